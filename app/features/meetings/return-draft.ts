import type { z } from 'zod'
import type { Actor } from '#app/domain/access/actor.ts'
import { refuse } from '#app/domain/shared/refusal.ts'
import { textInput } from '../inputs.ts'
import type { Tools } from '../ports.ts'
import { type ConclusionOutcome, changeConclusion, conclusionChangeInput } from './change-conclusion.ts'

export const returnDraftInput = conclusionChangeInput.extend({ reason: textInput })

/** The leader sends the draft back to the secretary, saying why. */
export const returnDraft = (
  tools: Tools,
  actor: Actor,
  input: z.output<typeof returnDraftInput>,
): Promise<ConclusionOutcome> =>
  changeConclusion(tools, actor, 'meeting.return-draft', input, c =>
    c.state === 'submitted'
      ? {
          next: { state: 'draft', returnReason: input.reason },
          event: { kind: 'draft-returned', reason: input.reason },
        }
      : refuse('wrong-state', 'Dự thảo không ở trạng thái chờ duyệt.'),
  )
