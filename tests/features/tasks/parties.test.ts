import { expect, it } from 'vitest'
import { day } from '#app/domain/shared/day.ts'
import { isRefusal } from '#app/domain/shared/refusal.ts'
import { AppError } from '#app/features/app-error.ts'
import { acceptTask } from '#app/features/tasks/accept-task.ts'
import { addTaskWatcher } from '#app/features/tasks/add-watcher.ts'
import { answerTaskCoordination } from '#app/features/tasks/answer-coordination.ts'
import { answerTaskQuestion } from '#app/features/tasks/answer-question.ts'
import { askTaskCoordination } from '#app/features/tasks/ask-coordination.ts'
import { askTaskQuestion } from '#app/features/tasks/ask-question.ts'
import { closeTask } from '#app/features/tasks/close-task.ts'
import { confirmReport } from '#app/features/tasks/confirm-report.ts'
import { handTaskDown } from '#app/features/tasks/hand-down.ts'
import { reassignTask } from '#app/features/tasks/reassign-task.ts'
import { removeTaskWatcher } from '#app/features/tasks/remove-watcher.ts'
import { reportTask } from '#app/features/tasks/report-task.ts'
import { returnTaskReport } from '#app/features/tasks/return-report.ts'
import { starTask } from '#app/features/tasks/star-task.ts'
import { unstarTask } from '#app/features/tasks/unstar-task.ts'
import { watchTask } from '#app/features/tasks/watch-task.ts'
import { withdrawTaskReport } from '#app/features/tasks/withdraw-report.ts'
import { auditOn } from '#db/audit.ts'
import { readsOn } from '#db/reads/reads.ts'
import { describeOnEachDatabase } from '#tests/support/databases.ts'
import { type TaskWorld, taskWorld } from './world.ts'

const words = 'một nội dung đủ dài để ghi lại'
const done = (taskId: string) => ({ taskId, text: words, documentNumber: null, documentDay: null, fileIds: [] })
/** Who was told, by what step, and how: 'told' is the bell alone, 'waiting' a mail to come. */
const told = async (w: TaskWorld, taskId: string) =>
  (
    await w.db
      .selectFrom('outbox')
      .select(['person_id', 'step', 'state'])
      .where('task_id', '=', taskId)
      .where('step', 'not like', 'assigned@%')
      .orderBy('id')
      .execute()
  ).map(r => `${r.state} ${r.step.split('@')[0]} ${r.person_id}`)
const isWhole = async (w: TaskWorld) => expect((await auditOn(w.db).verify()).problems).toEqual([])
const kindOf = async (outcome: Promise<{ kind: string; code?: string }>) => {
  const o = await outcome
  return isRefusal(o) ? o.code : o.kind
}

describeOnEachDatabase('coordinating units', make => {
  it('have an ask, a day and a clock of their own; the lead is told in the application when they answer', async () => {
    const w = await taskWorld(await make())
    const task = await w.assign('nv')
    const head = await w.actor('head-nv')
    const ask = { taskId: task.id, unitId: 'dt', ask: 'Cho số liệu hạ tầng', due: day('2026-03-13') }
    expect(await kindOf(askTaskCoordination(w.tools, head, { ...ask, unitId: 'nv' }))).toBe('lead')
    expect(
      await kindOf(askTaskCoordination(w.tools, await w.actor('head-dt'), ask).catch(e => ({ kind: e.code }))),
    ).toBe('not-found')
    expect(await kindOf(askTaskCoordination(w.tools, head, ask))).toBe('changed')
    expect(await told(w, task.id)).toEqual(['waiting coordination-asked head-dt'])
    w.goTo(day('2026-03-15'))
    const page = (await readsOn(w.db).taskList(await w.actor('head-dt'), {}, w.clock.today())).lines[0]!
    expect(page.waitsFor).toEqual([{ unitId: 'dt', since: '2026-03-10', due: '2026-03-13', daysLate: 2 }])
    await answerTaskCoordination(w.tools, await w.actor('head-dt'), { taskId: task.id, unitId: 'dt', text: words })
    expect((await told(w, task.id)).slice(1)).toEqual(['told coordination-answered head-nv'])
    // asked again, the clock starts again and the answer is owed again
    expect(await kindOf(askTaskCoordination(w.tools, head, { ...ask, due: day('2026-03-20') }))).toBe('changed')
    const again = (await w.task(task.id)).coordinations[0]!
    expect([again.due, again.answer, again.askedAt?.slice(0, 10)]).toEqual(['2026-03-20', null, '2026-03-15'])
    await isWhole(w)
  })
})

describeOnEachDatabase('those who watch', make => {
  it('are told in the application alone, and see the task only where they were put on the list', async () => {
    const w = await taskWorld(await make())
    const task = await w.assign('nv')
    const [secretary, ward, vice] = [await w.actor('secretary'), await w.actor('head-p1'), await w.actor('vice-dt')]
    await expect(watchTask(w.tools, ward, { taskId: task.id })).rejects.toThrow(AppError)
    await addTaskWatcher(w.tools, secretary, { taskId: task.id, watcher: { kind: 'unit', id: 'p1' } })
    await watchTask(w.tools, vice, { taskId: task.id })
    expect((await readsOn(w.db).taskPage(ward, task.id, w.clock.today()))?.task.id).toBe(task.id)
    expect((await readsOn(w.db).taskList(ward, { watched: true }, w.clock.today())).count).toBe(1)
    expect((await readsOn(w.db).taskList(await w.actor('head-p23'), {}, w.clock.today())).count).toBe(0)
    await reportTask(w.tools, await w.actor('head-nv'), done(task.id))
    expect(await told(w, task.id)).toEqual(['told watched head-p1', 'told watched vice-dt'])
    const bell = await readsOn(w.db).notices(ward, {})
    expect(bell.lines.map(l => [l.note, l.unread])).toEqual([['Báo cáo kết quả', true]])
    await removeTaskWatcher(w.tools, secretary, { taskId: task.id, watcher: { kind: 'unit', id: 'p1' } })
    expect(await readsOn(w.db).taskPage(ward, task.id, w.clock.today())).toBeNull()
    await confirmReport(w.tools, secretary, { taskId: task.id, note: null })
    expect(await told(w, task.id)).toEqual(['told watched head-p1', 'told watched vice-dt', 'told watched vice-dt'])
    await isWhole(w)
  })
})

describeOnEachDatabase('parts of a task', make => {
  it('go to people within and units below, are confirmed by who gave them, and hold the report back', async () => {
    const w = await taskWorld(await make())
    const nv = (await w.stores.office.load()).units.find(u => u.id === 'p3')!
    await w.tools.unitOfWork(s => s.office.saveUnit({ ...nv, parentId: 'nv' }, nv.version))
    const task = await w.assign('nv')
    const [head, officer, below] = [await w.actor('head-nv'), await w.actor('officer-nv'), await w.actor('head-p23')]
    const part = { taskId: task.id, title: 'Tổng hợp số liệu quý I', text: null, due: day('2026-03-16') }
    expect(await kindOf(handTaskDown(w.tools, head, { ...part, target: 'unit:p1' }))).toBe('not-below')
    expect(await kindOf(handTaskDown(w.tools, head, { ...part, target: 'person:officer-dt' }))).toBe('not-below')
    expect(
      await kindOf(handTaskDown(w.tools, head, { ...part, target: 'person:officer-nv', due: day('2026-03-30') })),
    ).toBe('due-too-late')
    expect(await kindOf(handTaskDown(w.tools, head, { ...part, target: 'person:officer-nv' }))).toBe('changed')
    expect(await kindOf(handTaskDown(w.tools, head, { ...part, target: 'unit:p3', requestKey: 'form-one-' }))).toBe(
      'changed',
    )
    expect(await kindOf(handTaskDown(w.tools, head, { ...part, target: 'unit:p3', requestKey: 'form-one-' }))).toBe(
      'repeated',
    )
    const [inside, wardPart] = await w.stores.tasks.listParts(task.id)
    expect([inside!.officerId, wardPart!.unitId, inside!.kind, wardPart!.parentUnitId]).toEqual([
      'officer-nv',
      'p3',
      'part',
      'nv',
    ])
    // the office's figures count the task alone
    expect((await readsOn(w.db).taskPage(head, task.id, w.clock.today()))!.parts).toHaveLength(2)
    expect(await readsOn(w.db).taskPage(below, task.id, w.clock.today())).toBeNull()

    expect(await kindOf(reportTask(w.tools, head, done(task.id)))).toBe('parts-open')
    await reportTask(w.tools, officer, done(inside!.id))
    expect(await told(w, inside!.id)).toEqual(['waiting part-reported head-nv'])
    await expect(confirmReport(w.tools, officer, { taskId: inside!.id, note: null })).rejects.toThrow(AppError)
    expect(await kindOf(confirmReport(w.tools, head, { taskId: inside!.id, note: null }))).toBe('changed')
    expect(await kindOf(reportTask(w.tools, head, { ...done(task.id), despiteParts: true }))).toBe('changed')
    await confirmReport(w.tools, await w.actor('secretary'), { taskId: task.id, note: null })
    expect((await w.task(wardPart!.id)).state).toBe('done')
    await isWhole(w)
  })

  it('end with the unit that gave them when the task goes elsewhere', async () => {
    const w = await taskWorld(await make())
    const task = await w.assign('nv')
    const part = { taskId: task.id, target: 'person:officer-nv', title: 'Soạn dự thảo', text: null, due: null }
    await handTaskDown(w.tools, await w.actor('head-nv'), part)
    const again = { taskId: task.id, toUnitId: 'dt', reason: words, due: null }
    expect(await kindOf(reassignTask(w.tools, await w.actor('secretary'), again))).toBe('changed')
    const [ended] = await w.stores.tasks.listParts(task.id)
    expect([ended!.state, ended!.parentUnitId]).toEqual(['withdrawn', 'dt'])
    await isWhole(w)
  })
})

describeOnEachDatabase('two pairs of eyes', make => {
  it('close a starred task: the second word is another person’s', async () => {
    const w = await taskWorld(await make())
    const task = await w.assign('nv')
    const [chair, secretary, head] = [await w.actor('chair'), await w.actor('secretary'), await w.actor('head-nv')]
    const id = { taskId: task.id }
    await expect(starTask(w.tools, secretary, id)).rejects.toThrow(AppError)
    await starTask(w.tools, chair, id)
    await reportTask(w.tools, head, done(task.id))
    expect(await kindOf(confirmReport(w.tools, secretary, { ...id, note: 'đủ' }))).toBe('changed')
    expect((await w.task(task.id)).state).toBe('reported')
    expect(await kindOf(confirmReport(w.tools, secretary, { ...id, note: null }))).toBe('second-needed')
    expect(await kindOf(unstarTask(w.tools, chair, id))).toBe('second-waits')
    expect(await told(w, task.id)).toEqual(['waiting second-word-waits vice-nv'])
    // a report that comes back begins anew
    await returnTaskReport(w.tools, chair, { ...id, reason: words, code: 'LL1' })
    await reportTask(w.tools, head, done(task.id))
    expect(await kindOf(withdrawTaskReport(w.tools, head, { ...id, reason: words }))).toBe('changed')
    await reportTask(w.tools, head, done(task.id))
    await confirmReport(w.tools, chair, { ...id, note: null })
    expect((await w.task(task.id)).state).toBe('reported')
    await confirmReport(w.tools, secretary, { ...id, note: null })
    expect((await w.task(task.id)).state).toBe('done')

    const other = await w.assign('nv', { starred: true })
    expect(await kindOf(closeTask(w.tools, chair, { taskId: other.id, reason: words }))).toBe('changed')
    expect((await w.task(other.id)).state).toBe('assigned')
    expect(await kindOf(closeTask(w.tools, chair, { taskId: other.id, reason: words }))).toBe('second-needed')
    await closeTask(w.tools, await w.actor('vice-nv'), { taskId: other.id, reason: words })
    expect((await w.task(other.id)).state).toBe('done')
    await isWhole(w)
  })
})

describeOnEachDatabase('questions', make => {
  it('ring at the person who is asked, who alone answers; who asked is told', async () => {
    const w = await taskWorld(await make())
    const task = await w.assign('nv')
    const [secretary, head] = [await w.actor('secretary'), await w.actor('head-nv')]
    await acceptTask(w.tools, head, { taskId: task.id })
    const ask = { taskId: task.id, to: 'head-nv', text: 'Số liệu lấy đến ngày nào?' }
    expect(await kindOf(askTaskQuestion(w.tools, secretary, { ...ask, to: 'head-p1' }))).toBe('nobody')
    await askTaskQuestion(w.tools, secretary, ask)
    expect(await told(w, task.id)).toEqual(['told question-asked head-nv', 'waiting question-asked head-nv'])
    const questionId = (await w.task(task.id)).questions[0]!.id
    const answer = { taskId: task.id, questionId, text: 'Đến hết tháng 2.' }
    expect(await kindOf(answerTaskQuestion(w.tools, await w.actor('deputy-nv'), answer))).toBe('not-asked')
    expect(await kindOf(answerTaskQuestion(w.tools, head, answer))).toBe('changed')
    expect(await kindOf(answerTaskQuestion(w.tools, head, answer))).toBe('answered')
    expect((await told(w, task.id)).at(-1)).toBe('told question-answered secretary')
    await isWhole(w)
  })
})
