import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { type Day, day } from '#app/domain/shared/day.ts'
import { instant, instantAt } from '#app/domain/shared/instant.ts'
import { planDueNotices } from '#app/features/reminders/plan-due-notices.ts'
import { SQLITE_ADDON } from '#db/sqlite-addon.ts'
import { tasksAround } from '../office.ts'
import { nextWorkingDay, plusSeconds, Scene, secondMails, type Trial, timesTaken } from '../scene.ts'

const RUN = instant('2026-06-08T07:30+07:00')

/** Another process holds the database for some seconds, before the run and in the middle of it. */
export async function locked(trial: Trial): Promise<void> {
  const units = 30
  const scene = await Scene.set(trial, units, tasksAround(day('2026-06-08'), units, 4))
  scene.mail.delayMs = 100
  const owed = await scene.expectedAt(RUN)
  const worker = await scene.worker()
  const [before, within] = trial.long ? [30, 30] : [30, 4]
  let unlock = await lock(scene)
  const running = worker.begin(RUN)
  await pause(before * 1_000)
  trial.check('nothing moves while it is locked', scene.mail.taken.length === 0)
  await unlock()
  while (scene.mail.taken.length < 5) await pause(5)
  unlock = await lock(scene)
  await pause(within * 1_000)
  await unlock()
  const report = await running.done
  let lag = report?.lagMs ?? 999_999
  const idle = await scene.tickUntilIdle(worker, plusSeconds(RUN, 90), 300)
  const mails = await scene.mail.read()
  const repeats = [...timesTaken(mails).values()].filter(n => n > 1).length
  lag = Math.round(lag)
  trial.note(
    `locked for ${before} and ${within} s; the event loop stood still for ${lag} ms at most; ${repeats} repeats`,
  )
  trial.check('it goes on by itself', idle !== null)
  trial.check('lost 0', owed.length > units && scene.lostOf(owed, mails).length === 0)
  trial.check('one mail a person', secondMails(mails).length === 0, secondMails(mails).join(', '))
  trial.check('nothing twice', trial.long || repeats === 0, `${repeats}`)
  // the machine may be busy; a wait within the database would stand for as long as the lock
  trial.check('the event loop never stands', lag < 2_000, `${lag} ms`)
}

/** The disk is full in the middle of a run, and has room again later. */
export async function diskFull(trial: Trial): Promise<void> {
  const units = 40
  const scene = await Scene.set(trial, units, tasksAround(day('2026-06-08'), units, 5))
  const owed = await scene.expectedAt(RUN)
  let failures = 0
  const tries = trial.long ? 24 : 6
  for (let i = 0; i < tries; i += 1) {
    // the first ones end while planning, the others while mails are made and written
    if (i === 2) await planDueNotices(scene.tools, { asOf: RUN, mailDomains: [] })
    const fault =
      trial.dialect === 'sqlite' ? { freePages: trial.random.int(0, 7) } : { writesUntilFull: trial.random.int(0, 14) }
    const worker = await scene.worker(fault)
    const { errors, outcomes } = await worker.tick(plusSeconds(RUN, i * 60))
    failures += errors.length + Object.values(outcomes).filter(o => o.startsWith('failed')).length
    await worker.end()
    trial.check('no half-made state', (await halfMade(scene)).length === 0, (await halfMade(scene)).join('; '))
  }
  trial.check('the disk was full', failures > 0)
  const worker = await scene.worker()
  const idle = await scene.tickUntilIdle(worker, plusSeconds(RUN, 600), 600)
  const mails = await scene.mail.read()
  trial.note(`${failures} failures; ${mails.length} mails in the end`)
  trial.check('it goes on by itself', idle !== null)
  trial.check('lost 0', scene.lostOf(owed, mails).length === 0, `${scene.lostOf(owed, mails).length}`)
  trial.check('one mail a person', secondMails(mails).length === 0, secondMails(mails).join(', '))
  trial.check('duplicate keys 0', (await scene.duplicateKeys()) === 0)
}

/** PostgreSQL cuts the connection at work, as when it restarts: while a worker plans, and while its mails are on their way. */
export async function restarted(trial: Trial): Promise<void> {
  const units = 40
  const scene = await Scene.set(trial, units, tasksAround(day('2026-06-08'), units, 5))
  scene.mail.delayMs = 100
  const admin = new pg.Client({ connectionString: scene.open.url })
  await admin.connect()
  trial.cleanUp(() => admin.end())
  const worker = await scene.worker()
  const [cuts, broken, seconds] = [{ planning: 0, sending: 0 }, { jobs: 0 }, [] as number[]]
  let lost = 0
  const second: string[] = []
  let d: Day = day('2026-06-08')
  for (let morning = 0; morning < (trial.long ? 40 : 4); morning += 1, d = nextWorkingDay(d)) {
    const at = instantAt(d, '07:30')
    const owed = await scene.expectedAt(at)
    const from = scene.mail.taken.length
    for (const [i, phase] of (['planning', 'sending', 'planning', 'sending'] as const).entries()) {
      const running = worker.begin(plusSeconds(at, i * 30))
      await running.begun
      let over = false
      const done = running.done.finally(() => {
        over = true
      })
      const enough = scene.mail.taken.length + trial.random.int(1, 12)
      if (phase === 'planning') await pause(trial.random.int(0, 100))
      else while (scene.mail.taken.length < enough && !over) await pause(2)
      for (let met = 0; met === 0 && !over; await pause(1)) {
        met = (await admin.query(CUT_WORKERS)).rows.length
        cuts[phase] += met
      }
      const report = await done
      if (report === null) return trial.check('the process lives', false, 'it died')
      broken.jobs += Object.values(report.outcomes).filter(o => o.startsWith('failed')).length
      trial.check('no half-made state', (await halfMade(scene)).length === 0, (await halfMade(scene)).join('; '))
    }
    seconds.push((await scene.tickUntilIdle(worker, plusSeconds(at, 120), 300)) ?? 999)
    const mails = await scene.mail.read(from)
    lost += scene.lostOf(owed, mails).length
    second.push(...secondMails(mails))
  }
  const repeats = [...timesTaken(scene.mail.taken).values()].reduce((sum, n) => sum + n - 1, 0)
  const counted = (await scene.mailRows()).reduce((sum, m) => sum + m.ambiguous, 0)
  trial.note(
    `cut ${cuts.planning} times while planning, ${cuts.sending} while sending; ${broken.jobs} jobs failed, ${repeats} mails came again; all delivered ≤ ${Math.max(...seconds)} s after`,
  )
  trial.check('something was cut', cuts.planning + cuts.sending > 3 && broken.jobs > 0, JSON.stringify(cuts))
  trial.check('it goes on by itself', Math.max(...seconds) <= 90, seconds.join(', '))
  trial.check('lost 0', lost === 0, `${lost}`)
  trial.check('one mail a person a run', second.length === 0, second.join(', '))
  trial.check('what came again was counted', repeats <= counted, `${repeats} of ${counted}`)
  trial.check('duplicate keys 0', (await scene.duplicateKeys()) === 0)
}

/** The harness has its own connections, none of them at work. */
const CUT_WORKERS = `
  select pg_terminate_backend(pid) from pg_stat_activity
  where datname = current_database() and application_name = 'giaoviec' and state <> 'idle'`

/** Mails without a notice, and notices in no mail. */
async function halfMade(scene: Scene): Promise<string[]> {
  const empty = await scene.open.db
    .selectFrom('mails')
    .leftJoin('outbox', 'outbox.mail_id', 'mails.id')
    .select('mails.id')
    .where('outbox.id', 'is', null)
    .execute()
  const homeless = await scene.open.db
    .selectFrom('outbox')
    .select('key')
    .where('state', 'in', ['claimed', 'sent'])
    .where('mail_id', 'is', null)
    .execute()
  return [...empty.map(m => `mail ${m.id} without notices`), ...homeless.map(n => `${n.key} in no mail`)]
}

const pause = (ms: number) => new Promise(resolve => setTimeout(resolve, ms))

/** A process of its own takes the write lock; the answer gives it back. */
async function lock(scene: Scene): Promise<() => Promise<void>> {
  if (scene.trial.dialect === 'postgres') {
    const client = new pg.Client({ connectionString: scene.open.url })
    await client.connect()
    await client.query('begin; lock table tasks, outbox, mails, job_runs in access exclusive mode')
    return () => client.end()
  }
  const program = `
    const Database = require(${JSON.stringify(SQLITE_ADDON)})
    const db = new Database(${JSON.stringify(scene.open.file)}, { timeout: 60000 })
    db.exec('begin immediate')
    process.stdout.write('locked')
    process.stdin.on('end', () => { db.exec('rollback'); process.exit(0) }).resume()`
  const child = spawn(process.execPath, ['-e', program], {
    cwd: fileURLToPath(new URL('../../..', import.meta.url)),
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  await once(child.stdout, 'data')
  return async () => {
    child.stdin.end()
    await once(child, 'close')
  }
}
