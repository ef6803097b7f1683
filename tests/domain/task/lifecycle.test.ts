import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { day } from '#app/domain/shared/day.ts'
import { type Instant, instantAt } from '#app/domain/shared/instant.ts'
import { isRefusal } from '#app/domain/shared/refusal.ts'
import { answerCoordination } from '#app/domain/task/coordination.ts'
import { askExtension, extend, grantExtension, refuseExtension, setDue } from '#app/domain/task/extension.ts'
import * as life from '#app/domain/task/lifecycle.ts'
import { evolve, isOpen, replay, TASK_STATES, type Task, type TaskEventData } from '#app/domain/task/task.ts'
import { anyHistory, assigned, taskFrom } from './sample.ts'

const TODAY = day('2026-03-10')
const DUE = day('2026-03-20')
const REASON = 'một lý do đủ dài'

function then(t: Task, decision: ReturnType<typeof life.accept>, at: Instant = instantAt(TODAY, '09:00')): Task {
  if (isRefusal(decision)) throw new Error(decision.message)
  return evolve(t.id, t, { at, actorId: 'a', data: decision as TaskEventData })
}
const code = (decision: ReturnType<typeof life.accept>) => (isRefusal(decision) ? decision.code : 'done')
const reported = (t: Task, at?: Instant) =>
  then(t, life.report(t, { text: 'Đã xong việc', documentNumber: null, documentDay: null, fileIds: [] }, TODAY), at)

describe('the life of a task', () => {
  it('goes from assigned to done', () => {
    let t = taskFrom()
    t = then(t, life.accept(t))
    expect(t.state).toBe('accepted')
    t = then(t, life.progress(t, 40, 'đang làm', []))
    expect([t.state, t.progress, t.note]).toEqual(['in-progress', 40, 'đang làm'])
    t = reported(t)
    expect([t.state, t.progress]).toEqual(['reported', 100])
    t = then(t, life.confirm(t, null, 'sec'))
    expect([t.state, t.closedAt === null]).toEqual(['done', false])
  })

  it('is accepted by whoever hands it on, reports or updates without saying so', () => {
    for (const decide of [life.handOn(taskFrom(), 'b', null), life.progress(taskFrom(), 10, '', [])])
      expect(then(taskFrom(), decide).acceptedAt).not.toBeNull()
    expect(reported(taskFrom()).acceptedAt).not.toBeNull()
  })

  it('is sent back with a reason, and returns to where it was when that is refused', () => {
    const t = then(taskFrom(), life.accept(taskFrom()))
    expect(code(life.askSendBack(t, 'ngắn', null))).toBe('reason-needed')
    const asked = then(t, life.askSendBack(t, REASON, 'u2'))
    expect([asked.state, asked.sendBack?.suggestedUnitId]).toEqual(['send-back-asked', 'u2'])
    expect(
      code(life.report(asked, { text: 'xong rồi', documentNumber: null, documentDay: null, fileIds: [] }, TODAY)),
    ).toBe('wrong-state')
    const refused = then(asked, life.refuseSendBack(asked, REASON))
    expect([refused.state, refused.sendBack]).toEqual(['accepted', null])
  })

  it('starts from the beginning with another unit, and keeps its original day', () => {
    let t = then(taskFrom(), life.handOn(taskFrom(), 'b', null))
    t = then(t, life.progress(t, 70, 'gần xong', []))
    t = then(t, life.reassign(t, 'u2', REASON, day('2026-03-30'), TODAY))
    expect(t).toMatchObject({
      unitId: 'u2',
      state: 'assigned',
      officerId: null,
      progress: 0,
      note: null,
      due: '2026-03-30',
      originalDue: DUE,
    })
    expect(t.coordinations.some(c => c.unitId === 'u2')).toBe(false)
    expect(code(life.reassign(t, 'u2', REASON, null, TODAY))).toBe('same-unit')
  })

  it('is open again when a report is returned, and counts the return', () => {
    const t = reported(taskFrom())
    const again = then(t, life.returnReport(t, REASON))
    expect(again).toMatchObject({ state: 'redo', returnedReports: 1, report: null, progress: 90 })
    expect(reported(again).state).toBe('reported')
  })

  it('stands still while suspended', () => {
    let t = then(taskFrom(), life.accept(taskFrom()))
    t = then(t, life.suspend(t, REASON))
    expect(code(life.urge(t, null, []))).toBe('wrong-state')
    t = then(t, life.resume(t, null, day('2026-04-01'), TODAY))
    expect(t).toMatchObject({ state: 'accepted', due: '2026-04-01', originalDue: DUE, suspendedAt: null })
  })

  it('has its explanation asked, given and judged once', () => {
    let t = taskFrom()
    t = then(t, life.askExplanation(t, day('2026-03-12'), null, TODAY))
    expect(code(life.askExplanation(t, day('2026-03-12'), null, TODAY))).toBe('already-asked')
    expect(code(life.judgeExplanation(t, true, null))).toBe('not-explained')
    t = then(t, life.explain(t, 'mưa lũ làm hỏng đường'))
    t = then(t, life.judgeExplanation(t, true, null))
    expect([t.explanation?.accepted, t.excluded]).toEqual([true, true])
    expect(code(life.judgeExplanation(t, false, null))).toBe('already-judged')
  })

  it('takes an answer only from a unit that coordinates', () => {
    const t = taskFrom()
    expect(code(answerCoordination(t, 'u3', REASON))).toBe('not-coordinating')
    expect(then(t, answerCoordination(t, 'u2', REASON)).coordinations[0]?.answer).toBe(REASON)
  })

  it.each([
    ['accept', (t: Task) => life.accept(t)],
    ['send back', (t: Task) => life.askSendBack(t, REASON, null)],
    ['hand on', (t: Task) => life.handOn(t, 'b', null)],
    ['progress', (t: Task) => life.progress(t, 10, '', [])],
    ['extension', (t: Task) => askExtension(t, day('2026-04-01'), REASON, TODAY)],
    ['urge', (t: Task) => life.urge(t, null, [])],
    ['close', (t: Task) => life.close(t, REASON, 'chair')],
    ['withdraw', (t: Task) => life.withdraw(t, REASON)],
    ['suspend', (t: Task) => life.suspend(t, REASON)],
    ['reassign', (t: Task) => life.reassign(t, 'u2', REASON, null, TODAY)],
  ])('has ended when it is done or withdrawn: no %s', (_name, command) => {
    for (const end of [life.close(taskFrom(), REASON, 'chair'), life.withdraw(taskFrom(), REASON)])
      expect(code(command(then(taskFrom(), end)))).toBe('wrong-state')
  })
})

describe('gia hạn', () => {
  it('is asked with a later day and a reason; after the due day it is marked late', () => {
    const t = taskFrom()
    expect(code(askExtension(t, DUE, REASON, TODAY))).toBe('not-later')
    expect(code(askExtension(t, day('2026-03-25'), 'ngắn', TODAY))).toBe('reason-needed')
    expect(askExtension(t, day('2026-03-25'), REASON, TODAY)).toMatchObject({ late: false })
    expect(askExtension(t, day('2026-03-25'), REASON, day('2026-03-21'))).toMatchObject({ late: true })
    expect(code(askExtension(t, day('2026-03-21'), REASON, day('2026-03-22')))).toBe('due-in-past')
  })

  it('never overwrites the original day', () => {
    let t = then(taskFrom(), askExtension(taskFrom(), day('2026-03-25'), REASON, TODAY))
    expect(code(askExtension(t, day('2026-03-26'), REASON, TODAY))).toBe('already-asked')
    t = then(t, grantExtension(t, day('2026-03-24'), null, TODAY))
    t = then(t, extend(t, day('2026-04-10'), null, TODAY))
    expect(t).toMatchObject({ due: '2026-04-10', originalDue: DUE, extensions: 2, extension: null })
  })

  it('refused, leaves the day as it was', () => {
    const asked = then(taskFrom(), askExtension(taskFrom(), day('2026-03-25'), REASON, TODAY))
    const t = then(asked, refuseExtension(asked, REASON))
    expect(t).toMatchObject({ due: DUE, extensions: 0, extension: null })
    expect(code(refuseExtension(t, REASON))).toBe('not-asked')
    expect(code(grantExtension(t, day('2026-03-25'), null, TODAY))).toBe('not-asked')
  })

  it('of a task without a day is setting one, which is then the original', () => {
    const t = taskFrom({ due: null })
    expect(code(askExtension(t, DUE, REASON, TODAY))).toBe('no-due')
    expect(code(extend(t, DUE, null, TODAY))).toBe('no-due')
    expect(then(t, setDue(t, DUE, null, TODAY))).toMatchObject({ due: DUE, originalDue: DUE, reviewDay: null })
  })
})

/** Events whose day is the task's own. */
const FIRST_DAY = new Set(['reassigned', 'extended', 'due-set', 'resumed', 'due-followed'])

describe('whatever is tried, in whatever order', () => {
  it('never reaches an impossible state', () => {
    fc.assert(
      fc.property(anyHistory, ({ task: t }) => {
        expect(TASK_STATES).toContain(t.state)
        if (t.state === 'reported') expect(t.report).not.toBeNull()
        if (t.state === 'send-back-asked') expect(t.sendBack).not.toBeNull()
        else expect(t.sendBack).toBeNull()
        if (t.state === 'suspended') expect([t.suspendedAt, t.stateBefore]).not.toContain(null)
        if (isOpen(t)) expect(t.closedAt).toBeNull()
        else expect([t.closedAt === null, t.extension, t.sendBack]).toEqual([false, null, null])
        if (t.due !== null) expect([t.originalDue === null, t.reviewDay]).toEqual([false, null])
        else expect(t.reviewDay).not.toBeNull()
        if (t.originalDue && t.extensions > 0) expect(t.due! >= t.originalDue || t.due !== null).toBe(true)
        if (t.explanation?.accepted != null) expect(t.explanation.answeredAt).not.toBeNull()
        // two close what is starred: nobody's first word outlives the task or its star
        if (!isOpen(t) || !t.starred) expect(t.firstWord).toBeNull()
        for (const q of t.questions) expect(q.answer === null).toBe(q.answeredAt === null)
        expect(new Set(t.watchers.map(w => w.kind + w.id)).size).toBe(t.watchers.length)
        expect(new Set(t.coordinations.map(c => c.unitId)).size).toBe(t.coordinations.length)
        expect(t.milestones.map(m => m.due)).toEqual(t.milestones.map(m => m.due).toSorted())
        expect(t.progress).toBeGreaterThanOrEqual(0)
        expect(t.progress).toBeLessThanOrEqual(100)
        expect(t.coordinations.some(c => c.unitId === t.unitId)).toBe(false)
      }),
      { numRuns: 2000 },
    )
  })

  it('the original day is the first that was ever set', () => {
    fc.assert(
      fc.property(anyHistory, ({ task, events }) => {
        let first = null
        for (const { data } of events) {
          if (first !== null) break
          if (data.kind === 'assigned') first = data.task.due
          else if ('due' in data && FIRST_DAY.has(data.kind)) first = data.due
        }
        expect(task.originalDue).toBe(first)
      }),
      { numRuns: 1000 },
    )
  })

  it('the task is the replay of its history, at every point', () => {
    fc.assert(
      fc.property(anyHistory, ({ task, events }) => {
        expect(replay('t1', events)).toEqual(task)
        const half = Math.ceil(events.length / 2)
        const resumed = events
          .slice(half)
          .reduce<Task>(
            (t, e) => evolve('t1', t, e),
            JSON.parse(JSON.stringify(replay('t1', events.slice(0, half)))) as Task,
          )
        expect(resumed).toEqual(task)
      }),
      { numRuns: 500 },
    )
  })

  it('a history that does not begin with assigning is refused', () => {
    expect(() => replay('t1', [{ at: assigned().at, actorId: 'a', data: { kind: 'accepted' } }])).toThrow()
    expect(replay('t1', [])).toBeNull()
  })
})
