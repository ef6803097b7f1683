import { expect, it } from 'vitest'
import { day } from '#app/domain/shared/day.ts'
import { acceptTask } from '#app/features/tasks/accept-task.ts'
import { askTaskExplanation } from '#app/features/tasks/ask-explanation.ts'
import { askTaskExtension } from '#app/features/tasks/ask-extension.ts'
import { askToSendBack } from '#app/features/tasks/ask-send-back.ts'
import { confirmReport } from '#app/features/tasks/confirm-report.ts'
import { grantTaskExtension } from '#app/features/tasks/grant-extension.ts'
import { reassignTask } from '#app/features/tasks/reassign-task.ts'
import { reportTask } from '#app/features/tasks/report-task.ts'
import { returnTaskReport } from '#app/features/tasks/return-report.ts'
import { urgeTask } from '#app/features/tasks/urge-task.ts'
import { describeOnEachDatabase } from '#tests/support/databases.ts'
import { World } from './world.ts'

const report = { text: 'Đã hoàn thành báo cáo', documentNumber: '12/BC', documentDay: null, fileIds: [] }

describeOnEachDatabase('decisions about a task', make => {
  it('a report silences the unit, waits on the secretariat, and returned it puts the task back at once', async () => {
    const world = await World.open(await make(), '2026-06-01T08:00+07:00')
    const [taskId = ''] = await world.publish('pct-kinh-te', [
      { title: 'Rà soát hộ kinh doanh', lead: ['kinh-te'], due: '2026-06-10' },
    ])
    await world.does('tp-kinh-te', (t, a) => acceptTask(t, a, { taskId }))
    await world.advanceTo('2026-06-09T16:00+07:00')
    world.expectMails(
      '2026-06-01 08:01 tp-kinh-te: [Giao việc] Nhiệm vụ mới: Rà soát hộ kinh doanh',
      '2026-06-05 07:30 tp-kinh-te: [Giao việc] 1 việc sắp đến hạn – thứ Sáu, 05/06/2026',
      '2026-06-09 07:30 tp-kinh-te: [Giao việc] 1 việc sắp đến hạn – thứ Ba, 09/06/2026',
    )
    await world.does('tp-kinh-te', (t, a) => reportTask(t, a, { taskId, ...report }))
    // the day comes and goes: nothing to the unit; on the second working day the secretariat is asked to look
    await world.advanceTo('2026-06-12T09:00+07:00')
    world.expectMails('2026-06-11 07:30 thu-ky: [Giao việc] 1 việc chờ xử lý – thứ Năm, 11/06/2026')
    await world.does('thu-ky', (t, a) => returnTaskReport(t, a, { taskId, reason: 'Thiếu số liệu quý I' }))
    world.expectMails()
    // a Monday: the returned report and its lateness are one line; the leaders see it in their week
    await world.advanceTo('2026-06-15T08:00+07:00')
    world.expectMails(
      '2026-06-15 07:30 tp-kinh-te: [Giao việc] 1 việc quá hạn – thứ Hai, 15/06/2026',
      '2026-06-15 07:30 pct-kinh-te: [Giao việc] 1 việc quá hạn – thứ Hai, 15/06/2026',
      '2026-06-15 07:30 chu-tich: [Giao việc] 1 việc quá hạn trong phạm vi phụ trách – thứ Hai, 15/06/2026',
    )
    expect(world.mails.findLast(m => m.to === 'tp-kinh-te')!.text).toContain('“Thiếu số liệu quý I”')
    await world.does('tp-kinh-te', (t, a) => reportTask(t, a, { taskId, ...report }))
    await world.does('thu-ky', (t, a) => confirmReport(t, a, { taskId, note: null }))
    await world.advanceTo('2026-07-31T08:00+07:00')
    await world.finish()
  })

  it('an extension that waits goes to the leader who chaired; granted, the new day has its own reminders', async () => {
    const world = await World.open(await make(), '2026-06-01T08:00+07:00')
    const [taskId = ''] = await world.publish('pct-kinh-te', [
      { title: 'Lập kế hoạch chợ đêm', lead: ['kinh-te'], due: '2026-06-09' },
    ])
    await world.does('tp-kinh-te', (t, a) => acceptTask(t, a, { taskId }))
    await world.advanceTo('2026-06-08T09:00+07:00')
    await world.does('tp-kinh-te', (t, a) =>
      askTaskExtension(t, a, { taskId, wantedDue: day('2026-06-24'), reason: 'Chờ số liệu của phường' }),
    )
    await world.advanceTo('2026-06-09T09:00+07:00')
    world.expectMails(
      '2026-06-01 08:01 tp-kinh-te: [Giao việc] Nhiệm vụ mới: Lập kế hoạch chợ đêm',
      '2026-06-04 07:30 tp-kinh-te: [Giao việc] 1 việc sắp đến hạn – thứ Năm, 04/06/2026',
      '2026-06-08 07:30 tp-kinh-te: [Giao việc] 1 việc sắp đến hạn – thứ Hai, 08/06/2026',
      '2026-06-09 07:30 tp-kinh-te: [Giao việc] 1 việc sắp đến hạn – thứ Ba, 09/06/2026',
      '2026-06-09 07:30 pct-kinh-te: [Giao việc] 1 việc chờ xử lý – thứ Ba, 09/06/2026',
    )
    await world.does('pct-kinh-te', (t, a) =>
      grantTaskExtension(t, a, { taskId, due: day('2026-06-24'), reason: null }),
    )
    await world.advanceTo('2026-06-24T08:00+07:00')
    world.expectMails(
      '2026-06-10 07:30 tp-kinh-te: [Giao việc] 1 việc có thông tin mới – thứ Tư, 10/06/2026',
      '2026-06-15 07:30 tp-kinh-te: [Giao việc] 1 việc sắp đến hạn – thứ Hai, 15/06/2026',
      '2026-06-19 07:30 tp-kinh-te: [Giao việc] 1 việc sắp đến hạn – thứ Sáu, 19/06/2026',
      // ten working days without a word from the unit
      '2026-06-22 07:30 tp-kinh-te: [Giao việc] 1 việc lâu chưa cập nhật – thứ Hai, 22/06/2026',
      '2026-06-23 07:30 tp-kinh-te: [Giao việc] 1 việc sắp đến hạn – thứ Ba, 23/06/2026',
      '2026-06-24 07:30 tp-kinh-te: [Giao việc] 1 việc sắp đến hạn – thứ Tư, 24/06/2026',
    )
    await world.finish()
  })

  it('a task asked back is the secretariat’s daily business until another unit has it', async () => {
    const world = await World.open(await make(), '2026-06-01T08:00+07:00')
    const [taskId = ''] = await world.publish('pct-kinh-te', [
      { title: 'Tổ chức ngày hội đọc sách', lead: ['kinh-te'], due: '2026-06-30' },
    ])
    await world.does('tp-kinh-te', (t, a) =>
      askToSendBack(t, a, { taskId, reason: 'Thuộc chức năng của phòng Văn hóa', suggestedUnitId: 'van-hoa' }),
    )
    await world.advanceTo('2026-06-03T09:00+07:00')
    world.expectMails(
      '2026-06-01 08:01 tp-kinh-te: [Giao việc] Nhiệm vụ mới: Tổ chức ngày hội đọc sách',
      '2026-06-02 07:30 thu-ky: [Giao việc] 1 việc chờ xử lý – thứ Ba, 02/06/2026',
      '2026-06-03 07:30 thu-ky: [Giao việc] 1 việc chờ xử lý – thứ Tư, 03/06/2026',
    )
    await world.does('thu-ky', (t, a) =>
      reassignTask(t, a, { taskId, toUnitId: 'van-hoa', reason: 'Đúng chức năng', due: null }),
    )
    await world.advanceTo('2026-06-05T08:00+07:00')
    world.expectMails(
      '2026-06-03 09:01 tp-van-hoa: [Giao việc] Nhiệm vụ mới: Tổ chức ngày hội đọc sách',
      '2026-06-04 07:30 tp-kinh-te: [Giao việc] 1 việc có thông tin mới – thứ Năm, 04/06/2026',
      '2026-06-05 07:30 tp-van-hoa: [Giao việc] 1 việc chưa tiếp nhận – thứ Sáu, 05/06/2026',
    )
    await world.finish()
  })

  it('urging goes at once, as one mail for all that is urged in one breath; hoả tốc says so', async () => {
    const world = await World.open(await make(), '2026-06-01T08:00+07:00')
    const ids = await world.publish('pct-kinh-te', [
      { title: 'Báo cáo phòng chống lụt bão', lead: ['kinh-te'], due: '2026-06-05', urgency: 'flash' },
      { title: 'Kiểm kê tài sản', lead: ['kinh-te'], due: '2026-06-12' },
    ])
    for (const taskId of ids) await world.does('tp-kinh-te', (t, a) => acceptTask(t, a, { taskId }))
    world.expectMails('2026-06-01 08:01 tp-kinh-te: [HOẢ TỐC] 2 nhiệm vụ mới – 01/TB-UBND – Họp giao ban (01/06/2026)')
    await world.does('pct-kinh-te', (t, a) => urgeTask(t, a, { taskId: ids[1]!, note: 'Cần xong trong tuần' }))
    world.expectMails('2026-06-01 08:04 tp-kinh-te: [Đôn đốc] Kiểm kê tài sản')
    await world.does('pct-kinh-te', (t, a) => urgeTask(t, a, { taskId: ids[1]!, note: 'Nhắc lại' }))
    world.expectMails('2026-06-01 08:05 tp-kinh-te: [Đôn đốc] Kiểm kê tài sản')
    await world.advanceTo('2026-06-02T08:00+07:00')
    world.expectMails('2026-06-02 07:30 tp-kinh-te: [HOẢ TỐC] 1 việc sắp đến hạn – thứ Ba, 02/06/2026')
    await world.finish()
  })

  it('an explanation that is asked for comes with the next digest', async () => {
    const world = await World.open(await make(), '2026-06-01T08:00+07:00')
    const [taskId = ''] = await world.publish('pct-kinh-te', [{ title: 'Thu phí vỉa hè', lead: ['phuong'] }])
    await world.does('ct-phuong', (t, a) => acceptTask(t, a, { taskId }))
    await world.does('pct-kinh-te', (t, a) =>
      askTaskExplanation(t, a, { taskId, due: day('2026-06-08'), note: 'Vì sao chậm?' }),
    )
    await world.advanceTo('2026-06-02T08:00+07:00')
    world.expectMails(
      '2026-06-01 08:01 ct-phuong: [Giao việc] Nhiệm vụ mới: Thu phí vỉa hè',
      '2026-06-02 07:30 ct-phuong: [Giao việc] 1 việc chờ xử lý – thứ Ba, 02/06/2026',
    )
    await world.finish()
  })
})
