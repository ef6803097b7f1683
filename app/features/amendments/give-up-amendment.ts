import { z } from 'zod'
import type { Actor } from '#app/domain/access/actor.ts'
import { can } from '#app/domain/access/can.ts'
import { type Refusal, refuse } from '#app/domain/shared/refusal.ts'
import { AppError } from '../app-error.ts'
import { eventBy } from '../event-by.ts'
import type { Tools } from '../ports.ts'
import { visibleAmendment } from './visible-amendment.ts'

export const giveUpAmendmentInput = z.object({
  meetingId: z.string().min(1).max(64),
  seenVersion: z.coerce.number().int().positive(),
})

export type GiveUpOutcome = { kind: 'given-up'; meetingId: string } | Refusal

/** Bỏ: the draft goes, the notice stands as it did; that one was begun stays in the history. */
export async function giveUpAmendment(
  tools: Tools,
  actor: Actor,
  input: z.output<typeof giveUpAmendmentInput>,
): Promise<GiveUpOutcome> {
  const now = tools.clock.now()
  return tools.unitOfWork(async stores => {
    const { conclusion, subject, amendment } = await visibleAmendment(stores, actor, input.meetingId)
    if (!can(actor, 'meeting.amend', subject)) throw new AppError('forbidden')
    if (amendment.noticeId) return refuse('published', 'Thông báo đã ban hành; không bỏ được nữa.')
    if (conclusion.state === 'submitted') return refuse('submitted', 'Dự thảo đang chờ duyệt; hãy rút lại trước.')
    if (conclusion.version !== input.seenVersion) throw new AppError('stale')
    // the conditional update comes first: nobody saves or submits what is going
    if ((await stores.conclusions.save(conclusion, conclusion.version)) === 'stale') throw new AppError('stale')
    if ((await stores.amendments.remove(amendment.draftId)) === 'issued') throw new AppError('stale')
    await stores.events.append(
      eventBy(actor, 'meeting', amendment.meetingId, now, {
        kind: 'amendment-given-up',
        how: amendment.kind,
        reason: amendment.reason,
      }),
      tools.ids.next(),
    )
    return { kind: 'given-up', meetingId: amendment.meetingId }
  })
}
