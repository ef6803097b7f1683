import { expect, it } from 'vitest'
import { day } from '#app/domain/shared/day.ts'
import { acceptTask } from '#app/features/tasks/accept-task.ts'
import { addTaskWatcher } from '#app/features/tasks/add-watcher.ts'
import { answerTaskCoordination } from '#app/features/tasks/answer-coordination.ts'
import { answerTaskQuestion } from '#app/features/tasks/answer-question.ts'
import { askTaskCoordination } from '#app/features/tasks/ask-coordination.ts'
import { askTaskExplanation } from '#app/features/tasks/ask-explanation.ts'
import { askTaskQuestion } from '#app/features/tasks/ask-question.ts'
import { confirmReport } from '#app/features/tasks/confirm-report.ts'
import { explainTask } from '#app/features/tasks/explain-task.ts'
import { handTaskDown } from '#app/features/tasks/hand-down.ts'
import { handOnTask } from '#app/features/tasks/hand-on.ts'
import { judgeTaskExplanation } from '#app/features/tasks/judge-explanation.ts'
import { reportTask } from '#app/features/tasks/report-task.ts'
import { resumeTask } from '#app/features/tasks/resume-task.ts'
import { sendSynthesis } from '#app/features/tasks/send-synthesis.ts'
import { starTask } from '#app/features/tasks/star-task.ts'
import { suspendTask } from '#app/features/tasks/suspend-task.ts'
import { describeOnEachDatabase } from '#tests/support/databases.ts'
import { World } from './world.ts'

const report = { text: 'Đã hoàn thành', documentNumber: null, documentDay: null, fileIds: [] }

/** The bell: what was told in the application alone. */
const told = async (world: World) =>
  (
    await world.database.db
      .selectFrom('outbox')
      .select(['person_id', 'step'])
      .where('state', '=', 'told')
      .orderBy('id')
      .execute()
  ).map(r => `${r.person_id} ${r.step.split('@')[0]}`)

describeOnEachDatabase('every party hears of its own part and of nothing else', make => {
  it('a coordinating unit that answers late: its own head is written to, the lead only rung for', async () => {
    const world = await World.open(await make(), '2026-06-01T08:00+07:00')
    const [taskId = ''] = await world.publish('pct-kinh-te', [
      { title: 'Xây dựng đề án chợ', lead: ['kinh-te'], due: '2026-07-31' },
    ])
    await world.does('tp-kinh-te', (t, a) => acceptTask(t, a, { taskId }))
    const watcher = { kind: 'unit' as const, id: 'phuong' }
    await world.does('thu-ky', (t, a) => addTaskWatcher(t, a, { taskId, watcher }))
    const ask = { taskId, unitId: 'van-hoa', ask: 'Cho ý kiến về mặt bằng.', due: day('2026-06-05') }
    await world.does('tp-kinh-te', (t, a) => askTaskCoordination(t, a, ask))
    await world.advanceTo('2026-06-11T08:00+07:00')
    world.expectMails(
      '2026-06-01 08:01 tp-kinh-te: [Giao việc] Nhiệm vụ mới: Xây dựng đề án chợ',
      '2026-06-02 07:30 tp-van-hoa: [Giao việc] 1 việc chờ xử lý – thứ Ba, 02/06/2026',
      '2026-06-03 07:30 tp-van-hoa: [Giao việc] 1 việc sắp đến hạn – thứ Tư, 03/06/2026',
      '2026-06-05 07:30 tp-van-hoa: [Giao việc] 1 việc sắp đến hạn – thứ Sáu, 05/06/2026',
      '2026-06-08 07:30 tp-van-hoa: [Giao việc] 1 việc quá hạn – thứ Hai, 08/06/2026',
      // on the third day the lead hears whom it waits for
      '2026-06-10 07:30 tp-kinh-te: [Giao việc] 1 việc chờ xử lý – thứ Tư, 10/06/2026',
      '2026-06-10 07:30 tp-van-hoa: [Giao việc] 1 việc quá hạn – thứ Tư, 10/06/2026',
    )
    const answer = { taskId, unitId: 'van-hoa', text: 'Thống nhất mặt bằng.' }
    await world.does('tp-van-hoa', (t, a) => answerTaskCoordination(t, a, answer))
    await world.advanceTo('2026-06-12T08:00+07:00')
    world.expectMails()
    await world.does('tp-kinh-te', (t, a) => reportTask(t, a, { taskId, ...report }))
    expect(await told(world)).toEqual(['tp-kinh-te coordination-answered', 'ct-phuong watched'])
    await world.finish()
  })

  it('the collecting unit owes the synthesis and no report to itself; each unit is reminded of its own report', async () => {
    const world = await World.open(await make(), '2026-06-01T08:00+07:00')
    const ids = await world.publish('pct-kinh-te', [
      { title: 'Báo cáo thu phí', lead: ['van-hoa', 'phuong'], reportTo: 'kinh-te', due: '2026-06-10' },
    ])
    const tasks = await world.stores(async s => Promise.all(ids.map(id => s.tasks.get(id))))
    const of = (unitId: string) => tasks.find(t => t!.unitId === unitId)!
    expect(tasks.map(t => `${t!.kind} ${t!.unitId}`).sort()).toEqual([
      'synthesis kinh-te',
      'work phuong',
      'work van-hoa',
    ])
    world.expectMails(
      '2026-06-01 08:01 ct-phuong: [Giao việc] Nhiệm vụ mới: Báo cáo thu phí',
      '2026-06-01 08:01 tp-kinh-te: [Giao việc] Nhiệm vụ mới: Tổng hợp: Báo cáo thu phí',
      '2026-06-01 08:01 tp-van-hoa: [Giao việc] Nhiệm vụ mới: Báo cáo thu phí',
    )
    for (const [person, unit] of [
      ['tp-van-hoa', 'van-hoa'],
      ['ct-phuong', 'phuong'],
      ['tp-kinh-te', 'kinh-te'],
    ] as const)
      await world.does(person, (t, a) => acceptTask(t, a, { taskId: of(unit).id }))
    await world.does('tp-van-hoa', (t, a) => reportTask(t, a, { taskId: of('van-hoa').id, ...report }))
    await world.advanceTo('2026-06-11T08:00+07:00')
    world.expectMails(
      '2026-06-03 07:30 thu-ky: [Giao việc] 1 việc chờ xử lý – thứ Tư, 03/06/2026',
      '2026-06-05 07:30 ct-phuong: [Giao việc] 1 việc sắp đến hạn – thứ Sáu, 05/06/2026',
      '2026-06-09 07:30 ct-phuong: [Giao việc] 1 việc sắp đến hạn – thứ Ba, 09/06/2026',
      '2026-06-10 07:30 ct-phuong: [Giao việc] 1 việc sắp đến hạn – thứ Tư, 10/06/2026',
      '2026-06-11 07:30 ct-phuong: [Giao việc] 1 việc quá hạn – thứ Năm, 11/06/2026',
    )
    await world.does('ct-phuong', (t, a) => reportTask(t, a, { taskId: of('phuong').id, ...report }))
    const synthesis = {
      taskId: of('kinh-te').id,
      seenDraft: 0,
      opening: 'Tổng hợp',
      closing: '',
      sections: {},
      newer: [],
    }
    await world.does('tp-kinh-te', (t, a) =>
      sendSynthesis(t, a, { ...synthesis, documentNumber: '31/BC-KT', documentDay: null }),
    )
    await world.advanceTo('2026-06-15T08:00+07:00')
    // the late unit's report and the synthesis wait two working days, then the secretariat hears of both
    world.expectMails('2026-06-15 07:30 thu-ky: [Giao việc] 2 việc chờ xử lý – thứ Hai, 15/06/2026')
    for (const t of tasks)
      await world.does('thu-ky', (tools, a) => confirmReport(tools, a, { taskId: t!.id, note: null }))
    await world.advanceTo('2026-06-30T08:00+07:00')
    world.expectMails()
    await world.finish()
  })

  it('handed on to an officer, with a part of his own: he is reminded of it, the head confirms it, the office hears of the task', async () => {
    const world = await World.open(await make(), '2026-06-01T08:00+07:00')
    const [taskId = ''] = await world.publish('pct-kinh-te', [
      { title: 'Kiểm kê chợ', lead: ['kinh-te'], due: '2026-06-30' },
    ])
    await world.does('tp-kinh-te', (t, a) => handOnTask(t, a, { taskId, officerId: 'cv-kinh-te', note: 'Làm ngay' }))
    const part = { taskId, target: 'person:cv-kinh-te', title: 'Lập biểu', text: null, due: day('2026-06-05') }
    await world.does('tp-kinh-te', (t, a) => handTaskDown(t, a, part))
    await world.advanceTo('2026-06-09T08:00+07:00')
    // nobody above the unit hears of the part, not even in the leaders' Monday: it is the unit's own business
    world.expectMails(
      '2026-06-01 08:01 tp-kinh-te: [Giao việc] Nhiệm vụ mới: Kiểm kê chợ',
      '2026-06-01 08:03 cv-kinh-te: [Giao việc] Nhiệm vụ mới: Lập biểu',
      '2026-06-02 07:30 cv-kinh-te: [Giao việc] 1 việc sắp đến hạn, 1 việc có thông tin mới – thứ Ba, 02/06/2026',
      '2026-06-03 07:30 cv-kinh-te: [Giao việc] 1 việc chưa tiếp nhận – thứ Tư, 03/06/2026',
      '2026-06-04 07:30 cv-kinh-te: [Giao việc] 1 việc sắp đến hạn – thứ Năm, 04/06/2026',
      '2026-06-05 07:30 cv-kinh-te: [Giao việc] 1 việc sắp đến hạn – thứ Sáu, 05/06/2026',
      '2026-06-05 07:30 tp-kinh-te: [Giao việc] 1 việc chưa tiếp nhận – thứ Sáu, 05/06/2026',
      '2026-06-08 07:30 cv-kinh-te: [Giao việc] 1 việc quá hạn – thứ Hai, 08/06/2026',
      '2026-06-09 07:30 cv-kinh-te: [Giao việc] 1 việc quá hạn – thứ Ba, 09/06/2026',
      '2026-06-09 07:30 tp-kinh-te: [Giao việc] 1 việc quá hạn – thứ Ba, 09/06/2026',
    )
    const [made] = await world.stores(s => s.tasks.listParts(taskId))
    await world.does('cv-kinh-te', (t, a) => reportTask(t, a, { taskId: made!.id, ...report }))
    await world.advanceTo('2026-06-10T08:00+07:00')
    world.expectMails('2026-06-10 07:30 tp-kinh-te: [Giao việc] 1 việc chờ xử lý – thứ Tư, 10/06/2026')
    await world.does('tp-kinh-te', (t, a) => confirmReport(t, a, { taskId: made!.id, note: null }))
    await world.does('cv-kinh-te', (t, a) => reportTask(t, a, { taskId, ...report }))
    await world.advanceTo('2026-06-12T08:00+07:00')
    world.expectMails('2026-06-12 07:30 thu-ky: [Giao việc] 1 việc chờ xử lý – thứ Sáu, 12/06/2026')
    await world.does('thu-ky', (t, a) => confirmReport(t, a, { taskId, note: null }))
    await world.advanceTo('2026-07-10T08:00+07:00')
    world.expectMails()
    await world.finish()
  })

  it('a question to one person: rung at once, in that person’s next digest, and the answer rings back', async () => {
    const world = await World.open(await make(), '2026-06-01T08:00+07:00')
    const [taskId = ''] = await world.publish('pct-kinh-te', [
      { title: 'Phương án bãi xe', lead: ['kinh-te'], due: '2026-07-31' },
    ])
    await world.does('tp-kinh-te', (t, a) => acceptTask(t, a, { taskId }))
    await world.does('pct-kinh-te', (t, a) =>
      askTaskQuestion(t, a, { taskId, to: 'tp-kinh-te', text: 'Có tính bãi xe phía Đông không?' }),
    )
    await world.advanceTo('2026-06-02T08:00+07:00')
    world.expectMails(
      '2026-06-01 08:01 tp-kinh-te: [Giao việc] Nhiệm vụ mới: Phương án bãi xe',
      '2026-06-02 07:30 tp-kinh-te: [Giao việc] 1 việc chờ xử lý – thứ Ba, 02/06/2026',
    )
    const questionId = (await world.stores(s => s.tasks.get(taskId)))!.questions[0]!.id
    await world.does('tp-kinh-te', (t, a) => answerTaskQuestion(t, a, { taskId, questionId, text: 'Có, 40 chỗ.' }))
    await world.advanceTo('2026-06-05T08:00+07:00')
    world.expectMails()
    expect(await told(world)).toEqual(['tp-kinh-te question-asked', 'pct-kinh-te question-answered'])
    await world.finish()
  })

  it('an explanation: the unit is asked, whoever chaired judges it, and accepted it ends there', async () => {
    const world = await World.open(await make(), '2026-06-01T08:00+07:00')
    const [taskId = ''] = await world.publish('pct-kinh-te', [
      { title: 'Thu phí vỉa hè', lead: ['kinh-te'], due: '2026-06-30' },
    ])
    await world.does('tp-kinh-te', (t, a) => acceptTask(t, a, { taskId }))
    await world.does('pct-kinh-te', (t, a) =>
      askTaskExplanation(t, a, { taskId, due: day('2026-06-08'), note: 'Vì sao chậm?' }),
    )
    await world.advanceTo('2026-06-03T08:00+07:00')
    world.expectMails(
      '2026-06-01 08:01 tp-kinh-te: [Giao việc] Nhiệm vụ mới: Thu phí vỉa hè',
      '2026-06-02 07:30 tp-kinh-te: [Giao việc] 1 việc chờ xử lý – thứ Ba, 02/06/2026',
    )
    await world.does('tp-kinh-te', (t, a) => explainTask(t, a, { taskId, text: 'Chờ hướng dẫn của Sở Tài chính.' }))
    await world.advanceTo('2026-06-08T08:00+07:00')
    world.expectMails('2026-06-05 07:30 pct-kinh-te: [Giao việc] 1 việc chờ xử lý – thứ Sáu, 05/06/2026')
    await world.does('pct-kinh-te', (t, a) => judgeTaskExplanation(t, a, { taskId, accepted: true, note: null }))
    await world.advanceTo('2026-06-12T08:00+07:00')
    world.expectMails()
    expect((await world.stores(s => s.tasks.get(taskId)))?.excluded).toBe(true)
    await world.finish()
  })

  it('a starred task: one word is not enough, and the second is asked of everybody but whoever said the first', async () => {
    const world = await World.open(await make(), '2026-06-01T08:00+07:00')
    const [taskId = ''] = await world.publish('pct-kinh-te', [
      { title: 'Đề án chợ đêm', lead: ['kinh-te'], due: '2026-06-30' },
    ])
    await world.does('tp-kinh-te', (t, a) => acceptTask(t, a, { taskId }))
    await world.does('pct-kinh-te', (t, a) => starTask(t, a, { taskId }))
    await world.does('tp-kinh-te', (t, a) => reportTask(t, a, { taskId, ...report }))
    await world.does('thu-ky', (t, a) => confirmReport(t, a, { taskId, note: 'Đủ nội dung' }))
    await world.advanceTo('2026-06-02T08:00+07:00')
    world.expectMails(
      '2026-06-01 08:01 tp-kinh-te: [Giao việc] Nhiệm vụ mới: Đề án chợ đêm',
      '2026-06-02 07:30 pct-kinh-te: [Giao việc] 1 việc chờ xử lý – thứ Ba, 02/06/2026',
    )
    expect((await world.stores(s => s.tasks.get(taskId)))?.state).toBe('reported')
    await world.does('pct-kinh-te', (t, a) => confirmReport(t, a, { taskId, note: null }))
    await world.advanceTo('2026-07-31T08:00+07:00')
    world.expectMails()
    expect((await world.stores(s => s.tasks.get(taskId)))?.state).toBe('done')
    await world.finish()
  })

  it('suspended nobody is written to; resumed the steps follow the moved day', async () => {
    const world = await World.open(await make(), '2026-06-01T08:00+07:00')
    const [taskId = ''] = await world.publish('pct-kinh-te', [
      { title: 'Cải tạo chợ', lead: ['kinh-te'], due: '2026-06-12' },
    ])
    await world.does('tp-kinh-te', (t, a) => acceptTask(t, a, { taskId }))
    await world.advanceTo('2026-06-04T08:00+07:00')
    world.expectMails(
      '2026-06-01 08:01 tp-kinh-te: [Giao việc] Nhiệm vụ mới: Cải tạo chợ',
      '2026-06-03 07:30 tp-kinh-te: [Giao việc] 1 việc sắp đến hạn – thứ Tư, 03/06/2026',
    )
    await world.does('thu-ky', (t, a) => suspendTask(t, a, { taskId, reason: 'Chờ bố trí kinh phí' }))
    await world.advanceTo('2026-06-18T08:00+07:00')
    world.expectMails()
    await world.does('thu-ky', (t, a) => resumeTask(t, a, { taskId, reason: null, due: null }))
    expect((await world.stores(s => s.tasks.get(taskId)))?.due).toBe('2026-06-26')
    await world.advanceTo('2026-06-29T08:00+07:00')
    world.expectMails(
      '2026-06-19 07:30 tp-kinh-te: [Giao việc] 1 việc sắp đến hạn – thứ Sáu, 19/06/2026',
      '2026-06-23 07:30 tp-kinh-te: [Giao việc] 1 việc sắp đến hạn – thứ Ba, 23/06/2026',
      '2026-06-25 07:30 tp-kinh-te: [Giao việc] 1 việc sắp đến hạn – thứ Năm, 25/06/2026',
      '2026-06-26 07:30 tp-kinh-te: [Giao việc] 1 việc sắp đến hạn – thứ Sáu, 26/06/2026',
      '2026-06-29 07:30 chu-tich: [Giao việc] 1 việc quá hạn trong phạm vi phụ trách – thứ Hai, 29/06/2026',
      '2026-06-29 07:30 pct-kinh-te: [Giao việc] 1 việc quá hạn trong phạm vi phụ trách – thứ Hai, 29/06/2026',
      '2026-06-29 07:30 tp-kinh-te: [Giao việc] 1 việc quá hạn – thứ Hai, 29/06/2026',
    )
    await world.does('tp-kinh-te', (t, a) => reportTask(t, a, { taskId, ...report }))
    await world.does('thu-ky', (t, a) => confirmReport(t, a, { taskId, note: null }))
    await world.finish()
  })
})
