import { forwardRef, type TextareaHTMLAttributes } from 'react'
import { cx } from './cx.ts'
import { useFieldAttributes } from './field-context.ts'

export type TextareaProps = TextareaHTMLAttributes<HTMLTextAreaElement>

/** Several lines of text; grows with what is typed where the browser can. */
export const Textarea = forwardRef<HTMLTextAreaElement, TextareaProps>(function Textarea({ className, ...rest }, ref) {
  const wired = useFieldAttributes(rest)
  return <textarea ref={ref} rows={4} {...rest} {...wired} className={cx('control', className)} />
})
