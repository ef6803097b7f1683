import type { Kysely } from 'kysely'
import type { Instant } from '#app/domain/shared/instant.ts'
import type { WordingStore } from '#app/features/ports.ts'
import type { Database } from '../schema.ts'

/** Only messages somebody put in other words; the delivered wording is code. */
export const wordingStore = (db: Kysely<Database>): WordingStore => ({
  async load() {
    const rows = await db.selectFrom('mail_wordings').selectAll().orderBy('id').execute()
    return rows.map(r => ({
      id: r.id,
      fields: fieldsOf(r.fields),
      version: r.version,
      problem: r.problem,
      problemAt: r.problem_at as Instant | null,
    }))
  },
  async save(id, fields) {
    const text = JSON.stringify(fields)
    await db
      .insertInto('mail_wordings')
      .values({ id, fields: text, problem: null, problem_at: null })
      .onConflict(c =>
        c.column('id').doUpdateSet(eb => ({
          fields: text,
          version: eb('mail_wordings.version', '+', 1),
          problem: null,
          problem_at: null,
        })),
      )
      .execute()
  },
  async remove(id) {
    const { numDeletedRows } = await db.deleteFrom('mail_wordings').where('id', '=', id).executeTakeFirst()
    return numDeletedRows > 0n
  },
  async flag(id, problem, at) {
    await db
      .updateTable('mail_wordings')
      .set({ problem: problem.slice(0, 500), problem_at: at })
      .where('id', '=', id)
      .where(e => e.or([e('problem', 'is', null), e('problem', '!=', problem.slice(0, 500))]))
      .execute()
  },
})

/** Null: nobody can read it any more; whoever sends says so. */
function fieldsOf(text: string): Record<string, string> | null {
  try {
    const value: unknown = JSON.parse(text)
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return null
    return Object.fromEntries(Object.entries(value).filter((e): e is [string, string] => typeof e[1] === 'string'))
  } catch {
    return null
  }
}
