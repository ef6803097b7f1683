/** When the reminder run is: once on every working day at a set time. */
import { isWorkingDay, type WorkingCalendar, workingDayOnOrBefore } from '../calendar/working-days.ts'
import { addDays, type Day } from '../shared/day.ts'
import { dayOfInstant, formatTime, type Instant, instantAt } from '../shared/instant.ts'
import type { NoticeData } from './notice.ts'
import type { QuietHours, ReminderSettings } from './settings.ts'

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

/** At once for what goes alone, after the quiet hours unless hoả tốc; with the next run for what belongs into a digest. */
export const dueAtOf = (
  notice: { alone: boolean; data: Pick<NoticeData, 'flash'> },
  now: Instant,
  calendar: WorkingCalendar,
  { runAt, quiet }: Pick<ReminderSettings, 'runAt' | 'quiet'>,
): Instant => (!notice.alone ? nextRun(calendar, runAt, now).at : notice.data.flash ? now : afterQuietHours(quiet, now))

/** The moment itself, or the end of the quiet hours it falls into. */
export function afterQuietHours(quiet: QuietHours | null, now: Instant): Instant {
  if (quiet === null || quiet.from === quiet.to) return now
  const time = formatTime(now)
  const today = dayOfInstant(now)
  if (quiet.from < quiet.to) return time >= quiet.from && time < quiet.to ? instantAt(today, quiet.to) : now
  if (time >= quiet.from) return instantAt(addDays(today, 1), quiet.to)
  return time < quiet.to ? instantAt(today, quiet.to) : now
}

/** When a planned notice may leave: with its run, or at its rule's own time of that day, were it in the quiet hours after them. */
export const planDueAt = (
  data: Pick<NoticeData, 'at'>,
  run: { day: Day; at: Instant },
  quiet: QuietHours | null,
): Instant => {
  if (data.at === undefined) return run.at
  const own = instantAt(run.day, data.at)
  return own > run.at ? afterQuietHours(quiet, own) : run.at
}
