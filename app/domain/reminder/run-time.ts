/** When the reminder run is: once on every working day at a set time. */
import { isWorkingDay, type WorkingCalendar, workingDayOnOrBefore } from '../calendar/working-days.ts'
import { addDays, type Day } from '../shared/day.ts'
import { dayOfInstant, type Instant, instantAt } from '../shared/instant.ts'

/** The latest run at or before a moment. */
export function lastRun(calendar: WorkingCalendar, runAt: string, now: Instant): { day: Day; at: Instant } {
  const today = dayOfInstant(now)
  const from = instantAt(today, runAt) <= now ? today : addDays(today, -1)
  const day = workingDayOnOrBefore(calendar, from)
  return { day, at: instantAt(day, runAt) }
}

/** The first run after a moment. */
export function nextRun(calendar: WorkingCalendar, runAt: string, now: Instant): { day: Day; at: Instant } {
  const today = dayOfInstant(now)
  let day = instantAt(today, runAt) > now ? today : addDays(today, 1)
  while (!isWorkingDay(calendar, day)) day = addDays(day, 1)
  return { day, at: instantAt(day, runAt) }
}

/** At once for what goes alone, with the next run for what belongs into a digest. */
export const dueAtOf = (notice: { alone: boolean }, now: Instant, calendar: WorkingCalendar, runAt: string): Instant =>
  notice.alone ? now : nextRun(calendar, runAt, now).at
