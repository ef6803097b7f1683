/**
 * Periodic directives ("hằng tháng báo cáo …"): one instance a period. The first comes with publishing; each later one
 * is made when the period before it is over, due on the same place of its own period.
 */
import type { Recurrence } from '../extraction/types.ts'
import {
  addDays,
  addMonths,
  type Day,
  dateOf,
  dayOf,
  daysInMonth,
  endOfMonth,
  monthOf,
  weekdayOf,
  yearOf,
} from '../shared/day.ts'

/** Calendar months of a period; 0: counted in days. */
const MONTHS: Record<Recurrence, number> = {
  daily: 0,
  weekly: 0,
  biweekly: 0,
  semimonthly: 0,
  monthly: 1,
  quarterly: 3,
  'half-yearly': 6,
  yearly: 12,
}

/** The day of the next period, from the first one's day: the last of a month stays the last. */
export function nextOccurrence(recurrence: Recurrence, first: Day, after: Day): Day {
  if (recurrence === 'semimonthly') return nextHalfMonth(first, after)
  const months = MONTHS[recurrence]
  if (months > 0) {
    for (let n = 1; ; n += 1) {
      const d = monthly(first, n * months)
      if (d > after) return d
    }
  }
  const step = recurrence === 'daily' ? 1 : recurrence === 'weekly' ? 7 : 14
  let d = first
  while (d <= after) d = addDays(d, step)
  return d
}

function monthly(first: Day, n: number): Day {
  const d = addMonths(first, n)
  return dateOf(first) === daysInMonth(yearOf(first), monthOf(first)) ? endOfMonth(yearOf(d), monthOf(d)) : d
}

/** Twice a month, about fifteen days apart: the 1st and 16th, the 5th and 20th, the 15th and the last. */
function nextHalfMonth(first: Day, after: Day): Day {
  const date = dateOf(first)
  const early = date <= 15 ? date : Math.max(1, Math.min(date, 30) - 15)
  const toTheEnd = early === 15 || date === daysInMonth(yearOf(first), monthOf(first))
  const half = (n: number): Day => {
    const month = addMonths(dayOf(yearOf(first), monthOf(first), 1)!, Math.floor(n / 2))
    const last = daysInMonth(yearOf(month), monthOf(month))
    const on = n % 2 === 0 ? early : toTheEnd ? last : Math.min(early + 15, last)
    return dayOf(yearOf(month), monthOf(month), on)!
  }
  // the first one is the first or the second half of its own month
  for (let n = date <= 15 ? 1 : 2; ; n += 1) {
    const d = half(n)
    if (d > after) return d
  }
}

/** "2026-06", "2026-Q2", "2026-H1", "2026"; of shorter periods the due day itself. */
export function periodOf(recurrence: Recurrence, due: Day): string {
  const year = yearOf(due)
  const month = monthOf(due)
  switch (recurrence) {
    case 'monthly':
      return `${year}-${String(month).padStart(2, '0')}`
    case 'quarterly':
      return `${year}-Q${Math.ceil(month / 3)}`
    case 'half-yearly':
      return `${year}-H${month <= 6 ? 1 : 2}`
    case 'yearly':
      return String(year)
    default:
      return due
  }
}

/** "tháng 06/2026", "quý 2/2026", "6 tháng đầu năm 2026"; of short periods the day. */
export function periodName(period: string): string {
  const [year, part, date] = period.split('-')
  if (part === undefined) return `năm ${year}`
  if (date !== undefined) return `${date}/${part}/${year}`
  if (part.startsWith('Q')) return `quý ${part.slice(1)}/${year}`
  if (part === 'H1') return `6 tháng đầu năm ${year}`
  if (part === 'H2') return `6 tháng cuối năm ${year}`
  return `tháng ${part}/${year}`
}

/** Where the words give no day of their own: the end of the running period. */
export function firstOccurrence(recurrence: Recurrence, from: Day): Day {
  const months = MONTHS[recurrence]
  if (recurrence === 'semimonthly')
    return dateOf(from) <= 15 ? dayOf(yearOf(from), monthOf(from), 15)! : endOfMonth(yearOf(from), monthOf(from))
  if (months === 0) return recurrence === 'daily' ? from : addDays(from, (5 - weekdayOf(from) + 7) % 7)
  const last = Math.ceil(monthOf(from) / months) * months
  return endOfMonth(yearOf(from), last)
}
