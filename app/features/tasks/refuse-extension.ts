import type { z } from 'zod'
import type { Actor } from '#app/domain/access/actor.ts'
import { refuseExtension } from '#app/domain/task/extension.ts'
import { textInput } from '../inputs.ts'
import type { Tools } from '../ports.ts'
import { changeTask, type TaskOutcome, taskChangeInput } from './change-task.ts'

export const refuseExtensionInput = taskChangeInput.extend({ reason: textInput })
export type RefuseExtensionInput = z.output<typeof refuseExtensionInput>

/** Không đồng ý gia hạn. */
export const refuseTaskExtension = (tools: Tools, actor: Actor, input: RefuseExtensionInput): Promise<TaskOutcome> =>
  changeTask(tools, actor, 'task.decide-extension', input, ({ task }) => refuseExtension(task, input.reason))
