import type { z } from 'zod'
import type { Actor } from '#app/domain/access/actor.ts'
import { setMilestone } from '#app/domain/task/milestone.ts'
import { dayInput, optionalIdInput, textInput } from '../inputs.ts'
import type { Tools } from '../ports.ts'
import { changeTask, type TaskOutcome, taskChangeInput } from './change-task.ts'

export const setTaskMilestoneInput = taskChangeInput.extend({
  milestoneId: optionalIdInput,
  name: textInput,
  due: dayInput,
})
export type SetTaskMilestoneInput = z.output<typeof setTaskMilestoneInput>

/** A new milestone, or another day or name for one. */
export const setTaskMilestone = (tools: Tools, actor: Actor, input: SetTaskMilestoneInput): Promise<TaskOutcome> =>
  changeTask(tools, actor, 'task.set-milestone', input, ({ task }) =>
    setMilestone(task, input.milestoneId ?? tools.ids.next(), input.name, input.due),
  )
