/**
 * Working days: Monday–Friday, less public holidays, with the office's overrides. Overrides are rows
 * {day, off | working}, because swaps are announced as late as a week ahead.
 */
import { addDays, type Day, weekdayOf } from '../shared/day.ts'

export type WorkingCalendar = {
  /** Days that differ from the weekday rule. */
  overrides: ReadonlyMap<Day, 'off' | 'working'>
}

export const MONDAY_TO_FRIDAY: WorkingCalendar = { overrides: new Map() }

export function isWorkingDay(calendar: WorkingCalendar, d: Day): boolean {
  const override = calendar.overrides.get(d)
  return override === undefined ? weekdayOf(d) <= 5 : override === 'working'
}

/** The day itself if it is a working day, else the next one. */
export function workingDayOnOrAfter(calendar: WorkingCalendar, d: Day): Day {
  let x = d
  while (!isWorkingDay(calendar, x)) x = addDays(x, 1)
  return x
}

/** The day itself if it is a working day, else the one before: where reminders for a rest day go. */
export function workingDayOnOrBefore(calendar: WorkingCalendar, d: Day): Day {
  let x = d
  while (!isWorkingDay(calendar, x)) x = addDays(x, -1)
  return x
}

/** `n` working days later (earlier for a negative n). 0 is the day itself, whatever it is. */
export function addWorkingDays(calendar: WorkingCalendar, d: Day, n: number): Day {
  const step = n < 0 ? -1 : 1
  let x = d
  for (let left = Math.abs(n); left > 0; ) {
    x = addDays(x, step)
    if (isWorkingDay(calendar, x)) left -= 1
  }
  return x
}

/** Working days after `a` up to and including `b`; negative where `b` is earlier. */
export function workingDaysBetween(calendar: WorkingCalendar, a: Day, b: Day): number {
  if (b < a) return -workingDaysBetween(calendar, b, a)
  let n = 0
  for (let x = addDays(a, 1); x <= b; x = addDays(x, 1)) if (isWorkingDay(calendar, x)) n += 1
  return n
}
