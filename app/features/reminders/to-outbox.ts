import type { WorkingCalendar } from '#app/domain/calendar/working-days.ts'
import { type Notice, noticeKey } from '#app/domain/reminder/notice.ts'
import { dueAtOf } from '#app/domain/reminder/run-time.ts'
import { DEFAULT_REMINDER_SETTINGS, type ReminderSettings } from '#app/domain/reminder/settings.ts'
import type { Instant } from '#app/domain/shared/instant.ts'
import type { Ids, OutboxNotice } from '../ports.ts'

type Given = {
  ids: Ids
  now: Instant
  calendar: WorkingCalendar
  /** The office's own times; those of the defaults where nobody asked for them. */
  times?: Pick<ReminderSettings, 'runAt' | 'quiet'>
}

/**
 * Rows for the outbox from the notices an action caused, to be added in the action's own transaction: a change
 * without its mail, or a mail without its change, cannot exist.
 */
export const toOutbox = (
  notices: readonly Notice[],
  { ids, now, calendar, times = DEFAULT_REMINDER_SETTINGS }: Given,
): OutboxNotice[] =>
  notices.map(n => ({
    ...n,
    id: ids.next(),
    key: noticeKey(n),
    plannedAt: now,
    dueAt: dueAtOf(n, now, calendar, times),
  }))
