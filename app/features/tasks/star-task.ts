import type { z } from 'zod'
import type { Actor } from '#app/domain/access/actor.ts'
import { star } from '#app/domain/task/attention.ts'
import type { Tools } from '../ports.ts'
import { changeTask, type TaskOutcome, taskChangeInput } from './change-task.ts'

export const starTaskInput = taskChangeInput
export type StarTaskInput = z.output<typeof starTaskInput>

/** Đánh dấu quan trọng, by a leader. */
export const starTask = (tools: Tools, actor: Actor, input: StarTaskInput): Promise<TaskOutcome> =>
  changeTask(tools, actor, 'task.star', input, ({ task }) => star(task))
