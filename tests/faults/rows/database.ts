import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { day } from '#app/domain/shared/day.ts'
import { instant } from '#app/domain/shared/instant.ts'
import { planDueNotices } from '#app/features/reminders/plan-due-notices.ts'
import { SQLITE_ADDON } from '#db/sqlite-addon.ts'
import { tasksAround } from '../office.ts'
import { plusSeconds, Scene, secondMails, type Trial, timesTaken } from '../scene.ts'

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
