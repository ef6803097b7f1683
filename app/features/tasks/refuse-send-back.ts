import type { z } from 'zod'
import type { Actor } from '#app/domain/access/actor.ts'
import { refuseSendBack } from '#app/domain/task/lifecycle.ts'
import { textInput } from '../inputs.ts'
import type { Tools } from '../ports.ts'
import { changeTask, type TaskOutcome, taskChangeInput } from './change-task.ts'

export const refuseSendBackInput = taskChangeInput.extend({ reason: textInput })
export type RefuseSendBackInput = z.output<typeof refuseSendBackInput>

/** The unit keeps the task. */
export const refuseTaskSendBack = (tools: Tools, actor: Actor, input: RefuseSendBackInput): Promise<TaskOutcome> =>
  changeTask(tools, actor, 'task.decide-send-back', input, ({ task }) => refuseSendBack(task, input.reason))
