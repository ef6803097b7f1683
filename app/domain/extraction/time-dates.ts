/**
 * Rule: days. "ngày 15/8/2019", "15 tháng 6 năm 2012", "25/8", "31/01 năm sau", "ngày mai",
 * "trước 17h ngày 24/02". A day without a year is the next such day from the meeting on.
 */
import { addDays, addMonths, type Day, dateOf, dayOf, monthOf, yearOf } from '../shared/day.ts'
import { numberAt } from './numbers.ts'
import { subPeriodAt } from './time-subperiods.ts'
import {
  after,
  afterAny,
  type DateAtom,
  is,
  nextDate,
  type Parser,
  type TimeContext,
  yearAt,
  yearPart,
} from './time-types.ts'
import { keyOf, type Token } from './tokens.ts'

const small = (token: Token | undefined, max: number): number | null => {
  if (token?.kind !== 'number' || token.text.length > 2) return null
  const n = Number(token.text)
  return n >= 1 && n <= max ? n : null
}

/** Nouns that a fraction counts: "9/12 phòng" is no date. */
const COUNTED = new Set(
  'phòng phường xã huyện quận sở đơn hồ tiêu nhiệm thôn người hộ thành điểm dự trường chỉ thủ tổ khu chi cán học đại mục nội công tỉnh địa hạng cơ ý bộ ban ngành doanh lớp trạm ấp phiếu'
    .split(' ')
    .map(keyOf),
)
/** "đường 3/2", "chợ 19/5": places named after days. */
const NAMED_PLACES = new Set(
  'đường chợ phố trường viên cầu hẻm kênh rạp sân lộ tuyến quán xưởng khu nhà'.split(' ').map(keyOf),
)
const LUNAR = ['âm lịch', 'AL', '( âm lịch', '( AL', 'tháng giêng', 'tháng chạp']

const isSlash = (tokens: readonly Token[], i: number, end: number): boolean => is(tokens, i, end, '/', '.', '-')

type Found = { day: Day; to: number; year: boolean }

/** "2026-07-15", as computers write it. */
function isoDate(tokens: readonly Token[], i: number, end: number): Found | null {
  const year = yearAt(tokens, i, end)
  if (year === null || !is(tokens, i + 1, end, '-') || !is(tokens, i + 3, end, '-') || i + 4 >= end) return null
  const [month, date] = [small(tokens[i + 2], 12), small(tokens[i + 4], 31)]
  return month && date ? exact(year, month, date, i + 5) : null
}

/** D/M[/Y] or "D tháng M [năm Y]" at `i`. Dots and dashes need the year or the word "ngày" before. */
function dayMonth(
  tokens: readonly Token[],
  i: number,
  end: number,
  context: TimeContext,
  named: boolean,
): Found | null {
  const iso = isoDate(tokens, i, end)
  if (iso) return iso
  // "ngày sáu tháng ba"
  const spoken = named && tokens[i]?.kind === 'word' && i < end ? numberAt(tokens, i, end) : null
  if (spoken && is(tokens, spoken.to, end, 'tháng') && spoken.value >= 1 && spoken.value <= 31)
    return dayOfMonth(tokens, spoken.to, end, context, spoken.value)
  const date = small(tokens[i], 31)
  if (date === null || i >= end) return null
  let month: number | null = null
  let to = i + 2
  if (isSlash(tokens, i + 1, end)) {
    month = small(tokens[i + 2], 12)
    if (month === null || i + 2 >= end) return null
    to = i + 3
    const slash = is(tokens, i + 1, end, '/')
    if (isSlash(tokens, to, end) && tokens[to + 1]?.kind === 'number' && to + 1 < end && !tokens[to + 1]!.gap) {
      const year = yearAt(tokens, to + 1, end) ?? shortYear(tokens[to + 1]!, context)
      if (year !== null) return exact(year, month, date, to + 2)
      if (is(tokens, to, end, '/')) return null
    }
    if (!slash && !named) return null
    const token = tokens[to]
    if (!named && token && to < end && token.gap && COUNTED.has(token.key)) return null
    if (token && to < end && !token.gap && (token.kind !== 'mark' || token.key === '%')) return null
  } else if (is(tokens, i + 1, end, 'tháng')) {
    month = small(tokens[i + 2], 12)
    to = i + 3
    if (month === null || i + 2 >= end) {
      const words = i + 2 < end && (named || tokens[i + 2]!.capital) ? numberAt(tokens, i + 2, end) : null
      if (!words || words.value > 12)
        return named || is(tokens, i - 1, end, 'vào', 'trước', 'đến', 'tới', 'nhất', 'hạn', ':')
          ? relativeMonth(tokens, i, end, context, date)
          : null
      month = words.value
      to = words.to
    }
  }
  if (month === null) return null
  // "1/2 tháng" is half a month.
  if (date === 1 && month === 2 && is(tokens, to, end, 'tháng')) return null
  let at = to
  if (is(tokens, at, end, ',') && is(tokens, at + 1, end, 'năm')) at += 1
  return inYear(tokens, at, end, context, date, month, to)
}

/** A day of a month in the year named at `i`, or else the next there is: its words end at `to` then. */
function inYear(
  tokens: readonly Token[],
  i: number,
  end: number,
  context: TimeContext,
  date: number,
  month: number,
  to: number,
): Found | null {
  const year = yearPart(tokens, i, end, context)
  if (year) return exact(year.year, month, date, year.to)
  const day = nextDate(context, date, month)
  return day ? { day, to, year: false } : null
}

/** "tháng ba [năm 2026]" at `i` behind a day in words. */
function dayOfMonth(
  tokens: readonly Token[],
  i: number,
  end: number,
  context: TimeContext,
  date: number,
): Found | null {
  const month = small(tokens[i + 1], 12)
  const found = month ? { value: month, to: i + 2 } : numberAt(tokens, i + 1, end)
  if (!found || found.value > 12) return null
  return inYear(tokens, found.to, end, context, date, found.value, found.to)
}

/** "18-7-98": of the century that brings it near the meeting. */
function shortYear(token: Token, context: TimeContext): number | null {
  if (token.text.length !== 2) return null
  const now = yearOf(context.meeting)
  const year = Math.floor(now / 100) * 100 + Number(token.text)
  return year - now > 50 ? year - 100 : now - year > 50 ? year + 100 : year
}

function exact(year: number, month: number, date: number, to: number): Found | null {
  const day = dayOf(year, month, date)
  return day ? { day, to, year: true } : null
}

/** "ngày 20 tháng này", "ngày 10 tháng sau", "ngày 10 tháng đầu quý IV". */
function relativeMonth(
  tokens: readonly Token[],
  i: number,
  end: number,
  context: TimeContext,
  date: number,
): Found | null {
  const thisMonth = afterAny(tokens, i + 1, end, 'tháng này', 'tháng nay')
  const next = thisMonth > 0 ? thisMonth : afterAny(tokens, i + 1, end, 'tháng sau', 'tháng tới')
  if (next < 0) {
    const placed = subPeriodAt(tokens, i + 1, end, context)
    const named = placed?.precision === 'month' && !is(tokens, placed.to - 1, end, 'quý', 'năm')
    return named ? exact(yearOf(placed.last), monthOf(placed.last), date, placed.to) : null
  }
  const base = addMonths(dayOf(yearOf(context.meeting), monthOf(context.meeting), 1)!, thisMonth > 0 ? 0 : 1)
  return exact(yearOf(base), monthOf(base), date, next)
}

const DAY_WORDS = ['ngày', 'mồng', 'mùng', 'hôm']

/** Whether the day is given in the lunar calendar: then it is an occasion without a day. */
const isLunar = (tokens: readonly Token[], to: number, end: number): boolean => afterAny(tokens, to, end, ...LUNAR) > 0

/** "trước 30-9", "hạn 30.9": without "ngày" a dash or a dot is a date only right after a limit and at the end of its clause. */
function afterLimit(tokens: readonly Token[], i: number, end: number): boolean {
  if (!is(tokens, i - 1, end, 'trước', 'nhất', 'đến', 'tới', 'hết', 'hạn', ':', 'quá', 'là', 'xong', 'thành', 'từ'))
    return false
  return (
    i + 3 >= end ||
    (tokens[i + 3]!.kind === 'mark' && tokens[i + 3]!.key !== '%') ||
    is(tokens, i + 3, end, 'để', 'phải')
  )
}

export const dateAt: Parser = (tokens, i, end, context) => {
  let at = i
  const named = is(tokens, at, end, ...DAY_WORDS)
  for (let n = 0; n < 2 && is(tokens, at, end, ...DAY_WORDS); n++) at += 1
  if (
    !named &&
    i > 0 &&
    ((tokens[i - 1]!.kind === 'number' && tokens[i - 2]?.text !== 'T' && !tokens[i]!.line) ||
      (is(tokens, i - 1, end, '/', '-', '.') &&
        !tokens[i - 1]!.gap &&
        !tokens[i]!.gap &&
        tokens[i - 2]?.kind !== 'mark'))
  )
    return null
  const found = dayMonth(tokens, at, end, context, named || afterLimit(tokens, at, end))
  if (!found) return null
  if (!named && i > 0 && !found.year && NAMED_PLACES.has(tokens[i - 1]!.key) && !is(tokens, i - 2, end, 'tựu', 'khai'))
    return null
  if (isLunar(tokens, found.to, end)) return { kind: 'event', from: i, to: afterAny(tokens, found.to, end, ...LUNAR) }
  return { kind: 'date', from: i, to: found.to, day: found.day, year: found.year, named } satisfies DateAtom
}

/** "đến ngày", "-", "và", ",": what joins one day with the next. */
const jointAt = (tokens: readonly Token[], i: number, end: number): number =>
  afterAny(
    tokens,
    i,
    end,
    'đến hết ngày',
    'đến hết',
    'đến ngày',
    'tới ngày',
    'và ngày',
    ', ngày',
    'đến',
    'tới',
    '-',
    'và',
    ',',
    '&',
  )

/** "15-16/8/2022", "từ 20 đến 25/7", "ngày 5 và 6/8": the last day stands with the month. */
export const dayRangeAt: Parser = (tokens, i, end, context) => {
  let at = i
  const named = is(tokens, at, end, 'ngày')
  if (named) at += 1
  if (small(tokens[at], 31) === null || at >= end) return null
  if (!named && i > 0 && tokens[i - 1]!.kind === 'mark' && !tokens[i - 1]!.gap && !tokens[i]!.gap) return null
  // "14, 15, 16/7": days in a row up to the one that bears the month.
  let joint = jointAt(tokens, at + 1, end)
  for (let n = 0; n < 8 && joint > 0 && small(tokens[joint], 31) !== null; n++) {
    const more = jointAt(tokens, joint + 1, end)
    if (more < 0 || small(tokens[more], 31) === null || is(tokens, joint + 1, end, '-')) break
    joint = more
  }
  if (joint < 0) return null
  if (!named && !is(tokens, at + 1, end, 'đến', 'tới') && !is(tokens, i - 1, end, 'từ', 'ngày')) return null
  const last = dayMonth(tokens, joint, end, context, true)
  if (!last || dateOf(last.day) <= Number(tokens[at]!.text)) return null
  return { kind: 'date', from: i, to: last.to, day: last.day, year: last.year, named: true, range: true }
}

const RELATIVE: [string, number][] = [
  ['ngay trong ngày hôm nay', 0],
  ['trong ngày hôm nay', 0],
  ['ngày hôm nay', 0],
  ['trong hôm nay', 0],
  ['hôm nay', 0],
  ['chiều nay', 0],
  ['sáng nay', 0],
  ['tối nay', 0],
  ['trưa nay', 0],
  ['đêm nay', 0],
  ['ngay trong ngày', 0],
  ['nội trong ngày', 0],
  ['ngày mai', 1],
  ['sáng mai', 1],
  ['trưa mai', 1],
  ['chiều mai', 1],
  ['tối mai', 1],
  ['ngày kia', 2],
  ['ngày mốt', 2],
  ['hôm sau', 1],
  ['ngày hôm sau', 1],
]

/** "mai xong", "trong mai": the word alone, at the beginning of a clause or behind a limit. */
const isMai = (tokens: readonly Token[], i: number, end: number): boolean =>
  is(tokens, i, end, 'mai') &&
  !tokens[i]!.capital &&
  (i === 0 ||
    tokens[i - 1]!.kind === 'mark' ||
    is(tokens, i - 1, end, 'trong', 'hết', 'đến', 'tới', 'nhất', 'trước', 'hạn')) &&
  !tokens[i + 1]?.capital &&
  !is(tokens, i + 1, end, 'táng', 'một', 'sau')

export const relativeDayAt: Parser = (tokens, i, end, context) => {
  if (isMai(tokens, i, end))
    return { kind: 'date', from: i, to: i + 1, day: addDays(context.meeting, 1), year: true, named: true }
  for (const [words, days] of RELATIVE) {
    const to = after(tokens, i, end, words)
    if (to < 0) continue
    const gap = is(tokens, to, end, '(', ',') ? to + 1 : to
    const date = dateAt(tokens, gap, end, context)
    if (
      words.endsWith('trong ngày') &&
      (date || tokens[to]?.kind === 'number' || is(tokens, to, end, 'mai', 'kia', 'mốt', 'thứ'))
    )
      return null
    if (date?.kind === 'date')
      return { ...date, from: i, to: is(tokens, date.to, end, ')') ? date.to + 1 : date.to, named: true }
    return { kind: 'date', from: i, to, day: addDays(context.meeting, days), year: true, named: true }
  }
  return null
}
