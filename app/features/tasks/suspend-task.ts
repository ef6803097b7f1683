import type { z } from 'zod'
import type { Actor } from '#app/domain/access/actor.ts'
import { suspend } from '#app/domain/task/lifecycle.ts'
import { textInput } from '../inputs.ts'
import type { Tools } from '../ports.ts'
import { changeTask, type TaskOutcome, taskChangeInput } from './change-task.ts'

export const suspendTaskInput = taskChangeInput.extend({ reason: textInput })
export type SuspendTaskInput = z.output<typeof suspendTaskInput>

/** Tạm dừng: the clock stands still. */
export const suspendTask = (tools: Tools, actor: Actor, input: SuspendTaskInput): Promise<TaskOutcome> =>
  changeTask(tools, actor, 'task.suspend', input, ({ task }) => suspend(task, input.reason))
