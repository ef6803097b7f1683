import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Actor, actorOn } from '#app/domain/access/actor.ts'
import { ACTIONS, can, type TaskSubject } from '#app/domain/access/can.ts'
import { type TaskScope, taskScope } from '#app/domain/access/scope.ts'
import { day } from '#app/domain/shared/day.ts'
import { type Office, POST_KINDS, type Post } from '#app/domain/unit/office.ts'

const FROM = day('2020-01-01')
const ON = day('2026-03-10')
const UNITS = ['u1', 'u2', 'u3']
const PEOPLE = ['a', 'b', 'c']
const unit = fc.constantFrom(...UNITS)
const person = fc.constantFrom(...PEOPLE)
const maybe = <T>(a: fc.Arbitrary<T>) => fc.option(a, { nil: null })

const post = (id: string, kind: Post['kind'], unitId: string, personId: string): Post => ({
  id,
  kind,
  title: kind,
  unitId,
  personId,
  deputies: [],
  validFrom: FROM,
  validTo: null,
  version: 1,
})
const anyActor: fc.Arbitrary<Actor> = fc
  .tuple(
    person,
    fc.array(fc.tuple(fc.constantFrom(...POST_KINDS), unit), { maxLength: 3 }),
    fc.array(fc.tuple(maybe(unit), maybe(fc.constantFrom('f1', 'f2'))), { maxLength: 2 }),
  )
  .map(([personId, posts, portfolio]) => ({
    personId,
    name: personId,
    posts: posts.map(([kind, unitId], i) => post(`p${i}`, kind, unitId, personId)),
    portfolio: portfolio.map(([unitId, fieldId]) => ({
      postId: 'p0',
      unitId,
      fieldId,
      validFrom: FROM,
      validTo: null,
    })),
  }))
const anySubject: fc.Arbitrary<TaskSubject> = fc.record({
  kind: fc.constant('task' as const),
  unitId: unit,
  officerId: maybe(person),
  coordinatingUnitIds: fc.subarray(UNITS),
  reportToUnitId: maybe(unit),
  fieldId: maybe(fc.constantFrom('f1', 'f2')),
  chairPersonId: maybe(person),
  reporterId: maybe(person),
  parentUnitId: maybe(unit),
  watchingUnitIds: fc.subarray(UNITS),
  watchingPersonIds: fc.subarray(PEOPLE),
})

/** What db/reads/task-lines.ts asks of the rows, asked of one subject. */
const within = (scope: TaskScope, s: TaskSubject): boolean =>
  scope.kind === 'all' ||
  scope.leadUnitIds.includes(s.unitId) ||
  s.coordinatingUnitIds.some(u => scope.coordinatingUnitIds.includes(u)) ||
  (s.parentUnitId !== null && scope.givingUnitIds.includes(s.parentUnitId)) ||
  s.watchingUnitIds.some(u => scope.watchingUnitIds.includes(u)) ||
  (scope.watchingPersonId !== null && s.watchingPersonIds.includes(scope.watchingPersonId)) ||
  (s.reportToUnitId !== null && scope.collectingUnitIds.includes(s.reportToUnitId)) ||
  (scope.officerId !== null && s.officerId === scope.officerId)

describe('the scope of a list', () => {
  it('is exactly what the table lets this viewer see', () => {
    fc.assert(
      fc.property(anyActor, anySubject, (actor, s) => {
        expect(within(taskScope(actor), s)).toBe(can(actor, 'task.view', s))
      }),
      { numRuns: 5000 },
    )
  })
})

describe('the table', () => {
  it('lets nobody do what they may not see', () => {
    fc.assert(
      fc.property(anyActor, anySubject, (actor, s) => {
        for (const action of ACTIONS.filter(a => a.startsWith('task.')))
          if (can(actor, action, s)) expect([action, can(actor, 'task.view', s)]).toEqual([action, true])
      }),
      { numRuns: 3000 },
    )
  })

  it('lets nobody judge their own work, whatever posts they hold', () => {
    fc.assert(
      fc.property(anyActor, anySubject, (actor, s) => {
        const heads = actor.posts.some(p => ['unit-head', 'unit-deputy'].includes(p.kind) && p.unitId === s.unitId)
        // a part inside the unit is the work of whoever it was handed to, and the head judges it
        const own = heads && s.parentUnitId !== s.unitId
        if (own || s.officerId === actor.personId) {
          expect(can(actor, 'task.confirm', s)).toBe(false)
          expect(can(actor, 'task.decide-extension', s)).toBe(false)
        }
        if (s.reporterId === actor.personId) expect(can(actor, 'task.confirm', s)).toBe(false)
        if (heads) expect(can(actor, 'task.judge-explanation', s)).toBe(false)
      }),
      { numRuns: 3000 },
    )
  })

  it('gives the auditor and the reform office no hand in a task', () => {
    fc.assert(
      fc.property(anySubject, s => {
        for (const kind of ['auditor', 'reform', 'admin'] as const) {
          const actor: Actor = { personId: 'z', name: 'z', posts: [post('p', kind, 'u1', 'z')], portfolio: [] }
          const reading = ['task.view', 'task.evidence']
          expect(ACTIONS.filter(a => a.startsWith('task.') && !reading.includes(a) && can(actor, a, s))).toEqual([])
        }
      }),
    )
  })
})

describe('who somebody is on a day', () => {
  const office = (posts: Post[]): Office => ({
    name: 'UBND',
    units: [],
    groups: [],
    people: PEOPLE.map(id => ({ id, name: id, email: null, active: id !== 'c' })),
    posts,
    portfolio: [],
    fields: [],
  })

  it('is the posts held and those deputised for, within their days', () => {
    const own = { ...post('p1', 'unit-head', 'u1', 'a'), validTo: day('2026-03-31') }
    const acting = {
      ...post('p2', 'vice-chair', 'ld', 'b'),
      deputies: [{ personId: 'a', validFrom: day('2026-03-01'), validTo: day('2026-03-15') }],
    }
    const ids = (on: string) => actorOn(office([own, acting]), 'a', day(on))?.posts.map(p => p.id)
    expect(ids('2026-03-10')).toEqual(['p1', 'p2'])
    expect(ids('2026-03-16')).toEqual(['p1'])
    expect(ids('2026-04-01')).toEqual([])
  })

  it('is nobody once the account is closed', () => {
    expect(actorOn(office([post('p1', 'chair', 'ld', 'c')]), 'c', ON)).toBeNull()
    expect(actorOn(office([]), 'nobody', ON)).toBeNull()
  })
})
