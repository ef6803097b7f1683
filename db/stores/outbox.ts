import type { Kysely } from 'kysely'
import type { OutboxStore } from '#app/features/ports.ts'
import type { Database } from '../schema.ts'

export const outboxStore = (db: Kysely<Database>): OutboxStore => ({
  async add(notices) {
    const added: string[] = []
    for (const n of notices) {
      const row = await db
        .insertInto('outbox')
        .values({
          id: n.id,
          key: n.key,
          task_id: n.taskId,
          rule: n.rule,
          step: n.step,
          occurrence: n.occurrence,
          person_id: n.personId,
          email: n.email,
          alone: n.alone ? 1 : 0,
          planned_at: n.plannedAt,
          due_at: n.dueAt,
          state: 'waiting',
          state_reason: null,
          data: JSON.stringify(n.data),
          mail_id: null,
        })
        .onConflict(c => c.column('key').doNothing())
        .returning('key')
        .executeTakeFirst()
      if (row) added.push(row.key)
    }
    return added
  },
})
