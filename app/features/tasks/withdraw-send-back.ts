import type { z } from 'zod'
import type { Actor } from '#app/domain/access/actor.ts'
import { withdrawSendBack } from '#app/domain/task/lifecycle.ts'
import { textInput } from '../inputs.ts'
import type { Tools } from '../ports.ts'
import { changeTask, type TaskOutcome, taskChangeInput } from './change-task.ts'

export const withdrawTaskSendBackInput = taskChangeInput.extend({ reason: textInput })
export type WithdrawTaskSendBackInput = z.output<typeof withdrawTaskSendBackInput>

/** Rút đề nghị trả lại, before anybody decided. */
export const withdrawTaskSendBack = (
  tools: Tools,
  actor: Actor,
  input: WithdrawTaskSendBackInput,
): Promise<TaskOutcome> =>
  changeTask(tools, actor, 'task.ask-send-back', input, ({ task }) => withdrawSendBack(task, input.reason))
