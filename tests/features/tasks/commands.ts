import type { Actor } from '#app/domain/access/actor.ts'
import { addDays, type Day, maxDay } from '#app/domain/shared/day.ts'
import type { TaskCommand } from '#app/domain/task/possible-actions.ts'
import type { StoredTask, Tools } from '#app/features/ports.ts'
import { acceptTask } from '#app/features/tasks/accept-task.ts'
import { addTaskWatcher } from '#app/features/tasks/add-watcher.ts'
import { answerTaskCoordination } from '#app/features/tasks/answer-coordination.ts'
import { answerTaskQuestion } from '#app/features/tasks/answer-question.ts'
import { askTaskCoordination } from '#app/features/tasks/ask-coordination.ts'
import { askTaskExplanation } from '#app/features/tasks/ask-explanation.ts'
import { askTaskExtension } from '#app/features/tasks/ask-extension.ts'
import { askTaskQuestion } from '#app/features/tasks/ask-question.ts'
import { askToSendBack } from '#app/features/tasks/ask-send-back.ts'
import type { TaskOutcome } from '#app/features/tasks/change-task.ts'
import { closeTask } from '#app/features/tasks/close-task.ts'
import { completeTaskMilestone } from '#app/features/tasks/complete-milestone.ts'
import { confirmReport } from '#app/features/tasks/confirm-report.ts'
import { criticiseTask } from '#app/features/tasks/criticise-task.ts'
import { dropTaskMilestone } from '#app/features/tasks/drop-milestone.ts'
import { excludeTask } from '#app/features/tasks/exclude-task.ts'
import { explainTask } from '#app/features/tasks/explain-task.ts'
import { extendTask } from '#app/features/tasks/extend-task.ts'
import { grantTaskExtension } from '#app/features/tasks/grant-extension.ts'
import { handTaskDown } from '#app/features/tasks/hand-down.ts'
import { handOnTask } from '#app/features/tasks/hand-on.ts'
import { judgeTaskExplanation } from '#app/features/tasks/judge-explanation.ts'
import { progressTask } from '#app/features/tasks/progress-task.ts'
import { reassignTask } from '#app/features/tasks/reassign-task.ts'
import { refuseTaskExtension } from '#app/features/tasks/refuse-extension.ts'
import { refuseTaskSendBack } from '#app/features/tasks/refuse-send-back.ts'
import { releaseTaskCoordination } from '#app/features/tasks/release-coordination.ts'
import { removeTaskWatcher } from '#app/features/tasks/remove-watcher.ts'
import { reportTask } from '#app/features/tasks/report-task.ts'
import { resumeTask } from '#app/features/tasks/resume-task.ts'
import { returnTaskReport } from '#app/features/tasks/return-report.ts'
import { reviewTask } from '#app/features/tasks/review-task.ts'
import { setTaskDue } from '#app/features/tasks/set-due.ts'
import { setTaskMilestone } from '#app/features/tasks/set-milestone.ts'
import { setTaskUrgency } from '#app/features/tasks/set-urgency.ts'
import { starTask } from '#app/features/tasks/star-task.ts'
import { suspendTask } from '#app/features/tasks/suspend-task.ts'
import { unstarTask } from '#app/features/tasks/unstar-task.ts'
import { unwatchTask } from '#app/features/tasks/unwatch-task.ts'
import { urgeTask } from '#app/features/tasks/urge-task.ts'
import { watchTask } from '#app/features/tasks/watch-task.ts'
import { withdrawTaskReport } from '#app/features/tasks/withdraw-report.ts'
import { withdrawTaskSendBack } from '#app/features/tasks/withdraw-send-back.ts'
import { withdrawTask } from '#app/features/tasks/withdraw-task.ts'

/** Every use case with answers that would do, the situations a task gets into, and who may meet it there. */
const reason = 'một lý do đủ dài để ghi lại'
export type Form = { seenVersion?: number; requestKey?: string }
export type Do = (tools: Tools, actor: Actor, task: StoredTask, today: Day, form?: Form) => Promise<TaskOutcome>
const later = (t: StoredTask, today: Day) => addDays(maxDay(today, t.due ?? today), 3)

/** Every use case with answers that would do. */
export const DO: Record<TaskCommand, Do> = {
  accept: (w, a, t, _today, f) => acceptTask(w, a, { ...f, taskId: t.id }),
  'ask-send-back': (w, a, t, _today, f) => askToSendBack(w, a, { ...f, taskId: t.id, reason, suggestedUnitId: null }),
  'hand-on': (w, a, t, _today, f) =>
    handOnTask(w, a, {
      ...f,
      taskId: t.id,
      officerId: t.officerId === 'officer-nv' ? 'deputy-nv' : 'officer-nv',
      note: null,
    }),
  progress: (w, a, t, _today, f) => progressTask(w, a, { ...f, taskId: t.id, percent: 50, note: '', fileIds: [] }),
  report: (w, a, t, _today, f) =>
    reportTask(w, a, {
      ...f,
      taskId: t.id,
      text: reason,
      documentNumber: null,
      documentDay: null,
      fileIds: [],
      despiteParts: true,
    }),
  'ask-extension': (w, a, t, today, f) =>
    askTaskExtension(w, a, { ...f, taskId: t.id, wantedDue: later(t, today), reason }),
  explain: (w, a, t, _today, f) => explainTask(w, a, { ...f, taskId: t.id, text: reason }),
  'answer-coordination': (w, a, t, _today, f) =>
    answerTaskCoordination(w, a, { ...f, taskId: t.id, unitId: 'dt', text: reason }),
  confirm: (w, a, t, _today, f) => confirmReport(w, a, { ...f, taskId: t.id, note: null }),
  'return-report': (w, a, t, _today, f) => returnTaskReport(w, a, { ...f, taskId: t.id, reason }),
  'grant-extension': (w, a, t, _today, f) => grantTaskExtension(w, a, { ...f, taskId: t.id, due: null, reason: null }),
  'refuse-extension': (w, a, t, _today, f) => refuseTaskExtension(w, a, { ...f, taskId: t.id, reason }),
  reassign: (w, a, t, _today, f) => reassignTask(w, a, { ...f, taskId: t.id, toUnitId: 'p1', reason, due: null }),
  'refuse-send-back': (w, a, t, _today, f) => refuseTaskSendBack(w, a, { ...f, taskId: t.id, reason }),
  urge: (w, a, t, _today, f) => urgeTask(w, a, { ...f, taskId: t.id, note: null }),
  extend: (w, a, t, today, f) => extendTask(w, a, { ...f, taskId: t.id, due: later(t, today), reason: null }),
  'set-due': (w, a, t, today, f) => setTaskDue(w, a, { ...f, taskId: t.id, due: later(t, today), reason: null }),
  'ask-explanation': (w, a, t, today, f) =>
    askTaskExplanation(w, a, { ...f, taskId: t.id, due: later(t, today), note: null }),
  'judge-explanation': (w, a, t, _today, f) =>
    judgeTaskExplanation(w, a, { ...f, taskId: t.id, accepted: false, note: null }),
  criticise: (w, a, t, _today, f) => criticiseTask(w, a, { ...f, taskId: t.id, note: reason }),
  suspend: (w, a, t, _today, f) => suspendTask(w, a, { ...f, taskId: t.id, reason }),
  resume: (w, a, t, _today, f) => resumeTask(w, a, { ...f, taskId: t.id, reason: null, due: null }),
  close: (w, a, t, _today, f) => closeTask(w, a, { ...f, taskId: t.id, reason }),
  withdraw: (w, a, t, _today, f) => withdrawTask(w, a, { ...f, taskId: t.id, reason }),
  exclude: (w, a, t, _today, f) => excludeTask(w, a, { ...f, taskId: t.id, reason }),
  'withdraw-send-back': (w, a, t, _today, f) => withdrawTaskSendBack(w, a, { ...f, taskId: t.id, reason }),
  'withdraw-report': (w, a, t, _today, f) => withdrawTaskReport(w, a, { ...f, taskId: t.id, reason }),
  'hand-down': (w, a, t, _today, f) =>
    handTaskDown(w, a, { ...f, taskId: t.id, target: 'person:officer-nv', title: reason, text: null, due: null }),
  'complete-milestone': (w, a, t, _today, f) =>
    completeTaskMilestone(w, a, { ...f, taskId: t.id, milestoneId: openMilestone(t), note: null }),
  'set-milestone': (w, a, t, today, f) =>
    setTaskMilestone(w, a, { ...f, taskId: t.id, milestoneId: null, name: 'Dự thảo', due: t.due ?? today }),
  'drop-milestone': (w, a, t, _today, f) =>
    dropTaskMilestone(w, a, { ...f, taskId: t.id, milestoneId: openMilestone(t), reason }),
  'ask-coordination': (w, a, t, _today, f) =>
    askTaskCoordination(w, a, { ...f, taskId: t.id, unitId: 'p2', ask: reason, due: null }),
  'release-coordination': (w, a, t, _today, f) =>
    releaseTaskCoordination(w, a, {
      ...f,
      taskId: t.id,
      unitId: t.coordinations.find(c => c.answeredAt === null)?.unitId ?? 'p2',
      reason,
    }),
  review: (w, a, t, today, f) => reviewTask(w, a, { ...f, taskId: t.id, next: addDays(today, 30), note: null }),
  star: (w, a, t, _today, f) => starTask(w, a, { ...f, taskId: t.id }),
  unstar: (w, a, t, _today, f) => unstarTask(w, a, { ...f, taskId: t.id }),
  'set-urgency': (w, a, t, _today, f) =>
    setTaskUrgency(w, a, { ...f, taskId: t.id, urgency: t.urgency === 'flash' ? 'normal' : 'flash', reason }),
  ask: (w, a, t, _today, f) =>
    askTaskQuestion(w, a, { ...f, taskId: t.id, to: a.personId === 'secretary' ? 'chair' : 'secretary', text: reason }),
  answer: (w, a, t, _today, f) =>
    answerTaskQuestion(w, a, {
      ...f,
      taskId: t.id,
      questionId:
        t.questions.find(q => q.answeredAt === null && (q.to === a.personId || q.by === a.personId))?.id ?? 'none',
      text: reason,
    }),
  watch: (w, a, t, _today, f) => watchTask(w, a, { ...f, taskId: t.id }),
  unwatch: (w, a, t, _today, f) => unwatchTask(w, a, { ...f, taskId: t.id }),
  'add-watcher': (w, a, t, _today, f) =>
    addTaskWatcher(w, a, {
      ...f,
      taskId: t.id,
      watcher: { kind: 'unit', id: t.watchers.some(x => x.id === 'p3') ? 'p1' : 'p3' },
    }),
  'remove-watcher': (w, a, t, _today, f) =>
    removeTaskWatcher(w, a, { ...f, taskId: t.id, watcher: t.watchers[0] ?? { kind: 'unit', id: 'p3' } }),
}
const openMilestone = (t: StoredTask) => t.milestones.find(m => m.doneAt === null)?.id ?? 'none'

/** How a task gets into each situation; `undated`: it was given without a day. */
export const SITUATIONS: [string, [by: string, command: TaskCommand][], 'undated'?][] = [
  ['không thời hạn', [], 'undated'],
  ['được đánh dấu quan trọng', [['chair', 'star']]],
  ['mới giao', []],
  [
    'đã giao cán bộ, xin gia hạn',
    [
      ['head-nv', 'hand-on'],
      ['officer-nv', 'ask-extension'],
    ],
  ],
  ['đề nghị trả lại', [['head-nv', 'ask-send-back']]],
  [
    'cán bộ đã báo cáo',
    [
      ['head-nv', 'hand-on'],
      ['officer-nv', 'report'],
    ],
  ],
  [
    'làm lại, đã giải trình',
    [
      ['head-nv', 'report'],
      ['secretary', 'return-report'],
      ['chair', 'ask-explanation'],
      ['head-nv', 'explain'],
    ],
  ],
  [
    'tạm dừng',
    [
      ['head-nv', 'accept'],
      ['secretary', 'suspend'],
    ],
  ],
  [
    'hoàn thành, bị phê bình',
    [
      ['head-nv', 'report'],
      ['secretary', 'confirm'],
      ['chair', 'criticise'],
    ],
  ],
  ['thu hồi', [['secretary', 'withdraw']]],
  [
    'quan trọng, một người đã xác nhận',
    [
      ['chair', 'star'],
      ['head-nv', 'report'],
      ['secretary', 'confirm'],
    ],
  ],
  [
    'có mốc, có người hỏi, có người theo dõi',
    [
      ['head-nv', 'set-milestone'],
      ['head-nv', 'hand-down'],
      ['head-nv', 'ask'],
      ['vice-dt', 'watch'],
      ['secretary', 'add-watcher'],
      ['head-nv', 'ask-coordination'],
    ],
  ],
  [
    'đã rút đề nghị trả lại, đổi mức độ',
    [
      ['head-nv', 'ask-send-back'],
      ['head-nv', 'withdraw-send-back'],
      ['secretary', 'set-urgency'],
    ],
  ],
]
export const WHO = [
  'chair',
  'vice-nv',
  'vice-dt',
  'secretary',
  'head-nv',
  'deputy-nv',
  'officer-nv',
  'head-dt',
  'head-p1',
  'auditor',
]
