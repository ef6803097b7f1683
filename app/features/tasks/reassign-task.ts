import type { z } from 'zod'
import type { Actor } from '#app/domain/access/actor.ts'
import { refuse } from '#app/domain/shared/refusal.ts'
import { reassign } from '#app/domain/task/lifecycle.ts'
import { isValidOn, unitOf } from '#app/domain/unit/office.ts'
import { idInput, optionalDayInput, textInput } from '../inputs.ts'
import type { Tools } from '../ports.ts'
import { changeTask, type TaskOutcome, taskChangeInput } from './change-task.ts'

export const reassignTaskInput = taskChangeInput.extend({ toUnitId: idInput, reason: textInput, due: optionalDayInput })
export type ReassignTaskInput = z.output<typeof reassignTaskInput>

/** Giao lại: to another unit, with its own clock from now on. */
export const reassignTask = (tools: Tools, actor: Actor, input: ReassignTaskInput): Promise<TaskOutcome> =>
  changeTask(tools, actor, 'task.reassign', input, ({ task, office, today }) => {
    const unit = unitOf(office, input.toUnitId)
    if (!unit || !isValidOn(unit, today) || unit.kind === 'leadership')
      return refuse('no-unit', 'Đơn vị nhận không còn hoạt động.', 'toUnitId')
    return reassign(task, unit.id, input.reason, input.due, today)
  })
