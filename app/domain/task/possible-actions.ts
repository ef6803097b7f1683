/**
 * Which of the transitions a person may make with a task now: the access table says who, the decision functions say
 * when. Nothing is written down a second time: each decision is asked with an answer that would do if the state were
 * right, and what it refuses is not offered.
 */
import { type Actor, unitsWhere } from '../access/actor.ts'
import { type Action, can, type TaskSubject } from '../access/can.ts'
import { addDays, type Day, maxDay } from '../shared/day.ts'
import { isRefusal, type Refusal, refuse } from '../shared/refusal.ts'
import type { PersonId, UnitId } from '../unit/office.ts'
import * as attention from './attention.ts'
import { answerCoordination, askCoordination, releaseCoordination } from './coordination.ts'
import { askExtension, extend, grantExtension, refuseExtension, setDue } from './extension.ts'
import * as life from './lifecycle.ts'
import { completeMilestone, dropMilestone, setMilestone } from './milestone.ts'
import { givePart } from './part.ts'
import type { Task, TaskEventData } from './task.ts'
import { addWatcher, removeWatcher, unwatch, watch } from './watching.ts'

export const TASK_COMMANDS = [
  'accept',
  'ask-send-back',
  'withdraw-send-back',
  'hand-on',
  'hand-down',
  'progress',
  'complete-milestone',
  'report',
  'withdraw-report',
  'ask-extension',
  'explain',
  'ask-coordination',
  'release-coordination',
  'answer-coordination',
  'confirm',
  'return-report',
  'grant-extension',
  'refuse-extension',
  'reassign',
  'refuse-send-back',
  'urge',
  'extend',
  'set-due',
  'review',
  'set-milestone',
  'drop-milestone',
  'ask-explanation',
  'judge-explanation',
  'criticise',
  'suspend',
  'resume',
  'close',
  'withdraw',
  'exclude',
  'star',
  'unstar',
  'set-urgency',
  'ask',
  'answer',
  'watch',
  'unwatch',
  'add-watcher',
  'remove-watcher',
] as const
export type TaskCommand = (typeof TASK_COMMANDS)[number]

/** Plausible answers: long enough, late enough. Only the state of the task can make a decision refuse them. */
const WORDS = 'câu trả lời mẫu'
const OTHER = ' '
const later = (t: Task, today: Day): Day => addDays(maxDay(today, t.due ?? today), 1)

/** Who asks: some decisions are one person's, or one unit's. */
type Asking = { personId: PersonId; coordinating: readonly UnitId[] }
type Probe = (t: Task, today: Day, asking: Asking) => TaskEventData | Refusal
type Rule = { action: Action; probe: Probe }

const NOTHING = refuse('nothing', 'Không có mục nào để chọn.')

export const COMMAND_RULES: Record<TaskCommand, Rule> = {
  accept: { action: 'task.accept', probe: t => life.accept(t) },
  'ask-send-back': { action: 'task.ask-send-back', probe: t => life.askSendBack(t, WORDS, null) },
  'withdraw-send-back': { action: 'task.ask-send-back', probe: t => life.withdrawSendBack(t, WORDS) },
  'hand-on': { action: 'task.hand-on', probe: t => life.handOn(t, OTHER, null) },
  'hand-down': {
    action: 'task.hand-down',
    probe: (t, today) =>
      givePart(t, OTHER, { unitId: t.unitId, officerId: OTHER }, { title: WORDS, text: WORDS, due: null }, today),
  },
  progress: { action: 'task.progress', probe: t => life.progress(t, t.progress, '', []) },
  'complete-milestone': {
    action: 'task.milestone',
    probe: (t, today) => {
      const open = t.milestones.find(m => m.doneAt === null)
      return open ? completeMilestone(t, open.id, null, today) : NOTHING
    },
  },
  report: {
    action: 'task.report',
    probe: (t, today) => life.report(t, { text: WORDS, documentNumber: null, documentDay: null, fileIds: [] }, today),
  },
  'withdraw-report': { action: 'task.withdraw-report', probe: t => life.withdrawReport(t, WORDS) },
  'ask-extension': {
    action: 'task.ask-extension',
    probe: (t, today) => askExtension(t, later(t, today), WORDS, today),
  },
  explain: { action: 'task.explain', probe: t => life.explain(t, WORDS) },
  'ask-coordination': {
    action: 'task.ask-coordination',
    probe: (t, today) => askCoordination(t, OTHER, WORDS, null, today),
  },
  'release-coordination': {
    action: 'task.ask-coordination',
    probe: t => {
      const waits = t.coordinations.find(c => c.answeredAt === null)
      return waits ? releaseCoordination(t, waits.unitId, WORDS) : NOTHING
    },
  },
  'answer-coordination': {
    action: 'task.coordinate',
    probe: (t, _today, { coordinating }) => {
      const own = t.coordinations.find(c => coordinating.includes(c.unitId))
      return own
        ? answerCoordination(t, own.unitId, WORDS)
        : refuse('not-coordinating', 'Đơn vị không phối hợp nhiệm vụ này.')
    },
  },
  confirm: { action: 'task.confirm', probe: (t, _today, { personId }) => life.confirm(t, null, personId) },
  'return-report': { action: 'task.return-report', probe: t => life.returnReport(t, WORDS) },
  'grant-extension': {
    action: 'task.decide-extension',
    probe: (t, today) => grantExtension(t, later(t, today), null, today),
  },
  'refuse-extension': { action: 'task.decide-extension', probe: t => refuseExtension(t, WORDS) },
  reassign: { action: 'task.reassign', probe: (t, today) => life.reassign(t, OTHER, WORDS, null, today) },
  'refuse-send-back': { action: 'task.decide-send-back', probe: t => life.refuseSendBack(t, WORDS) },
  urge: { action: 'task.urge', probe: t => life.urge(t, null, []) },
  extend: { action: 'task.extend', probe: (t, today) => extend(t, later(t, today), null, today) },
  'set-due': { action: 'task.set-due', probe: (t, today) => setDue(t, later(t, today), null, today) },
  review: { action: 'task.review', probe: (t, today) => attention.review(t, addDays(today, 30), null, today) },
  'set-milestone': {
    action: 'task.set-milestone',
    probe: (t, today) => setMilestone(t, OTHER, WORDS, t.due ?? today),
  },
  'drop-milestone': {
    action: 'task.set-milestone',
    probe: t => {
      const open = t.milestones.find(m => m.doneAt === null)
      return open ? dropMilestone(t, open.id, WORDS) : NOTHING
    },
  },
  'ask-explanation': {
    action: 'task.ask-explanation',
    probe: (t, today) => life.askExplanation(t, later(t, today), null, today),
  },
  'judge-explanation': { action: 'task.judge-explanation', probe: t => life.judgeExplanation(t, false, null) },
  criticise: { action: 'task.criticise', probe: t => life.criticise(t, WORDS) },
  suspend: { action: 'task.suspend', probe: t => life.suspend(t, WORDS) },
  resume: { action: 'task.resume', probe: (t, today) => life.resume(t, null, null, today) },
  close: { action: 'task.close', probe: (t, _today, { personId }) => life.close(t, WORDS, personId) },
  withdraw: { action: 'task.withdraw', probe: t => life.withdraw(t, WORDS) },
  exclude: { action: 'task.exclude', probe: t => life.exclude(t, WORDS) },
  star: { action: 'task.star', probe: t => attention.star(t) },
  unstar: { action: 'task.star', probe: t => attention.unstar(t) },
  'set-urgency': {
    action: 'task.set-urgency',
    probe: t => attention.setUrgency(t, t.urgency === 'normal' ? 'urgent' : 'normal', WORDS),
  },
  ask: { action: 'task.ask', probe: (t, _today, { personId }) => attention.ask(t, OTHER, personId, OTHER, WORDS) },
  answer: {
    action: 'task.answer',
    probe: (t, _today, { personId }) => {
      const own = t.questions.find(q => q.answeredAt === null && (q.to === personId || q.by === personId))
      return own ? attention.answer(t, own.id, personId, WORDS) : NOTHING
    },
  },
  watch: { action: 'task.watch', probe: (t, _today, { personId }) => watch(t, personId) },
  unwatch: { action: 'task.watch', probe: (t, _today, { personId }) => unwatch(t, personId) },
  'add-watcher': { action: 'task.set-watchers', probe: t => addWatcher(t, { kind: 'person', id: OTHER }) },
  'remove-watcher': {
    action: 'task.set-watchers',
    probe: t => {
      const [first] = t.watchers
      return first ? removeWatcher(t, first) : NOTHING
    },
  },
}

/** Why the state of the task does not let this happen now; null where it does. */
export function stateRefusal(command: TaskCommand, actor: Actor, task: Task, today: Day): Refusal | null {
  const asking = { personId: actor.personId, coordinating: unitsWhere(actor, 'unit-head', 'unit-deputy') }
  const answer = COMMAND_RULES[command].probe(task, today, asking)
  return isRefusal(answer) ? answer : null
}

export const mayCommand = (command: TaskCommand, actor: Actor, subject: TaskSubject): boolean =>
  can(actor, COMMAND_RULES[command].action, subject)

export const possibleActions = (actor: Actor, subject: TaskSubject, task: Task, today: Day): TaskCommand[] =>
  TASK_COMMANDS.filter(
    command => mayCommand(command, actor, subject) && stateRefusal(command, actor, task, today) === null,
  )
