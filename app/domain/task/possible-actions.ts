/**
 * Which of the transitions a person may make with a task now: the access table says who, the decision functions say
 * when. Nothing is written down a second time: each decision is asked with an answer that would do if the state were
 * right, and what it refuses is not offered.
 */
import { type Actor, unitsWhere } from '../access/actor.ts'
import { type Action, can, type TaskSubject } from '../access/can.ts'
import { addDays, type Day, maxDay } from '../shared/day.ts'
import { isRefusal, type Refusal, refuse } from '../shared/refusal.ts'
import type { UnitId } from '../unit/office.ts'
import { askExtension, extend, grantExtension, refuseExtension, setDue } from './extension.ts'
import {
  accept,
  answerCoordination,
  askExplanation,
  askSendBack,
  close,
  confirm,
  criticise,
  exclude,
  explain,
  handOn,
  judgeExplanation,
  progress,
  reassign,
  refuseSendBack,
  report,
  resume,
  returnReport,
  suspend,
  urge,
  withdraw,
} from './lifecycle.ts'
import type { Task, TaskEventData } from './task.ts'

export const TASK_COMMANDS = [
  'accept',
  'ask-send-back',
  'hand-on',
  'progress',
  'report',
  'ask-extension',
  'explain',
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
  'ask-explanation',
  'judge-explanation',
  'criticise',
  'suspend',
  'resume',
  'close',
  'withdraw',
  'exclude',
] as const
export type TaskCommand = (typeof TASK_COMMANDS)[number]

/** Plausible answers: long enough, late enough. Only the state of the task can make a decision refuse them. */
const WORDS = 'câu trả lời mẫu'
const OTHER = ' '
const later = (t: Task, today: Day): Day => addDays(maxDay(today, t.due ?? today), 1)

type Probe = (t: Task, today: Day, coordinating: readonly UnitId[]) => TaskEventData | Refusal
type Rule = { action: Action; probe: Probe }

export const COMMAND_RULES: Record<TaskCommand, Rule> = {
  accept: { action: 'task.accept', probe: t => accept(t) },
  'ask-send-back': { action: 'task.ask-send-back', probe: t => askSendBack(t, WORDS, null) },
  'hand-on': { action: 'task.hand-on', probe: t => handOn(t, OTHER, null) },
  progress: { action: 'task.progress', probe: t => progress(t, t.progress, '', []) },
  report: {
    action: 'task.report',
    probe: (t, today) => report(t, { text: WORDS, documentNumber: null, documentDay: null, fileIds: [] }, today),
  },
  'ask-extension': {
    action: 'task.ask-extension',
    probe: (t, today) => askExtension(t, later(t, today), WORDS, today),
  },
  explain: { action: 'task.explain', probe: t => explain(t, WORDS) },
  'answer-coordination': {
    action: 'task.coordinate',
    probe: (t, _today, units) => {
      const own = t.coordinations.find(c => units.includes(c.unitId))
      return own
        ? answerCoordination(t, own.unitId, WORDS)
        : refuse('not-coordinating', 'Đơn vị không phối hợp nhiệm vụ này.')
    },
  },
  confirm: { action: 'task.confirm', probe: t => confirm(t, null) },
  'return-report': { action: 'task.return-report', probe: t => returnReport(t, WORDS) },
  'grant-extension': {
    action: 'task.decide-extension',
    probe: (t, today) => grantExtension(t, later(t, today), null, today),
  },
  'refuse-extension': { action: 'task.decide-extension', probe: t => refuseExtension(t, WORDS) },
  reassign: { action: 'task.reassign', probe: (t, today) => reassign(t, OTHER, WORDS, null, today) },
  'refuse-send-back': { action: 'task.decide-send-back', probe: t => refuseSendBack(t, WORDS) },
  urge: { action: 'task.urge', probe: t => urge(t, null, []) },
  extend: { action: 'task.extend', probe: (t, today) => extend(t, later(t, today), null, today) },
  'set-due': { action: 'task.set-due', probe: (t, today) => setDue(t, later(t, today), null, today) },
  'ask-explanation': {
    action: 'task.ask-explanation',
    probe: (t, today) => askExplanation(t, later(t, today), null, today),
  },
  'judge-explanation': { action: 'task.judge-explanation', probe: t => judgeExplanation(t, false, null) },
  criticise: { action: 'task.criticise', probe: t => criticise(t, WORDS) },
  suspend: { action: 'task.suspend', probe: t => suspend(t, WORDS) },
  resume: { action: 'task.resume', probe: t => resume(t, null, null) },
  close: { action: 'task.close', probe: t => close(t, WORDS) },
  withdraw: { action: 'task.withdraw', probe: t => withdraw(t, WORDS) },
  exclude: { action: 'task.exclude', probe: t => exclude(t, WORDS) },
}

/** Why the state of the task does not let this happen now; null where it does. */
export function stateRefusal(command: TaskCommand, actor: Actor, task: Task, today: Day): Refusal | null {
  const answer = COMMAND_RULES[command].probe(task, today, unitsWhere(actor, 'unit-head', 'unit-deputy'))
  return isRefusal(answer) ? answer : null
}

export const mayCommand = (command: TaskCommand, actor: Actor, subject: TaskSubject): boolean =>
  can(actor, COMMAND_RULES[command].action, subject)

export const possibleActions = (actor: Actor, subject: TaskSubject, task: Task, today: Day): TaskCommand[] =>
  TASK_COMMANDS.filter(
    command => mayCommand(command, actor, subject) && stateRefusal(command, actor, task, today) === null,
  )
