import type { Actor } from '#app/domain/access/actor.ts'
import { AppError } from '../app-error.ts'
import { visibleDraft } from '../meetings/visible-draft.ts'
import type { Stores } from '../ports.ts'

/** A later notice with its draft, for those who may see a draft. */
export async function visibleAmendment(
  stores: Pick<Stores, 'meetings' | 'conclusions' | 'amendments'>,
  actor: Actor,
  draftId: string,
) {
  const { conclusion, subject } = await visibleDraft(stores, actor, draftId)
  const amendment = await stores.amendments.ofDraft(draftId)
  if (!amendment) throw new AppError('not-found')
  return { conclusion, subject, amendment }
}
