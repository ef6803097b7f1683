import { parametersOf } from '../list-parameters.ts'
import type { HistoryFilter } from '../reads.ts'

/** The conditions of a history page as they stand in its address; a day that is none is left out. */
export function historyFilter(params: URLSearchParams): HistoryFilter {
  const { text, day } = parametersOf(params)
  const subjectKind = text('loai')
  return {
    subjectKind,
    // a subject is found by its kind and id together
    subjectId: subjectKind && text('muc'),
    actorId: text('nguoi'),
    from: day('tu'),
    to: day('den'),
  }
}
