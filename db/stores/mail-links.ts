import type { Kysely } from 'kysely'
import type { LinkRevocation, MailLink } from '#app/domain/reminder/mail-link.ts'
import type { Instant } from '#app/domain/shared/instant.ts'
import type { MailLinkStore } from '#app/features/ports.ts'
import type { Database } from '../schema.ts'

const CHUNK = 500

export const mailLinkStore = (db: Kysely<Database>): MailLinkStore => {
  const revokeWhere = async (
    column: 'id' | 'person_id' | 'task_id',
    value: string,
    at: Instant,
    why: LinkRevocation,
  ) => {
    const result = await db
      .updateTable('mail_links')
      .set({ revoked_at: at, revoked_why: why })
      .where(column, '=', value)
      .where('revoked_at', 'is', null)
      .where('expires_at', '>', at)
      .executeTakeFirst()
    return Number(result.numUpdatedRows)
  }
  return {
    async get(id) {
      const row = await db.selectFrom('mail_links').selectAll().where('id', '=', id).executeTakeFirst()
      return row ? linkOf(row) : null
    },
    async good(personIds, at) {
      if (personIds.length === 0) return []
      const rows = await db
        .selectFrom('mail_links')
        .selectAll()
        .where('person_id', 'in', [...personIds])
        .where('expires_at', '>', at)
        .where('revoked_at', 'is', null)
        .orderBy('created_at', 'desc')
        .orderBy('id', 'desc')
        .execute()
      return rows.map(linkOf)
    },
    async insert(links) {
      for (let i = 0; i < links.length; i += CHUNK)
        await db
          .insertInto('mail_links')
          .values(
            links.slice(i, i + CHUNK).map(l => ({
              id: l.id,
              task_id: l.taskId,
              person_id: l.personId,
              created_at: l.createdAt,
              expires_at: l.expiresAt,
              revoked_at: l.revokedAt,
              revoked_why: l.revokedWhy,
              opened_at: l.openedAt,
              last_opened_at: l.lastOpenedAt,
              opens: l.opens,
            })),
          )
          .execute()
    },
    async revoke(id, at, why) {
      await revokeWhere('id', id, at, why)
    },
    revokeOfPerson: (personId, at, why) => revokeWhere('person_id', personId, at, why),
    revokeOfTask: (taskId, at, why) => revokeWhere('task_id', taskId, at, why),
    async opened(id, at) {
      await db
        .updateTable('mail_links')
        .set(e => ({
          opened_at: e.fn.coalesce('opened_at', e.val<string>(at)),
          last_opened_at: at,
          opens: e('opens', '+', 1),
        }))
        .where('id', '=', id)
        .execute()
    },
  }
}

const linkOf = (r: Database['mail_links']): MailLink => ({
  id: r.id,
  taskId: r.task_id,
  personId: r.person_id,
  createdAt: r.created_at as Instant,
  expiresAt: r.expires_at as Instant,
  revokedAt: r.revoked_at as Instant | null,
  revokedWhy: r.revoked_why as LinkRevocation | null,
  openedAt: r.opened_at as Instant | null,
  lastOpenedAt: r.last_opened_at as Instant | null,
  opens: r.opens,
})
