import { domainsInForce } from '#app/domain/reminder/address.ts'
import { DEFAULT_REMINDER_SETTINGS, type ReminderSettings } from '#app/domain/reminder/settings.ts'
import type { SettingsStore, Stores } from '../ports.ts'

/** Kept under this key as `Partial<ReminderSettings>`; the domains have a key of their own. */
export const REMINDER_SETTINGS = 'reminder.settings'

/** Recipient domains the office has set, within those that MAIL_DOMAINS of the environment allows. */
export const MAIL_DOMAINS = 'mail.domains'

export const readMailDomains = async (
  settings: SettingsStore,
  installed: readonly string[] = [],
): Promise<readonly string[]> => domainsInForce(installed, (await settings.get<string[]>(MAIL_DOMAINS)) ?? [])

export async function readReminderSettings(
  stores: Pick<Stores, 'settings'>,
  installedDomains: readonly string[] = [],
): Promise<ReminderSettings> {
  const stored = await stores.settings.get<Partial<ReminderSettings>>(REMINDER_SETTINGS)
  const mailDomains = await readMailDomains(stores.settings, installedDomains)
  return { ...DEFAULT_REMINDER_SETTINGS, ...stored, mailDomains }
}

/** What rows for the outbox are timed by. */
export const readTimes = async (stores: Pick<Stores, 'settings' | 'calendar'>) => ({
  calendar: await stores.calendar.load(),
  times: await readReminderSettings(stores),
})
