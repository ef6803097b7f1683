import { day } from '#app/domain/shared/day.ts'
import { instant } from '#app/domain/shared/instant.ts'
import type { Behaviour, Verb } from '../mail-server.ts'
import { addressOf, headOf, tasksAround } from '../office.ts'
import { plusSeconds, Scene, secondMails, type Trial } from '../scene.ts'

const RUN = instant('2026-06-08T07:30+07:00')

/** One recipient each, at whom the server stops answering – or never ends its answer. */
const STUCK: readonly [verb: Verb, behaviour: Behaviour][] = [
  ['RCPT', 'hang'],
  ['dot', 'hang'],
  ['RCPT', 'trickle'],
  ['dot', 'trickle'],
]

/** With the time limits of the product itself: 30 s a send at most, and nobody waits behind one that is stuck. */
export async function hanging(trial: Trial): Promise<void> {
  const units = 20
  const scene = await Scene.set(trial, units, tasksAround(day('2026-06-08'), units, 4))
  const owed = await scene.expectedAt(RUN)
  const stuck = new Map(STUCK.map(([verb, behaviour], n) => [addressOf(headOf(n)), { verb, behaviour }]))
  scene.mail.script = (verb, to) => {
    const own = stuck.get(to)
    return own?.verb === verb ? own.behaviour : 'ok'
  }
  const others = new Set(owed.map(e => addressOf(e.personId)).filter(to => !stuck.has(to)))
  const worker = await scene.worker()
  const started = performance.now()
  const running = worker.begin(RUN)
  await running.begun
  const served = () => new Set(scene.mail.taken.filter(t => t.answered).map(t => t.to))
  while ([...others].some(to => !served().has(to)) && performance.now() - started < 25_000) await pause(20)
  const othersMs = Math.round(performance.now() - started)
  const waiting = [...others].filter(to => !served().has(to))
  trial.check('the others have theirs before the first limit is over', waiting.length === 0, `${waiting.length} wait`)
  const report = await running.done
  const ms = Math.round(report?.ms ?? 999_999)
  trial.note(`the others served after ${othersMs} ms, the run with ${STUCK.length} stuck sends over after ${ms} ms`)
  // two limits one after the other would be fifty seconds at least
  trial.check('a send lasts 30 s at most', ms >= 20_000 && ms < 40_000, `${ms} ms`)
  const rows = (await scene.mailRows()).filter(m => stuck.has(m.email))
  const told = rows.map(m => `${m.email} ${m.state} ${m.ambiguous}`).join(', ')
  const mayHaveCome = (email: string) => (stuck.get(email)?.verb === 'dot' ? 1 : 0)
  const known = rows.every(m => m.state === 'ready' && m.ambiguous === mayHaveCome(m.email))
  trial.check('each waits, and is unclear where the server had the mail', rows.length === 4 && known, told)
  await pause(200)
  trial.check('no link stays open', scene.mail.links === 0, `${scene.mail.links}`)

  scene.mail.script = () => 'ok'
  const seconds = await scene.tickUntilIdle(worker, plusSeconds(RUN, 60), 300)
  const mails = await scene.mail.read()
  trial.check('lost 0', seconds !== null && scene.lostOf(owed, mails).length === 0)
  trial.check('repeats keep their Message-ID', secondMails(mails).length === 0, secondMails(mails).join(', '))
  trial.check('duplicate keys 0', (await scene.duplicateKeys()) === 0)
}

const pause = (ms: number) => new Promise(resolve => setTimeout(resolve, ms))
