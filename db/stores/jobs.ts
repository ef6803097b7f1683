import type { Kysely } from 'kysely'
import type { Instant } from '#app/domain/shared/instant.ts'
import type { JobStore } from '#app/features/ports.ts'
import type { Database } from '../schema.ts'

export const jobStore = (db: Kysely<Database>): JobStore => ({
  async claimSlot({ id, job, at, leaseUntil = null }) {
    const row = await db
      .insertInto('job_runs')
      .values({ id, job, started_at: at, finished_at: null, lease_until: leaseUntil, outcome: null })
      .onConflict(c =>
        c
          .column('id')
          .doUpdateSet({ started_at: at, lease_until: leaseUntil })
          .where('job_runs.finished_at', 'is', null)
          .where('job_runs.lease_until', '<', at),
      )
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
  async lastFinished(job, beforeId) {
    const r = await db
      .selectFrom('job_runs')
      .select('id')
      .where('job', '=', job)
      .where('id', '<', beforeId)
      .where('finished_at', 'is not', null)
      .orderBy('id', 'desc')
      .limit(1)
      .executeTakeFirst()
    return r?.id ?? null
  },
  async isFinished(id) {
    const r = await db.selectFrom('job_runs').select('finished_at').where('id', '=', id).executeTakeFirst()
    return r !== undefined && r.finished_at !== null
  },
  async prune(jobPrefix, before) {
    await db.deleteFrom('job_runs').where('job', 'like', `${jobPrefix}%`).where('started_at', '<', before).execute()
  },
})
