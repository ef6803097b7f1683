/**
 * `npm run bench`: figures, never a test – nothing fails here because a machine is slow. `--only extraction,editor,reminders,pages` (or just their names),
 * `--tasks N` for the pages, `DATABASES=sqlite`. What is worth keeping goes to docs/operations/figures.md by hand.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { cpus, loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { parseArgs } from 'node:util'
import { migrate } from '#db/migrate.ts'
import { openDatabase } from '#db/open.ts'
import { createDatabase, startPostgres, urlOf } from '../support/postgres.ts'
import { editor } from './editor.ts'
import { extraction } from './extraction.ts'
import { pages } from './pages.ts'
import { type MakeDatabase, reminders } from './reminders.ts'
import { line, round } from './report.ts'
import { whileSending } from './while-sending.ts'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { only: { type: 'string' }, tasks: { type: 'string', default: '20000' } },
})
const only = [...(values.only?.split(',') ?? []), ...positionals]
const wanted = (what: string): boolean => only.length === 0 || only.includes(what)
const databases = (process.env.DATABASES ?? 'sqlite,postgres').split(',')

line(
  `${new Date().toISOString().slice(0, 10)}, ${cpus().length} × ${cpus()[0]?.model.trim()}, Node ${process.version}, load ${round(loadavg()[0]!, 1)}`,
)
// so that whoever stops us leaves no PostgreSQL behind
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1))

if (wanted('extraction')) await extraction()
if (wanted('editor')) await editor()

const folder = mkdtempSync(join(tmpdir(), 'giaoviec-bench-'))
const needsDatabase = wanted('reminders') || wanted('sending') || wanted('pages')
const postgres = needsDatabase && databases.includes('postgres') ? await startPostgres() : null
let serial = 0
/** As the thread of the jobs opens it. */
const AS_THE_JOBS = { refuseNesting: false }
const makers: [string, MakeDatabase][] = []
if (databases.includes('sqlite'))
  makers.push([
    'SQLite',
    async () => {
      const open = await openDatabase(`file:${join(folder, `${++serial}`, 'bench.db')}`, AS_THE_JOBS)
      await migrate(open)
      return open
    },
  ])
if (postgres)
  makers.push([
    'PostgreSQL',
    async () => {
      const name = `giaoviec_bench_${process.pid}_${++serial}`
      await createDatabase(postgres.url, name, postgres.template)
      return openDatabase(urlOf(postgres.url, name), AS_THE_JOBS)
    },
  ])
try {
  for (const [name, make] of makers) {
    if (wanted('reminders')) await reminders(name, make)
    if (wanted('sending')) await whileSending(name, make)
    if (wanted('pages')) await pages(name, make, Number(values.tasks))
  }
} finally {
  await postgres?.stop()
  rmSync(folder, { recursive: true, force: true })
}
process.exit(0)
