import { z } from 'zod'
import type { Actor } from '#app/domain/access/actor.ts'
import { can } from '#app/domain/access/can.ts'
import { withDirectiveNodes } from '#app/domain/directive/directive-nodes.ts'
import { type Conclusion, checkSecrecy } from '#app/domain/meeting/meeting.ts'
import { isRefusal, type Refusal, refuse } from '#app/domain/shared/refusal.ts'
import { plainTextOf, readRichText } from '#app/domain/shared/rich-text.ts'
import { AppError } from '../app-error.ts'
import { eventBy } from '../event-by.ts'
import type { Tools } from '../ports.ts'
import { draftDirectivesInput } from './draft-input.ts'
import { meetingSubject } from './meeting-subject.ts'

export const saveDraftInput = z.object({
  meetingId: z.string().min(1).max(64),
  /** 0 where the page saw no draft yet. */
  seenVersion: z.coerce.number().int().min(0),
  doc: z.unknown(),
  directives: draftDirectivesInput,
})
export type SaveDraftInput = z.output<typeof saveDraftInput>

export type SaveDraftOutcome =
  | { kind: 'saved'; version: number }
  /** Somebody saved in between: nothing is overwritten, both versions are shown. */
  | { kind: 'stale'; current: Conclusion; by: string }
  | Refusal

/** Saves the whole draft: the text as the editor holds it and the directives as the secretary left them. */
export async function saveDraft(tools: Tools, actor: Actor, input: SaveDraftInput): Promise<SaveDraftOutcome> {
  const doc = readRichText(input.doc)
  if (isRefusal(doc)) return doc
  const secret = checkSecrecy(plainTextOf(doc))
  if (secret) return secret
  const now = tools.clock.now()
  return tools.unitOfWork(async stores => {
    const meeting = await stores.meetings.get(input.meetingId)
    const current = await stores.conclusions.getByMeeting(input.meetingId)
    if (!meeting || !can(actor, 'meeting.view-draft', meetingSubject(meeting, current))) throw new AppError('not-found')
    if (!can(actor, 'meeting.edit', meetingSubject(meeting, current))) throw new AppError('forbidden')
    if (current?.state === 'published')
      return refuse('published', 'Kết luận đã ban hành; chỉ có thể đính chính bằng thông báo mới.')
    if (current?.state === 'submitted') return refuse('submitted', 'Dự thảo đang chờ duyệt; hãy rút lại trước khi sửa.')
    const draft: Conclusion = {
      id: current?.id ?? tools.ids.next(),
      meetingId: meeting.id,
      state: 'draft',
      // which paragraph is which directive follows from the directives, whatever the browser said
      doc: withDirectiveNodes(doc, input.directives),
      directives: input.directives,
      returnReason: current?.returnReason ?? null,
      updatedAt: now,
      updatedBy: actor.personId,
      version: 1,
    }
    if (!current) {
      if (input.seenVersion !== 0) throw new AppError('stale')
      await stores.conclusions.insert(draft)
      await stores.events.append(
        eventBy(actor, 'meeting', meeting.id, now, { kind: 'draft-started' }),
        tools.ids.next(),
      )
      return { kind: 'saved', version: 1 }
    }
    if (current.version !== input.seenVersion || (await stores.conclusions.save(draft, current.version)) === 'stale') {
      const by = (await stores.people.get(current.updatedBy))?.name ?? 'người khác'
      return { kind: 'stale', current, by }
    }
    return { kind: 'saved', version: current.version + 1 }
  })
}
