/** Rule: a length of time – "10 ngày làm việc", "một tháng rưỡi", "5 - 7 ngày" – gives a day by what it is counted from. */
import { addDays, addMonths, type Day } from '../shared/day.ts'
import { numberAt } from './numbers.ts'
import { anchorAt, anchorBefore, countedBack } from './time-anchors.ts'
import { after, afterAny, is, type Parser, type TimeContext } from './time-types.ts'
import type { Token } from './tokens.ts'

type Unit = 'day' | 'working-day' | 'week' | 'month' | 'quarter' | 'year' | 'hour'

const UNITS: [string, Unit][] = [
  ['ngày làm việc', 'working-day'],
  ['ngày công', 'working-day'],
  ['ngày', 'day'],
  ['tuần lễ', 'week'],
  ['tuần', 'week'],
  ['tháng', 'month'],
  ['quý', 'quarter'],
  ['năm', 'year'],
  ['giờ', 'hour'],
  ['tiếng', 'hour'],
  ['h', 'hour'],
]

/** Above this a "duration" is a slip of the pen or a figure. */
const MAX_DAYS = 1500

export function addWorkingDays(day: Day, n: number, isWorkingDay: (d: Day) => boolean): Day {
  let d = day
  let left = Math.min(n, MAX_DAYS)
  // A calendar without working days must not spin for ever.
  for (let guard = 0; left > 0 && guard < MAX_DAYS * 4; guard++) {
    d = addDays(d, 1)
    if (isWorkingDay(d)) left -= 1
  }
  return d
}

function count(base: Day, n: number, unit: Unit, context: TimeContext): Day | null {
  switch (unit) {
    case 'working-day':
      return n > MAX_DAYS ? null : addWorkingDays(base, n, context.isWorkingDay)
    case 'day':
      return n > MAX_DAYS ? null : addDays(base, n)
    case 'hour':
      return n > 240 ? null : addDays(base, Math.ceil(n / 24))
    case 'week':
      return n > 200 ? null : addDays(base, n * 7)
    case 'month':
      return n > 60 ? null : addMonths(base, n)
    case 'quarter':
      return n > 20 ? null : addMonths(base, n * 3)
    case 'year':
      return n > 10 ? null : addMonths(base, n * 12)
  }
}

function amountAt(tokens: readonly Token[], i: number, end: number): { value: number; to: number } | null {
  const n = numberAt(tokens, i, end, 3)
  if (!n) return null
  let { value, to } = n
  // "05 - 07 ngày": the later; "10 (mười) ngày": the same again in words.
  const range = is(tokens, to, end, '-', 'đến') ? numberAt(tokens, to + 1, end, 3) : null
  if (range && range.value > value) {
    value = range.value
    to = range.to
  }
  if (is(tokens, to, end, '(')) {
    const words = numberAt(tokens, to + 1, end, 3)
    if (words && is(tokens, words.to, end, ')')) to = words.to + 1
  }
  return { value, to }
}

export const durationAt: Parser = (tokens, i, end, context) => {
  if (is(tokens, i - 1, end, 'ngày', 'mồng', 'mùng', 'tháng')) return null
  let unit: Unit | null = null
  let value = 0
  let to = -1
  let half = 0
  const halfMonth = after(tokens, i, end, 'nửa tháng')
  const halfYear = after(tokens, i, end, 'nửa năm')
  if (halfMonth > 0) [unit, value, to] = ['day', 15, halfMonth]
  else if (halfYear > 0 && !is(tokens, halfYear, end, 'đầu', 'cuối')) [unit, value, to] = ['month', 6, halfYear]
  else if (after(tokens, i, end, '1 / 2 tháng') > 0) [unit, value, to] = ['day', 15, i + 4]
  else {
    const amount = amountAt(tokens, i, end)
    if (!amount || amount.value === 0) return null
    for (const [words, u] of UNITS) {
      const at = after(tokens, amount.to, end, words)
      if (at < 0) continue
      ;[unit, value, to] = [u, amount.value, at]
      break
    }
    if (unit === null) return null
    if (is(tokens, to, end, 'chạp', 'giêng', 'âm')) return null
    // "hai ngày 18 và 19/8": the days are given.
    if ((unit === 'day' || unit === 'month') && tokens[to]?.kind === 'number' && to < end) return null
    if (is(tokens, to, end, 'rưỡi')) {
      half = unit === 'month' ? 15 : unit === 'week' ? 4 : 0
      to += 1
    }
    if ((unit === 'month' || unit === 'year') && is(tokens, to, end, 'đầu', 'cuối')) return null
    if (unit === 'month' && is(tokens, to, end, 'năm') && tokens[to + 1]?.kind === 'number') return null
    if (unit === 'hour' && tokens[i]!.kind === 'number' && value < 24 && !is(tokens, to, end, 'tới', 'nữa', 'kể'))
      return null
    if (unit === 'year' && tokens[i]!.kind !== 'number' && value > 2) return null
  }
  const soon = afterAny(tokens, to, end, 'sắp tới', 'kế tiếp', 'tiếp theo')
  const ahead =
    soon > 0
      ? soon
      : is(tokens, to, end, 'tới', 'nữa', 'sau') && !is(tokens, to + 1, end, 'khi', 'cuộc', 'ngày', 'họp', 'hội')
        ? to + 1
        : -1
  if (ahead > 0) to = ahead
  const back = ahead > 0 || unit === 'hour' ? null : countedBack(tokens, i, to, end, context)
  if (back) {
    const due = back.base === null || unit === 'working-day' ? null : count(back.base, -value, unit, context)
    return { kind: 'duration', from: back.from, to: back.to, due, loose: false, after: true, hours: false }
  }
  const anchor = anchorAt(tokens, to, end, context) ?? anchorBefore(tokens, i, context)
  const base = anchor ? anchor.base : context.meeting
  const due = base === null ? null : count(base, value, unit, context)
  return {
    kind: 'duration',
    from: i,
    to: Math.max(anchor?.to ?? to, to),
    due: due === null ? null : addDays(due, half),
    loose: anchor === null && ahead < 0,
    after: anchor !== null || ahead > 0,
    hours: unit === 'hour',
  }
}
