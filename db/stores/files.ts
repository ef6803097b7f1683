import { type Kysely, sql } from 'kysely'
import { addMinutes, type Instant } from '#app/domain/shared/instant.ts'
import type { FileStore, StoredFile } from '#app/features/ports.ts'
import type { Database } from '../schema.ts'

export const fileStore = (db: Kysely<Database>): FileStore => ({
  async insert(f) {
    await db
      .insertInto('files')
      .values({
        id: f.id,
        subject_kind: f.subjectKind,
        subject_id: f.subjectId,
        name: f.name,
        type: f.type,
        size: f.size,
        sha256: f.sha256,
        storage_key: f.storageKey,
        uploaded_by: f.uploadedBy,
        uploaded_at: f.uploadedAt,
      })
      .execute()
  },
  async get(id) {
    const row = await db.selectFrom('files').selectAll().where('id', '=', id).executeTakeFirst()
    return row ? fileOf(row) : null
  },
  async listBySubject(kind, id) {
    const rows = await db
      .selectFrom('files')
      .selectAll()
      .where('subject_kind', '=', kind)
      .where('subject_id', '=', id)
      .orderBy('id')
      .execute()
    return rows.map(fileOf)
  },
  async removeUnattached(before) {
    const rows = await db
      .deleteFrom('files')
      .where('subject_kind', '=', 'task')
      .where('uploaded_at', '<', before)
      // those that were looked at for two months are attached
      .where('uploaded_at', '>', addMinutes(before, -60 * 24 * 60))
      .where(({ not, exists, selectFrom }) =>
        not(
          exists(
            selectFrom('events')
              .select('events.id')
              .where('events.subject_kind', '=', 'task')
              .whereRef('events.subject_id', '=', 'files.subject_id')
              .where(sql<boolean>`events.data like '%"' || files.id || '"%'`),
          ),
        ),
      )
      .returning('storage_key')
      .execute()
    return rows.map(r => r.storage_key)
  },
})

const fileOf = (r: Database['files']): StoredFile => ({
  id: r.id,
  subjectKind: r.subject_kind as StoredFile['subjectKind'],
  subjectId: r.subject_id,
  name: r.name,
  type: r.type,
  size: r.size,
  sha256: r.sha256,
  storageKey: r.storage_key,
  uploadedBy: r.uploaded_by,
  uploadedAt: r.uploaded_at as Instant,
})
