import type { z } from 'zod'
import type { Actor } from '#app/domain/access/actor.ts'
import { askExtension } from '#app/domain/task/extension.ts'
import { dayInput, textInput } from '../inputs.ts'
import type { Tools } from '../ports.ts'
import { changeTask, type TaskOutcome, taskChangeInput } from './change-task.ts'
import { checkCode, codeInput } from './reason-codes.ts'

export const askExtensionInput = taskChangeInput.extend({ wantedDue: dayInput, code: codeInput, reason: textInput })
export type AskExtensionInput = z.output<typeof askExtensionInput>

/** Xin gia hạn. */
export const askTaskExtension = (tools: Tools, actor: Actor, input: AskExtensionInput): Promise<TaskOutcome> =>
  changeTask(tools, actor, 'task.ask-extension', input, async ({ task, today, stores }) => {
    const refused = await checkCode(stores, 'extension', input.code)
    return refused ?? askExtension(task, input.wantedDue, input.reason, today, input.code ?? null)
  })
