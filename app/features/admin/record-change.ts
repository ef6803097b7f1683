import type { Actor } from '#app/domain/access/actor.ts'
import { eventBy } from '../event-by.ts'
import type { OfficeEventData, Stores, SubjectKind, Tools } from '../ports.ts'

/** One line of the office's history: who changed what, before and after. */
export const recordChange = (
  { clock, ids }: Tools,
  { events }: Stores,
  actor: Actor,
  subjectKind: SubjectKind,
  subjectId: string,
  data: OfficeEventData,
): Promise<void> => events.append(eventBy(actor, subjectKind, subjectId, clock.now(), data), ids.next())
