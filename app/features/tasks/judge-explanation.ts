import { z } from 'zod'
import type { Actor } from '#app/domain/access/actor.ts'
import { judgeExplanation } from '#app/domain/task/lifecycle.ts'
import { optionalTextInput } from '../inputs.ts'
import type { Tools } from '../ports.ts'
import { changeTask, type TaskOutcome, taskChangeInput } from './change-task.ts'

export const judgeExplanationInput = taskChangeInput.extend({
  // a judgement that nobody made is not "no"
  accepted: z.preprocess(
    v => (v === undefined || v === '' ? null : v === 'on' || v === '1' || v === 'true' || v === true),
    z.boolean({ error: 'Cần chọn kết luận.' }),
  ),
  note: optionalTextInput,
})
export type JudgeExplanationInput = z.output<typeof judgeExplanationInput>

/** Accepted as khách quan (objective), or not. */
export const judgeTaskExplanation = (tools: Tools, actor: Actor, input: JudgeExplanationInput): Promise<TaskOutcome> =>
  changeTask(tools, actor, 'task.judge-explanation', input, ({ task }) =>
    judgeExplanation(task, input.accepted, input.note),
  )
