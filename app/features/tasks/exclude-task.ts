import type { z } from 'zod'
import type { Actor } from '#app/domain/access/actor.ts'
import { exclude } from '#app/domain/task/lifecycle.ts'
import { textInput } from '../inputs.ts'
import type { Tools } from '../ports.ts'
import { changeTask, type TaskOutcome, taskChangeInput } from './change-task.ts'
import { checkCode, codeInput } from './reason-codes.ts'

export const excludeTaskInput = taskChangeInput.extend({ code: codeInput, reason: textInput })
export type ExcludeTaskInput = z.output<typeof excludeTaskInput>

/** Loại khỏi chấm điểm as khách quan. */
export const excludeTask = (tools: Tools, actor: Actor, input: ExcludeTaskInput): Promise<TaskOutcome> =>
  changeTask(tools, actor, 'task.exclude', input, async ({ task, stores }) => {
    const refused = await checkCode(stores, 'objective', input.code)
    return refused ?? exclude(task, input.reason, input.code ?? null)
  })
