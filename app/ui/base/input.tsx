import { forwardRef, type InputHTMLAttributes } from 'react'
import { cx } from './cx.ts'
import { useFieldAttributes } from './field-context.ts'

export type InputProps = InputHTMLAttributes<HTMLInputElement>

/** One line of text. Inside a Field it takes id, name and descriptions from there. */
export const Input = forwardRef<HTMLInputElement, InputProps>(function Input({ className, ...rest }, ref) {
  const wired = useFieldAttributes(rest)
  return <input ref={ref} type="text" autoComplete="off" {...rest} {...wired} className={cx('control', className)} />
})
