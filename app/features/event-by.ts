import { type Actor, actorTitle } from '#app/domain/access/actor.ts'
import type { Instant } from '#app/domain/shared/instant.ts'
import type { NewEvent, SubjectKind } from './ports.ts'

/** One line of a history, by a person who is signed in: who, as what, from where. */
export const eventBy = (
  actor: Actor,
  subjectKind: SubjectKind,
  subjectId: string,
  at: Instant,
  data: NewEvent['data'],
): NewEvent => ({
  subjectKind,
  subjectId,
  at,
  actorId: actor.personId,
  actorTitle: actorTitle(actor),
  origin: actor.origin ?? null,
  data,
})
