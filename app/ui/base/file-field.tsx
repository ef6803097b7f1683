import { type ChangeEvent, useState } from 'react'
import { cx } from './cx.ts'
import { useFieldAttributes } from './field-context.ts'

export type FileFieldProps = {
  name?: string
  id?: string
  /** As in HTML: ".docx,.pdf". */
  accept?: string
  multiple?: boolean
  required?: boolean
  /** Largest size of one file; larger ones are named before anything is sent. */
  maxMegabytes?: number
  className?: string
}

/** Files to send; the form needs `encType="multipart/form-data"`. */
export function FileField({ accept, multiple, maxMegabytes = 20, className, ...own }: FileFieldProps) {
  const wired = useFieldAttributes(own)
  const [tooLarge, setTooLarge] = useState<string[]>([])
  const check = (event: ChangeEvent<HTMLInputElement>) => {
    const input = event.currentTarget
    const large = [...(input.files ?? [])].filter(f => f.size > maxMegabytes * 1_048_576).map(f => f.name)
    setTooLarge(large)
    input.setCustomValidity(large.length > 0 ? `Tệp lớn hơn ${maxMegabytes} MB: ${large.join(', ')}` : '')
  }
  return (
    <>
      <input
        {...wired}
        type="file"
        accept={accept}
        multiple={multiple}
        onChange={check}
        className={cx(
          'control border-dashed! file:mr-3 file:rounded-md file:border-0 file:bg-accent-soft file:px-3 file:py-1 file:text-[0.875rem] file:font-medium file:text-accent',
          className,
        )}
      />
      <p className="text-sm text-late empty:hidden" role="status">
        {tooLarge.length > 0 && `Lớn hơn ${maxMegabytes} MB, hãy chọn tệp khác: ${tooLarge.join(', ')}`}
      </p>
    </>
  )
}
