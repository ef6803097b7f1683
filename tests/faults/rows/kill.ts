import { type Day, day } from '#app/domain/shared/day.ts'
import { type Instant, instantAt } from '#app/domain/shared/instant.ts'
import { tasksAround } from '../office.ts'
import { nextWorkingDay, plusSeconds, Scene, secondMails, type Trial, timesTaken } from '../scene.ts'
import type { Running, WorkerProcess } from '../worker-process.ts'

const MONDAY = day('2026-06-08')
const LONG_KILLS = Number(process.env.KILLS ?? 1_000)
/** For a machine that has not the hour: as many of them as fit. */
const MINUTES = Number(process.env.KILL_MINUTES ?? Number.POSITIVE_INFINITY)

/**
 * kill -9 at random moments of a run – planning, composing, sending, settling – and of the runs that repair it. What
 * was leased to the killed process at that moment is what may come twice, with the same Message-ID; nothing else.
 */
export async function killed(trial: Trial): Promise<void> {
  const units = trial.long ? 200 : 60
  const kills = trial.long ? LONG_KILLS : 60
  const killsPerRun = trial.long ? 60 : 6
  const scene = await Scene.set(trial, units, tasksAround(MONDAY, units, 6))
  scene.mail.delayMs = 12
  const inFlight = new Map<string, Set<string>>()
  const [owedPerRun, seconds, twoMails]: [number[], number[], string[]] = [[], [], []]
  let [done, lost] = [0, 0]
  const started = performance.now()
  const more = () => done < kills && performance.now() - started < MINUTES * 60_000

  for (let d: Day = MONDAY; more(); d = nextWorkingDay(d)) {
    const from = scene.mail.taken.length
    const owed = await scene.expectedAt(instantAt(d, '07:30'))
    owedPerRun.push(owed.length)
    let at = instantAt(d, '07:30')
    for (let k = 0; k < killsPerRun && more(); k += 1) {
      const worker = await scene.worker()
      const killedAfter = await killSomewhere(trial, scene, worker, at)
      if (killedAfter === null) break
      done += 1
      at = plusSeconds(at, killedAfter + trial.random.int(1, 20))
      await quiet(scene)
      for (const m of await scene.mailRows())
        if (m.state === 'sending')
          inFlight.set(m.message_id, (inFlight.get(m.message_id) ?? new Set()).add(m.lease_by ?? ''))
    }
    const worker = await scene.worker()
    seconds.push((await scene.tickUntilIdle(worker, at, 300)) ?? 999)
    await worker.end()
    const mails = await scene.mail.read(from)
    lost += scene.lostOf(owed, mails).length
    twoMails.push(...secondMails(mails))
  }

  const times = timesTaken(scene.mail.taken)
  const repeats = [...times].filter(([, n]) => n > 1)
  const unfounded = repeats.filter(([id, n]) => n > 1 + (inFlight.get(id)?.size ?? 0))
  const miscounted = (await scene.mailRows()).filter(m => m.ambiguous !== (inFlight.get(m.message_id)?.size ?? 0))
  const repeated = repeats.reduce((sum, [, n]) => sum + n - 1, 0)
  const longest = Math.max(...seconds)
  const notices = owedPerRun.reduce((sum, n) => sum + n, 0)
  trial.note(
    `${done} kills over ${notices} notices of ${owedPerRun.length} runs; ${inFlight.size} mails in flight at a kill, ${repeated} came again; all delivered ≤ ${longest} s after the last restart`,
  )
  trial.check('there was something to break', notices > 3 * units && inFlight.size > 0, `${notices} notices`)
  if (done >= 1_000) trial.check('over 20,000 notices', notices >= 20_000, `${notices}`)
  trial.check('lost 0', lost === 0, `${lost} lost`)
  trial.check('duplicate keys 0', (await scene.duplicateKeys()) === 0)
  trial.check('sent means sent', (await scene.sentButNeverSeen()) === 0)
  trial.check('repeats only of what was in flight, same Message-ID', unfounded.length === 0, String(unfounded))
  trial.check('one mail a person a run', twoMails.length === 0, `${twoMails.length} people got two: ${twoMails[0]}`)
  trial.check('what was in flight is counted', miscounted.length === 0, `${miscounted.length} mails miscounted`)
  trial.check('all delivered within 90 s of the restart', longest <= 90, `seconds: ${seconds.join(', ')}`)
}

/**
 * Lets a worker tick every half minute of its clock and kills it: some milliseconds into a tick, or once the server
 * has so many mails more. Answers the seconds of its clock until then; null where nothing was left to do.
 */
async function killSomewhere(trial: Trial, scene: Scene, worker: WorkerProcess, from: Instant): Promise<number | null> {
  const byTime = trial.random.chance(0.35)
  const atMails = scene.mail.taken.length + trial.random.int(1, trial.long ? 8 : 20)
  const afterMs = trial.random.int(0, byTime ? 250 : 14)
  for (let s = 0; s <= 300; s += 30) {
    const before = scene.mail.taken.length
    const running = worker.begin(plusSeconds(from, s))
    await running.begun
    const enough = byTime ? Promise.resolve() : reached(scene, atMails, running)
    const due = enough.then(() => pause(afterMs)).then(() => 'kill' as const)
    if ((await Promise.race([due, running.done.then(() => 'over' as const)])) === 'kill') {
      await worker.kill()
      return s
    }
    await running.done
    if (scene.mail.taken.length === before && s > 150) break
  }
  await worker.end()
  return null
}

async function reached(scene: Scene, mails: number, running: Running): Promise<void> {
  let ended = false
  void running.done.then(() => {
    ended = true
  })
  while (scene.mail.taken.length < mails && !ended) await pause(1)
}

const pause = (ms: number) => new Promise(resolve => setTimeout(resolve, ms))

/** What the killed process had told PostgreSQL may still be finishing there. */
const quiet = (scene: Scene): Promise<unknown> => pause(scene.trial.dialect === 'postgres' ? 80 : 0)
