import type { z } from 'zod'
import type { Actor } from '#app/domain/access/actor.ts'
import { removeWatcher } from '#app/domain/task/watching.ts'
import type { Tools } from '../ports.ts'
import { watcherInput } from './add-watcher.ts'
import { changeTask, type TaskOutcome, taskChangeInput } from './change-task.ts'

export const removeWatcherInput = taskChangeInput.extend({ watcher: watcherInput })
export type RemoveWatcherInput = z.output<typeof removeWatcherInput>

/** Bỏ theo dõi of somebody else. */
export const removeTaskWatcher = (tools: Tools, actor: Actor, input: RemoveWatcherInput): Promise<TaskOutcome> =>
  changeTask(tools, actor, 'task.set-watchers', input, ({ task }) => removeWatcher(task, input.watcher))
