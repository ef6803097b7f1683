import type { z } from 'zod'
import type { Actor } from '#app/domain/access/actor.ts'
import { grantExtension } from '#app/domain/task/extension.ts'
import { optionalDayInput, optionalTextInput } from '../inputs.ts'
import type { Tools } from '../ports.ts'
import { changeTask, type TaskOutcome, taskChangeInput } from './change-task.ts'

export const grantExtensionInput = taskChangeInput.extend({ due: optionalDayInput, reason: optionalTextInput })
export type GrantExtensionInput = z.output<typeof grantExtensionInput>

/** Đồng ý gia hạn. */
export const grantTaskExtension = (tools: Tools, actor: Actor, input: GrantExtensionInput): Promise<TaskOutcome> =>
  changeTask(tools, actor, 'task.decide-extension', input, ({ task, today }) =>
    // without another day, the one that was asked for
    grantExtension(task, input.due ?? task.extension?.wantedDue ?? today, input.reason, today),
  )
