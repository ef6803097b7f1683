import type { z } from 'zod'
import type { Actor } from '#app/domain/access/actor.ts'
import { unitsWhere } from '#app/domain/access/actor.ts'
import { refuse } from '#app/domain/shared/refusal.ts'
import { answerCoordination } from '#app/domain/task/coordination.ts'
import { idInput, textInput } from '../inputs.ts'
import type { Tools } from '../ports.ts'
import { changeTask, type TaskOutcome, taskChangeInput } from './change-task.ts'

export const answerCoordinationInput = taskChangeInput.extend({ unitId: idInput, text: textInput })
export type AnswerCoordinationInput = z.output<typeof answerCoordinationInput>

/** Ý kiến phối hợp: a coordinating unit answers its own ask. */
export const answerTaskCoordination = (
  tools: Tools,
  actor: Actor,
  input: AnswerCoordinationInput,
): Promise<TaskOutcome> =>
  changeTask(tools, actor, 'task.coordinate', input, ({ task }) =>
    unitsWhere(actor, 'unit-head', 'unit-deputy').includes(input.unitId)
      ? answerCoordination(task, input.unitId, input.text)
      : refuse('foreign-unit', 'Chỉ đơn vị phối hợp mới trả lời được phần của mình.'),
  )
