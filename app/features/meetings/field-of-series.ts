import type { DraftDirective } from '#app/domain/directive/draft.ts'
import type { Meeting } from '#app/domain/meeting/meeting.ts'
import type { Stores } from '../ports.ts'

/** A directive of a field's own meeting belongs to that field unless it says otherwise. */
export async function inFieldOfSeries(
  stores: Pick<Stores, 'meetings'>,
  { seriesId }: Pick<Meeting, 'seriesId'>,
  directives: readonly DraftDirective[],
): Promise<DraftDirective[]> {
  const series = seriesId ? (await stores.meetings.series()).find(s => s.id === seriesId) : undefined
  return directives.map(d => ({ ...d, fieldId: d.fieldId ?? series?.fieldId ?? null }))
}
