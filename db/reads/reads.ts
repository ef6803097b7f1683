import type { Kysely } from 'kysely'
import type { Reads } from '#app/features/reads.ts'
import type { Database } from '../schema.ts'
import { aboveReads } from './above.ts'
import { administrationReads } from './administration.ts'
import { calendarReads } from './calendar.ts'
import { evidenceReads } from './evidence.ts'
import { extensionReads } from './extensions.ts'
import { meetingReads } from './meetings.ts'
import { noticeReads } from './notices.ts'
import { overlapReads } from './overlaps.ts'
import { periodicReads } from './periodic.ts'
import { taskReads } from './tasks.ts'
import { waitingReads } from './waiting.ts'

/** The read side. Reads run outside transactions: a page needs no lock. */
export const readsOn = (db: Kysely<Database>): Reads => ({
  ...taskReads(db),
  ...meetingReads(db),
  ...waitingReads(db),
  ...noticeReads(db),
  ...periodicReads(db),
  ...evidenceReads(db),
  ...calendarReads(db),
  ...extensionReads(db),
  ...administrationReads(db),
  ...overlapReads(db),
  ...aboveReads(db),
})
