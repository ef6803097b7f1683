import { z } from 'zod'
import type { Actor } from '#app/domain/access/actor.ts'
import { NOTE_MAX, progress } from '#app/domain/task/lifecycle.ts'
import { fileIdsInput, refuseForeignFiles } from '../files/refuse-foreign-files.ts'
import type { Tools } from '../ports.ts'
import { changeTask, type TaskOutcome, taskChangeInput } from './change-task.ts'

export const progressTaskInput = taskChangeInput.extend({
  percent: z.coerce
    .number({ error: 'Ghi tiến độ từ 0 đến 100.' })
    .int('Ghi số nguyên.')
    .min(0, 'Từ 0 đến 100.')
    .max(100, 'Từ 0 đến 100.'),
  note: z.string().trim().max(NOTE_MAX, 'Nội dung quá dài.').default(''),
  fileIds: fileIdsInput,
})
export type ProgressTaskInput = z.output<typeof progressTaskInput>

/** Cập nhật tiến độ. */
export const progressTask = (tools: Tools, actor: Actor, input: ProgressTaskInput): Promise<TaskOutcome> =>
  changeTask(tools, actor, 'task.progress', input, async ({ task, stores }) => {
    const refused = await refuseForeignFiles(stores, task.id, input.fileIds)
    return refused ?? progress(task, input.percent, input.note, input.fileIds)
  })
