import type { Kysely } from 'kysely'
import { can } from '#app/domain/access/can.ts'
import { rollUp } from '#app/domain/from-above/document.ts'
import type { Day } from '#app/domain/shared/day.ts'
import { fold } from '#app/domain/shared/vietnamese-text.ts'
import type { AboveLine, Reads } from '#app/features/reads.ts'
import type { Database } from '../schema.ts'
import { documentOf } from '../stores/above.ts'
import { loadOffice } from '../stores/office.ts'
import { lineOf, selectLines, visibleTo } from './task-lines.ts'

type AboveReads = Pick<Reads, 'documentsFromAbove' | 'documentFromAbove'>
const PAGE = 30

export const aboveReads = (db: Kysely<Database>): AboveReads => ({
  async documentsFromAbove(viewer, filter, today) {
    const seesAll = can(viewer, 'above.view', { kind: 'document', unitIds: [] })
    let query = db
      .selectFrom('documents_from_above')
      .selectAll()
      .orderBy('day', 'desc')
      .orderBy('id', 'desc')
      .limit(PAGE + 1)
    // a unit sees the documents under which it was given work
    if (!seesAll)
      query = query.where(
        'meeting_id',
        'in',
        db.selectFrom('tasks').select('tasks.meeting_id').where(visibleTo(viewer)),
      )
    for (const term of fold(filter.q ?? '')
      .split(' ')
      .filter(Boolean))
      query = query.where('search_text', 'like', `%${term}%`)
    const cursor = filter.after?.split('|')
    if (cursor?.length === 2)
      query = query.where(e =>
        e.or([e('day', '<', cursor[0]!), e.and([e('day', '=', cursor[0]!), e('id', '<', cursor[1]!)])]),
      )
    const rows = await query.execute()
    const page = rows.slice(0, PAGE).map(documentOf)
    const meetingIds = page.flatMap(d => d.meetingId ?? [])
    const tasks =
      meetingIds.length === 0
        ? []
        : (await selectLines(db).where('tasks.meeting_id', 'in', meetingIds).where(visibleTo(viewer)).execute()).map(
            r => lineOf(r, today),
          )
    const last = page.at(-1)
    return {
      lines: page.map<AboveLine>(d => ({
        id: d.id,
        body: d.body,
        number: d.number,
        day: d.day,
        subject: d.subject,
        state: d.state,
        meetingId: d.meetingId,
        answerDue: d.answerDue ?? earliest(d.items.flatMap(i => (i.taken && i.due ? [i.due] : []))),
        ours: d.items.filter(i => i.taken).length,
        items: d.items.length,
        result: rollUp(tasks.filter(t => t.meetingId === d.meetingId).map(owed)),
      })),
      next: rows.length > PAGE && last ? `${last.day}|${last.id}` : null,
    }
  },

  async documentFromAbove(viewer, id, today) {
    const row = await db.selectFrom('documents_from_above').selectAll().where('id', '=', id).executeTakeFirst()
    if (!row) return null
    const document = documentOf(row)
    const tasks =
      document.meetingId === null
        ? []
        : await selectLines(db)
            .select('tasks.directive_id')
            .where('tasks.meeting_id', '=', document.meetingId)
            .where(visibleTo(viewer))
            .orderBy('units.sort')
            .execute()
    const lines = tasks.map(r => ({ ...lineOf(r, today), directiveId: r.directive_id }))
    const unitIds = lines.map(l => l.unitId)
    const seesAll = can(viewer, 'above.view', { kind: 'document', unitIds: [] })
    if (!seesAll && lines.length === 0) return null
    if (!can(viewer, 'above.view', { kind: 'document', unitIds })) return null
    const directives =
      document.meetingId === null
        ? []
        : await db
            .selectFrom('directives')
            .select(['id', 'path', 'position'])
            .where('meeting_id', '=', document.meetingId)
            .orderBy('position')
            .execute()
    // the taken items became directives in their order
    const taken = document.items.filter(i => i.taken)
    const directiveOf = new Map(taken.map((item, i) => [item.id, directives[i]?.id ?? null]))
    return {
      document,
      items: document.items
        // whoever sees only their own work is not shown what others were asked
        .filter(i => seesAll || lines.some(l => l.directiveId === directiveOf.get(i.id)))
        .map(item => {
          const own = lines.filter(l => directiveOf.get(item.id) === l.directiveId)
          return { item, tasks: own, result: rollUp(own.map(owed)) }
        }),
      result: rollUp(lines.map(owed)),
      answerDue: document.answerDue ?? earliest(taken.flatMap(i => i.due ?? [])),
      office: await loadOffice(db),
    }
  },
})

const owed = (t: { state: string; due: Day | null; daysLate: number }) => ({
  done: t.state === 'done',
  withdrawn: t.state === 'withdrawn',
  due: t.due,
  late: t.daysLate > 0,
})

const earliest = (days: readonly Day[]): Day | null => [...days].sort()[0] ?? null
