import type { z } from 'zod'
import type { Actor } from '#app/domain/access/actor.ts'
import { setDue } from '#app/domain/task/extension.ts'
import { dayInput, optionalTextInput } from '../inputs.ts'
import type { Tools } from '../ports.ts'
import { changeTask, type TaskOutcome, taskChangeInput } from './change-task.ts'

export const setDueInput = taskChangeInput.extend({ due: dayInput, reason: optionalTextInput })
export type SetDueInput = z.output<typeof setDueInput>

/** Đặt thời hạn for a task that has none. */
export const setTaskDue = (tools: Tools, actor: Actor, input: SetDueInput): Promise<TaskOutcome> =>
  changeTask(tools, actor, 'task.set-due', input, ({ task, today }) => setDue(task, input.due, input.reason, today))
