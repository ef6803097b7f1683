/**
 * The calendar as a number line of working days, for asking thousands of times: weekdays are arithmetic, the days that
 * differ are found by halving.
 */
import { type Day, day, daysBetween, weekdayOf } from '../shared/day.ts'
import type { WorkingCalendar } from './working-days.ts'

export type WorkingDayIndex = {
  /**
   * Working days from `a` (exclusive) to `b` (inclusive); negative where `b` is earlier. A rest day stands where the
   * working day before it does.
   */
  between(a: Day, b: Day): number
}

/** A Monday; which one does not matter. */
const ORIGIN = day('2000-01-03')

export function indexOf(calendar: WorkingCalendar): WorkingDayIndex {
  // by day: how many working days more (or fewer) than weekdays there are up to it
  const days: Day[] = []
  const deltas: number[] = [0]
  for (const [d, kind] of [...calendar.overrides].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const weekday = weekdayOf(d) <= 5
    const delta = kind === 'working' ? (weekday ? 0 : 1) : weekday ? -1 : 0
    if (delta === 0) continue
    days.push(d)
    deltas.push(deltas.at(-1)! + delta)
  }
  const deltaUpTo = (d: Day): number => {
    let [low, high] = [0, days.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if (days[middle]! <= d) low = middle + 1
      else high = middle
    }
    return deltas[low]!
  }
  const ordinal = (d: Day): number => {
    const n = daysBetween(ORIGIN, d)
    const weeks = Math.floor(n / 7)
    return weeks * 5 + Math.min(n - weeks * 7 + 1, 5) + deltaUpTo(d)
  }
  return { between: (a, b) => ordinal(b) - ordinal(a) }
}
