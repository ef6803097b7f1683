import type { z } from 'zod'
import type { Actor } from '#app/domain/access/actor.ts'
import { checkSubmit } from '#app/domain/meeting/meeting.ts'
import type { Tools } from '../ports.ts'
import { type ConclusionOutcome, changeConclusion, conclusionChangeInput } from './change-conclusion.ts'

export const submitDraftInput = conclusionChangeInput

/** Trình duyệt. */
export const submitDraft = (
  tools: Tools,
  actor: Actor,
  input: z.output<typeof submitDraftInput>,
): Promise<ConclusionOutcome> =>
  changeConclusion(tools, actor, 'meeting.submit', input, c => {
    const refused = checkSubmit(c)
    return (
      refused ?? {
        next: { state: 'submitted', returnReason: null },
        event: { kind: 'draft-submitted', directives: c.directives.length },
      }
    )
  })
