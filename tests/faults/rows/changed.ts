import { type Actor, actorOn } from '#app/domain/access/actor.ts'
import { type Day, day } from '#app/domain/shared/day.ts'
import { instant } from '#app/domain/shared/instant.ts'
import { isRefusal } from '#app/domain/shared/refusal.ts'
import { CHANGE_INPUTS } from '#app/features/organisation/change-input.ts'
import { changeOrganisation, confirmInput } from '#app/features/organisation/change-organisation.ts'
import type { Tools } from '#app/features/ports.ts'
import type { TaskOutcome } from '#app/features/tasks/change-task.ts'
import { confirmReport } from '#app/features/tasks/confirm-report.ts'
import { extendTask } from '#app/features/tasks/extend-task.ts'
import { handOnTask } from '#app/features/tasks/hand-on.ts'
import { reassignTask } from '#app/features/tasks/reassign-task.ts'
import { reportTask } from '#app/features/tasks/report-task.ts'
import { withdrawTask } from '#app/features/tasks/withdraw-task.ts'
import type { ReadMail } from '../mail-server.ts'
import {
  ADMIN,
  addressOf,
  CHAIR,
  headOf,
  officerOf,
  SECRETARY,
  type TaskPlan,
  taskId,
  titleOf,
  unitId,
} from '../office.ts'
import { plusSeconds, Scene, type Trial } from '../scene.ts'

const RUN = instant('2026-06-08T07:30+07:00')
const report = { text: 'Đã hoàn thành, có báo cáo kèm theo', documentNumber: null, documentDay: null, fileIds: [] }

/** Everything that can happen to a task between planning and sending: nobody is told the old state. */
export async function changedMeanwhile(trial: Trial): Promise<void> {
  const dueTuesday = { due: day('2026-06-09') }
  // the number of the unit is that of the task less one
  const plans: TaskPlan[] = [
    { unit: 0, ...dueTuesday }, // 1 reported and confirmed
    { unit: 1, ...dueTuesday }, // 2 extended
    { unit: 2, ...dueTuesday }, // 3 given to unit 9
    { unit: 3, ...dueTuesday }, // 4 withdrawn
    { unit: 4, ...dueTuesday, officer: true }, // 5 its officer leaves
    { unit: 5, ...dueTuesday }, // 6 its head's post goes to somebody else
    { unit: 6, due: day('2026-06-11') }, // 7 the 10th becomes a holiday
    { unit: 7, ...dueTuesday }, // 8 nothing happens
    { unit: 8, ...dueTuesday }, // 9 handed on to the officer
    { unit: 9, due: day('2026-08-31') },
    { unit: 10, ...dueTuesday }, // 11 its unit is merged into unit 9
  ]
  const scene = await Scene.set(trial, plans.length, plans)
  await scene.mail.off()
  const worker = await scene.worker()
  await worker.tick(RUN) // planned, put into mails, tried in vain
  scene.now = plusSeconds(RUN, 600)
  const does = (who: string, what: (tools: Tools, actor: Actor) => Promise<TaskOutcome>) => act(scene, who, what)
  const on = (n: number) => ({ taskId: taskId(n) })
  await does(headOf(0), (t, a) => reportTask(t, a, { ...on(1), ...report }))
  await does(SECRETARY, (t, a) => confirmReport(t, a, { ...on(1), note: null }))
  await does(CHAIR, (t, a) => extendTask(t, a, { ...on(2), due: day('2026-07-30'), reason: null }))
  await does(SECRETARY, (t, a) =>
    reassignTask(t, a, { ...on(3), toUnitId: unitId(9), reason: 'Đúng chức năng hơn', due: null }),
  )
  await does(CHAIR, (t, a) => withdrawTask(t, a, { ...on(4), reason: 'Không còn cần nữa' }))
  await scene.stores(async s => {
    const officer = (await s.people.get(officerOf(4)))!
    await s.people.save({ ...officer, active: false })
  })
  await endPost(scene, headOf(5), officerOf(5))
  await scene.stores(s =>
    s.calendar.save({ day: day('2026-06-10'), kind: 'off', name: 'Nghỉ hoán đổi', source: 'Công văn' }),
  )
  await merge(scene, 10, 9)
  await does(headOf(8), (t, a) => handOnTask(t, a, { ...on(9), officerId: officerOf(8), note: null }))

  await scene.mail.on()
  await scene.tickUntilIdle(worker, plusSeconds(RUN, 1_200), 1_800)
  const mails = await scene.mail.read()
  const told = (person: string, n: number) => lineTo(mails, person, n)
  const nobody = (n: number) =>
    mails.filter(m => m.text.includes(titleOf(n)) && /ngày làm việc/.test(lineOf(m.text, n)))
  trial.check('there were mails', mails.length > 5, `${mails.length}`)
  trial.check('done: nobody hears of it', nobody(1).length === 0)
  trial.check('extended: nobody hears the old day', !mails.some(m => lineOf(m.text, 2).includes('09/06/2026')))
  trial.check('given away: the old unit hears nothing', told(headOf(2), 3) === null, String(told(headOf(2), 3)))
  trial.check('given away: the new unit does', told(headOf(9), 3) !== null)
  trial.check('withdrawn: nobody hears of it', nobody(4).length === 0)
  trial.check('who left hears nothing', told(officerOf(4), 5) === null, String(told(officerOf(4), 5)))
  trial.check('and the unit still does', told(headOf(4), 5) !== null)
  trial.check('the head of before hears nothing', told(headOf(5), 6) === null, String(told(headOf(5), 6)))
  trial.check('the head of now does', told(officerOf(5), 6) !== null)
  trial.check('merged: the head of before hears nothing', told(headOf(10), 11) === null, String(told(headOf(10), 11)))
  trial.check('merged: the head of the unit that goes on does', told(headOf(9), 11) !== null)
  const seventh = told(headOf(6), 7) ?? ''
  trial.check('a new holiday counts', seventh.includes('Còn 2 ngày làm việc'), seventh)
  trial.check('where nothing changed, the reminder came', told(headOf(7), 8)?.includes('Còn 1 ngày làm việc') === true)
  trial.check('nothing waits', (await scene.overdueInOutbox(scene.now)) === 0)
}

/** The same while the mails are going out: a mail that leaves a second later does not tell the old state. */
export async function changedWhileSending(trial: Trial): Promise<void> {
  const units = 40
  const plans = Array.from({ length: units }, (_, unit): TaskPlan => ({ unit, due: day('2026-06-09') }))
  const scene = await Scene.set(trial, units, plans)
  scene.mail.delayMs = 500
  const worker = await scene.worker()
  const started = performance.now()
  const from = scene.mail.sinceStart()
  const running = worker.begin(RUN)
  await running.begun
  const withdrawn = new Map<number, number>()
  for (const n of trial.random.shuffled(plans.map((_, i) => i + 1)).slice(0, 25)) {
    await act(scene, CHAIR, (t, a) => withdrawTask(t, a, { taskId: taskId(n), reason: 'Không còn cần nữa' }))
    withdrawn.set(n, from + performance.now() - started)
    await new Promise(resolve => setTimeout(resolve, trial.random.int(0, 110)))
  }
  await running.done
  const mails = await scene.mail.read()
  const stale = mails.filter(m => [...withdrawn].some(([n, at]) => m.text.includes(titleOf(n)) && m.at > at + 1_000))
  const spared = [...withdrawn.keys()].filter(n => !mails.some(m => m.to === addressOf(headOf(n - 1))))
  trial.note(`${withdrawn.size} tasks withdrawn during a run; ${spared.length} people were spared the mail`)
  trial.check('some changes came in time', spared.length >= 3, `${spared.length}`)
  trial.check('nobody is told a state that ended a second before', stale.length === 0, `${stale.length} mails`)
}

async function act(scene: Scene, who: string, what: (tools: Tools, actor: Actor) => Promise<TaskOutcome>) {
  const office = await scene.stores(s => s.office.load())
  const outcome = await what(scene.tools, actorOn(office, who, day('2026-06-08'))!)
  if (isRefusal(outcome) || outcome.kind !== 'changed') throw new Error(`${who}: ${JSON.stringify(outcome)}`)
}

/** From today the unit is part of another one, which takes over what it owes. */
async function merge(scene: Scene, unit: number, into: number): Promise<void> {
  const office = await scene.stores(s => s.office.load())
  const fields = { document: 'Quyết định số 12/QĐ-UBND', day: '08/06/2026', withIds: unitId(into), into: unitId(into) }
  const change = CHANGE_INPUTS.merge.parse({ ...fields, unitId: unitId(unit) })
  const admin = actorOn(office, ADMIN, day('2026-06-08'))!
  const outcome = await changeOrganisation(scene.tools, admin, { change: 'merge', ...change }, confirmInput.parse({}))
  if (isRefusal(outcome) || outcome.kind !== 'saved') throw new Error(`merging: ${JSON.stringify(outcome)}`)
}

/** The post ends on Sunday; from Monday on `successor` holds one like it. */
async function endPost(scene: Scene, person: string, successor: string): Promise<void> {
  await scene.stores(async s => {
    const post = (await s.office.load()).posts.find(p => p.id === `post-${person}`)!
    await s.office.savePost({ ...post, validTo: day('2026-06-07') as Day }, post.version)
    await s.office.savePost(
      { ...post, id: `${post.id}-2`, personId: successor, validFrom: day('2026-06-08'), version: 1 },
      null,
    )
  })
}

function lineTo(mails: readonly ReadMail[], person: string, n: number): string | null {
  const mail = mails.find(m => m.to === addressOf(person) && m.text.includes(titleOf(n)))
  return mail ? lineOf(mail.text, n) : null
}

/** The item of a mail about a task: badge, title, facts. */
function lineOf(text: string, n: number): string {
  const at = text.indexOf(titleOf(n))
  if (at < 0) return ''
  return text.slice(text.lastIndexOf('\n', at) + 1, text.indexOf('\n\n', at))
}
