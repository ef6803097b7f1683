import type { z } from 'zod'
import type { Actor } from '#app/domain/access/actor.ts'
import { releaseCoordination } from '#app/domain/task/coordination.ts'
import { idInput, textInput } from '../inputs.ts'
import type { Tools } from '../ports.ts'
import { changeTask, type TaskOutcome, taskChangeInput } from './change-task.ts'

export const releaseTaskCoordinationInput = taskChangeInput.extend({ unitId: idInput, reason: textInput })
export type ReleaseTaskCoordinationInput = z.output<typeof releaseTaskCoordinationInput>

/** Thôi đề nghị phối hợp. */
export const releaseTaskCoordination = (
  tools: Tools,
  actor: Actor,
  input: ReleaseTaskCoordinationInput,
): Promise<TaskOutcome> =>
  changeTask(tools, actor, 'task.ask-coordination', input, ({ task }) =>
    releaseCoordination(task, input.unitId, input.reason),
  )
