import { z } from 'zod'
import type { Actor } from '#app/domain/access/actor.ts'
import { refuse } from '#app/domain/shared/refusal.ts'
import { addWatcher } from '#app/domain/task/watching.ts'
import { isValidOn, personOf, unitOf } from '#app/domain/unit/office.ts'
import type { Tools } from '../ports.ts'
import { changeTask, type TaskOutcome, taskChangeInput } from './change-task.ts'

/** "unit:ID" or "person:ID". */
export const watcherInput = z
  .string({ error: 'Cần chọn đơn vị hoặc người.' })
  .regex(/^(unit|person):.{1,64}$/, 'Cần chọn đơn vị hoặc người.')
  .transform(text => {
    const at = text.indexOf(':')
    return { kind: text.slice(0, at) as 'unit' | 'person', id: text.slice(at + 1) }
  })

export const addWatcherInput = taskChangeInput.extend({ watcher: watcherInput })
export type AddWatcherInput = z.output<typeof addWatcherInput>

/** Thêm theo dõi: a unit or a person gets to see the task and is told in the application, never by mail. */
export const addTaskWatcher = (tools: Tools, actor: Actor, input: AddWatcherInput): Promise<TaskOutcome> =>
  changeTask(tools, actor, 'task.set-watchers', input, ({ task, office, today }) => {
    const { kind, id } = input.watcher
    const unit = kind === 'unit' ? unitOf(office, id) : null
    const exists = kind === 'unit' ? unit !== null && isValidOn(unit, today) : personOf(office, id)?.active === true
    return exists
      ? addWatcher(task, input.watcher)
      : refuse('nobody', 'Đơn vị hoặc người này không còn hoạt động.', 'watcher')
  })
