import { expect, it } from 'vitest'
import { acceptTask } from '#app/features/tasks/accept-task.ts'
import { handOnTask } from '#app/features/tasks/hand-on.ts'
import { describeOnEachDatabase } from '#tests/support/databases.ts'
import { World } from './world.ts'

describeOnEachDatabase('one directive that nobody carries out', make => {
  it('goes from the unit’s head to the chair’s desk, day by day', async () => {
    const world = await World.open(await make(), '2026-06-01T08:00+07:00')
    const [taskId = ''] = await world.publish('pct-kinh-te', [
      { title: 'Báo cáo tình hình thu ngân sách', lead: ['kinh-te'], coordinate: ['phuong'], due: '2026-06-16' },
    ])
    world.expectMails(
      '2026-06-01 08:01 tp-kinh-te: [Giao việc] Nhiệm vụ mới: Báo cáo tình hình thu ngân sách',
      '2026-06-01 08:01 ct-phuong: [Giao việc] Phối hợp thực hiện: Báo cáo tình hình thu ngân sách',
    )

    // nobody accepts: the head after two working days, then the vice-chair in charge too
    await world.advanceTo('2026-06-05T07:30+07:00')
    world.expectMails(
      '2026-06-03 07:30 tp-kinh-te: [Giao việc] 1 việc chưa tiếp nhận – thứ Tư, 03/06/2026',
      '2026-06-05 07:30 tp-kinh-te: [Giao việc] 1 việc sắp đến hạn – thứ Sáu, 05/06/2026',
      '2026-06-05 07:30 pct-kinh-te: [Giao việc] 1 việc chưa tiếp nhận – thứ Sáu, 05/06/2026',
    )

    await world.does('tp-kinh-te', (t, a) => acceptTask(t, a, { taskId }))
    await world.does('tp-kinh-te', (t, a) => handOnTask(t, a, { taskId, officerId: 'cv-kinh-te', note: 'Làm sớm' }))
    world.expectMails()

    // the officer learns of it in the next digest; the steps of the day go to both
    await world.advanceTo('2026-06-16T12:00+07:00')
    world.expectMails(
      '2026-06-08 07:30 cv-kinh-te: [Giao việc] 1 việc có thông tin mới – thứ Hai, 08/06/2026',
      '2026-06-11 07:30 tp-kinh-te: [Giao việc] 1 việc sắp đến hạn – thứ Năm, 11/06/2026',
      '2026-06-11 07:30 cv-kinh-te: [Giao việc] 1 việc sắp đến hạn – thứ Năm, 11/06/2026',
      '2026-06-15 07:30 tp-kinh-te: [Giao việc] 1 việc sắp đến hạn – thứ Hai, 15/06/2026',
      '2026-06-15 07:30 cv-kinh-te: [Giao việc] 1 việc sắp đến hạn – thứ Hai, 15/06/2026',
      '2026-06-16 07:30 tp-kinh-te: [Giao việc] 1 việc sắp đến hạn – thứ Ba, 16/06/2026',
      '2026-06-16 07:30 cv-kinh-te: [Giao việc] 1 việc sắp đến hạn – thứ Ba, 16/06/2026',
    )

    // overdue: +1 and every second day; +3 the vice-chair in charge; Monday the leaders; +7 the chair and the secretariat
    await world.advanceTo('2026-06-26T07:30+07:00')
    world.expectMails(
      '2026-06-17 07:30 tp-kinh-te: [Giao việc] 1 việc quá hạn – thứ Tư, 17/06/2026',
      '2026-06-17 07:30 cv-kinh-te: [Giao việc] 1 việc quá hạn – thứ Tư, 17/06/2026',
      '2026-06-19 07:30 tp-kinh-te: [Giao việc] 1 việc quá hạn – thứ Sáu, 19/06/2026',
      '2026-06-19 07:30 cv-kinh-te: [Giao việc] 1 việc quá hạn – thứ Sáu, 19/06/2026',
      '2026-06-19 07:30 pct-kinh-te: [Giao việc] 1 việc quá hạn – thứ Sáu, 19/06/2026',
      '2026-06-22 07:30 chu-tich: [Giao việc] 1 việc quá hạn trong phạm vi phụ trách – thứ Hai, 22/06/2026',
      '2026-06-22 07:30 pct-kinh-te: [Giao việc] 1 việc quá hạn trong phạm vi phụ trách – thứ Hai, 22/06/2026',
      '2026-06-23 07:30 tp-kinh-te: [Giao việc] 1 việc quá hạn – thứ Ba, 23/06/2026',
      '2026-06-23 07:30 cv-kinh-te: [Giao việc] 1 việc quá hạn – thứ Ba, 23/06/2026',
      '2026-06-25 07:30 tp-kinh-te: [Giao việc] 1 việc quá hạn – thứ Năm, 25/06/2026',
      '2026-06-25 07:30 cv-kinh-te: [Giao việc] 1 việc quá hạn – thứ Năm, 25/06/2026',
      '2026-06-25 07:30 chu-tich: [Giao việc] 1 việc quá hạn – thứ Năm, 25/06/2026',
      '2026-06-25 07:30 thu-ky: [Giao việc] 1 việc quá hạn – thứ Năm, 25/06/2026',
    )
    const chair = world.mails.findLast(m => m.to === 'chu-tich')!
    expect(chair.text).toContain('01/TB-UBND – Họp giao ban (01/06/2026)')
    expect(chair.text).toContain('[Quá hạn 9 ngày] Báo cáo tình hình thu ngân sách')
    expect(chair.text).toContain('mục 1 · Phòng Kinh tế · hạn 16/06/2026 · đã tiếp nhận')
    expect(chair.text).toContain(`https://giaoviec.example.vn/nhiem-vu/${taskId}`)
    await world.finish()
  })
})
