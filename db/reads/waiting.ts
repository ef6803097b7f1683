import type { Kysely } from 'kysely'
import { type Actor, holds } from '#app/domain/access/actor.ts'
import { type Action, can } from '#app/domain/access/can.ts'
import { AMENDMENT_NAMES, type AmendmentKind } from '#app/domain/amendment/amendment.ts'
import type { DraftDirective } from '#app/domain/directive/draft.ts'
import { type ConclusionState, noticeNumber } from '#app/domain/meeting/meeting.ts'
import type { Day } from '#app/domain/shared/day.ts'
import type { Instant } from '#app/domain/shared/instant.ts'
import type { Task } from '#app/domain/task/task.ts'
import type { Reads, TaskLine, Waiting } from '#app/features/reads.ts'
import { taskSubject } from '#app/features/tasks/task-subject.ts'
import type { Database } from '../schema.ts'
import { STORED, storedTaskOf } from '../stores/tasks.ts'
import { unreadNotices } from './notices.ts'
import { ownPart } from './own-part.ts'
import { tallyOfDirectives } from './tallies.ts'
import { hasStanding, lineOf, selectLines, visibleTo } from './task-lines.ts'

type WaitingReads = Pick<Reads, 'waiting' | 'navCounts' | 'overdueReview'>

export const waitingReads = (db: Kysely<Database>): WaitingReads => ({
  waiting: (viewer, today) => waiting(db, viewer, today),

  async navCounts(viewer, today) {
    const w = await waiting(db, viewer, today, false)
    const heads = viewer.posts.filter(p => p.kind === 'unit-head' || p.kind === 'unit-deputy').map(p => p.unitId)
    const isOfficer = holds(viewer, 'officer')
    const work =
      heads.length === 0 && !isOfficer
        ? 0
        : await count(
            db
              .selectFrom('tasks')
              .where('open', '=', 1)
              .where('state', '!=', 'reported')
              .where(e =>
                e.or([
                  ...(heads.length > 0 ? [e.and([e('tasks.unit_id', 'in', heads), ownPart(viewer.personId)(e)])] : []),
                  ...(isOfficer ? [e('tasks.officer_id', '=', viewer.personId)] : []),
                ]),
              )
              .select(e => e.fn.countAll<number>().as('n')),
          )
    const overdue = can(viewer, 'review.view') ? await reviewCount(db, viewer, today) : 0
    const failed = can(viewer, 'outbox.view')
      ? await count(
          db
            .selectFrom('mails')
            .where('state', '=', 'failed')
            .select(e => e.fn.countAll<number>().as('n')),
        )
      : 0
    return {
      work,
      waiting: w.reports.length + w.sendBacks.length + w.extensions.length + w.explanations.length,
      overdue,
      drafts: w.drafts.filter(d => d.state !== 'published').length,
      mailsFailed: failed,
      unread: await unreadNotices(db, viewer.personId),
    }
  },

  async overdueReview(viewer, today, all) {
    if (!can(viewer, 'review.view')) return []
    const lines = await reviewLines(db, viewer, today, all)
    const ids = lines.map(l => l.id)
    const reminded = new Map<string, number>()
    const urged = new Map<string, number>()
    const waits = new Map<string, string[]>()
    if (ids.length > 0) {
      const rows = await db
        .selectFrom('outbox')
        // one nudge is one occurrence of a step, however many people it went to
        .select(['task_id', 'rule', 'step', 'occurrence'])
        .distinct()
        .where('task_id', 'in', ids)
        .where('state', 'in', ['sent', 'kept', 'claimed'])
        .where('rule', 'in', ['overdue', 'escalate-1', 'escalate-2', 'urge'])
        .execute()
      for (const r of rows) {
        const map = r.rule === 'urge' ? urged : reminded
        map.set(r.task_id!, (map.get(r.task_id!) ?? 0) + 1)
      }
      const coordinating = await db
        .selectFrom('task_coordinations')
        .innerJoin('units', 'units.id', 'task_coordinations.unit_id')
        .select(['task_coordinations.task_id', 'units.name'])
        .where('task_coordinations.task_id', 'in', ids)
        .where('task_coordinations.answered_at', 'is', null)
        .orderBy('units.sort')
        .execute()
      for (const r of coordinating) waits.set(r.task_id, [...(waits.get(r.task_id) ?? []), r.name])
    }
    const groups = new Map<string, Awaited<ReturnType<Reads['overdueReview']>>[number]>()
    for (const line of lines) {
      const group = groups.get(line.unitId) ?? { unitId: line.unitId, unitName: line.unitName, worst: 0, lines: [] }
      group.worst = Math.max(group.worst, line.daysLate)
      group.lines.push({
        ...line,
        reminded: reminded.get(line.id) ?? 0,
        urged: urged.get(line.id) ?? 0,
        lastReport: line.lastNote,
        waitsForUnits: waits.get(line.id) ?? [],
      })
      groups.set(line.unitId, group)
    }
    return [...groups.values()].sort((a, b) => b.worst - a.worst || (a.unitName < b.unitName ? -1 : 1))
  },
})

/** Above this the menu only says that there are many. */
const REVIEW_MAX = 1_000

/** The chair and the secretariat review everything; a vice-chair the own portfolio and what was directed in person. */
const reviewsAll = (viewer: Actor): boolean => holds(viewer, 'chair', 'secretary')

const isOfReviewer = (viewer: Actor, r: Parameters<typeof storedTaskOf>[0]): boolean =>
  can(viewer, 'task.urge', taskSubject(storedTaskOf(r)))

async function reviewLines(db: Kysely<Database>, viewer: Actor, today: Day, all: boolean): Promise<TaskLine[]> {
  const rows = await selectLines(db)
    .select(['tasks.chair_person_id', 'tasks.parent_unit_id'])
    .where(visibleTo(viewer))
    .where(hasStanding('overdue', today))
    // what a unit handed on is for the unit to review
    .where('tasks.parent_id', 'is', null)
    .where('tasks.state', '!=', 'reported')
    .orderBy('tasks.due_sort')
    .orderBy('tasks.id')
    .limit(REVIEW_MAX)
    .execute()
  return rows
    .filter(r => all || reviewsAll(viewer) || isOfReviewer(viewer, r))
    .map(r => lineOf(r, today))
    .sort((a, b) => b.daysLate - a.daysLate)
}

/** As many as `reviewLines` would show, without reading them where nobody has to be asked about each. */
async function reviewCount(db: Kysely<Database>, viewer: Actor, today: Day): Promise<number> {
  const overdue = db
    .selectFrom('tasks')
    .where(visibleTo(viewer))
    .where(hasStanding('overdue', today))
    // what a unit handed on is for the unit to review
    .where('tasks.parent_id', 'is', null)
    .where('tasks.state', '!=', 'reported')
  if (reviewsAll(viewer)) return Math.min(await count(overdue.select(e => e.fn.countAll<number>().as('n'))), REVIEW_MAX)
  const rows = await overdue
    .select([...STORED])
    .orderBy('due_sort')
    .orderBy('id')
    .limit(REVIEW_MAX)
    .execute()
  return rows.filter(r => isOfReviewer(viewer, r)).length
}

async function waiting(db: Kysely<Database>, viewer: Actor, today: Day, withTallies = true): Promise<Waiting> {
  // each of the three from its own index
  const asked = db
    .selectFrom('tasks')
    .select('id')
    .where('state', 'in', ['reported', 'send-back-asked'])
    .union(db.selectFrom('tasks').select('id').where('extension_asked_at', 'is not', null).where('open', '=', 1))
    // an explanation may be asked, given and judged after the task is done
    .union(db.selectFrom('tasks').select('id').where('explanation_waits', '=', 1))
  const rows = await selectLines(db)
    .innerJoin(asked.as('asked'), 'asked.id', 'tasks.id')
    .select(['tasks.chair_person_id', 'tasks.parent_unit_id'])
    .where(visibleTo(viewer))
    // said so that SQLite does not begin with its index: nearly every task is no part of another
    .where(e => e(e.fn.coalesce('tasks.parent_id', e.val('')), '=', ''))
    .orderBy('tasks.due_sort')
    .orderBy('tasks.id')
    .limit(1000)
    .execute()
  const found = rows.map(row => {
    const task = storedTaskOf(row)
    return { row, task, subject: taskSubject(task) }
  })
  const mine = (action: Action, fits: (t: Task) => boolean): TaskLine[] =>
    found.flatMap(({ row, task, subject }) => (fits(task) && can(viewer, action, subject) ? [lineOf(row, today)] : []))
  const drafts = await db
    .selectFrom('conclusions')
    .innerJoin('meetings', 'meetings.id', 'conclusions.meeting_id')
    .leftJoin('notice_amendments', 'notice_amendments.draft_id', 'meetings.id')
    .leftJoin('conclusion_notices as earlier', 'earlier.id', 'notice_amendments.earlier_notice_id')
    .select([
      'notice_amendments.kind as amends',
      'earlier.number as earlier_number',
      'earlier.symbol as earlier_symbol',
      'meetings.id',
      'meetings.title',
      'meetings.day',
      'meetings.chair_person_id',
      'conclusions.state',
      'conclusions.directives',
      'conclusions.updated_at',
    ])
    .where('conclusions.state', 'in', ['draft', 'submitted'])
    .orderBy('conclusions.updated_at', 'desc')
    .limit(100)
    .execute()
  const seesDraft = (r: { chair_person_id: string; state: string }): boolean => {
    const subject = {
      kind: 'meeting' as const,
      chairPersonId: r.chair_person_id,
      published: false,
      attendingUnitIds: [],
    }
    return r.state === 'submitted'
      ? can(viewer, 'meeting.publish', subject) || can(viewer, 'meeting.edit', subject)
      : can(viewer, 'meeting.edit', subject)
  }
  const isSecretary = holds(viewer, 'secretary')
  const openDirectives =
    withTallies && isSecretary
      ? await db
          .selectFrom('tasks')
          .select('directive_id')
          .select(e => e.fn.countAll<number>().as('n'))
          .where('kind', '=', 'work')
          .where('state', '!=', 'withdrawn')
          .groupBy('directive_id')
          .having(e => e.and([e(e.fn.countAll(), '>', 1), e(e.fn.max('open'), '=', 1)]))
          .orderBy(e => e.fn.min('due_sort'))
          .limit(50)
          .execute()
      : []
  return {
    reports: mine('task.confirm', t => t.state === 'reported'),
    sendBacks: mine('task.decide-send-back', t => t.state === 'send-back-asked'),
    extensions: mine('task.decide-extension', t => t.extension !== null),
    explanations: mine(
      'task.judge-explanation',
      t => t.explanation?.answeredAt != null && t.explanation.accepted === null,
    ).concat(mine('task.explain', t => t.explanation !== null && t.explanation.answeredAt === null)),
    drafts: drafts.filter(seesDraft).map(r => ({
      meetingId: r.id,
      title: r.title,
      day: r.day as Day,
      state: r.state as ConclusionState,
      directives: (JSON.parse(r.directives) as DraftDirective[]).length,
      updatedAt: r.updated_at as Instant,
      amends:
        r.amends !== null && r.earlier_number !== null && r.earlier_symbol !== null
          ? `${AMENDMENT_NAMES[r.amends as AmendmentKind]} Thông báo số ${noticeNumber({ number: r.earlier_number, symbol: r.earlier_symbol })}`
          : null,
    })),
    tallies: await tallyOfDirectives(
      db,
      openDirectives.map(d => d.directive_id),
      today,
    ),
  }
}

async function count(query: { executeTakeFirstOrThrow(): Promise<{ n: number | string | bigint }> }): Promise<number> {
  return Number((await query.executeTakeFirstOrThrow()).n)
}
