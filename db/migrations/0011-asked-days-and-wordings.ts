import { sql } from 'kysely'
import type { AnyKysely } from '../dialect.ts'
import type { Migration } from './migration.ts'

/** What of a task's stored form the first asked day is made of; as it was on the day of this migration. */
type Stored = {
  state: string
  coordinations: { ask: string | null; due: string | null; answeredAt: string | null }[]
  explanation: { due: string; answeredAt: string | null; accepted: boolean | null } | null
  questions?: { at: string; answeredAt: string | null }[]
  firstWord?: { at: string } | null
}

const HOURS_AHEAD = 7
/** The civil day in Viet Nam of an instant in UTC. */
const dayOf = (at: string): string => {
  const shifted = new Date(at)
  shifted.setUTCHours(shifted.getUTCHours() + HOURS_AHEAD)
  return shifted.toISOString().slice(0, 10)
}

function askedDay(t: Stored): string | null {
  if (t.state === 'withdrawn') return null
  const ended = t.state === 'done'
  const e = t.explanation
  const days = [
    ...(ended
      ? []
      : t.coordinations.flatMap(c => (c.answeredAt === null && c.ask !== null && c.due !== null ? [c.due] : []))),
    ...(e && e.answeredAt === null ? [e.due] : []),
    ...(e?.answeredAt && e.accepted === null ? [dayOf(e.answeredAt)] : []),
    ...(t.questions ?? []).flatMap(q => (q.answeredAt ? [] : [dayOf(q.at)])),
    ...(!ended && t.firstWord ? [dayOf(t.firstWord.at)] : []),
  ]
  return days.sort()[0] ?? null
}

const PAGE = 1_000

/** The clocks beside the work itself, and the office's own wording of its mails. */
export const askedDaysAndWordings: Migration = {
  async up(db: AnyKysely, dialect) {
    const sortable = dialect === 'postgres' ? sql`text collate "C"` : sql`text`
    // biome-ignore lint/suspicious/noExplicitAny: the builder's own type is not exported for a raw data type
    const text = sortable as any

    await db.schema.alterTable('tasks').addColumn('asked_day', text).execute()
    for (let after = ''; ; ) {
      const rows: { id: string; aggregate: string }[] = await db
        .selectFrom('tasks')
        .select(['id', 'aggregate'])
        .where('id', '>', after)
        .orderBy('id')
        .limit(PAGE)
        .execute()
      for (const row of rows) {
        let day: string | null = null
        try {
          day = askedDay(JSON.parse(row.aggregate) as Stored)
        } catch {
          // a broken row stays as it is: whatever reads tasks names it
        }
        if (day !== null) await db.updateTable('tasks').set({ asked_day: day }).where('id', '=', row.id).execute()
      }
      const last = rows.at(-1)
      if (!last || rows.length < PAGE) break
      after = last.id
    }
    await db.schema.createIndex('tasks_asked').on('tasks').columns(['open', 'asked_day']).execute()

    await db.schema
      .createTable('mail_wordings')
      .addColumn('id', text, c => c.primaryKey())
      // only the fields somebody changed
      .addColumn('fields', 'text', c => c.notNull())
      .addColumn('version', 'integer', c => c.notNull().defaultTo(1))
      .addColumn('problem', 'text')
      .addColumn('problem_at', text)
      .execute()
  },
}
