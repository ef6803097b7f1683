import type { z } from 'zod'
import type { Actor } from '#app/domain/access/actor.ts'
import { explain } from '#app/domain/task/lifecycle.ts'
import { textInput } from '../inputs.ts'
import type { Tools } from '../ports.ts'
import { changeTask, type TaskOutcome, taskChangeInput } from './change-task.ts'

export const explainTaskInput = taskChangeInput.extend({ text: textInput })
export type ExplainTaskInput = z.output<typeof explainTaskInput>

/** Giải trình. */
export const explainTask = (tools: Tools, actor: Actor, input: ExplainTaskInput): Promise<TaskOutcome> =>
  changeTask(tools, actor, 'task.explain', input, ({ task }) => explain(task, input.text))
