import { z } from 'zod'
import type { Actor } from '#app/domain/access/actor.ts'
import { can } from '#app/domain/access/can.ts'
import { type Refusal, refuse } from '#app/domain/shared/refusal.ts'
import { AppError } from '../app-error.ts'
import { eventBy } from '../event-by.ts'
import { idInput, textInput } from '../inputs.ts'
import { meetingSubject } from '../meetings/meeting-subject.ts'
import type { PeriodicDirective, Tools } from '../ports.ts'

export const endPeriodicInput = z.object({
  directiveId: idInput,
  seenVersion: z.coerce.number().int(),
  reason: textInput,
})
export type EndPeriodicInput = z.output<typeof endPeriodicInput>

export type EndPeriodicOutcome = { kind: 'ended'; periodic: PeriodicDirective } | Refusal

/** Ends a periodic directive: no further period; what was given stays to be done. */
export const endPeriodicDirective = (
  tools: Tools,
  actor: Actor,
  input: EndPeriodicInput,
): Promise<EndPeriodicOutcome> =>
  tools.unitOfWork(async stores => {
    const periodic = await stores.periodic.get(input.directiveId)
    const meeting = periodic && (await stores.meetings.get(periodic.meetingId))
    if (!periodic || !meeting) throw new AppError('not-found')
    const subject = meetingSubject(meeting, await stores.conclusions.getByMeeting(meeting.id))
    if (!can(actor, 'meeting.view', subject)) throw new AppError('not-found')
    if (!can(actor, 'meeting.edit', subject) && !can(actor, 'meeting.publish', subject)) throw new AppError('forbidden')
    if (periodic.endedAt) return refuse('ended', 'Chỉ đạo định kỳ này đã kết thúc.')
    if (input.reason.trim().length < 5) return refuse('reason-needed', 'Cần ghi rõ lý do (ít nhất 5 ký tự).', 'reason')
    const now = tools.clock.now()
    const ended = { ...periodic, endedAt: now, endedBy: actor.personId, endReason: input.reason }
    if (periodic.version !== input.seenVersion || (await stores.periodic.save(ended, periodic.version)) === 'stale')
      throw new AppError('stale')
    await stores.events.append(
      eventBy(actor, 'meeting', meeting.id, now, {
        kind: 'periodic-ended',
        directiveId: input.directiveId,
        reason: input.reason,
      }),
      tools.ids.next(),
    )
    return { kind: 'ended', periodic: { ...ended, version: periodic.version + 1 } }
  })
