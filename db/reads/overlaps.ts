import type { Kysely } from 'kysely'
import { taskScope } from '#app/domain/access/scope.ts'
import { unitsOfParties } from '#app/domain/directive/fan-out.ts'
import { type OpenDirective, OverlapIndex } from '#app/domain/directive/overlap.ts'
import type { Day } from '#app/domain/shared/day.ts'
import type { LinkedTask, OverlapHint, Reads } from '#app/features/reads.ts'
import type { Database } from '../schema.ts'
import { loadOffice } from '../stores/office.ts'
import { lineOf, selectLines, visibleTo } from './task-lines.ts'

type OverlapReads = Pick<Reads, 'overlaps' | 'citedDirectives' | 'linkedTasks'>

/** Far more than the open work of any unit; a list that long is cut, not waited for. */
const MOST_TASKS = 30_000
const PER_QUERY = 500

export const overlapReads = (db: Kysely<Database>): OverlapReads => ({
  async overlaps(viewer, drafts, exceptMeetingId, today) {
    // who may see every task may compare with every task
    if (taskScope(viewer).kind !== 'all') return []
    const office = await loadOffice(db)
    const asked = drafts.map(d => ({ ...d, unitIds: unitsOfParties(office, d.lead, today) }))
    const unitIds = [...new Set(asked.flatMap(d => d.unitIds))]
    if (unitIds.length === 0) return []
    const owed = await db
      .selectFrom('tasks')
      .select(['directive_id', 'unit_id'])
      .where('open', '=', 1)
      .where('kind', '=', 'work')
      .where('unit_id', 'in', unitIds)
      .$if(exceptMeetingId !== null, q => q.where('meeting_id', '!=', exceptMeetingId!))
      .limit(MOST_TASKS)
      .execute()
    const unitsOf = new Map<string, string[]>()
    for (const o of owed) {
      const list = unitsOf.get(o.directive_id)
      if (list) list.push(o.unit_id)
      else unitsOf.set(o.directive_id, [o.unit_id])
    }
    const open: OpenDirective[] = []
    for (const ids of slices([...unitsOf.keys()])) {
      const rows = await db.selectFrom('directives').select(['id', 'title', 'text']).where('id', 'in', ids).execute()
      for (const r of rows) open.push({ ...r, unitIds: unitsOf.get(r.id) ?? [] })
    }
    const index = new OverlapIndex(open)
    const found = asked.flatMap(d => index.resembling(d).map(r => ({ draftId: d.id, ...r })))
    return hintsOf(db, found, today)
  },

  async citedDirectives(viewer, ids) {
    if (taskScope(viewer).kind !== 'all' || ids.length === 0) return []
    const rows = await db
      .selectFrom('directives')
      .innerJoin('meetings', 'meetings.id', 'directives.meeting_id')
      .select(['directives.id', 'directives.path', 'directives.title', 'meetings.title as meeting', 'meetings.day'])
      .select(e =>
        e
          .selectFrom('tasks')
          .whereRef('tasks.directive_id', '=', 'directives.id')
          .where('tasks.open', '=', 1)
          .select(c => c.fn.countAll().as('n'))
          .as('open'),
      )
      .where('directives.id', 'in', [...ids])
      .execute()
    return rows.map(r => ({
      id: r.id,
      path: r.path,
      title: r.title,
      meetingTitle: r.meeting,
      meetingDay: r.day as Day,
      open: Number(r.open),
    }))
  },

  async linkedTasks(viewer, links) {
    if (links.length === 0) return []
    const rows = await selectLines(db)
      .select('tasks.id')
      .where(
        'tasks.id',
        'in',
        links.map(l => l.taskId),
      )
      .where(visibleTo(viewer))
      .execute()
    const lines = new Map(rows.map(r => [r.id, r]))
    return links.flatMap((link): LinkedTask[] => {
      const row = lines.get(link.taskId)
      if (!row) return []
      const { id, path, title, meetingTitle, meetingDay, state } = lineOf(row, row.meeting_day as Day)
      return [{ kind: link.kind, id, path, title, meetingTitle, meetingDay, state }]
    })
  },
})

async function hintsOf(
  db: Kysely<Database>,
  found: readonly { draftId: string; directiveId: string; unitIds: string[]; score: number }[],
  today: Day,
): Promise<OverlapHint[]> {
  if (found.length === 0) return []
  const rows = await selectLines(db)
    .select(['tasks.directive_id', 'tasks.unit_id'])
    .where('tasks.directive_id', 'in', [...new Set(found.map(f => f.directiveId))])
    .where('tasks.open', '=', 1)
    .where('tasks.kind', '=', 'work')
    .orderBy('units.sort')
    .execute()
  return found.flatMap((f): OverlapHint[] => {
    const lines = rows
      .filter(r => r.directive_id === f.directiveId && f.unitIds.includes(r.unit_id))
      .map(r => lineOf(r, today))
    const first = lines[0]
    if (!first) return []
    const { path, title, meetingId, meetingTitle, meetingDay, due } = first
    return [
      {
        draftId: f.draftId,
        directiveId: f.directiveId,
        path,
        title,
        meetingId,
        meetingTitle,
        meetingDay,
        due,
        score: f.score,
        tasks: lines.map(l => ({ id: l.id, unitName: l.unitName, standing: l.standing })),
      },
    ]
  })
}

const slices = <T>(list: readonly T[]): T[][] =>
  Array.from({ length: Math.ceil(list.length / PER_QUERY) }, (_, i) => list.slice(i * PER_QUERY, (i + 1) * PER_QUERY))
