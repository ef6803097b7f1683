import { type Actor, actorTitle } from '#app/domain/access/actor.ts'
import type { Meeting } from '#app/domain/meeting/meeting.ts'
import { isRefusal } from '#app/domain/shared/refusal.ts'
import { setDue } from '#app/domain/task/extension.ts'
import { evolve } from '#app/domain/task/task.ts'
import { AppError } from '../app-error.ts'
import type { Stores, Tools } from '../ports.ts'

/** "Kỳ giao ban sau": the day appears when that meeting is set. */
export async function dateWaitingTasks(tools: Tools, stores: Stores, actor: Actor, meeting: Meeting): Promise<void> {
  const now = tools.clock.now()
  const today = tools.clock.today()
  for (const task of await stores.tasks.listWaitingForMeeting(meeting.seriesId!)) {
    const event = setDue(task, meeting.day, `Kỳ họp sau: ${meeting.title}`, today)
    if (isRefusal(event)) continue // the meeting is recorded afterwards: its day is past and dates nothing
    const next = evolve(task.id, task, { at: now, actorId: actor.personId, data: event })
    if ((await stores.tasks.save(next, task.version)) === 'stale') throw new AppError('stale')
    await stores.events.append(
      {
        subjectKind: 'task',
        subjectId: task.id,
        at: now,
        actorId: actor.personId,
        actorTitle: actorTitle(actor),
        data: event,
      },
      tools.ids.next(),
    )
  }
}
