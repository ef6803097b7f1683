import { expect, it } from 'vitest'
import { addMinutes } from '#app/domain/shared/instant.ts'
import type { OutboxNotice } from '#app/features/ports.ts'
import { describeOnEachDatabase } from '#tests/support/databases.ts'
import { adminWorld } from './world.ts'

describeOnEachDatabase('the outbox, as it is read', make => {
  async function withMails() {
    const open = await make()
    const world = await adminWorld(open)
    const { stores, tools } = world
    const start = tools.clock.now()
    const states = ['sent', 'kept', 'failed', 'sent', 'ready'] as const
    for (const [i, state] of states.entries()) {
      const personId = i % 2 === 0 ? 'truong' : 'thuky'
      const at = addMinutes(start, i)
      const [id, email] = [`m${i}`, `Hop.Thu${i}@co.example`]
      await stores.mails.insert([{ id, messageId: `<${id}>`, personId, email, createdAt: at, nextAttemptAt: at }])
      await stores.mails.write([
        { id, email, subject: `[Giao việc] ${i} việc`, text: `chữ ${i}`, html: `<p>chữ ${i}</p>` },
      ])
      await open.db.updateTable('mails').set({ state }).where('id', '=', `m${i}`).execute()
    }
    const notice = (id: string): OutboxNotice => ({
      id,
      key: id,
      taskId: null,
      rule: 'any',
      step: 'overdue@2026-03-01',
      occurrence: 1,
      personId: 'truong',
      email: 'truong@co.example',
      alone: false,
      plannedAt: start,
      dueAt: start,
      data: {} as OutboxNotice['data'],
    })
    await stores.outbox.add([notice('n1'), notice('n2'), notice('n3')])
    await stores.outbox.claim(['n1', 'n2'].map(id => ({ id, mailId: 'm4' })))
    return world
  }

  it('is counted by state, searched without accents, and turned page by page', async () => {
    const { reads } = await withMails()
    expect(await reads.mailCounts()).toEqual({ mails: { sent: 2, kept: 1, failed: 1, ready: 1 }, waiting: 1 })
    const ids = async (filter: Parameters<typeof reads.mails>[0]) => (await reads.mails(filter)).lines.map(m => m.id)
    expect(await ids({})).toEqual(['m4', 'm3', 'm2', 'm1', 'm0'])
    expect(await ids({ state: 'sent' })).toEqual(['m3', 'm0'])
    expect(await ids({ q: 'nguoi TRUONG' })).toEqual(['m4', 'm2', 'm0'])
    expect(await ids({ q: 'hop.thu3@' })).toEqual(['m3'])
    expect(await ids({ q: 'việc', state: 'kept' })).toEqual(['m1'])
    expect(await ids({ q: '%' })).toHaveLength(5)
    expect(await ids({ q: 'không có ai' })).toEqual([])
    const first = await reads.mails({ limit: 3 })
    expect(first.lines[0]).toMatchObject({ notices: 2, personName: 'Người truong' })
    expect(await ids({ limit: 3, after: first.next! })).toEqual(['m1', 'm0'])
  })

  it('shows one mail whole, and what waits for its turn', async () => {
    const { reads } = await withMails()
    expect(await reads.mail('m2')).toMatchObject({
      text: 'chữ 2',
      html: '<p>chữ 2</p>',
      messageId: '<m2>',
      state: 'failed',
    })
    expect(await reads.mail('nowhere')).toBeNull()
    expect(await reads.waitingNotices(10)).toMatchObject([{ id: 'n3', personName: 'Người truong', state: 'waiting' }])
  })
})

describeOnEachDatabase('people, as they are read', make => {
  it('say whether they can come in, and are found without accents', async () => {
    const { reads, stores } = await adminWorld(await make())
    await stores.people.save({ ...(await stores.people.get('pct'))!, passwordHash: 'x' })
    const people = await reads.people()
    expect(people.filter(p => p.hasPassword).map(p => p.id)).toEqual(['pct'])
    expect((await reads.people('nguoi thuky')).map(p => p.id)).toEqual(['thuky'])
    expect(people.find(p => p.id === 'truong')?.posts).toEqual([
      { id: 'chuc-truong', title: 'Chức truong', unitName: 'Phòng Nội vụ' },
    ])
  })
})

describeOnEachDatabase('what a reader of the history may open', make => {
  it('follows the access table', async () => {
    const { reads, stores, admin, secretary, actor, tools } = await adminWorld(await make())
    const meeting = {
      id: 'h1',
      seriesId: null,
      session: null,
      title: 'Giao ban',
      day: tools.clock.today(),
      place: null,
      chairPersonId: 'pct',
      chairTitle: 'Phó Chủ tịch',
      attendance: [],
      version: 1,
    }
    await stores.meetings.insert(meeting)
    const subjects = [
      { subjectKind: 'meeting', subjectId: 'h1' },
      { subjectKind: 'meeting', subjectId: 'gone' },
      { subjectKind: 'unit', subjectId: 'noi-vu' },
    ]
    expect([...(await reads.mayOpen(secretary, subjects))]).toEqual(['h1'])
    expect([...(await reads.mayOpen(admin, subjects))]).toEqual([])
    expect([...(await reads.mayOpen(await actor('truong'), subjects))]).toEqual([])
  })
})
