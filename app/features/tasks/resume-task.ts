import type { z } from 'zod'
import type { Actor } from '#app/domain/access/actor.ts'
import { refuse } from '#app/domain/shared/refusal.ts'
import { resume } from '#app/domain/task/lifecycle.ts'
import { optionalDayInput, optionalTextInput } from '../inputs.ts'
import type { Tools } from '../ports.ts'
import { changeTask, type TaskOutcome, taskChangeInput } from './change-task.ts'

export const resumeTaskInput = taskChangeInput.extend({ reason: optionalTextInput, due: optionalDayInput })
export type ResumeTaskInput = z.output<typeof resumeTaskInput>

/** Tiếp tục after a suspension. */
export const resumeTask = (tools: Tools, actor: Actor, input: ResumeTaskInput): Promise<TaskOutcome> =>
  changeTask(tools, actor, 'task.resume', input, ({ task, today }) => {
    if (input.due !== null && input.due < today)
      return refuse('due-in-past', 'Thời hạn mới phải từ hôm nay trở đi.', 'due')
    return resume(task, input.reason, input.due, today)
  })
