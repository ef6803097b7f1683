import type { Against } from '#app/domain/scoring/criteria.ts'
import { type Overview, overviewOf } from '#app/domain/scoring/overview.ts'
import { cutOf, type Period, previousPeriod } from '#app/domain/scoring/period.ts'
import type { Instant } from '#app/domain/shared/instant.ts'
import type { Reads } from '../reads.ts'

export async function loadOverview(
  reads: Pick<Reads, 'office' | 'tasksAsOf'>,
  period: Period,
  against: Against,
  now: Instant,
): Promise<Overview> {
  const { beforeAt, afterAt, judgeDay } = cutOf(period, now)
  const previous = previousPeriod(period)
  const office = await reads.office()
  const [earlier = [], before = [], after = []] = await reads.tasksAsOf([
    cutOf(previous, now).beforeAt,
    beforeAt,
    afterAt,
  ])
  return overviewOf({ earlier, before, after }, office, period, previous, judgeDay, against)
}
