import type { z } from 'zod'
import type { Actor } from '#app/domain/access/actor.ts'
import { completeMilestone } from '#app/domain/task/milestone.ts'
import { idInput, optionalTextInput } from '../inputs.ts'
import type { Tools } from '../ports.ts'
import { changeTask, type TaskOutcome, taskChangeInput } from './change-task.ts'

export const completeTaskMilestoneInput = taskChangeInput.extend({ milestoneId: idInput, note: optionalTextInput })
export type CompleteTaskMilestoneInput = z.output<typeof completeTaskMilestoneInput>

/** A milestone is done. */
export const completeTaskMilestone = (
  tools: Tools,
  actor: Actor,
  input: CompleteTaskMilestoneInput,
): Promise<TaskOutcome> =>
  changeTask(tools, actor, 'task.milestone', input, ({ task, today }) =>
    completeMilestone(task, input.milestoneId, input.note, today),
  )
