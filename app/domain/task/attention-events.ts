/** What is said about a task without doing it: questions and answers, how urgent it is, two pairs of eyes, second thoughts. */
import type { Instant } from '../shared/instant.ts'
import type { PersonId } from '../unit/office.ts'
import type { FirstWord, Task, Urgency } from './task.ts'

export type AttentionEventData =
  | { kind: 'question-asked'; id: string; to: PersonId; text: string }
  | { kind: 'question-answered'; id: string; to: PersonId; text: string }
  | { kind: 'urgency-set'; from: Urgency; urgency: Urgency; reason: string }
  /** The first of two who close a starred task. */
  | { kind: 'closing-proposed'; how: FirstWord['how']; note: string | null }
  /** The unit takes its own report back before anybody confirmed it. */
  | { kind: 'report-withdrawn'; reason: string }
  | { kind: 'send-back-withdrawn'; reason: string }

const KINDS: ReadonlySet<string> = new Set<AttentionEventData['kind']>([
  'question-asked',
  'question-answered',
  'urgency-set',
  'closing-proposed',
  'report-withdrawn',
  'send-back-withdrawn',
])
export const isAttentionEvent = (data: { kind: string }): data is AttentionEventData => KINDS.has(data.kind)

export function evolveAttention(task: Task, data: AttentionEventData, at: Instant, by: PersonId): Task {
  switch (data.kind) {
    case 'question-asked':
      return {
        ...task,
        questions: [
          ...task.questions,
          { id: data.id, at, by, to: data.to, text: data.text, answer: null, answeredAt: null },
        ],
      }
    case 'question-answered':
      return {
        ...task,
        questions: task.questions.map(q => (q.id === data.id ? { ...q, answer: data.text, answeredAt: at } : q)),
      }
    case 'urgency-set':
      return { ...task, urgency: data.urgency }
    case 'closing-proposed':
      return { ...task, firstWord: { how: data.how, by, at, words: data.note } }
    case 'report-withdrawn':
      // not a returned product: nobody has judged it
      return {
        ...task,
        state: 'in-progress',
        report: null,
        firstWord: null,
        progress: Math.min(task.progress, 90),
        updatedAt: at,
      }
    case 'send-back-withdrawn':
      return { ...task, state: task.stateBefore ?? 'assigned', stateBefore: null, sendBack: null, updatedAt: at }
  }
}
