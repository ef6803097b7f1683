import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Actor, actorOn, onlyWithPost } from '#app/domain/access/actor.ts'
import { ACTIONS, type Action, can, type Subject, type TaskSubject } from '#app/domain/access/can.ts'
import { actorWith, probesOf } from '#app/domain/access/probes.ts'
import { addDays, day } from '#app/domain/shared/day.ts'
import { type Office, POST_KINDS, type PostKind } from '#app/domain/unit/office.ts'

const FROM = day('2020-01-01')
const [BEFORE, FIRST, LAST, AFTER] = ['2026-03-09', '2026-03-10', '2026-03-20', '2026-03-21'].map(day) as [
  ReturnType<typeof day>,
  ReturnType<typeof day>,
  ReturnType<typeof day>,
  ReturnType<typeof day>,
]
const always = { validFrom: FROM, validTo: null }

/** One post with a holder, and a deputy who holds nothing else, authorised from the 10th to the 20th. */
const officeWith = (kind: PostKind): Office => ({
  name: 'UBND',
  units: ['own-unit', 'other-unit'].map((id, sort) => ({
    id,
    name: id,
    kind: 'office',
    parentId: null,
    sort,
    aliases: [],
    version: 1,
    ...always,
  })),
  groups: [],
  people: ['holder', 'me'].map(id => ({ id, name: id, email: null, active: true })),
  posts: [
    {
      id: 'post',
      kind,
      title: kind,
      unitId: 'own-unit',
      personId: 'holder',
      deputies: [{ personId: 'me', validFrom: FIRST, validTo: LAST }],
      version: 1,
      ...always,
    },
  ],
  portfolio: [{ postId: 'post', unitId: 'other-unit', fieldId: null, ...always }],
  fields: [],
})
const actor = (office: Office, id: string, on: typeof FIRST): Actor => actorOn(office, id, on)!

describe('delegated authority', () => {
  it.each(POST_KINDS)('as %s: all of the post from the first day to the last, nothing before and after', kind => {
    const office = officeWith(kind)
    for (const action of ACTIONS)
      for (const { subject } of probesOf(action)) {
        const may = (on: typeof FIRST) => can(actor(office, 'me', on), action, subject)
        expect([may(BEFORE), may(AFTER)], action).toEqual([false, false])
        const full = can({ ...actorWith(kind), portfolio: office.portfolio.map(e => ({ ...e })) }, action, subject)
        expect([may(FIRST), may(LAST)], action).toEqual([full, full])
        // the holder keeps their rights meanwhile
        const holder = (on: typeof FIRST) => can(actor(office, 'holder', on), action, subject)
        expect(holder(FIRST)).toBe(holder(BEFORE))
      }
  })

  it('ends with the post, and with the person', () => {
    const office = officeWith('chair')
    const ended = { ...office, posts: office.posts.map(p => ({ ...p, validTo: addDays(FIRST, 1) })) }
    expect(can(actor(ended, 'me', LAST), 'review.view')).toBe(false)
    const gone = { ...office, people: office.people.map(p => ({ ...p, active: p.id !== 'me' })) }
    expect(actorOn(gone, 'me', FIRST)).toBeNull()
  })
})

describe('the account of a post', () => {
  it('is that post and nothing else its holder may be', () => {
    const both = {
      ...actorWith('admin'),
      posts: [...actorWith('admin').posts, { ...actorWith('chair').posts[0]!, id: 'chair' }],
    }
    expect([can(both, 'admin.units'), can(both, 'review.view')]).toEqual([true, true])
    const seat = onlyWithPost(both, 'chair')
    expect([can(seat, 'admin.units'), can(seat, 'review.view')]).toEqual([false, true])
  })
})

describe('the administrator', () => {
  const CONTENT = /^(task|meeting|above|review|overview|score)\.|^unit\.(figures|work|evidence)/
  it('has no say over content, and does not see it', () => {
    for (const action of ACTIONS.filter(a => CONTENT.test(a)))
      for (const { subject, portfolio } of probesOf(action))
        expect(can(actorWith('admin', portfolio), action, subject), action).toBe(false)
  })
  it('and nobody else administers', () => {
    for (const kind of POST_KINDS.filter(k => k !== 'admin'))
      for (const action of ACTIONS.filter(a => a.startsWith('admin.')))
        expect(can(actorWith(kind), action), `${kind} ${action}`).toBe(false)
  })
})

/** Anybody, with up to three posts in two units and any portfolio. */
const anybody: fc.Arbitrary<Actor> = fc
  .tuple(
    fc.array(fc.tuple(fc.constantFrom(...POST_KINDS), fc.constantFrom('u1', 'u2')), { minLength: 1, maxLength: 3 }),
    fc.boolean(),
  )
  .map(([posts, led]) => ({
    personId: 'me',
    name: 'me',
    posts: posts.map(([kind, unitId], i) => ({ ...actorWith(kind).posts[0]!, id: `p${i}`, unitId })),
    portfolio: led ? [{ postId: 'p0', unitId: null, fieldId: null, ...always }] : [],
  }))
const anyTask: fc.Arbitrary<TaskSubject> = fc.record({
  kind: fc.constant('task' as const),
  unitId: fc.constantFrom('u1', 'u2'),
  officerId: fc.constantFrom('me', 'other', null),
  coordinatingUnitIds: fc.subarray(['u1', 'u2']),
  reportToUnitId: fc.constantFrom('u1', 'u2', null),
  fieldId: fc.constant(null),
  chairPersonId: fc.constantFrom('me', 'other'),
  reporterId: fc.constantFrom('me', 'other', null),
  parentUnitId: fc.constant(null),
  watchingUnitIds: fc.subarray(['u1', 'u2']),
  watchingPersonIds: fc.subarray(['me']),
})
const heads = (a: Actor, unitId: string) =>
  a.posts.some(p => (p.kind === 'unit-head' || p.kind === 'unit-deputy') && p.unitId === unitId)

/** What would be a confirmation of one's own work by another name. */
const BY_ANOTHER_NAME: Action[] = [
  'task.decide-extension',
  'task.extend',
  'task.close',
  'task.exclude',
  'task.suspend',
  'task.withdraw',
]

describe('nobody', () => {
  it('confirms their own work, whatever posts they hold', () => {
    let own = 0
    fc.assert(
      fc.property(anybody, anyTask, (a, t) => {
        const mine = t.reporterId === 'me' || t.officerId === 'me' || heads(a, t.unitId)
        if (!mine) return
        own += 1
        expect(can(a, 'task.confirm', t)).toBe(false)
        if (t.officerId === 'me' || heads(a, t.unitId))
          for (const action of BY_ANOTHER_NAME) expect(can(a, action, t), action).toBe(false)
        if (heads(a, t.unitId)) expect(can(a, 'task.judge-explanation', t)).toBe(false)
      }),
      { seed: 20260301, numRuns: 3_000 },
    )
    expect(own).toBeGreaterThan(1_000)
  })

  it('is the only one who could: somebody else always may decide about it', () => {
    // an office with a secretariat and a chair, whoever else anybody is
    const others = ['secretary', 'chair'].map(k => actorWith(k as PostKind))
    fc.assert(
      fc.property(anyTask, t => {
        for (const action of ['task.confirm', ...BY_ANOTHER_NAME] as Action[])
          expect(
            others.some(o => can({ ...o, personId: 'z' }, action, { ...t, unitId: 'u1', chairPersonId: 'z' })),
            action,
          ).toBe(true)
      }),
      { seed: 20260301, numRuns: 500 },
    )
  })

  it('appraises the unit they sit in', () => {
    const own: Subject = { kind: 'unit', unitId: 'own-unit' }
    expect(can(actorWith('reform'), 'score.manage', own)).toBe(false)
    expect(can(actorWith('reform'), 'score.manage', { kind: 'unit', unitId: 'other-unit' })).toBe(true)
    expect(can(actorWith('reform'), 'score.manage')).toBe(true)
  })

  it('may do to a task what they may not see', () => {
    const onTasks = ACTIONS.filter(a => a.startsWith('task.') && a !== 'task.view') as Action[]
    fc.assert(
      fc.property(anybody, anyTask, (a, t) => {
        if (can(a, 'task.view', t)) return
        for (const action of onTasks) expect(can(a, action, t), action).toBe(false)
      }),
      { seed: 20260301, numRuns: 3_000 },
    )
  })
})
