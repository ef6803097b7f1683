/** Rule: a text is read once from left to right; at each word the most specific time rule that fits takes it. */
import { dateAt, dayRangeAt, relativeDayAt } from './time-dates.ts'
import { durationAt } from './time-durations.ts'
import { hourAt } from './time-hours.ts'
import { monthDayAt } from './time-month-days.ts'
import { eventAt, nextMeetingAt } from './time-occasions.ts'
import { periodAt } from './time-periods.ts'
import { everyAt } from './time-recurrence.ts'
import { type Atom, key, type Parser, type TimeContext } from './time-types.ts'
import { weekdayAt } from './time-weekdays.ts'
import type { Token } from './tokens.ts'

/** In order: a recurrence beats a duration, a date beats a day of the month. */
const PARSERS: Parser[] = [
  everyAt,
  relativeDayAt,
  weekdayAt,
  dayRangeAt,
  dateAt,
  monthDayAt,
  nextMeetingAt,
  periodAt,
  durationAt,
  hourAt,
]

/** A time begins with a figure or with one of these words; at any other word no rule need be tried. */
const FIRST_WORDS = new Set(
  [
    'một hai ba bốn tư năm lăm sáu bảy bẩy tám chín mười mươi nửa',
    'ngày mồng mùng hôm thứ chủ tuần tháng quý q năm hạ thượng trung',
    'sang qii qiii qiv qi t cn',
    'nay mai trong nội ngay sáng trưa chiều tối đêm cuối đầu giữa hết',
    'hàng hằng mỗi từng cứ định theo đều cách thường các những mọi',
    'kỳ cuộc buổi phiên hội lần họp giao',
  ]
    .flatMap(line => line.split(' '))
    .map(key),
)
const mayBegin = (token: Token): boolean => token.kind === 'number' || FIRST_WORDS.has(token.key)

export function timeAtoms(tokens: readonly Token[], from: number, to: number, context: TimeContext): Atom[] {
  const atoms: Atom[] = []
  const taken = new Set<number>()
  for (let i = from; i < to; ) {
    const atom = mayBegin(tokens[i]!) ? atomAt(tokens, i, to, context) : null
    if (atom) {
      atoms.push(atom)
      for (let k = i; k < atom.to; k++) taken.add(k)
      i = atom.to
    } else i += 1
  }
  // An occasion is only looked for where no calendar day was read.
  for (let i = from; i < to; i++) {
    const event = eventAt(tokens, i, to, context)
    if (!event) continue
    let free = true
    for (let k = i; k < event.to && free; k++) free = !taken.has(k)
    if (free) atoms.push(event)
  }
  return atoms.sort((a, b) => a.from - b.from)
}

function atomAt(tokens: readonly Token[], i: number, to: number, context: TimeContext): Atom | null {
  for (const parse of PARSERS) {
    const atom = parse(tokens, i, to, context)
    if (atom) return atom
  }
  return null
}
