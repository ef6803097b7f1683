/** A task of the office in the situation that a line is about: what a wording is looked at with before it is kept. */
import type { WorkingDayIndex } from '../../calendar/working-day-index.ts'
import { addDays, type Day } from '../../shared/day.ts'
import { type Instant, instantAt } from '../../shared/instant.ts'
import { isLate } from '../../task/standing.ts'
import type { Task } from '../../task/task.ts'
import type { PersonId } from '../../unit/office.ts'
import type { RemindedTask } from '../escalation.ts'
import { type NoticeRole, type StepName, stepAt } from '../notice.ts'
import type { LineId } from './lines.ts'

export type Looked = { today: Day; personId: PersonId; index: WorkingDayIndex }

type Situation = {
  step: StepName
  role?: NoticeRole
  granted?: boolean
  /** What the step counts from, where the line says it. */
  anchor?: Day
  as?: Partial<Task>
}

/** Working, with its day far ahead: nothing to say about it, until a situation says something. */
const QUIET: Partial<Task> = {
  state: 'in-progress',
  report: null,
  closedAt: null,
  suspendedAt: null,
  extension: null,
  sendBack: null,
  firstWord: null,
  questions: [],
  milestones: [],
  urgency: 'normal',
}

export function situated<T extends RemindedTask>(
  line: LineId,
  t: T,
  looked: Looked,
): { task: T; step: string; role: NoticeRole; granted?: boolean } {
  const s = situationOf(line, t, looked)
  const far = addDays(looked.today, 30)
  return {
    task: { ...t, ...QUIET, due: far, explanation: null, ...s.as },
    step: stepAt(s.step, s.anchor ?? t.assignedAt),
    role: s.role ?? 'unit',
    ...(s.granted === undefined ? {} : { granted: s.granted }),
  }
}

/** The day on which a line can be looked at: of a rest day ahead, the working day before it. */
export function lookedAtOn(line: LineId, today: Day, index: WorkingDayIndex): Day {
  let d = today
  if (line === 'due-rest') while (index.between(d, addDays(d, 1)) > 0) d = addDays(d, 1)
  return d
}

function situationOf(line: LineId, t: Task, { today, personId, index }: Looked): Situation {
  const ago = (n: number): Day => addDays(today, -n)
  const ahead = (n: number): Day => addDays(today, n)
  const at: Instant = instantAt(ago(3), '09:00')
  const by = t.officerId ?? personId
  const coordinations = (due: Day) => [
    { unitId: t.unitId, ask: 'Cho ý kiến', due, askedAt: at, answeredAt: null, answer: null },
  ]
  const question = (to: PersonId) => [{ id: 'q', at, by, to, text: '', answer: null, answeredAt: null }]
  const extension = { at, by, wantedDue: ahead(10), reason: '', late: false }
  const explanation = (due: Day) => ({ askedAt: at, due, text: null, answeredAt: null, accepted: null })
  const milestone = (due: Day) => [{ id: 'm', name: 'Mốc', due, doneAt: null, doneBy: null, note: null }]
  switch (line) {
    case 'overdue':
      return { step: 'overdue', as: { due: isLate({ ...t, ...QUIET } as Task, t.due, today) ? t.due : ago(5) } }
    case 'due-today':
      return { step: 'due-soon', as: { due: today } }
    case 'due-rest':
      return { step: 'due-soon', as: { due: ahead(1) } }
    case 'due-soon': {
      let due = today
      while (index.between(today, due) < 3) due = addDays(due, 1)
      return { step: 'due-soon', as: { due } }
    }
    case 'milestone-late':
      return { step: 'milestone-late', as: { milestones: milestone(ago(2)) } }
    case 'milestone-soon':
      return { step: 'milestone-soon', as: { milestones: milestone(ahead(3)) } }
    case 'not-accepted':
      return { step: 'not-accepted', as: { state: 'assigned' } }
    case 'stale':
      return { step: 'stale' }
    case 'assigned':
      return { step: 'assigned', as: { state: 'assigned' } }
    case 'coordinating':
      return { step: 'assigned', role: 'coordinating', as: { state: 'assigned' } }
    case 'handed-on':
      return { step: 'handed-on', role: 'officer' }
    case 'taken-over':
      return { step: 'taken-over' }
    case 'urge':
      return { step: 'urge', as: { due: null } }
    case 'redo':
      return { step: 'report-returned', as: { state: 'redo' } }
    case 'extended':
      return { step: 'extension-decided', granted: true }
    case 'not-extended':
      return { step: 'extension-decided', granted: false }
    case 'send-back-refused':
      return { step: 'send-back-decided', granted: false }
    case 'given-elsewhere':
      return { step: 'send-back-decided', granted: true }
    case 'amended':
      return { step: 'amended' }
    case 'withdrawn':
      return { step: 'task-withdrawn', as: { state: 'withdrawn' } }
    case 'report-waiting':
      return { step: 'report-waiting', role: 'secretariat', as: { state: 'reported' } }
    case 'extension':
      return { step: 'extension-waiting', role: 'leader', as: { extension } }
    case 'extension-late':
      return { step: 'extension-waiting', role: 'leader', as: { extension, due: ago(5) } }
    case 'send-back-waiting':
      return { step: 'send-back-waiting', role: 'secretariat', as: { state: 'send-back-asked' } }
    case 'part-reported':
      return { step: 'part-reported', as: { state: 'reported' } }
    case 'second-word':
      return { step: 'second-word-late', role: 'leader' }
    case 'question':
      return { step: 'question-waiting', as: { questions: question(personId) } }
    case 'question-open':
      return { step: 'question-waiting', as: { questions: question('') } }
    case 'coordination-asked':
      return { step: 'coordination-asked', role: 'coordinating' }
    case 'coordination-soon':
      return {
        step: 'coordination-soon',
        role: 'coordinating',
        anchor: ahead(2),
        as: { coordinations: coordinations(ahead(2)) },
      }
    case 'coordination-late':
      return {
        step: 'coordination-late',
        role: 'coordinating',
        anchor: ago(2),
        as: { coordinations: coordinations(ago(2)) },
      }
    case 'waits-opinion':
      return { step: 'coordination-late', anchor: ago(2), as: { coordinations: coordinations(ago(2)) } }
    case 'explanation':
      return { step: 'explanation-asked', as: { explanation: explanation(ahead(2)) } }
    case 'explanation-late':
      return { step: 'explanation-late', as: { explanation: explanation(ago(2)) } }
    case 'explanation-waiting':
      return { step: 'explanation-waiting', role: 'leader' }
    case 'review':
      return { step: 'review-due', role: 'secretariat', as: { due: null } }
    case 'other':
      return { step: 'watched' }
  }
}

/** Which line a task is at by itself, for a digest made up of what is there. */
export function naturalLine(t: Task, { today, index }: Pick<Looked, 'today' | 'index'>): LineId {
  if (t.state === 'send-back-asked') return 'send-back-waiting'
  if (t.state === 'reported') return 'report-waiting'
  if (t.extension) return isLate(t, t.due, today) ? 'extension-late' : 'extension'
  if (isLate(t, t.due, today)) return 'overdue'
  if (t.due !== null && index.between(today, t.due) <= 7) return t.due === today ? 'due-today' : 'due-soon'
  return t.state === 'assigned' ? 'not-accepted' : 'stale'
}
