import { createHash } from 'node:crypto'
import type { Kysely } from 'kysely'
import type { Amends } from '#app/domain/amendment/amendment.ts'
import type { DraftDirective } from '#app/domain/directive/draft.ts'
import type { Conclusion, ConclusionNotice, ConclusionState } from '#app/domain/meeting/meeting.ts'
import type { Instant } from '#app/domain/shared/instant.ts'
import type { RichDoc } from '#app/domain/shared/rich-text.ts'
import type { ConclusionStore, NoticeStore } from '#app/features/ports.ts'
import type { Database } from '../schema.ts'

export const conclusionStore = (db: Kysely<Database>): ConclusionStore => ({
  async getByMeeting(meetingId) {
    const row = await db.selectFrom('conclusions').selectAll().where('meeting_id', '=', meetingId).executeTakeFirst()
    return row ? conclusionOf(row) : null
  },
  async openDrafts() {
    const rows = await db
      .selectFrom('conclusions')
      .selectAll()
      .where('state', '!=', 'published')
      .orderBy('id')
      .execute()
    return rows.map(conclusionOf)
  },
  async insert(c) {
    await db
      .insertInto('conclusions')
      .values({ ...rowOf(c), version: 1 })
      .execute()
  },
  async save(c, expected) {
    const result = await db
      .updateTable('conclusions')
      .set({ ...rowOf(c), version: expected + 1 })
      .where('id', '=', c.id)
      .where('version', '=', expected)
      .executeTakeFirst()
    return Number(result.numUpdatedRows) === 1 ? 'saved' : 'stale'
  },
})

const rowOf = (c: Conclusion) => ({
  id: c.id,
  meeting_id: c.meetingId,
  state: c.state,
  doc: JSON.stringify(c.doc),
  directives: JSON.stringify(c.directives),
  return_reason: c.returnReason,
  updated_at: c.updatedAt,
  updated_by: c.updatedBy,
})

const conclusionOf = (r: Database['conclusions']): Conclusion => ({
  id: r.id,
  meetingId: r.meeting_id,
  state: r.state as ConclusionState,
  doc: JSON.parse(r.doc) as RichDoc,
  directives: JSON.parse(r.directives) as DraftDirective[],
  returnReason: r.return_reason,
  updatedAt: r.updated_at as Instant,
  updatedBy: r.updated_by,
  version: r.version,
})

export const noticeStore = (db: Kysely<Database>): NoticeStore => ({
  async get(id) {
    const row = await db.selectFrom('conclusion_notices').selectAll().where('id', '=', id).executeTakeFirst()
    return row ? noticeOf(row) : null
  },
  async getByMeeting(meetingId) {
    const row = await db
      .selectFrom('conclusion_notices')
      .selectAll()
      .where('meeting_id', '=', meetingId)
      .orderBy('published_at', 'desc')
      .orderBy('id', 'desc')
      .limit(1)
      .executeTakeFirst()
    return row ? noticeOf(row) : null
  },
  async listByMeeting(meetingId) {
    const rows = await db
      .selectFrom('conclusion_notices')
      .selectAll()
      .where('meeting_id', '=', meetingId)
      .orderBy('published_at')
      .orderBy('id')
      .execute()
    return rows.map(noticeOf)
  },
  async takeNumber(year, symbol) {
    const row = await db
      .insertInto('notice_numbers')
      .values({ year, symbol, last: 1 })
      .onConflict(c => c.columns(['year', 'symbol']).doUpdateSet(e => ({ last: e('notice_numbers.last', '+', 1) })))
      .returning('last')
      .executeTakeFirstOrThrow()
    return row.last
  },
  async insert(n) {
    await db
      .insertInto('conclusion_notices')
      .values({
        id: n.id,
        meeting_id: n.meetingId,
        number: n.number,
        year: n.year,
        symbol: n.symbol,
        title: n.title,
        published_at: n.publishedAt,
        published_by: n.publishedBy,
        signer_title: n.signerTitle,
        doc: JSON.stringify(n.doc),
        directives: JSON.stringify(n.directives),
        amends: n.amends ? JSON.stringify(n.amends) : null,
        sha256: noticeDigest(n),
      })
      .execute()
  },
  async insertDirectives(directives) {
    for (const d of directives)
      await db
        .insertInto('directives')
        .values({
          id: d.id,
          notice_id: d.noticeId,
          meeting_id: d.meetingId,
          position: d.position,
          path: d.draft.path,
          title: d.draft.title,
          text: d.draft.text,
          detail: JSON.stringify(d.draft),
        })
        .execute()
  },
  async directive(id) {
    const row = await db.selectFrom('directives').selectAll().where('id', '=', id).executeTakeFirst()
    return row
      ? {
          id: row.id,
          noticeId: row.notice_id,
          meetingId: row.meeting_id,
          position: row.position,
          draft: JSON.parse(row.detail) as DraftDirective,
        }
      : null
  },
})

export const noticeOf = (r: Database['conclusion_notices']): ConclusionNotice => ({
  id: r.id,
  meetingId: r.meeting_id,
  number: r.number,
  year: r.year,
  symbol: r.symbol,
  title: r.title,
  publishedAt: r.published_at as Instant,
  publishedBy: r.published_by,
  signerTitle: r.signer_title,
  doc: JSON.parse(r.doc) as RichDoc,
  directives: JSON.parse(r.directives) as DraftDirective[],
  ...(r.amends === null ? {} : { amends: JSON.parse(r.amends) as Amends }),
  sha256: r.sha256,
})

/** Over everything that was issued, in a fixed order. */
export const noticeDigest = (n: Omit<ConclusionNotice, 'sha256'>): string =>
  createHash('sha256')
    .update(
      JSON.stringify([
        n.number,
        n.year,
        n.symbol,
        n.title,
        n.publishedAt,
        n.publishedBy,
        n.signerTitle,
        n.doc,
        n.directives,
        // what was issued before there were corrections keeps its digest
        ...(n.amends ? [n.amends] : []),
      ]),
    )
    .digest('hex')
