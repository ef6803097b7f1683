import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, type Day, day } from '#app/domain/shared/day.ts'
import { instantAt } from '#app/domain/shared/instant.ts'
import { isRefusal } from '#app/domain/shared/refusal.ts'
import { succeed } from '#app/domain/task/succession.ts'
import { evolve, isOpen, TASK_STATES, type Task } from '#app/domain/task/task.ts'
import { faceOn, isValidOn, type Office, unitOrHeir } from '#app/domain/unit/office.ts'
import { planReorganisation, type ReorganisationPlan } from '#app/domain/unit/plan-reorganisation.ts'
import type { Restructuring } from '#app/domain/unit/reorganisation.ts'
import { treeOn } from '#app/domain/unit/tree.ts'
import { office as smallOffice, task } from '../reminder/make.ts'
import { dayIn, offices, runs } from './generated.ts'

const ids = () => {
  let n = 0
  return () => {
    n += 1
    return `n${n}`
  }
}
const planned = (office: Office, change: Parameters<typeof planReorganisation>[1]): ReorganisationPlan => {
  const plan = planReorganisation(office, change, ids())
  if (isRefusal(plan)) throw new Error(plan.message)
  return plan
}
const DAY = day('2026-07-01')
const EVE = addDays(DAY, -1)
const restructuring = (more: Partial<Restructuring>): Restructuring => ({
  kind: 'merge',
  day: DAY,
  document: 'Quyết định số 1/QĐ-UBND',
  from: ['vx'],
  ending: ['vx'],
  created: [],
  heir: 'kt',
  heirs: ['kt'],
  inherits: true,
  tasks: {},
  posts: {},
  leaderPostIds: [],
  ...more,
})

describe('merging one unit into another', () => {
  const office = smallOffice({
    units: smallOffice().units.map(u =>
      u.id === 'vx' ? { ...u, aliases: [{ alias: 'P.VX', validFrom: u.validFrom, validTo: null }] } : u,
    ),
    groups: [
      {
        id: 'g',
        name: 'Các phòng',
        aliases: [],
        members: ['kt', 'vx'].map(unitId => ({ unitId, validFrom: day('2020-01-01'), validTo: null })),
        version: 1,
      },
    ],
  })
  const plan = planned(office, restructuring({}))
  const unit = (id: string) => plan.office.units.find(u => u.id === id)!

  it('ends the one the day before and lets the other answer to its names', () => {
    expect(unit('vx').validTo).toBe(EVE)
    expect(unit('kt').aliases.map(a => [a.alias, a.validFrom, a.validTo])).toEqual([
      ['vx', DAY, null],
      ['P.VX', DAY, null],
    ])
    expect(plan.successions).toEqual([{ from: 'vx', to: 'kt' }])
    expect(
      unitOrHeir({ ...plan.office, successions: [{ fromUnitId: 'vx', toUnitId: 'kt', day: DAY }] }, 'vx', DAY)?.id,
    ).toBe('kt')
  })

  it('moves the people along; a second head becomes a deputy head', () => {
    const there = plan.office.posts.filter(p => p.unitId === 'kt' && isValidOn(p, DAY))
    expect(there.map(p => [p.personId, p.kind]).sort()).toEqual([
      ['cv-kt', 'officer'],
      ['cv-vx', 'officer'],
      ['pp-kt', 'unit-deputy'],
      ['pp-vx', 'unit-deputy'],
      ['tp-kt', 'unit-head'],
      ['tp-vx', 'unit-deputy'],
    ])
    expect(plan.office.posts.filter(p => p.unitId === 'vx' && isValidOn(p, DAY))).toEqual([])
    expect(there.find(p => p.personId === 'cv-vx')?.previousPostId).toBe('officer-vx-cv-vx')
  })

  it('takes it out of its groups and portfolios, and leaves the days before as they were', () => {
    expect(plan.office.groups[0]?.members.filter(m => isValidOn(m, DAY)).map(m => m.unitId)).toEqual(['kt'])
    expect(plan.office.groups[0]?.members.filter(m => isValidOn(m, EVE)).map(m => m.unitId)).toEqual(['kt', 'vx'])
    expect(plan.office.portfolio.filter(e => isValidOn(e, DAY)).map(e => [e.postId, e.unitId])).toEqual([
      ['p-kt', 'kt'],
    ])
    expect(
      plan.office.portfolio
        .filter(e => isValidOn(e, EVE))
        .map(e => e.unitId)
        .sort(),
    ).toEqual(['kt', 'vx'])
  })

  it('lets a chosen leader answer for the heir from that day on', () => {
    const chosen = planned(office, restructuring({ leaderPostIds: ['p-vx'] }))
    const led = (on: Day) =>
      chosen.office.portfolio
        .filter(e => isValidOn(e, on))
        .map(e => [e.postId, e.unitId])
        .sort()
    expect(led(DAY)).toEqual([['p-vx', 'kt']])
    expect(led(EVE)).toEqual([
      ['p-kt', 'kt'],
      ['p-vx', 'vx'],
    ])
  })

  it('refuses what cannot be', () => {
    const refused = (more: Partial<Restructuring>) => planReorganisation(office, restructuring(more), ids())
    expect(refused({ heir: 'vx', heirs: ['vx'] })).toMatchObject({ kind: 'refused', code: 'heir' })
    expect(refused({ heir: 'ld', heirs: ['ld'] })).toMatchObject({ kind: 'refused', code: 'heir' })
    expect(refused({ from: ['nowhere'] })).toMatchObject({ kind: 'refused', code: 'no-unit' })
    expect(refused({ day: day('2020-01-01') })).toMatchObject({ kind: 'refused', code: 'too-early' })
    expect(refused({ tasks: { t: 'vp' } })).toMatchObject({ kind: 'refused', code: 'task-target' })
  })
})

describe('renaming and moving', () => {
  it('keeps what it was for the days before, and is understood by its old name', () => {
    const plan = planned(smallOffice(), {
      kind: 'rename',
      day: DAY,
      document: 'QĐ 2',
      unitId: 'kt',
      name: 'Phòng Kinh tế – Hạ tầng',
      aliases: ['P.KTHT'],
    })
    const unit = plan.office.units.find(u => u.id === 'kt')!
    expect(faceOn(unit, EVE).name).toBe('kt')
    expect(faceOn(unit, DAY).name).toBe('Phòng Kinh tế – Hạ tầng')
    expect(unit.aliases.filter(a => isValidOn(a, DAY)).map(a => a.alias)).toEqual(['kt', 'P.KTHT'])
    const again = planReorganisation(
      plan.office,
      { kind: 'rename', day: DAY, document: 'x', unitId: 'kt', name: 'Khác', aliases: [] },
      ids(),
    )
    expect(again).toMatchObject({ kind: 'refused', code: 'too-early' })
  })

  it('keeps the old place in the tree; a circle is refused', () => {
    const move = (office: Office, unitId: string, parentId: string | null) =>
      planReorganisation(office, { kind: 'move', day: DAY, document: 'QĐ 3', unitId, parentId }, ids())
    const plan = move(smallOffice(), 'kt', 'vp')
    if (isRefusal(plan)) throw new Error(plan.message)
    const depth = (on: Day) => treeOn(plan.office, on).find(l => l.unit.id === 'kt')?.depth
    expect([depth(EVE), depth(DAY)]).toEqual([0, 1])
    expect(move(plan.office, 'vp', 'kt')).toMatchObject({ kind: 'refused', code: 'loop' })
    expect(move(smallOffice(), 'kt', null)).toMatchObject({ kind: 'refused', code: 'same-parent' })
  })
})

/** Any merge, split or abolition of any two units of a generated office on any day. */
const changes = fc
  .record({
    kind: fc.constantFrom('merge' as const, 'split' as const, 'abolish' as const),
    pair: fc.constantFrom(['u1', 'u2'], ['u2', 'u1'], ['u3', 'u4'], ['u5', 'u1'], ['u4', 'u2']),
    isNew: fc.boolean(),
    continues: fc.boolean(),
    on: dayIn,
  })
  .map(({ kind, pair, isNew, continues, on }): Restructuring => {
    const [a, b] = pair as [string, string]
    const created = (ref: string) => ({ ref, name: `Đơn vị mới ${ref}`, kind: 'office', parentId: 'u0', aliases: [] })
    const base = {
      kind,
      day: on,
      document: 'QĐ',
      inherits: kind !== 'abolish',
      tasks: {},
      posts: {},
      leaderPostIds: [],
    }
    if (kind === 'split') {
      const refs = ['new:1', 'new:2']
      const heirs = continues ? [a, ...refs] : refs
      return { ...base, from: [a], ending: continues ? [] : [a], created: refs.map(created), heir: heirs[0]!, heirs }
    }
    if (kind === 'merge' && isNew)
      return { ...base, from: [a, b], ending: [a, b], created: [created('new:1')], heir: 'new:1', heirs: ['new:1'] }
    return { ...base, from: [a], ending: [a], created: [], heir: b, heirs: [b] }
  })

const openTasks = fc.array(
  fc.record({
    unit: fc.constantFrom('u1', 'u2', 'u3', 'u4', 'u5'),
    asked: fc.subarray(['u1', 'u2', 'u3', 'u4']),
    answered: fc.boolean(),
    reportTo: fc.option(fc.constantFrom('u1', 'u2', 'u3')),
    officer: fc.option(fc.constantFrom('a', 'b', 'c')),
    watching: fc.subarray(['u1', 'u2', 'u5']),
    state: fc.constantFrom(...TASK_STATES),
  }),
  { maxLength: 6 },
)
const tasksOf = (given: Parameters<Parameters<typeof openTasks.map>[0]>[0]): Task[] =>
  given.map((t, i) => ({
    ...(task({ unitId: t.unit, id: `t${i}` }) as Task),
    officerId: t.officer,
    state: t.state,
    watchers: t.watching.map(id => ({ kind: 'unit' as const, id, granted: true })),
    reportToUnitId: t.reportTo === t.unit ? null : t.reportTo,
    coordinations: t.asked
      .filter(u => u !== t.unit)
      .map((unitId, j) => ({
        unitId,
        ask: null,
        askedAt: null,
        due: null,
        answeredAt: t.answered && j === 0 ? instantAt(day('2026-01-05'), '08:00') : null,
        answer: null,
      })),
  }))

describe('any change of any generated office', () => {
  it('leaves nothing with a unit that is no more, changes no day before, and loses nobody', () => {
    let carried = 0
    fc.assert(
      fc.property(offices, changes, (office, change) => {
        const plan = planReorganisation(office, change, ids())
        if (isRefusal(plan)) return
        carried += 1
        const { day: on } = change
        const eve = addDays(on, -1)
        const gone = new Set(change.ending)
        const later = plan.office
        for (const id of gone) expect(isValidOn(later.units.find(u => u.id === id)!, on)).toBe(false)
        expect(later.posts.filter(p => gone.has(p.unitId) && (p.validTo === null || p.validTo >= on))).toEqual([])
        expect(
          later.groups
            .flatMap(g => g.members)
            .filter(m => gone.has(m.unitId) && (m.validTo === null || m.validTo >= on)),
        ).toEqual([])
        expect(
          later.portfolio.filter(e => e.unitId && gone.has(e.unitId) && (e.validTo === null || e.validTo >= on)),
        ).toEqual([])
        expect(treeOn(later, on).filter(l => l.parentId !== null && gone.has(l.parentId))).toEqual([])
        // the day before is as it was: units, names, places, posts, members, portfolios
        expect(treeOn(later, eve).map(l => [l.unit.id, l.name, l.parentId])).toEqual(
          treeOn(office, eve).map(l => [l.unit.id, l.name, l.parentId]),
        )
        const held = (o: Office, d: Day) =>
          o.posts
            .filter(p => isValidOn(p, d))
            .map(
              p =>
                `${p.unitId} ${p.kind} ${p.personId} ${p.deputies.filter(x => isValidOn(x, d)).map(x => x.personId)}`,
            )
            .sort()
        expect(held(later, eve)).toEqual(held(office, eve))
        const led = (o: Office, d: Day) =>
          o.portfolio
            .filter(e => isValidOn(e, d) && o.posts.some(p => p.id === e.postId && isValidOn(p, d)))
            .map(e => `${e.postId} ${e.unitId} ${e.fieldId}`)
            .sort()
        expect(led(later, eve)).toEqual(led(office, eve))
        // whoever held a post there holds one on the day
        const people = (o: Office, d: Day) =>
          new Set(o.posts.filter(p => isValidOn(p, d)).flatMap(p => p.personId ?? []))
        for (const id of people(office, on)) expect(people(later, on).has(id)).toBe(true)
        // no two portfolios lines twice
        const lines = led(later, on)
        if (new Set(led(office, on)).size === led(office, on).length) expect(new Set(lines).size).toBe(lines.length)
      }),
      runs(2_000),
    )
    expect(carried).toBeGreaterThan(400)
  })

  it('takes every open task along once, in its state, and touches no closed one', () => {
    let moved = 0
    fc.assert(
      fc.property(offices, changes, openTasks, (office, change, given) => {
        const plan = planReorganisation(office, change, ids())
        if (isRefusal(plan)) return
        const gone = new Set(change.ending)
        for (const t of tasksOf(given)) {
          const event = succeed(t, plan, plan.office, { id: 'c', day: change.day, reason: 'QĐ' })
          if (!isOpen(t)) {
            expect(event).toBeNull()
            continue
          }
          const touched =
            gone.has(t.unitId) ||
            t.watchers.some(x => gone.has(x.id)) ||
            t.coordinations.some(c => c.answeredAt === null && gone.has(c.unitId)) ||
            (t.reportToUnitId !== null && gone.has(t.reportToUnitId))
          expect(event !== null).toBe(touched)
          if (!event) continue
          moved += 1
          const after = evolve(t.id, t, { at: instantAt(change.day, '08:00'), actorId: 'z', data: event })
          expect(gone.has(after.unitId)).toBe(false)
          expect(
            after.reportToUnitId === after.unitId || (after.reportToUnitId !== null && gone.has(after.reportToUnitId)),
          ).toBe(false)
          const waiting = after.coordinations.filter(c => c.answeredAt === null).map(c => c.unitId)
          expect(waiting.some(u => gone.has(u) || u === after.unitId)).toBe(false)
          expect(new Set(waiting).size).toBe(waiting.length)
          expect(after.watchers.some(x => gone.has(x.id))).toBe(false)
          expect(new Set(after.watchers.map(x => x.id)).size).toBe(after.watchers.length)
          // answers stay whose they were
          expect(after.coordinations.filter(c => c.answeredAt !== null)).toEqual(
            t.coordinations.filter(c => c.answeredAt !== null),
          )
          for (const key of [
            'state',
            'due',
            'originalDue',
            'assignedAt',
            'acceptedAt',
            'updatedAt',
            'progress',
            'extensions',
          ] as const)
            expect(after[key]).toEqual(t[key])
        }
      }),
      runs(2_000),
    )
    expect(moved).toBeGreaterThan(400)
  })
})
