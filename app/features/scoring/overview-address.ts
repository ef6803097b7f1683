import type { Against } from '#app/domain/scoring/criteria.ts'
import { type Period, parsePeriod, periodOn } from '#app/domain/scoring/period.ts'
import type { Day } from '#app/domain/shared/day.ts'

/** `?ky=2026-Q2&han=goc`; without a period (or with one that does not exist): this quarter. */
export function overviewAddress(request: Pick<Request, 'url'>, today: Day): { period: Period; against: Against } {
  const { searchParams } = new URL(request.url)
  return {
    period: parsePeriod(searchParams.get('ky') ?? '') ?? periodOn('quarter', today),
    against: searchParams.get('han') === 'goc' ? 'original' : 'due',
  }
}
