import { z } from 'zod'
import type { Actor } from '#app/domain/access/actor.ts'
import { can } from '#app/domain/access/can.ts'
import type { PartyRef } from '#app/domain/directive/draft.ts'
import { type Refusal, refuse } from '#app/domain/shared/refusal.ts'
import { AppError } from '../app-error.ts'
import { eventBy } from '../event-by.ts'
import { optionalDayInput } from '../inputs.ts'
import type { Tools } from '../ports.ts'
import { createPlannedTasks } from './create-planned-tasks.ts'
import { keepPeriodic } from './keep-periodic.ts'
import { meetingSubject } from './meeting-subject.ts'
import { nextOfSeries } from './next-of-series.ts'
import { planDirective } from './plan-publication.ts'

const party = z
  .string()
  .regex(/^(unit|group):.{1,64}$/, 'Cần chọn đơn vị.')
  .transform((text): PartyRef => {
    const [kind, ...id] = text.split(':')
    return { kind: kind as PartyRef['kind'], id: id.join(':') }
  })
const parties = z.preprocess(
  v => (v === undefined || v === '' ? [] : Array.isArray(v) ? v : [v]),
  z.array(party).max(500),
)

export const assignDirectiveInput = z.object({
  meetingId: z.string().min(1).max(64),
  directiveId: z.string().min(1).max(64),
  lead: parties.refine(list => list.length > 0, 'Cần chọn ít nhất một đơn vị chủ trì.'),
  coordinate: parties,
  due: optionalDayInput,
})
export type AssignDirectiveInput = z.output<typeof assignDirectiveInput>

export type AssignDirectiveOutcome = { kind: 'assigned'; tasks: number } | Refusal

/**
 * A published directive that named nobody gets its owner: the same rules as at publishing make its tasks and mails.
 * The notice stays as it was issued; who was named later stands in the history.
 */
export async function assignDirective(
  tools: Tools,
  actor: Actor,
  input: AssignDirectiveInput,
): Promise<AssignDirectiveOutcome> {
  const now = tools.clock.now()
  const today = tools.clock.today()
  return tools.unitOfWork(async stores => {
    const meeting = await stores.meetings.get(input.meetingId)
    const conclusion = meeting && (await stores.conclusions.getByMeeting(meeting.id))
    const directive = await stores.notices.directive(input.directiveId)
    if (!meeting || !directive || directive.meetingId !== meeting.id) throw new AppError('not-found')
    const subject = meetingSubject(meeting, conclusion)
    if (!can(actor, 'meeting.view', subject)) throw new AppError('not-found')
    if (!can(actor, 'meeting.edit', subject) && !can(actor, 'meeting.publish', subject)) throw new AppError('forbidden')
    if (input.due !== null && input.due < today) return refuse('due-past', 'Thời hạn phải từ hôm nay trở đi.', 'due')
    if ((await stores.notices.getByMeeting(meeting.id))?.id !== directive.noticeId)
      return refuse('superseded', 'Thông báo này đã được đính chính hoặc thay thế; hãy giao theo thông báo mới.')
    // a key of the directive itself: of two who name an owner at the same moment only one does
    const isFirst =
      (await stores.tasks.listByDirective(directive.id)).length === 0 &&
      (await stores.submissions.claim(`owner-of:${directive.id}`, actor.personId, now))
    if (!isFirst)
      return refuse(
        'already-assigned',
        'Nội dung này đã có đơn vị chủ trì. Muốn đổi đơn vị, hãy giao lại nhiệm vụ của đơn vị ấy.',
      )
    const draft = {
      ...directive.draft,
      lead: input.lead,
      coordinate: input.coordinate.length > 0 ? input.coordinate : directive.draft.coordinate,
      ...(input.due ? { due: input.due, duePrecision: 'day' as const } : {}),
    }
    const office = await stores.office.load()
    const plan = planDirective(directive.id, draft, {
      office,
      meeting,
      noticeId: directive.noticeId,
      now,
      today,
      actorId: actor.personId,
      newId: () => tools.ids.next(),
      next: await nextOfSeries(stores, meeting, today),
    })
    if (plan.tasks.length === 0) throw new AppError('stale', 'Đơn vị được chọn không còn hoạt động.')
    const tasks = await createPlannedTasks(tools, stores, actor, meeting, [plan])
    await keepPeriodic(stores, meeting.id, [{ ...draft, id: directive.id }], [plan])
    await stores.events.append(
      eventBy(actor, 'meeting', meeting.id, now, {
        kind: 'directive-assigned',
        directiveId: directive.id,
        path: draft.path,
        lead: input.lead,
        due: input.due,
        tasks,
      }),
      tools.ids.next(),
    )
    return { kind: 'assigned', tasks }
  })
}
