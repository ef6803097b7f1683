import { expect, it } from 'vitest'
import { day } from '#app/domain/shared/day.ts'
import type { UnitOfWork } from '#app/features/ports.ts'
import { acceptTask } from '#app/features/tasks/accept-task.ts'
import { extendTask } from '#app/features/tasks/extend-task.ts'
import { progressTask } from '#app/features/tasks/progress-task.ts'
import { reportTask } from '#app/features/tasks/report-task.ts'
import { urgeTask } from '#app/features/tasks/urge-task.ts'
import { urgeTasks } from '#app/features/tasks/urge-tasks.ts'
import { describeOnEachDatabase } from '#tests/support/databases.ts'
import { taskWorld } from './world.ts'

const unit = (id: string) => ({ kind: 'unit' as const, id })
const kinds = (outcomes: { kind: string }[]) => outcomes.map(o => o.kind).sort()

describeOnEachDatabase('two at once', make => {
  it('one form that is older than the task is stale, and is told who did what', async () => {
    const w = await taskWorld(await make())
    const task = await w.assign('nv')
    const head = await w.actor('head-nv')
    await acceptTask(w.tools, head, { taskId: task.id, seenVersion: 1 })
    const before = await w.counts(task.id)
    const outcome = await progressTask(w.tools, await w.actor('deputy-nv'), {
      taskId: task.id,
      seenVersion: 1,
      requestKey: 'form-deputy',
      percent: 30,
      note: 'đang làm',
      fileIds: [],
    })
    expect(outcome).toMatchObject({ kind: 'stale', task: { version: 2 } })
    if (outcome.kind !== 'stale') return
    expect(outcome.since.map(e => [e.actorTitle, e.data.kind])).toEqual([['Trưởng phòng Nội vụ', 'accepted']])
    expect(await w.counts(task.id)).toEqual(before)
    // the same form, sent again after a look, is taken: nothing was claimed by the try that failed
    const again = await progressTask(w.tools, await w.actor('deputy-nv'), {
      taskId: task.id,
      seenVersion: 2,
      requestKey: 'form-deputy',
      percent: 30,
      note: 'đang làm',
      fileIds: [],
    })
    expect(again.kind).toBe('changed')
  })

  it('two changes of one version: one happens whole, the other not at all', async () => {
    const w = await taskWorld(await make({ file: true }))
    const task = await w.assign('nv')
    const [vice, secretary] = [await w.actor('vice-nv'), await w.actor('secretary')]
    const before = await w.counts(task.id)
    const outcomes = await Promise.all([
      extendTask(w.tools, vice, {
        taskId: task.id,
        seenVersion: 1,
        requestKey: 'key-vice',
        due: day('2026-04-01'),
        reason: null,
      }),
      urgeTask(w.tools, secretary, { taskId: task.id, seenVersion: 1, requestKey: 'key-secretary', note: 'gửi ngay' }),
    ])
    expect(kinds(outcomes)).toEqual(['changed', 'stale'])
    const after = await w.counts(task.id)
    expect([after.events - before.events, after.submissions - before.submissions]).toEqual([1, 1])
    expect((await w.task(task.id)).version).toBe(2)
  })

  it('somebody faster between reading and writing rolls everything of ours back, and we are told', async () => {
    const w = await taskWorld(await make())
    const task = await w.assign('nv')
    const [head, secretary] = [await w.actor('head-nv'), await w.actor('secretary')]
    await acceptTask(w.tools, head, { taskId: task.id })
    const before = await w.counts(task.id)
    // what we read is the version before: as it is where two transactions run side by side
    const old = { ...(await w.task(task.id)), version: 1 }
    const unitOfWork: UnitOfWork = work =>
      w.tools.unitOfWork(s => {
        let first = true
        const get: typeof s.tasks.get = async id => {
          const found = first ? old : await s.tasks.get(id)
          first = false
          return found
        }
        return work({ ...s, tasks: { ...s.tasks, get } })
      })
    let calls = 0
    const once: UnitOfWork = work => {
      calls += 1
      return calls === 1 ? unitOfWork(work) : w.tools.unitOfWork(work)
    }
    const outcome = await urgeTask({ ...w.tools, unitOfWork: once }, secretary, {
      taskId: task.id,
      requestKey: 'key-slow-one',
      note: null,
    })
    expect(outcome).toMatchObject({ kind: 'stale', task: { version: 2 } })
    expect(outcome.kind === 'stale' && outcome.since.map(e => e.data.kind)).toEqual(['accepted'])
    expect(await w.counts(task.id)).toEqual(before)
  })

  it('one form sent twice does one thing', async () => {
    const w = await taskWorld(await make({ file: true }))
    const task = await w.assign('nv')
    const secretary = await w.actor('secretary')
    const form = { taskId: task.id, seenVersion: 1, requestKey: 'key-double', note: 'gửi ngay' }
    const outcomes = await Promise.all([urgeTask(w.tools, secretary, form), urgeTask(w.tools, secretary, form)])
    expect(kinds(outcomes)).toEqual(['changed', 'repeated'])
    expect((await urgeTask(w.tools, secretary, form)).kind).toBe('repeated')
    const { events, outbox, submissions } = await w.counts(task.id)
    expect([events, outbox, submissions]).toEqual([2, 1, 1])
  })
})

describeOnEachDatabase('urging every missing unit of a directive', make => {
  const leads = ['dt', 'p1', 'p2', 'p3'].map(unit)

  it('mails those that were shown and have not reported, on record for each, once', async () => {
    const w = await taskWorld(await make({ file: true }))
    const tasks = await w.publish([{ lead: leads }])
    const secretary = await w.actor('secretary')
    const [dt, p1, p2, p3] = tasks
    await reportTask(w.tools, await w.actor('head-dt'), {
      taskId: dt!.id,
      text: 'Đã hoàn thành',
      documentNumber: null,
      documentDay: null,
      fileIds: [],
    })
    const form = {
      requestKey: 'key-urge-all',
      taskIds: [dt!.id, p1!.id, p2!.id],
      note: 'gửi trong ngày',
    }
    const outcomes = await Promise.all([urgeTasks(w.tools, secretary, form), urgeTasks(w.tools, secretary, form)])
    expect(kinds(outcomes)).toEqual(['repeated', 'urged'])
    const done = outcomes.find(o => o.kind === 'urged')
    expect(done?.kind === 'urged' && [done.urged.map(x => x.unitId), done.skipped.map(x => x.task.unitId)]).toEqual([
      ['p1', 'p2'],
      ['dt'],
    ])
    for (const [task, urged] of [
      [dt, 0],
      [p1, 1],
      [p2, 1],
      [p3, 0],
    ] as const) {
      const events = await w.stores.events.list('task', task!.id)
      expect(events.filter(e => e.data.kind === 'urged')).toHaveLength(urged)
      expect((await w.counts(task!.id)).outbox).toBe(urged)
    }
  })

  it('refuses where nobody is left, and tries again where one of them changed in between', async () => {
    const w = await taskWorld(await make())
    const [dt, p1] = await w.publish([{ lead: leads.slice(0, 2) }])
    const secretary = await w.actor('secretary')
    const report = { text: 'Đã hoàn thành', documentNumber: null, documentDay: null, fileIds: [] }
    await reportTask(w.tools, await w.actor('head-dt'), { taskId: dt!.id, ...report })
    const form = { taskIds: [dt!.id], note: null }
    expect(await urgeTasks(w.tools, secretary, form)).toMatchObject({ kind: 'refused', code: 'nobody-missing' })
    let tries = 0
    const unitOfWork: UnitOfWork = work =>
      w.tools.unitOfWork(s => {
        tries += 1
        const save: typeof s.tasks.save = tries === 1 ? async () => 'stale' : s.tasks.save
        return work({ ...s, tasks: { ...s.tasks, save } })
      })
    const outcome = await urgeTasks({ ...w.tools, unitOfWork }, secretary, { ...form, taskIds: [p1!.id] })
    expect([outcome.kind, tries]).toEqual(['urged', 2])
  })

  it('is for those who may urge: a foreign unit gets not-found, a head of one of the units no more', async () => {
    const w = await taskWorld(await make())
    const [dt] = await w.publish([{ lead: leads.slice(0, 2) }])
    const form = { taskIds: [dt!.id], note: null }
    const by = async (person: string) => urgeTasks(w.tools, await w.actor(person), form)
    await expect(by('head-nv')).rejects.toMatchObject({ code: 'not-found' })
    await expect(by('head-dt')).rejects.toMatchObject({ code: 'forbidden' })
    await expect(by('vice-nv')).rejects.toMatchObject({ code: 'forbidden' })
    expect((await by('vice-dt')).kind).toBe('urged')
  })
})
