import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Recurrence } from '#app/domain/extraction/types.ts'
import { addDays, type Day, dateOf, day, daysBetween, weekdayOf } from '#app/domain/shared/day.ts'
import { instantAt } from '#app/domain/shared/instant.ts'
import { isRefusal } from '#app/domain/shared/refusal.ts'
import * as life from '#app/domain/task/lifecycle.ts'
import { daysOfItem, milestoneStanding, nextMilestone } from '#app/domain/task/milestone.ts'
import { follow, nextMeetingFor } from '#app/domain/task/next-meeting.ts'
import { firstOccurrence, nextOccurrence, periodOf } from '#app/domain/task/periodic.ts'
import { AGE_BUCKETS, ageBucketOf, assignedWithin, daysLate, standingOf } from '#app/domain/task/standing.ts'
import { evolve, type Task, type TaskEventData } from '#app/domain/task/task.ts'
import { taskFrom } from './sample.ts'

const BASE = day('2026-01-01')
const anyDay = fc.integer({ min: 0, max: 900 }).map(n => addDays(BASE, n))
const apply = (t: Task, data: TaskEventData | ReturnType<typeof life.accept>, on: Day): Task => {
  if (isRefusal(data)) throw new Error(data.message)
  return evolve(t.id, t, { at: instantAt(on, '10:00'), actorId: 'a', data })
}
const RECURRENCES: Recurrence[] = [
  'daily',
  'weekly',
  'biweekly',
  'semimonthly',
  'monthly',
  'quarterly',
  'half-yearly',
  'yearly',
]

describe('a suspended task', () => {
  it('is as late, or as far from its day, when it goes on as when it stopped – against either day', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 60 }),
        fc.array(fc.record({ run: fc.integer({ min: 0, max: 20 }), stop: fc.integer({ min: 0, max: 30 }) }), {
          maxLength: 4,
        }),
        (due, turns) => {
          let t = taskFrom({ due: addDays(BASE, due) }, instantAt(BASE, '08:00'))
          let today = BASE
          let ran = 0
          for (const { run, stop } of turns) {
            today = addDays(today, run)
            ran += run
            t = apply(t, life.suspend(t, 'chờ hướng dẫn'), today)
            const before = daysLate(t, t.due, today)
            today = addDays(today, stop)
            expect(daysLate(t, t.due, today)).toBe(before)
            t = apply(t, life.resume(t, null, null, today), today)
            expect(daysLate(t, t.due, today)).toBe(before)
          }
          // what counts is how long the clock ran
          expect(daysLate(t, t.due, today)).toBe(Math.max(0, ran - due))
          expect(t.originalDue).toBe(addDays(BASE, due))
          expect(standingOf(t, today, 'original')).toBe(ran > due ? 'overdue' : 'in-time')
        },
      ),
      { numRuns: 1000 },
    )
  })

  it('gets another day where whoever resumes it says so', () => {
    let t = taskFrom({ due: day('2026-03-20') })
    t = apply(t, life.suspend(t, 'chờ hướng dẫn'), day('2026-03-10'))
    t = apply(t, life.resume(t, null, day('2026-05-01'), day('2026-03-15')), day('2026-03-15'))
    expect([t.due, t.originalDue, t.suspendedDays]).toEqual(['2026-05-01', '2026-03-20', 5])
  })
})

describe('the several days of an item', () => {
  it('are milestones before the last one, which is the due day; none is lost', () => {
    fc.assert(
      fc.property(fc.option(anyDay, { nil: null }), fc.array(anyDay, { maxLength: 4 }), (first, others) => {
        const { due, milestones } = daysOfItem(first, others)
        const all = new Set(first === null ? others : [first, ...others])
        expect(new Set([...milestones.map(m => m.due), ...(due ? [due] : [])])).toEqual(all)
        for (const m of milestones) expect(m.due < due!).toBe(true)
        expect(new Set(milestones.map(m => m.id)).size).toBe(milestones.length)
      }),
    )
  })

  it('are done or late each by its own day', () => {
    const m = { id: 'm1', name: 'Dự thảo', due: day('2026-03-10') }
    let t: Task = { ...taskFrom(), milestones: [{ ...m, doneAt: null, doneBy: null, note: null }] }
    expect(milestoneStanding(t.milestones[0]!, t, day('2026-03-10'))).toEqual({ standing: 'ahead', days: 0 })
    expect(milestoneStanding(t.milestones[0]!, t, day('2026-03-12'))).toEqual({ standing: 'overdue', days: 2 })
    t = apply(t, { kind: 'milestone-done', id: 'm1', name: 'Dự thảo', note: null, late: true }, day('2026-03-12'))
    expect(milestoneStanding(t.milestones[0]!, t, day('2026-04-12'))).toEqual({ standing: 'done-late', days: 2 })
    expect([nextMilestone(t), t.state]).toEqual([null, 'in-progress'])
  })
})

describe('kỳ họp sau', () => {
  const meetings = fc
    .array(fc.tuple(fc.constantFrom('a', 'b', 'c', 'd'), anyDay), { maxLength: 5 })
    .map(list => [...new Map(list).entries()].map(([id, d]) => ({ id, day: d, title: id })))
  it('is the first meeting of the series after the task’s own that is still to come, or the one it follows', () => {
    fc.assert(
      fc.property(
        meetings,
        anyDay,
        anyDay,
        fc.option(fc.constantFrom('a', 'b', 'gone'), { nil: null }),
        (list, heldOn, today, followed) => {
          const t = { meetingId: 'own', followsMeetingId: followed }
          const next = nextMeetingFor(t, heldOn, list, today)
          if (next) {
            expect(next.day > heldOn).toBe(true)
            if (next.id !== followed) {
              expect(next.day >= today).toBe(true)
              expect(list.some(m => m.day > heldOn && m.day >= today && m.day < next.day)).toBe(false)
            }
          } else expect(list.some(m => m.day > heldOn && (m.day >= today || m.id === followed))).toBe(false)
        },
      ),
      { numRuns: 2000 },
    )
  })

  it('moves the promise with the meeting, and lets go where the leader gives a day', () => {
    let t = taskFrom({ due: null, duePrecision: 'next-meeting' })
    t = apply(t, follow(t, { id: 'm2', day: day('2026-04-07'), title: 'Giao ban' }), day('2026-03-10'))
    expect([t.due, t.originalDue, t.duePrecision, t.reviewDay]).toEqual([
      '2026-04-07',
      '2026-04-07',
      'next-meeting',
      null,
    ])
    t = apply(t, follow(t, { id: 'm2', day: day('2026-04-14'), title: 'Giao ban' }), day('2026-03-20'))
    expect([t.due, t.originalDue, t.extensions]).toEqual(['2026-04-14', '2026-04-14', 0])
    const none = apply(t, follow(t, null), day('2026-03-21'))
    expect([none.due, none.reviewDay === null]).toEqual([null, false])
    t = apply(
      t,
      { kind: 'extended', from: t.due, due: day('2026-05-05'), reason: null, asked: false },
      day('2026-03-22'),
    )
    expect(isRefusal(follow(t, { id: 'm2', day: day('2026-04-21'), title: 'Giao ban' }))).toBe(true)
  })
})

describe('periods', () => {
  it('follow one another without a gap or a double, from whatever first day', () => {
    fc.assert(
      fc.property(fc.constantFrom(...RECURRENCES), anyDay, (recurrence, first) => {
        let last = first
        const labels = new Set([periodOf(recurrence, first)])
        for (let i = 0; i < 14; i += 1) {
          const next = nextOccurrence(recurrence, first, last)
          expect(next > last).toBe(true)
          const gap = daysBetween(last, next)
          const [least, most] = GAPS[recurrence]
          expect(gap, `${recurrence} ${first}: ${last} → ${next}`).toBeGreaterThanOrEqual(least)
          expect(gap, `${recurrence} ${first}: ${last} → ${next}`).toBeLessThanOrEqual(most)
          labels.add(periodOf(recurrence, next))
          last = next
        }
        expect(labels.size).toBe(15)
      }),
      { numRuns: 1500 },
    )
  })

  it('end with the month, the quarter or the week where the words give no day', () => {
    const from = day('2026-02-10')
    const ends = RECURRENCES.map(r => firstOccurrence(r, from))
    expect(ends).toEqual([
      '2026-02-10',
      '2026-02-13',
      '2026-02-13',
      '2026-02-15',
      '2026-02-28',
      '2026-03-31',
      '2026-06-30',
      '2026-12-31',
    ])
    expect(weekdayOf(ends[1]!)).toBe(5)
    expect(dateOf(nextOccurrence('monthly', day('2026-01-31'), day('2026-02-28')))).toBe(31)
  })
})
const GAPS: Record<Recurrence, [number, number]> = {
  daily: [1, 1],
  weekly: [7, 7],
  biweekly: [14, 14],
  semimonthly: [12, 18],
  monthly: [28, 31],
  quarterly: [89, 92],
  'half-yearly': [181, 184],
  yearly: [365, 366],
}

describe('tasks without a day', () => {
  it('are in exactly one bucket by age, and the days of a bucket say the same', () => {
    fc.assert(
      fc.property(anyDay, anyDay, (a, b) => {
        const [assigned, today] = a < b ? [a, b] : [b, a]
        const bucket = ageBucketOf(assigned, today)
        for (const other of AGE_BUCKETS) {
          const { after, to } = assignedWithin(other, today)
          const within = (after === null || assigned > after) && (to === null || assigned <= to)
          expect(within).toBe(other === bucket)
        }
      }),
    )
  })
})
