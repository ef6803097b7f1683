import { day } from '#app/domain/shared/day.ts'
import { addMinutes, instant } from '#app/domain/shared/instant.ts'
import { addressOf, headOf, tasksAround, titleOf } from '../office.ts'
import { Scene, secondMails, type Trial } from '../scene.ts'

const at = (text: string) => instant(`${text}+07:00`)

/** The machine's clock is wrong for a while: three days ahead, a day back, a year ahead – and right again. */
export async function jumpingClock(trial: Trial): Promise<void> {
  const units = 25
  const around = tasksAround(day('2026-06-08'), units, 4)
  const scene = await Scene.set(trial, units, [...around, { unit: 7, due: day('2026-06-18') }])
  const later = around.length + 1
  const worker = await scene.worker()
  let storms = 0
  const run = async (moment: string) => {
    const from = scene.mail.taken.length
    for (const minutes of [0, 1, 2]) await worker.tick(addMinutes(at(moment), minutes))
    const mails = await scene.mail.read(from)
    storms += secondMails(mails).length
    return mails
  }
  await run('2026-06-08T07:30')
  await run('2026-06-11T07:30') // three days ahead
  await run('2026-06-10T07:30') // a day back
  await run('2027-06-10T07:30') // a year ahead
  const wrong = scene.mail.taken.length
  await run('2026-06-09T07:30') // right again

  // stepping while a run is under way: it begins right and goes on a year later, and the other way round
  scene.mail.delayMs = 60
  const stepping = async (begins: string, goesOn: string) => {
    const from = scene.mail.taken.length
    const running = worker.begin(at(begins))
    await running.begun
    for (let i = 0; i < 2_000 && scene.mail.taken.length < from + 3; i += 1)
      await new Promise(resolve => setTimeout(resolve, 5))
    worker.step(at(goesOn))
    await running.done
    storms += secondMails(await scene.mail.read(from)).length
    return scene.mail.taken.length - from
  }
  await run('2026-06-10T07:35')
  await run('2026-06-11T07:30')
  const stepped = await stepping('2026-06-12T07:30', '2027-06-10T07:36')
  await run('2026-06-12T07:33')
  scene.mail.delayMs = 0
  for (const d of ['15', '16', '17', '18']) await run(`2026-06-${d}T07:30`)

  trial.note(`${wrong} mails while the clock was wrong, ${scene.mail.taken.length - wrong} after it`)
  trial.check('duplicate keys 0', (await scene.duplicateKeys()) === 0)
  trial.check('a run in which the clock steps goes on', stepped > 3, `${stepped}`)
  trial.check('no storm: at most one mail a person at any moment', storms === 0, `${storms}`)
  trial.check('nothing waits for a day that never was', (await scene.unfinished()) === 0, `${await scene.unfinished()}`)
  const after = (await scene.mail.read(wrong)).filter(
    m => m.to === addressOf(headOf(7)) && m.text.includes(titleOf(later)),
  )
  // due on the 18th: −7 fell on the 9th, −3 on the 15th, −1 on the 17th, and the day itself
  trial.check('the steps of the days that really come are not lost', after.length >= 3, `${after.length} mails name it`)
}

/** A process dies while the clock is a year ahead, with everything planned and nothing sent. */
export async function diedInTheFuture(trial: Trial): Promise<void> {
  const units = 20
  const scene = await Scene.set(trial, units, tasksAround(day('2026-06-08'), units, 4))
  await scene.mail.off()
  const worker = await scene.worker()
  await worker.tick(at('2027-06-10T07:30'))
  await worker.kill()
  await scene.mail.on()
  const owed = await scene.expectedAt(at('2026-06-08T07:30'))
  const next = await scene.worker()
  for (const minutes of [0, 1, 2, 3]) await next.tick(addMinutes(at('2026-06-08T07:30'), minutes))
  const mails = await scene.mail.read()
  trial.check('there is something to say', owed.length > units, `${owed.length}`)
  trial.check(
    'lost 0',
    scene.lostOf(owed, mails).length === 0,
    `${scene.lostOf(owed, mails).length} of ${owed.length}: ${scene.lostOf(owed, mails).map(e => e.key)}`,
  )
  trial.check('one mail a person', secondMails(mails).length === 0)
  trial.check('duplicate keys 0', (await scene.duplicateKeys()) === 0)
}
