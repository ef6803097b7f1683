import { day } from '#app/domain/shared/day.ts'
import { instant } from '#app/domain/shared/instant.ts'
import { VERBS, type Verb } from '../mail-server.ts'
import { addressOf, headOf, tasksAround } from '../office.ts'
import { plusSeconds, Scene, secondMails, type Trial, timesTaken } from '../scene.ts'

const RUN = instant('2026-06-08T07:30+07:00')

/** The server takes the mail and then is slow, silent or gone: unclear ones go again as the same mail, others go on. */
export async function afterTheDot(trial: Trial): Promise<void> {
  const units = 30
  const scene = await Scene.set(trial, units, tasksAround(day('2026-06-08'), units, 5))
  const owed = await scene.expectedAt(RUN)
  const hanging = [addressOf(headOf(1)), addressOf(headOf(2))]
  const dropping = [addressOf(headOf(3)), addressOf(headOf(4)), addressOf(headOf(5))]
  const troubled = new Set([...hanging, ...dropping])
  scene.mail.delayMs = 60
  scene.mail.script = (verb, to) =>
    verb !== 'dot' || !troubled.has(to) ? 'ok' : hanging.includes(to) ? 'hang' : 'drop'
  const worker = await scene.worker({ sendLimitMs: 1_500 })
  const first = await worker.tick(RUN)
  const others = new Set(owed.map(e => addressOf(e.personId)).filter(to => !troubled.has(to)))
  const served = new Set(scene.mail.taken.filter(t => t.answered).map(t => t.to))
  trial.check(
    'the others go on in the same minute',
    [...others].every(to => served.has(to)),
    `${served.size} of ${others.size}`,
  )
  trial.check('a hanging server holds a run for one send', first.ms < 20_000, `${Math.round(first.ms)} ms`)

  await worker.tick(plusSeconds(RUN, 90))
  scene.mail.script = () => 'ok'
  const seconds = await scene.tickUntilIdle(worker, plusSeconds(RUN, 180), 900)
  const mails = await scene.mail.read()
  const times = timesTaken(mails)
  const rows = await scene.mailRows()
  const repeated = mails.filter(m => troubled.has(m.to))
  trial.note(
    `${times.size} mails, ${mails.length - times.size} repeats; all delivered ${seconds} s after the server mended`,
  )
  trial.check('lost 0', scene.lostOf(owed, mails).length === 0)
  trial.check('everything is delivered', seconds !== null)
  trial.check('repeats keep their Message-ID', secondMails(mails).length === 0, secondMails(mails).join(', '))
  trial.check('the unclear ones did come again', repeated.length >= 2 * troubled.size)
  const miscounted = rows.filter(m => m.ambiguous !== (times.get(m.message_id) ?? 0) - 1)
  trial.check(
    'repeats are counted',
    miscounted.length === 0,
    miscounted.map(m => `${m.email} ${m.ambiguous}`).join(', '),
  )
  trial.check('duplicate keys 0', (await scene.duplicateKeys()) === 0)
}

/** The link breaks at each verb, again and again. */
export async function atEachVerb(trial: Trial): Promise<void> {
  const units = 24
  const scene = await Scene.set(trial, units, tasksAround(day('2026-06-08'), units, 4))
  const owed = await scene.expectedAt(RUN)
  const left = new Map<Verb, number>(VERBS.map(v => [v, trial.random.int(2, 6)]))
  scene.mail.script = verb => {
    const n = left.get(verb) ?? 0
    if (n === 0 || trial.random.chance(0.5)) return 'ok'
    left.set(verb, n - 1)
    return 'drop'
  }
  const worker = await scene.worker()
  const seconds = await scene.tickUntilIdle(worker, RUN, 3 * 3_600)
  const mails = await scene.mail.read()
  trial.note(`broken ${[...scene.mail.misbehaved].map(([v, n]) => `${v} ${n}`).join(', ')}; done after ${seconds} s`)
  trial.check(
    'every verb was broken',
    VERBS.every(v => scene.mail.misbehaved.has(v)),
    String([...left]),
  )
  trial.check('lost 0', scene.lostOf(owed, mails).length === 0)
  trial.check('everything is delivered', seconds !== null)
  trial.check('repeats keep their Message-ID', secondMails(mails).length === 0, secondMails(mails).join(', '))
  const times = timesTaken(mails)
  const uncounted = (await scene.mailRows()).filter(m => m.ambiguous < (times.get(m.message_id) ?? 0) - 1)
  trial.check('no repeat goes uncounted', uncounted.length === 0, `${uncounted.length}`)
}
