import type { z } from 'zod'
import type { Actor } from '#app/domain/access/actor.ts'
import { confirm } from '#app/domain/task/lifecycle.ts'
import { optionalTextInput } from '../inputs.ts'
import type { Tools } from '../ports.ts'
import { changeTask, type TaskOutcome, taskChangeInput } from './change-task.ts'

export const confirmReportInput = taskChangeInput.extend({ note: optionalTextInput })
export type ConfirmReportInput = z.output<typeof confirmReportInput>

/** Xác nhận: the second step of closing; never by whoever reported. */
export const confirmReport = (tools: Tools, actor: Actor, input: ConfirmReportInput): Promise<TaskOutcome> =>
  changeTask(tools, actor, 'task.confirm', input, ({ task }) => confirm(task, input.note, actor.personId))
