import { type Day, day } from '#app/domain/shared/day.ts'
import { instantAt } from '#app/domain/shared/instant.ts'
import { tasksAround } from '../office.ts'
import { nextWorkingDay, plusSeconds, Scene, secondMails, type Trial, timesTaken } from '../scene.ts'

/** Two and five schedulers (ten in the long form) on one database, all at the same moment. */
export async function several(trial: Trial): Promise<void> {
  const units = trial.long ? 120 : 40
  const scene = await Scene.set(trial, units, tasksAround(day('2026-06-08'), units, 5))
  scene.mail.delayMs = 3
  let d: Day = day('2026-06-08')
  for (const n of [2, 5, 10]) {
    const from = scene.mail.taken.length
    const at = instantAt(d, '07:30')
    const owed = await scene.expectedAt(at)
    const workers = await Promise.all(Array.from({ length: n }, () => scene.worker()))
    const errors: string[] = []
    for (let s = 0; s <= 90; s += 30) {
      const reports = await Promise.all(workers.map(w => w.tick(plusSeconds(at, s))))
      errors.push(...reports.flatMap(r => r.errors))
    }
    const mails = await scene.mail.read(from)
    const repeats = [...timesTaken(mails)].filter(([, times]) => times > 1)
    trial.note(`${n} workers: ${owed.length} notices in ${mails.length} mails`)
    trial.check(`${n} workers: lost 0`, owed.length > units && scene.lostOf(owed, mails).length === 0)
    trial.check(`${n} workers: one mail a person`, secondMails(mails).length === 0, secondMails(mails).join(', '))
    trial.check(`${n} workers: nothing twice`, repeats.length === 0, `${repeats.length} repeats`)
    trial.check(`${n} workers: nobody stumbles`, errors.length === 0, errors[0])
    trial.check(`${n} workers: nothing waits`, (await scene.unfinished()) === 0)
    await Promise.all(workers.map(w => w.terminate()))
    d = nextWorkingDay(d)
  }
  trial.check('duplicate keys 0', (await scene.duplicateKeys()) === 0)
}
