import type { Actor } from '#app/domain/access/actor.ts'
import { can } from '#app/domain/access/can.ts'
import { type Notice, STEP_NAMES, stepNameOf } from '#app/domain/reminder/notice.ts'
import type { ReminderRule } from '#app/domain/reminder/rule.ts'
import { nextRun } from '#app/domain/reminder/run-time.ts'
import type { ReminderSettings } from '#app/domain/reminder/settings.ts'
import type { Instant } from '#app/domain/shared/instant.ts'
import { personOf } from '#app/domain/unit/office.ts'
import { AppError } from '../app-error.ts'
import type { DeliveryTools } from './delivery-tools.ts'
import { dryRun } from './dry-run.ts'
import { readReminderSettings } from './reminder-settings.ts'

export type PreviewLine = { taskId: string | null; taskTitle: string; personName: string; step: string }
export type RulesPreview = {
  /** The next run, before and after. */
  at: { before: Instant; after: Instant }
  people: { before: number; after: number }
  tasks: { before: number; after: number }
  /** What would not be told any more, and what would be told besides; at most MOST_LINES each. */
  gone: { count: number; lines: PreviewLine[] }
  added: { count: number; lines: PreviewLine[] }
}

const MOST_LINES = 100

/** What a change would do to the next run, for the tasks as they are now. Writes nothing. */
export async function previewRules(
  tools: DeliveryTools,
  actor: Actor,
  change: { rules?: readonly ReminderRule[]; settings?: Partial<ReminderSettings> },
): Promise<RulesPreview> {
  if (!can(actor, 'admin.rules')) throw new AppError('forbidden')
  const now = tools.clock.now()
  const at = await tools.unitOfWork(async stores => {
    const [calendar, settings] = [await stores.calendar.load(), await readReminderSettings(stores)]
    const run = (s: Pick<ReminderSettings, 'runAt'>) => nextRun(calendar, s.runAt, now).at
    return { before: run(settings), after: run({ ...settings, ...change.settings }) }
  })
  const before = await dryRun(tools, { asOf: at.before })
  const after = await dryRun(tools, { asOf: at.after, ...change })
  const [had, has] = [toldIn(before.notices), toldIn(after.notices)]
  const gone = [...had].filter(([key]) => !has.has(key)).map(([, n]) => n)
  const added = [...has].filter(([key]) => !had.has(key)).map(([, n]) => n)
  const shown = [gone.slice(0, MOST_LINES), added.slice(0, MOST_LINES)] as const
  const lines = await tools.unitOfWork(async stores => {
    const office = await stores.office.load()
    const ids = [...new Set(shown.flat().flatMap(n => n.taskId ?? []))]
    const titles = new Map((await stores.mails.tasks(ids)).map(t => [t.id, t.title]))
    const line = (n: Notice): PreviewLine => ({
      taskId: n.taskId,
      taskTitle: n.taskId === null ? 'Tổng hợp của lãnh đạo' : (titles.get(n.taskId) ?? ''),
      personName: personOf(office, n.personId)?.name ?? '',
      step: STEP_NAMES[stepNameOf(n.step)],
    })
    return shown.map(list => list.map(line))
  })
  return {
    at,
    people: { before: before.people, after: after.people },
    tasks: { before: before.tasks, after: after.tasks },
    gone: { count: gone.length, lines: lines[0] ?? [] },
    added: { count: added.length, lines: lines[1] ?? [] },
  }
}

/** Who is told of which task at which step: another distance of the same step is the same mail to its reader. */
const toldIn = (notices: readonly Notice[]): Map<string, Notice> =>
  new Map(notices.map(n => [`${n.taskId}|${stepNameOf(n.step)}|${n.personId}`, n]))
