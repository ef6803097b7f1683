import type { CriteriaSet } from '#app/domain/scoring/criteria.ts'
import { cutOf, type Period } from '#app/domain/scoring/period.ts'
import { type ScoreSheet, scoreSheet } from '#app/domain/scoring/sheet.ts'
import { addDays, type Day } from '#app/domain/shared/day.ts'
import { type Instant, instantAt } from '#app/domain/shared/instant.ts'
import type { Reads } from '../reads.ts'

/** "The end of yesterday": 24:00, the same moment as 00:00 of today. */
export const endOfYesterday = (today: Day): Instant => instantAt(addDays(today, -1), '24:00')

/**
 * The scores of a period as known at an instant, recomputed from history. A period that is over by then is judged as it
 * stood at its end: later work changes nothing, only what was decided about it since does (counted.ts).
 */
export async function computeScores(
  reads: Pick<Reads, 'office' | 'tasksAsOf'>,
  set: CriteriaSet,
  period: Period,
  asOf: Instant,
): Promise<ScoreSheet> {
  const { afterAt, judgeDay } = cutOf(period, asOf)
  const office = await reads.office()
  const [later = [], then = []] = await reads.tasksAsOf([asOf, afterAt ?? asOf])
  return scoreSheet({ set, period, asOf, judgeDay, office, then, later })
}
