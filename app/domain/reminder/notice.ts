/**
 * A notice: one step of the ladder about one task for one person. Many notices make one mail (digest.ts).
 *
 * Its key makes it unique for ever, so that planning again, on another machine or after a crash, adds nothing:
 *   task | rule | step@anchor | occurrence | person
 * The anchor is the day or moment the step counts from (the due day, the moment of assigning, of a report …) and the
 * occurrence is the distance from it in days. A task that was extended, re-assigned or reported again thus gets its
 * steps anew for the new anchor, while a change of the calendar moves a step without sending it a second time.
 */
import type { TaskId } from '../task/task.ts'
import type { PersonId } from '../unit/office.ts'

export const STEPS = [
  'assigned',
  'not-accepted',
  'due-soon',
  'milestone-soon',
  'milestone-late',
  'overdue',
  'escalate-1',
  'escalate-2',
  'report-waiting',
  'extension-waiting',
  'send-back-waiting',
  'stale',
  'coordination-soon',
  'coordination-late',
  'explanation-soon',
  'explanation-late',
  'explanation-waiting',
  'question-waiting',
  'second-word-late',
  'review-due',
  'leader-digest',
  'urge',
  'handed-on',
  'report-returned',
  'extension-decided',
  'send-back-decided',
  'explanation-asked',
  'taken-over',
  'coordination-asked',
  'question-asked',
  'question-answered',
  'coordination-answered',
  'part-reported',
  'second-word-waits',
  'amended',
  'task-withdrawn',
  'watched',
] as const
export type StepName = (typeof STEPS)[number]

export const STEP_NAMES: Record<StepName, string> = {
  assigned: 'Giao việc',
  'not-accepted': 'Chưa tiếp nhận',
  'due-soon': 'Sắp đến hạn',
  'milestone-soon': 'Sắp đến mốc',
  'milestone-late': 'Trễ mốc',
  overdue: 'Quá hạn',
  'escalate-1': 'Báo vượt cấp lần 1',
  'escalate-2': 'Báo vượt cấp lần 2',
  'report-waiting': 'Báo cáo chờ xác nhận',
  'extension-waiting': 'Gia hạn chờ quyết định',
  'send-back-waiting': 'Đề nghị trả lại chờ xử lý',
  stale: 'Lâu không cập nhật',
  'coordination-soon': 'Sắp đến hạn trả lời phối hợp',
  'coordination-late': 'Chưa trả lời phối hợp',
  'explanation-soon': 'Sắp đến hạn giải trình',
  'explanation-late': 'Chưa giải trình',
  'explanation-waiting': 'Giải trình chờ kết luận',
  'question-waiting': 'Câu hỏi chưa trả lời',
  'second-word-late': 'Còn chờ xác nhận lần hai',
  'review-due': 'Đến ngày xem lại việc không hạn',
  'leader-digest': 'Tổng hợp của lãnh đạo',
  urge: 'Đôn đốc',
  'handed-on': 'Được giao thực hiện',
  'report-returned': 'Yêu cầu làm lại',
  'extension-decided': 'Quyết định gia hạn',
  'send-back-decided': 'Quyết định về đề nghị trả lại',
  'explanation-asked': 'Yêu cầu giải trình',
  'taken-over': 'Nhận bàn giao',
  'coordination-asked': 'Đề nghị phối hợp',
  'question-asked': 'Có câu hỏi',
  'question-answered': 'Câu hỏi được trả lời',
  'coordination-answered': 'Có ý kiến phối hợp',
  'part-reported': 'Việc con đã báo cáo',
  'second-word-waits': 'Chờ xác nhận lần hai',
  amended: 'Sửa theo thông báo sau',
  'task-withdrawn': 'Thu hồi theo thông báo sau',
  watched: 'Theo dõi',
}

/** As what the person gets it: it decides the words, never the rights. */
export type NoticeRole = 'unit' | 'coordinating' | 'officer' | 'leader' | 'secretariat'

/** What the planner knew; whatever can change (state, due day, who is in charge) is read again at sending. */
export type NoticeData = {
  role: NoticeRole
  /** Notices of one group for one person travel in one mail. */
  group: string
  /** Words of whoever decided or urged. */
  note?: string | null
  /** True: the extension was granted, the send-back accepted. */
  granted?: boolean
  /** Hoả tốc: leaves at any hour. */
  flash?: boolean
  /** Not before this time of the day of its run. */
  at?: string
  /** Sent in place of this person, who cannot be reached. */
  insteadOf?: string
  /** Failed once, and the next one up was told then: tried again by hand it climbs no further. */
  passedOn?: boolean
}

export type Notice = {
  taskId: TaskId | null
  rule: string
  /** `overdue@2026-06-09` */
  step: string
  occurrence: number
  personId: PersonId
  /** Null where not even the last one up has an address: the mail is kept for the secretariat to see. */
  email: string | null
  /** Not part of the digest: a mail of its own, at once. */
  alone: boolean
  data: NoticeData
}

export const noticeKey = (n: Pick<Notice, 'taskId' | 'rule' | 'step' | 'occurrence' | 'personId'>): string =>
  `${n.taskId ?? '-'}|${n.rule}|${n.step}|${n.occurrence}|${n.personId}`

export const stepAt = (name: StepName, anchor: string): string => `${name}@${anchor}`

export const stepNameOf = (step: string): StepName => step.split('@', 1)[0] as StepName
export const anchorOf = (step: string): string => step.slice(step.indexOf('@') + 1)

/** The digest of a run; everything else has a group of its own. */
export const DIGEST = 'digest'
/** Told in the application alone, at once: never part of a mail. */
export const IN_APP = 'in-app'
