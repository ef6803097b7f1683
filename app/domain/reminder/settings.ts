/** "21:00" to "06:00", in Viet Nam; over midnight where the end is earlier. */
export type QuietHours = { from: string; to: string }

/** What an office may set about its reminders; the defaults are those of the usual working rules. */
export type ReminderSettings = {
  /** When the run of a working day is, in Viet Nam. */
  runAt: string
  /** No single mail leaves from then until then, but hoả tốc; null: at any hour. */
  quiet: QuietHours | null
  /** Who decides extensions: the directing leader, or the secretariat for him. */
  extensionDecider: 'leader' | 'secretariat'
  /** The overview of what is overdue, to each leader: the run of which weekday carries it (1 Monday … 5 Friday); 0: none. */
  leaderDay: number
  /** Recipient domains; empty: any. */
  mailDomains: readonly string[]
}

export const DEFAULT_REMINDER_SETTINGS: ReminderSettings = {
  runAt: '07:30',
  quiet: { from: '21:00', to: '06:00' },
  extensionDecider: 'leader',
  leaderDay: 1,
  mailDomains: [],
}
