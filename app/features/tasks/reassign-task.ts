import type { z } from 'zod'
import type { Actor } from '#app/domain/access/actor.ts'
import { refuse } from '#app/domain/shared/refusal.ts'
import { reassign } from '#app/domain/task/lifecycle.ts'
import { isValidOn, unitOf } from '#app/domain/unit/office.ts'
import { idInput, optionalDayInput, textInput } from '../inputs.ts'
import type { Tools } from '../ports.ts'
import { changeTask, type TaskOutcome, taskChangeInput } from './change-task.ts'
import { checkCode, codeInput } from './reason-codes.ts'

export const reassignTaskInput = taskChangeInput.extend({
  toUnitId: idInput,
  code: codeInput,
  reason: textInput,
  due: optionalDayInput,
})
export type ReassignTaskInput = z.output<typeof reassignTaskInput>

/** Giao lại: to another unit, with its own clock from now on. */
export const reassignTask = (tools: Tools, actor: Actor, input: ReassignTaskInput): Promise<TaskOutcome> =>
  changeTask(tools, actor, 'task.reassign', input, async ({ task, office, today, stores }) => {
    const unit = unitOf(office, input.toUnitId)
    if (!unit || !isValidOn(unit, today) || unit.kind === 'leadership')
      return refuse('no-unit', 'Đơn vị nhận không còn hoạt động.', 'toUnitId')
    const refused = await checkCode(stores, 'reassign', input.code)
    return refused ?? reassign(task, unit.id, input.reason, input.due, today, input.code ?? null)
  })
