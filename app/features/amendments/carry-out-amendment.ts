/** The tasks of the earlier notice, brought under the later one in the transaction that issues it. */
import type { Actor } from '#app/domain/access/actor.ts'
import { can } from '#app/domain/access/can.ts'
import { becauseOf } from '#app/domain/amendment/amendment.ts'
import type { TaskFate } from '#app/domain/amendment/task-fates.ts'
import type { DraftDirective } from '#app/domain/directive/draft.ts'
import type { Day } from '#app/domain/shared/day.ts'
import { type Refusal, refuse } from '#app/domain/shared/refusal.ts'
import { firstOccurrence } from '#app/domain/task/periodic.ts'
import { unitOf } from '#app/domain/unit/office.ts'
import { AppError } from '../app-error.ts'
import type { StoredTask, Stores } from '../ports.ts'
import { endParts, type Recording, recordTaskEvent } from '../tasks/change-task.ts'
import { taskSubject } from '../tasks/task-subject.ts'
import { type AmendmentPlan, eventsOf, type Issued } from './plan-amendment.ts'

/** Whoever issues a notice may do to its tasks what the access table lets them do one by one. */
export function mayCarryOut(actor: Actor, plan: AmendmentPlan, { office }: Pick<Recording, 'office'>): Refusal | null {
  for (const fate of plan.comparison.fates) {
    const task = plan.tasks.get(fate.task.id)
    if (!task || fate.kind === 'kept') continue
    const subject = taskSubject(task)
    const may =
      fate.kind === 'withdrawn'
        ? can(actor, 'task.withdraw', subject)
        : (fate.leadTo === null || can(actor, 'task.reassign', subject)) &&
          (!fate.change.due || can(actor, 'task.extend', subject))
    if (!may)
      return refuse(
        'may-not-change',
        `Bạn không có quyền thay đổi nhiệm vụ ${task.path} của ${unitOf(office, task.unitId)?.name ?? 'đơn vị'}; hãy để Chủ tịch ban hành.`,
      )
  }
  return null
}

export type CarriedOut = { kept: number; changed: number; withdrawn: number }

export async function carryOutAmendment(
  stores: Stores,
  recording: Recording,
  plan: AmendmentPlan,
  issued: Issued,
): Promise<CarriedOut> {
  const done: CarriedOut = { kept: 0, changed: 0, withdrawn: 0 }
  for (const fate of plan.comparison.fates) {
    done[fate.kind] += 1
    await carryOut(stores, recording, plan, issued, fate)
  }
  await carryPeriodic(stores, recording, plan, issued)
  return done
}

async function carryOut(
  stores: Stores,
  recording: Recording,
  plan: AmendmentPlan,
  issued: Issued,
  fate: TaskFate,
): Promise<void> {
  let task = plan.tasks.get(fate.task.id)
  if (!task) throw new AppError('stale')
  const events = (fate: TaskFate) => eventsOf(fate, plan.amendment, issued, recording.today)
  for (const event of events(fate)) {
    task = await recordTaskEvent(stores, recording, task, event)
    await endParts(stores, recording, task, event)
  }
  if (fate.kind === 'withdrawn' || fate.later === null) return
  const [kept] = events({ kind: 'kept', task, later: fate.later, why: 'same' })
  for (const part of await partsBelow(stores, task))
    if (part.noticeId === plan.earlier.id && part.state !== 'withdrawn')
      await recordTaskEvent(stores, recording, part, kept!)
}

/** What was handed on of it goes with it, however far down. */
async function partsBelow(stores: Stores, task: Pick<StoredTask, 'id'>): Promise<StoredTask[]> {
  const parts = await stores.tasks.listParts(task.id)
  const deeper = []
  for (const part of parts) deeper.push(...(await partsBelow(stores, part)))
  return [...parts, ...deeper]
}

/** A directive that comes back goes on under the later notice: the periods that were given stay, the next follow it. */
async function carryPeriodic(
  stores: Stores,
  { actor, now, today }: Recording,
  { amendment, comparison, earlier }: AmendmentPlan,
  { number, idOf }: Issued,
): Promise<void> {
  const begin = (next: DraftDirective, firstDay: Day, madeUntil: Day) =>
    stores.periodic.insert({
      directiveId: idOf(next.id),
      meetingId: earlier.meetingId,
      recurrence: next.recurrence!,
      firstDay,
      madeUntil,
      endedAt: null,
      endedBy: null,
      endReason: null,
      version: 1,
    })
  const firstOf = (next: DraftDirective): Day => next.due ?? firstOccurrence(next.recurrence!, today)
  const later = new Map(comparison.pairs.flatMap(p => (p.earlier ? [[p.earlier.id, p.later] as const] : [])))
  for (const directive of earlier.directives) {
    const next = later.get(directive.id)
    const periodic = await stores.periodic.get(directive.id)
    if (!periodic) {
      // it comes back from now on; what was given is the first of them
      if (next?.recurrence && !directive.recurrence) await begin(next, firstOf(next), firstOf(next))
      continue
    }
    if (periodic.endedAt) continue
    const endReason = `${becauseOf(amendment.kind, number)}.`
    const ended = { ...periodic, endedAt: now, endedBy: actor.personId, endReason }
    if ((await stores.periodic.save(ended, periodic.version)) === 'stale') throw new AppError('stale')
    if (!next?.recurrence) continue
    const same = next.recurrence === periodic.recurrence && next.due === directive.due
    await begin(next, same ? periodic.firstDay : firstOf(next), periodic.madeUntil)
  }
}
