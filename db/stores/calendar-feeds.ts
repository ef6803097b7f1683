import type { Kysely } from 'kysely'
import type { Instant } from '#app/domain/shared/instant.ts'
import type { CalendarFeed, CalendarFeedStore, FeedOwner } from '#app/features/ports.ts'
import type { Database } from '../schema.ts'

const columnOf = (owner: FeedOwner): ['person_id' | 'unit_id', string] =>
  'personId' in owner ? ['person_id', owner.personId] : ['unit_id', owner.unitId]

export const calendarFeedStore = (db: Kysely<Database>): CalendarFeedStore => ({
  async findByTokenHash(hash) {
    const row = await db.selectFrom('calendar_feeds').selectAll().where('token_hash', '=', hash).executeTakeFirst()
    return row ? feedOf(row) : null
  },
  async of(owner) {
    const [column, id] = columnOf(owner)
    const row = await db
      .selectFrom('calendar_feeds')
      .selectAll()
      .where(column, '=', id)
      .where('revoked_at', 'is', null)
      .orderBy('created_at', 'desc')
      .limit(1)
      .executeTakeFirst()
    return row ? feedOf(row) : null
  },
  async insert(f) {
    await db
      .insertInto('calendar_feeds')
      .values({
        id: f.id,
        token_hash: f.tokenHash,
        person_id: f.personId,
        unit_id: f.unitId,
        created_by: f.createdBy,
        created_at: f.createdAt,
        revoked_at: f.revokedAt,
        read_at: f.readAt,
      })
      .execute()
  },
  async revokeOf(owner, at) {
    const [column, id] = columnOf(owner)
    const result = await db
      .updateTable('calendar_feeds')
      .set({ revoked_at: at })
      .where(column, '=', id)
      .where('revoked_at', 'is', null)
      .executeTakeFirst()
    return Number(result.numUpdatedRows)
  },
  async revokeKnownTo(personId, at) {
    const result = await db
      .updateTable('calendar_feeds')
      .set({ revoked_at: at })
      .where(e => e.or([e('person_id', '=', personId), e('created_by', '=', personId)]))
      .where('revoked_at', 'is', null)
      .executeTakeFirst()
    return Number(result.numUpdatedRows)
  },
  async markRead(id, at) {
    await db.updateTable('calendar_feeds').set({ read_at: at }).where('id', '=', id).execute()
  },
})

const feedOf = (r: Database['calendar_feeds']): CalendarFeed => ({
  id: r.id,
  tokenHash: r.token_hash,
  personId: r.person_id,
  unitId: r.unit_id,
  createdBy: r.created_by,
  createdAt: r.created_at as Instant,
  revokedAt: r.revoked_at as Instant | null,
  readAt: r.read_at as Instant | null,
})
