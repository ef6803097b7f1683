/**
 * What may happen to a task, when, and what it leads to: every command answers with the event to record, or a
 * refusal with the reason in Vietnamese. Who may ask is another matter (access/can.ts).
 */
import { addDays, type Day, daysBetween, formatDay } from '../shared/day.ts'
import { dayOfInstant } from '../shared/instant.ts'
import { type Refusal, refuse } from '../shared/refusal.ts'
import type { PersonId, UnitId } from '../unit/office.ts'
import { isOpen, isWorkable, TASK_STATE_NAMES, type Task, type TaskEventData } from './task.ts'

export const NOTE_MAX = 5000

type Decision = TaskEventData | Refusal

const wrongState = (t: Task, verb: string): Refusal =>
  refuse('wrong-state', `Nhiệm vụ đang ở trạng thái “${TASK_STATE_NAMES[t.state]}” nên không thể ${verb}.`)

const needReason = (reason: string, field = 'reason'): Refusal | null =>
  reason.trim().length < 5 ? refuse('reason-needed', 'Cần ghi rõ lý do (ít nhất 5 ký tự).', field) : null

export const accept = (t: Task): Decision =>
  t.state === 'assigned' ? { kind: 'accepted' } : wrongState(t, 'tiếp nhận')

export function askSendBack(
  t: Task,
  reason: string,
  suggestedUnitId: UnitId | null,
  code: string | null = null,
): Decision {
  if (t.state !== 'assigned' && t.state !== 'accepted') return wrongState(t, 'đề nghị trả lại')
  return needReason(reason) ?? { kind: 'send-back-asked', reason: reason.trim(), code, suggestedUnitId }
}

/** Rút đề nghị: the unit thought again before anybody decided. */
export function withdrawSendBack(t: Task, reason: string): Decision {
  if (t.state !== 'send-back-asked') return wrongState(t, 'rút đề nghị trả lại')
  return needReason(reason) ?? { kind: 'send-back-withdrawn', reason: reason.trim() }
}

export function refuseSendBack(t: Task, reason: string): Decision {
  if (t.state !== 'send-back-asked') return wrongState(t, 'quyết định việc trả lại')
  return needReason(reason) ?? { kind: 'send-back-refused', reason: reason.trim() }
}

/** The secretariat or a leader gives the task to another unit, asked or unasked. */
export function reassign(
  t: Task,
  toUnitId: UnitId,
  reason: string,
  due: Day | null,
  today: Day,
  code: string | null = null,
): Decision {
  if (!isOpen(t)) return wrongState(t, 'giao lại')
  // a part belongs to whoever handed it on; it is taken back and handed on anew
  if (t.parentId !== null) return refuse('part', 'Việc con không giao lại được; hãy thu hồi rồi giao việc con mới.')
  if (toUnitId === t.unitId) return refuse('same-unit', 'Đơn vị nhận đang là đơn vị chủ trì nhiệm vụ này.', 'toUnitId')
  if (due !== null && due < today) return refuse('due-in-past', 'Thời hạn mới phải từ hôm nay trở đi.', 'due')
  return needReason(reason) ?? { kind: 'reassigned', fromUnitId: t.unitId, toUnitId, reason: reason.trim(), code, due }
}

export function handOn(t: Task, officerId: PersonId, note: string | null): Decision {
  if (!isWorkable(t)) return wrongState(t, 'giao cho cán bộ')
  if (t.officerId === officerId) return refuse('same-officer', 'Cán bộ này đang thực hiện nhiệm vụ.', 'officerId')
  return { kind: 'handed-on', officerId, note }
}

export function progress(t: Task, percent: number, note: string, fileIds: string[]): Decision {
  if (!isWorkable(t)) return wrongState(t, 'cập nhật tiến độ')
  if (!Number.isInteger(percent) || percent < 0 || percent > 100)
    return refuse('bad-percent', 'Tiến độ là số nguyên từ 0 đến 100.', 'percent')
  return { kind: 'progressed', percent, note, fileIds }
}

/** An overdue task can still be reported: it is then trễ hạn, not lost. */
export function report(
  t: Task,
  r: { text: string; documentNumber: string | null; documentDay: Day | null; fileIds: string[] },
  today: Day,
): Decision {
  if (!isWorkable(t)) return wrongState(t, 'báo cáo kết quả')
  if (r.text.trim().length < 5) return refuse('text-needed', 'Cần ghi kết quả thực hiện.', 'text')
  if (r.documentDay !== null && r.documentDay > today)
    return refuse('document-day', 'Ngày văn bản không thể sau hôm nay.', 'documentDay')
  return { kind: 'reported', ...r, text: r.text.trim(), onTime: t.due === null ? null : today <= t.due }
}

/** A task that a leader starred is closed by two: the first one proposes, another authorised one confirms. */
export function confirm(t: Task, note: string | null, by: PersonId): Decision {
  if (t.state !== 'reported') return wrongState(t, 'xác nhận')
  if (!t.starred) return { kind: 'confirmed', note }
  if (t.firstWord?.how !== 'confirm') return { kind: 'closing-proposed', how: 'confirm', note }
  return t.firstWord.by === by ? needSecond() : { kind: 'confirmed', note }
}

const needSecond = (): Refusal =>
  refuse('second-needed', 'Nhiệm vụ quan trọng (★) cần một người có thẩm quyền khác xác nhận lần hai.')

export function returnReport(t: Task, reason: string, code: string | null = null): Decision {
  if (t.state !== 'reported') return wrongState(t, 'yêu cầu làm lại')
  return needReason(reason) ?? { kind: 'report-returned', reason: reason.trim(), code }
}

/** Rút báo cáo: the unit itself wants to do better, before anybody judged it. */
export function withdrawReport(t: Task, reason: string): Decision {
  if (t.state !== 'reported') return wrongState(t, 'rút báo cáo')
  return needReason(reason) ?? { kind: 'report-withdrawn', reason: reason.trim() }
}

/** Đôn đốc: a nudge on record, with a mail at once. */
export function urge(t: Task, note: string | null, recipientIds: PersonId[]): Decision {
  if (!isOpen(t) || t.state === 'suspended') return wrongState(t, 'đôn đốc')
  if (t.state === 'reported') return refuse('already-reported', 'Đơn vị đã báo cáo, đang chờ xác nhận.')
  return { kind: 'urged', note, recipientIds }
}

export function askExplanation(t: Task, due: Day, note: string | null, today: Day): Decision {
  if (t.state === 'withdrawn') return wrongState(t, 'yêu cầu giải trình')
  if (t.explanation && t.explanation.answeredAt === null)
    return refuse('already-asked', `Đã yêu cầu giải trình, hạn ${formatDay(t.explanation.due)}.`)
  if (due < today) return refuse('due-in-past', 'Hạn giải trình phải từ hôm nay trở đi.', 'due')
  return { kind: 'explanation-asked', due, note }
}

export function explain(t: Task, text: string): Decision {
  if (!t.explanation) return refuse('not-asked', 'Nhiệm vụ này chưa được yêu cầu giải trình.')
  if (t.explanation.accepted !== null) return refuse('already-judged', 'Giải trình đã được kết luận.')
  if (text.trim().length < 10) return refuse('text-needed', 'Cần ghi nội dung giải trình.', 'text')
  return { kind: 'explained', text: text.trim() }
}

export function judgeExplanation(t: Task, accepted: boolean, note: string | null): Decision {
  if (!t.explanation?.answeredAt) return refuse('not-explained', 'Đơn vị chưa giải trình.')
  if (t.explanation.accepted !== null) return refuse('already-judged', 'Giải trình đã được kết luận.')
  return { kind: 'explanation-judged', accepted, note }
}

export function criticise(t: Task, note: string): Decision {
  if (t.state === 'withdrawn') return wrongState(t, 'phê bình')
  if (t.criticised) return refuse('already-criticised', 'Đã phê bình về nhiệm vụ này.')
  return needReason(note, 'note') ?? { kind: 'criticised', note: note.trim() }
}

/** Kết thúc: a leader ends the task without (or before) a confirmed report; a starred one again by two. */
export function close(t: Task, reason: string, by: PersonId): Decision {
  if (!isOpen(t)) return wrongState(t, 'kết thúc')
  const refused = needReason(reason)
  if (refused) return refused
  if (!t.starred) return { kind: 'closed', reason: reason.trim() }
  if (t.firstWord?.how !== 'close') return { kind: 'closing-proposed', how: 'close', note: reason.trim() }
  return t.firstWord.by === by ? needSecond() : { kind: 'closed', reason: reason.trim() }
}

export function suspend(t: Task, reason: string): Decision {
  if (!isWorkable(t)) return wrongState(t, 'tạm dừng')
  return needReason(reason) ?? { kind: 'suspended', reason: reason.trim() }
}

/**
 * The clock goes on where it stood: without another day the due day moves by as many days as the task was suspended,
 * so it is as near, or as late, as it was. A day that follows a meeting stays with the meeting.
 */
export function resume(t: Task, reason: string | null, due: Day | null, today: Day): Decision {
  if (t.state !== 'suspended') return wrongState(t, 'tiếp tục')
  const days = t.suspendedAt ? Math.max(0, daysBetween(dayOfInstant(t.suspendedAt), today)) : 0
  const moved = t.due !== null && t.followsMeetingId === null && days > 0 ? addDays(t.due, days) : null
  return { kind: 'resumed', reason, due: due ?? moved, days }
}

export function withdraw(t: Task, reason: string, code: string | null = null): Decision {
  if (!isOpen(t)) return wrongState(t, 'thu hồi')
  return needReason(reason) ?? { kind: 'withdrawn', reason: reason.trim(), code }
}

export function exclude(t: Task, reason: string, code: string | null = null): Decision {
  if (t.excluded) return refuse('already-excluded', 'Nhiệm vụ đã được loại khỏi chấm điểm.')
  return needReason(reason) ?? { kind: 'excluded', reason: reason.trim(), code }
}
