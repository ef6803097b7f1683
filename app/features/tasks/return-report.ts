import type { z } from 'zod'
import type { Actor } from '#app/domain/access/actor.ts'
import { returnReport } from '#app/domain/task/lifecycle.ts'
import { textInput } from '../inputs.ts'
import type { Tools } from '../ports.ts'
import { changeTask, type TaskOutcome, taskChangeInput } from './change-task.ts'
import { checkCode, codeInput } from './reason-codes.ts'

export const returnReportInput = taskChangeInput.extend({ code: codeInput, reason: textInput })
export type ReturnReportInput = z.output<typeof returnReportInput>

/** Yêu cầu làm lại. */
export const returnTaskReport = (tools: Tools, actor: Actor, input: ReturnReportInput): Promise<TaskOutcome> =>
  changeTask(tools, actor, 'task.return-report', input, async ({ task, stores }) => {
    const refused = await checkCode(stores, 'redo', input.code)
    return refused ?? returnReport(task, input.reason, input.code ?? null)
  })
