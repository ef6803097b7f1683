import type { z } from 'zod'
import type { Actor } from '#app/domain/access/actor.ts'
import { criticise } from '#app/domain/task/lifecycle.ts'
import { textInput } from '../inputs.ts'
import type { Tools } from '../ports.ts'
import { changeTask, type TaskOutcome, taskChangeInput } from './change-task.ts'

export const criticiseTaskInput = taskChangeInput.extend({ note: textInput })
export type CriticiseTaskInput = z.output<typeof criticiseTaskInput>

/** Phê bình. */
export const criticiseTask = (tools: Tools, actor: Actor, input: CriticiseTaskInput): Promise<TaskOutcome> =>
  changeTask(tools, actor, 'task.criticise', input, ({ task }) => criticise(task, input.note))
