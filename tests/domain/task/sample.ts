import fc from 'fast-check'
import { type Day, day } from '#app/domain/shared/day.ts'
import { addMinutes, type Instant, instantAt } from '#app/domain/shared/instant.ts'
import { isRefusal, type Refusal } from '#app/domain/shared/refusal.ts'
import * as attention from '#app/domain/task/attention.ts'
import * as coordination from '#app/domain/task/coordination.ts'
import { askExtension, extend, grantExtension, refuseExtension, setDue } from '#app/domain/task/extension.ts'
import * as life from '#app/domain/task/lifecycle.ts'
import * as milestone from '#app/domain/task/milestone.ts'
import { follow } from '#app/domain/task/next-meeting.ts'
import * as part from '#app/domain/task/part.ts'
import { evolve, type Task, type TaskEvent, type TaskEventData } from '#app/domain/task/task.ts'
import * as watching from '#app/domain/task/watching.ts'

/** A task as it is assigned, and every command with answers that fit and answers that do not. */
export const START = day('2026-03-02')
export const UNITS = ['u1', 'u2', 'u3']
export const PEOPLE = ['a', 'b', 'c']

export function assigned(more: Partial<Task> = {}, at: Instant = instantAt(START, '08:00')): TaskEvent {
  return {
    at,
    actorId: 'chair',
    data: {
      kind: 'assigned',
      task: {
        kind: 'work',
        noticeId: 'n1',
        meetingId: 'm1',
        directiveId: 'd1',
        path: '1.2',
        title: 'Báo cáo kết quả',
        text: 'Báo cáo kết quả cải cách hành chính',
        unitId: 'u1',
        fieldId: null,
        urgency: 'normal',
        starred: false,
        due: day('2026-03-20'),
        duePrecision: 'day',
        dueText: null,
        reportToUnitId: null,
        reportToPost: null,
        ...more,
        coordinations: [{ unitId: 'u2', ask: null, due: more.due ?? null }],
      },
    },
  }
}

export const taskFrom = (more: Partial<Task> = {}, at?: Instant): Task => evolve('t1', null, assigned(more, at))

export type Step = { by: string; minutes: number; command: Command }
export type Command = (t: Task, today: Day) => TaskEventData | Refusal

const days = fc.integer({ min: -30, max: 90 }).map(n => {
  const at = new Date(Date.UTC(2026, 2, 20 + n))
  return day(at.toISOString().slice(0, 10))
})
const words = fc.constantFrom('', 'ngắn', 'một lý do đủ dài để được nhận')
const unit = fc.constantFrom(...UNITS)
const person = fc.constantFrom(...PEOPLE)
const maybe = <T>(a: fc.Arbitrary<T>) => fc.option(a, { nil: null })

export const anyCommand: fc.Arbitrary<Command> = fc.oneof(
  fc.constant<Command>(t => life.accept(t)),
  fc.tuple(words, maybe(unit)).map<Command>(
    ([w, u]) =>
      t =>
        life.askSendBack(t, w, u),
  ),
  words.map<Command>(w => t => life.refuseSendBack(t, w)),
  fc.tuple(unit, words, maybe(days)).map<Command>(
    ([u, w, d]) =>
      (t, today) =>
        life.reassign(t, u, w, d, today),
  ),
  person.map<Command>(p => t => life.handOn(t, p, null)),
  fc.tuple(fc.integer({ min: -5, max: 105 }), words).map<Command>(
    ([n, w]) =>
      t =>
        life.progress(t, n, w, []),
  ),
  fc.tuple(words, maybe(days)).map<Command>(
    ([w, d]) =>
      (t, today) =>
        life.report(t, { text: w, documentNumber: '12/BC', documentDay: d, fileIds: [] }, today),
  ),
  person.map<Command>(by => t => life.confirm(t, null, by)),
  words.map<Command>(w => t => life.returnReport(t, w)),
  fc.tuple(days, words).map<Command>(
    ([d, w]) =>
      (t, today) =>
        askExtension(t, d, w, today),
  ),
  days.map<Command>(d => (t, today) => grantExtension(t, d, null, today)),
  words.map<Command>(w => t => refuseExtension(t, w)),
  days.map<Command>(d => (t, today) => extend(t, d, null, today)),
  days.map<Command>(d => (t, today) => setDue(t, d, null, today)),
  fc.constant<Command>(t => life.urge(t, null, ['a'])),
  days.map<Command>(d => (t, today) => life.askExplanation(t, d, null, today)),
  words.map<Command>(w => t => life.explain(t, w)),
  fc.boolean().map<Command>(b => t => life.judgeExplanation(t, b, null)),
  words.map<Command>(w => t => life.criticise(t, w)),
  fc.tuple(words, person).map<Command>(
    ([w, by]) =>
      t =>
        life.close(t, w, by),
  ),
  words.map<Command>(w => t => life.suspend(t, w)),
  maybe(days).map<Command>(d => (t, today) => life.resume(t, null, d, today)),
  words.map<Command>(w => t => life.withdraw(t, w)),
  words.map<Command>(w => t => life.exclude(t, w)),
  fc.tuple(unit, words).map<Command>(
    ([u, w]) =>
      t =>
        coordination.answerCoordination(t, u, w),
  ),
  fc.tuple(unit, words, maybe(days)).map<Command>(
    ([u, w, d]) =>
      (t, today) =>
        coordination.askCoordination(t, u, w, d, today),
  ),
  fc.tuple(unit, words).map<Command>(
    ([u, w]) =>
      t =>
        coordination.releaseCoordination(t, u, w),
  ),
  words.map<Command>(w => t => life.withdrawReport(t, w)),
  words.map<Command>(w => t => life.withdrawSendBack(t, w)),
  fc.constant<Command>(t => attention.star(t)),
  fc.constant<Command>(t => attention.unstar(t)),
  fc.tuple(fc.constantFrom('normal' as const, 'urgent' as const, 'flash' as const), words).map<Command>(
    ([u, w]) =>
      t =>
        attention.setUrgency(t, u, w),
  ),
  fc.tuple(fc.constantFrom('q1', 'q2'), person, person, words).map<Command>(
    ([id, by, to, w]) =>
      t =>
        t.questions.some(q => q.id === id) ? attention.answer(t, id, by, w) : attention.ask(t, id, by, to, w),
  ),
  days.map<Command>(d => (t, today) => attention.review(t, d, null, today)),
  fc.tuple(fc.constantFrom('m1', 'm2'), words, days).map<Command>(
    ([id, w, d]) =>
      t =>
        milestone.setMilestone(t, id, w, d),
  ),
  fc.constantFrom('m1', 'm2').map<Command>(id => (t, today) => milestone.completeMilestone(t, id, null, today)),
  fc.constantFrom('m1', 'm2').map<Command>(id => t => milestone.dropMilestone(t, id, 'không cần nữa')),
  person.map<Command>(p => t => watching.watch(t, p)),
  person.map<Command>(p => t => watching.unwatch(t, p)),
  fc.tuple(fc.constantFrom('unit' as const, 'person' as const), unit).map<Command>(
    ([kind, id]) =>
      t =>
        watching.addWatcher(t, { kind, id }),
  ),
  fc.tuple(words, maybe(days)).map<Command>(
    ([w, d]) =>
      (t, today) =>
        part.givePart(t, 'part', { unitId: 'u3', officerId: null }, { title: w, text: '', due: d }, today),
  ),
  maybe(days).map<Command>(d => t => follow(t, d === null ? null : { id: 'next', day: d, title: 'Giao ban' })),
)

export const anyStep: fc.Arbitrary<Step> = fc.record({
  by: person,
  minutes: fc.integer({ min: 1, max: 60 * 24 * 12 }),
  command: anyCommand,
})

/** A task and its history after some steps; refused ones leave no trace. */
export function run(steps: readonly Step[], first: TaskEvent = assigned()): { task: Task; events: TaskEvent[] } {
  const events = [first]
  let task = evolve('t1', null, first)
  let now = first.at
  for (const { by, minutes, command } of steps) {
    now = addMinutes(now, minutes)
    const data = command(task, dayAt(now))
    if (isRefusal(data)) continue
    const event: TaskEvent = { at: now, actorId: by, data }
    events.push(event)
    task = evolve('t1', task, event)
  }
  return { task, events }
}

const dayAt = (i: Instant): Day => day(new Date(Date.parse(i) + 7 * 3_600_000).toISOString().slice(0, 10))

export const anyHistory = fc
  .tuple(fc.array(anyStep, { maxLength: 25 }), maybe(days))
  .map(([steps, due]) => run(steps, assigned({ due })))
