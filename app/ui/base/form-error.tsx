import { useEffect, useRef } from 'react'
import { fieldId } from './field-context.ts'

export type FieldErrors = Record<string, string | readonly string[] | null | undefined>

type FormErrorProps = {
  /** What is wrong with the form as a whole. */
  message?: string | null
  /** What is wrong per field, by its name; each becomes a link to the field. */
  errors?: FieldErrors | null
  /** Same as in Field. */
  form?: string
  /** Labels for the links, where the message alone does not say which field is meant. */
  labels?: Record<string, string>
}

/** The summary above a form that was sent back. It takes the focus, so it is read first. Nothing to say: nothing is shown. */
export function FormError({ message, errors, form, labels }: FormErrorProps) {
  const box = useRef<HTMLDivElement>(null)
  const items = Object.entries(errors ?? {}).flatMap(([name, value]) => {
    const text = typeof value === 'string' ? value : value?.[0]
    return text ? [{ name, text }] : []
  })
  const key = `${message ?? ''}|${items.map(i => i.name + i.text).join('|')}`
  const shown = Boolean(message) || items.length > 0
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new set of errors takes the focus again
  useEffect(() => {
    if (shown) box.current?.focus()
  }, [shown, key])
  if (!shown) return null
  return (
    <div
      ref={box}
      role="alert"
      tabIndex={-1}
      className="rounded-card border border-late bg-late-soft px-4 py-3 text-[0.875rem] text-late"
    >
      <p className="flex items-baseline gap-2 font-semibold">
        <span className="shape shape-late" aria-hidden="true" />
        {message ?? (items.length === 1 ? 'Còn một chỗ cần sửa' : `Còn ${items.length} chỗ cần sửa`)}
      </p>
      {items.length > 0 && (
        <ul className="mt-1 pl-4">
          {items.map(i => (
            <li key={i.name} className="list-disc">
              <a
                href={`#${fieldId(i.name, form)}`}
                className="inline-flex min-h-6 items-center text-late underline underline-offset-2 touch:min-h-11"
              >
                {labels?.[i.name] ? `${labels[i.name]}: ${i.text}` : i.text}
              </a>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
