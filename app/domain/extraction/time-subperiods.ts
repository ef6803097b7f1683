/**
 * Rule: a smaller time by its place in a larger one – "tuần thứ hai của tháng 9", "tháng đầu quý IV", "quý cuối năm", "ngày làm
 * việc cuối cùng của tháng", "10 ngày đầu tháng 9". Weeks go from Monday, the first holds the first working day.
 */
import {
  addDays,
  addMonths,
  type Day,
  daysBetween,
  endOfMonth,
  maxDay,
  minDay,
  monthOf,
  weekdayOf,
  yearOf,
} from '../shared/day.ts'
import { numberAt } from './numbers.ts'
import { bareCore, type Core, coreAt } from './time-period-cores.ts'
import { afterAny, is, mondayOf, type PeriodAtom, type PeriodPart, type TimeContext } from './time-types.ts'
import type { Token } from './tokens.ts'
import type { DuePrecision } from './types.ts'

type Unit = 'working-day' | 'day' | 'week' | 'month' | 'quarter'

const UNITS: [string, Unit][] = [
  ['ngày làm việc', 'working-day'],
  ['ngày', 'day'],
  ['tuần lễ', 'week'],
  ['tuần', 'week'],
  ['tháng', 'month'],
  ['quý', 'quarter'],
]
const SIZE: Record<Unit | DuePrecision, number> = {
  'working-day': 0,
  day: 0,
  week: 1,
  month: 2,
  quarter: 3,
  'half-year': 4,
  year: 5,
  'next-meeting': 9,
  event: 9,
  none: 9,
}

/** 1, 2 … from the beginning, -1 the last. */
export type Place = { place: number; to: number }

/** "đầu tiên", "thứ hai", "cuối cùng". */
export function placeAt(tokens: readonly Token[], i: number, end: number): Place | null {
  const first = afterAny(tokens, i, end, 'đầu tiên', 'đầu', 'mở đầu', 'thứ nhất')
  if (first > 0) return { place: 1, to: first }
  const last = afterAny(tokens, i, end, 'cuối cùng', 'cuối', 'sau cùng', 'chót')
  if (last > 0) return { place: -1, to: last }
  const n = is(tokens, i, end, 'thứ') ? numberAt(tokens, i + 1, end, 1) : null
  return n && n.value <= 5 ? { place: n.value, to: n.to } : null
}

type Span = { first: Day; last: Day; due: Day; precision: DuePrecision }

/** The larger time at `i`, with or without "của". */
export function wholeAt(tokens: readonly Token[], i: number, end: number, context: TimeContext): Core | null {
  const at = is(tokens, i, end, 'của', 'trong') ? i + 1 : i
  // "ngày cuối cùng của mỗi tháng": the recurrence is read by itself.
  if (is(tokens, at, end, 'mỗi', 'hằng', 'hàng', 'từng')) {
    const each = bareCore(tokens, at + 1, end, context)
    return each && { ...each, to: i }
  }
  return coreAt(tokens, at, end, context) ?? bareCore(tokens, at, end, context)
}

export function subPeriodAt(tokens: readonly Token[], i: number, end: number, context: TimeContext): PeriodAtom | null {
  let at = i
  // "đầu tuần thứ hai của tháng 9": which part of the week is left aside.
  if (is(tokens, at, end, 'đầu', 'giữa', 'cuối') && is(tokens, at + 1, end, 'tuần')) at += 1
  const count = numberAt(tokens, at, end, 2)
  if (count) at = count.to
  const unit = UNITS.find(([words]) => afterAny(tokens, at, end, words) > 0)
  if (!unit || (count && SIZE[unit[1]] >= SIZE.month)) return null
  at = afterAny(tokens, at, end, unit[0])
  const bare = unit[1] === 'week' && tokens[at]?.kind === 'number' ? numberAt(tokens, at, end, 1) : null
  const place = placeAt(tokens, at, end) ?? (bare && bare.value <= 5 ? { place: bare.value, to: bare.to } : null)
  if (!place || (count && Math.abs(place.place) !== 1)) return null
  const core = wholeAt(tokens, place.to, end, context)
  if (!core || SIZE[core.precision] <= SIZE[unit[1]]) return null
  const of = (whole: Core) => placed(whole, unit[1], place.place, count?.value ?? 1, context)
  let span = of(core)
  // "tuần đầu tháng" said on the 20th: the next month's.
  if (span && !core.year && span.last < context.meeting) span = of(nextAfter(core))
  if (!span) return null
  const part: PeriodPart = place.place < 0 ? 'end' : place.place === 1 ? 'start' : 'middle'
  return {
    kind: 'period',
    from: i,
    to: core.to,
    ...span,
    part,
    year: core.year,
    ...(place.place < 0 && SIZE[unit[1]] === 0 && !count && { lastDay: true }),
  }
}

const MONTHS: Partial<Record<DuePrecision, number>> = { month: 1, quarter: 3, 'half-year': 6, year: 12 }

function nextAfter(core: Core): Core {
  const size = MONTHS[core.precision]
  if (!size) return { ...core, first: addDays(core.first, 7), last: addDays(core.last, 7) }
  const first = addMonths(core.first, size)
  const end = addMonths(first, size - 1)
  return { ...core, first, last: endOfMonth(yearOf(end), monthOf(end)) }
}

/** The n-th unit of the whole, or its last; several units from its beginning or up to its end. */
function placed(whole: Core, unit: Unit, place: number, count: number, context: TimeContext): Span | null {
  const inside = (first: Day, last: Day, due: Day, precision: DuePrecision): Span | null =>
    due >= whole.first && due <= whole.last ? { first, last, due, precision } : null
  switch (unit) {
    case 'day': {
      if (count > daysBetween(whole.first, whole.last) + 1) return null
      const due = place < 0 ? whole.last : addDays(whole.first, place === 1 ? count - 1 : place - 1)
      if (place < 0 && whole.precision === 'week')
        return inside(whole.first, whole.last, addDays(whole.first, 4), 'week')
      return inside(whole.first, whole.last, due, count > 1 ? whole.precision : 'day')
    }
    case 'working-day': {
      const step = place < 0 ? -1 : 1
      let due = place < 0 ? whole.last : whole.first
      let left = place < 0 ? 1 : Math.max(place, count)
      for (let guard = 0; guard < 60; guard++) {
        if (context.isWorkingDay(due)) left -= 1
        if (left === 0) return inside(due, due, due, 'day')
        due = addDays(due, step)
      }
      return null
    }
    case 'week': {
      if (place < 0) return inside(maxDay(whole.first, mondayOf(whole.last)), whole.last, whole.last, 'week')
      const opening = weekdayOf(whole.first) > 5 ? addDays(whole.first, 8 - weekdayOf(whole.first)) : whole.first
      const first = mondayOf(opening, place - 1)
      const friday = addDays(mondayOf(first, count - 1), 4)
      return inside(first, addDays(friday, 2), minDay(friday, whole.last), 'week')
    }
    default: {
      const size = unit === 'month' ? 1 : 3
      const all = Math.round((daysBetween(whole.first, whole.last) + 1) / 30.4)
      const first = addMonths(whole.first, place < 0 ? all - size : (place - 1) * size)
      const end = addMonths(first, size - 1)
      const last = endOfMonth(yearOf(end), monthOf(end))
      return inside(first, last, last, unit)
    }
  }
}

/** The n-th Monday, Tuesday … of a month, or its last. */
export function nthWeekday(month: Day, weekday: number, place: number): Day | null {
  const last = endOfMonth(yearOf(month), monthOf(month))
  if (place < 0) return addDays(last, -((weekdayOf(last) - weekday + 7) % 7))
  const first = addDays(month, ((weekday - weekdayOf(month) + 7) % 7) + (place - 1) * 7)
  return first <= last ? first : null
}
