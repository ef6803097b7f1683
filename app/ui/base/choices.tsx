import type { ReactNode } from 'react'
import { cx } from './cx.ts'
import { fieldId } from './field-context.ts'

export type Choice = { value: string; label: ReactNode; hint?: ReactNode; disabled?: boolean }

type ChoicesProps = {
  name: string
  legend: ReactNode
  options: readonly Choice[]
  defaultValue?: string
  /** Several may be ticked; then `defaultValues`. */
  multiple?: boolean
  defaultValues?: readonly string[]
  onChange?: (value: string) => void
  hint?: ReactNode
  error?: string | null
  required?: boolean
  /** Side by side from 640 px. */
  inline?: boolean
  form?: string
}

/** One of a few (radio buttons), or some of a few (tick boxes), under one question. */
export function Choices(props: ChoicesProps) {
  const { name, legend, options, defaultValue, multiple, defaultValues, onChange, hint, error, required, inline } =
    props
  const id = fieldId(name, props.form)
  const errorId = error ? `${id}-error` : undefined
  const hintId = hint ? `${id}-hint` : undefined
  return (
    <fieldset id={id} tabIndex={-1} aria-describedby={cx(errorId, hintId) || undefined} className="min-w-0">
      <legend className="mb-1 text-[0.875rem] font-medium">{legend}</legend>
      <div className={cx('flex flex-col gap-2 touch:gap-0', inline && 'sm:flex-row sm:flex-wrap sm:gap-x-5')}>
        {options.map(o => (
          <label key={o.value} className="flex cursor-pointer items-start gap-2.5 touch:min-h-11 touch:items-center">
            <input
              type={multiple ? 'checkbox' : 'radio'}
              className="check"
              name={name}
              value={o.value}
              disabled={o.disabled}
              required={required && !multiple}
              defaultChecked={multiple ? defaultValues?.includes(o.value) : defaultValue === o.value}
              onChange={onChange && (event => onChange(event.currentTarget.value))}
            />
            <span className="min-w-0">
              {o.label}
              {o.hint && <span className="meta block">{o.hint}</span>}
            </span>
          </label>
        ))}
      </div>
      {error && (
        <p id={errorId} className="mt-1 flex items-baseline gap-1.5 text-sm text-late">
          <span className="shape shape-late" aria-hidden="true" />
          {error}
        </p>
      )}
      {hint && (
        <p id={hintId} className="meta mt-1">
          {hint}
        </p>
      )}
    </fieldset>
  )
}
