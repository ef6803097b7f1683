import type { Kysely } from 'kysely'
import type { Day } from '#app/domain/shared/day.ts'
import { standingOf } from '#app/domain/task/standing.ts'
import { tallyOf } from '#app/domain/task/tally.ts'
import type { DirectiveTally } from '#app/features/reads.ts'
import type { Database } from '../schema.ts'
import { taskOf } from '../stores/tasks.ts'

/** "7/21 đơn vị", for each of these directives that more than nobody works on. */
export async function tallyOfDirectives(
  db: Kysely<Database>,
  directiveIds: readonly string[],
  today: Day,
  /** Of a periodic directive; the latest one where none is named. */
  period: string | null = null,
): Promise<DirectiveTally[]> {
  if (directiveIds.length === 0) return []
  const rows = await db
    .selectFrom('tasks')
    .innerJoin('units', 'units.id', 'tasks.unit_id')
    .innerJoin('meetings', 'meetings.id', 'tasks.meeting_id')
    .innerJoin('directives', 'directives.id', 'tasks.directive_id')
    .leftJoin('units as receiver', 'receiver.id', 'tasks.report_to_unit_id')
    .select([
      'tasks.directive_id',
      'tasks.aggregate',
      'units.name as unit_name',
      'units.sort as unit_sort',
      'meetings.title as meeting_title',
      'directives.position',
      'directives.title as directive_title',
      'receiver.name as receiver_name',
    ])
    .where('tasks.directive_id', 'in', [...directiveIds])
    .orderBy('directives.meeting_id')
    .orderBy('directives.position')
    .orderBy('units.sort')
    .execute()
  const groups = new Map<string, typeof rows>()
  for (const r of rows) groups.set(r.directive_id, [...(groups.get(r.directive_id) ?? []), r])
  const tallies: DirectiveTally[] = []
  for (const [directiveId, group] of groups) {
    const all = group.map(taskOf)
    const nameOf = new Map(group.map((r, i) => [all[i]!.id, r.unit_name]))
    // each period of a periodic directive is counted for itself
    const wanted =
      period ?? all.reduce<string | null>((last, t) => (t.period && t.period > (last ?? '') ? t.period : last), null)
    const tasks = all.filter(t => t.period === wanted)
    if (tasks.length === 0) continue
    const tally = tallyOf(tasks, today)
    const first = tasks.find(t => t.kind === 'work') ?? tasks[0]!
    tallies.push({
      directiveId,
      meetingId: first.meetingId,
      meetingTitle: group[0]!.meeting_title,
      path: first.path,
      title: group[0]!.directive_title,
      due: first.due,
      reportToName: group.find(r => r.receiver_name !== null)?.receiver_name ?? first.reportToPost,
      total: tally.total,
      reported: tally.reported.length,
      missing: tally.missing.map(t => ({
        taskId: t.id,
        unitId: t.unitId,
        unitName: nameOf.get(t.id) ?? '',
        standing: standingOf(t, today),
        urgedAt: t.urgedAt,
      })),
    })
  }
  return tallies
}
