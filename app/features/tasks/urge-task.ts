import type { z } from 'zod'
import type { Actor } from '#app/domain/access/actor.ts'
import { urgeRecipients } from '#app/domain/reminder/immediate.ts'
import { urge } from '#app/domain/task/lifecycle.ts'
import { optionalTextInput } from '../inputs.ts'
import type { Tools } from '../ports.ts'
import { changeTask, type TaskOutcome, taskChangeInput } from './change-task.ts'

export const urgeTaskInput = taskChangeInput.extend({ note: optionalTextInput })
export type UrgeTaskInput = z.output<typeof urgeTaskInput>

/** Đôn đốc: on record, and by mail at once. */
export const urgeTask = (tools: Tools, actor: Actor, input: UrgeTaskInput): Promise<TaskOutcome> =>
  changeTask(tools, actor, 'task.urge', input, ({ task, office, today }) =>
    urge(
      task,
      input.note,
      urgeRecipients(task, office, today).map(p => p.id),
    ),
  )
