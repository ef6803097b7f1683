import { expect, it } from 'vitest'
import type { Actor } from '#app/domain/access/actor.ts'
import { day } from '#app/domain/shared/day.ts'
import { isRefusal } from '#app/domain/shared/refusal.ts'
import { replay, type Task, type TaskEventData } from '#app/domain/task/task.ts'
import { AppError } from '#app/features/app-error.ts'
import type { StoredTask, Tools } from '#app/features/ports.ts'
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
import { urgeTask } from '#app/features/tasks/urge-task.ts'
import { withdrawTask } from '#app/features/tasks/withdraw-task.ts'
import { describeOnEachDatabase } from '#tests/support/databases.ts'
import { type TaskWorld, taskWorld } from './world.ts'

const REASON = 'một lý do đủ dài để ghi lại'
const LATER = day('2026-04-10')
const REPORT = {
  text: 'Đã hoàn thành toàn bộ',
  documentNumber: '12/BC-PNV',
  documentDay: day('2026-03-10'),
  fileIds: [],
}

type Do = (tools: Tools, actor: Actor, taskId: string) => Promise<TaskOutcome>
type Before = [by: string, what: Do]
const t = (taskId: string) => ({ taskId })

const accept: Do = (w, a, id) => acceptTask(w, a, t(id))
const progress: Do = (w, a, id) => progressTask(w, a, { ...t(id), percent: 40, note: 'đang làm', fileIds: [] })
const report: Do = (w, a, id) => reportTask(w, a, { ...t(id), ...REPORT })
const sendBack: Do = (w, a, id) => askToSendBack(w, a, { ...t(id), reason: REASON, suggestedUnitId: 'vp' })
const askExtension: Do = (w, a, id) => askTaskExtension(w, a, { ...t(id), wantedDue: LATER, reason: REASON })
const askExplanation: Do = (w, a, id) => askTaskExplanation(w, a, { ...t(id), due: LATER, note: null })
const explain: Do = (w, a, id) => explainTask(w, a, { ...t(id), text: REASON })
const suspend: Do = (w, a, id) => suspendTask(w, a, { ...t(id), reason: REASON })

/** Every use case: who may (with what it takes to get there), what it leads to, who may not, what the state refuses. */
const CASES: {
  name: string
  what: Do
  before?: Before[]
  by: string
  leadsTo: Partial<Task>
  /** Sees the task, may not do this. */
  forbidden: string
  /** Answers that the rules refuse, by its code. */
  refused: [what: Do, code: string]
}[] = [
  {
    name: 'tiếp nhận',
    what: accept,
    by: 'head-nv',
    leadsTo: { state: 'accepted' },
    forbidden: 'chair',
    refused: [accept, 'wrong-state'],
  },
  {
    name: 'trả lại',
    what: sendBack,
    by: 'head-nv',
    leadsTo: { state: 'send-back-asked' },
    forbidden: 'officer-nv',
    refused: [(w, a, id) => askToSendBack(w, a, { ...t(id), reason: 'ngắn', suggestedUnitId: null }), 'wrong-state'],
  },
  {
    name: 'không đồng ý trả lại',
    what: (w, a, id) => refuseTaskSendBack(w, a, { ...t(id), reason: REASON }),
    before: [['head-nv', sendBack]],
    by: 'secretary',
    leadsTo: { state: 'assigned', sendBack: null },
    forbidden: 'head-nv',
    refused: [(w, a, id) => refuseTaskSendBack(w, a, { ...t(id), reason: REASON }), 'wrong-state'],
  },
  {
    name: 'giao lại',
    what: (w, a, id) => reassignTask(w, a, { ...t(id), toUnitId: 'dt', reason: REASON, due: null }),
    before: [['head-nv', sendBack]],
    by: 'secretary',
    leadsTo: { unitId: 'dt', state: 'assigned', officerId: null },
    forbidden: 'head-nv',
    refused: [(w, a, id) => reassignTask(w, a, { ...t(id), toUnitId: 'ld', reason: REASON, due: null }), 'no-unit'],
  },
  {
    name: 'giao cán bộ',
    what: (w, a, id) => handOnTask(w, a, { ...t(id), officerId: 'officer-nv', note: null }),
    by: 'deputy-nv',
    leadsTo: { officerId: 'officer-nv', state: 'accepted' },
    forbidden: 'secretary',
    refused: [(w, a, id) => handOnTask(w, a, { ...t(id), officerId: 'officer-dt', note: null }), 'not-in-unit'],
  },
  {
    name: 'tiến độ',
    what: progress,
    by: 'head-nv',
    leadsTo: { state: 'in-progress', progress: 40, note: 'đang làm' },
    forbidden: 'officer-nv',
    refused: [
      (w, a, id) => progressTask(w, a, { ...t(id), percent: 40, note: '', fileIds: ['no-such-file'] }),
      'no-file',
    ],
  },
  {
    name: 'báo cáo',
    what: report,
    by: 'head-nv',
    leadsTo: { state: 'reported', progress: 100 },
    forbidden: 'chair',
    refused: [report, 'wrong-state'],
  },
  {
    name: 'xác nhận',
    what: (w, a, id) => confirmReport(w, a, { ...t(id), note: null }),
    before: [['head-nv', report]],
    by: 'secretary',
    leadsTo: { state: 'done' },
    forbidden: 'head-nv',
    refused: [(w, a, id) => confirmReport(w, a, { ...t(id), note: null }), 'wrong-state'],
  },
  {
    name: 'làm lại',
    what: (w, a, id) => returnTaskReport(w, a, { ...t(id), reason: REASON }),
    before: [['head-nv', report]],
    by: 'vice-nv',
    leadsTo: { state: 'redo', report: null, returnedReports: 1 },
    forbidden: 'vice-dt',
    refused: [(w, a, id) => returnTaskReport(w, a, { ...t(id), reason: REASON }), 'wrong-state'],
  },
  {
    name: 'xin gia hạn',
    what: askExtension,
    by: 'head-nv',
    leadsTo: { due: day('2026-03-20') },
    forbidden: 'chair',
    refused: [askExtension, 'already-asked'],
  },
  {
    name: 'đồng ý gia hạn',
    what: (w, a, id) => grantTaskExtension(w, a, { ...t(id), due: null, reason: null }),
    before: [['head-nv', askExtension]],
    by: 'secretary',
    leadsTo: { due: LATER, originalDue: day('2026-03-20'), extension: null, extensions: 1 },
    forbidden: 'head-nv',
    refused: [(w, a, id) => grantTaskExtension(w, a, { ...t(id), due: null, reason: null }), 'not-asked'],
  },
  {
    name: 'không đồng ý gia hạn',
    what: (w, a, id) => refuseTaskExtension(w, a, { ...t(id), reason: REASON }),
    before: [['head-nv', askExtension]],
    by: 'chair',
    leadsTo: { due: day('2026-03-20'), extension: null, extensions: 0 },
    forbidden: 'vice-dt',
    refused: [(w, a, id) => refuseTaskExtension(w, a, { ...t(id), reason: REASON }), 'not-asked'],
  },
  {
    name: 'gia hạn chủ động',
    what: (w, a, id) => extendTask(w, a, { ...t(id), due: LATER, reason: null }),
    by: 'vice-nv',
    leadsTo: { due: LATER, extensions: 1 },
    forbidden: 'secretary',
    refused: [(w, a, id) => extendTask(w, a, { ...t(id), due: LATER, reason: null }), 'not-later'],
  },
  {
    name: 'đôn đốc',
    what: (w, a, id) => urgeTask(w, a, { ...t(id), note: 'gửi ngay' }),
    by: 'secretary',
    leadsTo: { state: 'assigned' },
    forbidden: 'head-nv',
    refused: [
      async (w, a, id) => {
        await report(w, await world.actor('head-nv'), id)
        return urgeTask(w, a, { ...t(id), note: null })
      },
      'already-reported',
    ],
  },
  {
    name: 'yêu cầu giải trình',
    what: askExplanation,
    by: 'chair',
    leadsTo: { state: 'assigned' },
    forbidden: 'secretary',
    refused: [askExplanation, 'already-asked'],
  },
  {
    name: 'giải trình',
    what: explain,
    before: [['chair', askExplanation]],
    by: 'head-nv',
    leadsTo: { excluded: false },
    forbidden: 'officer-nv',
    refused: [(w, a, id) => explainTask(w, a, { ...t(id), text: 'ngắn' }), 'text-needed'],
  },
  {
    name: 'kết luận giải trình',
    what: (w, a, id) => judgeTaskExplanation(w, a, { ...t(id), accepted: true, note: null }),
    before: [
      ['chair', askExplanation],
      ['head-nv', explain],
    ],
    by: 'chair',
    leadsTo: { excluded: true },
    forbidden: 'secretary',
    refused: [(w, a, id) => judgeTaskExplanation(w, a, { ...t(id), accepted: true, note: null }), 'already-judged'],
  },
  {
    name: 'phê bình',
    what: (w, a, id) => criticiseTask(w, a, { ...t(id), note: REASON }),
    by: 'vice-nv',
    leadsTo: { criticised: true },
    forbidden: 'vice-dt',
    refused: [(w, a, id) => criticiseTask(w, a, { ...t(id), note: REASON }), 'already-criticised'],
  },
  {
    name: 'kết thúc',
    what: (w, a, id) => closeTask(w, a, { ...t(id), reason: REASON }),
    by: 'chair',
    leadsTo: { state: 'done' },
    forbidden: 'secretary',
    refused: [(w, a, id) => closeTask(w, a, { ...t(id), reason: REASON }), 'wrong-state'],
  },
  {
    name: 'tạm dừng',
    what: suspend,
    by: 'secretary',
    leadsTo: { state: 'suspended' },
    forbidden: 'head-nv',
    refused: [suspend, 'wrong-state'],
  },
  {
    name: 'tiếp tục',
    what: (w, a, id) => resumeTask(w, a, { ...t(id), reason: null, due: LATER }),
    before: [['secretary', suspend]],
    by: 'secretary',
    leadsTo: { state: 'assigned', due: LATER, originalDue: day('2026-03-20') },
    forbidden: 'head-nv',
    refused: [(w, a, id) => resumeTask(w, a, { ...t(id), reason: null, due: day('2026-01-01') }), 'due-in-past'],
  },
  {
    name: 'thu hồi',
    what: (w, a, id) => withdrawTask(w, a, { ...t(id), reason: REASON }),
    by: 'secretary',
    leadsTo: { state: 'withdrawn' },
    forbidden: 'head-nv',
    refused: [(w, a, id) => withdrawTask(w, a, { ...t(id), reason: REASON }), 'wrong-state'],
  },
  {
    name: 'khách quan',
    what: (w, a, id) => excludeTask(w, a, { ...t(id), reason: REASON }),
    by: 'chair',
    leadsTo: { excluded: true },
    forbidden: 'secretary',
    refused: [(w, a, id) => excludeTask(w, a, { ...t(id), reason: REASON }), 'already-excluded'],
  },
  {
    name: 'phối hợp',
    what: (w, a, id) => answerTaskCoordination(w, a, { ...t(id), unitId: 'dt', text: REASON }),
    by: 'head-dt',
    leadsTo: { state: 'assigned' },
    forbidden: 'head-nv',
    refused: [(w, a, id) => answerTaskCoordination(w, a, { ...t(id), unitId: 'p1', text: REASON }), 'foreign-unit'],
  },
]

let world: TaskWorld

describeOnEachDatabase('every transition of a task', make => {
  it.each(CASES)('$name', async ({ what, before = [], by, leadsTo, forbidden, refused }) => {
    world = await taskWorld(await make())
    const task = await world.assign('nv', { coordinate: [{ kind: 'unit', id: 'dt' }] })
    for (const [person, step] of before) {
      const outcome = await step(world.tools, await world.actor(person), task.id)
      expect(outcome.kind).toBe('changed')
      world.advance(30)
    }

    await expect(what(world.tools, await world.actor(forbidden), task.id)).rejects.toMatchObject({ code: 'forbidden' })
    await expect(what(world.tools, await world.actor('head-p1'), task.id)).rejects.toMatchObject({ code: 'not-found' })
    const untouched = await world.task(task.id)
    expect(untouched.version).toBe(1 + before.length)

    const outcome = await what(world.tools, await world.actor(by), task.id)
    expect(outcome.kind === 'refused' ? outcome.message : outcome.kind).toBe('changed')
    const after = await world.task(task.id)
    expect(after).toMatchObject(leadsTo)
    expect(after.version).toBe(untouched.version + 1)
    await expectHistoryIsTheRow(after)

    world.advance(30)
    const [again, code] = refused
    const second = await again(world.tools, await world.actor(by), task.id)
    expect(isRefusal(second) ? second.code : second.kind).toBe(code)
  })

  it('đặt thời hạn: for a task that has none, once', async () => {
    world = await taskWorld(await make())
    const task = await world.assign('nv', { due: null, duePrecision: 'none' })
    const secretary = await world.actor('secretary')
    const set = () => setTaskDue(world.tools, secretary, { ...t(task.id), due: LATER, reason: null })
    await expect(
      setTaskDue(world.tools, await world.actor('head-nv'), { ...t(task.id), due: LATER, reason: null }),
    ).rejects.toBeInstanceOf(AppError)
    expect(await set()).toMatchObject({ kind: 'changed', task: { due: LATER, originalDue: LATER } })
    expect(await set()).toMatchObject({ kind: 'refused', code: 'has-due' })
  })

  it('a first day given with "tiếp tục" is the original one, and there is nothing left to review', async () => {
    world = await taskWorld(await make())
    const task = await world.assign('nv', { due: null, duePrecision: 'none' })
    const secretary = await world.actor('secretary')
    await suspend(world.tools, secretary, task.id)
    expect(await resumeTask(world.tools, secretary, { ...t(task.id), reason: null, due: LATER })).toMatchObject({
      kind: 'changed',
      task: { due: LATER, originalDue: LATER, reviewDay: null },
    })
  })

  it('nobody confirms their own work, whatever else they are', async () => {
    world = await taskWorld(await make())
    const { tools, stores } = world
    // the head of the office unit is made a secretary as well
    await tools.unitOfWork(s =>
      s.office.savePost(
        {
          id: 'extra',
          kind: 'secretary',
          title: 'Thư ký kiêm',
          unitId: 'vp',
          personId: 'head-nv',
          deputies: [],
          validFrom: day('2020-01-01'),
          validTo: null,
          version: 1,
        },
        null,
      ),
    )
    const task = await world.assign('nv')
    const both = await world.actor('head-nv')
    await report(tools, both, task.id)
    const confirm = (a: Actor) => confirmReport(tools, a, { ...t(task.id), note: null })
    await expect(confirm(both)).rejects.toMatchObject({ code: 'forbidden' })
    expect((await stores.tasks.get(task.id))?.state).toBe('reported')
    expect((await confirm(await world.actor('secretary'))).kind).toBe('changed')
  })

  it('an officer works on what was handed to them, and on nothing else of the unit', async () => {
    world = await taskWorld(await make())
    const task = await world.assign('nv')
    const officer = await world.actor('officer-nv')
    await expect(progress(world.tools, officer, task.id)).rejects.toMatchObject({ code: 'forbidden' })
    await handOnTask(world.tools, await world.actor('head-nv'), {
      ...t(task.id),
      officerId: 'officer-nv',
      note: 'làm ngay',
    })
    expect((await progress(world.tools, officer, task.id)).kind).toBe('changed')
    // somebody who sits in the unit without doing its work is not offered it
    expect(
      await handOnTask(world.tools, await world.actor('head-nv'), { ...t(task.id), officerId: 'reform', note: null }),
    ).toMatchObject({ kind: 'refused', code: 'not-in-unit' })
  })
})

/** The row is the fold of its history, and the chain knows each link. */
async function expectHistoryIsTheRow(task: StoredTask): Promise<void> {
  const events = await world.stores.events.list('task', task.id)
  expect(events.map(e => e.seq)).toEqual(events.map((_, i) => i + 1))
  expect(events.slice(1).every((e, i) => e.prevHash === events[i]!.hash)).toBe(true)
  const { chairPersonId: _chair, parentUnitId: _parent, version, ...row } = task
  expect(version).toBe(events.length)
  expect(
    replay(
      task.id,
      events.map(e => ({ at: e.at, actorId: e.actorId, data: e.data as TaskEventData })),
    ),
  ).toEqual(row)
}
