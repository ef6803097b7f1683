import type { Actor } from '#app/domain/access/actor.ts'
import { can } from '#app/domain/access/can.ts'
import {
  contributionsOf,
  EMPTY_SYNTHESIS,
  type Missing,
  refreshSynthesis,
  type SynthesisDraft,
} from '#app/domain/task/synthesis.ts'
import { unitOf } from '#app/domain/unit/office.ts'
import { AppError } from '../app-error.ts'
import type { StoredTask, Stores } from '../ports.ts'
import { taskSubject } from './task-subject.ts'

export type OpenSynthesis = {
  task: StoredTask
  draft: SynthesisDraft
  /** Null while nothing was kept yet. */
  version: number | null
  missing: Missing[]
  total: number
}

/** The draft as it was kept, with what the units have reported since in its place; nothing is written. */
export async function openSynthesis(stores: Stores, actor: Actor, taskId: string): Promise<OpenSynthesis> {
  const task = await stores.tasks.get(taskId)
  if (task?.kind !== 'synthesis' || !can(actor, 'task.view', taskSubject(task))) throw new AppError('not-found')
  if (!can(actor, 'task.synthesise', taskSubject(task))) throw new AppError('forbidden')
  const office = await stores.office.load()
  const siblings = await stores.tasks.listByDirective(task.directiveId)
  const order = new Map(office.units.map(u => [u.id, u.sort]))
  siblings.sort((a, b) => (order.get(a.unitId) ?? 0) - (order.get(b.unitId) ?? 0))
  const { contributions, missing, total } = contributionsOf(siblings, task.period, id => unitOf(office, id)?.name ?? id)
  const kept = await stores.syntheses.get(taskId)
  const draft = refreshSynthesis(kept?.draft ?? EMPTY_SYNTHESIS, contributions)
  return { task, draft, version: kept?.version ?? null, missing, total }
}
