/**
 * The last days before seeding: something of every party and every kind of day – asks with their own clock, parts handed
 * on, questions, milestones, a starred task that waits for its second word, an undated one that was looked at.
 */
import { addWorkingDays } from '#app/domain/calendar/working-days.ts'
import { addDays, daysBetween, minDay } from '#app/domain/shared/day.ts'
import { isWorkable } from '#app/domain/task/task.ts'
import { holdersOn } from '#app/domain/unit/office.ts'
import type { StoredTask } from '#app/features/ports.ts'
import { addTaskWatcher } from '#app/features/tasks/add-watcher.ts'
import { answerTaskCoordination } from '#app/features/tasks/answer-coordination.ts'
import { answerTaskQuestion } from '#app/features/tasks/answer-question.ts'
import { askTaskCoordination } from '#app/features/tasks/ask-coordination.ts'
import { askTaskQuestion } from '#app/features/tasks/ask-question.ts'
import { completeTaskMilestone } from '#app/features/tasks/complete-milestone.ts'
import { confirmReport } from '#app/features/tasks/confirm-report.ts'
import { handTaskDown } from '#app/features/tasks/hand-down.ts'
import { progressTask } from '#app/features/tasks/progress-task.ts'
import { resumeTask } from '#app/features/tasks/resume-task.ts'
import { reviewTask } from '#app/features/tasks/review-task.ts'
import { saveSynthesis } from '#app/features/tasks/save-synthesis.ts'
import { setTaskMilestone } from '#app/features/tasks/set-milestone.ts'
import { starTask } from '#app/features/tasks/star-task.ts'
import { suspendTask } from '#app/features/tasks/suspend-task.ts'
import type { Lives } from './lives.ts'
import { NEIGHBOURS } from './place.ts'

/** A week before the end: what takes its days begins here. */
export async function beginParties(lives: Lives): Promise<void> {
  const { world } = lives
  const open = await world.tools.unitOfWork(stores => stores.tasks.openAfter(null, 5000))
  const dated = open.filter(
    t =>
      isWorkable(t) &&
      t.kind === 'work' &&
      t.due !== null &&
      daysBetween(world.today, t.due) >= 12 &&
      !lives.all.get(t.id)?.inGroup,
  )
  const [first, second] = dated.filter(
    t => t.unitId in NEIGHBOURS && holdersOn(world.office, world.today, 'officer', t.unitId).length > 0,
  )
  if (first) await divide(lives, first)
  if (second) await askOthers(lives, second)
  const rest = dated.filter(t => t.id !== first?.id && t.id !== second?.id && t.unitId in NEIGHBOURS)
  const third = rest.find(t => !t.coordinations.some(c => c.unitId === (NEIGHBOURS[t.unitId] ?? 'van-phong')))
  const fourth = rest.find(t => t !== third)
  if (third) await answeredLate(lives, third)
  if (fourth) await standStill(lives, fourth)
  const undated = open.find(
    t => isWorkable(t) && t.due === null && daysBetween(addDays(world.today, -40), world.today) > 30,
  )
  if (undated) {
    world.pause(2)
    const next = addDays(world.today, 30)
    const note = 'Tiếp tục theo dõi, chờ hướng dẫn của cấp trên.'
    await world.must(reviewTask(world.tools, world.account('thuky'), { taskId: undated.id, next, note }))
  }
}

/** Milestones, and parts for the people of the unit: one reported, one on its way. */
async function divide(lives: Lives, task: StoredTask): Promise<void> {
  const { world } = lives
  const head = lives.head(task.unitId)
  const { tools } = world
  const at = { taskId: task.id }
  world.pause(3)
  for (const [name, days] of [
    ['Dự thảo', 2],
    ['Lấy ý kiến các đơn vị', 9],
  ] as const) {
    const due = minDay(addWorkingDays(world.calendar, world.today, days), task.due!)
    await world.must(setTaskMilestone(tools, head, { ...at, milestoneId: null, name, due }))
  }
  const officers = holdersOn(world.office, world.today, 'officer', task.unitId)
  for (const [i, title] of ['Tổng hợp số liệu, lập biểu', 'Soạn dự thảo báo cáo'].entries()) {
    const target = `person:${officers[i % officers.length]!.id}`
    const due = minDay(addWorkingDays(world.calendar, world.today, 4 + i * 4), task.due!)
    await world.must(handTaskDown(tools, head, { ...at, target, title, text: null, due }))
  }
  world.post()
  const officer = world.actor(officers[0]!.id)
  world.agenda.add(world.workday(world.today, 2, world.random), async () => {
    const now = await world.task(task.id)
    const [draft] = now.milestones.filter(m => m.doneAt === null)
    if (draft && isWorkable(now))
      await world.must(
        completeTaskMilestone(tools, lives.head(task.unitId), {
          ...at,
          milestoneId: draft.id,
          note: 'Đã có dự thảo lần 1.',
        }),
      )
    const [part] = await tools.unitOfWork(s => s.tasks.listParts(task.id))
    if (part && isWorkable(part))
      await world.must(
        progressTask(tools, officer, {
          taskId: part.id,
          percent: 60,
          note: 'Đã có số liệu của 8/10 phường.',
          fileIds: [],
        }),
      )
  })
}

/** An ask with its own day that passes unanswered, a question and its answer, those who watch, a star. */
async function askOthers(lives: Lives, task: StoredTask): Promise<void> {
  const { world } = lives
  const { tools } = world
  const head = lives.head(task.unitId)
  const at = { taskId: task.id }
  const other = NEIGHBOURS[task.unitId] ?? 'van-phong'
  world.pause(4)
  const due = addWorkingDays(world.calendar, world.today, 2)
  const ask = 'Cho ý kiến về phạm vi và nguồn kinh phí thực hiện.'
  await world.must(askTaskCoordination(tools, head, { ...at, unitId: other, ask, due }))
  await world.must(addTaskWatcher(tools, world.account('thuky'), { ...at, watcher: { kind: 'unit', id: 'van-phong' } }))
  await world.must(starTask(tools, world.actor(task.chairPersonId), at))
  await world.must(
    askTaskQuestion(tools, world.account('thuky'), { ...at, to: head.personId, text: 'Số liệu lấy đến ngày nào?' }),
  )
  const questionId = (await world.task(task.id)).questions.at(-1)!.id
  world.agenda.add(world.workday(world.today, 1, world.random), async () => {
    const now = await world.task(task.id)
    if (now.questions.some(q => q.id === questionId && q.answeredAt === null))
      await world.must(
        answerTaskQuestion(tools, world.actor(head.personId), {
          ...at,
          questionId,
          text: 'Đến hết tháng trước; số liệu tháng này sẽ bổ sung.',
        }),
      )
  })
}

/** Asked for two days, answered on the fourth: the delay is the other unit's, and stays on record. */
async function answeredLate(lives: Lives, task: StoredTask): Promise<void> {
  const { world } = lives
  const other = NEIGHBOURS[task.unitId] ?? 'van-phong'
  world.pause(3)
  const due = addWorkingDays(world.calendar, world.today, 2)
  const ask = 'Cung cấp số liệu thuộc phạm vi quản lý, kèm danh sách.'
  await world.must(
    askTaskCoordination(world.tools, lives.head(task.unitId), { taskId: task.id, unitId: other, ask, due }),
  )
  world.agenda.add(world.workday(world.today, 4, world.random), async () => {
    const own = (await world.task(task.id)).coordinations.find(c => c.unitId === other)
    if (!own || own.answeredAt !== null) return
    const text = 'Đã gửi số liệu kèm danh sách; chậm do phải đối chiếu với các phường.'
    await world.must(answerTaskCoordination(world.tools, lives.head(other), { taskId: task.id, unitId: other, text }))
  })
}

/** Suspended for some days: its clock stands, and its day moves by as many when it goes on. */
async function standStill(lives: Lives, task: StoredTask): Promise<void> {
  const { world } = lives
  world.pause(3)
  const by = world.account('thuky')
  const reason = 'Tạm dừng chờ hướng dẫn mới của cơ quan cấp trên.'
  await world.must(suspendTask(world.tools, by, { taskId: task.id, reason }))
  world.agenda.add(world.workday(world.today, 3, world.random), async () => {
    if ((await world.task(task.id)).state !== 'suspended') return
    const again = { taskId: task.id, reason: 'Đã có hướng dẫn, tiếp tục thực hiện.', due: null }
    await world.must(resumeTask(world.tools, by, again))
  })
}

/** On the last afternoon the collecting unit has begun to draw the units' reports together. */
export async function beginSynthesis(lives: Lives): Promise<void> {
  const { world } = lives
  const open = await world.tools.unitOfWork(stores => stores.tasks.openAfter(null, 5000))
  const task = open.find(t => t.kind === 'synthesis' && isWorkable(t))
  if (!task) return
  // it goes on being written: nothing reports it before the end
  const life = lives.all.get(task.id)
  if (life) life.plan += 1
  world.pause(3)
  const opening = 'Thực hiện kết luận của lãnh đạo UBND thành phố, đơn vị tổng hợp báo cáo kết quả như sau:'
  const input = { taskId: task.id, seenDraft: 0, opening, closing: '', sections: {}, newer: [] }
  await saveSynthesis(world.tools, lives.head(task.unitId), input)
}

/** On the last afternoon: a starred report has its first word and waits for the second. */
export async function leaveSecondWord(lives: Lives): Promise<void> {
  const { world } = lives
  const open = await world.tools.unitOfWork(stores => stores.tasks.openAfter(null, 5000))
  const reported = open.find(t => t.state === 'reported' && !t.starred && t.parentId === null && t.kind === 'work')
  if (!reported) return
  world.pause(2)
  await world.must(starTask(world.tools, world.actor(reported.chairPersonId), { taskId: reported.id }))
  await world.must(confirmReport(world.tools, world.account('thuky'), { taskId: reported.id, note: 'Đủ nội dung.' }))
}
