import { expect, it } from 'vitest'
import type { Against } from '#app/domain/scoring/criteria.ts'
import { DEFAULT_CRITERIA_SET as SET } from '#app/domain/scoring/default-set.ts'
import { endOf, parsePeriod } from '#app/domain/scoring/period.ts'
import { FLOWS, SLICES } from '#app/domain/scoring/period-tasks.ts'
import { scoreReport } from '#app/domain/scoring/sheet.ts'
import { addDays, type Day, day } from '#app/domain/shared/day.ts'
import { instantAt } from '#app/domain/shared/instant.ts'
import { STANDINGS } from '#app/domain/task/standing.ts'
import { overviewFilterOf, overviewFilterText, taskIdsFor } from '#app/features/overview-filter.ts'
import type { StoredTask } from '#app/features/ports.ts'
import { computeScores, endOfYesterday } from '#app/features/scoring/compute-scores.ts'
import { criteriaRowOf, listCriteriaSets, setInForce } from '#app/features/scoring/criteria-set.ts'
import { loadOverview } from '#app/features/scoring/load-overview.ts'
import { loadScores } from '#app/features/scoring/load-scores.ts'
import { confirmReport } from '#app/features/tasks/confirm-report.ts'
import { excludeTask } from '#app/features/tasks/exclude-task.ts'
import { extendTask } from '#app/features/tasks/extend-task.ts'
import { reassignTask } from '#app/features/tasks/reassign-task.ts'
import { reportTask } from '#app/features/tasks/report-task.ts'
import { returnTaskReport } from '#app/features/tasks/return-report.ts'
import { withdrawTask } from '#app/features/tasks/withdraw-task.ts'
import { listHref } from '#app/ui/overview/links.ts'
import { readsOn } from '#db/reads/reads.ts'
import { describeOnEachDatabase, type MakeDatabase } from '#tests/support/databases.ts'
import { taskWorld } from '../tasks/world.ts'

const q2 = parsePeriod('2026-Q2')!

/** A spring of six tasks for two units, as it happens through the use cases. */
async function spring(make: MakeDatabase) {
  const open = await make()
  const world = await taskWorld(open, { start: day('2026-03-25') })
  const reads = readsOn(open.db)
  const { tools, goTo } = world
  const as = world.actor
  const report = async (task: StoredTask, head: string, on: Day) => {
    goTo(on, '15:00')
    const text = 'Đã hoàn thành theo yêu cầu'
    await reportTask(tools, await as(head), {
      taskId: task.id,
      text,
      documentNumber: null,
      documentDay: null,
      fileIds: [],
    })
  }
  const confirm = async (task: StoredTask, on: Day) => {
    goTo(on, '09:00')
    await confirmReport(tools, await as('secretary'), { taskId: task.id, note: null })
  }
  const tasks = {
    onTime: await world.assign('nv', { due: day('2026-04-20') }),
    late: await world.assign('nv', { due: day('2026-04-20') }),
    extended: await world.assign('nv', { due: day('2026-05-10') }),
    overdue: await world.assign('nv', { due: day('2026-06-20') }),
    noDay: await world.assign('dt', { due: null }),
    waits: await world.assign('dt', { due: day('2026-06-30') }),
  }
  await report(tasks.onTime, 'head-nv', day('2026-04-18'))
  await confirm(tasks.onTime, day('2026-04-25')) // the office took its time
  await report(tasks.late, 'head-nv', day('2026-04-24'))
  await confirm(tasks.late, day('2026-04-25'))
  goTo(day('2026-05-05'))
  await extendTask(tools, await as('chair'), {
    taskId: tasks.extended.id,
    due: day('2026-05-30'),
    reason: 'chờ hướng dẫn',
  })
  await report(tasks.extended, 'head-nv', day('2026-05-29'))
  await confirm(tasks.extended, day('2026-06-01'))
  await report(tasks.waits, 'head-dt', day('2026-06-30'))
  const unit = async (unitId: string, asOf = endOf(q2)) =>
    (await computeScores(reads, SET, q2, asOf)).units.find(u => u.unitId === unitId)!
  return { ...world, open, reads, tasks, report, confirm, unit, as }
}

describeOnEachDatabase('scores from real history', make => {
  it('count what happened, as it can be counted by hand', async () => {
    const { unit } = await spring(make)
    // nv: on time, extended in time | late 4 days | overdue since 20/06, 11 days at 24:00 of 30/06
    const nv = await unit('nv')
    expect(nv.criteria.map(c => c.points)).toEqual([20, 22.5, 8, 10 - 0.4 - 1.1, 7.5])
    expect(nv).toMatchObject({ total: 66.5, max: 100, band: { name: 'Khá' }, done: 3, hadToBeDone: 4 })
    expect(nv.rates).toEqual({ due: { onTime: 2, late: 2, of: 4 }, original: { onTime: 1, late: 3, of: 4 } })
    // dt: reported on the last day, not confirmed yet: in time all the same; the one without a day is not counted
    expect(await unit('dt')).toMatchObject({ total: 100, done: 1, hadToBeDone: 1 })
    expect(await unit('p1')).toMatchObject({ total: null, band: null })
  })

  it('say the same for a past instant whatever happened since', async () => {
    const { reads, tasks, report, confirm, goTo, tools, as } = await spring(make)
    const before = JSON.stringify(scoreReport(await computeScores(reads, SET, q2, endOf(q2))))
    await confirm(tasks.waits, day('2026-07-03'))
    await report(tasks.overdue, 'head-nv', day('2026-07-10'))
    await confirm(tasks.overdue, day('2026-07-11'))
    goTo(day('2026-07-12'))
    await excludeTask(tools, await as('chair'), { taskId: tasks.late.id, reason: 'mưa lũ kéo dài' })
    expect(JSON.stringify(scoreReport(await computeScores(reads, SET, q2, endOf(q2))))).toBe(before)
    // a running instant within the quarter, too
    const may = instantAt(day('2026-05-20'), '00:00')
    expect((await computeScores(reads, SET, q2, may)).units.find(u => u.unitId === 'nv')).toMatchObject({
      rates: { due: { onTime: 1, late: 1, of: 2 } },
    })
  })

  it('take what was decided about the period after it, and nothing that was only done after it', async () => {
    const { unit, tasks, report, goTo, tools, as } = await spring(make)
    await report(tasks.overdue, 'head-nv', day('2026-07-10'))
    const later = instantAt(day('2026-07-31'), '24:00')
    expect((await unit('nv', later)).total).toBe(66.5)

    goTo(day('2026-07-12'))
    await excludeTask(tools, await as('chair'), { taskId: tasks.late.id, reason: 'mưa lũ kéo dài' })
    expect(await unit('nv', later)).toMatchObject({ excluded: 1, rates: { due: { onTime: 2, late: 1, of: 3 } } })

    await returnTaskReport(tools, await as('secretary'), { taskId: tasks.waits.id, reason: 'thiếu số liệu' })
    expect((await unit('dt', later)).rates.due).toEqual({ onTime: 0, late: 1, of: 1 })
    expect((await unit('dt')).rates.due).toEqual({ onTime: 1, late: 0, of: 1 })
  })

  it('are shown to who may see them: a head only the own unit', async () => {
    const { tools, reads, as } = await spring(make)
    const today = day('2026-07-01')
    const all = await loadScores(tools, reads, await as('reform'), today, '2026-Q2')
    expect(all.seesAll).toBe(true)
    expect(all.rows.map(r => [r.unitId, r.rank])).toEqual([
      ['dt', 1],
      ['nv', 2],
      ['vp', null],
      ['p1', null],
      ['p2', null],
      ['p3', null],
    ])
    expect(all.sheet.asOf).toBe(endOfYesterday(today))
    const own = await loadScores(tools, reads, await as('head-nv'), today, '2026-Q2')
    expect(own.rows.map(r => [r.unitId, r.rank])).toEqual([['nv', 2]])
    await expect(loadScores(tools, reads, await as('officer-nv'), today, '2026-Q2')).rejects.toMatchObject({
      code: 'forbidden',
    })
  })

  it('follow the set that is in force in the year, as it is stored', async () => {
    const { tools } = await spring(make)
    expect(await listCriteriaSets(tools)).toEqual([SET])
    const next = { ...SET, id: 'nhiem-vu-2027', year: 2027 }
    await tools.unitOfWork(async s => {
      await s.criteria.save(criteriaRowOf(SET), tools.clock.now())
      await s.criteria.save(criteriaRowOf(next), tools.clock.now())
    })
    const sets = await listCriteriaSets(tools)
    expect(sets).toEqual([next, SET])
    expect(setInForce(sets, 2026).id).toBe(SET.id)
    expect(setInForce(sets, 2030).id).toBe(next.id)
    expect(setInForce(sets, 2020).id).toBe(SET.id)
  })
})

describeOnEachDatabase('the overview', make => {
  it('adds up, and every number opens exactly its list', async () => {
    const { reads, tasks, goTo, tools, as, clock } = await spring(make)
    goTo(day('2026-06-29'))
    await reassignTask(tools, await as('secretary'), {
      taskId: tasks.overdue.id,
      toUnitId: 'p1',
      reason: 'đúng địa bàn',
      due: null,
    })
    await withdrawTask(tools, await as('secretary'), { taskId: tasks.noDay.id, reason: 'đã có văn bản thay thế' })
    goTo(day('2026-08-15'))
    for (const id of ['2026', '2026-H1', '2026-Q1', '2026-Q2', '2026-06', '2026-Q3'])
      for (const against of ['due', 'original'] as Against[]) {
        const period = parsePeriod(id)!
        const now = clock.now()
        const overview = await loadOverview(reads, period, against, now)
        expect(overview.addsUp, id).toBe(true)
        for (const row of [overview.total, ...overview.rows]) {
          const unitId = row === overview.total ? undefined : row.unitId
          const list = async (what: Parameters<typeof listHref>[2]) => {
            // through the address, as a click does
            const url = new URL(listHref(id, against, { unitId, ...what }), 'http://localhost')
            return taskIdsFor(reads, overviewFilterOf(url.searchParams)!, now)
          }
          for (const standing of STANDINGS) expect(await list({ standing })).toHaveLength(row.matrix[standing])
          for (const flow of FLOWS) expect(await list({ flow }), `${id} ${unitId} ${flow}`).toHaveLength(row.flow[flow])
          expect(await list({ slice: 'judged' })).toHaveLength(row.judged)
          expect(await list({ slice: 'late' })).toHaveLength(row.late)
          expect(await list({ slice: 'no-day' })).toHaveLength(row.noDay)
          const { 'done-on-time': onTime, 'done-late': late, 'in-time': inTime, overdue } = row.matrix
          expect(onTime + late + inTime + overdue + row.noDay).toBe(row.tasks)
          expect(await list({})).toHaveLength(row.tasks)
          if (unitId === undefined)
            for (const slice of SLICES.filter(s => s !== 'judged' && s !== 'late' && s !== 'no-day'))
              expect(await list({ slice })).toHaveLength(overview.slices[slice])
        }
      }
  })

  it('shows the quarter as it was', async () => {
    const { reads } = await spring(make)
    const { total, rows } = await loadOverview(reads, q2, 'due', endOf(q2))
    expect(total.flow).toMatchObject({ opening: 6, assigned: 0, done: 3, withdrawn: 0, closing: 3 })
    expect(total.matrix).toMatchObject({ 'done-on-time': 2, 'done-late': 1, 'in-time': 1, overdue: 1, 'no-due': 1 })
    expect(rows.find(r => r.unitId === 'nv')).toMatchObject({ judged: 4, onTime: 2, averageDaysLate: 7.5 })
    const running = await loadOverview(reads, q2, 'due', instantAt(addDays(day('2026-06-15'), 0), '10:00'))
    expect(running.judgeDay).toBe('2026-06-15')
  })

  it('reads an address only where it names a period', () => {
    expect(overviewFilterOf(new URLSearchParams('don_vi=nv'))).toBeNull()
    const filter = overviewFilterOf(new URLSearchParams('ky=2026-Q2&don_vi=nv&ket_qua=overdue&dong=nonsense&han=goc'))!
    expect(filter).toMatchObject({ unitId: 'nv', standing: 'overdue', flow: undefined, against: 'original' })
    expect(overviewFilterText(filter, 'Phòng Nội vụ')).toBe(
      'Đang thực hiện, quá hạn · Phòng Nội vụ · quý II/2026 · theo hạn gốc',
    )
  })
})
