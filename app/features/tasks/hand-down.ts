import { z } from 'zod'
import type { Actor } from '#app/domain/access/actor.ts'
import { noticesOfEvent } from '#app/domain/reminder/immediate.ts'
import { isRefusal, refuse } from '#app/domain/shared/refusal.ts'
import { givePart, mayHandTo, type PartTarget, partEvent } from '#app/domain/task/part.ts'
import { evolve } from '#app/domain/task/task.ts'
import { eventBy } from '../event-by.ts'
import { optionalDayInput, optionalTextInput, textInput } from '../inputs.ts'
import type { StoredTask, Tools } from '../ports.ts'
import { readTimes } from '../reminders/reminder-settings.ts'
import { toOutbox } from '../reminders/to-outbox.ts'
import { changeTask, type TaskOutcome, taskChangeInput } from './change-task.ts'

/** "unit:ID" below the lead unit, or "person:ID" within it. */
export const handDownInput = taskChangeInput.extend({
  target: z
    .string({ error: 'Cần chọn nơi nhận việc con.' })
    .regex(/^(unit|person):.{1,64}$/, 'Cần chọn nơi nhận việc con.'),
  title: textInput,
  text: optionalTextInput,
  due: optionalDayInput,
})
export type HandDownInput = z.output<typeof handDownInput>

/** Giao việc con: a part of the task becomes a task of a unit below, or of somebody within the unit. */
export const handTaskDown = (tools: Tools, actor: Actor, input: HandDownInput): Promise<TaskOutcome> =>
  changeTask(tools, actor, 'task.hand-down', input, async ({ task, office, now, today, stores }) => {
    const target = targetOf(input.target, task.unitId)
    if (!mayHandTo(office, task.unitId, target, today))
      return refuse('not-below', 'Chỉ giao việc con cho đơn vị trực thuộc hoặc người của đơn vị.', 'target')
    const part = { title: input.title, text: input.text ?? '', due: input.due }
    const partId = tools.ids.next()
    const event = givePart(task, partId, target, part, today)
    if (isRefusal(event)) return event
    const data = partEvent(task, target, part)
    const made = evolve(partId, null, { at: now, actorId: actor.personId, data })
    await stores.tasks.insert(made, task.chairPersonId, task.unitId)
    await stores.events.append(eventBy(actor, 'task', partId, now, data), tools.ids.next())
    const stored: StoredTask = { ...made, chairPersonId: task.chairPersonId, parentUnitId: task.unitId, version: 1 }
    const notices = noticesOfEvent(null, stored, { at: now, data }, office, today)
    await stores.outbox.add(toOutbox(notices, { ids: tools.ids, now, ...(await readTimes(stores)) }))
    return event
  })

function targetOf(text: string, unitId: string): PartTarget {
  const id = text.slice(text.indexOf(':') + 1)
  return text.startsWith('unit:') ? { unitId: id, officerId: null } : { unitId, officerId: id }
}
