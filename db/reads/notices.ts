import type { ExpressionBuilder, Kysely } from 'kysely'
import type { Instant } from '#app/domain/shared/instant.ts'
import type { Reads } from '#app/features/reads.ts'
import { noticesSeenKey } from '#app/features/settings.ts'
import type { Database } from '../schema.ts'

const PAGE = 50
/** What has been told: by mail, kept here for want of a mail server, or here alone; also what the mail failed to tell. */
export const TOLD = ['claimed', 'sent', 'kept', 'told', 'failed']

/** A question rings at once (told); the line of the digest that repeats it by mail is not told again. */
const notTwice = (e: ExpressionBuilder<Database, 'outbox'>) => e('outbox.rule', '!=', 'question-asked')

export const noticeReads = (db: Kysely<Database>): Pick<Reads, 'notices'> => ({
  async notices(viewer, { after, limit = PAGE }) {
    let query = db
      .selectFrom('outbox')
      // the leader's digest is about no single task
      .leftJoin('tasks', 'tasks.id', 'outbox.task_id')
      .leftJoin('units', 'units.id', 'tasks.unit_id')
      .select([
        'outbox.id',
        'outbox.step',
        'outbox.due_at',
        'outbox.data',
        'outbox.read_at',
        'tasks.id as task_id',
        'tasks.title',
        'tasks.path',
        'units.name',
      ])
      .where('outbox.person_id', '=', viewer.personId)
      .where('outbox.state', 'in', TOLD)
      .where(notTwice)
      .orderBy('outbox.due_at', 'desc')
      .orderBy('outbox.id', 'desc')
    const cursor = after?.split('|')
    if (cursor?.length === 2)
      query = query.where(e =>
        e.or([
          e('outbox.due_at', '<', cursor[0]!),
          e.and([e('outbox.due_at', '=', cursor[0]!), e('outbox.id', '<', cursor[1]!)]),
        ]),
      )
    const rows = await query.limit(limit + 1).execute()
    const page = rows.slice(0, limit)
    const last = page.at(-1)
    const seen = await seenUntil(db, viewer.personId)
    return {
      lines: page.map(r => ({
        id: r.id,
        step: r.step,
        taskId: r.task_id,
        title: r.title ?? '',
        path: r.path ?? '',
        unitName: r.name ?? '',
        note: (JSON.parse(r.data) as { note?: string | null }).note ?? null,
        at: r.due_at as Instant,
        unread: r.read_at === null && r.due_at > seen,
      })),
      next: rows.length > limit && last ? `${last.due_at}|${last.id}` : null,
    }
  },
})

async function seenUntil(db: Kysely<Database>, personId: string): Promise<string> {
  const row = await db
    .selectFrom('settings')
    .select('value')
    .where('key', '=', noticesSeenKey(personId))
    .executeTakeFirst()
  return row ? (JSON.parse(row.value) as string) : ''
}

/** Up to 100: the bell says "99+". */
export async function unreadNotices(db: Kysely<Database>, personId: string): Promise<number> {
  const rows = await db
    .selectFrom('outbox')
    .select('id')
    .where('person_id', '=', personId)
    .where('state', 'in', TOLD)
    .where(notTwice)
    .where('read_at', 'is', null)
    .where('due_at', '>', await seenUntil(db, personId))
    .limit(100)
    .execute()
  return rows.length
}

/** For a device that rings: how many are unread, and the latest that came after `since`. */
export async function newsFor(
  db: Kysely<Database>,
  personId: string,
  since: Instant,
  now: Instant,
): Promise<{ unread: number; latest: Instant | null }> {
  const row = await db
    .selectFrom('outbox')
    .select(e => e.fn.max('due_at').as('latest'))
    .where('person_id', '=', personId)
    .where('state', 'in', TOLD)
    .where(notTwice)
    .where('read_at', 'is', null)
    .where('due_at', '>', since)
    .where('due_at', '<=', now)
    .executeTakeFirst()
  const latest = (row?.latest ?? null) as Instant | null
  return { unread: latest === null ? 0 : await unreadNotices(db, personId), latest }
}
