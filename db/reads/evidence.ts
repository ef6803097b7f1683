import type { Kysely } from 'kysely'
import { can } from '#app/domain/access/can.ts'
import { stepNameOf } from '#app/domain/reminder/notice.ts'
import { addDays } from '#app/domain/shared/day.ts'
import { type Instant, instantAt } from '#app/domain/shared/instant.ts'
import { replay, type Task, type TaskEvent } from '#app/domain/task/task.ts'
import type { StoredEvent } from '#app/features/ports.ts'
import type { EvidenceLine, Reads } from '#app/features/reads.ts'
import { taskSubject } from '#app/features/tasks/task-subject.ts'
import type { Database } from '../schema.ts'
import { eventStore } from '../stores/events.ts'
import { taskStore } from '../stores/tasks.ts'
import { onceOf, taskMoves, unitAt } from './moved-tasks.ts'

/** Hồ sơ nhắc việc: what was sent to whom, when, by which step, and what came of it. */
export const evidenceReads = (db: Kysely<Database>): Pick<Reads, 'taskEvidence' | 'unitEvidence'> => ({
  async taskEvidence(viewer, taskId) {
    const task = await taskStore(db).get(taskId)
    if (!task || !can(viewer, 'task.evidence', taskSubject(task))) return null
    const rows = await selectLines(db).where('outbox.task_id', '=', taskId).execute()
    return linesOf(db, rows, () => true)
  },

  async unitEvidence(viewer, { unitId, from, to, limit }) {
    if (!can(viewer, 'unit.evidence', { kind: 'unit', unitId })) return null
    const moves = await taskMoves(db)
    const once = onceOf(moves, unitId)
    const rows = await selectLines(db)
      .where(e => e.or([e('tasks.unit_id', '=', unitId), ...(once.length > 0 ? [e('tasks.id', 'in', once)] : [])]))
      .where('outbox.due_at', '>=', instantAt(from, '00:00'))
      .where('outbox.due_at', '<', instantAt(addDays(to, 1), '00:00'))
      .limit(limit + 1)
      .execute()
    const lines = await linesOf(
      db,
      rows.slice(0, limit),
      r => unitAt(moves.get(r.task_id), r.unit_id, r.planned_at) === unitId,
    )
    return { lines, more: rows.length > limit }
  },
})

const selectLines = (db: Kysely<Database>) =>
  db
    .selectFrom('outbox')
    .innerJoin('tasks', 'tasks.id', 'outbox.task_id')
    .innerJoin('units', 'units.id', 'tasks.unit_id')
    .leftJoin('people', 'people.id', 'outbox.person_id')
    .leftJoin('mails', 'mails.id', 'outbox.mail_id')
    .select([
      'outbox.id',
      'outbox.step',
      'outbox.occurrence',
      'outbox.person_id',
      'outbox.planned_at',
      'outbox.due_at',
      'outbox.state',
      'outbox.state_reason',
      'outbox.data',
      'outbox.email as planned_email',
      'tasks.id as task_id',
      'tasks.title',
      'tasks.path',
      'tasks.due',
      'tasks.unit_id',
      'tasks.aggregate',
      'units.name as unit_name',
      'people.name as person_name',
      'mails.id as mail_id',
      'mails.email',
      'mails.message_id',
      'mails.sent_at',
      'mails.state as mail_state',
      'mails.attempts',
      'mails.ambiguous',
      'mails.last_error',
    ])
    .orderBy('outbox.due_at')
    .orderBy('outbox.id')

type Row = Awaited<ReturnType<ReturnType<typeof selectLines>['execute']>>[number]

async function linesOf(
  db: Kysely<Database>,
  rows: readonly Row[],
  belongs: (r: Row) => boolean,
): Promise<EvidenceLine[]> {
  const own = rows.filter(belongs)
  const ids = [...new Set(own.map(r => r.task_id))]
  const links = await linksOf(db, ids)
  const earlier = await earlierUnits(db, ids)
  return own.map(r => {
    const sentAt = r.sent_at as Instant | null
    const data = JSON.parse(r.data) as { insteadOf?: string }
    return {
      id: r.id,
      taskId: r.task_id,
      title: r.title,
      path: r.path,
      unitName: r.unit_name,
      due: r.due as EvidenceLine['due'],
      step: r.step,
      occurrence: r.occurrence,
      personName: r.person_name ?? '',
      email: r.email || r.planned_email,
      inPlace: data.insteadOf !== undefined,
      at: r.due_at as Instant,
      state: r.state,
      reason: r.state_reason,
      mailId: r.mail_id,
      messageId: r.mail_state === 'sent' ? r.message_id : null,
      sentAt,
      attempts: r.attempts ?? 0,
      ambiguous: r.ambiguous ?? 0,
      error: r.last_error,
      openedAt: sentAt === null ? null : openedAfter(links.get(`${r.task_id} ${r.person_id}`) ?? [], sentAt),
      acceptedAt: acceptedBy(earlier.get(r.task_id) ?? [], r),
    }
  })
}

type Link = { createdAt: string; opens: string[] }

/** The links of a task's people, earliest first, with what is known of their openings. */
async function linksOf(db: Kysely<Database>, taskIds: readonly string[]): Promise<Map<string, Link[]>> {
  const found = new Map<string, Link[]>()
  for (let i = 0; i < taskIds.length; i += CHUNK) {
    const rows = await db
      .selectFrom('mail_links')
      .select(['task_id', 'person_id', 'created_at', 'opened_at', 'last_opened_at'])
      .where('task_id', 'in', taskIds.slice(i, i + CHUNK))
      .orderBy('created_at')
      .orderBy('id')
      .execute()
    for (const r of rows) {
      const key = `${r.task_id} ${r.person_id}`
      const opens = [r.opened_at, r.last_opened_at].flatMap(at => at ?? [])
      found.set(key, [...(found.get(key) ?? []), { createdAt: r.created_at, opens }])
    }
  }
  return found
}

/** Of the link that this mail carried – the newest there was: a later mail's own link says nothing of this one. */
const openedAfter = (links: readonly Link[], sentAt: Instant): Instant | null =>
  (links.findLast(l => l.createdAt <= sentAt)?.opens.find(at => at >= sentAt) as Instant | undefined) ?? null

type Earlier = { until: string; acceptedAt: Instant | null }

/** Units that had the task before it was given to another one, in order: when each of them accepted it. Few tasks have any. */
async function earlierUnits(db: Kysely<Database>, taskIds: readonly string[]): Promise<Map<string, Earlier[]>> {
  const found = new Map<string, Earlier[]>()
  for (let i = 0; i < taskIds.length; i += CHUNK) {
    const rows = await db
      .selectFrom('events')
      .select('subject_id')
      .distinct()
      .where('subject_kind', '=', 'task')
      .where('kind', '=', 'reassigned')
      .where('subject_id', 'in', taskIds.slice(i, i + CHUNK))
      .execute()
    for (const { subject_id: id } of rows) {
      const events = (await eventStore(db).list('task', id)) as (StoredEvent & TaskEvent)[]
      const units = events.flatMap((e, n) =>
        e.data.kind === 'reassigned'
          ? { until: e.at, acceptedAt: replay(id, events.slice(0, n))?.acceptedAt ?? null }
          : [],
      )
      found.set(id, units)
    }
  }
  return found
}

/** By the unit that had the task when it was reminded. */
const acceptedBy = (earlier: readonly Earlier[], r: Row): Instant | null => {
  // that it goes to another unit is still told to this one
  const last = stepNameOf(r.step) === 'send-back-decided'
  const then = earlier.find(u => u.until > r.planned_at || (last && u.until === r.planned_at))
  return then ? then.acceptedAt : (JSON.parse(r.aggregate) as Task).acceptedAt
}

const CHUNK = 500
