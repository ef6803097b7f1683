import fc from 'fast-check'
import { expect, it } from 'vitest'
import { can } from '#app/domain/access/can.ts'
import { addDays, day } from '#app/domain/shared/day.ts'
import { STANDINGS, standingOf } from '#app/domain/task/standing.ts'
import type { Task } from '#app/domain/task/task.ts'
import type { StoredTask } from '#app/features/ports.ts'
import { groupMyWork, MY_WORK_GROUPS } from '#app/features/tasks/group-work.ts'
import { handTaskDown } from '#app/features/tasks/hand-down.ts'
import { reportTask } from '#app/features/tasks/report-task.ts'
import { readSavedViews, removeView, saveView, saveViewInput } from '#app/features/tasks/saved-views.ts'
import { listHref, listHrefWithout, taskFilterOf } from '#app/features/tasks/task-list-address.ts'
import { taskSubject } from '#app/features/tasks/task-subject.ts'
import { readsOn } from '#db/reads/reads.ts'
import { hasStanding, visibleTo } from '#db/reads/task-lines.ts'
import { anyHistory } from '#tests/domain/task/sample.ts'
import { describeOnEachDatabase } from '#tests/support/databases.ts'
import { PEOPLE, taskWorld, UNIT_IDS } from './world.ts'

const unit = (id: string) => ({ kind: 'unit' as const, id })

describeOnEachDatabase('the conditions of a list', make => {
  it('are the rules of the domain: standing and scope, over random histories', async () => {
    const w = await taskWorld(await make())
    const base = await w.assign('nv')
    const histories = fc.sample(anyHistory, { numRuns: 250, seed: 20260310 })
    const units = fc.sample(fc.constantFrom(...UNIT_IDS), { numRuns: histories.length, seed: 1 })
    const people = fc.sample(fc.option(fc.constantFrom(...PEOPLE), { nil: null }), {
      numRuns: histories.length,
      seed: 2,
    })
    const tasks: StoredTask[] = histories.map(({ task }, i) => ({
      ...task,
      id: `random-${i}`,
      noticeId: base.noticeId,
      meetingId: base.meetingId,
      directiveId: base.directiveId,
      unitId: units[i]!,
      officerId: people[i]!,
      reportToUnitId: i % 3 === 0 ? units[(i * 7) % units.length]! : null,
      coordinations:
        i % 4 === 0
          ? [
              {
                unitId: units[(i * 5) % units.length]!,
                ask: null,
                due: null,
                askedAt: null,
                answeredAt: null,
                answer: null,
              },
            ]
          : [],
      chairPersonId: 'chair',
      parentUnitId: null,
      version: 1,
    }))
    await w.tools.unitOfWork(async s => {
      for (const { version: _v, parentUnitId: _p, ...t } of tasks) await s.tasks.insert(t as Task, 'chair')
    })
    for (const today of [day('2026-03-10'), day('2026-03-20'), day('2026-03-21'), addDays(day('2026-03-21'), 60)])
      for (const against of ['due', 'original'] as const)
        for (const standing of STANDINGS) {
          const rows = await w.db
            .selectFrom('tasks')
            .select('id')
            .where('id', 'like', 'random-%')
            .where(hasStanding(standing, today, against))
            .execute()
          const expected = tasks.filter(t => standingOf(t, today, against) === standing).map(t => t.id)
          expect([standing, today, rows.map(r => r.id).sort()]).toEqual([standing, today, expected.sort()])
        }
    for (const person of PEOPLE) {
      const viewer = await w.actor(person)
      const rows = await w.db
        .selectFrom('tasks')
        .select('id')
        .where('id', 'like', 'random-%')
        .where(visibleTo(viewer))
        .execute()
      const expected = tasks.filter(t => can(viewer, 'task.view', taskSubject(t))).map(t => t.id)
      expect([person, rows.map(r => r.id).sort()]).toEqual([person, expected.sort()])
    }
  })

  it('pages by key: every task once, in order, whatever the sort', async () => {
    const w = await taskWorld(await make())
    await w.publish(
      Array.from({ length: 23 }, (_, i) => ({
        lead: [unit(UNIT_IDS[i % UNIT_IDS.length]!)],
        due: i % 4 === 0 ? null : addDays(day('2026-03-12'), i % 5),
        title: `Việc số ${i}`,
      })),
    )
    const reads = readsOn(w.db)
    const viewer = await w.actor('secretary')
    for (const sort of ['due', 'assigned', 'updated', 'unit'] as const) {
      const seen: string[] = []
      let after: string | undefined
      do {
        const page = await reads.taskList(viewer, { sort, after, limit: 5 }, w.clock.today())
        expect([page.count, page.more]).toEqual([23, false])
        seen.push(...page.lines.map(l => l.id))
        after = page.next ?? undefined
      } while (after)
      expect([sort, seen.length, new Set(seen).size]).toEqual([sort, 23, 23])
    }
  })

  it('begin anew where somebody typed a cursor that is none', async () => {
    const w = await taskWorld(await make())
    await w.publish([{ lead: [unit('nv')], title: 'Việc duy nhất' }])
    const reads = readsOn(w.db)
    const viewer = await w.actor('secretary')
    for (const after of ['NaN|x', 'abc|x', '0.5|x', '1e999|x', '99999999999|x', '|', 'x']) {
      const page = await reads.taskList(viewer, { sort: 'unit', after }, w.clock.today())
      expect([after, page.lines.length]).toEqual([after, 1])
    }
  })

  it('find without accents, by unit, state, day and directive', async () => {
    const w = await taskWorld(await make())
    const [a, b] = await w.publish([
      { lead: [unit('nv')], title: 'Rà soát đường Lê Lợi', text: 'Rà soát đường Lê Lợi', starred: true },
      { lead: [unit('dt')], title: 'Công bố quy hoạch', text: 'Công bố quy hoạch', due: day('2026-04-01') },
    ])
    const reads = readsOn(w.db)
    const viewer = await w.actor('secretary')
    const found = async (search: string) => {
      const page = await reads.taskList(viewer, taskFilterOf(new URLSearchParams(search)), w.clock.today())
      return page.lines.map(l => l.id)
    }
    expect(await found('q=ra soat duong')).toEqual([a!.id])
    expect(await found('don_vi=dt')).toEqual([b!.id])
    expect(await found('trang_thai=assigned&trang_thai=done')).toHaveLength(2)
    expect(await found('trang_thai=done')).toEqual([])
    expect(await found('han_tu=25/03/2026')).toEqual([b!.id])
    expect(await found('han_den=2026-03-25')).toEqual([a!.id])
    expect(await found('sao=1')).toEqual([a!.id])
    expect(await found(`chi_dao=${b!.directiveId}`)).toEqual([b!.id])
    expect(await found('ket_qua=overdue')).toEqual([])
    expect(await found('trang_thai=nonsense&ket_qua=x&han_tu=31/02/2026')).toHaveLength(2)
    // what a unit head may not see is not found, whatever is asked
    const head = await w.actor('head-p1')
    expect(
      (await reads.taskList(head, taskFilterOf(new URLSearchParams('q=quy hoach')), w.clock.today())).lines,
    ).toEqual([])
  })
})

describeOnEachDatabase('my work', make => {
  it('has every open task of the unit in exactly one group, the coordinated ones beside', async () => {
    const w = await taskWorld(await make())
    const lead = [unit('p2')]
    const [late, , today, week, later, none] = await w.publish([
      { lead, due: day('2026-03-09') },
      { lead, due: day('2026-03-30') },
      { lead, due: day('2026-03-10') },
      { lead, due: day('2026-03-15') },
      { lead, due: day('2026-03-16') },
      { lead, due: null },
      { lead: [unit('dt')], coordinate: lead },
    ])
    const head = await w.actor('head-p23')
    for (const task of [today, week, later, none])
      await w.tools.unitOfWork(s => s.tasks.save({ ...task!, state: 'accepted' }, 1))
    const work = await readsOn(w.db).unitWork(head, w.clock.today())
    const groups = groupMyWork(work.lines, w.clock.today())
    expect(MY_WORK_GROUPS.map(g => groups[g].length)).toEqual([1, 1, 1, 1, 1, 1, 0, 0])
    expect(groups.overdue[0]?.id).toBe(late?.id)
    expect(work.coordinating).toHaveLength(1)
    expect(work.unitIds).toEqual(['p2', 'p3'])
  })
})

describeOnEachDatabase('a part that a unit handed to one of its people', make => {
  it('is on that person’s page to do, on the head’s to follow, and to confirm once it is reported', async () => {
    const w = await taskWorld(await make())
    const task = await w.assign('nv')
    const head = await w.actor('head-nv')
    const give = (target: string, title: string) =>
      handTaskDown(w.tools, head, { taskId: task.id, target, title, text: null, due: day('2026-03-15') })
    await give('person:officer-nv', 'Lập biểu')
    const [part] = await w.stores.tasks.listParts(task.id)
    const pageOf = async (person: string) => {
      const reads = readsOn(w.db)
      const [work, counts] = [
        await reads.unitWork(await w.actor(person), w.clock.today()),
        await reads.navCounts(await w.actor(person), w.clock.today()),
      ]
      const ids = (lines: { id: string }[]) => lines.map(l => (l.id === part!.id ? 'part' : 'task'))
      return [ids(work.lines), ids(work.partsGiven), ids(work.partsReported), counts.work]
    }
    expect(await pageOf('head-nv')).toEqual([['task'], ['part'], [], 1])
    expect(await pageOf('officer-nv')).toEqual([['part'], [], [], 1])
    const report = { taskId: part!.id, text: 'Đã lập xong', documentNumber: null, documentDay: null, fileIds: [] }
    await reportTask(w.tools, await w.actor('officer-nv'), report)
    expect(await pageOf('head-nv')).toEqual([['task'], [], ['part'], 1])
    expect(await pageOf('head-p1')).toEqual([[], [], [], 0])
  })
})

describeOnEachDatabase('saved views', make => {
  it('belong to one person, are replaced by name, and forget the page', async () => {
    const w = await taskWorld(await make())
    const [a, b] = [await w.actor('secretary'), await w.actor('chair')]
    const save = (name: string, search: string) => saveView(w.tools, a, saveViewInput.parse({ name, search }))
    await save('Quá hạn', 'ket_qua=overdue&sau=x|y')
    await save('  Quá   hạn ', 'ket_qua=overdue&don_vi=nv')
    await save('Sao', 'sao=1')
    expect((await readSavedViews(w.stores, a.personId)).map(v => [v.name, v.search])).toEqual([
      ['Quá hạn', 'ket_qua=overdue&don_vi=nv'],
      ['Sao', 'sao=1'],
    ])
    expect(await readSavedViews(w.stores, b.personId)).toEqual([])
    const [first] = await readSavedViews(w.stores, a.personId)
    await removeView(w.tools, b, first!.id)
    expect(await readSavedViews(w.stores, a.personId)).toHaveLength(2)
    await removeView(w.tools, a, first!.id)
    expect((await readSavedViews(w.stores, a.personId)).map(v => v.name)).toEqual(['Sao'])
    for (let i = 0; i < 19; i++) await save(`Bộ lọc ${i}`, '')
    expect(await save('Một nữa', '')).toMatchObject({ kind: 'refused', code: 'too-many-views' })
  })
})

it('an address leaves out what it does not mean, and always starts from the first page', () => {
  const params = new URLSearchParams('q=a&sau=x|y&trang_thai=done&trang_thai=redo&don_vi=')
  expect(listHref(params, { q: null })).toBe('/nhiem-vu?trang_thai=done&trang_thai=redo')
  expect(listHrefWithout(params, 'trang_thai', 'done')).toBe('/nhiem-vu?q=a&trang_thai=redo')
  expect(listHref(new URLSearchParams('sau=1'), {})).toBe('/nhiem-vu')
})
