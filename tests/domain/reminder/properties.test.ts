import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isWorkingDay } from '#app/domain/calendar/working-days.ts'
import { candidatesOf, isCandidate } from '#app/domain/reminder/candidates.ts'
import type { RemindedTask } from '#app/domain/reminder/escalation.ts'
import { overdueOf } from '#app/domain/reminder/leader-digest.ts'
import { noticeKey } from '#app/domain/reminder/notice.ts'
import { plannerFor } from '#app/domain/reminder/plan.ts'
import { DEFAULT_RULES, rulesWith } from '#app/domain/reminder/rule.ts'
import { DEFAULT_REMINDER_SETTINGS } from '#app/domain/reminder/settings.ts'
import { addDays, type Day, day } from '#app/domain/shared/day.ts'
import { TASK_STATES } from '#app/domain/task/task.ts'
import { type Office, POST_KINDS } from '#app/domain/unit/office.ts'
import { calendar, evolved, office, person, post, runOf, task } from './make.ts'

const UNITS = ['ld', 'vp', 'kt', 'vx']
const PEOPLE = ['a', 'b', 'c', 'd', 'e', 'f']
const START = day('2026-01-05')
const dayIn = (max: number) => fc.integer({ min: 0, max }).map(n => addDays(START, n))

/** Vacancies, double posts, people without address, acting people, empty portfolios: whatever an office can be. */
const offices: fc.Arbitrary<Office> = fc
  .record({
    people: fc.array(fc.record({ email: fc.boolean(), active: fc.boolean() }), {
      minLength: PEOPLE.length,
      maxLength: PEOPLE.length,
    }),
    posts: fc.array(
      fc.record({
        kind: fc.constantFrom(...POST_KINDS),
        unit: fc.constantFrom(...UNITS),
        holder: fc.option(fc.constantFrom(...PEOPLE)),
        acting: fc.option(fc.constantFrom(...PEOPLE), { freq: 4 }),
      }),
      { maxLength: 14 },
    ),
    portfolio: fc.array(
      fc.record({ post: fc.nat(13), unit: fc.option(fc.constantFrom(...UNITS)), field: fc.option(fc.constant('f1')) }),
      { maxLength: 4 },
    ),
  })
  .map(o => {
    const posts = o.posts.map((p, i) => ({
      ...post(p.kind, p.unit, p.holder),
      id: `p${i}`,
      deputies: p.acting ? [{ personId: p.acting, validFrom: START, validTo: addDays(START, 60) }] : [],
    }))
    return office({
      // somebody is always there: an office without anybody has no reminders
      people: [
        ...PEOPLE.map((id, i) => ({
          ...person(id, o.people[i]!.email ? `${id}@x.vn` : null),
          active: o.people[i]!.active,
        })),
        person('z', null),
      ],
      posts,
      portfolio: o.portfolio.flatMap(e => {
        const of = posts[e.post]
        return of
          ? [{ postId: of.id, unitId: e.unit, fieldId: e.field, validFrom: day('2020-01-01'), validTo: null }]
          : []
      }),
      fields: [{ id: 'f1', name: 'CCHC' }],
    })
  })

const tasks: fc.Arbitrary<RemindedTask[]> = fc
  .array(
    fc.record({
      unit: fc.constantFrom('kt', 'vx', 'vp'),
      assigned: dayIn(40),
      due: fc.option(dayIn(80)),
      state: fc.constantFrom(...TASK_STATES),
      officer: fc.option(fc.constantFrom(...PEOPLE)),
      urgency: fc.constantFrom('normal' as const, 'urgent' as const, 'flash' as const),
      coordinating: fc.subarray(['vx', 'vp']),
      since: fc.integer({ min: 0, max: 30 }),
      asks: fc.boolean(),
      // what is asked beside the work
      opinion: fc.option(dayIn(60)),
      explanation: fc.option(fc.record({ due: dayIn(60), answered: fc.boolean() })),
      question: fc.option(fc.record({ by: fc.constantFrom(...PEOPLE), to: fc.constantFrom(...PEOPLE) })),
      firstWord: fc.option(fc.constantFrom(...PEOPLE)),
      milestone: fc.option(dayIn(60)),
    }),
    { minLength: 1, maxLength: 6 },
  )
  .map(list =>
    list.map((s, i) => {
      const at = runOf(addDays(s.assigned, s.since))
      const t = task({
        id: `t${i}`,
        unitId: s.unit,
        due: s.due,
        at: runOf(s.assigned),
        urgency: s.urgency,
        coordinating: s.coordinating,
      })
      const report = { at, by: 'a', text: 'x', documentNumber: null, documentDay: null, fileIds: [] }
      const sendBack = { at, by: 'a', reason: 'x', suggestedUnitId: null }
      const extension = { at, by: 'a', wantedDue: addDays(s.assigned, 90), reason: 'x', late: false }
      return {
        ...t,
        state: s.state,
        officerId: s.officer,
        updatedAt: at,
        fieldId: 'f1',
        chairPersonId: 'a',
        report: s.state === 'reported' ? report : null,
        sendBack: s.state === 'send-back-asked' ? sendBack : null,
        extension: s.asks ? extension : null,
        coordinations: t.coordinations.map(c => ({ ...c, ask: s.opinion && 'ý kiến', due: s.opinion, askedAt: at })),
        explanation: s.explanation && {
          askedAt: at,
          due: s.explanation.due,
          text: null,
          answeredAt: s.explanation.answered ? at : null,
          accepted: null,
        },
        questions: s.question
          ? [{ id: 'q1', at, by: s.question.by, to: s.question.to, text: 'x', answer: null, answeredAt: null }]
          : [],
        firstWord: s.firstWord === null ? null : { how: 'close' as const, by: s.firstWord, at, words: null },
        milestones: s.milestone
          ? [{ id: 'm1', name: 'x', due: s.milestone, doneAt: null, doneBy: null, note: null }]
          : [],
      }
    }),
  )

const plannerOn = (o: Office, d: Day, since: Day | null = null) =>
  plannerFor({
    office: o,
    calendar,
    rules: DEFAULT_RULES,
    since,
    settings: DEFAULT_REMINDER_SETTINGS,
    asOf: runOf(d),
  })

const keysOn = (o: Office, list: RemindedTask[], d: Day) => plannerOn(o, d).plan(list).notices.map(noticeKey)

describe('for any office and any tasks', () => {
  it('no step ends nowhere, no key is planned twice, nobody gets a step twice, only people who are there get any', () => {
    fc.assert(
      fc.property(offices, tasks, dayIn(100), fc.option(dayIn(100)), (o, list, d, since) => {
        const plan = plannerOn(o, d, since).plan(list)
        expect(plan.nobody).toEqual([])
        const all = [...plan.notices, ...plan.skipped].map(noticeKey)
        expect(new Set(all).size).toBe(all.length)
        const steps = plan.notices.map(n => `${n.taskId} ${n.step} ${n.occurrence} ${n.personId}`)
        expect(new Set(steps).size).toBe(steps.length)
        const active = new Set(o.people.filter(p => p.active).map(p => p.id))
        for (const n of plan.notices) expect(active).toContain(n.personId)
        // an address is missing only where nobody in the whole office has one that could take it
        for (const n of plan.notices) if (n.email === null) expect(n.data.role).toBe('secretariat')
      }),
      { numRuns: 300 },
    )
  })

  it('a run that reads only the candidates plans what one that reads everything does', () => {
    const offsets = fc.uniqueArray(fc.integer({ min: -30, max: 30 }), { minLength: 1, maxLength: 3 })
    const edited = fc
      .array(
        fc.record({
          rule: fc.constantFrom(...DEFAULT_RULES),
          offsets,
          days: fc.constantFrom('working' as const, 'calendar' as const),
          enabled: fc.integer({ min: 0, max: 3 }).map(n => n > 0),
        }),
        { minLength: 3, maxLength: 12 },
      )
      .map(list => list.map(e => ({ ...e.rule, ...e, offsets: e.offsets.sort((a, b) => a - b) })))
    let left = 0
    fc.assert(
      fc.property(offices, tasks, edited, dayIn(100), fc.option(dayIn(100)), (o, list, changed, d, since) => {
        const rules = rulesWith(changed)
        const planner = plannerFor({
          office: o,
          calendar,
          rules,
          since,
          settings: DEFAULT_REMINDER_SETTINGS,
          asOf: runOf(d),
        })
        const candidates = candidatesOf(rules, calendar, planner.run.day)
        const open = list.filter(t => t.state !== 'withdrawn')
        const some = open.filter(t => isCandidate(candidates, t))
        left += open.length - some.length
        expect(planner.plan(some)).toEqual(planner.plan(open))
        expect(overdueOf(some, planner.run.day)).toEqual(overdueOf(open, planner.run.day))
      }),
    )
    expect(left).toBeGreaterThan(20)
  })

  it('planning again adds nothing, and a later run adds what it would have added by itself', () => {
    fc.assert(
      fc.property(offices, tasks, dayIn(100), fc.nat(10), (o, list, d, later) => {
        expect(keysOn(o, list, d)).toEqual(keysOn(o, list, d))
        const recorded = new Set(keysOn(o, list, d))
        const then = addDays(d, later)
        const more = keysOn(o, list, then).filter(k => !recorded.has(k))
        const alone = keysOn(o, list, then)
        expect([...new Set([...recorded, ...more])].filter(k => alone.includes(k)).sort()).toEqual([...alone].sort())
      }),
      { numRuns: 150 },
    )
  })

  it('every step of a diary without gaps is planned once, in time, and never on a day off', () => {
    fc.assert(
      fc.property(offices, tasks, (o, list) => {
        const seen = new Set<string>()
        for (let d: Day = START; d < addDays(START, 70); d = addDays(d, 1)) {
          const planner = plannerOn(o, d)
          expect(isWorkingDay(calendar, planner.run.day)).toBe(true)
          for (const n of planner.plan(list).notices) seen.add(noticeKey(n))
        }
        // a first run at the end of it all finds nothing that the diary has not had, but for who acted when
        const final = plannerOn(o, addDays(START, 60)).plan(list).notices
        for (const n of final) expect(seen).toContain(noticeKey(n))
      }),
      { numRuns: 25 },
    )
  })

  it('an extension makes new keys for the steps of its day', () => {
    fc.assert(
      fc.property(dayIn(40), fc.integer({ min: 1, max: 30 }), fc.integer({ min: 0, max: 60 }), (due, more, ahead) => {
        const t = evolved(task({ due, at: runOf(addDays(START, -20)) }), runOf(addDays(START, -19)), {
          kind: 'accepted',
        })
        const extended = { ...t, due: addDays(due, more) }
        const keys = (x: RemindedTask) =>
          plannerOn(office(), addDays(START, ahead))
            .plan([x])
            .notices.filter(n => n.step.includes('@2') && n.rule !== 'stale')
            .map(noticeKey)
        for (const k of keys(extended)) expect(keys(t)).not.toContain(k)
      }),
      { numRuns: 100 },
    )
  })
})
