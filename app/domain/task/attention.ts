/** Star, urgency, questions: what is said about a task without doing it. */
import { addDays, type Day, daysBetween, formatDay } from '../shared/day.ts'
import { type Refusal, refuse } from '../shared/refusal.ts'
import type { PersonId } from '../unit/office.ts'
import { isOpen, type Task, type TaskEventData, type Urgency } from './task.ts'

type Decision = TaskEventData | Refusal

const ended = (t: Task): Refusal | null => (isOpen(t) ? null : refuse('wrong-state', 'Nhiệm vụ đã kết thúc.'))

export const URGENCY_NAMES: Record<Urgency, string> = { normal: 'Thường', urgent: 'Khẩn', flash: 'Hoả tốc' }

export const star = (t: Task): Decision =>
  ended(t) ?? (t.starred ? refuse('starred', 'Nhiệm vụ đã được đánh dấu quan trọng.') : { kind: 'starred', on: true })

/** Not while one of two has spoken: taking the star off would close the task with a single pair of eyes. */
export function unstar(t: Task): Decision {
  const refused = ended(t)
  if (refused) return refused
  if (!t.starred) return refuse('not-starred', 'Nhiệm vụ không có dấu quan trọng.')
  if (t.firstWord) return refuse('second-waits', 'Đang chờ người thứ hai xác nhận; chưa bỏ dấu quan trọng được.')
  return { kind: 'starred', on: false }
}

export function setUrgency(t: Task, urgency: Urgency, reason: string): Decision {
  const refused = ended(t)
  if (refused) return refused
  if (t.urgency === urgency)
    return refuse('same', `Mức độ đang là “${URGENCY_NAMES[urgency].toLocaleLowerCase('vi')}”.`, 'urgency')
  if (reason.trim().length < 5) return refuse('reason-needed', 'Cần ghi rõ lý do (ít nhất 5 ký tự).', 'reason')
  return { kind: 'urgency-set', from: t.urgency, urgency, reason: reason.trim() }
}

export function ask(t: Task, id: string, by: PersonId, to: PersonId, text: string): Decision {
  if (t.state === 'withdrawn') return refuse('wrong-state', 'Nhiệm vụ đã thu hồi.')
  if (to === by) return refuse('self', 'Hãy chọn người khác để hỏi.', 'to')
  if (text.trim().length < 5) return refuse('text-needed', 'Cần ghi câu hỏi (ít nhất 5 ký tự).', 'text')
  return { kind: 'question-asked', id, to, text: text.trim() }
}

/** The asked person answers; whoever asked may close his own question with what he found out elsewhere. */
export function answer(t: Task, id: string, by: PersonId, text: string): Decision {
  const q = t.questions.find(x => x.id === id)
  if (!q) return refuse('no-question', 'Không có câu hỏi này.', 'questionId')
  if (q.answeredAt) return refuse('answered', 'Câu hỏi đã được trả lời.', 'questionId')
  if (q.to !== by && q.by !== by) return refuse('not-asked', 'Câu hỏi này dành cho người khác.', 'questionId')
  if (text.trim().length < 2) return refuse('text-needed', 'Cần ghi câu trả lời.', 'text')
  return { kind: 'question-answered', id, to: q.to === by ? q.by : q.to, text: text.trim() }
}

/** Furthest a task without a day may be left alone until somebody looks again. */
export const REVIEW_DAYS_MAX = 90

/** A look at a task without a day: it stays without one until the next look. */
export function review(t: Task, next: Day, note: string | null, today: Day): Decision {
  const refused = ended(t)
  if (refused) return refused
  if (t.due !== null) return refuse('has-due', 'Nhiệm vụ có thời hạn nên không cần ngày xem lại.')
  if (daysBetween(today, next) < 1) return refuse('due-in-past', 'Ngày xem lại phải sau hôm nay.', 'next')
  const last = addDays(today, REVIEW_DAYS_MAX)
  if (next > last)
    return refuse('too-far', `Ngày xem lại không được sau ${formatDay(last)} (${REVIEW_DAYS_MAX} ngày).`, 'next')
  return { kind: 'reviewed', next, note }
}
