import fc from 'fast-check'
import { expect, it } from 'vitest'
import { can } from '#app/domain/access/can.ts'
import { day } from '#app/domain/shared/day.ts'
import { dayOfInstant } from '#app/domain/shared/instant.ts'
import { extensionEntries, LEDGER_OUTCOMES, type LedgerEntry } from '#app/domain/task/extension-ledger.ts'
import { dueAgainst, standingOf } from '#app/domain/task/standing.ts'
import { replay, type Task } from '#app/domain/task/task.ts'
import type { LedgerFilter, LedgerLine } from '#app/features/reads.ts'
import { askTaskExtension } from '#app/features/tasks/ask-extension.ts'
import { extendTask } from '#app/features/tasks/extend-task.ts'
import { grantTaskExtension } from '#app/features/tasks/grant-extension.ts'
import { ledgerFilterOf, ledgerHref, ratesHref } from '#app/features/tasks/ledger-address.ts'
import { ledgerSheet, ratesSheet } from '#app/features/tasks/ledger-sheet.ts'
import { refuseTaskExtension } from '#app/features/tasks/refuse-extension.ts'
import { taskFilterOf } from '#app/features/tasks/task-list-address.ts'
import { taskSubject } from '#app/features/tasks/task-subject.ts'
import { readsOn } from '#db/reads/reads.ts'
import { extensionHistory } from '#tests/domain/task/extension-histories.ts'
import { describeOnEachDatabase } from '#tests/support/databases.ts'
import { PEOPLE, type TaskWorld, taskWorld, UNIT_IDS } from './world.ts'

const reason = 'Chờ số liệu của các phường'

async function all(w: TaskWorld, person: string, filter: LedgerFilter, limit = 7): Promise<LedgerLine[]> {
  const viewer = await w.actor(person)
  const lines: LedgerLine[] = []
  let after: string | undefined
  do {
    const page = await readsOn(w.db).extensionLedger(viewer, { ...filter, after, limit }, w.clock.today())
    lines.push(...page.lines)
    after = page.next ?? undefined
  } while (after)
  return lines
}

describeOnEachDatabase('the ledger of extensions', make => {
  it('is the fold of the histories: every row, every outcome, every viewer, every filter, both rates', async () => {
    const w = await taskWorld(await make())
    const base = await w.assign('nv')
    const histories = fc.sample(extensionHistory, { numRuns: 120, seed: 20260310 })
    const units = fc.sample(fc.constantFrom(...UNIT_IDS), { numRuns: histories.length, seed: 1 })
    const tasks: Task[] = []
    const entries: LedgerEntry[] = []
    await w.tools.unitOfWork(async s => {
      for (const [i, { events }] of histories.entries()) {
        const id = `random-${String(i).padStart(3, '0')}`
        const own = events
          .map((e, n) => {
            const data = structuredClone(e.data)
            // the generated units become real ones; each history stays with one
            if (data.kind === 'assigned')
              Object.assign(data.task, {
                unitId: units[i],
                noticeId: base.noticeId,
                meetingId: base.meetingId,
                directiveId: base.directiveId,
                coordinations: [],
              })
            if (data.kind === 'amended' || data.kind === 'restated')
              Object.assign(data, { noticeId: base.noticeId, directiveId: base.directiveId })
            if (data.kind === 'amended') {
              delete data.coordinations
              delete data.reportTo
            }
            return { ...e, data, id: `${id}-${String(n).padStart(3, '0')}` }
          })
          .filter(
            e =>
              !['reassigned', 'coordination-asked', 'watcher-added', 'part-given', 'handed-on'].includes(e.data.kind),
          )
        const task = replay(id, own)!
        tasks.push(task)
        entries.push(...extensionEntries(id, own))
        await s.tasks.insert(task, 'chair')
        for (const { id: eventId, at, actorId, data } of own)
          await s.events.append(
            { subjectKind: 'task', subjectId: id, at, actorId, actorTitle: 'x', origin: 'web', data },
            eventId,
          )
      }
    })
    w.goTo(day('2026-05-20'))
    const today = w.clock.today()
    const byId = new Map(tasks.map(t => [t.id, t]))
    const expected = (person: LedgerFilter & { sees: (t: Task) => boolean }) =>
      entries
        .filter(e => {
          const { asked, decided, outcome } = e
          const at = dayOfInstant((asked ?? decided)!.at)
          return (
            person.sees(byId.get(e.taskId)!) &&
            (!person.from || at >= person.from) &&
            (!person.to || at <= person.to) &&
            (!person.outcome || outcome === person.outcome) &&
            (!person.late || asked?.late === true) &&
            (!person.asked || asked !== null) &&
            (!person.unitId || byId.get(e.taskId)!.unitId === person.unitId)
          )
        })
        .map(e => `${e.id} ${e.outcome}`)
        .sort()
    const told = (lines: readonly LedgerLine[]) => lines.map(l => `${l.id} ${l.outcome}`).sort()
    for (const person of ['secretary', 'head-nv', 'head-p23', 'officer-dt', 'auditor', 'admin'].filter(p =>
      PEOPLE.includes(p),
    )) {
      const viewer = await w.actor(person)
      const sees = (t: Task) =>
        can(viewer, 'task.view', taskSubject({ ...t, chairPersonId: 'chair', parentUnitId: null, version: 1 }))
      expect([person, told(await all(w, person, {}))]).toEqual([person, expected({ sees })])
    }
    const sees = () => true
    for (const outcome of LEDGER_OUTCOMES) {
      const lines = await all(w, 'secretary', { outcome })
      expect([outcome, told(lines)]).toEqual([outcome, expected({ sees, outcome })])
      expect(lines.length, outcome).toBeGreaterThan(0)
      // what a line says is what the fold says
      for (const l of lines) expect(l).toMatchObject(entries.find(e => e.id === l.id)!)
    }
    for (const filter of [
      { late: true },
      { asked: true },
      { unitId: 'p2' },
      { from: day('2026-04-01'), to: day('2026-04-20') },
    ] satisfies LedgerFilter[])
      expect([filter, told(await all(w, 'secretary', filter))]).toEqual([filter, expected({ sees, ...filter })])

    const filter = { from: day('2026-03-01'), to: day('2026-03-31'), unitId: 'dt' }
    const page = await readsOn(w.db).extensionLedger(await w.actor('secretary'), filter, today)
    for (const against of ['due', 'original'] as const) {
      const cohort = tasks.filter(t => {
        const original = dueAgainst(t, 'original')
        return t.unitId === 'dt' && original !== null && original >= filter.from && original <= filter.to
      })
      const n = (s: string) => cohort.filter(t => standingOf(t, today, against) === s).length
      expect(page.rates[against]).toEqual({ onTime: n('done-on-time'), late: n('done-late'), overdue: n('overdue') })
      // the number is the length of the list it opens
      const { onTime, late, overdue } = page.rates[against]
      const href = ratesHref(filter, ['done-on-time', 'done-late', 'overdue'], against)
      const list = await readsOn(w.db).taskList(
        await w.actor('secretary'),
        taskFilterOf(new URL(href, 'http://x').searchParams),
        today,
      )
      expect(list.count).toBe(onTime + late + overdue)
    }
  })

  it('tells who asked, when, why, who decided – without accents found, exported as it stands', async () => {
    const w = await taskWorld(await make())
    const [nv, dt] = await w.publish([
      { lead: [{ kind: 'unit', id: 'nv' }], title: 'Rà soát đường Lê Lợi', text: 'Rà soát đường Lê Lợi' },
      { lead: [{ kind: 'unit', id: 'dt' }], title: 'Công bố quy hoạch', text: 'Công bố quy hoạch' },
    ])
    w.goTo(day('2026-03-23'))
    const ask = { taskId: nv!.id, wantedDue: day('2026-04-03'), reason, code: 'GH1' }
    await askTaskExtension(w.tools, await w.actor('head-nv'), ask)
    w.advance(60)
    await refuseTaskExtension(w.tools, await w.actor('vice-nv'), { taskId: nv!.id, reason: 'Đã gia hạn nhiều lần' })
    w.advance(60)
    await askTaskExtension(w.tools, await w.actor('head-nv'), { ...ask, code: undefined })
    w.advance(60)
    await grantTaskExtension(w.tools, await w.actor('chair'), { taskId: nv!.id, due: day('2026-03-30'), reason: null })
    w.advance(60)
    await extendTask(w.tools, await w.actor('chair'), {
      taskId: dt!.id,
      due: day('2026-04-01'),
      reason: 'Theo tình hình',
    })
    const lines = await all(w, 'secretary', {})
    expect(
      lines.map(l => [
        l.title,
        l.unitName,
        l.originalDue,
        l.asked?.late ?? null,
        l.askedByName,
        l.outcome,
        l.decidedByName,
        l.decided?.due,
      ]),
    ).toEqual([
      ['Công bố quy hoạch', 'Phòng Quản lý đô thị', '2026-03-20', null, null, 'unasked', 'Trần Văn Chủ', '2026-04-01'],
      [
        'Rà soát đường Lê Lợi',
        'Phòng Nội vụ',
        '2026-03-20',
        true,
        'Đặng Thị Vụ',
        'granted',
        'Trần Văn Chủ',
        '2026-03-30',
      ],
      ['Rà soát đường Lê Lợi', 'Phòng Nội vụ', '2026-03-20', true, 'Đặng Thị Vụ', 'refused', 'Phạm Văn Nội', null],
    ])
    expect(await all(w, 'secretary', { q: 'ra soat DUONG' })).toHaveLength(2)
    expect(await all(w, 'secretary', { code: 'GH1' })).toHaveLength(1)
    expect(await all(w, 'head-dt', {})).toHaveLength(1)
    expect(await all(w, 'head-p1', {})).toEqual([])
    const given = {
      now: w.clock.now(),
      officeName: 'UBND',
      filter: {},
      unitName: null,
      reasons: await readsOn(w.db).reasonCodes(),
      cut: null,
    }
    const sheet = ledgerSheet(lines, given)
    expect(sheet.rows).toHaveLength(3)
    expect(sheet.rows[2]).toContain('Chờ số liệu, ý kiến của đơn vị khác')
    expect(new Set(sheet.rows.map(r => r.length))).toEqual(new Set([sheet.columns.length]))
    const { rates } = await readsOn(w.db).extensionLedger(await w.actor('secretary'), {}, w.clock.today())
    // extended: in time by the day in force, overdue by the original one
    expect([rates.due.overdue, rates.original.overdue]).toEqual([0, 2])
    expect(ratesSheet(rates, given).rows[1]).toEqual(['Hạn gốc', 0, 0, 2, 2, 0])
  })
})

it('an address of the ledger means this year where it names no day, and keeps what it can read', () => {
  const today = day('2026-03-10')
  expect(ledgerFilterOf(new URLSearchParams(), today)).toMatchObject({ from: '2026-01-01', to: undefined })
  expect(ledgerFilterOf(new URLSearchParams('den=31/12/2025&quyet_dinh=x&muon=1'), today)).toMatchObject({
    from: undefined,
    to: '2025-12-31',
    outcome: undefined,
    late: true,
  })
  expect(ledgerHref(new URLSearchParams('q=a&sau=x|y&don_vi='), { q: null })).toBe('/so-gia-han')
})
