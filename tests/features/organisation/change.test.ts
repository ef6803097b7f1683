import { expect, it } from 'vitest'
import { parsePeriod } from '#app/domain/scoring/period.ts'
import { day } from '#app/domain/shared/day.ts'
import { instantAt } from '#app/domain/shared/instant.ts'
import { isRefusal } from '#app/domain/shared/refusal.ts'
import type { TaskEventData } from '#app/domain/task/task.ts'
import { isValidOn } from '#app/domain/unit/office.ts'
import { carryOutDue } from '#app/features/organisation/carry-out-due.ts'
import { CHANGE_INPUTS, type ChangeInput, type ChangeKind } from '#app/features/organisation/change-input.ts'
import { changeOrganisation, confirmInput } from '#app/features/organisation/change-organisation.ts'
import { previewChange } from '#app/features/organisation/preview-change.ts'
import { loadOverview } from '#app/features/scoring/load-overview.ts'
import { acceptTask } from '#app/features/tasks/accept-task.ts'
import { confirmReport } from '#app/features/tasks/confirm-report.ts'
import { handOnTask } from '#app/features/tasks/hand-on.ts'
import { reportTask } from '#app/features/tasks/report-task.ts'
import { auditOn } from '#db/audit.ts'
import type { OpenDatabase } from '#db/open.ts'
import { readsOn } from '#db/reads/reads.ts'
import { describeOnEachDatabase } from '#tests/support/databases.ts'
import { taskWorld } from '../tasks/world.ts'

const input = (change: ChangeKind, fields: Record<string, unknown>): ChangeInput =>
  ({
    change,
    ...CHANGE_INPUTS[change].parse({ document: 'Quyết định số 12/QĐ-UBND', day: '10/04/2026', ...fields }),
  }) as ChangeInput
const confirmed = (fields: Record<string, unknown> = {}) => confirmInput.parse(fields)
const MERGE = { unitId: 'dt', withIds: 'nv', into: 'nv' }

/** Two units with work in every state; today is 10/4/2026, the tasks are of March. */
async function scene(open: OpenDatabase) {
  const world = await taskWorld(open)
  const { tools, actor, goTo, publish, assign } = world
  const held = await assign('dt', { path: '7', title: 'Đang có cán bộ làm' })
  await handOnTask(tools, await actor('head-dt'), { taskId: held.id, officerId: 'officer-dt', note: null })
  const done = await assign('dt', { path: '8', title: 'Đã xong' })
  await reportTask(tools, await actor('head-dt'), {
    taskId: done.id,
    text: 'Đã hoàn thành.',
    documentNumber: null,
    documentDay: null,
    fileIds: [],
  })
  await confirmReport(tools, await actor('secretary'), { taskId: done.id, note: null })
  const late = await assign('dt', { path: '9', title: 'Quá hạn' })
  await acceptTask(tools, await actor('head-dt'), { taskId: late.id })
  const asked = await assign('p1', { path: '10', coordinate: [{ kind: 'unit', id: 'dt' }] })
  const [collected] = await publish([
    { lead: [{ kind: 'unit', id: 'p2' }], reportTo: { kind: 'unit', id: 'dt' }, path: '11' },
  ])
  goTo(day('2026-04-10'))
  const events = async (id: string) => (await world.stores.events.list('task', id)).map(e => e.data as TaskEventData)
  return {
    ...world,
    reads: readsOn(open.db),
    admin: await actor('admin'),
    held,
    done,
    late,
    asked,
    collected: collected!,
    events,
    open,
  }
}

describeOnEachDatabase('merging units', make => {
  it('takes open tasks, asks and the collecting part along, with their lineage; what is closed stays', async () => {
    const w = await scene(await make())
    const outcome = await changeOrganisation(w.tools, w.admin, input('merge', MERGE), confirmed())
    expect(outcome).toMatchObject({ kind: 'saved' })
    expect(await w.task(w.held.id)).toMatchObject({
      unitId: 'nv',
      officerId: 'officer-dt',
      state: 'accepted',
      due: '2026-03-20',
    })
    expect(await w.task(w.late.id)).toMatchObject({
      unitId: 'nv',
      state: 'accepted',
      acceptedAt: instantAt(day('2026-03-10'), '08:00'),
    })
    expect(await w.task(w.done.id)).toMatchObject({ unitId: 'dt', state: 'done' })
    expect((await w.task(w.asked.id)).coordinations).toMatchObject([{ unitId: 'nv', answeredAt: null }])
    expect(await w.task(w.collected.id)).toMatchObject({ unitId: 'p2', reportToUnitId: 'nv' })
    expect((await w.events(w.late.id)).at(-1)).toMatchObject({
      kind: 'unit-succeeded',
      lead: { from: 'dt', to: 'nv' },
      day: '2026-04-10',
      reason: 'Sáp nhập Phòng Quản lý đô thị vào Phòng Nội vụ (Quyết định số 12/QĐ-UBND)',
    })
    const office = await w.stores.office.load()
    expect(office.units.find(u => u.id === 'dt')).toMatchObject({ validTo: '2026-04-09' })
    expect(office.successions).toEqual([{ fromUnitId: 'dt', toUnitId: 'nv', day: '2026-04-10' }])
    expect(
      office.posts
        .filter(p => p.unitId === 'nv' && isValidOn(p, day('2026-04-10')))
        .map(p => p.personId)
        .sort(),
    ).toEqual(['deputy-nv', 'head-dt', 'head-nv', 'officer-dt', 'officer-nv', 'reform'])
    // the history is whole and every task is still the fold of its events
    expect(await auditOn(w.open.db).verify()).toMatchObject({ problems: [] })
  })

  it('tells the new head once, in one mail, and nobody of what did not change', async () => {
    const w = await scene(await make())
    const before = new Set((await w.open.db.selectFrom('outbox').select('key').execute()).map(r => r.key))
    await changeOrganisation(w.tools, w.admin, input('merge', MERGE), confirmed())
    const rows = await w.open.db.selectFrom('outbox').select(['key', 'rule', 'person_id', 'data']).execute()
    const fresh = rows.filter(r => !before.has(r.key))
    expect(new Set(fresh.map(r => r.rule))).toEqual(new Set(['taken-over']))
    expect(new Set(fresh.map(r => r.person_id))).toEqual(new Set(['head-nv']))
    expect(new Set(fresh.map(r => (JSON.parse(r.data) as { group: string }).group)).size).toBe(1)
    expect(fresh).toHaveLength(3) // two led, one asked; the collected one is nobody's task
  })

  it('leaves every figure of a past period with the old unit', async () => {
    const w = await scene(await make())
    const march = parsePeriod('2026-03')!
    const at = instantAt(day('2026-04-10'), '08:00')
    const before = await loadOverview(w.reads, march, 'due', at)
    await changeOrganisation(w.tools, w.admin, input('merge', MERGE), confirmed())
    w.goTo(day('2026-05-04'))
    const after = await loadOverview(w.reads, march, 'due', instantAt(day('2026-05-04'), '08:00'))
    expect(before.rows.find(r => r.unitId === 'dt')?.tasks).toBe(3)
    expect(after).toEqual(before)
    const april = await loadOverview(w.reads, parsePeriod('2026-04')!, 'due', instantAt(day('2026-05-04'), '08:00'))
    expect(april.addsUp).toBe(true)
    expect(april.rows.find(r => r.unitId === 'dt')?.flow).toMatchObject({ opening: 2, movedOut: 2, closing: 0 })
    expect(april.rows.find(r => r.unitId === 'nv')?.flow).toMatchObject({ movedIn: 2, closing: 2 })
  })

  it('shows beforehand what it then does', async () => {
    const w = await scene(await make())
    const shown = await previewChange(w.tools, w.admin, input('merge', MERGE))
    if (isRefusal(shown)) throw new Error(shown.message)
    expect(shown).toMatchObject({ title: 'Sáp nhập Phòng Quản lý đô thị vào Phòng Nội vụ', planned: false })
    expect(shown.tasks.map(t => [t.title, t.to])).toEqual([
      ['Đang có cán bộ làm', 'nv'],
      ['Quá hạn', 'nv'],
    ])
    expect(shown.coordinations).toMatchObject([{ from: 'Phòng Quản lý đô thị', to: 'Phòng Nội vụ' }])
    expect(shown.collecting).toMatchObject([{ path: 'mục 11', to: 'Phòng Nội vụ' }])
    expect(shown.posts.map(p => p.holder).sort()).toEqual(['Dương Văn Tuyến', 'Ngô Văn Thị'])
    // nothing happened yet
    expect((await w.stores.office.load()).units.find(u => u.id === 'dt')?.validTo).toBeNull()
    // somebody gives the unit one more task: the preview is no longer what would happen
    await w.assign('dt', { path: '12' })
    const stale = await changeOrganisation(
      w.tools,
      w.admin,
      input('merge', MERGE),
      confirmed({ seenVersion: shown.mark }),
    )
    expect(stale).toMatchObject({ kind: 'stale' })
    const seenVersion = stale.kind === 'stale' ? stale.seenVersion : ''
    expect(await changeOrganisation(w.tools, w.admin, input('merge', MERGE), confirmed({ seenVersion }))).toMatchObject(
      { kind: 'saved' },
    )
  })

  it('into a new unit takes both, and what was chosen for posts and leaders', async () => {
    const w = await scene(await make())
    const choice = confirmed({ postTo: ['post-8>new:1>unit-head', 'post-5>ends'], leaderPostIds: 'post-2' })
    const change = input('merge', { ...MERGE, into: 'new', name: 'Phòng Tổng hợp', aliases: 'P.TH' })
    expect(await changeOrganisation(w.tools, w.admin, change, choice)).toMatchObject({ kind: 'saved' })
    const office = await w.stores.office.load()
    const unit = office.units.find(u => u.name === 'Phòng Tổng hợp')!
    expect(unit).toMatchObject({ validFrom: '2026-04-10', kind: 'office' })
    expect(unit.aliases.map(a => a.alias)).toEqual(['P.TH', 'Phòng Quản lý đô thị', 'Phòng Nội vụ'])
    const heads = office.posts.filter(p => p.unitId === unit.id && p.kind === 'unit-head')
    expect(heads.map(p => p.personId)).toEqual(['head-dt'])
    expect(office.portfolio.filter(e => e.unitId === unit.id).map(e => e.postId)).toEqual(['post-2'])
    expect((await w.task(w.late.id)).unitId).toBe(unit.id)
  })

  it('is the administrator’s, once a form, and all or nothing', async () => {
    const w = await scene(await make())
    await expect(
      changeOrganisation(w.tools, await w.actor('secretary'), input('merge', MERGE), confirmed()),
    ).rejects.toThrow('forbidden')
    const requestKey = 'form-00000001'
    const both = await Promise.all(
      [1, 2].map(() => changeOrganisation(w.tools, w.admin, input('merge', MERGE), confirmed({ requestKey }))),
    )
    expect(both.map(o => o.kind).sort()).toEqual(['repeated', 'saved'])
    expect(await changeOrganisation(w.tools, w.admin, input('merge', MERGE), confirmed())).toMatchObject({
      kind: 'refused',
      code: 'not-there',
    })
    const wrong = confirmed({ taskTo: [`${w.collected.id}>vp`] })
    expect(
      await changeOrganisation(
        w.tools,
        w.admin,
        input('split', { unitId: 'p2', name1: 'Phường 2A', name2: 'Phường 2B' }),
        wrong,
      ),
    ).toMatchObject({
      kind: 'refused',
      code: 'task-target',
    })
    expect((await w.stores.office.load()).units.filter(u => u.name.startsWith('Phường 2'))).toEqual([])
  })
})

describeOnEachDatabase('splitting, renaming, abolishing', make => {
  it('lets every task go where it was sent, and keeps the rest', async () => {
    const w = await scene(await make())
    const split = input('split', { unitId: 'dt', continues: 'on', name1: 'Phòng Xây dựng' })
    const shown = await previewChange(w.tools, w.admin, split)
    if (isRefusal(shown)) throw new Error(shown.message)
    expect(shown.tasks.map(t => t.to)).toEqual(['dt', 'dt'])
    expect(shown.taskOptions.map(o => o.value)).toEqual(['dt', 'new:1'])
    await changeOrganisation(
      w.tools,
      w.admin,
      split,
      confirmed({ taskTo: [`${w.held.id}>new:1`, `${w.late.id}>dt`], postTo: ['post-9>new:1>officer'] }),
    )
    const office = await w.stores.office.load()
    const built = office.units.find(u => u.name === 'Phòng Xây dựng')!
    expect(await w.task(w.held.id)).toMatchObject({ unitId: built.id, officerId: 'officer-dt' })
    expect(await w.task(w.late.id)).toMatchObject({ unitId: 'dt' })
    expect(office.units.find(u => u.id === 'dt')?.validTo).toBeNull()
    expect(office.portfolio.filter(e => e.unitId === built.id).map(e => e.postId)).toEqual(['post-1'])
  })

  it('keeps a name for the days it was borne, in the tree and in the reading of texts', async () => {
    const w = await scene(await make())
    await changeOrganisation(
      w.tools,
      w.admin,
      input('rename', { unitId: 'dt', name: 'Phòng Kinh tế, Hạ tầng và Đô thị' }),
      confirmed(),
    )
    const unit = (await w.stores.office.load()).units.find(u => u.id === 'dt')!
    expect(unit).toMatchObject({
      name: 'Phòng Kinh tế, Hạ tầng và Đô thị',
      past: [{ name: 'Phòng Quản lý đô thị', validTo: '2026-04-09' }],
    })
    expect(unit.aliases).toEqual([{ alias: 'Phòng Quản lý đô thị', validFrom: '2020-01-01', validTo: null }])
    expect((await w.task(w.late.id)).unitId).toBe('dt')
  })

  it('abolishes a unit only with somebody to take its work', async () => {
    const w = await scene(await make())
    const change = input('abolish', { unitId: 'dt', heir: 'nv' })
    await changeOrganisation(w.tools, w.admin, change, confirmed({ taskTo: [`${w.held.id}>p1`, `${w.late.id}>nv`] }))
    expect(await w.task(w.held.id)).toMatchObject({ unitId: 'p1', officerId: null })
    expect(await w.task(w.late.id)).toMatchObject({ unitId: 'nv' })
    const office = await w.stores.office.load()
    expect(office.units.find(u => u.id === 'nv')?.aliases).toEqual([])
    expect(office.portfolio.filter(e => e.unitId === 'p1').map(e => e.postId)).toEqual(['post-1'])
  })
})

describeOnEachDatabase('a change planned for a later day', make => {
  it('moves nothing before its day, everything on it, once', async () => {
    const w = await scene(await make())
    expect(
      await changeOrganisation(w.tools, w.admin, input('merge', { ...MERGE, day: '01/05/2026' }), confirmed()),
    ).toMatchObject({ kind: 'saved' })
    expect(await carryOutDue(w.tools)).toEqual({ done: 0, failed: 0 })
    expect((await w.task(w.late.id)).unitId).toBe('dt')
    w.goTo(day('2026-04-20'))
    const fresh = await w.assign('dt', { path: '20' })
    w.goTo(day('2026-05-01'), '00:05')
    expect(await carryOutDue(w.tools)).toEqual({ done: 1, failed: 0 })
    expect((await w.task(w.late.id)).unitId).toBe('nv')
    expect((await w.task(fresh.id)).unitId).toBe('nv')
    expect(await carryOutDue(w.tools)).toEqual({ done: 0, failed: 0 })
    expect((await w.stores.changes.list())[0]).toMatchObject({ state: 'done', result: { tasks: 3 } })
  })

  it('says so where it no longer fits, and does nothing by halves', async () => {
    const w = await scene(await make())
    await changeOrganisation(w.tools, w.admin, input('merge', { ...MERGE, day: '01/05/2026' }), confirmed())
    await changeOrganisation(w.tools, w.admin, input('abolish', { unitId: 'nv', heir: 'vp' }), confirmed())
    w.goTo(day('2026-05-01'))
    expect(await carryOutDue(w.tools)).toEqual({ done: 0, failed: 1 })
    expect((await w.stores.changes.list()).find(c => c.state === 'failed')?.result).toMatchObject({
      reason: 'Đơn vị tiếp nhận không hoạt động vào ngày ấy.',
    })
    expect((await w.task(w.late.id)).unitId).toBe('dt')
  })
})
