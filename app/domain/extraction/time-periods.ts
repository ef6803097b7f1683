/**
 * Rule: months, quarters, halves, years, weeks – whole or in part. "tháng 8/2019" ends on its last day, "đầu tháng" on
 * the 5th, "giữa tháng" on the 15th; without a year it is the next one that is not over.
 */
import { addDays, type Day, dayOf, monthOf, weekdayOf, yearOf } from '../shared/day.ts'
import { bareCore, type Core, coreAt, running } from './time-period-cores.ts'
import { subPeriodAt } from './time-subperiods.ts'
import { after, type Parser, type PeriodAtom, type PeriodPart } from './time-types.ts'

const PARTS: [string, PeriodPart | 'second-decade' | 'first-half' | 'first-decade'][] = [
  ['hết', 'end'],
  ['cuối', 'end'],
  ['những ngày cuối', 'end'],
  ['hạ tuần', 'end'],
  ['nửa cuối', 'end'],
  ['nửa sau', 'end'],
  ['đầu', 'start'],
  ['những ngày đầu', 'start'],
  ['thượng tuần', 'first-decade'],
  ['giữa', 'middle'],
  ['trung tuần', 'second-decade'],
  ['nửa đầu', 'first-half'],
]

export const periodAt: Parser = (tokens, i, end, context) => {
  const sub = subPeriodAt(tokens, i, end, context)
  if (sub) return sub
  for (const [words, part] of PARTS) {
    const at = after(tokens, i, end, words)
    if (at < 0) continue
    const within = words === 'hết' ? subPeriodAt(tokens, at, end, context) : null
    if (within) return { ...within, from: i, part: 'end' }
    const core = coreAt(tokens, at, end, context) ?? bareCore(tokens, at, end, context)
    // "nửa đầu năm" is a half of its own.
    if (core && !(words.startsWith('nửa') && core.precision === 'year')) return partOf(i, core, part)
  }
  const core = coreAt(tokens, i, end, context) ?? running(tokens, i, end, context)
  return core ? partOf(i, core, 'whole') : null
}

const WEEK_PARTS: Record<string, number> = { start: 1, middle: 3, end: 5, whole: 5 }

function partOf(from: number, core: Core, part: (typeof PARTS)[number][1]): PeriodAtom {
  const base: PeriodPart =
    part === 'second-decade' || part === 'first-half' ? 'middle' : part === 'first-decade' ? 'start' : part
  const atom = (due: Day | null): PeriodAtom => ({
    kind: 'period',
    from,
    to: core.to,
    first: core.first,
    last: core.last,
    due,
    precision: core.precision,
    part: base,
    year: core.year,
  })
  if (core.precision === 'week') return atom(addDays(core.first, (WEEK_PARTS[base] ?? 5) - weekdayOf(core.first)))
  if (base === 'whole' || base === 'end') return atom(core.last)
  // Only months have a known beginning and middle; "đầu năm", "giữa quý" stay words.
  if (core.precision !== 'month' || monthOf(core.first) !== monthOf(core.last)) return atom(null)
  const date =
    { start: 5, middle: 15, 'second-decade': 20, 'first-half': 15, 'first-decade': 10 }[part as string] ?? null
  return atom(date === null ? null : dayOf(yearOf(core.first), monthOf(core.first), date))
}
