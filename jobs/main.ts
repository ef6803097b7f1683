import cron from 'node-cron'
import { addMinutes, type Instant } from '#app/domain/shared/instant.ts'
import type { Clock, UnitOfWork } from '#app/features/ports.ts'
import { type Job, latestSlot, schedule } from './schedule.ts'

/**
 * The scheduler: node-cron only wakes it up. Which job is due follows from the clock, who does it from a row of the
 * database, so any number of processes may tick.
 */
export type Scheduler = {
  lastTick(): Instant | null
  /** Does now what is due; the tick itself. */
  tick(): Promise<void>
  /** No new tick; the one that runs ends at its next step. */
  stop(): Promise<void>
}

type Log = { info(data: object, message: string): void; error(data: object, message: string): void }
type Needs = { clock: Clock; unitOfWork: UnitOfWork; log: Log; jobs?: readonly Job[]; cronExpression?: string }

const EVERY_HALF_MINUTE = '*/30 * * * * *'

/** After that another process may take over the slot of one that died. */
const LEASE_MINUTES = 10
const RUNS_KEPT_DAYS = 2

export function startScheduler(needs: Needs): Scheduler {
  const { clock, log, jobs = schedule, cronExpression = EVERY_HALF_MINUTE } = needs
  const finished = new Map<string, Instant>()
  let lastTick: Instant | null = null
  let running: Promise<void> | null = null
  let stopped = false

  const tickOnce = async () => {
    for (const job of jobs) {
      if (stopped) return
      const slot = latestSlot(job.when, clock.now())
      if (finished.get(job.name) === slot) continue
      if ((await runSlot(needs, job, slot, () => stopped)) === 'ours') finished.set(job.name, slot)
    }
    lastTick = clock.now()
  }
  const tick = () => {
    running ??= tickOnce()
      .catch(error => log.error({ err: error }, 'tick failed'))
      .finally(() => {
        running = null
      })
    return running
  }

  const wakeUp = cron.schedule(cronExpression, tick, { noOverlap: true, timezone: 'UTC', suppressMissedWarning: true })
  return {
    lastTick: () => lastTick,
    tick,
    stop: async () => {
      stopped = true
      await wakeUp.destroy()
      await running
    },
  }
}

/** Apart from the runs that features record for themselves. */
const runName = (job: Job): string => `tick:${job.name}`

/** Where another process has the slot, or the database could not be asked, the next tick asks again. */
async function runSlot(
  { clock, unitOfWork, log }: Needs,
  job: Job,
  slot: Instant,
  stopping: () => boolean,
): Promise<'ours' | 'not ours'> {
  const id = `${runName(job)}@${slot}`
  try {
    const at = clock.now()
    const ours = await unitOfWork(({ jobs }) =>
      jobs.claimSlot({ id, job: runName(job), at, leaseUntil: addMinutes(at, LEASE_MINUTES) }),
    )
    if (!ours) return 'not ours'
  } catch (error) {
    log.error({ err: error, job: job.name }, 'could not ask for the slot')
    return 'not ours'
  }
  const outcome = await job.run(clock.now(), stopping).catch((error: unknown) => {
    log.error({ err: error, job: job.name }, 'job failed')
    return `failed: ${error instanceof Error ? error.message : String(error)}`
  })
  log.info({ job: job.name, outcome }, 'job done')
  await unitOfWork(async ({ jobs }) => {
    const now = clock.now()
    await jobs.finish(id, now, outcome.slice(0, 500))
    await jobs.prune(runName(job), addMinutes(now, -RUNS_KEPT_DAYS * 24 * 60))
  }).catch(error => log.error({ err: error, job: job.name }, 'could not record the run'))
  return 'ours'
}
