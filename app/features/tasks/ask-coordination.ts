import type { z } from 'zod'
import type { Actor } from '#app/domain/access/actor.ts'
import { refuse } from '#app/domain/shared/refusal.ts'
import { askCoordination } from '#app/domain/task/coordination.ts'
import { isValidOn, unitOf } from '#app/domain/unit/office.ts'
import { idInput, optionalDayInput, textInput } from '../inputs.ts'
import type { Tools } from '../ports.ts'
import { changeTask, type TaskOutcome, taskChangeInput } from './change-task.ts'

export const askCoordinationInput = taskChangeInput.extend({ unitId: idInput, ask: textInput, due: optionalDayInput })
export type AskCoordinationInput = z.output<typeof askCoordinationInput>

/** Đề nghị phối hợp: a unit's own ask with its own day; asked again, its clock starts again. */
export const askTaskCoordination = (tools: Tools, actor: Actor, input: AskCoordinationInput): Promise<TaskOutcome> =>
  changeTask(tools, actor, 'task.ask-coordination', input, ({ task, office, today }) => {
    const unit = unitOf(office, input.unitId)
    if (!unit || !isValidOn(unit, today) || unit.kind === 'leadership')
      return refuse('no-unit', 'Đơn vị phối hợp không còn hoạt động.', 'unitId')
    return askCoordination(task, unit.id, input.ask, input.due, today)
  })
