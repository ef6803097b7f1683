/**
 * Gia hạn: a unit may ask at any time, with a reason; a request after the due day is marked late. The original
 * day is never overwritten, and the ledger (the events) keeps every request, decision and reason.
 */
import { type Day, formatDay } from '../shared/day.ts'
import { type Refusal, refuse } from '../shared/refusal.ts'
import { isOpen, isWorkable, TASK_STATE_NAMES, type Task, type TaskEventData } from './task.ts'

type Decision = TaskEventData | Refusal

export function askExtension(
  t: Task,
  wantedDue: Day,
  reason: string,
  today: Day,
  code: string | null = null,
): Decision {
  if (!isWorkable(t))
    return refuse('wrong-state', `Nhiệm vụ đang ở trạng thái “${TASK_STATE_NAMES[t.state]}” nên không thể xin gia hạn.`)
  if (t.due === null) return refuse('no-due', 'Nhiệm vụ chưa có thời hạn nên không cần gia hạn.')
  if (t.extension)
    return refuse('already-asked', `Đã xin gia hạn đến ${formatDay(t.extension.wantedDue)}, đang chờ quyết định.`)
  if (wantedDue <= t.due)
    return refuse('not-later', `Ngày xin gia hạn phải sau thời hạn hiện tại (${formatDay(t.due)}).`, 'wantedDue')
  if (wantedDue < today) return refuse('due-in-past', 'Ngày xin gia hạn phải từ hôm nay trở đi.', 'wantedDue')
  if (reason.trim().length < 10)
    return refuse('reason-needed', 'Cần nêu lý do xin gia hạn (ít nhất 10 ký tự).', 'reason')
  return { kind: 'extension-asked', wantedDue, reason: reason.trim(), code, late: today > t.due }
}

/** Grants what was asked, or another day. */
export function grantExtension(t: Task, due: Day, reason: string | null, today: Day): Decision {
  if (!t.extension) return refuse('not-asked', 'Không có đề nghị gia hạn nào đang chờ.')
  return extendTo(t, due, reason, today, true)
}

export function refuseExtension(t: Task, reason: string): Decision {
  if (!t.extension) return refuse('not-asked', 'Không có đề nghị gia hạn nào đang chờ.')
  if (reason.trim().length < 5) return refuse('reason-needed', 'Cần ghi rõ lý do không đồng ý.', 'reason')
  return { kind: 'extension-refused', reason: reason.trim() }
}

/** A leader extends unasked. */
export const extend = (t: Task, due: Day, reason: string | null, today: Day): Decision =>
  extendTo(t, due, reason, today, t.extension !== null)

/** Gives a day to a task that has none. */
export function setDue(t: Task, due: Day, reason: string | null, today: Day): Decision {
  if (!isOpen(t)) return refuse('wrong-state', 'Nhiệm vụ đã kết thúc.')
  if (t.due !== null) return refuse('has-due', 'Nhiệm vụ đã có thời hạn; hãy gia hạn.')
  if (due < today) return refuse('due-in-past', 'Thời hạn phải từ hôm nay trở đi.', 'due')
  return { kind: 'due-set', due, reason }
}

function extendTo(t: Task, due: Day, reason: string | null, today: Day, asked: boolean): Decision {
  if (!isOpen(t)) return refuse('wrong-state', 'Nhiệm vụ đã kết thúc.')
  if (t.due === null) return refuse('no-due', 'Nhiệm vụ chưa có thời hạn; hãy đặt thời hạn.')
  if (due <= t.due) return refuse('not-later', `Thời hạn mới phải sau thời hạn hiện tại (${formatDay(t.due)}).`, 'due')
  if (due < today) return refuse('due-in-past', 'Thời hạn mới phải từ hôm nay trở đi.', 'due')
  return { kind: 'extended', from: t.due, due, reason, asked }
}
