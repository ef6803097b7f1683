import type { Scheduler } from '#jobs/main.ts'
import { startSchedulerThread } from '#jobs/thread.ts'
import { closeOurDatabase, openOurDatabase } from './database.server.ts'
import { loadDemoHere } from './demo.server.ts'
import { firstRun } from './first-run.server.ts'
import { metricsText, readHealth } from './health.server.ts'
import { log } from './log.server.ts'

/** On globalThis for the same reason as the database: Vite evaluates modules again after an edit. */
const slot = globalThis as { __giaoviecScheduler?: Scheduler }

/** The process: what server.js starts, asks and stops. */
export const application = {
  /** Database, first data, scheduler. Lines for the person who started it come back. */
  async start(): Promise<string[]> {
    await openOurDatabase()
    const lines = await firstRun(loadDemoHere)
    // in a thread of its own, which ticks as soon as it is there: what came due while the process was down goes at once
    slot.__giaoviecScheduler ??= startSchedulerThread({ log })
    return lines
  },

  async stop(): Promise<void> {
    const scheduler = slot.__giaoviecScheduler
    slot.__giaoviecScheduler = undefined
    await scheduler?.stop()
    await closeOurDatabase()
  },

  health: () => readHealth(slot.__giaoviecScheduler?.lastTick() ?? null),
  metrics: async () => metricsText(await application.health()),
}
