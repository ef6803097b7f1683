import { z } from 'zod'
import type { Actor } from '#app/domain/access/actor.ts'
import type { DraftDirective } from '#app/domain/directive/draft.ts'
import { type DecidedOverlap, OVERLAP_DECISIONS } from '#app/domain/directive/overlap.ts'
import { AppError } from '../app-error.ts'
import { listInput } from '../inputs.ts'
import type { Tools } from '../ports.ts'
import { type SaveDraftOutcome, saveDraft } from './save-draft.ts'

export const decideOverlapsInput = z.object({
  meetingId: z.string().min(1).max(64),
  seenVersion: z.coerce.number().int().positive(),
  /** "draft|directive|link" */
  decision: listInput,
})

/** The page without script: what becomes of the open directives that drafts resemble. */
export async function decideOverlaps(
  tools: Tools,
  actor: Actor,
  input: z.output<typeof decideOverlapsInput>,
): Promise<SaveDraftOutcome> {
  const conclusion = await tools.unitOfWork(stores => stores.conclusions.getByMeeting(input.meetingId))
  if (!conclusion) throw new AppError('not-found')
  const decided = input.decision.map(text => text.split('|'))
  const directives = conclusion.directives.map(d =>
    decided
      .filter(([draftId]) => draftId === d.id)
      .reduce((all, [, directiveId = '', decision]) => withDecision(all, directiveId, decision), d),
  )
  const { meetingId, seenVersion } = input
  return saveDraft(tools, actor, { meetingId, seenVersion, doc: conclusion.doc, directives })
}

const withDecision = (d: DraftDirective, directiveId: string, decision: string | undefined): DraftDirective => {
  const known = OVERLAP_DECISIONS.find(o => o === decision)
  const others = (d.overlaps ?? []).filter(o => o.directiveId !== directiveId)
  const overlaps: DecidedOverlap[] = known && directiveId ? [...others, { directiveId, decision: known }] : others
  return { ...d, overlaps }
}
