import { expect, it } from 'vitest'
import { day } from '#app/domain/shared/day.ts'
import { evidenceRow, summaryOf } from '#app/features/reminders/evidence-words.ts'
import { acceptTask } from '#app/features/tasks/accept-task.ts'
import { reassignTask } from '#app/features/tasks/reassign-task.ts'
import { readsOn } from '#db/reads/reads.ts'
import { World } from '#tests/stories/world.ts'
import { describeOnEachDatabase } from '#tests/support/databases.ts'

const PERIOD = { from: day('2026-06-01'), to: day('2026-06-30'), limit: 1000 }

describeOnEachDatabase('the record of reminders', make => {
  it('tells of a task what went to whom and when, by which step, and what came of it', async () => {
    const database = await make()
    const world = await World.open(database, '2026-06-01T08:00+07:00')
    const [taskId = ''] = await world.publish('pct-kinh-te', [
      { title: 'Báo cáo thu ngân sách', lead: ['kinh-te'], due: '2026-06-16' },
    ])
    await world.advanceTo('2026-06-03T09:00+07:00')
    const link = (await world.stores(s => s.mailLinks.good(['tp-kinh-te'], world.now)))[0]!
    await world.stores(s => s.mailLinks.opened(link.id, world.now))
    await world.does('tp-kinh-te', (t, a) => acceptTask(t, a, { taskId }))
    await world.advanceTo('2026-06-17T09:00+07:00')

    const reads = readsOn(database.db)
    const lines = (await reads.taskEvidence(await world.actor('thu-ky'), taskId))!
    const rows = lines.map(evidenceRow)
    expect(rows.map(r => [r.at, r.step, r.to, r.result.text])).toEqual([
      ['08:01, 01/06/2026', 'Giao việc', 'tp-kinh-te', 'máy chủ thư đã nhận'],
      ['07:30, 03/06/2026', 'Chưa tiếp nhận: sau khi giao 2 ngày làm việc', 'tp-kinh-te', 'máy chủ thư đã nhận'],
      ['07:30, 05/06/2026', 'Sắp đến hạn: trước hạn 7 ngày làm việc', 'tp-kinh-te', 'máy chủ thư đã nhận'],
      ['07:30, 11/06/2026', 'Sắp đến hạn: trước hạn 3 ngày làm việc', 'tp-kinh-te', 'máy chủ thư đã nhận'],
      ['07:30, 15/06/2026', 'Sắp đến hạn: trước hạn 1 ngày làm việc', 'tp-kinh-te', 'máy chủ thư đã nhận'],
      ['07:30, 16/06/2026', 'Sắp đến hạn: đúng ngày hạn', 'tp-kinh-te', 'máy chủ thư đã nhận'],
      ['07:30, 17/06/2026', 'Quá hạn: sau hạn 1 ngày làm việc', 'tp-kinh-te', 'máy chủ thư đã nhận'],
      ['07:30, 17/06/2026', 'Lâu không cập nhật: sau 10 ngày làm việc', 'tp-kinh-te', 'máy chủ thư đã nhận'],
    ])
    const sent = new Set(world.mails.map(m => m.messageId))
    expect(rows.every(r => r.messageId !== null && sent.has(r.messageId))).toBe(true)
    expect(rows.map(r => r.opened !== null)).toEqual([true, true, ...Array(6).fill(false)])
    expect(new Set(rows.map(r => r.accepted))).toEqual(new Set(['09:01, 03/06/2026']))
    expect(summaryOf(lines)).toMatchObject({ told: 8, opened: 2, failed: 0 })
  })

  it('counts an opening for the mail whose link it was, and an acceptance for the unit that was reminded', async () => {
    const database = await make()
    const world = await World.open(database, '2026-06-01T08:00+07:00')
    const [taskId = ''] = await world.publish('pct-kinh-te', [
      { title: 'Báo cáo thu ngân sách', lead: ['kinh-te'], due: '2026-06-26' },
    ])
    await world.advanceTo('2026-06-02T09:00+07:00')
    // the first mail's link is taken back unopened: the next mail has its own
    await world.stores(s => s.mailLinks.revokeOfPerson('tp-kinh-te', world.now, 'person'))
    await world.advanceTo('2026-06-03T09:00+07:00')
    const [second] = await world.stores(s => s.mailLinks.good(['tp-kinh-te'], world.now))
    await world.stores(s => s.mailLinks.opened(second!.id, world.now))
    await world.does('thu-ky', (t, a) =>
      reassignTask(t, a, { taskId, toUnitId: 'van-hoa', reason: 'Đúng chức năng hơn', due: null }),
    )
    await world.advanceTo('2026-06-04T09:00+07:00')
    await world.does('tp-van-hoa', (t, a) => acceptTask(t, a, { taskId }))
    const lines = (await readsOn(database.db).taskEvidence(await world.actor('thu-ky'), taskId))!
    expect(
      lines.map(evidenceRow).map(r => [r.to, r.step.split(':')[0], r.opened !== null, r.accepted !== null]),
    ).toEqual([
      ['tp-kinh-te', 'Giao việc', false, false],
      ['tp-kinh-te', 'Chưa tiếp nhận', true, false],
      ['tp-van-hoa', 'Giao việc', false, true],
      ['tp-kinh-te', 'Quyết định về đề nghị trả lại', false, false],
    ])
  })

  it('of a unit holds what it was told while it had the task, and is shown to those it concerns', async () => {
    const database = await make()
    const world = await World.open(database, '2026-06-01T08:00+07:00')
    const [taskId = ''] = await world.publish('pct-kinh-te', [
      { title: 'Báo cáo thu ngân sách', lead: ['kinh-te'], due: '2026-06-16' },
    ])
    await world.advanceTo('2026-06-03T09:00+07:00')
    await world.does('thu-ky', (t, a) =>
      reassignTask(t, a, { taskId, toUnitId: 'van-hoa', reason: 'Đúng chức năng hơn', due: null }),
    )
    await world.advanceTo('2026-06-05T09:00+07:00')
    const reads = readsOn(database.db)
    const of = async (who: string, unitId: string, period = PERIOD) =>
      (await reads.unitEvidence(await world.actor(who), { unitId, ...period }))?.lines
        .map(l => `${l.step.split('@')[0]} ${l.personName}`)
        .sort()
    expect(await of('thu-ky', 'kinh-te')).toEqual(['assigned tp-kinh-te', 'not-accepted tp-kinh-te'])
    expect(await of('thu-ky', 'van-hoa')).toContain('assigned tp-van-hoa')
    expect(await of('thu-ky', 'van-hoa')).not.toContain('assigned tp-kinh-te')
    expect(await of('tp-kinh-te', 'kinh-te')).toHaveLength(2)
    expect(await of('thu-ky', 'kinh-te', { ...PERIOD, from: day('2026-06-02') })).toEqual(['not-accepted tp-kinh-te'])
    // what may not be seen is not there
    expect(await of('tp-kinh-te', 'van-hoa')).toBeUndefined()
    expect(await of('cv-kinh-te', 'kinh-te')).toBeUndefined()
    expect(await reads.taskEvidence(await world.actor('tp-kinh-te'), taskId)).toBeNull()
    expect(await reads.taskEvidence(await world.actor('ct-phuong'), taskId)).toBeNull()
    expect(await reads.taskEvidence(await world.actor('chu-tich'), 'no-such-task')).toBeNull()
  })
})
