import type { z } from 'zod'
import type { Actor } from '#app/domain/access/actor.ts'
import { refuse } from '#app/domain/shared/refusal.ts'
import type { Tools } from '../ports.ts'
import { type ConclusionOutcome, changeConclusion, conclusionChangeInput } from './change-conclusion.ts'

export const takeBackDraftInput = conclusionChangeInput

/** Rút lại: the secretary wants to correct what waits for approval. */
export const takeBackDraft = (
  tools: Tools,
  actor: Actor,
  input: z.output<typeof takeBackDraftInput>,
): Promise<ConclusionOutcome> =>
  changeConclusion(tools, actor, 'meeting.submit', input, c =>
    c.state === 'submitted'
      ? { next: { state: 'draft' }, event: { kind: 'draft-taken-back' } }
      : refuse('wrong-state', 'Dự thảo không ở trạng thái chờ duyệt.'),
  )
