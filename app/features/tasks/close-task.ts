import type { z } from 'zod'
import type { Actor } from '#app/domain/access/actor.ts'
import { close } from '#app/domain/task/lifecycle.ts'
import { textInput } from '../inputs.ts'
import type { Tools } from '../ports.ts'
import { changeTask, type TaskOutcome, taskChangeInput } from './change-task.ts'

export const closeTaskInput = taskChangeInput.extend({ reason: textInput })
export type CloseTaskInput = z.output<typeof closeTaskInput>

/** Kết thúc by a leader. */
export const closeTask = (tools: Tools, actor: Actor, input: CloseTaskInput): Promise<TaskOutcome> =>
  changeTask(tools, actor, 'task.close', input, ({ task }) => close(task, input.reason, actor.personId))
