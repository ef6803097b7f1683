import { expect, it } from 'vitest'
import { day } from '#app/domain/shared/day.ts'
import { addsUp, periodFigures } from '#app/domain/task/flow.ts'
import { confirmReport } from '#app/features/tasks/confirm-report.ts'
import { createPeriodicTasks } from '#app/features/tasks/create-periodic-tasks.ts'
import { handTaskDown } from '#app/features/tasks/hand-down.ts'
import { reportTask } from '#app/features/tasks/report-task.ts'
import { auditOn } from '#db/audit.ts'
import { describeOnEachDatabase } from '#tests/support/databases.ts'
import { amendmentWorld, edited, ok } from './world.ts'

const REPORT = { text: 'Đã thực hiện xong', documentNumber: null, documentDay: null, fileIds: [] }

describeOnEachDatabase('issuing a correction', make => {
  it('keeps what is the same, changes what differs, withdraws what is gone, gives what is new', async () => {
    const w = await amendmentWorld(await make())
    const before = await w.tasks()
    const out = await w.amend(drafts => [
      ...edited('1.1', { due: day('2008-06-20'), duePrecision: 'day' })(
        edited('2', { lead: [{ kind: 'unit', id: 'nv' }], coordinate: [{ kind: 'unit', id: 'kt' }] })(
          drafts.filter(d => d.path !== '3'),
        ),
      ),
      {
        ...drafts[0]!,
        id: 'fresh',
        path: '4',
        label: '4.',
        text: '4. Phòng Kinh tế lập danh sách hộ.',
        title: 'Lập danh sách hộ',
        lead: [{ kind: 'unit', id: 'kt' }],
      },
    ])
    expect(out).toMatchObject({
      number: '02/TB-UBND',
      meetingId: w.meetingId,
      tasks: 1,
      amended: { kept: 17, changed: 2, withdrawn: 1 },
    })
    const after = await w.tasks()
    expect(after).toHaveLength(before.length + 1)
    const latest = await w.latest()
    expect(latest).toMatchObject({
      id: out.noticeId,
      meetingId: w.meetingId,
      amends: {
        kind: 'correction',
        noticeId: w.first.id,
        number: '01/TB-UBND',
        reason: 'Sai thời hạn và đơn vị chủ trì',
      },
    })
    expect(latest.amends!.items.map(i => [i.kind, i.earlierPath, i.path])).toEqual([
      ['changed', '1.1', '1.1'],
      ['changed', '2', '2'],
      ['added', null, '4'],
      ['dropped', '3', null],
    ])
    // the earlier version is as it was issued
    expect(await w.stores.notices.get(w.first.id)).toEqual(w.first)

    const dated = after.find(t => t.path === '1.1')!
    expect(dated).toMatchObject({ due: '2008-06-20', noticeId: out.noticeId, state: 'assigned' })
    expect(dated.sentences).toMatchObject([{ noticeId: w.first.id, path: '1.1' }])
    const moved = after.find(t => t.path === '2')!
    expect(moved).toMatchObject({ id: before.find(t => t.path === '2')!.id, unitId: 'nv', state: 'assigned' })
    expect(moved.coordinations.map(c => c.unitId)).toEqual(['kt'])
    const gone = after.find(t => t.path === '3')!
    expect(gone).toMatchObject({ state: 'withdrawn', noticeId: w.first.id })
    expect((await w.stores.events.list('task', gone.id)).at(-1)!.data).toMatchObject({
      kind: 'withdrawn',
      reason: 'Đính chính bởi Thông báo số 02/TB-UBND',
    })
    const kept = after.filter(t => t.path === '1.2')
    expect(kept.every(t => t.noticeId === out.noticeId && t.saidBy?.noticeId === w.first.id)).toBe(true)
    expect(new Set(kept.map(t => t.directiveId)).size).toBe(1)
    // the collector sees all of its reports where the office now reads
    const page = (await w.reads.meetingPage(w.secretary, w.meetingId, w.tools.clock.today()))!
    expect(page.tallies.find(t => t.path === '1.2')).toMatchObject({ total: 14 })
    expect(page.notice!.id).toBe(out.noticeId)
    expect((await auditOn(w.db).verify()).problems).toEqual([])
  })

  it('tells those it concerns, once, and nobody else', async () => {
    const w = await amendmentWorld(await make())
    const known = new Set((await w.db.selectFrom('outbox').select('key').execute()).map(r => r.key))
    await w.amend(drafts =>
      edited('1.1', { due: day('2008-06-20'), duePrecision: 'day' })(drafts.filter(d => d.path !== '3')),
    )
    const told = (await w.db.selectFrom('outbox').select(['key', 'person_id', 'rule', 'alone']).execute()).filter(
      r => !known.has(r.key),
    )
    expect(told.map(t => [t.person_id, t.rule, t.alone]).sort()).toEqual([
      ['head-cchc', 'amended', 0],
      ['head-cntt', 'task-withdrawn', 0],
    ])
  })

  it('leaves what is done or reported, its history and its sentence', async () => {
    const w = await amendmentWorld(await make())
    const head = await w.actor('head-cntt')
    const third = (await w.tasks()).find(t => t.path === '3')!
    ok(await reportTask(w.tools, head, { taskId: third.id, ...REPORT }))
    const first = (await w.tasks()).find(t => t.path === '1.1')!
    const cchc = await w.actor('head-cchc')
    ok(await reportTask(w.tools, cchc, { taskId: first.id, ...REPORT }))
    ok(await confirmReport(w.tools, w.secretary, { taskId: first.id, note: null }))
    const out = await w.amend(drafts =>
      edited('1.1', { due: day('2008-07-20'), duePrecision: 'day', text: '1.1 Lập danh mục mới.' })(
        drafts.filter(d => d.path !== '3'),
      ),
    )
    expect(out.amended).toEqual({ kept: 20, changed: 0, withdrawn: 0 })
    const done = (await w.stores.tasks.get(first.id))!
    expect(done).toMatchObject({ state: 'done', due: '2008-06-30', text: first.text, noticeId: out.noticeId })
    expect(await w.stores.tasks.get(third.id)).toMatchObject({ state: 'reported', noticeId: w.first.id })
    // and it can still be confirmed
    ok(await confirmReport(w.tools, w.secretary, { taskId: third.id, note: null }))
  })

  it('takes the parts of a task with it, to the later notice or to its end', async () => {
    const w = await amendmentWorld(await make())
    const always = { validFrom: day('2000-01-01'), validTo: null }
    await w.tools.unitOfWork(async s => {
      const person = { id: 'officer', name: 'Cán bộ', email: null, active: true, account: null, passwordHash: null }
      await s.people.insert(person, w.tools.clock.now())
      await s.office.savePost(
        {
          ...always,
          id: 'po',
          kind: 'officer',
          title: 'Chuyên viên',
          unitId: 'cchc',
          personId: 'officer',
          deputies: [],
          version: 1,
        },
        null,
      )
    })
    const head = await w.actor('head-cchc')
    const part = async (path: string) => {
      const { id: taskId } = await w.task(path, 'cchc')
      ok(
        await handTaskDown(w.tools, head, {
          taskId,
          target: 'person:officer',
          title: 'Chuẩn bị hồ sơ',
          text: null,
          due: null,
        }),
      )
      return (await w.stores.tasks.listParts(taskId))[0]!
    }
    const [ends, goesOn] = [await part('1.3'), await part('1.4')]
    const out = await w.amend(drafts =>
      edited('1.4', { due: day('2008-12-20'), duePrecision: 'day' })(drafts.filter(d => d.path !== '1.3')),
    )
    // parts are within their task, and not counted beside it
    expect(out.amended).toEqual({ kept: 18, changed: 1, withdrawn: 1 })
    expect(await w.stores.tasks.get(ends.id)).toMatchObject({ state: 'withdrawn', noticeId: w.first.id })
    expect(await w.stores.tasks.get(goesOn.id)).toMatchObject({ state: 'assigned', noticeId: out.noticeId })
    expect((await auditOn(w.db).verify()).problems).toEqual([])
  })

  it('adds up: what a correction withdraws is counted as withdrawn', async () => {
    const w = await amendmentWorld(await make())
    const [start = []] = await w.reads.tasksAsOf([w.tools.clock.now()])
    w.pass(60)
    await w.amend(drafts => edited('2', { lead: [{ kind: 'unit', id: 'nv' }] })(drafts.filter(d => d.path !== '3')))
    const [end = []] = await w.reads.tasksAsOf([null])
    expect(await w.reads.tasksAsOf([w.tools.clock.now()])).toEqual([end])
    const figures = periodFigures(start, end, w.tools.clock.today())
    expect(figures.rows.every(addsUp)).toBe(true)
    expect(figures.total.flow).toMatchObject({ opening: 20, assigned: 0, withdrawn: 1, closing: 19 })
    expect(figures.rows.find(r => r.unitId === 'nv')!.flow).toMatchObject({ movedIn: 1 })
    expect(figures.rows.find(r => r.unitId === 'cntt')!.flow).toMatchObject({ withdrawn: 1, closing: 0 })
  })

  it('is a chain: a correction is corrected in its turn, and every version stays', async () => {
    const w = await amendmentWorld(await make())
    const due = (on: string) => edited('1.1', { due: day(on), duePrecision: 'day' })
    const second = await w.amend(due('2008-06-20'))
    const third = await w.amend(due('2008-06-27'), 'replacement')
    const notices = await w.stores.notices.listByMeeting(w.meetingId)
    expect(notices.map(n => [n.id, n.amends?.noticeId ?? null])).toEqual([
      [w.first.id, null],
      [second.noticeId, w.first.id],
      [third.noticeId, second.noticeId],
    ])
    const task = (await w.tasks()).find(t => t.path === '1.1')!
    expect(task).toMatchObject({ due: '2008-06-27', originalDue: '2008-06-30', noticeId: third.noticeId })
    expect(task.sentences!.map(s => s.noticeId)).toEqual([w.first.id, second.noticeId])
    expect((await w.tasks()).every(t => t.noticeId === third.noticeId)).toBe(true)
  })
})

describeOnEachDatabase('correcting a directive that comes back', make => {
  const monthly = { recurrence: 'monthly' as const, due: day('2008-05-31'), duePrecision: 'day' as const }

  it('goes on in its rhythm under the later notice, and gives no period twice', async () => {
    const w = await amendmentWorld(await make(), edited('3', monthly))
    expect(await w.stores.periodic.active()).toMatchObject([{ madeUntil: '2008-05-31' }])
    const out = await w.amend(edited('3', { title: 'Kiểm tra việc ứng dụng công nghệ' }))
    const [active, ...more] = await w.stores.periodic.active()
    expect(more).toEqual([])
    expect(active).toMatchObject({ recurrence: 'monthly', firstDay: '2008-05-31', madeUntil: '2008-05-31' })
    expect(await createPeriodicTasks(w.tools)).toBe(0)
    w.pass(28 * 24 * 60)
    expect(await createPeriodicTasks(w.tools)).toBe(1)
    expect(await createPeriodicTasks(w.tools)).toBe(0)
    const all = (await w.tasks()).filter(t => t.path === '3')
    expect(all.map(t => [t.period, t.due, t.noticeId])).toEqual([
      ['2008-05', '2008-05-31', out.noticeId],
      ['2008-06', '2008-06-30', out.noticeId],
    ])
    expect(all.every(t => t.title === 'Kiểm tra việc ứng dụng công nghệ')).toBe(true)
  })

  it('takes another rhythm from the next period on, or none', async () => {
    const w = await amendmentWorld(await make(), edited('3', monthly))
    await w.amend(edited('3', { recurrence: 'quarterly', due: day('2008-06-30') }))
    expect(await w.stores.periodic.active()).toMatchObject([
      { recurrence: 'quarterly', firstDay: '2008-06-30', madeUntil: '2008-05-31' },
    ])
    // what was given for May keeps its day
    expect((await w.task('3', 'cntt')).due).toBe('2008-05-31')
    await w.amend(edited('3', { recurrence: null }))
    expect(await w.stores.periodic.active()).toEqual([])
  })

  it('ends with the item', async () => {
    const w = await amendmentWorld(await make(), edited('3', monthly))
    await w.amend(drafts => drafts.filter(d => d.path !== '3'))
    expect(await w.stores.periodic.active()).toEqual([])
    w.pass(60 * 24 * 60)
    expect(await createPeriodicTasks(w.tools)).toBe(0)
  })
})
