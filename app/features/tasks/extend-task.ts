import type { z } from 'zod'
import type { Actor } from '#app/domain/access/actor.ts'
import { extend } from '#app/domain/task/extension.ts'
import { dayInput, optionalTextInput } from '../inputs.ts'
import type { Tools } from '../ports.ts'
import { changeTask, type TaskOutcome, taskChangeInput } from './change-task.ts'

export const extendTaskInput = taskChangeInput.extend({ due: dayInput, reason: optionalTextInput })
export type ExtendTaskInput = z.output<typeof extendTaskInput>

/** Gia hạn unasked, by the directing leader. */
export const extendTask = (tools: Tools, actor: Actor, input: ExtendTaskInput): Promise<TaskOutcome> =>
  changeTask(tools, actor, 'task.extend', input, ({ task, today }) => extend(task, input.due, input.reason, today))
