import type { z } from 'zod'
import type { Actor } from '#app/domain/access/actor.ts'
import { review } from '#app/domain/task/attention.ts'
import { dayInput, optionalTextInput } from '../inputs.ts'
import type { Tools } from '../ports.ts'
import { changeTask, type TaskOutcome, taskChangeInput } from './change-task.ts'

export const reviewTaskInput = taskChangeInput.extend({ next: dayInput, note: optionalTextInput })
export type ReviewTaskInput = z.output<typeof reviewTaskInput>

/** A look at a task without a day. */
export const reviewTask = (tools: Tools, actor: Actor, input: ReviewTaskInput): Promise<TaskOutcome> =>
  changeTask(tools, actor, 'task.review', input, ({ task, today }) => review(task, input.next, input.note, today))
