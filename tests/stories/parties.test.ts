import { expect, it } from 'vitest'
import { day } from '#app/domain/shared/day.ts'
import { acceptTask } from '#app/features/tasks/accept-task.ts'
import { answerTaskCoordination } from '#app/features/tasks/answer-coordination.ts'
import { askTaskCoordination } from '#app/features/tasks/ask-coordination.ts'
import { askTaskQuestion } from '#app/features/tasks/ask-question.ts'
import { confirmReport } from '#app/features/tasks/confirm-report.ts'
import { handTaskDown } from '#app/features/tasks/hand-down.ts'
import { reportTask } from '#app/features/tasks/report-task.ts'
import { watchTask } from '#app/features/tasks/watch-task.ts'
import { describeOnEachDatabase } from '#tests/support/databases.ts'
import { World } from './world.ts'

/** Who gets which mail where several people have a part in a task. */
describeOnEachDatabase('a task of several parties', make => {
  it('mails whoever has to do something, and tells those who watch in the application alone', async () => {
    const world = await World.open(await make(), '2026-06-01T08:00:00+07:00')
    const [taskId] = await world.publish('chu-tich', [
      { title: 'Xây dựng đề án chợ', lead: ['kinh-te'], due: '2026-07-31' },
    ])
    const id = taskId!
    expect(world.newMails().map(m => m.split(' ')[2])).toEqual(['tp-kinh-te:'])
    await world.does('tp-kinh-te', (tools, actor) => acceptTask(tools, actor, { taskId: id }))
    await world.does('pct-van-xa', (tools, actor) => watchTask(tools, actor, { taskId: id }))
    const ask = { taskId: id, unitId: 'van-hoa', ask: 'Cho ý kiến về mặt bằng.', due: day('2026-06-05') }
    await world.does('tp-kinh-te', (tools, actor) => askTaskCoordination(tools, actor, ask))
    const part = {
      taskId: id,
      target: 'person:cv-kinh-te',
      title: 'Lập biểu số liệu chợ',
      text: null,
      due: day('2026-07-10'),
    }
    await world.does('tp-kinh-te', (tools, actor) => handTaskDown(tools, actor, part))
    // a part is given at once, like any task; the ask and the question wait for the morning
    expect(world.newMails().map(m => m.split(' ').slice(1, 3).join(' '))).toEqual(['08:05 cv-kinh-te:'])
    const question = { taskId: id, to: 'thu-ky', text: 'Có cần lấy ý kiến tiểu thương không?' }
    await world.does('tp-kinh-te', (tools, actor) => askTaskQuestion(tools, actor, question))
    expect(world.newMails()).toEqual([])
    await world.advanceTo('2026-06-02T07:31:00+07:00')
    expect(world.newMails().map(m => m.split(' ').slice(1, 3).join(' '))).toEqual([
      '07:30 thu-ky:',
      '07:30 tp-van-hoa:',
    ])
    // what was answered is news in the application, not a mail
    const answer = { taskId: id, unitId: 'van-hoa', text: 'Thống nhất mặt bằng.' }
    await world.does('tp-van-hoa', (tools, actor) => answerTaskCoordination(tools, actor, answer))
    const [made] = await world.stores(s => s.tasks.listParts(id))
    const done = { taskId: made!.id, text: 'Đã lập xong biểu.', documentNumber: null, documentDay: null, fileIds: [] }
    await world.does('cv-kinh-te', (tools, actor) => reportTask(tools, actor, done))
    await world.advanceTo('2026-06-03T07:31:00+07:00')
    // the part is the head's to confirm: neither the secretariat nor a leader hears of it
    expect(world.newMails().map(m => m.split(' ').slice(1, 3).join(' '))).toEqual(['07:30 tp-kinh-te:'])
    await world.does('tp-kinh-te', (tools, actor) => confirmReport(tools, actor, { taskId: made!.id, note: null }))
    await world.does('tp-kinh-te', (tools, actor) => reportTask(tools, actor, { ...done, taskId: id }))
    const told = await world.database.db
      .selectFrom('outbox')
      .select(['person_id', 'step'])
      .where('state', '=', 'told')
      .orderBy('id')
      .execute()
    expect(told.map(r => `${r.person_id} ${r.step.split('@')[0]}`)).toEqual([
      'thu-ky question-asked',
      'tp-kinh-te coordination-answered',
      'pct-van-xa watched',
    ])
    await world.finish()
  })
})
