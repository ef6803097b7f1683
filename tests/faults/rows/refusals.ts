import { actorOn } from '#app/domain/access/actor.ts'
import { day } from '#app/domain/shared/day.ts'
import { addMinutes, type Instant, instant, msOf } from '#app/domain/shared/instant.ts'
import { readsOn } from '#db/reads/reads.ts'
import { addressOf, headOf, SECRETARY, tasksAround, VICE_CHAIRS } from '../office.ts'
import { plusSeconds, Scene, secondMails, type Trial } from '../scene.ts'

const RUN = instant('2026-06-08T07:30+07:00')
const DAY_MINUTES = 24 * 60

/** 30 % of the answers are 4xx, one mailbox does not exist, one says "later" for three days. */
export async function refused(trial: Trial): Promise<void> {
  const units = 40
  const scene = await Scene.set(trial, units, tasksAround(day('2026-06-08'), units, 4))
  const owed = await scene.expectedAt(RUN)
  const [gone, busy] = [headOf(3), headOf(8)]
  let busyNow = true
  const tries: Instant[] = []
  let at = RUN
  scene.mail.script = (verb, to) => {
    if (to === addressOf(gone)) return verb === 'RCPT' ? 550 : 'ok'
    if (to === addressOf(busy) && verb === 'RCPT' && busyNow) {
      tries.push(at)
      return 450
    }
    // 15 % at each of two verbs
    return (verb === 'RCPT' || verb === 'dot') && to !== addressOf(busy) && trial.random.chance(0.16) ? 451 : 'ok'
  }
  const worker = await scene.worker()
  await worker.tick(RUN)
  const failed = await failedNotices(scene)
  const ofGone = owed.filter(e => e.personId === gone)
  trial.check('a mailbox that does not exist is flagged within a minute', failed.length === ofGone.length, `${failed}`)
  const secretary = actorOn(await scene.stores(s => s.office.load()), SECRETARY, day('2026-06-08'))!
  const { mailsFailed } = await readsOn(scene.open.db).navCounts(secretary, day('2026-06-08'))
  trial.check('the secretariat reads of it on every page', mailsFailed === 1, `${mailsFailed}`)
  const again = (await scene.mailRows()).filter(m => m.state === 'ready').map(m => m.next_attempt_at)
  trial.check(
    'those that failed together do not come back together',
    // two of many may meet by chance
    again.length >= 4 && new Set(again).size >= again.length * 0.9,
    `${new Set(again).size} moments for ${again.length} mails`,
  )
  await worker.tick(plusSeconds(RUN, 60))

  // the run's own people go on being tried until they have it
  let minutes = 2
  for (; minutes <= 600; minutes += minutes < 20 ? 2 : 10) {
    at = addMinutes(RUN, minutes)
    await worker.tick(at)
    if ((await openMails(scene)).every(m => m.email === addressOf(busy))) break
  }
  const mails = await scene.mail.read()
  const others = owed.filter(e => e.personId !== gone && e.personId !== busy)
  trial.check('with 30 % answers of 4xx: lost 0', scene.lostOf(others, mails).length === 0)
  trial.check(
    'only the busy mailbox still waits',
    (await openMails(scene)).every(m => m.email === addressOf(busy)),
  )
  const upward = mails.filter(m => m.to === addressOf(VICE_CHAIRS[3 % 2]!) && m.text.includes(`gửi thay ${gone}`))
  const named = ofGone.filter(e => e.title && upward.some(m => m.text.includes(e.title!)))
  trial.check(
    'its steps went to the next person up, saying for whom',
    named.length === ofGone.length,
    `${named.length}`,
  )
  trial.check('nothing to the mailbox that does not exist', !mails.some(m => m.to === addressOf(gone)))

  for (; minutes <= 3 * DAY_MINUTES; minutes += minutes < 60 ? 2 : 30) {
    at = addMinutes(RUN, minutes)
    await worker.deliver(at)
  }
  const waiting = (await openMails(scene)).filter(m => m.email === addressOf(busy))
  trial.check('“later” is believed for three days', waiting.length === 1, `${waiting.length} waiting`)
  const pauses = tries.slice(1).map((t, i) => (msOf(t) - msOf(tries[i]!)) / 60_000)
  trial.note(`the busy mailbox was tried ${tries.length} times, pauses of ${pauses.map(Math.round).join(', ')} minutes`)
  trial.check('the pauses grow', pauses.length >= 8 && pauses.at(-1)! > 10 * Math.max(2, pauses[0]!))
  // six hours and a fifth, and once a night what falls into the quiet hours waits for their end
  const long = pauses.filter(p => p > LONGEST_PAUSE)
  trial.check(
    'and stop growing; nights are left in peace',
    long.length <= 3 && Math.max(...pauses) <= LONGEST_PAUSE + NIGHT,
    `${pauses.map(Math.round)}`,
  )
  busyNow = false
  at = addMinutes(RUN, 3 * DAY_MINUTES + 8 * 60)
  await worker.deliver(at)
  const late = await scene.mail.read()
  trial.check(
    'and then it is delivered',
    late.some(m => m.to === addressOf(busy)),
  )
  trial.check('one mail a person', secondMails(late.filter(m => !m.text.includes('gửi thay'))).length === 0)
  trial.check('duplicate keys 0', (await scene.duplicateKeys()) === 0)
}

/** Minutes, with the half hour between two looks. */
const LONGEST_PAUSE = 500
const NIGHT = 9 * 60 + 30

async function failedNotices(scene: Scene): Promise<string[]> {
  const rows = await scene.open.db.selectFrom('outbox').select('key').where('state', '=', 'failed').execute()
  return rows.map(r => r.key)
}

const openMails = (scene: Scene) =>
  scene.open.db.selectFrom('mails').select('email').where('state', 'in', ['ready', 'sending']).execute()
