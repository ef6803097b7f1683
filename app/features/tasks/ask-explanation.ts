import type { z } from 'zod'
import type { Actor } from '#app/domain/access/actor.ts'
import { askExplanation } from '#app/domain/task/lifecycle.ts'
import { dayInput, optionalTextInput } from '../inputs.ts'
import type { Tools } from '../ports.ts'
import { changeTask, type TaskOutcome, taskChangeInput } from './change-task.ts'

export const askExplanationInput = taskChangeInput.extend({ due: dayInput, note: optionalTextInput })
export type AskExplanationInput = z.output<typeof askExplanationInput>

/** Yêu cầu giải trình. */
export const askTaskExplanation = (tools: Tools, actor: Actor, input: AskExplanationInput): Promise<TaskOutcome> =>
  changeTask(tools, actor, 'task.ask-explanation', input, ({ task, today }) =>
    askExplanation(task, input.due, input.note, today),
  )
