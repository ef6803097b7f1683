import type { Kysely } from 'kysely'
import type { Stores, UnitOfWork } from '#app/features/ports.ts'
import type { Database } from './schema.ts'
import { aboveStore } from './stores/above.ts'
import { amendmentStore } from './stores/amendments.ts'
import { calendarStore } from './stores/calendar.ts'
import { calendarFeedStore } from './stores/calendar-feeds.ts'
import { conclusionStore, noticeStore } from './stores/conclusions.ts'
import { criteriaStore } from './stores/criteria.ts'
import { eventStore } from './stores/events.ts'
import { fileStore } from './stores/files.ts'
import { jobStore } from './stores/jobs.ts'
import { mailLinkStore } from './stores/mail-links.ts'
import { mailStore } from './stores/mails.ts'
import { meetingStore } from './stores/meetings.ts'
import { officeStore } from './stores/office.ts'
import { officeChangeStore } from './stores/office-changes.ts'
import { outboxStore } from './stores/outbox.ts'
import { peopleStore } from './stores/people.ts'
import { periodicStore } from './stores/periodic.ts'
import { postAccountStore } from './stores/post-accounts.ts'
import { pushStore } from './stores/push.ts'
import { reminderRuleStore } from './stores/reminder-rules.ts'
import { sessionStore } from './stores/sessions.ts'
import { settingsStore } from './stores/settings.ts'
import { submissionStore } from './stores/submissions.ts'
import { synthesisStore } from './stores/syntheses.ts'
import { taskStore } from './stores/tasks.ts'
import { wordingStore } from './stores/wordings.ts'

/** One use case, one transaction. The stores handed to the work are the only way to the database inside it. */
export const unitOfWorkOn =
  (db: Kysely<Database>): UnitOfWork =>
  work =>
    db.transaction().execute(trx => work(storesOn(trx)))

export const storesOn = (db: Kysely<Database>): Stores => ({
  office: officeStore(db),
  people: peopleStore(db),
  sessions: sessionStore(db),
  settings: settingsStore(db),
  calendar: calendarStore(db),
  meetings: meetingStore(db),
  conclusions: conclusionStore(db),
  notices: noticeStore(db),
  amendments: amendmentStore(db),
  tasks: taskStore(db),
  above: aboveStore(db),
  events: eventStore(db),
  outbox: outboxStore(db),
  files: fileStore(db),
  submissions: submissionStore(db),
  jobs: jobStore(db),
  criteria: criteriaStore(db),
  mails: mailStore(db),
  periodic: periodicStore(db),
  syntheses: synthesisStore(db),
  rules: reminderRuleStore(db),
  wordings: wordingStore(db),
  changes: officeChangeStore(db),
  postAccounts: postAccountStore(db),
  mailLinks: mailLinkStore(db),
  calendarFeeds: calendarFeedStore(db),
  push: pushStore(db),
})
