import type { Kysely } from 'kysely'
import type { Instant } from '#app/domain/shared/instant.ts'
import type { JobStore } from '#app/features/ports.ts'
import type { Database } from '../schema.ts'

export const jobStore = (db: Kysely<Database>): JobStore => ({
  async claimSlot(slot) {
    const row = await db
      .insertInto('job_runs')
      .values({ id: slot.id, job: slot.job, started_at: slot.at, finished_at: null, lease_until: null, outcome: null })
      .onConflict(c => c.column('id').doNothing())
      .returning('id')
      .executeTakeFirst()
    return row !== undefined
  },
  async finish(id, at, outcome) {
    await db.updateTable('job_runs').set({ finished_at: at, outcome }).where('id', '=', id).execute()
  },
  async lastRun(job) {
    const r = await db
      .selectFrom('job_runs')
      .selectAll()
      .where('job', '=', job)
      .orderBy('started_at', 'desc')
      .limit(1)
      .executeTakeFirst()
    return r ? { id: r.id, startedAt: r.started_at as Instant, finishedAt: r.finished_at as Instant | null } : null
  },
})
