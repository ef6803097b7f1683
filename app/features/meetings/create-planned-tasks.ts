import type { Actor } from '#app/domain/access/actor.ts'
import type { Meeting } from '#app/domain/meeting/meeting.ts'
import { eventBy } from '../event-by.ts'
import type { Stores, Tools } from '../ports.ts'
import { readReminderSettings } from '../reminders/reminder-settings.ts'
import { toOutbox } from '../reminders/to-outbox.ts'
import type { DirectivePlan } from './plan-publication.ts'

/** Writes planned tasks with their first event and their mails, in the caller's transaction. */
export async function createPlannedTasks(
  tools: Tools,
  stores: Stores,
  actor: Actor,
  meeting: Meeting,
  plans: readonly DirectivePlan[],
): Promise<number> {
  const calendar = await stores.calendar.load()
  let created = 0
  for (const { task, event, notices } of plans.flatMap(p => p.tasks)) {
    // one moment for the task and its first event: the row must be the fold of the history
    const now = task.assignedAt
    await stores.tasks.insert(task, meeting.chairPersonId)
    await stores.events.append(eventBy(actor, 'task', task.id, now, event), tools.ids.next())
    if (notices.length > 0)
      await stores.outbox.add(
        toOutbox(notices, { ids: tools.ids, now, calendar, times: await readReminderSettings(stores) }),
      )
    created += 1
  }
  return created
}
