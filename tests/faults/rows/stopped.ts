import { existsSync } from 'node:fs'
import { addDays, type Day } from '#app/domain/shared/day.ts'
import { dayOfInstant, type Instant, instantOfMs } from '#app/domain/shared/instant.ts'
import { startServer } from '../../support/server-process.ts'
import type { TaskPlan } from '../office.ts'
import { plusSeconds, Scene, secondMails, type Trial, timesTaken } from '../scene.ts'

export const withoutBuild = async (): Promise<string | null> =>
  existsSync(new URL('../../../build/server/index.js', import.meta.url)) ? null : 'chưa dựng: npm run build'

/**
 * SIGTERM to the real server in the middle of a run that takes much longer than ten seconds; before it, its pages
 * answer as if nothing went on.
 */
export async function stopped(trial: Trial): Promise<void> {
  const units = 120
  const today: Day = dayOfInstant(now())
  const plans = Array.from({ length: units }, (_, unit): TaskPlan => ({ unit, due: addDays(today, -20 - (unit % 3)) }))
  const scene = await Scene.set(trial, units, plans)
  const owed = await scene.expectedAt(now())
  scene.mail.delayMs = 1_500
  const started = performance.now()
  const server = await startServer({ DATABASE_URL: scene.open.url, SMTP_URL: scene.mail.url })
  trial.cleanUp(server.stop)
  while (scene.mail.taken.length < 15 && performance.now() - started < 60_000) await pause(20)
  const firstMs = Math.round(performance.now() - started)
  trial.check('what is due goes within 60 s of the start', scene.mail.taken.length >= 15, `${firstMs} ms`)

  const waits: number[] = []
  for (let i = 0; i < 20; i += 1) {
    const asked = performance.now()
    const answer = await fetch(`${server.url}/dang-nhap`)
    await answer.text()
    waits.push(performance.now() - asked)
  }
  waits.sort((a, b) => a - b)
  trial.check('pages answer meanwhile', waits[18]! < 1_000, `p95 ${Math.round(waits[18]!)} ms`)

  const asked = performance.now()
  server.child.kill('SIGTERM')
  const ended = await server.exited
  const ms = Math.round(performance.now() - asked)
  const before = scene.mail.taken.length
  scene.mail.delayMs = 0
  const worker = await scene.worker()
  const idle = await scene.tickUntilIdle(worker, plusSeconds(now(), 70), 300)
  const mails = await scene.mail.read()
  const repeats = [...timesTaken(mails).values()].filter(n => n > 1).length
  trial.note(
    `the first mails ${firstMs} ms after the start; stopped after ${before} of ${new Set(owed.map(e => e.personId)).size} mails, in ${ms} ms; p95 of a page meanwhile ${Math.round(waits[18]!)} ms`,
  )
  trial.check('it was in the middle of it', before < units)
  trial.check(
    'ends within ten seconds, by itself',
    ended.code === 0 && ms <= 10_000,
    `${JSON.stringify(ended)} ${ms} ms`,
  )
  trial.check('nothing twice', repeats === 0, `${repeats} mails came twice`)
  trial.check('lost 0', scene.lostOf(owed, mails).length === 0 && idle !== null)
  trial.check('one mail a person', secondMails(mails).length === 0)
}

const now = (): Instant => instantOfMs(Date.now())
const pause = (ms: number) => new Promise(resolve => setTimeout(resolve, ms))
