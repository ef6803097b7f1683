import type { z } from 'zod'
import type { Actor } from '#app/domain/access/actor.ts'
import { report } from '#app/domain/task/lifecycle.ts'
import { fileIdsInput, refuseForeignFiles } from '../files/refuse-foreign-files.ts'
import { optionalDayInput, optionalTextInput, textInput } from '../inputs.ts'
import type { Tools } from '../ports.ts'
import { changeTask, type TaskOutcome, taskChangeInput } from './change-task.ts'

export const reportTaskInput = taskChangeInput.extend({
  text: textInput,
  documentNumber: optionalTextInput,
  documentDay: optionalDayInput,
  fileIds: fileIdsInput,
})
export type ReportTaskInput = z.output<typeof reportTaskInput>

/** Báo cáo kết quả, with the number and day of the document that carries it. */
export const reportTask = (tools: Tools, actor: Actor, input: ReportTaskInput): Promise<TaskOutcome> =>
  changeTask(tools, actor, 'task.report', input, async ({ task, today, stores }) => {
    const { text, documentNumber, documentDay, fileIds } = input
    const refused = await refuseForeignFiles(stores, task.id, fileIds)
    return refused ?? report(task, { text, documentNumber, documentDay, fileIds }, today)
  })
