import type { InputHTMLAttributes, ReactNode } from 'react'
import { cx } from './cx.ts'

export type CheckboxProps = Omit<InputHTMLAttributes<HTMLInputElement>, 'type'> & {
  label: ReactNode
  hint?: ReactNode
  /** The label is read aloud but not shown: for the boxes of table rows. */
  hideLabel?: boolean
}

/** A tick box; the whole line is its target. Submits `value` ("on" unless told) when ticked. */
export function Checkbox({ label, hint, hideLabel, className, ...rest }: CheckboxProps) {
  return (
    <label
      className={cx(
        'flex cursor-pointer items-start gap-2.5 touch:min-h-11 touch:items-center',
        hideLabel && 'w-fit',
        className,
      )}
    >
      <input type="checkbox" className="check" {...rest} />
      {hideLabel ? (
        <span className="sr-only">{label}</span>
      ) : (
        <span className="min-w-0">
          {label}
          {hint && <span className="meta block">{hint}</span>}
        </span>
      )}
    </label>
  )
}
