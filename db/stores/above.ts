import type { Kysely } from 'kysely'
import type { AboveItem, AboveState, DocumentFromAbove } from '#app/domain/from-above/document.ts'
import { type Day, yearOf } from '#app/domain/shared/day.ts'
import type { Instant } from '#app/domain/shared/instant.ts'
import { fold } from '#app/domain/shared/vietnamese-text.ts'
import type { AboveStore } from '#app/features/ports.ts'
import type { Database } from '../schema.ts'

export const aboveStore = (db: Kysely<Database>): AboveStore => ({
  async get(id) {
    const row = await db.selectFrom('documents_from_above').selectAll().where('id', '=', id).executeTakeFirst()
    return row ? documentOf(row) : null
  },
  async findSame({ body, number, day }) {
    const year = yearOf(day)
    const rows = await db
      .selectFrom('documents_from_above')
      .select(['id', 'body', 'number'])
      .where('day', '>=', `${year}-01-01`)
      .where('day', '<=', `${year}-12-31`)
      .execute()
    return rows.find(r => fold(r.number) === fold(number) && fold(r.body) === fold(body))?.id ?? null
  },
  async insert(d) {
    await db
      .insertInto('documents_from_above')
      .values({ id: d.id, ...rowOf(d), version: 1 })
      .execute()
  },
  async save(d, expected) {
    const result = await db
      .updateTable('documents_from_above')
      .set({ ...rowOf(d), version: expected + 1 })
      .where('id', '=', d.id)
      .where('version', '=', expected)
      .executeTakeFirst()
    return Number(result.numUpdatedRows) === 1 ? 'saved' : 'stale'
  },
})

const rowOf = (d: DocumentFromAbove) => ({
  body: d.body,
  number: d.number,
  day: d.day,
  signer_title: d.signerTitle,
  subject: d.subject,
  text: d.text,
  answer_due: d.answerDue,
  items: JSON.stringify(d.items),
  state: d.state,
  meeting_id: d.meetingId,
  created_by: d.createdBy,
  updated_at: d.updatedAt,
  search_text: fold(`${d.number} ${d.body} ${d.subject}`),
})

export const documentOf = (r: Database['documents_from_above']): DocumentFromAbove => ({
  id: r.id,
  body: r.body,
  number: r.number,
  day: r.day as Day,
  signerTitle: r.signer_title,
  subject: r.subject,
  text: r.text,
  answerDue: r.answer_due as Day | null,
  items: JSON.parse(r.items) as AboveItem[],
  state: r.state as AboveState,
  meetingId: r.meeting_id,
  createdBy: r.created_by,
  updatedAt: r.updated_at as Instant,
  version: r.version,
})
