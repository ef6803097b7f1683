/**
 * A scheduler in a process of its own: the one of jobs/main.ts with the jobs of jobs/schedule.ts, but its clock is told
 * from outside and it ticks when told, so that days pass in seconds. It can be killed at any moment.
 */
import { monitorEventLoopDelay } from 'node:perf_hooks'
import process from 'node:process'
import { sql } from 'kysely'
import pg from 'pg'
import { dayOfInstant, type Instant, instantOfMs, msOf } from '#app/domain/shared/instant.ts'
import { letterMail } from '#app/emails/letter-mail.ts'
import { deliverOutbox } from '#app/features/reminders/deliver-outbox.ts'
import type { DeliveryTools } from '#app/features/reminders/delivery-tools.ts'
import { ensureRunPlanned, tick } from '#app/features/reminders/tick.ts'
import { tools } from '#app/server/compose.server.ts'
import { closeOurDatabase, database, openOurDatabase } from '#app/server/database.server.ts'
import { env } from '#app/server/env.server.ts'
import { smtpMailer } from '#app/server/mailer.server.ts'
import { startScheduler } from '#jobs/main.ts'
import { type Job, schedule } from '#jobs/schedule.ts'
import type { FromWorker, ToWorker, WorkerFaults } from './worker-process.ts'

const faults = JSON.parse(process.env.FAULTS ?? '{}') as WorkerFaults
const say = (message: FromWorker) => process.send?.(message)

let ahead = 0
const now = (): Instant => instantOfMs(Date.now() + ahead)
const clock = { now, today: () => dayOfInstant(now()) }

let outcomes: Record<string, string> = {}
let errors: string[] = []
const log = {
  info: (data: object) => {
    const { job, outcome } = data as { job?: string; outcome?: string }
    if (job !== undefined) outcomes[job] = outcome ?? ''
  },
  error: (data: object, message: string) => {
    errors.push(`${message}: ${String((data as { err?: unknown }).err)}`)
  },
}

/** The jobs as they are; where a fault has to be put into the tools, the same calls with those tools. */
async function withFaultyTools<T>(work: (tools: DeliveryTools) => Promise<T>): Promise<T> {
  const mailer = smtpMailer(env.SMTP_URL!, { sendLimitMs: faults.sendLimitMs, socketTimeout: faults.sendLimitMs })
  try {
    return await work({
      ...tools(),
      clock,
      mailer,
      mailerIsLocal: true,
      mailHost: 'ubnd.test',
      mailDomains: [],
      writeLetter: letter => {
        if (faults.unwritableFor?.includes(letter.personName)) throw new Error('the template breaks here')
        return letterMail(letter, 'https://giaoviec.test')
      },
    })
  } finally {
    mailer.close()
  }
}
const faulty: Record<string, Job['run']> = {
  'plan-notices': async asOf => (await withFaultyTools(t => ensureRunPlanned(t, asOf))).kind,
  'deliver-outbox': async asOf => JSON.stringify((await withFaultyTools(t => tick(t, asOf))).delivery),
}
const isFaulty = faults.sendLimitMs !== undefined || faults.unwritableFor !== undefined

/** "Disk full", as PostgreSQL says it, in the middle of whatever writes after so many writes. */
function fillDiskAfter(writes: number): void {
  let left = writes
  const query = pg.Client.prototype.query as (...args: unknown[]) => unknown
  pg.Client.prototype.query = function (this: pg.Client, ...args: unknown[]) {
    const text = typeof args[0] === 'string' ? args[0] : ((args[0] as { text?: string } | undefined)?.text ?? '')
    if (/^\s*(insert|update|delete)/i.test(text) && left-- <= 0) {
      const full = Object.assign(new Error('could not extend file: No space left on device'), { code: '53100' })
      const done = args.at(-1)
      if (typeof done !== 'function') return Promise.reject(full)
      return void setImmediate(() => done(full))
    }
    return query.apply(this, args)
  } as typeof pg.Client.prototype.query
}

await openOurDatabase()
if (faults.freePages !== undefined) {
  const { rows } = await sql<{ page_count: number }>`pragma page_count`.execute(database().db)
  await sql.raw(`pragma max_page_count = ${rows[0]!.page_count + faults.freePages}`).execute(database().db)
}
if (faults.writesUntilFull !== undefined) fillDiskAfter(faults.writesUntilFull)

const jobs = schedule
  .filter(j => j.name in faulty)
  .map(j => (isFaulty ? { ...j, run: faulty[j.name]! } : j)) satisfies Job[]
const scheduler = startScheduler({
  clock,
  unitOfWork: tools().unitOfWork,
  log,
  jobs,
  cronExpression: '0 0 1 1 *',
})
const lag = monitorEventLoopDelay({ resolution: 5 })
lag.enable()

async function obey(message: ToWorker): Promise<void> {
  ahead = msOf(message.at) - Date.now()
  ;[outcomes, errors] = [{}, []]
  lag.reset()
  say({ kind: 'begun', id: message.id })
  const started = performance.now()
  if (message.kind === 'tick') await scheduler.tick()
  else outcomes.deliver = JSON.stringify(await withFaultyTools(t => deliverOutbox(t, { asOf: message.at })))
  const lagMs = lag.max / 1e6
  const rssMb = process.memoryUsage().rss / 2 ** 20
  say({ kind: 'done', id: message.id, outcomes, errors, ms: performance.now() - started, lagMs, rssMb })
}

process.on('message', (message: ToWorker) => {
  if (message.kind === 'step') {
    ahead = msOf(message.at) - Date.now()
    return
  }
  obey(message).catch(error => {
    say({ kind: 'broken', id: message.id, error: String(error?.stack ?? error) })
  })
})
// as application.stop() does it
process.on('SIGTERM', () => {
  void scheduler
    .stop()
    .then(closeOurDatabase)
    .then(() => process.exit(0))
})
process.on('disconnect', () => process.exit(0))
say({ kind: 'ready' })
