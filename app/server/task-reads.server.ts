import type { Actor } from '#app/domain/access/actor.ts'
import { can } from '#app/domain/access/can.ts'
import { isRefusal } from '#app/domain/shared/refusal.ts'
import { urge } from '#app/domain/task/lifecycle.ts'
import type { StoredFile, StoredTask } from '#app/features/ports.ts'
import { readSavedViews, type SavedView } from '#app/features/tasks/saved-views.ts'
import { taskSubject } from '#app/features/tasks/task-subject.ts'
import { storesOn } from '#db/unit-of-work.ts'
import { database } from './database.server.ts'

/** Small reads beside the read models. Outside a transaction: a page needs no lock. */
const stores = () => storesOn(database().db)

export const savedViewsOf = (actor: Actor): Promise<SavedView[]> => readSavedViews(stores(), actor.personId)

export type TaskDetail = { task: StoredTask; files: Pick<StoredFile, 'id' | 'name' | 'size'>[] }

/** What a decision is taken on – the words of a report, its document and files – for tasks the viewer was already given. */
export async function taskDetails(ids: readonly string[]): Promise<Record<string, TaskDetail>> {
  const { tasks, files } = stores()
  const details: Record<string, TaskDetail> = {}
  for (const id of ids) {
    const task = await tasks.get(id)
    if (!task) continue
    const wanted = new Set(task.report?.fileIds)
    const kept = wanted.size > 0 ? await files.listBySubject('task', id) : []
    details[id] = {
      task,
      files: kept.filter(f => wanted.has(f.id)).map(f => ({ id: f.id, name: f.name, size: f.size })),
    }
  }
  return details
}

/** Of these tasks those the viewer may urge now, in the order given. */
export async function urgeableTasks(actor: Actor, ids: readonly string[]): Promise<StoredTask[]> {
  const { tasks } = stores()
  const found: StoredTask[] = []
  for (const id of ids) {
    const task = await tasks.get(id)
    if (task && can(actor, 'task.urge', taskSubject(task)) && !isRefusal(urge(task, null, []))) found.push(task)
  }
  return found
}
