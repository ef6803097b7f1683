import { expect, it } from 'vitest'
import { stepNameOf } from '#app/domain/reminder/notice.ts'
import { day } from '#app/domain/shared/day.ts'
import { dayOfInstant, type Instant } from '#app/domain/shared/instant.ts'
import { acceptTask } from '#app/features/tasks/accept-task.ts'
import { answerTaskCoordination } from '#app/features/tasks/answer-coordination.ts'
import { answerTaskQuestion } from '#app/features/tasks/answer-question.ts'
import { askTaskCoordination } from '#app/features/tasks/ask-coordination.ts'
import { askTaskExplanation } from '#app/features/tasks/ask-explanation.ts'
import { askTaskQuestion } from '#app/features/tasks/ask-question.ts'
import { closeTask } from '#app/features/tasks/close-task.ts'
import { explainTask } from '#app/features/tasks/explain-task.ts'
import { judgeTaskExplanation } from '#app/features/tasks/judge-explanation.ts'
import { starTask } from '#app/features/tasks/star-task.ts'
import { describeOnEachDatabase } from '#tests/support/databases.ts'
import { World } from './world.ts'

const CLOCKS = new Set([
  'coordination-soon',
  'coordination-late',
  'explanation-soon',
  'explanation-late',
  'explanation-waiting',
  'question-waiting',
  'second-word-late',
  'review-due',
])

/** "06-12 coordination-late 1 → tp-van-hoa": what the clocks beside the work have sent. */
async function sent(world: World): Promise<string[]> {
  const rows = await world.database.db
    .selectFrom('outbox')
    .innerJoin('mails', 'mails.id', 'outbox.mail_id')
    .select(['outbox.step', 'outbox.occurrence', 'outbox.person_id', 'mails.sent_at'])
    .where('outbox.state', '=', 'sent')
    .execute()
  return rows
    .filter(r => CLOCKS.has(stepNameOf(r.step)))
    .map(r => `${dayOfInstant(r.sent_at as Instant).slice(5)} ${stepNameOf(r.step)} ${r.occurrence} → ${r.person_id}`)
    .sort()
}

describeOnEachDatabase('the clocks beside the work', make => {
  it('each reminds its own party until that party has done its part', async () => {
    const world = await World.open(await make(), '2026-06-01T08:00+07:00')
    const [taskId = ''] = await world.publish('pct-kinh-te', [
      { title: 'Phương án sắp xếp chợ', lead: ['kinh-te'], coordinate: ['phuong'], due: '2026-07-30' },
    ])
    await world.does('tp-kinh-te', (t, a) => acceptTask(t, a, { taskId }))
    const ask = { taskId, unitId: 'van-hoa', ask: 'Cho ý kiến về di tích', due: day('2026-06-10') }
    await world.does('tp-kinh-te', (t, a) => askTaskCoordination(t, a, ask))
    await world.does('tp-kinh-te', (t, a) => askTaskQuestion(t, a, { taskId, to: 'thu-ky', text: 'Có họp lại không?' }))
    await world.does('pct-kinh-te', (t, a) =>
      askTaskExplanation(t, a, { taskId, due: day('2026-06-05'), note: 'Vì sao chưa có phương án?' }),
    )
    await world.advanceTo('2026-06-12T12:00+07:00')
    expect(await sent(world)).toEqual([
      '06-04 explanation-soon -1 → tp-kinh-te',
      '06-04 question-waiting 3 → thu-ky',
      '06-05 explanation-soon 0 → tp-kinh-te',
      // the unit that only takes part was asked for nothing: it has no clock
      '06-08 coordination-soon -2 → tp-van-hoa',
      '06-08 explanation-late 1 → tp-kinh-te',
      '06-08 question-waiting 5 → thu-ky',
      '06-08 question-waiting 5 → tp-kinh-te',
      '06-10 coordination-soon 0 → tp-van-hoa',
      '06-10 explanation-late 3 → pct-kinh-te',
      '06-10 explanation-late 3 → tp-kinh-te',
      '06-10 question-waiting 7 → thu-ky',
      '06-10 question-waiting 7 → tp-kinh-te',
      '06-11 coordination-late 1 → tp-van-hoa',
      '06-12 explanation-late 5 → pct-kinh-te',
      '06-12 explanation-late 5 → tp-kinh-te',
      '06-12 question-waiting 9 → thu-ky',
      '06-12 question-waiting 9 → tp-kinh-te',
    ])
    const before = (await sent(world)).length

    const question = await world.stores(s => s.tasks.get(taskId))
    const answer = { taskId, questionId: question!.questions[0]!.id, text: 'Không họp lại.' }
    await world.does('thu-ky', (t, a) => answerTaskQuestion(t, a, answer))
    await world.does('tp-van-hoa', (t, a) =>
      answerTaskCoordination(t, a, { taskId, unitId: 'van-hoa', text: 'Thống nhất phương án.' }),
    )
    await world.does('tp-kinh-te', (t, a) => explainTask(t, a, { taskId, text: 'Chờ ý kiến của đơn vị phối hợp.' }))
    await world.advanceTo('2026-06-17T12:00+07:00')
    // now the ball is with whoever judges the explanation, and with nobody else
    expect((await sent(world)).slice(before)).toEqual(['06-16 explanation-waiting 2 → pct-kinh-te'])
    await world.does('pct-kinh-te', (t, a) => judgeTaskExplanation(t, a, { taskId, accepted: false, note: null }))
    await world.advanceTo('2026-06-30T12:00+07:00')
    expect((await sent(world)).length).toBe(before + 1)
  })

  it('the second word is asked of everybody but whoever said the first; a task without a day comes back', async () => {
    const world = await World.open(await make(), '2026-06-01T08:00+07:00')
    const [taskId = ''] = await world.publish('pct-kinh-te', [{ title: 'Rà soát quy chế', lead: ['kinh-te'] }])
    await world.does('pct-kinh-te', (t, a) => starTask(t, a, { taskId }))
    await world.does('pct-kinh-te', (t, a) => closeTask(t, a, { taskId, reason: 'Đã làm xong ở kỳ trước' }))
    await world.advanceTo('2026-06-05T12:00+07:00')
    const second = await sent(world)
    expect(second.map(s => s.slice(6, -3))).toContain('second-word-late 2 → thu')
    expect(second.some(s => s.includes('pct-kinh-te'))).toBe(false)
    await world.does('chu-tich', (t, a) => closeTask(t, a, { taskId, reason: 'Đồng ý kết thúc việc này' }))
    await world.advanceTo('2026-06-12T12:00+07:00')
    expect(await sent(world)).toEqual(second)

    const [undated = ''] = await world.publish('pct-kinh-te', [{ title: 'Nghiên cứu mô hình mới', lead: ['kinh-te'] }])
    await world.does('tp-kinh-te', (t, a) => acceptTask(t, a, { taskId: undated }))
    await world.advanceTo('2026-07-13T07:31+07:00')
    expect((await sent(world)).slice(second.length)).toEqual(['07-10 review-due 0 → thu-ky'])
  })

  it('an explanation still owed of what was closed is owed', async () => {
    const world = await World.open(await make(), '2026-06-01T08:00+07:00')
    const [taskId = ''] = await world.publish('pct-kinh-te', [
      { title: 'Báo cáo quý', lead: ['kinh-te'], due: '2026-06-02' },
    ])
    await world.does('pct-kinh-te', (t, a) => closeTask(t, a, { taskId, reason: 'Đã có ở báo cáo khác' }))
    await world.does('pct-kinh-te', (t, a) => askTaskExplanation(t, a, { taskId, due: day('2026-06-03'), note: null }))
    await world.advanceTo('2026-06-04T12:00+07:00')
    expect(await sent(world)).toEqual([
      '06-02 explanation-soon -1 → tp-kinh-te',
      '06-03 explanation-soon 0 → tp-kinh-te',
      '06-04 explanation-late 1 → tp-kinh-te',
    ])
  })
})
