/** What was decided about open directives that a new one resembles, carried out while that one is published. */
import type { Actor } from '#app/domain/access/actor.ts'
import { can } from '#app/domain/access/can.ts'
import { citationOf } from '#app/domain/directive/citation.ts'
import type { Day } from '#app/domain/shared/day.ts'
import { isRefusal, type Refusal, refuse } from '#app/domain/shared/refusal.ts'
import { withdraw } from '#app/domain/task/lifecycle.ts'
import { evolve, isOpen, type TaskId, type TaskLink } from '#app/domain/task/task.ts'
import type { Office } from '#app/domain/unit/office.ts'
import { unitOf } from '#app/domain/unit/office.ts'
import type { StoredTask, Stores, Tools } from '../ports.ts'
import { recordTaskEvent } from '../tasks/change-task.ts'
import { taskSubject } from '../tasks/task-subject.ts'
import type { DirectivePlan, PlannedTask } from './plan-publication.ts'

/** The earlier tasks, and what the new ones are to them. */
export type Settlement = {
  plans: DirectivePlan[]
  earlier: { taskId: TaskId; later: TaskId; replaced: boolean; path: string }[]
}

/**
 * Unit by unit: the new task of a unit meets the open task of the same unit. One that ended in the meantime is
 * referred to, whatever was decided; one that two new directives replace is replaced by the first.
 */
export async function planSettlement(
  stores: Stores,
  actor: Actor,
  plans: readonly DirectivePlan[],
  office: Office,
): Promise<Settlement | Refusal> {
  const earlier: Settlement['earlier'] = []
  const gone = new Set<TaskId>()
  const settled: DirectivePlan[] = []
  for (const plan of plans) {
    const links = new Map<PlannedTask, TaskLink[]>()
    for (const { directiveId, decision } of plan.directive.overlaps ?? []) {
      if (decision === 'keep') continue
      const old = await stores.tasks.listByDirective(directiveId)
      for (const planned of plan.tasks) {
        const same = old.find(
          t => t.unitId === planned.task.unitId && t.kind === planned.task.kind && t.state !== 'withdrawn',
        )
        if (!same || same.id === planned.task.id) continue
        const replaced = decision === 'replace' && isOpen(same) && !gone.has(same.id)
        if (replaced) {
          if (!can(actor, 'task.withdraw', taskSubject(same))) return mayNot(plan, same, office)
          gone.add(same.id)
        }
        links.set(planned, [
          ...(links.get(planned) ?? []),
          { kind: replaced ? 'replaces' : 'refers-to', taskId: same.id },
        ])
        if (replaced || isOpen(same))
          earlier.push({ taskId: same.id, later: planned.task.id, replaced, path: plan.directive.path })
      }
    }
    settled.push({ ...plan, tasks: plan.tasks.map(p => withLinks(p, links.get(p))) })
  }
  return { plans: settled, earlier }
}

const mayNot = (plan: DirectivePlan, task: StoredTask, office: Office): Refusal =>
  refuse(
    'may-not-withdraw',
    `${citationOf(plan.directive.path)} thay thế nhiệm vụ ${task.path} của ${unitOf(office, task.unitId)?.name ?? 'đơn vị'}, nhưng bạn không có quyền thu hồi nhiệm vụ ấy. Hãy trả dự thảo để đổi thành “Dẫn chiếu”, hoặc để Chủ tịch ban hành.`,
  )

function withLinks(planned: PlannedTask, links: TaskLink[] | undefined): PlannedTask {
  if (!links || planned.event.kind !== 'assigned') return planned
  const event = { ...planned.event, task: { ...planned.event.task, links } }
  const { id, assignedAt } = planned.task
  return { ...planned, event, task: evolve(id, null, { at: assignedAt, actorId: null, data: event }) }
}

/** The other side of the links, once the new tasks are there. `source` names the notice: "Thông báo số 12/TB-UBND". */
export async function settleEarlier(
  tools: Tools,
  stores: Stores,
  actor: Actor,
  { earlier }: Settlement,
  { office, today, source }: { office: Office; today: Day; source: string },
): Promise<void> {
  const now = tools.clock.now()
  for (const { taskId, later, replaced, path } of earlier) {
    const task = await stores.tasks.get(taskId)
    if (!task) continue
    const words = `${citationOf(path)}, ${source}`
    const reason = `Được thay bằng ${words}.`
    const withdrawn = replaced ? withdraw(task, reason) : null
    const event =
      withdrawn && !isRefusal(withdrawn) && withdrawn.kind === 'withdrawn'
        ? { ...withdrawn, replacedBy: later }
        : { kind: 'linked' as const, link: { kind: 'referred-by' as const, taskId: later }, words }
    await recordTaskEvent(stores, { tools, actor, now, today, office }, task, event)
  }
}
