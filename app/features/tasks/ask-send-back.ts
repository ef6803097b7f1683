import type { z } from 'zod'
import type { Actor } from '#app/domain/access/actor.ts'
import { askSendBack } from '#app/domain/task/lifecycle.ts'
import { optionalIdInput, textInput } from '../inputs.ts'
import type { Tools } from '../ports.ts'
import { changeTask, type TaskOutcome, taskChangeInput } from './change-task.ts'
import { checkCode, codeInput } from './reason-codes.ts'

export const askSendBackInput = taskChangeInput.extend({
  code: codeInput,
  reason: textInput,
  suggestedUnitId: optionalIdInput,
})
export type AskSendBackInput = z.output<typeof askSendBackInput>

/** Đề nghị trả lại: it is not this unit's job, and why. */
export const askToSendBack = (tools: Tools, actor: Actor, input: AskSendBackInput): Promise<TaskOutcome> =>
  changeTask(tools, actor, 'task.ask-send-back', input, async ({ task, stores }) => {
    const refused = await checkCode(stores, 'send-back', input.code)
    return refused ?? askSendBack(task, input.reason, input.suggestedUnitId, input.code ?? null)
  })
