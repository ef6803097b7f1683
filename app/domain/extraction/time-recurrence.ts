/**
 * Rule: "hàng tháng", "mỗi quý", "02 tuần/lần", "mỗi tháng một lần", "định kỳ 6 tháng" recur; "ngày 05 của tháng sau" and
 * "ngày 15 tháng cuối quý" are days of a recurring report.
 */

import { numberAt } from './numbers.ts'
import { after, afterAny, type EveryAtom, is, type MonthDayAtom, type Parser } from './time-types.ts'
import type { Token } from './tokens.ts'
import type { Recurrence } from './types.ts'

const UNIT: Record<string, Recurrence> = {
  ngày: 'daily',
  tuần: 'weekly',
  tháng: 'monthly',
  quý: 'quarterly',
  năm: 'yearly',
}
const EVERY = ['hàng', 'hằng', 'mỗi', 'từng']
const ONCE = [
  'một lần',
  '1 lần',
  '01 lần',
  '/ lần',
  '/ 1 lần',
  '/ 01 lần',
  'lần',
  '/ một lần',
  'báo cáo một lần',
  'báo cáo 1 lần',
  'báo cáo 01 lần',
  'họp một lần',
  ', một lần',
]

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
function spanAt(tokens: readonly Token[], i: number, end: number): { recurrence: Recurrence; to: number } | null {
  const halfMonth = after(tokens, i, end, 'nửa tháng')
  if (halfMonth > 0) return { recurrence: 'semimonthly', to: halfMonth }
  const halfYear = after(tokens, i, end, 'nửa năm')
  if (halfYear > 0) return { recurrence: 'half-yearly', to: halfYear }
  const n = numberAt(tokens, i, end, 2)
  const unit = n && unitAt(tokens, n.to, end)
  const recurrence = n && unit ? cadence(n.value, unit) : null
  return recurrence ? { recurrence, to: n!.to + 1 } : null
}

const found = (from: number, to: number, recurrence: Recurrence): EveryAtom => ({ kind: 'every', from, to, recurrence })

/** "một lần", "vào ngày" … may follow "mỗi tháng". */
const afterOnce = (tokens: readonly Token[], i: number, end: number): number => {
  const n = numberAt(tokens, i, end, 2)
  return n && is(tokens, n.to, end, 'lần') ? n.to + 1 : i
}

export const everyAt: Parser = (tokens, i, end) => {
  let at = i
  const fixed = afterAny(tokens, at, end, 'định kỳ', 'theo định kỳ', 'thường xuyên định kỳ')
  if (fixed > 0) at = fixed
  const each = is(tokens, at, end, ...EVERY) || is(tokens, at, end, 'cứ')
  if (each) {
    let k = at + 1
    if (is(tokens, at, end, 'cứ') && is(tokens, k, end, 'mỗi')) k += 1
    const span = spanAt(tokens, k, end)
    if (span) return found(i, afterOnce(tokens, span.to, end), span.recurrence)
    // "cứ thứ Hai": every Monday.
    if (is(tokens, at, end, 'cứ') && is(tokens, k, end, 'thứ', 'sáng', 'chiều', 'chủ')) return found(i, k, 'weekly')
    // "cứ cuối quý", "mỗi đầu tuần".
    if (is(tokens, k, end, 'đầu', 'cuối', 'giữa') && unitAt(tokens, k + 1, end)) k += 1
    const unit = unitAt(tokens, k, end)
    if (!unit || (unit === 'ngày' && tokens[k + 1]?.kind === 'number')) return null
    // "mỗi năm học", "từng ngày một" are rare; "hàng năm 2019" does not occur.
    if (unit === 'năm' && is(tokens, k + 1, end, 'học')) {
      const once = afterOnce(tokens, k + 2, end)
      return once > k + 2 ? found(i, once, 'yearly') : null
    }
    return found(i, afterOnce(tokens, k + 1, end), UNIT[unit]!)
  }
  if (fixed > 0) {
    const span = spanAt(tokens, at, end)
    if (span) {
      const once = afterAny(tokens, span.to, end, ...ONCE)
      return found(i, once > 0 ? once : span.to, span.recurrence)
    }
    // "định kỳ cuối quý".
    if (is(tokens, at, end, 'đầu', 'cuối', 'giữa') && unitAt(tokens, at + 1, end)) at += 1
    const unit = unitAt(tokens, at, end)
    if (unit && !is(tokens, at + 1, end, 'nhất') && tokens[at + 1]?.kind !== 'number')
      return found(i, at + 1, UNIT[unit]!)
    const times = timesPer(tokens, at, end)
    return times ? found(i, times.to, times.recurrence) : null
  }
  const times = timesPer(tokens, i, end)
  if (times) return found(i, times.to, times.recurrence)
  // "tuần ít nhất hai lần", "tháng 2 lần".
  const bare = tokens[i - 1]?.kind === 'mark' || i === 0 ? unitAt(tokens, i, end) : null
  if (bare) {
    const least = afterAny(tokens, i + 1, end, 'ít nhất', 'tối thiểu')
    const often = afterOnce(tokens, least > 0 ? least : i + 1, end)
    if (often > (least > 0 ? least : i + 1)) return found(i, often, UNIT[bare]!)
  }
  const span = spanAt(tokens, i, end)
  if (!span) return null
  const once = afterAny(tokens, span.to, end, ...ONCE)
  return once > 0 ? found(i, once, span.recurrence) : null
}

/** "01 lần/tháng", "2 lần một tuần", "một lần mỗi quý": several times in a period count as that period. */
function timesPer(tokens: readonly Token[], i: number, end: number): { recurrence: Recurrence; to: number } | null {
  const n = numberAt(tokens, i, end, 2)
  if (!n || !is(tokens, n.to, end, 'lần')) return null
  let at = n.to + 1
  if (is(tokens, at, end, '/', 'mỗi', 'một', 'trong', 'hàng', 'hằng')) at += 1
  else return null
  if (is(tokens, at, end, 'một', '01', '1', 'mỗi')) at += 1
  const span = spanAt(tokens, at, end)
  if (span) return span
  const unit = unitAt(tokens, at, end)
  return unit ? { recurrence: UNIT[unit]!, to: at + 1 } : null
}

const OF_MONTH: [string, MonthDayAtom['of']][] = [
  ['của tháng kế tiếp', 'following'],
  ['của tháng tiếp theo', 'following'],
  ['của tháng sau liền kề', 'following'],
  ['của tháng liền kề', 'following'],
  ['của tháng sau', 'following'],
  ['tháng kế tiếp', 'following'],
  ['tháng tiếp theo', 'following'],
  ['tháng liền kề', 'following'],
  ['tháng đầu tiên của quý sau', 'next-quarter-first'],
  ['tháng đầu tiên của quý tiếp theo', 'next-quarter-first'],
  ['tháng đầu tiên của quý kế tiếp', 'next-quarter-first'],
  ['tháng đầu của quý sau', 'next-quarter-first'],
  ['tháng đầu của quý tiếp theo', 'next-quarter-first'],
  ['tháng đầu của quý kế tiếp', 'next-quarter-first'],
  ['tháng đầu quý sau', 'next-quarter-first'],
  ['tháng đầu quý tiếp theo', 'next-quarter-first'],
  ['tháng đầu quý kế tiếp', 'next-quarter-first'],
  ['tháng đầu tiên của quý', 'quarter-first'],
  ['tháng đầu tiên của mỗi quý', 'quarter-first'],
  ['tháng đầu mỗi quý', 'quarter-first'],
  ['tháng đầu của quý', 'quarter-first'],
  ['tháng đầu quý', 'quarter-first'],
  ['tháng thứ hai của quý', 'quarter-middle'],
  ['tháng giữa quý', 'quarter-middle'],
  ['tháng cuối cùng của quý', 'quarter-last'],
  ['tháng cuối cùng của mỗi quý', 'quarter-last'],
  ['tháng cuối cùng mỗi quý', 'quarter-last'],
  ['tháng cuối mỗi quý', 'quarter-last'],
  ['tháng cuối của mỗi quý', 'quarter-last'],
  ['tháng cuối của quý', 'quarter-last'],
  ['tháng cuối các quý', 'quarter-last'],
  ['tháng cuối quý', 'quarter-last'],
  ['tháng thứ ba của quý', 'quarter-last'],
]

/** "ngày 20", "ngày 10 và ngày 25", "ngày 05 của tháng sau", "ngày 15 tháng cuối quý", "ngày cuối tháng" stays a period. */
export const monthDayAt: Parser = (tokens, i, end) => {
  let at = i
  if (is(tokens, at, end, 'các')) at += 1
  if (!is(tokens, at, end, 'ngày', 'mồng', 'mùng')) return null
  at += 1
  if (is(tokens, at, end, 'mồng', 'mùng')) at += 1
  const days: number[] = []
  while (days.length < 31) {
    const token = tokens[at]
    if (
      at >= end ||
      token?.kind !== 'number' ||
      token.text.length > 2 ||
      Number(token.text) < 1 ||
      Number(token.text) > 31
    )
      break
    days.push(Number(token.text))
    at += 1
    const more = afterAny(tokens, at, end, ', ngày', 'và ngày', 'và', ',')
    if (more < 0 || tokens[more]?.kind !== 'number' || more >= end || is(tokens, more + 1, end, '.')) break
    // "ngày 18, 19/8" is a date.
    if (is(tokens, more + 1, end, '/', 'tháng')) return null
    at = more
  }
  // "mùng 6 Tết" is a lunar day.
  if (is(tokens, at, end, 'tết', 'âm', 'giêng')) return null
  if (days.length === 0 || is(tokens, at, end, '/', '-') || is(tokens, at, end, 'giờ', 'h', '%')) return null
  const start =
    is(tokens, at, end, 'của') && is(tokens, at + 1, end, 'tháng') ? at : is(tokens, at, end, ',') ? at + 1 : at
  for (const [words, of] of OF_MONTH) {
    let to = after(tokens, start, end, words)
    if (to < 0 && is(tokens, start, end, 'của')) to = after(tokens, start + 1, end, words)
    if (to > 0) return { kind: 'monthday', from: i, to, days, of }
  }
  if (is(tokens, at, end, 'tháng') && !is(tokens, at + 1, end, 'này', 'sau', 'tới')) return null
  return { kind: 'monthday', from: i, to: at, days, of: null }
}
