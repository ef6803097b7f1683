/**
 * Rule: a day of the month without the month – "ngày 20", "ngày 10 và ngày 25" – and of which month it is: "của tháng sau", "tháng
 * cuối quý", "tháng đầu của quý tiếp theo". The last ones tell by themselves that the work recurs.
 */

import { placeAt } from './time-subperiods.ts'
import { afterAny, is, type MonthDayAtom, type Parser } from './time-types.ts'
import type { Token } from './tokens.ts'

const NEXT = ['kế tiếp', 'tiếp theo', 'sau liền kề', 'liền kề', 'liền sau', 'kế', 'sau', 'tới']

type Of = Pick<MonthDayAtom, 'of' | 'month' | 'skip' | 'to'>

/** "của tháng sau", "tháng cuối quý", "tháng thứ hai của mỗi quý", "tháng đầu quý sau". */
function ofMonthAt(tokens: readonly Token[], i: number, end: number): Of | null {
  const owned = is(tokens, i, end, 'của')
  const at = owned ? i + 1 : i
  if (!is(tokens, at, end, 'tháng')) return null
  const next = afterAny(tokens, at + 1, end, ...NEXT)
  // "ngày 10 tháng sau" is a day of the calendar; "của tháng sau" is said of a report.
  if (next > 0)
    return owned || next > at + 2 || !is(tokens, at + 1, end, 'sau', 'tới') ? { of: 'following', to: next } : null
  const place = is(tokens, at + 1, end, 'giữa') ? { place: 2, to: at + 2 } : placeAt(tokens, at + 1, end)
  if (!place) return null
  let quarter = place.to
  for (let n = 0; n < 2 && is(tokens, quarter, end, 'của', 'mỗi', 'từng', 'các', 'hàng', 'hằng'); n++) quarter += 1
  if (!is(tokens, quarter, end, 'quý')) return null
  const skip = afterAny(tokens, quarter + 1, end, ...NEXT)
  const to = skip > 0 ? skip : quarter + 1
  // "tháng đầu quý IV": that one and no other.
  if (skip < 0 && to < end && (tokens[to]!.kind === 'number' || tokens[to]!.upper || is(tokens, to, end, 'này', 'nay')))
    return null
  return { of: 'quarter', month: place.place < 0 ? 2 : place.place - 1, skip: skip > 0, to }
}

const isDate = (token: Token | undefined): boolean =>
  token?.kind === 'number' && token.text.length <= 2 && Number(token.text) >= 1 && Number(token.text) <= 31

export const monthDayAt: Parser = (tokens, i, end): MonthDayAtom | null => {
  let at = i
  if (is(tokens, at, end, 'các')) at += 1
  if (!is(tokens, at, end, 'ngày', 'mồng', 'mùng')) return null
  at += 1
  if (is(tokens, at, end, 'mồng', 'mùng')) at += 1
  const days: number[] = []
  while (days.length < 31 && at < end && isDate(tokens[at])) {
    days.push(Number(tokens[at]!.text))
    at += 1
    const more = afterAny(tokens, at, end, ', ngày', 'và ngày', 'và', ',', '&')
    if (more < 0 || tokens[more]?.kind !== 'number' || more >= end || is(tokens, more + 1, end, '.')) break
    // "ngày 18, 19/8" is a date.
    if (is(tokens, more + 1, end, '/', 'tháng')) return null
    at = more
  }
  // "mùng 6 Tết" is a lunar day.
  if (is(tokens, at, end, 'tết', 'âm', 'giêng')) return null
  if (days.length === 0 || is(tokens, at, end, '/', '-') || is(tokens, at, end, 'giờ', 'h', '%')) return null
  const of = ofMonthAt(tokens, is(tokens, at, end, ',') ? at + 1 : at, end)
  if (of) return { kind: 'monthday', from: i, days, ...of }
  if (is(tokens, at, end, 'tháng') && !is(tokens, at + 1, end, 'này', 'sau', 'tới')) return null
  return { kind: 'monthday', from: i, to: at, days, of: null }
}
