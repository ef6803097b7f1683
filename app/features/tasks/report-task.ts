import type { z } from 'zod'
import type { Actor } from '#app/domain/access/actor.ts'
import { isRefusal } from '#app/domain/shared/refusal.ts'
import { report } from '#app/domain/task/lifecycle.ts'
import { checkParts } from '#app/domain/task/part.ts'
import { fileIdsInput, refuseForeignFiles } from '../files/refuse-foreign-files.ts'
import { optionalDayInput, optionalTextInput, textInput, tickInput } from '../inputs.ts'
import type { Tools } from '../ports.ts'
import { changeTask, type TaskOutcome, taskChangeInput } from './change-task.ts'

export const reportTaskInput = taskChangeInput.extend({
  text: textInput,
  documentNumber: optionalTextInput,
  documentDay: optionalDayInput,
  fileIds: fileIdsInput,
  /** "Vẫn báo cáo": parts that were handed on are still open, and whoever reports knows it. */
  despiteParts: tickInput.optional(),
})
export type ReportTaskInput = z.output<typeof reportTaskInput>

/** Báo cáo kết quả, with the number and day of the document that carries it. */
export const reportTask = (tools: Tools, actor: Actor, input: ReportTaskInput): Promise<TaskOutcome> =>
  changeTask(tools, actor, 'task.report', input, async ({ task, today, stores }) => {
    const { text, documentNumber, documentDay, fileIds } = input
    const refused = await refuseForeignFiles(stores, task.id, fileIds)
    if (refused) return refused
    const decision = report(task, { text, documentNumber, documentDay, fileIds }, today)
    if (isRefusal(decision)) return decision
    return checkParts(await stores.tasks.listParts(task.id), input.despiteParts === true) ?? decision
  })
