import type { z } from 'zod'
import type { Actor } from '#app/domain/access/actor.ts'
import { accept } from '#app/domain/task/lifecycle.ts'
import type { Tools } from '../ports.ts'
import { changeTask, type TaskOutcome, taskChangeInput } from './change-task.ts'

export const acceptTaskInput = taskChangeInput
export type AcceptTaskInput = z.output<typeof acceptTaskInput>

/** Tiếp nhận. */
export const acceptTask = (tools: Tools, actor: Actor, input: AcceptTaskInput): Promise<TaskOutcome> =>
  changeTask(tools, actor, 'task.accept', input, ({ task }) => accept(task))
