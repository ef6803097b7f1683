import { indexOf } from '#app/domain/calendar/working-day-index.ts'
import { unitDigestText } from '#app/domain/reminder/chat-text.ts'
import { unitDigest } from '#app/domain/reminder/unit-digest.ts'
import type { Day } from '#app/domain/shared/day.ts'
import { instantAt } from '#app/domain/shared/instant.ts'
import type { Unit } from '#app/domain/unit/office.ts'
import type { Reads } from '#app/features/reads.ts'
import { storesOn } from '#db/unit-of-work.ts'
import { database } from './database.server.ts'
import { siteUrl } from './env.server.ts'

/** What the unit should look at today, for the page and as text for a chat. */
export async function unitDigestOf(reads: Reads, unit: Unit, today: Day) {
  const since = instantAt(today, '00:00')
  const tasks = await reads.calendarTasks({ unitIds: [unit.id], personId: null, directing: false }, since)
  const own = tasks.flatMap(t => (t.task && t.role === 'lead' ? [t.task] : []))
  const digest = unitDigest(own, today, indexOf(await storesOn(database().db).calendar.load()))
  return { digest, chatText: unitDigestText(unit.name, digest, siteUrl()) }
}
