/**
 * Rule: the plain periods – a month, a quarter, a half, a year, a week – and which one is meant where no year is said: the
 * next that is not over.
 */
import { addDays, addMonths, type Day, endOfMonth, monthOf, yearOf } from '../shared/day.ts'
import { numberAt, romanValue } from './numbers.ts'
import {
  after,
  afterAny,
  firstOfMonth,
  is,
  mondayOf,
  nextYearFor,
  type TimeContext,
  yearAt,
  yearPart,
} from './time-types.ts'
import type { Token } from './tokens.ts'
import type { DuePrecision } from './types.ts'

export type Core = { first: Day; last: Day; precision: DuePrecision; to: number; year: boolean }
type CoreParser = (tokens: readonly Token[], i: number, end: number, context: TimeContext) => Core | null

const months = (
  year: number,
  first: number,
  last: number,
  precision: DuePrecision,
  to: number,
  given: boolean,
): Core => ({
  first: firstOfMonth(year, first),
  last: endOfMonth(year, last),
  precision,
  to,
  year: given,
})

const NEXT = ['sau', 'tới']
const NEXT_LONG = ['kế tiếp', 'tiếp theo', 'sắp tới']

/** "sau", "tới", "kế tiếp" – or "sau nữa", two ahead. */
function nextWord(tokens: readonly Token[], i: number, end: number): { to: number; steps: number } | null {
  const later = afterAny(tokens, i, end, 'sau nữa', 'tới nữa')
  if (later > 0) return { to: later, steps: 2 }
  const next = afterAny(tokens, i, end, ...NEXT_LONG, ...NEXT)
  return next > 0 ? { to: next, steps: 1 } : null
}

/** "tháng Giêng" and "tháng Chạp" are lunar months unless it is said otherwise. */
function monthNumber(tokens: readonly Token[], i: number, end: number): { value: number; to: number } | null {
  const solar = after(tokens, i + 1, end, 'dương lịch')
  if (solar > 0 && is(tokens, i, end, 'giêng')) return { value: 1, to: solar }
  if (solar > 0 && is(tokens, i, end, 'chạp')) return { value: 12, to: solar }
  const n = numberAt(tokens, i, end, 2)
  return n && { value: n.value, to: Math.max(n.to, after(tokens, n.to, end, 'dương lịch')) }
}

/** "T9", "T9/2026". Weekdays are read before. */
function shortMonth(tokens: readonly Token[], i: number, end: number, context: TimeContext): Core | null {
  const number = i + 1 < end ? tokens[i + 1] : undefined
  if (tokens[i]?.text !== 'T' || number?.kind !== 'number' || number.gap || number.text.length > 2) return null
  const month = Number(number.text)
  const year = yearPart(tokens, i + 2, end, context)
  if (month < 1 || month > 12 || (is(tokens, i + 2, end, '/', '-', '.') && !year && tokens[i + 3]?.kind === 'number'))
    return null
  return months(year?.year ?? nextYearFor(context, month), month, month, 'month', year?.to ?? i + 2, year !== null)
}

/** "tháng 8", "tháng 8/2019", "tháng tám năm nay", "tháng này", "tháng sau", "tháng 8 và tháng 9/2019". */
const monthAt: CoreParser = (tokens, i, end, context) => {
  const short = shortMonth(tokens, i, end, context)
  if (short) return short
  if (!is(tokens, i, end, 'tháng')) return null
  if (is(tokens, i + 1, end, 'này', 'nay'))
    return months(yearOf(context.meeting), monthOf(context.meeting), monthOf(context.meeting), 'month', i + 2, true)
  const next = nextWord(tokens, i + 1, end)
  if (next) {
    const d = addMonths(firstOfMonth(yearOf(context.meeting), monthOf(context.meeting)), next.steps)
    return months(yearOf(d), monthOf(d), monthOf(d), 'month', next.to, true)
  }
  const n = monthNumber(tokens, i + 1, end)
  if (!n || n.value < 1 || n.value > 12 || is(tokens, n.to, end, 'âm')) return null
  let { value: month, to } = n
  const joint = afterAny(tokens, to, end, 'và tháng', 'đến tháng', '- tháng', ', tháng')
  const second =
    joint > 0
      ? numberAt(tokens, joint, end, 2)
      : is(tokens, to, end, '-', ',', 'và')
        ? numberAt(tokens, to + 1, end, 2)
        : null
  const first = month
  if (
    second &&
    second.value > month &&
    second.value <= 12 &&
    (joint > 0 || is(tokens, i - 1, end, 'hai', 'các', '02', '2', 'ba') || yearPart(tokens, second.to, end, context))
  ) {
    month = second.value
    to = second.to
  }
  const year = yearPart(tokens, to, end, context)
  if (!year && is(tokens, to, end, 'này', 'nay')) to += 1
  if (is(tokens, to, end, '/', '-') && !year && tokens[to + 1]?.kind === 'number' && !tokens[to + 1]!.gap) return null
  return months(year?.year ?? nextYearFor(context, month), first, month, 'month', year?.to ?? to, year !== null)
}

/** "Q.III/2026", "QIII", "Q3/2026" – but "Q.3" alone is a district. */
function shortQuarter(
  tokens: readonly Token[],
  i: number,
  end: number,
): { value: number; to: number; roman: boolean } | null {
  const token = i < end ? tokens[i] : undefined
  if (token?.kind !== 'word' || !token.upper || token.text[0] !== 'Q') return null
  const glued = token.text.length > 1 ? romanValue(token.text.slice(1)) : null
  if (glued) return glued <= 4 ? { value: glued, to: i + 1, roman: true } : null
  if (token.text !== 'Q') return null
  const at = is(tokens, i + 1, end, '.') ? i + 2 : i + 1
  const next = at < end ? tokens[at]! : undefined
  const value = next?.kind === 'number' ? Number(next.text) : next?.upper ? romanValue(next.text) : null
  return value && value <= 4 ? { value, to: at + 1, roman: next!.kind !== 'number' } : null
}

/** "quý III/2019", "quý 4 năm 2020", "quý này", "quý tới". */
const quarterAt: CoreParser = (tokens, i, end, context) => {
  const short = shortQuarter(tokens, i, end)
  if (short) {
    const year = yearPart(tokens, short.to, end, context)
    if (!short.roman && !year) return null
    const q = short.value
    return months(
      year?.year ?? nextYearFor(context, q * 3),
      q * 3 - 2,
      q * 3,
      'quarter',
      year?.to ?? short.to,
      year !== null,
    )
  }
  if (!is(tokens, i, end, 'quý')) return null
  const now = Math.ceil(monthOf(context.meeting) / 3)
  const of = (year: number, q: number, to: number, given: boolean) =>
    months(year, q * 3 - 2, q * 3, 'quarter', to, given)
  if (is(tokens, i + 1, end, 'này', 'nay')) return of(yearOf(context.meeting), now, i + 2, true)
  const next = nextWord(tokens, i + 1, end)
  if (next) {
    const q = now - 1 + next.steps
    return of(yearOf(context.meeting) + Math.floor(q / 4), (q % 4) + 1, next.to, true)
  }
  const read = (at: number): { value: number; to: number } | null => {
    const roman = tokens[at]?.kind === 'word' && at < end && tokens[at]!.upper ? romanValue(tokens[at]!.text) : null
    return roman ? { value: roman, to: at + 1 } : numberAt(tokens, at, end, 1)
  }
  const n = read(i + 1)
  if (!n || n.value < 1 || n.value > 4) return null
  let last = n
  const joint = afterAny(tokens, n.to, end, 'và quý', ', quý', '- quý', 'đến quý', 'và', ',', '-')
  const second = joint > 0 ? read(joint) : null
  if (second && second.value > n.value && second.value <= 4 && tokens[joint]!.upper) last = second
  const year = yearPart(tokens, last.to, end, context)
  return of(year?.year ?? nextYearFor(context, last.value * 3), last.value, year?.to ?? last.to, year !== null)
}

/** "6 tháng đầu năm 2022", "sáu tháng cuối năm", "9 tháng đầu năm", "2 tháng cuối năm", "nửa đầu năm". */
const halfAt: CoreParser = (tokens, i, end, context) => {
  let to = -1
  let firstHalf = false
  let size = 6
  const half = afterAny(tokens, i, end, 'nửa đầu năm', 'nửa năm đầu')
  const second = afterAny(tokens, i, end, 'nửa cuối năm', 'nửa năm cuối', 'nửa sau năm')
  const late = afterAny(
    tokens,
    i,
    end,
    'các tháng cuối năm',
    'những tháng cuối năm',
    'các tháng còn lại của năm',
    'những tháng còn lại của năm',
    'các tháng còn lại năm',
  )
  if (half > 0) [to, firstHalf] = [half, true]
  else if (second > 0) to = second
  else if (late > 0) to = late
  else {
    const n = numberAt(tokens, i, end, 2)
    const unit = n ? (is(tokens, n.to, end, 'tháng') ? 1 : is(tokens, n.to, end, 'quý') ? 3 : 0) : 0
    if (!n || n.value < 1 || unit === 0 || n.value * unit > 12) return null
    size = n.value * unit
    let at = n.to + 1
    if (is(tokens, at, end, 'đầu')) firstHalf = true
    else if (!is(tokens, at, end, 'cuối') && after(tokens, at, end, 'còn lại') < 0) return null
    at = is(tokens, at, end, 'còn') ? at + 2 : at + 1
    if (is(tokens, at, end, 'của')) at += 1
    if (!is(tokens, at, end, 'năm')) return null
    to = at + 1
  }
  const lastMonth = firstHalf ? size : 12
  const year = yearPart(tokens, to - 1, end, context)
  const y = year?.year ?? nextYearFor(context, lastMonth)
  return months(
    y,
    firstHalf ? 1 : 13 - size,
    lastMonth,
    size === 6 ? 'half-year' : firstHalf ? 'month' : size <= 3 ? 'quarter' : 'year',
    year?.to ?? to,
    year !== null,
  )
}

/** "năm 2019", "năm nay", "năm sau"; "năm học" is another thing. */
const wholeYearAt: CoreParser = (tokens, i, end, context) => {
  if (!is(tokens, i, end, 'năm')) return null
  const year = yearPart(tokens, i, end, context)
  if (!year) return null
  if (is(tokens, year.to, end, '-', '/') && yearAt(tokens, year.to + 1, end) !== null) return null
  return months(year.year, 1, 12, 'year', year.to, true)
}

/** "tuần này", "tuần sau", "trong tuần". The week's due day is Friday. */
const weekAt: CoreParser = (tokens, i, end, context) => {
  if (!is(tokens, i, end, 'tuần')) return null
  const week = (weeks: number, to: number): Core => {
    const monday = mondayOf(context.meeting, weeks)
    return { first: monday, last: addDays(monday, 6), precision: 'week', to, year: true }
  }
  if (is(tokens, i + 1, end, 'này')) return week(0, i + 2)
  const next = nextWord(tokens, i + 1, end)
  if (next) return week(next.steps, next.to)
  return null
}

/** "08/2026", "từ 10/2025": a month and its year in figures; "số 08/2026" and "11/08/2026" are others. */
const monthYearAt: CoreParser = (tokens, i, end) => {
  const [month, slash] = [tokens[i], tokens[i + 1]]
  if (month?.kind !== 'number' || month.text.length > 2 || slash?.key !== '/' || slash.gap) return null
  const year = tokens[i + 2]?.gap ? null : yearAt(tokens, i + 2, end)
  const value = Number(month.text)
  if (year === null || value < 1 || value > 12) return null
  if (is(tokens, i - 1, end, 'số', '/', '-', '.') && !(tokens[i]!.gap && is(tokens, i - 1, end, '-'))) return null
  if (is(tokens, i + 3, end, '/') && !tokens[i + 3]!.gap) return null
  return months(year, value, value, 'month', i + 3, true)
}

/** "sang tuần", "sang tháng", "sang năm": the next one; "sang tháng 5" names it. */
const enteringAt: CoreParser = (tokens, i, end, context) => {
  if (!is(tokens, i, end, 'sang')) return null
  if (coreAt(tokens, i + 1, end, context)) return null
  const bare = bareCore(tokens, i + 1, end, context)
  if (!bare || tokens[bare.to]?.kind === 'number' || is(tokens, bare.to, end, 'khác', 'học')) return null
  if (bare.precision === 'week') return { ...bare, first: addDays(bare.first, 7), last: addDays(bare.last, 7) }
  const size = bare.precision === 'month' ? 1 : bare.precision === 'quarter' ? 3 : 12
  const first = addMonths(bare.first, size)
  const last = addMonths(first, size - 1)
  return { ...bare, first, last: endOfMonth(yearOf(last), monthOf(last)), year: true }
}

const CORES: CoreParser[] = [enteringAt, monthYearAt, halfAt, monthAt, quarterAt, wholeYearAt, weekAt]

/** "tháng", "quý", "năm", "tuần" alone after a part: "cuối tháng", "đến hết năm". They mean the running one. */
export const bareCore: CoreParser = (tokens, i, end, context) => {
  const { meeting } = context
  const [year, month] = [yearOf(meeting), monthOf(meeting)]
  if (is(tokens, i, end, 'tháng')) return months(year, month, month, 'month', i + 1, false)
  if (is(tokens, i, end, 'quý'))
    return months(year, Math.ceil(month / 3) * 3 - 2, Math.ceil(month / 3) * 3, 'quarter', i + 1, false)
  if (is(tokens, i, end, 'năm') && !is(tokens, i + 1, end, 'học')) return months(year, 1, 12, 'year', i + 1, false)
  if (is(tokens, i, end, 'tuần') && !is(tokens, i + 1, end, 'thứ', 'đầu', 'lễ'))
    return { first: mondayOf(meeting), last: addDays(mondayOf(meeting), 6), precision: 'week', to: i + 1, year: true }
  return null
}

/** "trong tuần", "ngay trong tháng": the running one – but not "trong tuần qua", "trong năm học". */
export const running: CoreParser = (tokens, i, end, context) => {
  if (!is(tokens, i - 1, end, 'trong', 'nội')) return null
  const core = bareCore(tokens, i, end, context)
  const next = core && core.to < end ? tokens[core.to] : undefined
  // "trong tuần từ 13 đến 17/7": the days say which.
  if (
    is(tokens, i, end, 'tuần') &&
    is(tokens, core?.to ?? end, end, 'từ', '(') &&
    tokens[core!.to + 1]?.kind === 'number'
  )
    return null
  if (!core || is(tokens, core.to, end, 'qua', 'vừa', 'trước', 'học', 'đầu', 'cuối', 'thứ') || next?.kind === 'number')
    return null
  return core.precision === 'year' && next && next.kind !== 'mark' ? null : core
}

export const coreAt: CoreParser = (tokens, i, end, context) => {
  for (const parse of CORES) {
    const core = parse(tokens, i, end, context)
    if (core) return core
  }
  return null
}
