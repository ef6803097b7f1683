import { actorOn } from '#app/domain/access/actor.ts'
import { day } from '#app/domain/shared/day.ts'
import { addMinutes, instant } from '#app/domain/shared/instant.ts'
import { extendTask } from '#app/features/tasks/extend-task.ts'
import { addressOf, CHAIR, headOf, taskId, tasksAround, titleOf } from '../office.ts'
import { Scene, secondMails, type Trial } from '../scene.ts'

/** The mail server is gone from before one run until after the next: two runs become one mail a person, true by then. */
export async function mailServerDown(trial: Trial): Promise<void> {
  const units = trial.long ? 150 : 40
  const scene = await Scene.set(trial, units, [
    ...tasksAround(day('2026-06-08'), units, 5),
    { unit: 0, due: day('2026-06-09') },
  ])
  const extended = units * 5 + 1
  const worker = await scene.worker()
  await scene.mail.off()

  const monday = instant('2026-06-08T07:30+07:00')
  const owedMonday = await scene.expectedAt(monday)
  let pauses = 0
  for (let minutes = 0; minutes < 24 * 60; minutes += trial.long ? 1 : 20) {
    const at = addMinutes(monday, minutes)
    const { errors } = await worker.tick(at)
    pauses += errors.length
  }
  trial.check('the scheduler goes on ticking', pauses === 0, `${pauses} errors`)
  // at midnight "đến hạn hôm nay" became untrue: those are put on record instead
  const { skipped = 0 } = await scene.outboxStates()
  trial.check('all of the run waits', (await scene.unfinished()) + skipped === owedMonday.length)

  // what was planned on Monday about this task is old by Tuesday
  scene.now = instant('2026-06-08T15:00+07:00')
  await chairExtends(scene, extended)

  await scene.mail.on()
  const tuesday = instant('2026-06-09T07:30+07:00')
  scene.now = tuesday
  const owedTuesday = await scene.expectedAt(tuesday)
  let minutes = 0
  for (; minutes <= 8 * 60; minutes += 10) {
    await worker.tick(addMinutes(tuesday, minutes))
    if ((await scene.unfinished()) === 0) break
  }
  const mails = await scene.mail.read()
  const superseded = new Set([taskId(extended)])
  const owed = [...owedMonday, ...owedTuesday].filter(e => e.taskId === null || !superseded.has(e.taskId))
  const stillTrue = await stillOwed(scene, owed)
  const lost = scene.lostOf(stillTrue, mails)
  trial.note(
    `${owedMonday.length} + ${owedTuesday.length} notices in ${mails.length} mails, the last ${minutes} minutes after the second run`,
  )
  trial.check('lost 0', lost.length === 0, `${lost.length} lost: ${lost[0]?.key}`)
  trial.check('everything delivered or on record', (await scene.unfinished()) === 0)
  trial.check('one mail a person', secondMails(mails).length === 0, secondMails(mails).join(', '))
  trial.check('duplicate keys 0', (await scene.duplicateKeys()) === 0)
  const told = mails.filter(
    m => m.text.includes(titleOf(extended)) && /hạn 09\/06\/2026/.test(lineOf(m.text, extended)),
  )
  trial.check('nobody is told the day that was moved', told.length === 0, told[0]?.text)
  const head = mails.find(m => m.to === addressOf(headOf(1)))
  trial.check('“còn 1 ngày” of yesterday is not what today says', !/Còn 1 ngày.*\n.*hạn 09\/06/.test(head?.text ?? ''))
}

/** Monday's notices that the second look may not have dropped by Tuesday: sent, by the outbox's own word. */
async function stillOwed<T extends { key: string }>(scene: Scene, owed: readonly T[]): Promise<T[]> {
  const rows = await scene.open.db.selectFrom('outbox').select(['key', 'state', 'state_reason']).execute()
  const dropped = new Set(rows.filter(r => r.state === 'skipped' && REASONS.test(r.state_reason ?? '')).map(r => r.key))
  return owed.filter(e => !dropped.has(e.key))
}
const REASONS = /Đã quá hạn, có thư nhắc quá hạn thay thế|Thời hạn đã thay đổi/

async function chairExtends(scene: Scene, serial: number): Promise<void> {
  const office = await scene.stores(s => s.office.load())
  const chair = actorOn(office, CHAIR, day('2026-06-08'))!
  const change = { taskId: taskId(serial), due: day('2026-08-31'), reason: null }
  await extendTask(scene.tools, chair, change)
}

const lineOf = (text: string, serial: number): string => {
  const at = text.indexOf(titleOf(serial))
  return text.slice(at, text.indexOf('\n\n', at))
}
