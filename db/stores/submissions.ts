import type { Kysely } from 'kysely'
import type { SubmissionStore } from '#app/features/ports.ts'
import type { Database } from '../schema.ts'

export const submissionStore = (db: Kysely<Database>): SubmissionStore => ({
  async claim(key, personId, at) {
    const row = await db
      .insertInto('form_submissions')
      .values({ key, person_id: personId, at })
      .onConflict(c => c.column('key').doNothing())
      .returning('key')
      .executeTakeFirst()
    return row !== undefined
  },
  async seen(key) {
    const row = await db.selectFrom('form_submissions').select('key').where('key', '=', key).executeTakeFirst()
    return row !== undefined
  },
})
