/**
 * Rule: weekdays. "thứ Sáu tuần này (22/8)", "sáng thứ Hai tuần sau", "T6 tuần này", "thứ Hai đầu tiên của tháng 9". The date
 * that stands beside a weekday says it all.
 */
import { addDays } from '../shared/day.ts'
import { dateAt } from './time-dates.ts'
import { coreAt } from './time-period-cores.ts'
import { nthWeekday, type Place, placeAt, subPeriodAt } from './time-subperiods.ts'
import { type Atom, after, afterAny, is, mondayOf, type Parser, type TimeContext } from './time-types.ts'
import type { Token } from './tokens.ts'

const WEEKDAYS: [string, number][] = [
  ['thứ hai', 1],
  ['thứ ba', 2],
  ['thứ tư', 3],
  ['thứ năm', 4],
  ['thứ sáu', 5],
  ['thứ bảy', 6],
  ['thứ bẩy', 6],
  ['chủ nhật', 7],
  ['thứ 2', 1],
  ['thứ 3', 2],
  ['thứ 4', 3],
  ['thứ 5', 4],
  ['thứ 6', 5],
  ['thứ 7', 6],
]
const ORDINAL_BEFORE = [
  'lần',
  'đợt',
  'kỳ',
  'khóa',
  'quý',
  'nhóm',
  'việc',
  'điều',
  'vòng',
  'bước',
  'hạng',
  'mức',
  'loại',
  'phiên',
  'người',
  'năm',
]
const AFTER_WEEKDAY = ['tuần sau', 'tuần tới', 'tuần kế tiếp', 'tuần tiếp theo']
const THIS_WEEK = ['của tuần này', 'trong tuần này', 'tuần này', 'của tuần', 'này']

/** "T6", "CN": short for a weekday beside a part of the day, a week or a date; "T6" alone is the month of June. */
function shortWeekday(tokens: readonly Token[], i: number, end: number): [string, number, number] | null {
  const token = i < end ? tokens[i] : undefined
  if (!token?.upper) return null
  const next = tokens[i + 1]
  const sunday = token.text === 'CN'
  const n = token.text === 'T' && next?.kind === 'number' && !next.gap && i + 1 < end ? Number(next.text) : 0
  if (!sunday && (n < 2 || n > 7)) return null
  const to = sunday ? i + 1 : i + 2
  const beside =
    is(tokens, i - 1, end, 'sáng', 'trưa', 'chiều', 'tối', 'mỗi', 'cứ', 'các', 'ngày') ||
    is(tokens, to, end, 'tuần', 'này', 'tới', 'hàng', 'hằng', 'mỗi', 'sau') ||
    (is(tokens, to, end, '(', ',', 'ngày') && tokens[to + 1]?.kind === 'number') ||
    (tokens[to]?.kind === 'number' && is(tokens, to + 1, end, '/'))
  return beside ? [token.text, sunday ? 7 : n - 1, to] : null
}

export const weekdayAt: Parser = (tokens, i, end, context) => {
  let at = i
  if (is(tokens, at, end, 'ngày')) at += 1
  const ordinal = is(tokens, i - 1, end, ...ORDINAL_BEFORE) && !is(tokens, i - 2, end, 'định', 'làm')
  if (ordinal && !tokens[at + 1]?.capital) return null
  const short = shortWeekday(tokens, at, end)
  for (const [name, weekday] of short ? [short] : WEEKDAYS) {
    let to = short ? short[2] : after(tokens, at, end, name)
    if (to < 0) continue
    const place = placeAt(tokens, to, end)
    if (place) return weekdayOfMonth(tokens, i, place, weekday, end, context)
    // "thứ Sáu, ngày 20/3", "thứ Sáu (20/3)": the date says it all.
    const gap = is(tokens, to, end, ',', '(', '-') ? to + 1 : to
    const date = dateAt(tokens, gap, end, context)
    if (date?.kind === 'date')
      return { ...date, from: i, to: is(tokens, date.to, end, ')') ? date.to + 1 : date.to, named: true }
    // "thứ Tư tuần thứ hai của tháng 9".
    const week = is(tokens, to, end, 'của', 'trong') ? to + 1 : to
    const placed = is(tokens, week, end, 'tuần') ? subPeriodAt(tokens, week, end, context) : null
    if (placed?.precision === 'week') {
      const day = addDays(mondayOf(placed.first), weekday - 1)
      return { kind: 'date', from: i, to: placed.to, day, year: true, named: true }
    }
    const next = afterAny(tokens, to, end, ...AFTER_WEEKDAY.map(x => `của ${x}`), ...AFTER_WEEKDAY)
    const now = next > 0 ? -1 : afterAny(tokens, to, end, ...THIS_WEEK)
    if (next > 0) to = next
    else if (now > 0) to = now
    else if (is(tokens, to, end, 'tới', 'sau')) to += 1
    const which = next > 0 ? 'next' : now > 0 ? 'this' : null
    const tail = is(tokens, to, end, ',', '(') ? to + 1 : to
    const apposed = which ? dateAt(tokens, tail, end, context) : null
    if (apposed?.kind === 'date')
      return { ...apposed, from: i, to: is(tokens, apposed.to, end, ')') ? apposed.to + 1 : apposed.to, named: true }
    return { kind: 'weekday', from: i, to, weekday, week: which }
  }
  return null
}

/** "thứ Hai đầu tiên của tháng 9" is a day; of every month it recurs; "thứ Sáu cuối cùng của quý" stays an occasion. */
function weekdayOfMonth(
  tokens: readonly Token[],
  from: number,
  place: Place,
  weekday: number,
  end: number,
  context: TimeContext,
): Atom {
  let at = is(tokens, place.to, end, 'của', 'trong') ? place.to + 1 : place.to
  if (is(tokens, at, end, 'mỗi', 'từng', 'hàng', 'hằng', 'các')) at += 1
  const core = coreAt(tokens, at, end, context)
  if (core?.precision === 'month') {
    const day = nthWeekday(core.first, weekday, place.place)
    if (day) return { kind: 'date', from, to: core.to, day, year: true, named: true }
  }
  if (!core && is(tokens, at, end, 'tháng'))
    return { kind: 'monthday', from, to: at + 1, days: [], of: 'weekday', nth: { weekday, place: place.place } }
  return { kind: 'event', from, to: place.to }
}
