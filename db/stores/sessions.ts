import type { Kysely } from 'kysely'
import type { Instant } from '#app/domain/shared/instant.ts'
import type { Session, SessionStore } from '#app/features/ports.ts'
import type { Database } from '../schema.ts'

export const sessionStore = (db: Kysely<Database>): SessionStore => ({
  async insert(s) {
    await db
      .insertInto('sessions')
      .values({
        id: s.id,
        token_hash: s.tokenHash,
        person_id: s.personId,
        created_at: s.createdAt,
        seen_at: s.seenAt,
        expires_at: s.expiresAt,
        revoked_at: s.revokedAt,
        client: s.client,
        post_id: s.postId ?? null,
      })
      .execute()
  },
  async findByTokenHash(hash) {
    const row = await db.selectFrom('sessions').selectAll().where('token_hash', '=', hash).executeTakeFirst()
    return row ? sessionOf(row) : null
  },
  async touch(id, seenAt) {
    await db.updateTable('sessions').set({ seen_at: seenAt }).where('id', '=', id).execute()
  },
  async revoke(id, at) {
    await db
      .updateTable('sessions')
      .set({ revoked_at: at })
      .where('id', '=', id)
      .where('revoked_at', 'is', null)
      .execute()
  },
  async revokeOthers(personId, exceptId, at) {
    let query = db
      .updateTable('sessions')
      .set({ revoked_at: at })
      .where('person_id', '=', personId)
      .where('revoked_at', 'is', null)
    if (exceptId !== null) query = query.where('id', '!=', exceptId)
    const result = await query.executeTakeFirst()
    return Number(result.numUpdatedRows)
  },
  async revokeOfPost(postId, at) {
    const result = await db
      .updateTable('sessions')
      .set({ revoked_at: at })
      .where('post_id', '=', postId)
      .where('revoked_at', 'is', null)
      .executeTakeFirst()
    return Number(result.numUpdatedRows)
  },
  async listActive(personId, now) {
    const rows = await db
      .selectFrom('sessions')
      .selectAll()
      .where('person_id', '=', personId)
      .where('revoked_at', 'is', null)
      .where('expires_at', '>', now)
      .orderBy('seen_at', 'desc')
      .execute()
    return rows.map(sessionOf)
  },
  async attempts(subject) {
    // Writing first locks the row: on PostgreSQL two attempts at once would otherwise count as one.
    const row = await db
      .insertInto('sign_in_attempts')
      .values({ subject, failures: 0, last_at: LONG_AGO, blocked_until: null })
      .onConflict(c => c.column('subject').doUpdateSet({ subject }))
      .returningAll()
      .executeTakeFirstOrThrow()
    return { failures: row.failures, lastAt: row.last_at as Instant, blockedUntil: row.blocked_until as Instant | null }
  },
  async saveAttempts(subject, a) {
    const row = { failures: a.failures, last_at: a.lastAt, blocked_until: a.blockedUntil }
    await db
      .insertInto('sign_in_attempts')
      .values({ subject, ...row })
      .onConflict(c => c.column('subject').doUpdateSet(row))
      .execute()
  },
  async clearAttempts(subject) {
    await db.deleteFrom('sign_in_attempts').where('subject', '=', subject).execute()
  },
  async insertSetupLink(link) {
    await db
      .insertInto('setup_links')
      .values({
        token_hash: link.tokenHash,
        person_id: link.personId,
        post_id: link.postId ?? null,
        created_at: link.createdAt,
        expires_at: link.expiresAt,
        used_at: null,
      })
      .execute()
  },
  async takeSetupLink(tokenHash, now) {
    const row = await db
      .updateTable('setup_links')
      .set({ used_at: now })
      .where('token_hash', '=', tokenHash)
      .where('used_at', 'is', null)
      .where('expires_at', '>', now)
      .returning(['person_id', 'post_id'])
      .executeTakeFirst()
    return row ? { personId: row.person_id, postId: row.post_id } : null
  },
  async findSetupLink(tokenHash, now) {
    const row = await db
      .selectFrom('setup_links')
      .select(['person_id', 'post_id'])
      .where('token_hash', '=', tokenHash)
      .where('used_at', 'is', null)
      .where('expires_at', '>', now)
      .executeTakeFirst()
    return row ? { personId: row.person_id, postId: row.post_id } : null
  },
})

const LONG_AGO = '1970-01-01T00:00:00.000Z'

const sessionOf = (r: Database['sessions']): Session => ({
  id: r.id,
  tokenHash: r.token_hash,
  personId: r.person_id,
  createdAt: r.created_at as Instant,
  seenAt: r.seen_at as Instant,
  expiresAt: r.expires_at as Instant,
  revokedAt: r.revoked_at as Instant | null,
  client: r.client,
  postId: r.post_id,
})
