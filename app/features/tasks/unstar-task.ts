import type { z } from 'zod'
import type { Actor } from '#app/domain/access/actor.ts'
import { unstar } from '#app/domain/task/attention.ts'
import type { Tools } from '../ports.ts'
import { changeTask, type TaskOutcome, taskChangeInput } from './change-task.ts'

export const unstarTaskInput = taskChangeInput
export type UnstarTaskInput = z.output<typeof unstarTaskInput>

/** Bỏ đánh dấu quan trọng. */
export const unstarTask = (tools: Tools, actor: Actor, input: UnstarTaskInput): Promise<TaskOutcome> =>
  changeTask(tools, actor, 'task.star', input, ({ task }) => unstar(task))
