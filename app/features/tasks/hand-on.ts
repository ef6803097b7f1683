import type { z } from 'zod'
import type { Actor } from '#app/domain/access/actor.ts'
import { refuse } from '#app/domain/shared/refusal.ts'
import { handOn } from '#app/domain/task/lifecycle.ts'
import { isValidOn } from '#app/domain/unit/office.ts'
import { idInput, optionalTextInput } from '../inputs.ts'
import type { Tools } from '../ports.ts'
import { changeTask, type TaskOutcome, taskChangeInput } from './change-task.ts'

export const handOnInput = taskChangeInput.extend({ officerId: idInput, note: optionalTextInput })
export type HandOnInput = z.output<typeof handOnInput>

/** Giao cho cán bộ: only to somebody who holds a post in the same unit today. */
export const handOnTask = (tools: Tools, actor: Actor, input: HandOnInput): Promise<TaskOutcome> =>
  changeTask(tools, actor, 'task.hand-on', input, ({ task, office, today }) => {
    const inUnit = office.posts.some(
      p => p.unitId === task.unitId && p.personId === input.officerId && isValidOn(p, today),
    )
    const active = office.people.some(p => p.id === input.officerId && p.active)
    if (!inUnit || !active) return refuse('not-in-unit', 'Cán bộ này không thuộc đơn vị chủ trì.', 'officerId')
    return handOn(task, input.officerId, input.note)
  })
