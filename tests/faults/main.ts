/**
 * `npm run faults` (long) or with `--short` (part of `npm test`): breaks things on purpose and looks what holds.
 * `--seed N` repeats a run, `--only NAME,…` and `DATABASES=sqlite` limit it. The last line of stdout is the sum.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { parseArgs } from 'node:util'
import type { DialectName } from '#db/dialect.ts'
import { migrate } from '#db/migrate.ts'
import { type OpenDatabase, openDatabase } from '#db/open.ts'
import { randomFrom } from '#db/seed/random.ts'
import { createDatabase, dropDatabase, type RunningPostgres, startPostgres, urlOf } from '../support/postgres.ts'
import { rows } from './rows.ts'
import type { Trial } from './scene.ts'

const { values } = parseArgs({
  options: { short: { type: 'boolean' }, seed: { type: 'string' }, only: { type: 'string' } },
})
const seed = Number(values.seed ?? Math.floor(Math.random() * 2 ** 31))
const only = values.only?.split(',')
const dialects = (process.env.DATABASES ?? 'sqlite,postgres').split(',') as DialectName[]

/** A row that hangs is a row that fails; on two cores with much else to do the slowest took four minutes. */
const SHORT_LIMIT_MS = 8 * 60_000
const LONG_LIMIT_MS = 60 * 60_000

const sum = { passed: 0, failed: 0, skipped: 0, skips: [] as string[] }
const say = (line: string) => process.stdout.write(`${line}\n`)

async function lane(dialect: DialectName, makeDatabase: Trial['makeDatabase']): Promise<void> {
  for (const row of rows) {
    if (only && !only.includes(row.name)) continue
    if (row.only && row.only !== dialect) continue
    const started = performance.now()
    const label = `${dialect} · ${row.name}`
    const lines: string[] = []
    const cleaners: (() => Promise<unknown>)[] = []
    const check: Trial['check'] = (name, holds, detail = '') => {
      if (holds) sum.passed += 1
      else {
        sum.failed += 1
        lines.push(`   ✗ ${name}${detail ? ` – ${detail}` : ''}`)
      }
    }
    let own = 0
    let over = false
    const trial: Trial = {
      dialect,
      long: !values.short,
      random: randomFrom(`${seed}/${dialect}/${row.name}`),
      makeDatabase: async () => {
        const open = await makeDatabase()
        cleaners.push(() => open.close())
        return open
      },
      cleanUp: work => void cleaners.push(work),
      check: (name, holds, detail) => {
        if (over) return
        own += 1
        check(name, holds, detail)
      },
      note: text => void lines.push(`     ${text}`),
    }
    const why = await row.skip?.(trial)
    if (why) {
      sum.skipped += 1
      sum.skips.push(`${label} (${why})`)
      say(`- ${label}: BỎ QUA – ${why}`)
      continue
    }
    try {
      await withinLimit(row.run(trial), values.short ? SHORT_LIMIT_MS : LONG_LIMIT_MS)
    } catch (error) {
      check('the row ran to its end', false, error instanceof Error ? error.stack : String(error))
    }
    over = true
    for (const clean of cleaners.reverse()) await clean().catch(error => say(`cleaning up: ${error}`))
    const seconds = ((performance.now() - started) / 1000).toFixed(1)
    const broken = lines.some(l => l.startsWith('   ✗'))
    say([`${broken ? '✗' : '✓'} ${label}: ${row.title} (${own} checks, ${seconds} s)`, ...lines].join('\n'))
  }
}

async function withinLimit(work: Promise<void>, ms: number): Promise<void> {
  let timer: NodeJS.Timeout | undefined
  const limit = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`not over after ${ms / 1_000} s`)), ms)
  })
  work.catch(() => {}) // what it says after its time is nobody's business any more
  await Promise.race([work, limit]).finally(() => clearTimeout(timer))
}

function onSqlite(): { make: Trial['makeDatabase']; stop: () => Promise<void> } {
  const folder = mkdtempSync(join(tmpdir(), 'giaoviec-faults-'))
  let serial = 0
  return {
    make: async () => migrated(await openDatabase(`file:${join(folder, `${++serial}.db`)}`)),
    stop: async () => rmSync(folder, { recursive: true, force: true }),
  }
}

function onPostgres(server: RunningPostgres): { make: Trial['makeDatabase']; stop: () => Promise<void> } {
  const names: string[] = []
  return {
    make: async () => {
      const name = `giaoviec_fault_${process.pid}_${names.length + 1}`
      names.push(name)
      await createDatabase(server.url, name, server.template)
      return openDatabase(urlOf(server.url, name), { onLostConnection: () => {} })
    },
    stop: async () => {
      for (const name of names) await dropDatabase(server.url, name)
      await server.stop()
    },
  }
}

async function migrated(open: OpenDatabase): Promise<OpenDatabase> {
  await migrate(open)
  return open
}

// so that whoever stops us leaves no PostgreSQL and no worker behind
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1))

say(`seed ${seed} (${values.short ? 'short' : 'long'} form; repeat with --seed ${seed})`)
const lanes = await Promise.all(
  dialects.map(async dialect => ({
    dialect,
    ...(dialect === 'sqlite' ? onSqlite() : onPostgres(await startPostgres())),
  })),
)
try {
  await Promise.all(lanes.map(({ dialect, make }) => lane(dialect, make)))
} finally {
  for (const { stop } of lanes) await stop()
}
say(JSON.stringify(sum))
process.exit(sum.failed === 0 ? 0 : 1)
