import { expect, it } from 'vitest'
import { day } from '#app/domain/shared/day.ts'
import { planDueNotices } from '#app/features/reminders/plan-due-notices.ts'
import { tick } from '#app/features/reminders/tick.ts'
import { acceptTask } from '#app/features/tasks/accept-task.ts'
import { reportTask } from '#app/features/tasks/report-task.ts'
import { returnTaskReport } from '#app/features/tasks/return-report.ts'
import { describeOnEachDatabase } from '#tests/support/databases.ts'
import { World } from './world.ts'

const report = { text: 'Đã hoàn thành báo cáo', documentNumber: null, documentDay: null, fileIds: [] }

const skipped = (world: World) =>
  world.database.db
    .selectFrom('outbox')
    .select(['rule', 'occurrence', 'state_reason'])
    .where('state', '=', 'skipped')
    .orderBy('occurrence')
    .execute()

describeOnEachDatabase('time', make => {
  it('stands still over Tết: the day is counted in working days and nobody is written to', async () => {
    const world = await World.open(await make(), '2026-02-05T08:00+07:00')
    const [taskId = ''] = await world.publish('pct-van-xa', [
      { title: 'Chúc Tết người cao tuổi', lead: ['van-hoa'], due: '2026-02-24' },
    ])
    await world.does('tp-van-hoa', (t, a) => acceptTask(t, a, { taskId }))
    await world.advanceTo('2026-02-25T08:00+07:00')
    world.expectMails(
      '2026-02-05 08:01 tp-van-hoa: [Giao việc] Nhiệm vụ mới: Chúc Tết người cao tuổi',
      '2026-02-06 07:30 tp-van-hoa: [Giao việc] 1 việc sắp đến hạn – thứ Sáu, 06/02/2026',
      '2026-02-12 07:30 tp-van-hoa: [Giao việc] 1 việc sắp đến hạn – thứ Năm, 12/02/2026',
      '2026-02-23 07:30 tp-van-hoa: [Giao việc] 1 việc sắp đến hạn – thứ Hai, 23/02/2026',
      '2026-02-24 07:30 tp-van-hoa: [Giao việc] 1 việc sắp đến hạn – thứ Ba, 24/02/2026',
      '2026-02-25 07:30 tp-van-hoa: [Giao việc] 1 việc quá hạn – thứ Tư, 25/02/2026',
    )
    await world.finish()
  })

  it('a day that becomes a day off moves what was not sent, and repeats nothing', async () => {
    const world = await World.open(await make(), '2026-06-01T08:00+07:00')
    const [taskId = ''] = await world.publish('pct-van-xa', [
      { title: 'Hội khỏe', lead: ['van-hoa'], due: '2026-06-12' },
    ])
    await world.does('tp-van-hoa', (t, a) => acceptTask(t, a, { taskId }))
    await world.advanceTo('2026-06-09T08:00+07:00')
    world.expectMails(
      '2026-06-01 08:01 tp-van-hoa: [Giao việc] Nhiệm vụ mới: Hội khỏe',
      '2026-06-03 07:30 tp-van-hoa: [Giao việc] 1 việc sắp đến hạn – thứ Tư, 03/06/2026',
      '2026-06-09 07:30 tp-van-hoa: [Giao việc] 1 việc sắp đến hạn – thứ Ba, 09/06/2026',
    )
    await world.stores(s =>
      s.calendar.save({ day: day('2026-06-12'), kind: 'off', name: 'Nghỉ hoán đổi', source: 'CV' }),
    )
    await world.advanceTo('2026-06-15T08:00+07:00')
    world.expectMails(
      // "−1" is Wednesday by now, the day itself is announced on Thursday
      '2026-06-10 07:30 tp-van-hoa: [Giao việc] 1 việc sắp đến hạn – thứ Tư, 10/06/2026',
      '2026-06-11 07:30 tp-van-hoa: [Giao việc] 1 việc sắp đến hạn – thứ Năm, 11/06/2026',
      '2026-06-15 07:30 chu-tich: [Giao việc] 1 việc quá hạn trong phạm vi phụ trách – thứ Hai, 15/06/2026',
      '2026-06-15 07:30 pct-van-xa: [Giao việc] 1 việc quá hạn trong phạm vi phụ trách – thứ Hai, 15/06/2026',
      '2026-06-15 07:30 tp-van-hoa: [Giao việc] 1 việc quá hạn – thứ Hai, 15/06/2026',
    )
    await world.finish()
  })

  it('without power for a week: the step that is right now, one mail a person, the missed ones on record', async () => {
    const world = await World.open(await make(), '2026-06-01T08:00+07:00')
    const [taskId = ''] = await world.publish('pct-van-xa', [
      { title: 'Hội thao', lead: ['van-hoa'], due: '2026-06-10' },
    ])
    await world.does('tp-van-hoa', (t, a) => acceptTask(t, a, { taskId }))
    await world.advanceTo('2026-06-05T08:00+07:00')
    world.newMails()
    world.sleepTo('2026-06-16T20:15+07:00')
    await world.tick()
    await world.tick()
    world.expectMails(
      '2026-06-16 20:15 chu-tich: [Giao việc] 1 việc quá hạn trong phạm vi phụ trách – thứ Ba, 16/06/2026',
      '2026-06-16 20:15 pct-van-xa: [Giao việc] 1 việc quá hạn – thứ Ba, 16/06/2026',
      '2026-06-16 20:15 tp-van-hoa: [Giao việc] 1 việc quá hạn – thứ Ba, 16/06/2026',
    )
    expect((await skipped(world)).map(s => `${s.rule} ${s.occurrence}`)).toEqual([
      'due-soon -1',
      'due-soon 0',
      'overdue 1',
    ])
    await world.advanceTo('2026-06-17T08:00+07:00')
    world.expectMails('2026-06-17 07:30 tp-van-hoa: [Giao việc] 1 việc quá hạn – thứ Tư, 17/06/2026')
    await world.finish()
  })

  it('a clock that jumps ahead and back sends no key twice', async () => {
    const world = await World.open(await make(), '2026-06-01T08:00+07:00')
    await world.publish('pct-van-xa', [{ title: 'Hội diễn', lead: ['van-hoa'], due: '2026-06-10' }])
    for (const moment of [
      '2026-06-08T08:00+07:00',
      '2026-06-11T08:00+07:00',
      '2026-06-09T08:00+07:00',
      '2026-06-10T08:00+07:00',
    ]) {
      world.newMails()
      world.sleepTo(moment)
      await world.tick()
      const people = world.newMails().map(l => l.split(' ')[2])
      expect(new Set(people).size).toBe(people.length)
    }
    const rows = await world.database.db.selectFrom('outbox').select('key').execute()
    expect(new Set(rows.map(r => r.key)).size).toBe(rows.length)
  })

  it('what is done between planning and sending is not reminded of', async () => {
    const world = await World.open(await make(), '2026-06-01T08:00+07:00')
    const [first = '', second = ''] = await world.publish('pct-van-xa', [
      { title: 'Việc đã xong', lead: ['van-hoa'], due: '2026-06-10' },
      { title: 'Việc còn lại', lead: ['van-hoa'], due: '2026-06-10' },
    ])
    for (const taskId of [first, second]) await world.does('tp-van-hoa', (t, a) => acceptTask(t, a, { taskId }))
    world.newMails()
    world.sleepTo('2026-06-09T07:30+07:00')
    await planDueNotices(world.tools, { asOf: world.now, mailDomains: [] })
    await world.does('tp-van-hoa', (t, a) => reportTask(t, a, { taskId: first, ...report }))
    world.expectMails('2026-06-09 07:31 tp-van-hoa: [Giao việc] 1 việc sắp đến hạn – thứ Ba, 09/06/2026')
    expect(world.mails.at(-1)!.text).not.toContain('Việc đã xong')
    expect((await skipped(world)).filter(r => r.occurrence === -1)).toEqual([
      { rule: 'due-soon', occurrence: -1, state_reason: 'Nhiệm vụ đã ở trạng thái “Đã báo cáo”' },
    ])
    await world.finish()
  })

  it('a holiday announced between planning and sending holds the step back until its new day', async () => {
    const world = await World.open(await make(), '2026-06-01T08:00+07:00')
    await world.publish('pct-van-xa', [{ title: 'Hội diễn', lead: ['van-hoa'], due: '2026-06-30' }])
    world.newMails()
    world.sleepTo('2026-06-03T07:30+07:00')
    await planDueNotices(world.tools, { asOf: world.now, mailDomains: [] })
    const holiday = { day: day('2026-06-02'), kind: 'off' as const, name: 'Nghỉ đột xuất', source: 'CV' }
    await world.stores(s => s.calendar.save(holiday))
    await world.tick()
    world.expectMails()
    await world.advanceTo('2026-06-04T08:00+07:00')
    world.expectMails('2026-06-04 07:30 tp-van-hoa: [Giao việc] 1 việc chưa tiếp nhận – thứ Năm, 04/06/2026')
    await world.finish()
  })

  it('what was left out of a mail because the unit reported goes after all when the report comes back', async () => {
    const world = await World.open(await make(), '2026-06-01T08:00+07:00')
    const [taskId = ''] = await world.publish('pct-van-xa', [
      { title: 'Hội thi', lead: ['van-hoa'], due: '2026-06-05' },
    ])
    await world.does('tp-van-hoa', (t, a) => acceptTask(t, a, { taskId }))
    await world.advanceTo('2026-06-15T08:00+07:00')
    world.newMails()
    // the seventh day: the chair's step is planned, and the unit reports before it is sent
    world.sleepTo('2026-06-16T07:30+07:00')
    await planDueNotices(world.tools, { asOf: world.now, mailDomains: [] })
    await world.does('tp-van-hoa', (t, a) => reportTask(t, a, { taskId, ...report }))
    world.expectMails()
    world.sleepTo('2026-06-16T10:00+07:00')
    await world.does('thu-ky', (t, a) => returnTaskReport(t, a, { taskId, reason: 'Thiếu số liệu' }))
    await world.advanceTo('2026-06-17T08:00+07:00')
    world.expectMails(
      '2026-06-17 07:30 chu-tich: [Giao việc] 1 việc quá hạn – thứ Tư, 17/06/2026',
      '2026-06-17 07:30 thu-ky: [Giao việc] 1 việc quá hạn – thứ Tư, 17/06/2026',
      '2026-06-17 07:30 tp-van-hoa: [Giao việc] 1 việc quá hạn – thứ Tư, 17/06/2026',
    )
    await world.finish()
  })

  it('several processes that tick at once send everything once', async () => {
    const world = await World.open(await make(), '2026-06-01T08:00+07:00')
    const units = ['kinh-te', 'van-hoa', 'phuong']
    const ids = await world.publish(
      'pct-kinh-te',
      units.flatMap(unit => [1, 2, 3].map(n => ({ title: `Việc ${n} của ${unit}`, lead: [unit], due: '2026-06-10' }))),
    )
    expect(ids).toHaveLength(9)
    world.newMails()
    world.sleepTo('2026-06-09T07:30+07:00')
    await Promise.all(Array.from({ length: 5 }, () => tick(world.tools, world.now)))
    await world.tick()
    const mails = world.newMails()
    expect(mails.map(m => m.split(' ')[2]).sort()).toEqual(
      ['ct-phuong', 'pct-kinh-te:', 'pct-van-xa:', 'tp-kinh-te', 'tp-van-hoa']
        .map(p => (p.endsWith(':') ? p : `${p}:`))
        .sort(),
    )
    await world.finish()
  })
})
