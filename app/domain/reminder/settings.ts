/** What an office may set about its reminders; the defaults are those of the usual working rules. */
export type ReminderSettings = {
  /** When the run of a working day is, in Viet Nam. */
  runAt: string
  /** Who decides extensions: the directing leader, or the secretariat for him. */
  extensionDecider: 'leader' | 'secretariat'
  /** Recipient domains; empty: any. */
  mailDomains: readonly string[]
}

export const DEFAULT_REMINDER_SETTINGS: ReminderSettings = {
  runAt: '07:30',
  extensionDecider: 'leader',
  mailDomains: [],
}
