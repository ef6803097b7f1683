import ICAL from 'ical.js'
import { expect, it } from 'vitest'
import { renderCalendar } from '#app/documents/calendar.ts'
import { day } from '#app/domain/shared/day.ts'
import { savePerson } from '#app/features/admin/save-person.ts'
import { makeFeed, revokeFeed } from '#app/features/calendar-feeds/manage-feed.ts'
import { readFeed } from '#app/features/calendar-feeds/read-feed.ts'
import { acceptTask } from '#app/features/tasks/accept-task.ts'
import { confirmReport } from '#app/features/tasks/confirm-report.ts'
import { extendTask } from '#app/features/tasks/extend-task.ts'
import { reassignTask } from '#app/features/tasks/reassign-task.ts'
import { reportTask } from '#app/features/tasks/report-task.ts'
import { withdrawTask } from '#app/features/tasks/withdraw-task.ts'
import { entryOf } from '#app/server/calendar-feed.server.ts'
import { randomTokens } from '#app/server/tokens.server.ts'
import { readsOn } from '#db/reads/reads.ts'
import { World } from '#tests/stories/world.ts'
import { describeOnEachDatabase, type MakeDatabase } from '#tests/support/databases.ts'

async function office(make: MakeDatabase) {
  const database = await make()
  const world = await World.open(database, '2026-06-01T08:00+07:00')
  const ids = await world.publish('pct-kinh-te', [
    { title: 'Báo cáo thu ngân sách', lead: ['kinh-te'], coordinate: ['phuong'], due: '2026-06-16' },
    { title: 'Rà soát hộ kinh doanh', lead: ['kinh-te'] },
  ])
  const tools = { ...world.tools, tokens: randomTokens }
  const reads = readsOn(database.db)
  /** What a calendar program has after reading the address: UID → "status day sequence". */
  const calendar = async (token: string) => {
    const feed = await readFeed(tools, reads, token)
    if (!feed) return null
    const text = renderCalendar({ name: feed.name, host: 'x.example', entries: feed.tasks.map(entryOf) })
    const parsed = new ICAL.Component(ICAL.parse(text) as never)
    return parsed.getAllSubcomponents('vtodo').map(t => ({
      uid: String(t.getFirstPropertyValue('uid')),
      title: String(t.getFirstPropertyValue('summary')),
      status: String(t.getFirstPropertyValue('status')),
      due: t.getFirstPropertyValue('due')?.toString() ?? null,
      sequence: Number(t.getFirstPropertyValue('sequence')),
    }))
  }
  return { database, world, ids, tools, reads, calendar }
}

describeOnEachDatabase('secret calendar addresses', make => {
  it('hold a unit’s tasks and stay right while days move, tasks end and go elsewhere', async () => {
    const { world, ids, tools, calendar } = await office(make)
    const [first = '', second = ''] = ids
    const token = await makeFeed(tools, await world.actor('tp-kinh-te'), { unitId: 'kinh-te' })
    const before = (await calendar(token))!
    expect(before.map(e => [e.title, e.status, e.due])).toEqual([
      ['Báo cáo thu ngân sách', 'NEEDS-ACTION', '2026-06-16'],
      ['Rà soát hộ kinh doanh', 'NEEDS-ACTION', null],
    ])
    await world.does('tp-kinh-te', (t, a) => acceptTask(t, a, { taskId: first }))
    await world.does('pct-kinh-te', (t, a) => extendTask(t, a, { taskId: first, due: day('2026-06-30'), reason: null }))
    const moved = (await calendar(token))!.find(e => e.uid === before[0]!.uid)!
    expect(moved).toMatchObject({ due: '2026-06-30', status: 'IN-PROCESS' })
    expect(moved.sequence).toBeGreaterThan(before[0]!.sequence)

    const input = { taskId: first, text: 'Đã báo cáo', documentNumber: null, documentDay: null, fileIds: [] }
    await world.does('tp-kinh-te', (t, a) => reportTask(t, a, input))
    await world.does('thu-ky', (t, a) => confirmReport(t, a, { taskId: first, note: null }))
    expect((await calendar(token))!.find(e => e.uid === before[0]!.uid)).toMatchObject({ status: 'COMPLETED' })

    await world.does('thu-ky', (t, a) =>
      reassignTask(t, a, { taskId: second, toUnitId: 'van-hoa', reason: 'Đúng chức năng hơn', due: null }),
    )
    const gone = (await calendar(token))!.find(e => e.uid === before[1]!.uid)!
    expect(gone).toMatchObject({ status: 'CANCELLED' })
    expect(gone.title).not.toContain('Rà soát')
    const other = await makeFeed(tools, await world.actor('tp-van-hoa'), { unitId: 'van-hoa' })
    expect((await calendar(other))!.map(e => e.uid)).toEqual([before[1]!.uid])
    await world
      .does('pct-kinh-te', (t, a) => withdrawTask(t, a, { taskId: second, reason: 'Không còn cần' }))
      .catch(async () =>
        world.does('thu-ky', (t, a) => withdrawTask(t, a, { taskId: second, reason: 'Không còn cần' })),
      )
    expect((await calendar(other))![0]).toMatchObject({ status: 'CANCELLED' })
    // after two months nobody needs to hear of it any more
    world.sleepTo('2026-09-01T08:00+07:00')
    expect(await calendar(token)).toEqual([])
  })

  it('are a person’s: what they head, were given, coordinate', async () => {
    const { world, tools, calendar } = await office(make)
    const titles = async (who: string) => {
      const token = await makeFeed(tools, await world.actor(who), { personId: who })
      return (await calendar(token))!.map(e => e.title)
    }
    expect(await titles('tp-kinh-te')).toEqual(['Báo cáo thu ngân sách', 'Rà soát hộ kinh doanh'])
    expect(await titles('ct-phuong')).toEqual(['Phối hợp: Báo cáo thu ngân sách'])
    expect(await titles('cv-kinh-te')).toEqual([])
  })

  it('are replaced, revoked, and end with the person; nobody makes one for others', async () => {
    const { world, tools, calendar, database } = await office(make)
    const me = await world.actor('tp-kinh-te')
    const first = await makeFeed(tools, me, { personId: 'tp-kinh-te' })
    const second = await makeFeed(tools, me, { personId: 'tp-kinh-te' })
    expect(await calendar(first)).toBeNull()
    expect(await calendar(second)).not.toBeNull()
    expect(await calendar(`${second}x`)).toBeNull()
    expect(await calendar('')).toBeNull()
    await revokeFeed(tools, me, { personId: 'tp-kinh-te' })
    expect(await calendar(second)).toBeNull()
    await expect(makeFeed(tools, me, { personId: 'tp-van-hoa' })).rejects.toThrow('forbidden')
    await expect(makeFeed(tools, me, { unitId: 'van-hoa' })).rejects.toThrow('forbidden')
    await expect(makeFeed(tools, await world.actor('cv-kinh-te'), { unitId: 'kinh-te' })).rejects.toThrow('forbidden')

    const mine = await makeFeed(tools, me, { personId: 'tp-kinh-te' })
    const units = await makeFeed(tools, me, { unitId: 'kinh-te' })
    await world.stores(s =>
      s.office.savePost(
        {
          ...{ id: 'post-admin', kind: 'admin', title: 'Quản trị', unitId: 'van-phong', personId: 'thu-ky' },
          ...{ deputies: [], validFrom: '2020-01-01' as never, validTo: null, version: 1 },
        },
        null,
      ),
    )
    const { version } = (await world.stores(s => s.people.get('tp-kinh-te')))!
    const person = { personId: 'tp-kinh-te', name: 'tp-kinh-te', email: null, account: 'tp-kinh-te', active: false }
    await savePerson(tools, await world.actor('thu-ky'), { ...person, seenVersion: version } as never)
    expect(await calendar(mine)).toBeNull()
    expect(await calendar(units)).toBeNull()
    const kept = await database.db.selectFrom('calendar_feeds').select(['token_hash']).execute()
    expect(kept.some(f => [first, second, mine, units].includes(f.token_hash))).toBe(false)
  })
})
