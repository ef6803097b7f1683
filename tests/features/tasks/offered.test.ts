import { expect, it } from 'vitest'
import type { Actor } from '#app/domain/access/actor.ts'
import { addDays, type Day, day, maxDay } from '#app/domain/shared/day.ts'
import { possibleActions, TASK_COMMANDS, type TaskCommand } from '#app/domain/task/possible-actions.ts'
import { AppError } from '#app/features/app-error.ts'
import type { StoredTask, Tools, UnitOfWork } from '#app/features/ports.ts'
import { acceptTask } from '#app/features/tasks/accept-task.ts'
import { answerTaskCoordination } from '#app/features/tasks/answer-coordination.ts'
import { askTaskExplanation } from '#app/features/tasks/ask-explanation.ts'
import { askTaskExtension } from '#app/features/tasks/ask-extension.ts'
import { askToSendBack } from '#app/features/tasks/ask-send-back.ts'
import type { TaskOutcome } from '#app/features/tasks/change-task.ts'
import { closeTask } from '#app/features/tasks/close-task.ts'
import { confirmReport } from '#app/features/tasks/confirm-report.ts'
import { criticiseTask } from '#app/features/tasks/criticise-task.ts'
import { excludeTask } from '#app/features/tasks/exclude-task.ts'
import { explainTask } from '#app/features/tasks/explain-task.ts'
import { extendTask } from '#app/features/tasks/extend-task.ts'
import { grantTaskExtension } from '#app/features/tasks/grant-extension.ts'
import { handOnTask } from '#app/features/tasks/hand-on.ts'
import { judgeTaskExplanation } from '#app/features/tasks/judge-explanation.ts'
import { progressTask } from '#app/features/tasks/progress-task.ts'
import { reassignTask } from '#app/features/tasks/reassign-task.ts'
import { refuseTaskExtension } from '#app/features/tasks/refuse-extension.ts'
import { refuseTaskSendBack } from '#app/features/tasks/refuse-send-back.ts'
import { reportTask } from '#app/features/tasks/report-task.ts'
import { resumeTask } from '#app/features/tasks/resume-task.ts'
import { returnTaskReport } from '#app/features/tasks/return-report.ts'
import { setTaskDue } from '#app/features/tasks/set-due.ts'
import { suspendTask } from '#app/features/tasks/suspend-task.ts'
import { taskSubject } from '#app/features/tasks/task-subject.ts'
import { urgeTask } from '#app/features/tasks/urge-task.ts'
import { withdrawTask } from '#app/features/tasks/withdraw-task.ts'
import { describeOnEachDatabase } from '#tests/support/databases.ts'
import { taskWorld } from './world.ts'

const reason = 'một lý do đủ dài để ghi lại'
type Do = (tools: Tools, actor: Actor, task: StoredTask, today: Day) => Promise<TaskOutcome>
const later = (t: StoredTask, today: Day) => addDays(maxDay(today, t.due ?? today), 3)

/** Every use case with answers that would do. */
const DO: Record<TaskCommand, Do> = {
  accept: (w, a, t) => acceptTask(w, a, { taskId: t.id }),
  'ask-send-back': (w, a, t) => askToSendBack(w, a, { taskId: t.id, reason, suggestedUnitId: null }),
  'hand-on': (w, a, t) =>
    handOnTask(w, a, {
      taskId: t.id,
      officerId: t.officerId === 'officer-nv' ? 'deputy-nv' : 'officer-nv',
      note: null,
    }),
  progress: (w, a, t) => progressTask(w, a, { taskId: t.id, percent: 50, note: '', fileIds: [] }),
  report: (w, a, t) =>
    reportTask(w, a, { taskId: t.id, text: reason, documentNumber: null, documentDay: null, fileIds: [] }),
  'ask-extension': (w, a, t, today) => askTaskExtension(w, a, { taskId: t.id, wantedDue: later(t, today), reason }),
  explain: (w, a, t) => explainTask(w, a, { taskId: t.id, text: reason }),
  'answer-coordination': (w, a, t) => answerTaskCoordination(w, a, { taskId: t.id, unitId: 'dt', text: reason }),
  confirm: (w, a, t) => confirmReport(w, a, { taskId: t.id, note: null }),
  'return-report': (w, a, t) => returnTaskReport(w, a, { taskId: t.id, reason }),
  'grant-extension': (w, a, t) => grantTaskExtension(w, a, { taskId: t.id, due: null, reason: null }),
  'refuse-extension': (w, a, t) => refuseTaskExtension(w, a, { taskId: t.id, reason }),
  reassign: (w, a, t) => reassignTask(w, a, { taskId: t.id, toUnitId: 'p1', reason, due: null }),
  'refuse-send-back': (w, a, t) => refuseTaskSendBack(w, a, { taskId: t.id, reason }),
  urge: (w, a, t) => urgeTask(w, a, { taskId: t.id, note: null }),
  extend: (w, a, t, today) => extendTask(w, a, { taskId: t.id, due: later(t, today), reason: null }),
  'set-due': (w, a, t, today) => setTaskDue(w, a, { taskId: t.id, due: later(t, today), reason: null }),
  'ask-explanation': (w, a, t, today) => askTaskExplanation(w, a, { taskId: t.id, due: later(t, today), note: null }),
  'judge-explanation': (w, a, t) => judgeTaskExplanation(w, a, { taskId: t.id, accepted: false, note: null }),
  criticise: (w, a, t) => criticiseTask(w, a, { taskId: t.id, note: reason }),
  suspend: (w, a, t) => suspendTask(w, a, { taskId: t.id, reason }),
  resume: (w, a, t) => resumeTask(w, a, { taskId: t.id, reason: null, due: null }),
  close: (w, a, t) => closeTask(w, a, { taskId: t.id, reason }),
  withdraw: (w, a, t) => withdrawTask(w, a, { taskId: t.id, reason }),
  exclude: (w, a, t) => excludeTask(w, a, { taskId: t.id, reason }),
}

/** How a task gets into each situation. */
const SITUATIONS: [string, [by: string, command: TaskCommand][]][] = [
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
]
const WHO = [
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

class Undo extends Error {}

describeOnEachDatabase('what a page offers', make => {
  it.each(SITUATIONS)('is what the use case does, and nothing else does: %s', async (_name, steps) => {
    const w = await taskWorld(await make())
    const first = await w.assign('nv', { coordinate: [{ kind: 'unit', id: 'dt' }], due: day('2026-03-20') })
    for (const [by, command] of steps) {
      const outcome = await DO[command](w.tools, await w.actor(by), await w.task(first.id), w.clock.today())
      expect([command, outcome.kind]).toEqual([command, 'changed'])
    }
    const task = await w.task(first.id)
    const today = w.clock.today()
    for (const person of WHO) {
      const actor = await w.actor(person)
      const done: TaskCommand[] = []
      for (const command of TASK_COMMANDS)
        if ((await tried(w.tools, tools => DO[command](tools, actor, task, today))) === 'changed') done.push(command)
      expect([person, done]).toEqual([person, possibleActions(actor, taskSubject(task), task, today)])
    }
    expect(await w.task(first.id)).toEqual(task)
  })
})

/** What a use case would answer; whatever it wrote is taken back. */
async function tried(tools: Tools, work: (tools: Tools) => Promise<TaskOutcome>): Promise<string> {
  let kind = 'forbidden'
  const unitOfWork: UnitOfWork = inside =>
    tools.unitOfWork(async stores => {
      const outcome = (await inside(stores)) as { kind: string }
      kind = outcome.kind
      throw new Undo()
    })
  try {
    await work({ ...tools, unitOfWork })
  } catch (error) {
    if (!(error instanceof Undo) && !(error instanceof AppError)) throw error
  }
  return kind
}
