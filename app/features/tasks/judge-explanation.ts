import type { z } from 'zod'
import type { Actor } from '#app/domain/access/actor.ts'
import { judgeExplanation } from '#app/domain/task/lifecycle.ts'
import { optionalTextInput, tickInput } from '../inputs.ts'
import type { Tools } from '../ports.ts'
import { changeTask, type TaskOutcome, taskChangeInput } from './change-task.ts'

export const judgeExplanationInput = taskChangeInput.extend({ accepted: tickInput, note: optionalTextInput })
export type JudgeExplanationInput = z.output<typeof judgeExplanationInput>

/** Accepted as khách quan (objective), or not. */
export const judgeTaskExplanation = (tools: Tools, actor: Actor, input: JudgeExplanationInput): Promise<TaskOutcome> =>
  changeTask(tools, actor, 'task.judge-explanation', input, ({ task }) =>
    judgeExplanation(task, input.accepted, input.note),
  )
