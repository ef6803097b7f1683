import { type ReactNode, useId, useRef, useState } from 'react'
import { useHydrated } from './use-hydrated.ts'

type CopyTextProps = {
  text: string
  label: string
  /** On the button. */
  copyLabel?: string
  rows?: number
  children?: ReactNode
}

/** Text to take elsewhere: one press copies it; without script, or over plain http, it is there to be selected. */
export function CopyText({ text, label, copyLabel = 'Sao chép', rows, children }: CopyTextProps) {
  const [copied, setCopied] = useState(false)
  const area = useRef<HTMLTextAreaElement>(null)
  const id = useId()
  const hydrated = useHydrated()
  const copy = async () => {
    area.current?.select()
    try {
      await navigator.clipboard.writeText(text)
      setCopied(true)
    } catch {
      // no clipboard over plain http: the old way still works with what is selected
      setCopied(document.execCommand('copy'))
    }
  }
  return (
    <div className="flex flex-col gap-2">
      <label htmlFor={id} className="text-[0.875rem] font-medium">
        {label}
      </label>
      <textarea
        id={id}
        ref={area}
        readOnly
        value={text}
        rows={rows ?? Math.min(18, text.split('\n').length + 1)}
        onFocus={event => event.currentTarget.select()}
        className="control w-full resize-y font-sans text-[0.875rem]"
      />
      <div className="flex flex-wrap items-center gap-3">
        {hydrated && (
          <button type="button" className="btn" onClick={copy}>
            {copyLabel}
          </button>
        )}
        {children}
        <span className="meta" aria-live="polite">
          {copied ? 'Đã sao chép.' : ''}
        </span>
      </div>
    </div>
  )
}
