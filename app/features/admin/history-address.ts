import { readDay } from '../inputs.ts'
import type { HistoryFilter } from '../reads.ts'

/** The conditions of a history page as they stand in its address; a day that is none is left out. */
export function historyFilter(params: URLSearchParams): HistoryFilter {
  const asked = (name: string) => params.get(name)?.trim() || undefined
  const subjectKind = asked('loai')
  return {
    subjectKind,
    // a subject is found by its kind and id together
    subjectId: subjectKind && asked('muc'),
    actorId: asked('nguoi'),
    from: readDay(params.get('tu') ?? '') ?? undefined,
    to: readDay(params.get('den') ?? '') ?? undefined,
  }
}
