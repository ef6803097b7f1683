import type { z } from 'zod'
import type { Actor } from '#app/domain/access/actor.ts'
import { withdraw } from '#app/domain/task/lifecycle.ts'
import { textInput } from '../inputs.ts'
import type { Tools } from '../ports.ts'
import { changeTask, type TaskOutcome, taskChangeInput } from './change-task.ts'
import { checkCode, codeInput } from './reason-codes.ts'

export const withdrawTaskInput = taskChangeInput.extend({ code: codeInput, reason: textInput })
export type WithdrawTaskInput = z.output<typeof withdrawTaskInput>

/** Thu hồi. */
export const withdrawTask = (tools: Tools, actor: Actor, input: WithdrawTaskInput): Promise<TaskOutcome> =>
  changeTask(tools, actor, 'task.withdraw', input, async ({ task, stores }) => {
    const refused = await checkCode(stores, 'withdraw', input.code)
    return refused ?? withdraw(task, input.reason, input.code ?? null)
  })
