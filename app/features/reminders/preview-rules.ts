import type { Actor } from '#app/domain/access/actor.ts'
import { can } from '#app/domain/access/can.ts'
import { type Notice, STEP_NAMES, stepNameOf } from '#app/domain/reminder/notice.ts'
import type { ReminderRule } from '#app/domain/reminder/rule.ts'
import type { ReminderSettings } from '#app/domain/reminder/settings.ts'
import type { Day } from '#app/domain/shared/day.ts'
import type { Instant } from '#app/domain/shared/instant.ts'
import { personOf } from '#app/domain/unit/office.ts'
import { AppError } from '../app-error.ts'
import type { DeliveryTools } from './delivery-tools.ts'
import { type DryRun, dryRunsAhead } from './dry-run.ts'

export type PreviewLine = { day: Day; taskId: string | null; taskTitle: string; personName: string; step: string }
export type RulesPreview = {
  /** The next run, before and after. */
  at: { before: Instant; after: Instant }
  /** The last run that was looked at. */
  until: Day
  /** Of the next run, as are the tasks. */
  people: { before: number; after: number }
  tasks: { before: number; after: number }
  /** Over the week: what would not be told any more, and what would be told besides; at most MOST_LINES each. */
  gone: { count: number; lines: PreviewLine[] }
  added: { count: number; lines: PreviewLine[] }
}

const MOST_LINES = 100
/** A week: a rule seldom changes anything tomorrow. */
const RUNS = 5

/** What a change would do to the runs of a week, for the open tasks as they are now. Writes nothing. */
export async function previewRules(
  tools: DeliveryTools,
  actor: Actor,
  change: { rules?: readonly ReminderRule[]; settings?: Partial<ReminderSettings> },
): Promise<RulesPreview> {
  if (!can(actor, 'admin.rules')) throw new AppError('forbidden')
  const before = await dryRunsAhead(tools, { count: RUNS })
  const after = await dryRunsAhead(tools, { count: RUNS, ...change })
  const [had, has] = [toldIn(before), toldIn(after)]
  const gone = [...had].filter(([key]) => !has.has(key)).map(([, t]) => t)
  const added = [...has].filter(([key]) => !had.has(key)).map(([, t]) => t)
  const shown = [gone.slice(0, MOST_LINES), added.slice(0, MOST_LINES)] as const
  const lines = await tools.unitOfWork(async stores => {
    const office = await stores.office.load()
    const ids = [...new Set(shown.flat().flatMap(t => t.notice.taskId ?? []))]
    const titles = new Map((await stores.tasks.readable(ids)).tasks.map(t => [t.id, t.title]))
    const line = ({ day, notice: n }: Told): PreviewLine => ({
      day,
      taskId: n.taskId,
      taskTitle: n.taskId === null ? 'Tổng hợp của lãnh đạo' : (titles.get(n.taskId) ?? ''),
      personName: personOf(office, n.personId)?.name ?? '',
      step: STEP_NAMES[stepNameOf(n.step)],
    })
    return shown.map(list => list.map(line))
  })
  const [first, firstAfter] = [before[0]!, after[0]!]
  return {
    at: { before: first.run.at, after: firstAfter.run.at },
    until: after.at(-1)!.run.day,
    people: { before: first.people, after: firstAfter.people },
    tasks: { before: first.tasks, after: firstAfter.tasks },
    gone: { count: gone.length, lines: lines[0] ?? [] },
    added: { count: added.length, lines: lines[1] ?? [] },
  }
}

type Told = { day: Day; notice: Notice }

/** Who is told when of which task at which step: another distance of the same step is the same mail to its reader. */
const toldIn = (runs: readonly DryRun[]): Map<string, Told> =>
  new Map(
    runs.flatMap(({ run: { day }, notices }) =>
      notices.map(n => [`${day}|${n.taskId}|${stepNameOf(n.step)}|${n.personId}`, { day, notice: n }] as const),
    ),
  )
