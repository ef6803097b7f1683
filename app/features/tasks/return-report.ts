import type { z } from 'zod'
import type { Actor } from '#app/domain/access/actor.ts'
import { returnReport } from '#app/domain/task/lifecycle.ts'
import { textInput } from '../inputs.ts'
import type { Tools } from '../ports.ts'
import { changeTask, type TaskOutcome, taskChangeInput } from './change-task.ts'

export const returnReportInput = taskChangeInput.extend({ reason: textInput })
export type ReturnReportInput = z.output<typeof returnReportInput>

/** Yêu cầu làm lại. */
export const returnTaskReport = (tools: Tools, actor: Actor, input: ReturnReportInput): Promise<TaskOutcome> =>
  changeTask(tools, actor, 'task.return-report', input, ({ task }) => returnReport(task, input.reason))
