import type { z } from 'zod'
import type { Actor } from '#app/domain/access/actor.ts'
import { unwatch } from '#app/domain/task/watching.ts'
import type { Tools } from '../ports.ts'
import { changeTask, type TaskOutcome, taskChangeInput } from './change-task.ts'

export const unwatchTaskInput = taskChangeInput
export type UnwatchTaskInput = z.output<typeof unwatchTaskInput>

/** Thôi theo dõi. */
export const unwatchTask = (tools: Tools, actor: Actor, input: UnwatchTaskInput): Promise<TaskOutcome> =>
  changeTask(tools, actor, 'task.watch', input, ({ task }) => unwatch(task, actor.personId))
