import { z } from 'zod'
import { type Actor, actorTitle } from '#app/domain/access/actor.ts'
import { can } from '#app/domain/access/can.ts'
import { checkSecrecy, type Meeting } from '#app/domain/meeting/meeting.ts'
import { yearOf } from '#app/domain/shared/day.ts'
import { isRefusal, type Refusal, refuse } from '#app/domain/shared/refusal.ts'
import { tidy } from '#app/domain/shared/vietnamese-text.ts'
import { setDue } from '#app/domain/task/extension.ts'
import { evolve } from '#app/domain/task/task.ts'
import { isValidOn } from '#app/domain/unit/office.ts'
import { AppError } from '../app-error.ts'
import { dayInput, idInput, listInput, optionalIdInput } from '../inputs.ts'
import type { Stores, Tools } from '../ports.ts'

export const createMeetingInput = z.object({
  seriesId: optionalIdInput,
  title: z.string({ error: 'Cần ghi tên cuộc họp.' }).trim().min(3, 'Cần ghi tên cuộc họp.').max(300, 'Tên quá dài.'),
  day: dayInput,
  place: z.string().trim().max(200).default(''),
  chairPersonId: idInput,
  /** Units invited; `absent` and `delegate` name those of them that did not come themselves. */
  present: listInput,
  absent: listInput,
  delegate: listInput,
  requestKey: z.string().min(8).max(64).optional(),
})
export type CreateMeetingInput = z.output<typeof createMeetingInput>

export type CreateMeetingOutcome = { kind: 'created'; meetingId: string } | Refusal

/**
 * A meeting of a series gets its session number, and whatever was due "at the next meeting" of that series gets
 * its day with it.
 */
export async function createMeeting(
  tools: Tools,
  actor: Actor,
  input: CreateMeetingInput,
): Promise<CreateMeetingOutcome> {
  if (!can(actor, 'meeting.create')) throw new AppError('forbidden')
  const now = tools.clock.now()
  const id = tools.ids.next()
  return tools.unitOfWork(async stores => {
    const office = await stores.office.load()
    const secret = checkSecrecy(input.title)
    if (secret) return { ...secret, field: 'title' }
    const chairPost = office.posts.find(
      p =>
        (p.kind === 'chair' || p.kind === 'vice-chair') &&
        p.personId === input.chairPersonId &&
        isValidOn(p, input.day),
    )
    if (!chairPost) return refuse('no-chair', 'Người chủ trì không giữ chức vụ lãnh đạo vào ngày họp.', 'chairPersonId')
    const known = new Set(office.units.map(u => u.id))
    const attendance = ([...new Set([...input.present, ...input.absent, ...input.delegate])] as string[])
      .filter(unitId => known.has(unitId))
      .map<Meeting['attendance'][number]>(unitId => ({
        unitId,
        presence: input.delegate.includes(unitId) ? 'delegate' : input.absent.includes(unitId) ? 'absent' : 'present',
        note: null,
      }))
    if (input.requestKey && !(await stores.submissions.claim(input.requestKey, actor.personId, now)))
      return refuse('repeated', 'Biểu mẫu này đã được gửi; cuộc họp đã được tạo.')
    const meeting: Meeting = {
      id,
      seriesId: input.seriesId,
      session: input.seriesId ? (await stores.meetings.lastSession(input.seriesId, yearOf(input.day))) + 1 : null,
      title: tidy(input.title),
      day: input.day,
      place: input.place === '' ? null : tidy(input.place),
      chairPersonId: input.chairPersonId,
      chairTitle: chairPost.title,
      attendance,
      version: 1,
    }
    await stores.meetings.insert(meeting)
    await stores.events.append(
      {
        subjectKind: 'meeting',
        subjectId: id,
        at: now,
        actorId: actor.personId,
        actorTitle: actorTitle(actor),
        data: { kind: 'meeting-created', title: meeting.title, day: meeting.day },
      },
      tools.ids.next(),
    )
    if (meeting.seriesId) await dateWaitingTasks(tools, stores, actor, meeting)
    return { kind: 'created', meetingId: id }
  })
}

/** "Kỳ giao ban sau": the day appears when that meeting is set. */
async function dateWaitingTasks(tools: Tools, stores: Stores, actor: Actor, meeting: Meeting): Promise<void> {
  const now = tools.clock.now()
  const today = tools.clock.today()
  for (const task of await stores.tasks.listWaitingForMeeting(meeting.seriesId!)) {
    const event = setDue(task, meeting.day, `Kỳ họp sau: ${meeting.title}`, today)
    if (isRefusal(event)) continue // the meeting is recorded afterwards: its day is past and dates nothing
    const next = evolve(task.id, task, { at: now, actorId: actor.personId, data: event })
    if ((await stores.tasks.save(next, task.version)) === 'stale') throw new AppError('stale')
    await stores.events.append(
      {
        subjectKind: 'task',
        subjectId: task.id,
        at: now,
        actorId: actor.personId,
        actorTitle: actorTitle(actor),
        data: event,
      },
      tools.ids.next(),
    )
  }
}
