/** Submitting, taking back and returning a draft: the same steps around different rules. */
import { z } from 'zod'
import type { Actor } from '#app/domain/access/actor.ts'
import { type Action, can } from '#app/domain/access/can.ts'
import type { Conclusion } from '#app/domain/meeting/meeting.ts'
import { isRefusal, type Refusal } from '#app/domain/shared/refusal.ts'
import { AppError } from '../app-error.ts'
import { eventBy } from '../event-by.ts'
import type { Tools } from '../ports.ts'
import { visibleDraft } from './visible-draft.ts'

export const conclusionChangeInput = z.object({
  meetingId: z.string().min(1).max(64),
  seenVersion: z.coerce.number().int().positive(),
})

export type ConclusionOutcome = { kind: 'changed'; conclusion: Conclusion } | Refusal

export async function changeConclusion(
  tools: Tools,
  actor: Actor,
  action: Action,
  input: z.output<typeof conclusionChangeInput>,
  decide: (c: Conclusion) => { next: Partial<Conclusion>; event: { kind: string; [field: string]: unknown } } | Refusal,
): Promise<ConclusionOutcome> {
  const now = tools.clock.now()
  return tools.unitOfWork(async stores => {
    const { meeting, conclusion, subject } = await visibleDraft(stores, actor, input.meetingId)
    if (!can(actor, action, subject)) throw new AppError('forbidden')
    const decision = decide(conclusion)
    if (isRefusal(decision)) return decision
    // what is sent up or returned is what the person read, not what somebody saved a second ago
    if (conclusion.version !== input.seenVersion) throw new AppError('stale')
    const next: Conclusion = { ...conclusion, ...decision.next, updatedAt: now, updatedBy: actor.personId }
    if ((await stores.conclusions.save(next, conclusion.version)) === 'stale') throw new AppError('stale')
    await stores.events.append(eventBy(actor, 'meeting', meeting.id, now, decision.event), tools.ids.next())
    return { kind: 'changed', conclusion: { ...next, version: conclusion.version + 1 } }
  })
}
