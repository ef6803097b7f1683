/**
 * Rule: "trong vòng 10 ngày làm việc kể từ ngày ký Thông báo này" is counted from its anchor – a date, the notice, the
 * meeting. From anything else ("kể từ ngày nhận đủ hồ sơ") no day can be told.
 */
import { addDays, addMonths, type Day } from '../shared/day.ts'
import { numberAt } from './numbers.ts'
import { dateAt } from './time-dates.ts'
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

const FROM = ['kể từ', 'tính từ', 'tính kể từ', 'từ', 'sau khi', 'sau', 'kể sau']
const MOMENT = ['ngày', 'khi', 'thời điểm', 'lúc', 'hôm', 'sau']
const NOW = [
  'hôm nay',
  'nay',
  'họp',
  'cuộc họp',
  'kết thúc cuộc họp',
  'kết thúc hội nghị',
  'kết thúc phiên họp',
  'kết thúc họp',
  'hội nghị',
  'phiên họp',
  'buổi họp',
  'buổi làm việc',
  'diễn ra cuộc họp',
  'tổ chức cuộc họp',
  'tổ chức họp',
  'giao ban',
  'kết luận',
  'này',
  'có kết luận',
  'bế mạc',
]
const NOTICE = ['ký ban hành', 'ký', 'ban hành', 'ra', 'phát hành', 'nhận được', 'nhận', 'có', 'thông báo', 'công bố']
const NOTICE_NOUNS = [
  'thông báo',
  'kết luận',
  'văn bản này',
  'văn bản kết luận',
  'biên bản',
  'chỉ đạo này',
  'công văn này',
  'ý kiến',
]

type Anchor = { base: Day | null; to: number }

/** "kể từ …" at `i`: what it counts from. */
function anchorAt(tokens: readonly Token[], i: number, end: number, context: TimeContext): Anchor | null {
  let start = i
  if (is(tokens, start, end, ',', '(')) start += 1
  let at = afterAny(tokens, start, end, ...FROM)
  if (at < 0) return null
  const date = dateAt(tokens, at, end, context)
  // "trong 3 ngày (từ 15/8 đến 17/8)" says the same twice.
  if (date?.kind === 'date' && is(tokens, date.to, end, 'đến', 'tới', '-')) return null
  if (date?.kind === 'date') return { base: date.day, to: date.to }
  const bare = !is(tokens, start, end, 'kể', 'tính')
  at = Math.max(at, afterAny(tokens, at, end, ...MOMENT))
  const dated = dateAt(tokens, at, end, context)
  if (dated?.kind === 'date') return { base: dated.day, to: dated.to }
  const now = afterAny(tokens, at, end, ...NOW.toSorted((a, b) => b.length - a.length))
  const base = context.issue ?? context.meeting
  const notice = afterAny(tokens, at, end, ...NOTICE)
  if (notice > 0) {
    const received = is(tokens, at, end, 'nhận', 'có')
    const noun = afterAny(tokens, notice, end, ...NOTICE_NOUNS)
    if (noun > 0) return { base, to: is(tokens, noun, end, 'này') ? noun + 1 : afterOwn(tokens, noun, end) }
    if (!received && (notice >= end || tokens[notice]!.kind === 'mark' || is(tokens, notice, end, 'này', 'để')))
      return { base, to: is(tokens, notice, end, 'này') ? notice + 1 : notice }
    if (now < 0) return { base: null, to: notice }
  }
  if (now > 0) return { base: context.meeting, to: is(tokens, now, end, 'này') ? now + 1 : now }
  return bare && !is(tokens, start, end, 'sau') ? null : { base: null, to: at }
}

const afterOwn = (tokens: readonly Token[], i: number, end: number): number => {
  const to = after(tokens, i, end, 'kết luận')
  return is(tokens, to > 0 ? to : i, end, 'này') ? (to > 0 ? to : i) + 1 : to > 0 ? to : i
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
  const anchor = anchorAt(tokens, to, end, context)
  const base = anchor ? anchor.base : context.meeting
  const due = base === null ? null : count(base, value, unit, context)
  return {
    kind: 'duration',
    from: i,
    to: anchor?.to ?? to,
    due: due === null ? null : addDays(due, half),
    loose: anchor === null && ahead < 0,
    after: anchor !== null || ahead > 0,
    hours: unit === 'hour',
  }
}
