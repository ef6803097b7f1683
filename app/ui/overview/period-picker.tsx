import { Form, useSubmit } from '@remix-run/react'
import ChevronLeft from 'lucide-react/dist/esm/icons/chevron-left.mjs'
import ChevronRight from 'lucide-react/dist/esm/icons/chevron-right.mjs'
import {
  nextPeriod,
  PERIOD_KIND_NAMES,
  PERIOD_KINDS,
  parsePeriod,
  periodChoices,
  previousPeriod,
} from '#app/domain/scoring/period.ts'
import { day } from '#app/domain/shared/day.ts'
import { FastLinks } from '../base/fast-links.tsx'
import { Select } from '../base/select.tsx'
import { useHydrated } from '../base/use-hydrated.ts'

type PeriodPickerProps = {
  action: string
  periodId: string
  /** `YYYY-MM-DD` */
  today: string
  /** Other conditions of the address, kept. */
  keep?: Record<string, string>
}

/** The period before, the period itself, the period after. */
export function PeriodPicker({ action, periodId, today, keep = {} }: PeriodPickerProps) {
  const submit = useSubmit()
  const hydrated = useHydrated()
  const period = parsePeriod(periodId)
  if (!period) return null
  const choices = periodChoices(day(today))
  const listed = PERIOD_KINDS.flatMap(kind =>
    choices[kind].map(p => ({ value: p.id, label: capital(p.name), group: PERIOD_KIND_NAMES[kind] })),
  )
  const options = listed.some(o => o.value === period.id)
    ? listed
    : [{ value: period.id, label: capital(period.name), group: 'Đang xem' }, ...listed]
  const hrefOf = (id: string) => `${action}?${new URLSearchParams({ ky: id, ...keep })}`
  const next = nextPeriod(period)
  return (
    <FastLinks className="flex items-center gap-1.5">
      <a href={hrefOf(previousPeriod(period).id)} className="btn px-2">
        <ChevronLeft size={17} aria-hidden="true" />
        <span className="sr-only">Kỳ trước</span>
      </a>
      <Form method="get" action={action} className="flex items-center gap-1.5">
        {Object.entries(keep).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <Select
          key={period.id}
          name="ky"
          aria-label="Kỳ"
          className="w-auto! max-w-56"
          options={options}
          defaultValue={period.id}
          onChange={event => submit(event.currentTarget.form)}
        />
        {!hydrated && (
          <button type="submit" className="btn">
            Xem
          </button>
        )}
      </Form>
      {next.from <= today && (
        <a href={hrefOf(next.id)} className="btn px-2">
          <ChevronRight size={17} aria-hidden="true" />
          <span className="sr-only">Kỳ sau</span>
        </a>
      )}
    </FastLinks>
  )
}

export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)
