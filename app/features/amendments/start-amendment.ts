import { z } from 'zod'
import type { Actor } from '#app/domain/access/actor.ts'
import { can } from '#app/domain/access/can.ts'
import { AMENDMENT_KINDS, checkStart, NO_CHOICES, prefilled } from '#app/domain/amendment/amendment.ts'
import { withDirectiveNodes } from '#app/domain/directive/directive-nodes.ts'
import { noticeNumber } from '#app/domain/meeting/meeting.ts'
import { type Refusal, refuse } from '#app/domain/shared/refusal.ts'
import { AppError } from '../app-error.ts'
import { eventBy } from '../event-by.ts'
import { INCOMING_SYMBOL } from '../from-above/cascade-document.ts'
import { textInput } from '../inputs.ts'
import { meetingSubject } from '../meetings/meeting-subject.ts'
import type { Stores, Tools } from '../ports.ts'

export const startAmendmentInput = z.object({
  meetingId: z.string().min(1).max(64),
  /** The one that was being read. */
  noticeId: z.string().min(1).max(64),
  kind: z.enum(AMENDMENT_KINDS, { error: 'Cần chọn đính chính hay thay thế.' }),
  reason: textInput.pipe(z.string().min(5, 'Cần ghi rõ lý do (ít nhất 5 ký tự).')),
})
export type StartAmendmentInput = z.output<typeof startAmendmentInput>

/** `open`: one was begun already, by this very form or by somebody else; there is never a second. */
export type StartAmendmentOutcome = { kind: 'started' | 'open'; draftId: string } | Refusal

/**
 * Begins the later notice: a record of its own beside the meeting, with the draft as the notice was issued. From there
 * on it is drafted, submitted and approved like any other.
 */
export async function startAmendment(
  tools: Tools,
  actor: Actor,
  input: StartAmendmentInput,
): Promise<StartAmendmentOutcome> {
  try {
    return await tools.unitOfWork(stores => start(tools, stores, actor, input))
  } catch (error) {
    if (!(error instanceof Taken)) throw error
    // somebody began at the same moment: theirs is the one
    return tools.unitOfWork(async stores => {
      const other = await stores.amendments.ofEarlier(error.noticeId)
      if (!other) throw new AppError('stale')
      return { kind: 'open', draftId: other.draftId }
    })
  }
}

/** Rolls back what was written for an amendment that another one was faster than. */
class Taken extends Error {
  constructor(readonly noticeId: string) {
    super('taken')
  }
}

async function start(
  tools: Tools,
  stores: Stores,
  actor: Actor,
  input: StartAmendmentInput,
): Promise<StartAmendmentOutcome> {
  const now = tools.clock.now()
  const meeting = await stores.meetings.get(input.meetingId)
  const conclusion = meeting && (await stores.conclusions.getByMeeting(meeting.id))
  const notice = meeting && (await stores.notices.getByMeeting(meeting.id))
  if (!meeting || !can(actor, 'meeting.view', meetingSubject(meeting, conclusion))) throw new AppError('not-found')
  if (!can(actor, 'meeting.amend', meetingSubject(meeting, conclusion))) throw new AppError('forbidden')
  if (!notice) return refuse('not-issued', 'Kết luận chưa ban hành; hãy sửa ngay trên dự thảo.')
  if (notice.symbol === INCOMING_SYMBOL)
    return refuse('from-above', 'Văn bản của cấp trên không do cơ quan mình đính chính.')
  const refused = checkStart(input.noticeId, notice)
  if (refused) return refused
  const later = await stores.amendments.ofEarlier(notice.id)
  if (later) return { kind: 'open', draftId: later.draftId }
  const draftId = tools.ids.next()
  // it is of no series and has no session: nothing is called, and no "kỳ họp sau" is this
  await stores.meetings.insert({ ...meeting, id: draftId, seriesId: null, session: null, attendance: [], version: 1 })
  const directives = prefilled(notice.directives)
  await stores.conclusions.insert({
    id: tools.ids.next(),
    meetingId: draftId,
    state: 'draft',
    doc: withDirectiveNodes(notice.doc, directives),
    directives,
    returnReason: null,
    updatedAt: now,
    updatedBy: actor.personId,
    version: 1,
  })
  const begun = await stores.amendments.insert({
    draftId,
    meetingId: meeting.id,
    earlierNoticeId: notice.id,
    noticeId: null,
    kind: input.kind,
    reason: input.reason,
    choices: NO_CHOICES,
    startedAt: now,
    startedBy: actor.personId,
    version: 1,
  })
  if (begun === 'taken') throw new Taken(notice.id)
  await stores.events.append(
    eventBy(actor, 'meeting', meeting.id, now, {
      kind: 'amendment-started',
      how: input.kind,
      earlier: noticeNumber(notice),
      reason: input.reason,
    }),
    tools.ids.next(),
  )
  return { kind: 'started', draftId }
}
