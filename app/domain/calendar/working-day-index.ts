/**
 * The calendar as a number line of working days, for asking thousands of times: every day has the count of working
 * days up to and including it, so that distances are subtractions.
 */
import { addDays, type Day, day, daysBetween } from '../shared/day.ts'
import { isWorkingDay, type WorkingCalendar } from './working-days.ts'

export type WorkingDayIndex = {
  /** Working days from `a` (exclusive) to `b` (inclusive); negative where `b` is earlier. A rest day counts as the working day before it. */
  between(a: Day, b: Day): number
}

const ORIGIN = day('2000-01-03')

export function indexOf(calendar: WorkingCalendar): WorkingDayIndex {
  // counts[i]: working days from ORIGIN (exclusive) to ORIGIN + i; before[i]: the same backwards
  const counts: number[] = [0]
  const before: number[] = [0]
  const ordinal = (d: Day): number => {
    const i = daysBetween(ORIGIN, d)
    if (i >= 0) {
      for (let n = counts.length; n <= i; n += 1)
        counts.push(counts[n - 1]! + (isWorkingDay(calendar, addDays(ORIGIN, n)) ? 1 : 0))
      return counts[i]!
    }
    for (let n = before.length; n <= -i; n += 1)
      before.push(before[n - 1]! - (isWorkingDay(calendar, addDays(ORIGIN, 1 - n)) ? 1 : 0))
    return before[-i]!
  }
  return { between: (a, b) => ordinal(b) - ordinal(a) }
}
