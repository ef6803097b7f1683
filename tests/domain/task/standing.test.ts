import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, type Day, day } from '#app/domain/shared/day.ts'
import { dayOfInstant, instant } from '#app/domain/shared/instant.ts'
import { isRefusal } from '#app/domain/shared/refusal.ts'
import { close, confirm, report, suspend } from '#app/domain/task/lifecycle.ts'
import { ageBucketOf, daysLate, isLate, standingOf, workGroupOf } from '#app/domain/task/standing.ts'
import { evolve, type Task, type TaskEventData } from '#app/domain/task/task.ts'
import { anyHistory, taskFrom } from './sample.ts'

const DUE = day('2026-03-20')
const at = (text: string) => instant(`${text}+07:00`)

function apply(t: Task, data: TaskEventData | { kind: 'refused' }, when: string): Task {
  if (isRefusal(data)) throw new Error('refused')
  return evolve(t.id, t, { at: at(when), actorId: 'a', data: data as TaskEventData })
}
const reportedAt = (when: string, t = taskFrom()): Task =>
  apply(
    t,
    report(t, { text: 'Đã xong việc', documentNumber: null, documentDay: null, fileIds: [] }, dayOfInstant(at(when))),
    when,
  )

describe('quá hạn', () => {
  it('begins when the due day has ended in Viet Nam, not before', () => {
    const t = taskFrom()
    expect(standingOf(t, DUE)).toBe('in-time')
    expect(standingOf(t, addDays(DUE, 1))).toBe('overdue')
    expect([daysLate(t, t.due, DUE), daysLate(t, t.due, addDays(DUE, 3))]).toEqual([0, 3])
  })

  it.each([
    ['2026-03-20T23:59:59', 'in-time', 0],
    ['2026-03-21T00:00:00', 'overdue', 1],
  ])('a report of %s is %s', (when, standing, late) => {
    const t = reportedAt(when)
    expect([standingOf(t, day('2026-03-30')), daysLate(t, t.due, day('2026-03-30'))]).toEqual([standing, late])
  })

  it('the moment is the one in Viet Nam: 17:00 UTC is already the next day', () => {
    const early = reportedAt('2026-03-20T23:59:59')
    expect(early.report?.at).toBe('2026-03-20T16:59:59.000Z')
    expect(isLate(early, DUE, day('2026-04-01'))).toBe(false)
  })
})

describe('đúng hạn', () => {
  it('is the day of the report that is later confirmed, however late that is', () => {
    const t = reportedAt('2026-03-20T16:00:00')
    const done = apply(t, confirm(t, null, 'sec'), '2026-05-04T09:00:00')
    expect([standingOf(done, day('2026-06-01')), daysLate(done, done.due, day('2026-06-01'))]).toEqual([
      'done-on-time',
      0,
    ])
  })

  it('is lost by a report that was returned: the next one counts', () => {
    const t = reportedAt('2026-03-19T16:00:00')
    const again = apply(t, { kind: 'report-returned', reason: 'thiếu phụ lục' }, '2026-03-21T09:00:00')
    expect(standingOf(again, day('2026-03-22'))).toBe('overdue')
    const second = reportedAt('2026-03-22T10:00:00', again)
    expect(standingOf(apply(second, confirm(second, null, 'sec'), '2026-03-23T08:00:00'), day('2026-04-01'))).toBe(
      'done-late',
    )
  })

  it('of a task closed without a report is the day of closing', () => {
    const t = taskFrom()
    const closed = (when: string) => apply(t, close(t, 'không còn cần', 'chair'), when)
    expect(standingOf(closed('2026-03-20T18:00:00'), day('2026-04-01'))).toBe('done-on-time')
    expect(standingOf(closed('2026-03-21T18:00:00'), day('2026-04-01'))).toBe('done-late')
  })

  it('is judged against either day', () => {
    const t = apply(
      taskFrom(),
      { kind: 'extended', from: DUE, due: day('2026-04-10'), reason: null, asked: false },
      '2026-03-15T09:00:00',
    )
    expect(standingOf(t, day('2026-04-01'))).toBe('in-time')
    expect(standingOf(t, day('2026-04-01'), 'original')).toBe('overdue')
  })
})

describe('no day, a suspension, a withdrawal', () => {
  it('is never late', () => {
    expect(standingOf(taskFrom({ due: null }), day('2030-01-01'))).toBe('no-due')
    const t = taskFrom()
    const gone = apply(t, { kind: 'withdrawn', reason: 'nhập đơn vị' }, '2026-03-30T09:00:00')
    expect(standingOf(gone, day('2026-04-01'))).toBe('withdrawn')
  })

  it('a suspended task keeps the standing of the day it stopped', () => {
    const t = taskFrom()
    const stopped = apply(t, suspend(t, 'chờ luật mới'), '2026-03-18T09:00:00')
    expect(standingOf(stopped, day('2026-12-31'))).toBe('in-time')
  })
})

it('the groups of a list and the ages without a day', () => {
  const group = (due: Day | null) => workGroupOf(taskFrom({ due }), day('2026-03-18'), day('2026-03-22'))
  expect([day('2026-03-17'), day('2026-03-18'), day('2026-03-22'), day('2026-03-23'), null].map(group)).toEqual([
    'overdue',
    'today',
    'this-week',
    'later',
    'no-due',
  ])
  const from = day('2026-01-01')
  expect([29, 30, 60, 90].map(n => ageBucketOf(from, addDays(from, n)))).toEqual([
    'under-30',
    '30-60',
    '60-90',
    'over-90',
  ])
})

it('every task has one standing, and open ones only get later', () => {
  fc.assert(
    fc.property(anyHistory, fc.integer({ min: 0, max: 200 }), ({ task, events }, n) => {
      const end = dayOfInstant(events.at(-1)!.at)
      const one = standingOf(task, end)
      const next = standingOf(task, addDays(end, n))
      if (one === 'overdue') expect(next).toBe('overdue')
      if (!['in-time', 'overdue'].includes(one)) expect(next).toBe(one)
      expect(daysLate(task, task.due, addDays(end, n)) > 0).toBe(next === 'overdue' || next === 'done-late')
    }),
    { numRuns: 1000 },
  )
})
