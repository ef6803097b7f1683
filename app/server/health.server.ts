import { sql } from 'kysely'
import { type Instant, msOf } from '#app/domain/shared/instant.ts'
import packageJson from '../../package.json'
import { systemClock } from './clock.server.ts'
import { database } from './database.server.ts'

export type Health = {
  status: 'ok' | 'degraded' | 'down'
  database: 'ok' | 'down'
  scheduler: { lastTick: Instant | null; lagSeconds: number | null }
  outbox: { waiting: number; failed: number }
  version: string
}

/** Ten missed ticks: reminders are late and someone should look. */
const LAG_LIMIT_SECONDS = 300

export const version: string = packageJson.version

export async function readHealth(lastTick: Instant | null): Promise<Health> {
  const lagSeconds =
    lastTick === null ? null : Math.max(0, Math.round((msOf(systemClock.now()) - msOf(lastTick)) / 1000))
  const scheduler = { lastTick, lagSeconds }
  try {
    const outbox = await countOutbox()
    const late = lagSeconds !== null && lagSeconds > LAG_LIMIT_SECONDS
    return { status: late ? 'degraded' : 'ok', database: 'ok', scheduler, outbox, version }
  } catch {
    return { status: 'down', database: 'down', scheduler, outbox: { waiting: 0, failed: 0 }, version }
  }
}

async function countOutbox(): Promise<Health['outbox']> {
  const rows = await database()
    .db.selectFrom('outbox')
    .select(['state', sql<number>`count(*)`.as('n')])
    .where('state', 'in', ['waiting', 'claimed', 'failed'])
    .groupBy('state')
    .execute()
  const count = (...states: string[]) =>
    rows.filter(row => states.includes(row.state)).reduce((sum, row) => sum + row.n, 0)
  return { waiting: count('waiting', 'claimed'), failed: count('failed') }
}

/** The same in Prometheus' text format. */
export function metricsText(health: Health): string {
  const gauges: [name: string, help: string, value: number][] = [
    ['giaoviec_up', 'The database answers.', health.database === 'ok' ? 1 : 0],
    ['giaoviec_scheduler_lag_seconds', 'Since the last tick of the scheduler.', health.scheduler.lagSeconds ?? 0],
    ['giaoviec_outbox_waiting', 'Notices that wait to be sent.', health.outbox.waiting],
    ['giaoviec_outbox_failed', 'Notices that could not be sent.', health.outbox.failed],
    ['process_resident_memory_bytes', 'Memory of the process.', process.memoryUsage.rss()],
    ['process_uptime_seconds', 'Since the process started.', Math.round(process.uptime())],
  ]
  const text = gauges.map(([name, help, value]) => `# HELP ${name} ${help}\n# TYPE ${name} gauge\n${name} ${value}\n`)
  return `${text.join('')}# HELP giaoviec_info The version that runs.\n# TYPE giaoviec_info gauge\ngiaoviec_info{version="${health.version}"} 1\n`
}
