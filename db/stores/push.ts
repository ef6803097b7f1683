import type { Kysely } from 'kysely'
import type { Instant } from '#app/domain/shared/instant.ts'
import type { PushStore, PushSubscription } from '#app/features/ports.ts'
import { newsFor } from '../reads/notices.ts'
import type { Database } from '../schema.ts'

export const pushStore = (db: Kysely<Database>): PushStore => ({
  async save(s) {
    const row = {
      person_id: s.personId,
      p256dh: s.p256dh,
      auth: s.auth,
      client: s.client,
      created_at: s.createdAt,
      told_until: s.toldUntil,
      next_try_at: s.nextTryAt,
      failures: s.failures,
    }
    await db
      .insertInto('push_subscriptions')
      .values({ id: s.id, endpoint: s.endpoint, ...row })
      .onConflict(c => c.column('endpoint').doUpdateSet(row))
      .execute()
  },
  async of(personId) {
    const rows = await db
      .selectFrom('push_subscriptions')
      .selectAll()
      .where('person_id', '=', personId)
      .orderBy('created_at', 'desc')
      .execute()
    return rows.map(subscriptionOf)
  },
  async remove(id) {
    await db.deleteFrom('push_subscriptions').where('id', '=', id).execute()
  },
  async removeOf(personId) {
    const result = await db.deleteFrom('push_subscriptions').where('person_id', '=', personId).executeTakeFirst()
    return Number(result.numDeletedRows)
  },
  async due(now, limit) {
    const rows = await db
      .selectFrom('push_subscriptions')
      .selectAll()
      .where('next_try_at', '<=', now)
      .orderBy('next_try_at')
      .orderBy('id')
      .limit(limit)
      .execute()
    return rows.map(subscriptionOf)
  },
  async settle(id, { toldUntil, nextTryAt, failures }) {
    await db
      .updateTable('push_subscriptions')
      .set({ told_until: toldUntil, next_try_at: nextTryAt, failures })
      .where('id', '=', id)
      .execute()
  },
  news: (personId, since, now) => newsFor(db, personId, since, now),
})

const subscriptionOf = (r: Database['push_subscriptions']): PushSubscription => ({
  id: r.id,
  personId: r.person_id,
  endpoint: r.endpoint,
  p256dh: r.p256dh,
  auth: r.auth,
  client: r.client,
  createdAt: r.created_at as Instant,
  toldUntil: r.told_until as Instant,
  nextTryAt: r.next_try_at as Instant,
  failures: r.failures,
})
