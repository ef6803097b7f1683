import type { Kysely } from 'kysely'
import type { Instant } from '#app/domain/shared/instant.ts'
import type { SynthesisDraft } from '#app/domain/task/synthesis.ts'
import type { SynthesisStore } from '#app/features/ports.ts'
import type { Database } from '../schema.ts'

export const synthesisStore = (db: Kysely<Database>): SynthesisStore => ({
  async get(taskId) {
    const row = await db.selectFrom('synthesis_drafts').selectAll().where('task_id', '=', taskId).executeTakeFirst()
    return row
      ? {
          taskId: row.task_id,
          draft: JSON.parse(row.body) as SynthesisDraft,
          updatedAt: row.updated_at as Instant,
          updatedBy: row.updated_by,
          version: row.version,
        }
      : null
  },
  async save({ taskId, draft, updatedAt, updatedBy }, expected) {
    const values = { body: JSON.stringify(draft), updated_at: updatedAt, updated_by: updatedBy }
    if (expected === null) {
      const inserted = await db
        .insertInto('synthesis_drafts')
        .values({ task_id: taskId, ...values, version: 1 })
        .onConflict(c => c.column('task_id').doNothing())
        .returning('task_id')
        .execute()
      return inserted.length === 1 ? 'saved' : 'stale'
    }
    const result = await db
      .updateTable('synthesis_drafts')
      .set({ ...values, version: expected + 1 })
      .where('task_id', '=', taskId)
      .where('version', '=', expected)
      .executeTakeFirst()
    return Number(result.numUpdatedRows) === 1 ? 'saved' : 'stale'
  },
})
