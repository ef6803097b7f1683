import { noticeKey, type StepName, stepNameOf } from '#app/domain/reminder/notice.ts'
import { plannerFor } from '#app/domain/reminder/plan.ts'
import { afterQuietHours, nextRun, planDueAt } from '#app/domain/reminder/run-time.ts'
import type { Instant } from '#app/domain/shared/instant.ts'
import type { Ids, OutboxNotice, StoredNotice, Stores } from '../ports.ts'
import { readReminderSettings } from './reminder-settings.ts'

/** More people than any office has; one question for all that wait. */
const ALL_PEOPLE = 1_000_000
/** People whose waiting notices one question reads: below SQLite's limit of bound values. */
const CHUNK = 500
const EVER = '9999-12-31T00:00:00.000Z' as Instant

type Given = { ids: Ids; now: Instant; mailDomains: readonly string[] }

/** Everything that is planned and in no mail yet. */
export async function allWaiting(stores: Stores, dueBy: Instant = EVER): Promise<StoredNotice[]> {
  const people = await stores.outbox.peopleWaiting(dueBy, ALL_PEOPLE, { aloneOnly: false })
  const found: StoredNotice[] = []
  for (let i = 0; i < people.length; i += CHUNK)
    found.push(...(await stores.outbox.waitingOf(people.slice(i, i + CHUNK), dueBy, { aloneOnly: false })))
  return found
}

/**
 * The rows of a step were edited: what the old ones planned and nobody was told is planned anew, task by task. What is
 * in a mail already has its second look at sending; what was sent stays sent. A step that only the new rows have comes
 * with the next run.
 */
export async function replanStep(stores: Stores, step: StepName, { ids, now, mailDomains }: Given): Promise<void> {
  const unsent = (await allWaiting(stores)).filter(n => stepNameOf(n.step) === step && n.taskId !== null)
  if (unsent.length === 0) return
  await stores.outbox.withdraw(unsent.map(n => n.id))
  const settings = await readReminderSettings(stores, mailDomains)
  const planner = plannerFor({
    office: await stores.office.load(),
    calendar: await stores.calendar.load(),
    rules: await stores.rules.load(),
    settings,
    asOf: now,
    since: null,
  })
  const tasks = (await stores.tasks.readable([...new Set(unsent.flatMap(n => n.taskId ?? []))])).tasks
  const rows = planner
    .plan(tasks)
    .notices.filter(n => stepNameOf(n.step) === step)
    .map(n => {
      const dueAt = planDueAt(n.data, planner.run, settings.quiet)
      return { ...n, id: ids.next(), key: noticeKey(n), plannedAt: now, dueAt }
    })
  await stores.outbox.add(rows)
}

/** The run, the quiet hours or the calendar were changed: what waits for a run waits for the one there is now. */
export async function retimeUnsent(stores: Stores, { ids, now, mailDomains }: Given): Promise<void> {
  const calendar = await stores.calendar.load()
  const { runAt, quiet } = await readReminderSettings(stores, mailDomains)
  const next = nextRun(calendar, runAt, now).at
  const moved = (await allWaiting(stores)).flatMap((n): OutboxNotice[] => {
    if (n.dueAt <= now) return []
    const dueAt = n.alone
      ? n.data.flash
        ? now
        : afterQuietHours(quiet, now)
      : n.data.at
        ? afterQuietHours(quiet, n.dueAt)
        : next
    if (dueAt === n.dueAt) return []
    const { state: _state, mailId: _mailId, ...row } = n
    return [{ ...row, dueAt }]
  })
  await stores.outbox.withdraw(moved.map(n => n.id))
  await stores.outbox.add(moved.map(n => ({ ...n, id: ids.next() })))
}
