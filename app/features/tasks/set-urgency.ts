import { z } from 'zod'
import type { Actor } from '#app/domain/access/actor.ts'
import { setUrgency } from '#app/domain/task/attention.ts'
import { textInput } from '../inputs.ts'
import type { Tools } from '../ports.ts'
import { changeTask, type TaskOutcome, taskChangeInput } from './change-task.ts'

export const setTaskUrgencyInput = taskChangeInput.extend({
  urgency: z.enum(['normal', 'urgent', 'flash'], { error: 'Cần chọn mức độ.' }),
  reason: textInput,
})
export type SetTaskUrgencyInput = z.output<typeof setTaskUrgencyInput>

/** Thường, khẩn, hoả tốc. */
export const setTaskUrgency = (tools: Tools, actor: Actor, input: SetTaskUrgencyInput): Promise<TaskOutcome> =>
  changeTask(tools, actor, 'task.set-urgency', input, ({ task }) => setUrgency(task, input.urgency, input.reason))
