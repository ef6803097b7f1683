/** How leaders say when: the words, and the day they mean when counted from the meeting. */

import type { DuePrecision, Recurrence } from '#app/domain/extraction/types.ts'
import {
  addDays,
  type Day,
  dateOf,
  daysBetween,
  endOfMonth,
  formatDay,
  monthOf,
  weekdayOf,
  yearOf,
} from '#app/domain/shared/day.ts'
import type { Random } from '../../random.ts'

export type When = { words: string; due: Day | null; precision: DuePrecision; recurrence: Recurrence | null }

export const NO_DAY: When = { words: '', due: null, precision: 'none', recurrence: null }
export const NEXT_MEETING: When = {
  words: 'báo cáo tại kỳ giao ban sau',
  due: null,
  precision: 'next-meeting',
  recurrence: null,
}

const on = (words: string, due: Day, precision: DuePrecision = 'day'): When => ({
  words,
  due,
  precision,
  recurrence: null,
})

/** What follows "báo cáo …", "gửi về …" is a day to send by; otherwise it may be a day to be done by. */
export type Manner = 'send' | 'finish'

/** Exactly that day, in one of the usual wordings. */
export function byDay(due: Day, manner: Manner, random: Random): When {
  const d = formatDay(due)
  const send = [
    `trước ngày ${d}`,
    `chậm nhất ngày ${d}`,
    `chậm nhất là ngày ${dateOf(due)}/${monthOf(due)}/${yearOf(due)}`,
  ]
  const finish = [...send, `xong trước ngày ${d}`, `hoàn thành trước ngày ${d}`, `hoàn thành chậm nhất ngày ${d}`]
  return on(random.pick(manner === 'send' ? send : finish), due)
}

/** About so many days after the meeting: a day, a week, a month, a quarter. */
export function within(meeting: Day, days: number, manner: Manner, random: Random): When {
  const due = addDays(meeting, days)
  if (days <= 9 && random.chance(0.3)) return on('trong tuần sau', fridayAfter(meeting), 'week')
  if (days <= 16 && random.chance(0.25)) {
    const n = random.pick([7, 10, 15])
    return on(`trong vòng ${String(n).padStart(2, '0')} ngày`, addDays(meeting, n))
  }
  const [month, year] = [monthOf(due), yearOf(due)]
  const monthEnd = endOfMonth(year, month)
  if (days >= 15 && daysBetween(due, monthEnd) <= 12 && random.chance(0.6))
    return on(`trong tháng ${month}/${year}`, monthEnd, 'month')
  if (days >= 50 && random.chance(0.6)) {
    const quarter = Math.ceil(month / 3)
    return on(`trong quý ${['I', 'II', 'III', 'IV'][quarter - 1]}/${year}`, endOfMonth(year, quarter * 3), 'quarter')
  }
  return byDay(onWorkday(due), manner, random)
}

/** Nobody writes a Sunday into a notice on purpose. */
const onWorkday = (d: Day): Day => (weekdayOf(d) === 7 ? addDays(d, 1) : weekdayOf(d) === 6 ? addDays(d, -1) : d)

/** Friday of the week after. */
const fridayAfter = (d: Day): Day => addDays(d, 12 - weekdayOf(d))
