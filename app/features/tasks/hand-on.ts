import type { z } from 'zod'
import { type Actor, actorOn } from '#app/domain/access/actor.ts'
import { can } from '#app/domain/access/can.ts'
import { refuse } from '#app/domain/shared/refusal.ts'
import { handOn } from '#app/domain/task/lifecycle.ts'
import { idInput, optionalTextInput } from '../inputs.ts'
import type { Tools } from '../ports.ts'
import { changeTask, type TaskOutcome, taskChangeInput } from './change-task.ts'
import { taskSubject } from './task-subject.ts'

export const handOnInput = taskChangeInput.extend({ officerId: idInput, note: optionalTextInput })
export type HandOnInput = z.output<typeof handOnInput>

/** Giao cho cán bộ: only to somebody of the same unit who may then do the work. */
export const handOnTask = (tools: Tools, actor: Actor, input: HandOnInput): Promise<TaskOutcome> =>
  changeTask(tools, actor, 'task.hand-on', input, ({ task, office, today }) => {
    const officer = actorOn(office, input.officerId, today)
    const inUnit = officer?.posts.some(p => p.unitId === task.unitId) ?? false
    if (!officer || !inUnit || !can(officer, 'task.progress', { ...taskSubject(task), officerId: officer.personId }))
      return refuse('not-in-unit', 'Người này không phải cán bộ của đơn vị chủ trì.', 'officerId')
    return handOn(task, input.officerId, input.note)
  })
