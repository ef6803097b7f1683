import { expect, it } from 'vitest'
import { day } from '#app/domain/shared/day.ts'
import { instant } from '#app/domain/shared/instant.ts'
import { auditOn } from '#db/audit.ts'
import type { OpenDatabase } from '#db/open.ts'
import { eventStore } from '#db/stores/events.ts'
import { describeOnEachDatabase } from '#tests/support/databases.ts'

describeOnEachDatabase('the history', make => {
  /** Three subjects over three days, the first two of which are sealed. */
  async function history(): Promise<OpenDatabase> {
    const open = await make()
    const events = eventStore(open.db)
    let n = 0
    for (const at of ['2026-03-02T01:00:00Z', '2026-03-02T09:00:00Z', '2026-03-03T02:00:00Z', '2026-03-04T02:00:00Z'])
      for (const subjectId of ['a', 'b', 'c'])
        await events.append(
          {
            subjectKind: 'unit',
            subjectId,
            at: instant(at),
            actorId: 'p1',
            actorTitle: 'Quản trị',
            origin: null,
            data: { kind: 'unit-changed', name: `Phòng ${n}` },
          },
          `e${String(++n).padStart(3, '0')}`,
        )
    for (const d of await events.unanchoredDays(day('2026-03-04')))
      await events.anchor(d, instant('2026-03-04T00:30:00+07:00'))
    return open
  }
  const problems = async (open: OpenDatabase) => (await auditOn(open.db).verify()).problems

  it('is whole when nobody touched it, and only past days are sealed', async () => {
    const open = await history()
    expect(await auditOn(open.db).verify()).toEqual({ events: 12, subjects: 3, anchors: 2, tasks: 0, problems: [] })
  })

  it('shows a changed row', async () => {
    const open = await history()
    await open.db
      .updateTable('events')
      .set({ data: JSON.stringify({ kind: 'unit-changed', name: 'Phòng khác' }) })
      .where('id', '=', 'e012')
      .execute()
    expect((await problems(open)).join()).toContain('đã bị sửa')
  })

  it('shows a changed author', async () => {
    const open = await history()
    await open.db.updateTable('events').set({ actor_id: 'p2' }).where('id', '=', 'e001').execute()
    expect((await problems(open)).join()).toContain('đã bị sửa')
  })

  it('shows a missing row in the middle', async () => {
    const open = await history()
    await open.db.deleteFrom('events').where('id', '=', 'e004').execute()
    const found = (await problems(open)).join('\n')
    expect(found).toContain('thiếu dòng 2')
    expect(found).toContain('ngày 2026-03-02')
  })

  it('shows a tail that was cut off', async () => {
    const open = await history()
    await open.db.deleteFrom('events').where('id', '=', 'e011').execute()
    expect(await problems(open)).toEqual(['unit b: đuôi bị cắt, có 3 dòng trong khi phải có 4'])
  })

  it('shows a cut-off tail even where the head was cut with it, once the day is sealed', async () => {
    const open = await history()
    const { db } = open
    await db.deleteFrom('events').where('subject_id', '=', 'b').where('seq', '>', 2).execute()
    const last = await db
      .selectFrom('events')
      .select(['seq', 'hash'])
      .where('subject_id', '=', 'b')
      .where('seq', '=', 2)
      .executeTakeFirstOrThrow()
    await db.updateTable('event_heads').set(last).where('subject_id', '=', 'b').execute()
    expect(await problems(open)).toEqual(['ngày 2026-03-03: có 2 dòng trong khi đã niêm phong 3'])
  })

  it('shows a subject that is gone altogether', async () => {
    const open = await history()
    await open.db.deleteFrom('events').where('subject_id', '=', 'c').execute()
    await open.db.deleteFrom('event_heads').where('subject_id', '=', 'c').execute()
    expect((await problems(open)).length).toBeGreaterThan(0)
  })

  it('keeps sealed days sealed when the clock was set back', async () => {
    const open = await history()
    await eventStore(open.db).append(
      {
        subjectKind: 'unit',
        subjectId: 'a',
        at: instant('2026-03-02T05:00:00Z'),
        actorId: null,
        actorTitle: 'Hệ thống',
        origin: null,
        data: { kind: 'unit-changed' },
      },
      'e099',
    )
    expect(await problems(open)).toEqual([])
  })
})
