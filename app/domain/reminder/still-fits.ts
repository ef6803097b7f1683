/**
 * The second look, at the moment of sending: nobody is reminded of what was done a minute ago. A notice is dropped
 * when its step is silent in the task's state by now, when what it counts from has changed (extended, reported again,
 * given to another unit), or when somebody else answers for it.
 */
import type { WorkingDayIndex } from '../calendar/working-day-index.ts'
import type { Day } from '../shared/day.ts'
import { isOpen, isWorkable, TASK_STATE_NAMES } from '../task/task.ts'
import type { Ladder, RemindedTask } from './escalation.ts'
import { anchorOf, type Notice, type NoticeData, stepNameOf } from './notice.ts'
import { agoOf, anchorDay, anchorsOf, speaksAt } from './occurrence.ts'
import { noticesOfStep } from './plan.ts'
import { type ReminderRule, rulesFor, speaksBefore } from './rule.ts'
import { cellFor, cellOf } from './state-steps.ts'

type Planned = Pick<Notice, 'rule' | 'step' | 'occurrence' | 'personId'> & { data: NoticeData }

export type SecondLook =
  | { fits: true }
  /** `instead`: the same step for whoever it belongs to by now. */
  | { fits: false; reason: string; instead: Notice[] }

const FITS: SecondLook = { fits: true }
const drop = (reason: string, instead: Notice[] = []): SecondLook => ({ fits: false, reason, instead })

export function secondLook(
  notice: Planned,
  task: RemindedTask | null,
  {
    rules,
    ladder,
    today,
    index,
  }: { rules: readonly ReminderRule[]; ladder: Ladder; today: Day; index: WorkingDayIndex },
): SecondLook {
  if (!task) return drop('Nhiệm vụ không còn')
  const step = stepNameOf(notice.step)
  const anchor = anchorOf(notice.step)
  const stateChanged = () => drop(`Nhiệm vụ đã ở trạng thái “${TASK_STATE_NAMES[task.state]}”`)
  switch (step) {
    case 'assigned':
      if (notice.data.role === 'coordinating') {
        if (!isOpen(task)) return stateChanged()
        const answered = task.coordinations.every(c => c.answeredAt !== null)
        return answered ? drop('Các đơn vị phối hợp đã trả lời') : FITS
      }
      if (task.assignedAt !== anchor) return drop('Nhiệm vụ đã giao cho đơn vị khác')
      return cellOf(task.state, 'assigned') === 'yes' ? FITS : stateChanged()
    case 'urge':
      return isWorkable(task) || task.state === 'send-back-asked' ? FITS : stateChanged()
    case 'handed-on':
      if (!isWorkable(task)) return stateChanged()
      return ladder.receivers(task, ['officer']).some(r => r.personId === notice.personId) || notice.data.insteadOf
        ? FITS
        : drop('Nhiệm vụ đã giao cho người khác')
    case 'taken-over':
      return isOpen(task) ? FITS : stateChanged()
    case 'report-returned':
      return task.state === 'redo' ? FITS : stateChanged()
    case 'extension-decided':
    case 'send-back-decided':
      return isOpen(task) ? FITS : stateChanged()
    case 'explanation-asked':
      return task.explanation && task.explanation.answeredAt === null ? FITS : drop('Đơn vị đã giải trình')
    case 'leader-digest':
      return FITS
    case 'coordination-asked':
      if (!isOpen(task)) return stateChanged()
      // asked again since, answered or released: whoever still owes an answer has the newer mail
      return task.coordinations.some(c => c.askedAt === anchor && c.answeredAt === null)
        ? FITS
        : drop('Đơn vị đã trả lời hoặc không còn được hỏi')
    case 'question-asked':
      return task.questions.some(q => q.at === anchor && q.answeredAt === null) ? FITS : drop('Câu hỏi đã được trả lời')
    case 'part-reported':
      return task.state === 'reported' ? FITS : stateChanged()
    case 'second-word-waits':
      return isOpen(task) && task.firstWord?.at === anchor ? FITS : drop('Không còn chờ xác nhận lần hai')
    case 'amended':
      if (!isOpen(task)) return stateChanged()
      if (notice.data.role === 'coordinating' || notice.data.insteadOf) return FITS
      return ladder.receivers(task, ['unit-head', 'officer']).some(r => r.personId === notice.personId)
        ? FITS
        : drop('Nhiệm vụ đã giao cho đơn vị khác')
    case 'task-withdrawn':
      return task.state === 'withdrawn' ? FITS : stateChanged()
    case 'question-answered':
    case 'coordination-answered':
    case 'watched':
      return drop('Chỉ báo trong ứng dụng')
  }
  // by the step: the task may belong to another class by now, with a row of its own
  const rule = rulesFor(rules, task).find(r => r.step === step)
  if (!rule) return drop('Quy tắc nhắc không còn áp dụng')
  const cell = cellFor(task.state, rule)
  if (cell === 'no') return stateChanged()
  const now = anchorsOf(task, rule.anchor).find(a => a === anchor)
  if (now === undefined) return drop(rule.anchor === 'due' ? 'Thời hạn đã thay đổi' : 'Đã có cập nhật mới')
  if (speaksBefore(step) && today > anchorDay(now)) return drop('Đã quá hạn, có thư nhắc quá hạn thay thế')
  if (!speaksAt(rule, notice.occurrence)) return drop('Quy tắc nhắc đã thay đổi')
  if (agoOf(rule, index, now, notice.occurrence, today) < 0)
    return drop('Lịch làm việc đã thay đổi, chưa đến ngày nhắc')
  if (notice.data.insteadOf) return FITS
  const receivers = noticesOfStep(task, rule, anchor, notice.occurrence, cell, ladder)
  if (receivers.some(n => n.personId === notice.personId)) return FITS
  return drop('Người nhận đã thay đổi', receivers)
}
