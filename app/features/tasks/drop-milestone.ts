import type { z } from 'zod'
import type { Actor } from '#app/domain/access/actor.ts'
import { dropMilestone } from '#app/domain/task/milestone.ts'
import { idInput, textInput } from '../inputs.ts'
import type { Tools } from '../ports.ts'
import { changeTask, type TaskOutcome, taskChangeInput } from './change-task.ts'

export const dropTaskMilestoneInput = taskChangeInput.extend({ milestoneId: idInput, reason: textInput })
export type DropTaskMilestoneInput = z.output<typeof dropTaskMilestoneInput>

/** A milestone that is not needed any more. */
export const dropTaskMilestone = (tools: Tools, actor: Actor, input: DropTaskMilestoneInput): Promise<TaskOutcome> =>
  changeTask(tools, actor, 'task.set-milestone', input, ({ task }) =>
    dropMilestone(task, input.milestoneId, input.reason),
  )
