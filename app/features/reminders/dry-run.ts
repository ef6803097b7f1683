import { indexOf } from '#app/domain/calendar/working-day-index.ts'
import type { Notice } from '#app/domain/reminder/notice.ts'
import { noticeKey } from '#app/domain/reminder/notice.ts'
import type { ReminderRule } from '#app/domain/reminder/rule.ts'
import { lastRun, nextRun } from '#app/domain/reminder/run-time.ts'
import type { ReminderSettings } from '#app/domain/reminder/settings.ts'
import { secondLook } from '#app/domain/reminder/still-fits.ts'
import type { Day } from '#app/domain/shared/day.ts'
import { addMinutes, addMs, type Instant } from '#app/domain/shared/instant.ts'
import type { DeliveryTools } from './delivery-tools.ts'
import { openDesk } from './desk.ts'
import { planDueNotices } from './plan-due-notices.ts'
import { type PreviewedMail, previewMails } from './preview-mails.ts'
import { readReminderSettings } from './reminder-settings.ts'
import { allWaiting } from './replan-unsent.ts'

export type DryRun = {
  run: { day: Day; at: Instant }
  notices: Notice[]
  people: number
  tasks: number
  /** Steps nobody in the office could be told. */
  nobody: { taskId: string; step: string }[]
}

type Options = {
  /** The run at or before this moment. */
  asOf: Instant
  /** As if these were in force. */
  rules?: readonly ReminderRule[]
  settings?: Partial<ReminderSettings>
}

const MINUTES_OF_A_DAY = 24 * 60

/**
 * What a run would tell whom, if nothing happens until then; writes nothing. Of a run further ahead, what the runs
 * before it will have told is left out: a step that is right on the day before as well was told by then.
 */
export async function dryRun(tools: DeliveryTools, { asOf, rules, settings }: Options): Promise<DryRun> {
  const options = { mailDomains: tools.mailDomains, dryRun: true, rules, settings }
  const { run, notices, nobody } = await planDueNotices(tools, { ...options, asOf })
  const before = await tools.unitOfWork(async stores => {
    const { runAt } = { ...(await readReminderSettings(stores)), ...settings }
    return lastRun(await stores.calendar.load(), runAt, addMs(run.at, -1))
  })
  const now = tools.clock.now()
  const found: Notice[] =
    before.at > now
      ? leaveOut(notices, (await planDueNotices(tools, { ...options, asOf: before.at })).notices)
      : [...notices, ...(await waitingFor(tools, addMinutes(run.at, MINUTES_OF_A_DAY), run.day, rules))]
  return dryRunOf(run, found, nobody)
}

function dryRunOf(run: DryRun['run'], found: readonly Notice[], nobody: DryRun['nobody']): DryRun {
  const unique = [...new Map(found.map(n => [noticeKey(n), n])).values()]
  return {
    run,
    notices: unique,
    people: new Set(unique.map(n => n.personId)).size,
    tasks: new Set(unique.flatMap(n => n.taskId ?? [])).size,
    nobody,
  }
}

/** So many runs from the next one on, each without what those before it will have told; writes nothing. */
export async function dryRunsAhead(
  tools: DeliveryTools,
  { count, rules, settings }: Omit<Options, 'asOf'> & { count: number },
): Promise<DryRun[]> {
  const { calendar, runAt } = await tools.unitOfWork(async stores => ({
    calendar: await stores.calendar.load(),
    runAt: { ...(await readReminderSettings(stores)), ...settings }.runAt,
  }))
  const first = await dryRun(tools, { asOf: nextRun(calendar, runAt, tools.clock.now()).at, rules, settings })
  const options = { mailDomains: tools.mailDomains, dryRun: true, rules, settings }
  const runs = [first]
  let told = first.notices
  while (runs.length < count) {
    const asOf = nextRun(calendar, runAt, runs.at(-1)!.run.at).at
    const { run, notices, nobody } = await planDueNotices(tools, { ...options, asOf })
    runs.push(dryRunOf(run, leaveOut(notices, told), nobody))
    told = notices
  }
  return runs
}

/** The same with the mails as their people would read them. */
export async function dryRunMails(
  tools: DeliveryTools,
  options: Options,
): Promise<DryRun & { mails: PreviewedMail[] }> {
  const made = await dryRun(tools, options)
  return { ...made, mails: await previewMails(tools, made.notices, made.run.at) }
}

function leaveOut(notices: readonly Notice[], earlier: readonly Notice[]): Notice[] {
  const told = new Set(earlier.map(noticeKey))
  return notices.filter(n => !told.has(noticeKey(n)))
}

/** What waits for this run already – decisions of the day, what a paused post left – as far as it is still true. */
const waitingFor = (tools: DeliveryTools, before: Instant, on: Day, rules: readonly ReminderRule[] | undefined) =>
  tools.unitOfWork(async stores => {
    const waiting = (await allWaiting(stores, before)).filter(n => !n.alone || n.dueAt > tools.clock.now())
    const desk = await openDesk(stores, on, tools.mailDomains)
    const tasks = new Map((await stores.tasks.readable(waiting.flatMap(n => n.taskId ?? []))).tasks.map(t => [t.id, t]))
    const look = { ...desk, rules: rules ?? desk.rules, index: indexOf(await stores.calendar.load()) }
    return waiting.filter(n => n.taskId === null || secondLook(n, tasks.get(n.taskId) ?? null, look).fits)
  })

/** The next run, or the one of that day; a day that is over, or has no run, is answered with the next one after now. */
export async function nextDryRun(tools: DeliveryTools, until: Instant | null) {
  const now = tools.clock.now()
  const asOf = await tools.unitOfWork(async stores => {
    const [calendar, { runAt }] = [await stores.calendar.load(), await readReminderSettings(stores)]
    const next = nextRun(calendar, runAt, now).at
    const wanted = until === null ? next : lastRun(calendar, runAt, until).at
    return wanted < next ? next : wanted
  })
  return dryRunMails(tools, { asOf })
}
