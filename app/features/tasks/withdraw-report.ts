import type { z } from 'zod'
import type { Actor } from '#app/domain/access/actor.ts'
import { withdrawReport } from '#app/domain/task/lifecycle.ts'
import { textInput } from '../inputs.ts'
import type { Tools } from '../ports.ts'
import { changeTask, type TaskOutcome, taskChangeInput } from './change-task.ts'

export const withdrawTaskReportInput = taskChangeInput.extend({ reason: textInput })
export type WithdrawTaskReportInput = z.output<typeof withdrawTaskReportInput>

/** Rút báo cáo, before anybody judged it. */
export const withdrawTaskReport = (tools: Tools, actor: Actor, input: WithdrawTaskReportInput): Promise<TaskOutcome> =>
  changeTask(tools, actor, 'task.withdraw-report', input, ({ task }) => withdrawReport(task, input.reason))
