import CalendarDays from 'lucide-react/dist/esm/icons/calendar-days.mjs'
import { type ChangeEvent, useRef, useState } from 'react'
import { day, formatDay, parseDay, weekdayName, weekdayOf } from '#app/domain/shared/day.ts'
import { cx } from './cx.ts'
import { useFieldAttributes } from './field-context.ts'
import { useHydrated } from './use-hydrated.ts'
import { readVietnameseDate } from './vietnamese-date.ts'

export type DateFieldProps = {
  name?: string
  id?: string
  /** Either `YYYY-MM-DD` or what was typed before, shown again as it was. */
  defaultValue?: string | null
  required?: boolean
  disabled?: boolean
  /** Days that are chosen often, as buttons under the field: `{ label: 'Thứ Sáu này', day: '2026-05-08' }`. */
  quick?: readonly { label: string; day: string }[]
  /** Called with `YYYY-MM-DD`, or null while the text is no day. */
  onDay?: (day: string | null) => void
  /** Without the weekday beside it: in filters, where room is scarce. */
  bare?: boolean
  className?: string
}

const shown = (value: string): string => {
  const d = parseDay(value)
  return d ? formatDay(d) : value
}

/** A day as dd/MM/yyyy in a text field: what is submitted is the text. Slashes come by themselves; the weekday is shown as a check. */
export function DateField({ defaultValue, quick, onDay, disabled, bare, className, ...own }: DateFieldProps) {
  const wired = useFieldAttributes(own)
  const hydrated = useHydrated()
  const [text, setText] = useState(() => shown(defaultValue ?? ''))
  const input = useRef<HTMLInputElement>(null)
  const native = useRef<HTMLInputElement>(null)
  const read = readVietnameseDate(text)

  const put = (next: string) => {
    setText(next)
    onDay?.(readVietnameseDate(next))
  }
  const type = (event: ChangeEvent<HTMLInputElement>) => {
    const next = event.currentTarget.value
    const growing = next.length > text.length
    // 0506 → 05/06/ while typing at the end; never while correcting
    put(growing && /^\d{2}$|^\d{2}\/\d{2}$/.test(next) ? `${next}/` : next)
  }
  const tidy = () => {
    if (read) put(formatDay(read))
  }

  return (
    <div className={cx('flex flex-col gap-1.5', className)}>
      <div className="flex items-center gap-2">
        <div className="control flex max-w-56 items-center gap-2 py-0! pr-1!">
          <input
            ref={input}
            {...wired}
            type="text"
            inputMode="numeric"
            autoComplete="off"
            placeholder="dd/mm/yyyy"
            maxLength={10}
            disabled={disabled}
            value={text}
            onChange={type}
            onBlur={tidy}
            className="num min-w-0 flex-1 bg-transparent py-1.5 outline-none"
          />
          {hydrated && !disabled && (
            <>
              <button
                type="button"
                className="grid size-8 flex-none place-items-center rounded-md text-soft hover:bg-accent-soft hover:text-accent touch:size-10"
                onClick={() => native.current?.showPicker?.()}
              >
                <CalendarDays size={17} aria-hidden="true" />
                <span className="sr-only">Chọn trên lịch</span>
              </button>
              <input
                ref={native}
                type="date"
                tabIndex={-1}
                aria-hidden="true"
                className="pointer-events-none absolute mt-8 size-0 opacity-0"
                value={read ?? ''}
                onChange={event => {
                  const picked = parseDay(event.currentTarget.value)
                  if (picked) put(formatDay(picked))
                  input.current?.focus()
                }}
              />
            </>
          )}
        </div>
        <span className="meta" aria-live="polite">
          {read ? (bare ? '' : weekdayName(read)) : text.length >= 10 ? 'không có ngày này' : ''}
        </span>
      </div>
      {hydrated && quick && quick.length > 0 && (
        <div className="flex flex-wrap gap-1.5">
          {quick.map(q => (
            <button key={q.label} type="button" className="btn btn-s" onClick={() => put(formatDay(day(q.day)))}>
              {q.label}
              <span className="num font-normal text-soft">{formatDay(day(q.day)).slice(0, 5)}</span>
            </button>
          ))}
        </div>
      )}
    </div>
  )
}

/** 1 = Monday … 7 = Sunday of what is typed; for callers that warn about a rest day. */
export const weekdayTyped = (text: string): number | null => {
  const d = readVietnameseDate(text)
  return d ? weekdayOf(d) : null
}
