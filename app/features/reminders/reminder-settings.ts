import { DEFAULT_REMINDER_SETTINGS, type ReminderSettings } from '#app/domain/reminder/settings.ts'
import type { Stores } from '../ports.ts'

/** Kept under this key as `Partial<ReminderSettings>`; MAIL_DOMAINS comes from the environment instead. */
export const REMINDER_SETTINGS = 'reminder.settings'

export async function readReminderSettings(
  stores: Pick<Stores, 'settings'>,
  mailDomains: readonly string[] = [],
): Promise<ReminderSettings> {
  const stored = await stores.settings.get<Partial<ReminderSettings>>(REMINDER_SETTINGS)
  return { ...DEFAULT_REMINDER_SETTINGS, ...stored, mailDomains }
}

/** What rows for the outbox are timed by. */
export const readTimes = async (stores: Pick<Stores, 'settings' | 'calendar'>) => ({
  calendar: await stores.calendar.load(),
  times: await readReminderSettings(stores),
})
