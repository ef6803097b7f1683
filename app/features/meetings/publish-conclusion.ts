import { z } from 'zod'
import { type Actor, actorTitle } from '#app/domain/access/actor.ts'
import { can } from '#app/domain/access/can.ts'
import { fanOut } from '#app/domain/directive/fan-out.ts'
import { type ConclusionNotice, checkPublish, noticeNumber } from '#app/domain/meeting/meeting.ts'
import { noticesOfEvent } from '#app/domain/reminder/immediate.ts'
import { yearOf } from '#app/domain/shared/day.ts'
import { type Refusal, refuse } from '#app/domain/shared/refusal.ts'
import { evolve, type TaskEventData } from '#app/domain/task/task.ts'
import { AppError } from '../app-error.ts'
import type { PublishedDirective, StoredTask, Tools } from '../ports.ts'
import { toOutbox } from '../reminders/to-outbox.ts'
import { NOTICE_SYMBOL } from '../settings.ts'
import { meetingSubject } from './meeting-subject.ts'

export const publishConclusionInput = z.object({
  meetingId: z.string().min(1).max(64),
  seenVersion: z.coerce.number().int().positive(),
})
export type PublishConclusionInput = z.output<typeof publishConclusionInput>

export type PublishOutcome = { kind: 'published'; noticeId: string; number: string; tasks: number } | Refusal

/**
 * Ban hành: an immutable version with its number, one task per lead unit, and the "assigned" mails – all in one
 * transaction, so that a notice without its tasks or a task without its mail cannot exist.
 */
export async function publishConclusion(
  tools: Tools,
  actor: Actor,
  input: PublishConclusionInput,
): Promise<PublishOutcome> {
  const now = tools.clock.now()
  const today = tools.clock.today()
  return tools.unitOfWork(async stores => {
    const meeting = await stores.meetings.get(input.meetingId)
    const conclusion = await stores.conclusions.getByMeeting(input.meetingId)
    if (!meeting || !conclusion || !can(actor, 'meeting.view-draft', meetingSubject(meeting, conclusion)))
      throw new AppError('not-found')
    if (!can(actor, 'meeting.publish', meetingSubject(meeting, conclusion))) throw new AppError('forbidden')
    const refused = checkPublish(conclusion)
    if (refused) return refused
    if (conclusion.directives.length === 0) return refuse('no-directives', 'Chưa có nội dung chỉ đạo nào.')
    if (conclusion.version !== input.seenVersion) throw new AppError('stale')
    if (
      (await stores.conclusions.save(
        { ...conclusion, state: 'published', updatedAt: now, updatedBy: actor.personId },
        conclusion.version,
      )) === 'stale'
    )
      throw new AppError('stale')

    const office = await stores.office.load()
    const calendar = await stores.calendar.load()
    const symbol = (await stores.settings.get<string>(NOTICE_SYMBOL)) ?? 'TB-UBND'
    const series = meeting.seriesId ? (await stores.meetings.series()).find(s => s.id === meeting.seriesId) : undefined
    const notice: Omit<ConclusionNotice, 'sha256'> = {
      id: tools.ids.next(),
      meetingId: meeting.id,
      number: await stores.notices.takeNumber(yearOf(today), symbol),
      year: yearOf(today),
      symbol,
      title: `Kết luận của ${meeting.chairTitle} tại ${meeting.title.charAt(0).toLocaleLowerCase('vi')}${meeting.title.slice(1)}`,
      publishedAt: now,
      publishedBy: actor.personId,
      signerTitle: meeting.chairTitle,
      doc: conclusion.doc,
      directives: conclusion.directives,
    }
    await stores.notices.insert(notice)
    const directives = conclusion.directives.map<PublishedDirective>((draft, position) => ({
      id: tools.ids.next(),
      noticeId: notice.id,
      meetingId: meeting.id,
      position,
      // a directive of a field's own meeting belongs to that field unless it says otherwise
      draft: { ...draft, fieldId: draft.fieldId ?? series?.fieldId ?? null },
    }))
    await stores.notices.insertDirectives(directives)

    let tasks = 0
    for (const directive of directives) {
      for (const seed of fanOut(directive.draft, office, today)) {
        const id = tools.ids.next()
        const event: TaskEventData = {
          kind: 'assigned',
          task: { ...seed, noticeId: notice.id, meetingId: meeting.id, directiveId: directive.id },
        }
        const task = evolve(id, null, { at: now, actorId: actor.personId, data: event })
        await stores.tasks.insert(task, meeting.chairPersonId)
        await stores.events.append(
          {
            subjectKind: 'task',
            subjectId: id,
            at: now,
            actorId: actor.personId,
            actorTitle: actorTitle(actor),
            data: event,
          },
          tools.ids.next(),
        )
        const stored: StoredTask = { ...task, chairPersonId: meeting.chairPersonId, version: 1 }
        const notices = noticesOfEvent(null, stored, { at: now, data: event }, office, today)
        await stores.outbox.add(toOutbox(notices, { ids: tools.ids, now, calendar }))
        tasks += 1
      }
    }
    await stores.events.append(
      {
        subjectKind: 'meeting',
        subjectId: meeting.id,
        at: now,
        actorId: actor.personId,
        actorTitle: actorTitle(actor),
        data: { kind: 'conclusion-published', number: noticeNumber(notice), tasks },
      },
      tools.ids.next(),
    )
    return { kind: 'published', noticeId: notice.id, number: noticeNumber(notice), tasks }
  })
}
