/**
 * The one way a task changes: load, may they, decide, save against the version that was read, write the event and
 * the mails it calls for – all in one transaction. The verbs beside this file say only what they decide.
 */
import { z } from 'zod'
import { type Actor, actorOn } from '#app/domain/access/actor.ts'
import { type Action, can } from '#app/domain/access/can.ts'
import { noticesOfEvent } from '#app/domain/reminder/immediate.ts'
import { inAppNotices } from '#app/domain/reminder/in-app.ts'
import { noticeKey } from '#app/domain/reminder/notice.ts'
import type { Day } from '#app/domain/shared/day.ts'
import type { Instant } from '#app/domain/shared/instant.ts'
import { isRefusal, type Refusal } from '#app/domain/shared/refusal.ts'
import { partEnding } from '#app/domain/task/part.ts'
import { evolve, isOpen, type TaskEventData } from '#app/domain/task/task.ts'
import type { Office } from '#app/domain/unit/office.ts'
import { AppError } from '../app-error.ts'
import { eventBy } from '../event-by.ts'
import type { StoredEvent, StoredTask, Stores, Tools } from '../ports.ts'
import { readTimes } from '../reminders/reminder-settings.ts'
import { toOutbox } from '../reminders/to-outbox.ts'
import { taskSubject } from './task-subject.ts'

export const taskChangeInput = z.object({
  taskId: z.string().min(1).max(64),
  /** The version the person was looking at; a later one makes the form stale instead of overwriting. */
  seenVersion: z.coerce.number().int().positive().optional(),
  /** Made when the form was shown: the same form sent twice does one thing. */
  requestKey: z.string().min(8).max(64).optional(),
})
export type TaskChange = z.output<typeof taskChangeInput>

export type Situation = { task: StoredTask; office: Office; now: Instant; today: Day; stores: Stores }

export type TaskOutcome =
  | { kind: 'changed'; task: StoredTask; event: TaskEventData }
  /** This very form was already submitted; nothing was done again. */
  | { kind: 'repeated'; task: StoredTask }
  /** Somebody else changed the task meanwhile: what they did, so that the person can decide again. */
  | { kind: 'stale'; task: StoredTask; since: StoredEvent[] }
  | Refusal

/** The same form came in at the same moment: whatever deciding wrote is rolled back with it. */
class AlreadySent extends Error {
  readonly task: StoredTask
  constructor(task: StoredTask) {
    super('already sent')
    this.task = task
  }
}

/** Tries again where only something beside the task moved (one of its parts): nobody need hear of that. */
const TRIES = 3

export async function changeTask(
  tools: Tools,
  actor: Actor,
  action: Action,
  change: TaskChange,
  decide: (situation: Situation) => TaskEventData | Refusal | Promise<TaskEventData | Refusal>,
): Promise<TaskOutcome> {
  const now = tools.clock.now()
  const today = tools.clock.today()
  for (let attempt = 1; ; attempt += 1) {
    let seen = change.seenVersion
    try {
      return await tools.unitOfWork(async stores => {
        const task = await stores.tasks.get(change.taskId)
        // what you may not see does not exist; what you see but may not do is forbidden
        if (!task || !can(actor, 'task.view', taskSubject(task))) throw new AppError('not-found')
        if (!can(actor, action, taskSubject(task))) throw new AppError('forbidden')
        if (change.requestKey && (await stores.submissions.seen(change.requestKey))) return { kind: 'repeated', task }
        if (change.seenVersion !== undefined && change.seenVersion !== task.version)
          return staleSince(stores, task, change.seenVersion)
        seen = task.version
        const office = await stores.office.load()
        const event = await decide({ task, office, now, today, stores })
        if (isRefusal(event)) return event
        if (change.requestKey && !(await stores.submissions.claim(change.requestKey, actor.personId, now)))
          throw new AlreadySent(task)
        const recording = { tools, actor, now, today, office }
        const changed = await recordTaskEvent(stores, recording, task, event)
        await endParts(stores, recording, changed, event)
        return { kind: 'changed', task: changed, event }
      })
    } catch (error) {
      if (error instanceof AlreadySent) return { kind: 'repeated', task: error.task }
      // somebody was faster between our reading and our writing: everything of ours is rolled back, so tell what they did
      if (!(error instanceof AppError) || error.code !== 'stale' || seen === undefined) throw error
      const version = seen
      const told = await tools.unitOfWork(async stores => {
        const task = await stores.tasks.get(change.taskId)
        if (!task || !can(actor, 'task.view', taskSubject(task))) throw new AppError('not-found')
        return task.version === version ? null : staleSince(stores, task, version)
      })
      if (told) return told
      if (attempt === TRIES) throw error
    }
  }
}

/** What was handed on ends with the task it is a part of, or when another unit gets that task. */
export async function endParts(
  stores: Stores,
  recording: Recording,
  task: StoredTask,
  event: TaskEventData,
): Promise<void> {
  const ending = partEnding(event.kind)
  if (!ending) return
  for (const part of await stores.tasks.listParts(task.id)) {
    if (!isOpen(part)) continue
    const ended = await recordTaskEvent(stores, recording, part, ending)
    await endParts(stores, recording, ended, ending)
  }
}

export type Recording = { tools: Tools; actor: Actor; now: Instant; today: Day; office: Office }

/** The task after an event, saved against the version that was read, with its history and its mails. Throws 'stale'. */
export async function recordTaskEvent(
  stores: Stores,
  { tools, actor, now, today, office }: Recording,
  task: StoredTask,
  decided: TaskEventData,
): Promise<StoredTask> {
  const event: TaskEventData = actor.limit ? { ...decided, via: actor.limit.via } : decided
  const next = evolve(task.id, task, { at: now, actorId: actor.personId, data: event })
  const { chairPersonId, parentUnitId } = task
  const stored: StoredTask = { ...next, chairPersonId, parentUnitId, version: task.version + 1 }
  // the conditional update comes first: on PostgreSQL its row lock keeps two writers of one history apart
  if ((await stores.tasks.save(next, task.version)) === 'stale') throw new AppError('stale')
  await stores.events.append(eventBy(actor, 'task', task.id, now, event), tools.ids.next())
  await tellInApp(stores, { tools, actor, now, today, office }, stored, event)
  // whoever had the task reads of it in the old mails, and may no longer act on it
  if (event.kind === 'reassigned') await stores.mailLinks.revokeOfTask(task.id, now, 'reassigned')
  const notices = noticesOfEvent(task, stored, { at: now, data: event }, office, today)
  if (notices.length > 0)
    await stores.outbox.add(toOutbox(notices, { ids: tools.ids, now, ...(await readTimes(stores)) }))
  return stored
}

/** The bell of those who watch, asked or were asked; never of somebody who may not see the task (any more). */
async function tellInApp(
  stores: Stores,
  { tools, actor, now, today, office }: Recording,
  task: StoredTask,
  event: TaskEventData,
): Promise<void> {
  const notices = inAppNotices(task, { at: now, data: event }, actor.personId, office, today).filter(n => {
    const reader = actorOn(office, n.personId, today)
    return reader !== null && can(reader, 'task.view', taskSubject(task))
  })
  if (notices.length > 0)
    await stores.outbox.tell(
      notices.map(n => ({ ...n, id: tools.ids.next(), key: noticeKey(n), plannedAt: now, dueAt: now })),
    )
}

async function staleSince(stores: Stores, task: StoredTask, seen: number): Promise<TaskOutcome> {
  const events = await stores.events.list('task', task.id)
  return { kind: 'stale', task, since: events.filter(e => e.seq > seen) }
}
