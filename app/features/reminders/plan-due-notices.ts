import { candidatesOf, isCandidate } from '#app/domain/reminder/candidates.ts'
import { ladderOn } from '#app/domain/reminder/escalation.ts'
import { digestWeek, leaderDigests, type Overdue, overdueOf } from '#app/domain/reminder/leader-digest.ts'
import { type Notice, noticeKey } from '#app/domain/reminder/notice.ts'
import { type Plan, plannerFor } from '#app/domain/reminder/plan.ts'
import type { ReminderRule } from '#app/domain/reminder/rule.ts'
import { planDueAt } from '#app/domain/reminder/run-time.ts'
import type { ReminderSettings } from '#app/domain/reminder/settings.ts'
import { type Day, day } from '#app/domain/shared/day.ts'
import type { Instant } from '#app/domain/shared/instant.ts'
import type { OutboxNotice, Stores, Tools } from '../ports.ts'
import { readReminderSettings } from './reminder-settings.ts'

/** Tasks a transaction reads and plans: some milliseconds, so that nobody waits for the run. */
const PAGE = 500

export const MISSED = 'Lượt nhắc của ngày đó không chạy; bước đúng lúc này đã thay thế'

export type PlanOutcome = {
  run: { day: Day; at: Instant }
  /** New ones only; what is on record already is not planned again. */
  notices: OutboxNotice[]
  skipped: number
  nobody: { taskId: string; step: string }[]
  /** Tasks whose row makes no sense: set aside, so that all others are planned. */
  unreadable: string[]
}

type Options = {
  asOf: Instant
  mailDomains: readonly string[]
  /** Look only: nothing is written. */
  dryRun?: boolean
  /** For a dry run: as if these were in force. */
  rules?: readonly ReminderRule[]
  settings?: Partial<ReminderSettings>
}

/**
 * Everything due by `asOf` and not yet on record goes into the outbox. Page by page, each in a transaction that reads
 * the tasks and adds their notices: a task changed in between is simply read as it is by then, and a run that dies is
 * begun again without harm, because a key is added once.
 */
export async function planDueNotices(
  tools: Tools,
  { asOf, mailDomains, dryRun = false, ...asIf }: Options,
): Promise<PlanOutcome> {
  const given = await tools.unitOfWork(stores => readGiven(stores, asOf, mailDomains, asIf))
  const { planner, ladder, office, since } = given
  const { run } = planner
  const outcome: PlanOutcome = { run, notices: [], skipped: 0, nobody: [], unreadable: [] }
  const row = (n: Notice): OutboxNotice => ({
    ...n,
    id: tools.ids.next(),
    key: noticeKey(n),
    plannedAt: asOf,
    dueAt: planDueAt(n.data, run, given.settings.quiet),
  })

  const record = async (stores: Stores, notices: readonly Notice[], skipped: readonly Notice[]) => {
    const rows = notices.map(row)
    if (dryRun) {
      const known = await stores.outbox.known(
        rows.map(r => r.key),
        run.at,
      )
      outcome.notices.push(...rows.filter(r => !known.has(r.key)))
      return
    }
    const added = new Set(await stores.outbox.add(rows))
    outcome.notices.push(...rows.filter(r => added.has(r.key)))
    outcome.skipped += (await stores.outbox.addSkipped(skipped.map(row), MISSED)).length
  }

  const overdue: Overdue[] = []
  for (let from = 0; from < given.ids.length; from += PAGE)
    await tools.unitOfWork(async stores => {
      const { tasks, unreadable } = await stores.tasks.readable(given.ids.slice(from, from + PAGE))
      const planned: Omit<Plan, 'run'> = { notices: [], skipped: [], nobody: [] }
      for (const task of tasks) {
        try {
          if (!isCandidate(given.candidates, task)) continue
          const own = planner.plan([task])
          const late = overdueOf([task], run.day)
          planned.notices.push(...own.notices)
          planned.skipped.push(...own.skipped)
          planned.nobody.push(...own.nobody)
          overdue.push(...late)
        } catch {
          unreadable.push(task.id)
        }
      }
      await record(stores, planned.notices, planned.skipped)
      outcome.nobody.push(...planned.nobody)
      outcome.unreadable.push(...unreadable)
    })

  const { leaderDay } = given.settings
  const monday = leaderDay === 0 ? null : digestWeek(given.calendar, run.day, since, leaderDay)
  if (monday !== null) {
    const digests = leaderDigests(office, run.day, monday, overdue, ladder)
    await tools.unitOfWork(stores => record(stores, digests, []))
  }
  return outcome
}

async function readGiven(
  stores: Stores,
  asOf: Instant,
  mailDomains: readonly string[],
  asIf: Pick<Options, 'rules' | 'settings'>,
) {
  const calendar = await stores.calendar.load()
  const settings = { ...(await readReminderSettings(stores, mailDomains)), ...asIf.settings }
  const [rules, office] = [asIf.rules ?? (await stores.rules.load()), await stores.office.load()]
  const first = plannerFor({ office, calendar, rules, asOf, since: null, settings })
  const since = await lastRunDay(stores, first.run.day)
  const candidates = candidatesOf(rules, calendar, first.run.day)
  return {
    calendar,
    office,
    since,
    settings,
    candidates,
    // looked for once: a search for each page would read all of them again each time
    ids: await stores.tasks.candidateIds(candidates),
    planner: since === null ? first : plannerFor({ office, calendar, rules, asOf, since, settings }),
    ladder: ladderOn(office, first.run.day, settings),
  }
}

/** The runs the scheduler finished are recorded by their day, so that ids sort like days. */
export const RUN_JOB = 'reminder-run'
export const runId = (runDay: Day): string => `${RUN_JOB}@${runDay}`

async function lastRunDay(stores: Stores, before: Day): Promise<Day | null> {
  const id = await stores.jobs.lastFinished(RUN_JOB, runId(before))
  return id === null ? null : day(id.slice(RUN_JOB.length + 1))
}
