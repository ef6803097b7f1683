import type { z } from 'zod'
import type { Actor } from '#app/domain/access/actor.ts'
import { withdraw } from '#app/domain/task/lifecycle.ts'
import { textInput } from '../inputs.ts'
import type { Tools } from '../ports.ts'
import { changeTask, type TaskOutcome, taskChangeInput } from './change-task.ts'

export const withdrawTaskInput = taskChangeInput.extend({ reason: textInput })
export type WithdrawTaskInput = z.output<typeof withdrawTaskInput>

/** Thu hồi. */
export const withdrawTask = (tools: Tools, actor: Actor, input: WithdrawTaskInput): Promise<TaskOutcome> =>
  changeTask(tools, actor, 'task.withdraw', input, ({ task }) => withdraw(task, input.reason))
