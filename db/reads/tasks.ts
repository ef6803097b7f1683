import { type Kysely, sql } from 'kysely'
import type { Actor } from '#app/domain/access/actor.ts'
import { unitsWhere } from '#app/domain/access/actor.ts'
import { can } from '#app/domain/access/can.ts'
import { noticeNumber } from '#app/domain/meeting/meeting.ts'
import type { Day } from '#app/domain/shared/day.ts'
import { dayOfInstant, type Instant } from '#app/domain/shared/instant.ts'
import { saidBy } from '#app/domain/task/amendment-events.ts'
import { type ReasonCodes, reasonsWith } from '#app/domain/task/reasons.ts'
import { evolve, type Task, type TaskEventData } from '#app/domain/task/task.ts'
import { unitOf } from '#app/domain/unit/office.ts'
import type { Reads, TaskFilter, TaskLine, TaskListPage } from '#app/features/reads.ts'
import { TASK_REASONS } from '#app/features/settings.ts'
import { taskSubject } from '#app/features/tasks/task-subject.ts'
import type { Database } from '../schema.ts'
import { noticeStore } from '../stores/conclusions.ts'
import { isIntact, storedEventOf } from '../stores/events.ts'
import { fileStore } from '../stores/files.ts'
import { meetingStore } from '../stores/meetings.ts'
import { loadOffice } from '../stores/office.ts'
import { settingsStore } from '../stores/settings.ts'
import { taskOf, taskStore } from '../stores/tasks.ts'
import { ownPart } from './own-part.ts'
import { tallyOfDirectives } from './tallies.ts'
import { type LineRow, lineOf, matches, selectLines, type TaskWhere, visibleTo, watchedBy } from './task-lines.ts'

const PAGE = 50
/** A header never counts a whole table: beyond this it says "trên 1.000". */
const COUNT_MAX = 1000

type TaskReads = Pick<Reads, 'unitWork' | 'taskList' | 'taskPage' | 'reasonCodes' | 'file' | 'tasksAsOf'>

export const taskReads = (db: Kysely<Database>): TaskReads => ({
  async unitWork(viewer, today) {
    const heads = unitsWhere(viewer, 'unit-head', 'unit-deputy')
    const isOfficer = viewer.posts.some(p => p.kind === 'officer')
    if (heads.length === 0 && !isOfficer)
      return { unitIds: [], lines: [], coordinating: [], partsGiven: [], partsReported: [] }
    const own = await selectLines(db)
      .where('tasks.open', '=', 1)
      .where(e =>
        e.or([
          ...(heads.length > 0 ? [e.and([e('tasks.unit_id', 'in', heads), ownPart(viewer.personId)(e)])] : []),
          ...(isOfficer ? [e('tasks.officer_id', '=', viewer.personId)] : []),
        ]),
      )
      .orderBy('tasks.due_sort')
      .orderBy('tasks.id')
      .limit(500)
      .execute()
    const coordinating =
      heads.length === 0
        ? []
        : await selectLines(db)
            .innerJoin('task_coordinations', 'task_coordinations.task_id', 'tasks.id')
            .where('task_coordinations.unit_id', 'in', heads)
            .where('task_coordinations.answered_at', 'is', null)
            .where('tasks.open', '=', 1)
            .where('tasks.unit_id', 'not in', heads)
            .orderBy('tasks.due_sort')
            .orderBy('tasks.id')
            .limit(200)
            .execute()
    const partsGiven =
      heads.length === 0
        ? []
        : await selectLines(db)
            .where('tasks.parent_unit_id', 'in', heads)
            .where('tasks.open', '=', 1)
            .where('tasks.state', '!=', 'reported')
            .where(e => e.or([e('tasks.unit_id', 'not in', heads), e.not(ownPart(viewer.personId)(e))]))
            .orderBy('tasks.due_sort')
            .orderBy('tasks.id')
            .limit(100)
            .execute()
    const partsReported =
      heads.length === 0
        ? []
        : await selectLines(db)
            .where('tasks.parent_unit_id', 'in', heads)
            .where('tasks.state', '=', 'reported')
            .where(e => e.or([e('tasks.officer_id', 'is', null), e('tasks.officer_id', '!=', viewer.personId)]))
            .orderBy('tasks.due_sort')
            .orderBy('tasks.id')
            .limit(100)
            .execute()
    return {
      unitIds: heads,
      partsGiven: partsGiven.map(r => lineOf(r, today)),
      partsReported: partsReported.map(r => lineOf(r, today)),
      lines: own.map(r => lineOf(r, today)),
      coordinating: coordinating.map(r => lineOf(r, today)),
    }
  },

  taskList: (viewer, filter, today) => taskList(db, viewer, filter, today),

  async taskPage(viewer, id, today) {
    const task = await taskStore(db).get(id)
    if (!task || !can(viewer, 'task.view', taskSubject(task))) return null
    const row = await selectLines(db).where('tasks.id', '=', id).executeTakeFirst()
    const meeting = await meetingStore(db).get(task.meetingId)
    if (!row || !meeting) return null
    const notice = await noticeStore(db).get(task.noticeId)
    const directive = await noticeStore(db).directive(task.directiveId)
    const versions = task.saidBy || task.sentences ? await noticeStore(db).listByMeeting(task.meetingId) : []
    const source = saidBy(task)
    const saidIn = source.noticeId === task.noticeId ? undefined : versions.find(n => n.id === source.noticeId)
    const siblings = await selectLines(db)
      .where('tasks.directive_id', '=', task.directiveId)
      .where('tasks.id', '!=', id)
      .where('tasks.parent_id', 'is', null)
      .where('tasks.period', task.period === null ? 'is' : '=', task.period)
      .where(visibleTo(viewer))
      .orderBy('units.sort')
      .execute()
    const parts = await selectLines(db).where('tasks.parent_id', '=', id).orderBy('tasks.id').execute()
    const parent = task.parentId === null ? null : await taskStore(db).get(task.parentId)
    const office = await loadOffice(db)
    const events = await db
      .selectFrom('events')
      .leftJoin('people', 'people.id', 'events.actor_id')
      .selectAll('events')
      .select('people.name as actor_name')
      .where('events.subject_kind', '=', 'task')
      .where('events.subject_id', '=', id)
      .orderBy('events.seq', 'desc')
      .execute()
    const head = await db
      .selectFrom('event_heads')
      .select(['seq', 'hash'])
      .where('subject_kind', '=', 'task')
      .where('subject_id', '=', id)
      .executeTakeFirst()
    const reminders = await db
      .selectFrom('outbox')
      .leftJoin('people', 'people.id', 'outbox.person_id')
      .select(['outbox.step', 'outbox.state', 'outbox.due_at', 'people.name'])
      .where('outbox.task_id', '=', id)
      .where('outbox.state', '!=', 'skipped')
      .orderBy('outbox.due_at', 'desc')
      .limit(100)
      .execute()
    const tallies = await tallyOfDirectives(db, [task.directiveId], today, task.period)
    const tally = tallies[0] ?? null
    const seesAll = siblings.length + 1 === (tally?.total ?? 0) || tally === null
    return {
      task,
      line: lineOf(row, today),
      meeting,
      notice,
      directive,
      said: saidIn ? { notice: saidIn, directive: await noticeStore(db).directive(source.directiveId) } : null,
      sentences: (task.sentences ?? []).flatMap(s => {
        const of = versions.find(n => n.id === s.noticeId)
        const { noticeId, path, text, until } = s
        return of ? [{ noticeId, path, text, until, number: noticeNumber(of), day: dayOfInstant(of.publishedAt) }] : []
      }),
      // a unit head sees how many have reported, not which other unit is late
      tally:
        tally && !seesAll && !can(viewer, 'review.view') && !collects(viewer, task) ? { ...tally, missing: [] } : tally,
      siblings: siblings.map(r => lineOf(r, today)),
      events: events.map(r => ({ ...storedEventOf(r), actorName: r.actor_name })),
      chain: { intact: isIntact(events, head), lines: events.length, seal: head?.hash ?? '' },
      files: await fileStore(db).listBySubject('task', id),
      parts: parts.map(r => lineOf(r, today)),
      parent: parent && {
        id: parent.id,
        title: parent.title,
        unitName: unitOf(office, parent.unitId)?.name ?? '',
        mayOpen: can(viewer, 'task.view', taskSubject(parent)),
      },
      reasons: await reasonCodes(db),
      office,
      reminders: reminders.map(r => ({
        step: r.step,
        personName: r.name ?? '',
        at: r.due_at as Instant,
        state: r.state,
      })),
    }
  },

  reasonCodes: () => reasonCodes(db),

  async file(viewer, id) {
    const file = await fileStore(db).get(id)
    if (!file) return null
    if (file.subjectKind !== 'task') return null
    const task = await taskStore(db).get(file.subjectId)
    return task && can(viewer, 'task.view', taskSubject(task)) ? file : null
  },

  tasksAsOf: instants => tasksAsOf(db, instants),
})

const reasonCodes = async (db: Kysely<Database>): Promise<ReasonCodes> =>
  reasonsWith(await settingsStore(db).get<Partial<ReasonCodes>>(TASK_REASONS))

const collects = (viewer: Actor, task: Task): boolean =>
  task.reportToUnitId !== null && unitsWhere(viewer, 'unit-head', 'unit-deputy').includes(task.reportToUnitId)

/** Keyset pages: the cursor is the sort value and the id of the last line. */
async function taskList(db: Kysely<Database>, viewer: Actor, filter: TaskFilter, today: Day): Promise<TaskListPage> {
  const sort = filter.sort ?? 'due'
  const column = (
    { due: 'tasks.due_sort', assigned: 'tasks.assigned_at', updated: 'tasks.updated_at', unit: 'units.sort' } as const
  )[sort]
  const order = sql.ref<string | number>(column)
  const direction = sort === 'assigned' || sort === 'updated' ? 'desc' : 'asc'
  const limit = Math.min(filter.limit ?? PAGE, 1000)
  const watching = watchedBy(unitsWhere(viewer, 'unit-head', 'unit-deputy'), viewer.personId, false)
  const watched = (e: TaskWhere) => (filter.watched && watching ? e('tasks.id', 'in', watching(e)) : e.and([]))
  // the page first, from an index, and what a line shows only for its fifty
  let query = db
    .selectFrom('tasks')
    .$if(sort === 'unit', q => q.innerJoin('units', 'units.id', 'tasks.unit_id') as never)
    .select(order.as('sort_value'))
    .select('tasks.id')
    .where(visibleTo(viewer))
    .where(matches(filter, today))
    .where(watched)
  const cursor = readCursor(filter.after)
  // a cursor that somebody typed is none: PostgreSQL compares a whole number with nothing else
  if (cursor && (sort !== 'unit' || /^-?\d{1,9}$/.test(cursor.value))) {
    const value = sort === 'unit' ? Number(cursor.value) : cursor.value
    const beyond = direction === 'asc' ? '>' : '<'
    query = query.where(e =>
      e.or([e(order, beyond, value), e.and([e(order, '=', value), e('tasks.id', '>', cursor.id)])]),
    )
  }
  const rows = await query
    .orderBy(order, direction)
    .orderBy('tasks.id')
    .limit(limit + 1)
    .execute()
  const page = rows.slice(0, limit)
  const last = page.at(-1)
  const lines = await linesOf(
    db,
    page.map(r => r.id),
  )
  const counted = await db
    .selectFrom(
      db
        .selectFrom('tasks')
        .select(sql<number>`1`.as('one'))
        .where(visibleTo(viewer))
        .where(matches(filter, today))
        .where(watched)
        .limit(COUNT_MAX + 1)
        .as('bounded'),
    )
    .select(e => e.fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow()
  const count = Number(counted.n)
  return {
    lines: lines.map(r => lineOf(r, today)) satisfies TaskLine[],
    next: rows.length > limit && last ? `${last.sort_value}|${last.id}` : null,
    count: Math.min(count, COUNT_MAX),
    more: count > COUNT_MAX,
  }
}

/** In the order of the ids. */
async function linesOf(db: Kysely<Database>, ids: readonly string[]): Promise<LineRow[]> {
  if (ids.length === 0) return []
  const rows = await selectLines(db)
    .select('tasks.id')
    .where('tasks.id', 'in', [...ids])
    .execute()
  const byId = new Map(rows.map(r => [r.id, r]))
  return ids.flatMap(id => byId.get(id) ?? [])
}

function readCursor(after: string | undefined): { value: string; id: string } | null {
  const at = after?.lastIndexOf('|') ?? -1
  return after && at > 0 ? { value: after.slice(0, at), id: after.slice(at + 1) } : null
}

/**
 * From the rows as they stand, or from history up to an instant: the same fold, so the same answer. Figures and scores
 * count what the office gave; the parts a unit handed on are within it. History is read once, however many instants: what
 * two of them have in common is the same task, folded once.
 */
async function tasksAsOf(db: Kysely<Database>, instants: readonly (Instant | null)[]): Promise<Task[][]> {
  const past = instants.filter(at => at !== null)
  const [known, now] = [
    past.length > 0 ? await foldedUpTo(db, past) : [],
    instants.includes(null) ? await tasksNow(db) : [],
  ]
  return instants.map(at => (at === null ? now : known[past.indexOf(at)]!))
}

async function tasksNow(db: Kysely<Database>): Promise<Task[]> {
  const rows = await db.selectFrom('tasks').select('aggregate').where('parent_id', 'is', null).orderBy('id').execute()
  return rows.map(taskOf)
}

async function foldedUpTo(db: Kysely<Database>, instants: readonly Instant[]): Promise<Task[][]> {
  const last = instants.reduce((a, b) => (a > b ? a : b))
  const rows = await db
    .selectFrom('events')
    .select(['subject_id', 'at', 'actor_id', 'data'])
    .where('subject_kind', '=', 'task')
    .where('at', '<=', last)
    .orderBy('subject_id')
    .orderBy('seq')
    .execute()
  const found = instants.map((): Task[] => [])
  let current: (Task | null)[] = instants.map(() => null)
  const end = () => {
    for (const [i, task] of current.entries()) if (task?.parentId === null) found[i]!.push(task)
  }
  let id: string | null = null
  for (const r of rows) {
    if (id !== null && id !== r.subject_id) {
      end()
      current = instants.map(() => null)
    }
    id = r.subject_id
    const event = { at: r.at as Instant, actorId: r.actor_id, data: JSON.parse(r.data) as TaskEventData }
    const folded = new Map<Task | null, Task>()
    for (const [i, at] of instants.entries()) {
      if (event.at > at) continue
      const before = current[i]!
      const after = folded.get(before) ?? evolve(r.subject_id, before, event)
      folded.set(before, after)
      current[i] = after
    }
  }
  end()
  return found
}
