/**
 * Rule: months, quarters, halves, years, weeks – whole or in part. "tháng 8/2019" ends on its last day, "đầu tháng" on
 * the 5th, "giữa tháng" on the 15th; without a year it is the next one that is not over.
 */
import { addDays, type Day, dayOf, daysBetween, monthOf, weekdayOf, yearOf } from '../shared/day.ts'
import { numberAt } from './numbers.ts'
import { bareCore, type Core, coreAt, running } from './time-period-cores.ts'
import { after, afterAny, is, mondayOf, type Parser, type PeriodAtom, type PeriodPart } from './time-types.ts'

const PARTS: [string, PeriodPart | 'second-decade' | 'first-half' | 'last-week' | 'first-decade'][] = [
  ['hết', 'end'],
  ['cuối', 'end'],
  ['những ngày cuối', 'end'],
  ['ngày làm việc cuối cùng của', 'end'],
  ['ngày làm việc cuối cùng', 'end'],
  ['ngày làm việc cuối', 'end'],
  ['ngày cuối cùng của', 'end'],
  ['ngày cuối cùng', 'end'],
  ['ngày cuối', 'end'],
  ['hạ tuần', 'end'],
  ['nửa cuối', 'end'],
  ['nửa sau', 'end'],
  ['tuần cuối cùng của', 'last-week'],
  ['tuần cuối cùng', 'last-week'],
  ['tuần cuối của', 'last-week'],
  ['tuần cuối', 'last-week'],
  ['đầu', 'start'],
  ['những ngày đầu', 'start'],
  ['thượng tuần', 'first-decade'],
  ['giữa', 'middle'],
  ['trung tuần', 'second-decade'],
  ['nửa đầu', 'first-half'],
]

export const periodAt: Parser = (tokens, i, end, context) => {
  for (const [words, part] of PARTS) {
    const at = after(tokens, i, end, words)
    if (at < 0) continue
    const core = coreAt(tokens, at, end, context) ?? bareCore(tokens, at, end, context)
    if (core) return { ...partOf(i, core, part), ...(words.startsWith('ngày cuối') && { lastDay: true }) }
  }
  const first = firstDaysAt(tokens, i, end, context) ?? weekOfMonthAt(tokens, i, end, context)
  if (first) return first
  const core = coreAt(tokens, i, end, context) ?? running(tokens, i, end, context)
  return core ? partOf(i, core, 'whole') : null
}

/** "15 ngày đầu tháng 9", "10 ngày cuối tháng". */
const firstDaysAt: Parser = (tokens, i, end, context) => {
  const n = numberAt(tokens, i, end, 2)
  if (!n || !is(tokens, n.to, end, 'ngày') || !is(tokens, n.to + 1, end, 'đầu', 'cuối')) return null
  const at = is(tokens, n.to + 2, end, 'của') ? n.to + 3 : n.to + 2
  const core = coreAt(tokens, at, end, context) ?? bareCore(tokens, at, end, context)
  const late = is(tokens, n.to + 1, end, 'cuối')
  if (!core || n.value > daysBetween(core.first, core.last) + 1) return null
  const first = addDays(core.first, n.value - 1)
  if (core.precision === 'week') return { ...partOf(i, core, 'end'), due: late ? addDays(core.first, 4) : first }
  return { ...partOf(i, core, late ? 'end' : 'start'), due: late ? core.last : first }
}

/** "tuần thứ hai của tháng 9", "tuần đầu tháng 9": weeks from Monday, the first holds the 1st; its Friday counts. */
const weekOfMonthAt: Parser = (tokens, i, end, context) => {
  const late = is(tokens, i, end, 'đầu', 'giữa', 'cuối') && is(tokens, i + 1, end, 'tuần') ? 1 : 0
  if (!is(tokens, i + late, end, 'tuần')) return null
  const at = i + late + 1
  const firstWeek = afterAny(tokens, at, end, 'đầu tiên của', 'đầu tiên', 'đầu của', 'đầu')
  const n =
    firstWeek > 0
      ? { value: 1, to: firstWeek }
      : is(tokens, at, end, 'thứ')
        ? numberAt(tokens, at + 1, end, 1)
        : tokens[at]?.kind === 'number'
          ? numberAt(tokens, at, end, 1)
          : null
  if (!n || n.value < 1 || n.value > 5) return null
  const core = coreAt(tokens, is(tokens, n.to, end, 'của') ? n.to + 1 : n.to, end, context)
  if (core?.precision !== 'month') return null
  const opening = weekdayOf(core.first) > 5 ? addDays(core.first, 8 - weekdayOf(core.first)) : core.first
  const first = mondayOf(opening, n.value - 1)
  return {
    kind: 'period',
    from: i,
    to: core.to,
    first,
    last: addDays(first, 6),
    due: addDays(first, 4),
    precision: 'week',
    part: 'end',
    year: core.year,
  }
}

const WEEK_PARTS: Record<string, number> = { start: 1, middle: 3, end: 5, whole: 5 }

function partOf(from: number, core: Core, part: (typeof PARTS)[number][1]): PeriodAtom {
  const base: PeriodPart =
    part === 'second-decade' || part === 'first-half'
      ? 'middle'
      : part === 'first-decade'
        ? 'start'
        : part === 'last-week'
          ? 'end'
          : part
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
