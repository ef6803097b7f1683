import { type ReactNode, useMemo } from 'react'
import { cx } from './cx.ts'
import { FieldContext, fieldId } from './field-context.ts'

type FieldProps = {
  /** Name of the form value; the control inside takes it over. */
  name: string
  label: ReactNode
  hint?: ReactNode
  /** What is wrong and what to do. */
  error?: string | null
  required?: boolean
  /** Says "không bắt buộc" beside the label. */
  optional?: boolean
  /** Id of the form, where two forms on a page have fields of one name. */
  form?: string
  /** The label is read aloud but not shown. */
  hideLabel?: boolean
  className?: string
  children: ReactNode
}

/** Label, control, hint, error – tied together for screen readers. The control is Input, Textarea, Select, DateField, FileField, Combobox… */
export function Field(props: FieldProps) {
  const { name, label, hint, error, required = false, optional, form, hideLabel, className, children } = props
  const id = fieldId(name, form)
  const hintId = hint ? `${id}-hint` : undefined
  const errorId = error ? `${id}-error` : undefined
  const describedBy = cx(errorId, hintId) || undefined
  const wiring = useMemo(
    () => ({ id, name, describedBy, invalid: Boolean(errorId), required }),
    [id, name, describedBy, errorId, required],
  )
  return (
    <div className={cx('flex flex-col gap-1', className)}>
      <label htmlFor={id} id={`${id}-label`} className={hideLabel ? 'sr-only' : 'text-[0.875rem] font-medium'}>
        {label}
        {optional && <span className="font-normal text-soft"> · không bắt buộc</span>}
      </label>
      <FieldContext.Provider value={wiring}>{children}</FieldContext.Provider>
      {error && (
        <p id={errorId} className="flex items-baseline gap-1.5 text-sm text-late">
          <span className="shape shape-late" aria-hidden="true" />
          {error}
        </p>
      )}
      {hint && (
        <p id={hintId} className="meta">
          {hint}
        </p>
      )}
    </div>
  )
}
