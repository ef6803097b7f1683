import { expect, it } from 'vitest'
import { day } from '#app/domain/shared/day.ts'
import { askTaskCoordination } from '#app/features/tasks/ask-coordination.ts'
import { askTaskExplanation } from '#app/features/tasks/ask-explanation.ts'
import { askTaskQuestion } from '#app/features/tasks/ask-question.ts'
import { closeTask } from '#app/features/tasks/close-task.ts'
import { explainTask } from '#app/features/tasks/explain-task.ts'
import { starTask } from '#app/features/tasks/star-task.ts'
import { askedDaysAndWordings } from '#db/migrations/0011-asked-days-and-wordings.ts'
import { World } from '#tests/stories/world.ts'
import { describeOnEachDatabase } from '#tests/support/databases.ts'

describeOnEachDatabase('tasks of an installation that had no such clocks', make => {
  it('get the day they are asked by when it is upgraded: the same as a task that is saved now', async () => {
    const open = await make()
    const world = await World.open(open, '2026-06-01T08:00+07:00')
    const titles = [
      'Không gì',
      'Ý kiến',
      'Giải trình',
      'Đã giải trình',
      'Câu hỏi',
      'Hai người',
      'Đã xong',
      'Chỉ phối hợp',
    ]
    const ids = await world.publish(
      'pct-kinh-te',
      titles.map(title => ({ title, lead: ['kinh-te'], coordinate: ['phuong'], due: '2026-07-30' })),
    )
    const at = (title: string) => ids[titles.indexOf(title)]!
    const explanation = (title: string) =>
      world.does('pct-kinh-te', (t, a) =>
        askTaskExplanation(t, a, { taskId: at(title), due: day('2026-06-09'), note: null }),
      )
    const ask = { taskId: at('Ý kiến'), unitId: 'van-hoa', ask: 'Cho ý kiến', due: day('2026-06-10') }
    await world.does('tp-kinh-te', (t, a) => askTaskCoordination(t, a, ask))
    await explanation('Giải trình')
    await explanation('Đã giải trình')
    // half past eleven at night is the next day in Viet Nam's morning only for who forgets the zone
    world.sleepTo('2026-06-03T23:30+07:00')
    await world.does('tp-kinh-te', (t, a) =>
      explainTask(t, a, { taskId: at('Đã giải trình'), text: 'Vì mưa kéo dài.' }),
    )
    const question = { taskId: at('Câu hỏi'), to: 'thu-ky', text: 'Có họp lại không?' }
    await world.does('tp-kinh-te', (t, a) => askTaskQuestion(t, a, question))
    await world.does('pct-kinh-te', (t, a) => starTask(t, a, { taskId: at('Hai người') }))
    await world.does('pct-kinh-te', (t, a) => closeTask(t, a, { taskId: at('Hai người'), reason: 'Đã làm xong' }))
    await explanation('Đã xong')
    await world.does('pct-kinh-te', (t, a) => closeTask(t, a, { taskId: at('Đã xong'), reason: 'Đã làm xong' }))

    const days = () => open.db.selectFrom('tasks').select(['title', 'asked_day']).orderBy('id').execute()
    const saved = await days()
    expect(Object.fromEntries(saved.map(t => [t.title, t.asked_day]))).toEqual({
      'Không gì': null,
      'Ý kiến': '2026-06-10',
      'Giải trình': '2026-06-09',
      'Đã giải trình': '2026-06-03',
      'Câu hỏi': '2026-06-03',
      'Hai người': '2026-06-03',
      'Đã xong': '2026-06-09',
      'Chỉ phối hợp': null,
    })

    await open.db.schema.dropIndex('tasks_asked').execute()
    await open.db.schema.alterTable('tasks').dropColumn('asked_day').execute()
    await open.db.schema.dropTable('mail_wordings').execute()
    await askedDaysAndWordings.up(open.db as never, open.dialect)
    expect(await days()).toEqual(saved)
  })
})
