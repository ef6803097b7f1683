/**
 * Rule: what recurs. Each of a unit ("hàng tháng", "mỗi quý", "cuối mỗi tuần", "mỗi chiều thứ Sáu", "tháng nào cũng"), so many
 * times in a unit ("tuần 3 lần", "01 lần/tháng", "hai tuần một đợt"), or by rule ("định kỳ 6 tháng", "cách tuần").
 */
import { numberAt } from './numbers.ts'
import { after, afterAny, type EveryAtom, is, type Parser } from './time-types.ts'
import type { Token } from './tokens.ts'
import type { Recurrence } from './types.ts'

const UNIT: Record<string, Recurrence> = {
  ngày: 'daily',
  tuần: 'weekly',
  tháng: 'monthly',
  quý: 'quarterly',
  năm: 'yearly',
}
const EACH = ['hàng', 'hằng', 'mỗi', 'từng', 'cứ']
/** What is counted: "mỗi tháng một lần", "hai tuần một đợt", "tuần ba buổi". */
const OCCURRENCES = ['lần', 'đợt', 'lượt', 'kỳ', 'buổi', 'phiên', 'số', 'bận', 'cuộc']
const PARTS = ['đầu', 'cuối', 'giữa']
const PARTS_OF_DAY = ['sáng', 'trưa', 'chiều', 'tối', 'đêm']

type Span = { recurrence: Recurrence; to: number }

/** So many of a unit: "06 tháng" → half-yearly, "2 tuần" → biweekly, "15 ngày" → semimonthly. */
function cadence(n: number, unit: string): Recurrence | null {
  if (n === 1) return UNIT[unit] ?? null
  const table: Record<string, Record<number, Recurrence>> = {
    ngày: { 7: 'weekly', 14: 'biweekly', 15: 'semimonthly', 30: 'monthly', 10: 'semimonthly' },
    tuần: { 2: 'biweekly', 4: 'monthly' },
    tháng: { 3: 'quarterly', 6: 'half-yearly', 12: 'yearly' },
    quý: { 2: 'half-yearly', 4: 'yearly' },
    năm: {},
  }
  return table[unit]?.[n] ?? null
}

const unitAt = (tokens: readonly Token[], i: number, end: number): string | null => {
  for (const unit of Object.keys(UNIT)) if (is(tokens, i, end, unit)) return unit
  return null
}

/** "06 tháng", "nửa tháng", "hai tuần" at `i`. */
function spanAt(tokens: readonly Token[], i: number, end: number): Span | null {
  const halfMonth = after(tokens, i, end, 'nửa tháng')
  if (halfMonth > 0) return { recurrence: 'semimonthly', to: halfMonth }
  const halfYear = after(tokens, i, end, 'nửa năm')
  if (halfYear > 0) return { recurrence: 'half-yearly', to: halfYear }
  const n = numberAt(tokens, i, end, 2)
  const unit = n && unitAt(tokens, n.to, end)
  const recurrence = n && unit ? cadence(n.value, unit) : null
  return recurrence ? { recurrence, to: n!.to + 1 } : null
}

/** "một lần", "2 buổi", "ít nhất hai kỳ" at `i`: the place after it, or -1. "đợt 2" and "lần thứ hai" are others. */
function timesAt(tokens: readonly Token[], i: number, end: number): number {
  const least = afterAny(tokens, i, end, 'ít nhất', 'tối thiểu', 'không quá', 'tối đa', ',', 'có')
  const n = numberAt(tokens, least > 0 ? least : i, end, 2)
  if (!n || !is(tokens, n.to, end, ...OCCURRENCES)) return -1
  return tokens[n.to + 1]?.kind === 'number' && n.to + 1 < end && !is(tokens, n.to, end, 'lần') ? -1 : n.to + 1
}

/** Behind a span: "một lần", "/lần", "/01 đợt", "báo cáo một lần", "lần". */
function onceAfter(tokens: readonly Token[], i: number, end: number): number {
  const slash = is(tokens, i, end, '/', 'mỗi') ? i + 1 : i
  const times = timesAt(tokens, slash, end)
  if (times > 0) return times
  if (slash > i && is(tokens, slash, end, ...OCCURRENCES)) return slash + 1
  const verb = afterAny(tokens, i, end, 'báo cáo', 'họp', 'tổng hợp', 'kiểm tra', 'giao ban', 'làm', 'gửi')
  const late = verb > 0 ? timesAt(tokens, verb, end) : -1
  return late > 0 ? late : is(tokens, i, end, 'lần') ? i + 1 : -1
}

const found = (from: number, to: number, recurrence: Recurrence): EveryAtom => ({ kind: 'every', from, to, recurrence })

const isWeekday = (tokens: readonly Token[], i: number, end: number): boolean =>
  is(tokens, i, end, 'thứ') ||
  after(tokens, i, end, 'chủ nhật') > 0 ||
  after(tokens, i, end, 'ngày thứ') > 0 ||
  (is(tokens, i, end, 'T') && tokens[i]!.upper && tokens[i + 1]?.kind === 'number' && !tokens[i + 1]!.gap)

export const everyAt: Parser = (tokens, i, end) => {
  const fixed = afterAny(tokens, i, end, 'định kỳ', 'theo định kỳ', 'thường xuyên định kỳ', 'đều đặn')
  const at = fixed > 0 ? (is(tokens, fixed, end, 'theo', 'vào', 'cứ') ? fixed + 1 : fixed) : i
  const span =
    eachAt(tokens, at, end) ??
    (fixed > 0 ? ruledAt(tokens, at, end) : null) ??
    timesPer(tokens, at, end) ??
    anyAt(tokens, at, end) ??
    countedAt(tokens, at, end)
  return span ? found(i, span.to, span.recurrence) : null
}

/** "hàng tháng", "mỗi 2 tuần", "cứ cuối quý", "mỗi chiều thứ Sáu", "các ngày thứ Hai", "ngày 25 các tháng". */
function eachAt(tokens: readonly Token[], i: number, end: number): Span | null {
  if (is(tokens, i, end, 'các', 'những', 'mọi') && !is(tokens, i - 1, end, 'của')) return eachOfMany(tokens, i, end)
  if (!is(tokens, i, end, ...EACH)) return null
  const at = is(tokens, i, end, 'cứ') && is(tokens, i + 1, end, 'mỗi', 'đến', 'vào', 'mỗi khi') ? i + 2 : i + 1
  const span = spanAt(tokens, at, end)
  const once = (to: number) => Math.max(to, timesAt(tokens, to, end))
  if (span) return { recurrence: span.recurrence, to: Math.max(once(span.to), onceAfter(tokens, span.to, end)) }
  // The weekday is a time of its own: "cứ thứ Hai", "mỗi chiều thứ Sáu".
  if (is(tokens, i, end, 'cứ', 'mỗi', 'từng', 'hàng', 'hằng')) {
    const part = partOfDay(tokens, at, end)
    if (isWeekday(tokens, part, end)) return { recurrence: 'weekly', to: at }
    if (part > at && !is(tokens, part, end, 'mai', 'nay') && !is(tokens, i, end, 'cứ'))
      return { recurrence: 'daily', to: part }
  }
  // "cứ cuối quý", "mỗi đầu tuần".
  const k = is(tokens, at, end, ...PARTS) && unitAt(tokens, at + 1, end) ? at + 1 : at
  const unit = unitAt(tokens, k, end)
  if (!unit || (unit === 'ngày' && tokens[k + 1]?.kind === 'number' && timesAt(tokens, k + 1, end) < 0)) return null
  // "mỗi năm học" lasts; "mỗi năm học một lần" recurs.
  if (unit === 'năm' && is(tokens, k + 1, end, 'học')) {
    const times = timesAt(tokens, k + 2, end)
    return times > 0 ? { recurrence: 'yearly', to: times } : null
  }
  return { recurrence: UNIT[unit]!, to: Math.max(k + 1, timesAt(tokens, k + 1, end)) }
}

const partOfDay = (tokens: readonly Token[], i: number, end: number): number => {
  const at = is(tokens, i, end, 'buổi') ? i + 1 : i
  return is(tokens, at, end, ...PARTS_OF_DAY) ? at + 1 : i
}

/** "thứ Sáu", "chủ nhật" just before `i`. */
const endsWeekday = (tokens: readonly Token[], i: number): boolean => isWeekday(tokens, i - 2, i)

/** "các ngày thứ Hai", "các chiều thứ Sáu"; "ngày 25 các tháng", "cuối các quý". */
function eachOfMany(tokens: readonly Token[], i: number, end: number): Span | null {
  if (isWeekday(tokens, partOfDay(tokens, i + 1, end), end)) return { recurrence: 'weekly', to: i + 1 }
  const unit = unitAt(tokens, i + 1, end)
  const placed = tokens[i - 1]?.kind === 'number' || is(tokens, i - 1, end, ...PARTS) || endsWeekday(tokens, i)
  if (
    !unit ||
    !placed ||
    is(tokens, i + 2, end, 'đầu', 'cuối', 'còn', 'trước', 'qua') ||
    tokens[i + 2]?.kind === 'number'
  )
    return null
  return { recurrence: UNIT[unit]!, to: i + 2 }
}

/** Behind "định kỳ": "6 tháng", "quý", "cuối quý", "nửa tháng một lần". */
function ruledAt(tokens: readonly Token[], i: number, end: number): Span | null {
  const span = spanAt(tokens, i, end)
  if (span) return { recurrence: span.recurrence, to: Math.max(span.to, onceAfter(tokens, span.to, end)) }
  const at = is(tokens, i, end, ...PARTS) && unitAt(tokens, i + 1, end) ? i + 1 : i
  const unit = unitAt(tokens, at, end)
  return unit && !is(tokens, at + 1, end, 'nhất') && tokens[at + 1]?.kind !== 'number'
    ? { recurrence: UNIT[unit]!, to: at + 1 }
    : null
}

/** "01 lần/tháng", "2 buổi một tuần", "một lần mỗi quý": several times in a period count as that period. */
function timesPer(tokens: readonly Token[], i: number, end: number): Span | null {
  const times = timesAt(tokens, i, end)
  if (times < 0 || is(tokens, i, end, ',', 'có')) return null
  if (!is(tokens, times, end, '/', 'mỗi', 'một', 'trong', 'hàng', 'hằng', 'trên')) return null
  let at = times + 1
  if (is(tokens, at, end, 'một', '01', '1', 'mỗi')) at += 1
  const span = spanAt(tokens, at, end)
  if (span) return span
  const unit = unitAt(tokens, at, end)
  // "một lần trong quý III", "một lần trong quý này" is once.
  const inside =
    is(tokens, times, end, 'trong') &&
    is(tokens, at, end, 'tuần', 'tháng', 'năm', 'quý') &&
    (tokens[at + 1]?.kind === 'number' || tokens[at + 1]?.upper || is(tokens, at + 1, end, 'này', 'tới', 'nay', 'sau'))
  return unit && !inside ? { recurrence: UNIT[unit]!, to: at + 1 } : null
}

/** "tháng nào cũng …", "tuần nào báo cáo tuần đó", "thứ Hai nào cũng". */
function anyAt(tokens: readonly Token[], i: number, end: number): Span | null {
  const unit = unitAt(tokens, i, end)
  if (is(tokens, i, end, ...PARTS_OF_DAY) && after(tokens, i + 1, end, 'nào cũng') > 0)
    return { recurrence: 'daily', to: i + 3 }
  if (!unit || !is(tokens, i + 1, end, 'nào')) return null
  if (is(tokens, i + 2, end, 'cũng')) return { recurrence: UNIT[unit]!, to: i + 3 }
  for (let k = i + 2; k < Math.min(end, i + 10); k++)
    if (is(tokens, k, end, unit) && is(tokens, k + 1, end, 'đó', 'ấy', 'nấy'))
      return { recurrence: UNIT[unit]!, to: k + 2 }
  return null
}

/** "hai tuần một lần", "15 ngày/lần", "tuần 3 buổi", "ngày hai lần", "cách tuần". */
function countedAt(tokens: readonly Token[], i: number, end: number): Span | null {
  if (after(tokens, i, end, 'cách tuần') > 0)
    return { recurrence: 'biweekly', to: Math.max(i + 2, timesAt(tokens, i + 2, end)) }
  const span = spanAt(tokens, i, end)
  const once = span ? onceAfter(tokens, span.to, end) : -1
  if (span && once > 0) return { recurrence: span.recurrence, to: once }
  const unit = unitAt(tokens, i, end)
  if (!unit || tokens[i - 1]?.kind === 'number' || is(tokens, i - 1, end, 'thứ', 'quá', 'trước', 'sau')) return null
  const slash = is(tokens, i + 1, end, '/') ? onceAfter(tokens, i + 1, end) : -1
  const times = slash > 0 ? slash : timesAt(tokens, i + 1, end)
  return times > 0 ? { recurrence: UNIT[unit]!, to: times } : null
}
