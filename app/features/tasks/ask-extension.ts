import type { z } from 'zod'
import type { Actor } from '#app/domain/access/actor.ts'
import { askExtension } from '#app/domain/task/extension.ts'
import { dayInput, textInput } from '../inputs.ts'
import type { Tools } from '../ports.ts'
import { changeTask, type TaskOutcome, taskChangeInput } from './change-task.ts'

export const askExtensionInput = taskChangeInput.extend({ wantedDue: dayInput, reason: textInput })
export type AskExtensionInput = z.output<typeof askExtensionInput>

/** Xin gia hạn. */
export const askTaskExtension = (tools: Tools, actor: Actor, input: AskExtensionInput): Promise<TaskOutcome> =>
  changeTask(tools, actor, 'task.ask-extension', input, ({ task, today }) =>
    askExtension(task, input.wantedDue, input.reason, today),
  )
