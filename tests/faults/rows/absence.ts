import { day } from '#app/domain/shared/day.ts'
import { addMinutes, instant } from '#app/domain/shared/instant.ts'
import { addressOf, headOf, type TaskPlan, taskId, titleOf } from '../office.ts'
import { Scene, secondMails, type Trial } from '../scene.ts'

const at = (text: string) => instant(`${text}+07:00`)

type Absence = {
  name: string
  /** The last run that took place, and when the machine is back. */
  lastRun: string
  back: string
  /** One task each, of a unit of its own: its day, and what its head must read – and what is on record as missed. */
  tasks: { due: string; says: string | null; missed: string[] }[]
}

/** By hand, as the ladder is told to the office: −7, −3, −1 and the day itself; then +1 and every second working day. */
const ABSENCES: readonly Absence[] = [
  {
    name: 'an hour',
    lastRun: '2026-06-08T07:30',
    back: '2026-06-09T08:31',
    tasks: [
      { due: '2026-06-10', says: 'Còn 1 ngày làm việc', missed: [] },
      { due: '2026-06-09', says: 'Đến hạn hôm nay', missed: [] },
      { due: '2026-06-08', says: 'Quá hạn 1 ngày', missed: [] },
      { due: '2026-06-19', says: null, missed: [] },
    ],
  },
  {
    name: 'a weekend',
    // Friday's run of the 12th did not take place
    lastRun: '2026-06-11T07:30',
    back: '2026-06-15T09:10',
    tasks: [
      { due: '2026-06-15', says: 'Đến hạn hôm nay', missed: ['due-soon -1'] },
      { due: '2026-06-16', says: 'Còn 1 ngày làm việc', missed: [] },
      { due: '2026-06-12', says: 'Quá hạn 3 ngày', missed: ['due-soon 0'] },
      { due: '2026-06-11', says: 'Quá hạn 4 ngày', missed: [] },
      { due: '2026-06-17', says: 'Còn 2 ngày làm việc', missed: [] },
    ],
  },
  {
    name: 'Tết',
    // off from Friday the 13th until the first working day after Tết, 23 February; back a day later
    lastRun: '2026-02-12T07:30',
    back: '2026-02-24T08:00',
    tasks: [
      { due: '2026-02-24', says: 'Đến hạn hôm nay', missed: ['due-soon -1'] },
      { due: '2026-02-23', says: 'Quá hạn 1 ngày', missed: ['due-soon -1', 'due-soon 0'] },
      { due: '2026-02-13', says: 'Quá hạn 11 ngày', missed: ['due-soon 0'] },
    ],
  },
]

/** The machine is off over the reminder time: on start the step that is right now, and the skipped ones on record. */
export async function absent(trial: Trial): Promise<void> {
  for (const absence of ABSENCES) {
    const plans = absence.tasks.map(
      (t, unit): TaskPlan => ({
        unit,
        due: day(t.due),
        assignedAt: at('2026-01-12T08:00'),
        updatedAt: at(absence.lastRun),
      }),
    )
    const scene = await Scene.set(trial, plans.length, plans)
    const before = await scene.worker()
    for (const minutes of [0, 1]) await before.tick(addMinutes(at(absence.lastRun), minutes))
    await before.terminate()
    const from = scene.mail.taken.length
    const after = await scene.worker()
    await after.tick(at(absence.back)) // the tick of the start itself
    const mails = await scene.mail.read(from)
    const missed = await scene.open.db
      .selectFrom('outbox')
      .select(['task_id', 'rule', 'occurrence'])
      .where('state', '=', 'skipped')
      .where('rule', 'in', ['due-soon', 'overdue'])
      .execute()
    for (const [i, task] of absence.tasks.entries()) {
      const serial = i + 1
      const mail = mails.find(m => m.to === addressOf(headOf(i)))
      const said =
        /\[([^\]]+)\] /.exec(mail?.text.split('\n').find(l => l.includes(titleOf(serial))) ?? '')?.[1] ?? null
      trial.check(`${absence.name}: the step of now, due ${task.due}`, said === task.says, `${said} ≠ ${task.says}`)
      const own = missed.filter(m => m.task_id === taskId(serial)).map(m => `${m.rule} ${m.occurrence}`)
      trial.check(
        `${absence.name}: what was missed is on record, due ${task.due}`,
        own.sort().join() === [...task.missed].sort().join(),
        `${own.join()} ≠ ${task.missed.join()}`,
      )
    }
    trial.check(`${absence.name}: one mail a person`, secondMails(mails).length === 0)
    trial.check(`${absence.name}: duplicate keys 0`, (await scene.duplicateKeys()) === 0)
    await after.terminate()
  }
}
