import { type Scheduler, startScheduler } from '#jobs/main.ts'
import { systemClock } from './clock.server.ts'
import { tools } from './compose.server.ts'
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
    slot.__giaoviecScheduler ??= startScheduler({ clock: systemClock, unitOfWork: tools().unitOfWork, log })
    void slot.__giaoviecScheduler.tick() // what came due while the process was down does not wait for the next tick
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
