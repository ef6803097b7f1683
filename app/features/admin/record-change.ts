import { type Actor, actorTitle } from '#app/domain/access/actor.ts'
import type { OfficeEventData, Stores, SubjectKind, Tools } from '../ports.ts'

/** One line of the office's history: who changed what, before and after. */
export const recordChange = (
  { clock, ids }: Tools,
  { events }: Stores,
  actor: Actor,
  subjectKind: SubjectKind,
  subjectId: string,
  data: OfficeEventData,
): Promise<void> =>
  events.append(
    {
      subjectKind,
      subjectId,
      at: clock.now(),
      actorId: actor.personId,
      actorTitle: actorTitle(actor),
      origin: actor.origin ?? null,
      data,
    },
    ids.next(),
  )
