import type { z } from 'zod'
import type { Actor } from '#app/domain/access/actor.ts'
import { watch } from '#app/domain/task/watching.ts'
import type { Tools } from '../ports.ts'
import { changeTask, type TaskOutcome, taskChangeInput } from './change-task.ts'

export const watchTaskInput = taskChangeInput
export type WatchTaskInput = z.output<typeof watchTaskInput>

/** Theo dõi for oneself. */
export const watchTask = (tools: Tools, actor: Actor, input: WatchTaskInput): Promise<TaskOutcome> =>
  changeTask(tools, actor, 'task.watch', input, ({ task }) => watch(task, actor.personId))
