/** The script's words as the domain's commands: an event, or null where the domain refuses. */

import { addDays } from '#app/domain/shared/day.ts'
import { isRefusal, type Refusal } from '#app/domain/shared/refusal.ts'
import { answer, ask, review } from '#app/domain/task/attention.ts'
import { answerCoordination, askCoordination } from '#app/domain/task/coordination.ts'
import { askExtension, extend, refuseExtension, setDue } from '#app/domain/task/extension.ts'
import {
  accept,
  askExplanation,
  askSendBack,
  close,
  confirm,
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
} from '#app/domain/task/lifecycle.ts'
import { completeMilestone, nextMilestone, setMilestone } from '#app/domain/task/milestone.ts'
import { succeed } from '#app/domain/task/succession.ts'
import type { Task, TaskEventData } from '#app/domain/task/task.ts'
import type { Office } from '#app/domain/unit/office.ts'
import { dayNumbered, idOf, titleOf } from './office-of-script.ts'
import { CHAIR, headOf, type Op, officersOf, viceChair } from './script.ts'

/** What goes by the table of §5; everything else is news of somebody's action. */
export const BY_TABLE: ReadonlySet<string> = new Set([
  'assigned',
  'urge',
  'leader-digest',
  'not-accepted',
  'due-soon',
  'overdue',
  'escalate-1',
  'escalate-2',
  'report-waiting',
  'extension-waiting',
  'send-back-waiting',
  'stale',
  'milestone-soon',
  'milestone-late',
  'coordination-soon',
  'coordination-late',
  'explanation-soon',
  'explanation-late',
  'explanation-waiting',
  'question-waiting',
  'second-word-late',
  'review-due',
])

/** Another one than who said the first word about a starred task. */
const second = (t: Task): string =>
  t.firstWord?.by === idOf.person(CHAIR) ? idOf.person(viceChair(0)) : idOf.person(CHAIR)

/** The unit is merged into another one, which goes on with what it owes. */
export const mergeOf = (t: Task, unit: number, into: number, office: Office, today: number): TaskEventData | null => {
  const [from, to] = [idOf.unit(unit), idOf.unit(into)]
  const goes = {
    taskGoesTo: (task: { unitId: string }) => (task.unitId === from ? to : null),
    partGoesTo: (unitId: string) => (unitId === from ? to : null),
  }
  return succeed(t, goes, office, { id: `merge-${unit}`, day: dayNumbered(today), reason: WHY })
}

const WHY = 'vì lý do đã nêu rõ'

type Give = Extract<Op, { op: 'give' }>
type Change = Exclude<Extract<Op, { task: number }>, Give>

export const firstEvent = (op: Give, today: number): TaskEventData => ({
  kind: 'assigned',
  task: {
    kind: 'work',
    noticeId: 'notice',
    meetingId: 'meeting',
    directiveId: 'directive',
    path: '1',
    title: titleOf(op.task),
    text: titleOf(op.task),
    unitId: idOf.unit(op.unit),
    fieldId: op.field === null ? null : idOf.field(op.field),
    urgency: op.flash ? 'flash' : 'normal',
    starred: op.starred,
    due: op.dueIn === null ? null : dayNumbered(today + op.dueIn),
    duePrecision: op.dueIn === null ? 'none' : 'day',
    dueText: null,
    reportToUnitId: null,
    reportToPost: null,
    coordinations:
      op.coordinating === null || op.coordinating === op.unit
        ? []
        : [{ unitId: idOf.unit(op.coordinating), ask: null, due: null }],
  },
})

export function decide(t: Task, op: Change, today: number): TaskEventData | null {
  const decision = decided(t, op, today)
  return isRefusal(decision) ? null : decision
}

function decided(t: Task, op: Change, today: number): TaskEventData | Refusal {
  const on = dayNumbered(today)
  const dayIn = (n: number | null) => (n === null ? null : dayNumbered(today + n))
  switch (op.op) {
    case 'accept':
      return accept(t)
    case 'progress':
      return progress(t, 50, WHY, [])
    case 'hand-on': {
      const unit = idOf.numberOfUnit(t.unitId)
      return handOn(t, idOf.person(op.to === 2 ? headOf(unit) : officersOf(unit)[op.to]!), null)
    }
    case 'report':
      return report(t, { text: WHY, documentNumber: null, documentDay: null, fileIds: [] }, on)
    case 'confirm':
      return confirm(t, null, second(t))
    case 'return':
      return returnReport(t, WHY)
    case 'suspend':
      return suspend(t, WHY)
    case 'resume':
      return resume(t, null, dayIn(op.dueIn), on)
    case 'withdraw':
      return withdraw(t, WHY)
    case 'close':
      return close(t, WHY, second(t))
    case 'ask-back':
      return askSendBack(t, WHY, null)
    case 'refuse-back':
      return refuseSendBack(t, WHY)
    case 'ask-extension':
      return askExtension(t, addDays(t.due ?? on, op.by), WHY, on)
    case 'refuse-extension':
      return refuseExtension(t, WHY)
    case 'extend':
      return extend(t, addDays(t.due ?? on, op.by), WHY, on)
    case 'set-due': {
      const due = dayIn(op.dueIn)
      return due === null ? { kind: 'refused', code: 'x', message: '' } : setDue(t, due, null, on)
    }
    case 'reassign':
      return reassign(t, idOf.unit(op.unit), WHY, dayIn(op.dueIn), on)
    case 'ask-opinion':
      return askCoordination(t, idOf.unit(op.unit), WHY, dayIn(op.dueIn), on)
    case 'answer-opinion':
      return answerCoordination(t, idOf.unit(op.unit), WHY)
    case 'ask-explanation':
      return askExplanation(t, dayNumbered(today + op.dueIn), WHY, on)
    case 'explain':
      return explain(t, WHY)
    case 'judge':
      return judgeExplanation(t, false, WHY)
    case 'milestone':
      return setMilestone(t, `m${t.milestones.length}`, 'Mốc', dayNumbered(today + op.dueIn))
    case 'milestone-done':
      return completeMilestone(t, nextMilestone(t)?.id ?? '', null, on)
    case 'ask-question':
      return ask(t, `q${t.questions.length}`, idOf.person(CHAIR), idOf.person(op.to), WHY)
    case 'answer-question': {
      const q = t.questions.find(x => x.answeredAt === null)
      return answer(t, q?.id ?? '', q?.to ?? '', WHY)
    }
    case 'review':
      return review(t, dayNumbered(today + op.dueIn), null, on)
    case 'urge':
      return urge(t, null, [])
  }
}
