import type { Kysely } from 'kysely'
import { type ReminderRule, rulesWith } from '#app/domain/reminder/rule.ts'
import type { ReminderRuleStore } from '#app/features/ports.ts'
import type { Database } from '../schema.ts'

/** Only changed rows are stored; the defaults are code. */
export const reminderRuleStore = (db: Kysely<Database>): ReminderRuleStore => ({
  async load() {
    const rows = await db.selectFrom('reminder_rules').select('rule').orderBy('id').execute()
    return rulesWith(rows.map(r => JSON.parse(r.rule) as ReminderRule))
  },
  async save(rule) {
    const text = JSON.stringify(rule)
    await db
      .insertInto('reminder_rules')
      .values({ id: rule.id, rule: text })
      .onConflict(c =>
        c.column('id').doUpdateSet(eb => ({ rule: text, version: eb('reminder_rules.version', '+', 1) })),
      )
      .execute()
  },
  async remove(id) {
    const { numDeletedRows } = await db.deleteFrom('reminder_rules').where('id', '=', id).executeTakeFirst()
    return numDeletedRows > 0n
  },
})
