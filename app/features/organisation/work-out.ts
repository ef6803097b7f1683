/** A change worked out against the office and the tasks as they are: what the preview shows and what will be done. */
import { isRefusal, type Refusal, refuse } from '#app/domain/shared/refusal.ts'
import { succeed } from '#app/domain/task/succession.ts'
import type { TaskEventData } from '#app/domain/task/task.ts'
import { type Office, unitOf } from '#app/domain/unit/office.ts'
import { planReorganisation, type ReorganisationPlan } from '#app/domain/unit/plan-reorganisation.ts'
import { REORGANISATION_NAMES, type Reorganisation } from '#app/domain/unit/reorganisation.ts'
import type { StoredTask, Stores } from '../ports.ts'

export type Moved = { task: StoredTask; event: Extract<TaskEventData, { kind: 'unit-succeeded' }> }
export type WorkedOut = {
  title: string
  plan: ReorganisationPlan
  office: Office
  moved: Moved[]
  /** What was shown, whatever is chosen: another task or post meanwhile makes it another preview. */
  mark: string
}

export async function workOut(
  stores: Stores,
  change: Reorganisation,
  { changeId, next }: { changeId: string; next: () => string },
): Promise<WorkedOut | Refusal> {
  const office = await stores.office.load()
  const plan = planReorganisation(office, change, next)
  if (isRefusal(plan)) return plan
  const title = titleOf(change, office)
  const reason = `${title} (${change.document})`
  const tasks = change.kind === 'rename' || change.kind === 'move' ? [] : await stores.tasks.openOfUnits(change.from)
  const moved = tasks.flatMap<Moved>(task => {
    const event = succeed(task, plan, plan.office, { id: changeId, day: change.day, reason })
    return event?.kind === 'unit-succeeded' ? [{ task, event }] : []
  })
  const left = leftBehind(change, tasks, moved)
  if (left > 0) return refuse('left-behind', `Còn ${left} nhiệm vụ chưa có đơn vị tiếp nhận.`)
  return { title, plan, office, moved, mark: markOf(office, change, tasks) }
}

/** Nothing open may stay with a unit that is no more. */
function leftBehind(change: Reorganisation, tasks: readonly StoredTask[], moved: readonly Moved[]): number {
  if (change.kind === 'rename' || change.kind === 'move') return 0
  const gone = new Set(moved.flatMap(m => (m.event.lead ? [m.task.id] : [])))
  return tasks.filter(t => change.ending.includes(t.unitId) && !gone.has(t.id)).length
}

export function titleOf(change: Reorganisation, office: Office): string {
  const name = (id: string) => unitOf(office, id)?.name ?? id
  const verb = REORGANISATION_NAMES[change.kind]
  switch (change.kind) {
    case 'rename':
      return `${verb} ${name(change.unitId)} thành ${change.name}`
    case 'move':
      return `${verb} của ${name(change.unitId)}: ${change.parentId ? name(change.parentId) : 'không trực thuộc'}`
    case 'merge': {
      const created = change.created[0]
      return created
        ? `${verb} ${change.from.map(name).join(', ')} thành ${created.name}`
        : `${verb} ${change.from.map(name).join(', ')} vào ${name(change.heir)}`
    }
    case 'split': {
      const made = change.created.map(c => c.name).join(', ')
      return change.ending.length === 0
        ? `Tách ${made} từ ${name(change.from[0]!)}`
        : `Chia ${name(change.from[0]!)} thành ${made}`
    }
    case 'abolish':
      return `${verb} ${name(change.from[0]!)}`
  }
}

function markOf(office: Office, change: Reorganisation, tasks: readonly StoredTask[]): string {
  const ids = change.kind === 'rename' || change.kind === 'move' ? [change.unitId] : change.from
  return hash(
    [
      ...office.units.filter(u => ids.includes(u.id)).map(u => `${u.id}:${u.version}`),
      ...office.posts.filter(p => ids.includes(p.unitId)).map(p => `${p.id}:${p.version}`),
      ...tasks.map(t => t.id),
    ].join('|'),
  )
}

/** Short and steady; nothing secret is in it. */
function hash(text: string): string {
  let h = 0xcbf29ce484222325n
  for (const char of text) h = BigInt.asUintN(64, (h ^ BigInt(char.codePointAt(0)!)) * 0x100000001b3n)
  return h.toString(36)
}
