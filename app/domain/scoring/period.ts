/**
 * Kỳ: a year, half, quarter or month as `2026`, `2026-H1`, `2026-Q2`, `2026-05`.
 *
 * A period ends at 24:00 of its last day. What is due on that very day and is not in by then has missed its day, so a
 * period that is over is judged from the day after (`judgeDay`), while one that still runs is judged as of now.
 */
import { addDays, type Day, dayOf, endOfMonth, monthOf, yearOf } from '../shared/day.ts'
import { addMs, dayOfInstant, type Instant, instantAt } from '../shared/instant.ts'

export const PERIOD_KINDS = ['year', 'half', 'quarter', 'month'] as const
export type PeriodKind = (typeof PERIOD_KINDS)[number]

export const PERIOD_KIND_NAMES: Record<PeriodKind, string> = {
  year: 'Năm',
  half: 'Nửa năm',
  quarter: 'Quý',
  month: 'Tháng',
}

export type Period = {
  id: string
  kind: PeriodKind
  /** First and last day, both inclusive. */
  from: Day
  to: Day
  /** "quý II/2026" */
  name: string
}

const MONTHS: Record<PeriodKind, number> = { year: 12, half: 6, quarter: 3, month: 1 }
const ROMAN = ['I', 'II', 'III', 'IV'] as const

/** Null where the text names no period. */
export function parsePeriod(text: string): Period | null {
  const m = /^(\d{4})(?:-(?:H([12])|Q([1-4])|(0[1-9]|1[0-2])))?$/.exec(text)
  if (!m) return null
  const year = Number(m[1])
  if (year < 1900 || year > 2199) return null
  if (m[2]) return make('half', year, Number(m[2]))
  if (m[3]) return make('quarter', year, Number(m[3]))
  if (m[4]) return make('month', year, Number(m[4]))
  return make('year', year, 1)
}

/** The period of a kind that a day lies in. */
export const periodOn = (kind: PeriodKind, d: Day): Period =>
  make(kind, yearOf(d), Math.ceil(monthOf(d) / MONTHS[kind]))

export const previousPeriod = (p: Period): Period => periodOn(p.kind, addDays(p.from, -1))
export const nextPeriod = (p: Period): Period => periodOn(p.kind, addDays(p.to, 1))

/** `nth` counts from 1 within the year. */
function make(kind: PeriodKind, year: number, nth: number): Period {
  const last = nth * MONTHS[kind]
  return {
    kind,
    id: idOf(kind, year, nth),
    from: dayOf(year, last - MONTHS[kind] + 1, 1)!,
    to: endOfMonth(year, last),
    name: nameOf(kind, year, nth),
  }
}

function idOf(kind: PeriodKind, year: number, nth: number): string {
  switch (kind) {
    case 'year':
      return `${year}`
    case 'half':
      return `${year}-H${nth}`
    case 'quarter':
      return `${year}-Q${nth}`
    case 'month':
      return `${year}-${String(nth).padStart(2, '0')}`
  }
}

function nameOf(kind: PeriodKind, year: number, nth: number): string {
  switch (kind) {
    case 'year':
      return `năm ${year}`
    case 'half':
      return `6 tháng ${nth === 1 ? 'đầu' : 'cuối'} năm ${year}`
    case 'quarter':
      return `quý ${ROMAN[nth - 1]}/${year}`
    case 'month':
      return `tháng ${nth}/${year}`
  }
}

export const startOf = (p: Period): Instant => instantAt(p.from, '00:00')
/** 24:00 of the last day. */
export const endOf = (p: Period): Instant => instantAt(p.to, '24:00')

/** How a period looks from an instant: which history counts, and from which day it is judged. */
export type Cut = {
  /** Tasks as they stood just before the period began. */
  beforeAt: Instant
  /** … and at its end; null while it runs: as they stood at the instant that was asked. */
  afterAt: Instant | null
  /** Open tasks due before this day are overdue. */
  judgeDay: Day
}

export function cutOf(p: Period, asOf: Instant): Cut {
  const over = asOf >= endOf(p)
  return {
    beforeAt: addMs(startOf(p), -1),
    afterAt: over ? addMs(endOf(p), -1) : null,
    judgeDay: over ? addDays(p.to, 1) : dayOfInstant(asOf),
  }
}

/** The instant itself belongs to the day before where it is midnight: 24:00 of yesterday is yesterday's last moment. */
export const dayEndingAt = (at: Instant): Day => dayOfInstant(addMs(at, -1))

/** What a picker offers: this and last year in every size, the newest first, none that has not begun. */
export function periodChoices(today: Day): Record<PeriodKind, Period[]> {
  const since = dayOf(yearOf(today) - 1, 1, 1)!
  const back = (kind: PeriodKind): Period[] => {
    const list: Period[] = []
    for (let p = periodOn(kind, today); p.from >= since; p = previousPeriod(p)) list.push(p)
    return list
  }
  return { year: back('year'), half: back('half'), quarter: back('quarter'), month: back('month') }
}
