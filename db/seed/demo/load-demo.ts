import { DEFAULT_CRITERIA_SET } from '#app/domain/scoring/default-set.ts'
import { addDays, type Day } from '#app/domain/shared/day.ts'
import { dayOfInstant, type Instant, instantAt } from '#app/domain/shared/instant.ts'
import type { WriteLetter } from '#app/features/ports.ts'
import { seedHolidays } from '#app/features/reminders/seed-holidays.ts'
import { criteriaRowOf } from '#app/features/scoring/criteria-set.ts'
import { migrate } from '../../migrate.ts'
import { type OpenDatabase, openDatabase } from '../../open.ts'
import { copyInto } from '../copy-into.ts'
import { saveOffice } from './office.ts'
import { type Played, playTheYear } from './play.ts'
import { World } from './world.ts'

export type DemoGiven = {
  /** The moment of seeding. */
  now: Instant
  passwordHash: string
  writeLetter: WriteLetter
  mailHost: string
  seed?: string
}

/** Everything is valid since then; the first meeting is later. */
const HISTORY_DAYS = 400

/**
 * Plays the demo's year in memory, where a transaction costs nothing, and copies what came of it into the empty
 * database in one transaction: on both databases the same rows, all of them or none.
 */
export async function loadDemo(target: OpenDatabase, given: DemoGiven): Promise<Played> {
  const memory = await openDatabase(':memory:')
  try {
    await migrate(memory)
    const played = await playDemo(memory, given)
    await copyInto(target, memory)
    return played
  } finally {
    await memory.close()
  }
}

/** Straight into a database, by the use cases alone. */
export async function playDemo(database: OpenDatabase, given: DemoGiven): Promise<Played> {
  const { now, passwordHash, writeLetter, mailHost, seed = 'Tùng Khê' } = given
  const from: Day = addDays(dayOfInstant(now), -HISTORY_DAYS)
  const world = new World({ database, end: now, from, seed, writeLetter, mailHost })
  const leave = { from: addDays(dayOfInstant(now), -120), to: addDays(dayOfInstant(now), -106) }
  await world.open(async stores => {
    const at = instantAt(from, '07:00')
    await saveOffice(stores, { passwordHash, from, at, leave, ids: world.tools.ids.next })
    await seedHolidays(stores.calendar)
    await stores.criteria.save(criteriaRowOf(DEFAULT_CRITERIA_SET), at)
  })
  return playTheYear(world)
}
