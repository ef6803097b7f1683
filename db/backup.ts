import { createHash } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { mkdtemp, rename, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGunzip, createGzip } from 'node:zlib'
import { type Kysely, sql } from 'kysely'
import type { FileStorage } from '#app/features/ports.ts'
import type { AnyKysely } from './dialect.ts'
import { migrate } from './migrate.ts'
import { migrations } from './migrations/index.ts'
import { type OpenDatabase, openDatabase } from './open.ts'
import type { Database } from './schema.ts'
import { TABLES } from './tables.ts'

/**
 * One gzipped file of JSON lines, the same for both databases, so that it is also the way from SQLite to PostgreSQL:
 *   {"giaoviec":1,"migrations":[…]}  {"t":"units","r":{…}} …  {"f":"key","b":"base64"} …  {"end":true,"lines":n,"sha256":"…"}
 * The last line shows that nothing was cut off. Sign-in sessions and unused setup links are not carried over.
 */
const FORMAT = 1
const PAGE = 1_000

export type BackupSummary = { rows: number; files: number }

/** Writes the whole application as of one moment, while it goes on working; the file appears only when it is whole. */
export async function backUp(open: OpenDatabase, storage: FileStorage, target: string): Promise<BackupSummary> {
  const summary: BackupSummary = { rows: 0, files: 0 }
  const part = `${target}.part`
  await atOneMoment(open, async db => {
    const digest = createHash('sha256')
    let lines = 0
    async function* write(): AsyncGenerator<string> {
      const line = (value: unknown): string => {
        const text = `${JSON.stringify(value)}\n`
        digest.update(text)
        lines += 1
        return text
      }
      yield line({ giaoviec: FORMAT, migrations: await appliedMigrations(db) })
      for (const [table, carried] of Object.entries(TABLES) as [keyof Database, boolean][]) {
        if (!carried) continue
        for await (const row of eachRow(db, table)) {
          summary.rows += 1
          yield line({ t: table, r: row })
        }
      }
      for await (const row of eachRow(db, 'files')) {
        const key = (row as Database['files']).storage_key
        yield line({ f: key, b: Buffer.from(await storage.get(key)).toString('base64') })
        summary.files += 1
      }
      yield `${JSON.stringify({ end: true, lines, sha256: digest.digest('hex') })}\n`
    }
    await pipeline(Readable.from(write()), createGzip(), createWriteStream(part, { mode: 0o600, flush: true }))
  })
  await rename(part, target)
  return summary
}

export class BackupError extends Error {}

/** Fills an empty database. All or nothing: a file that was cut off or changed leaves it empty. */
export async function restore(open: OpenDatabase, storage: FileStorage, source: string): Promise<BackupSummary> {
  const manifest = await checkWhole(source)
  const known = migrations.map(m => m.name)
  if (manifest.migrations.some((name, i) => known[i] !== name))
    throw new BackupError('Bản sao lưu được tạo bởi phiên bản mới hơn; hãy cập nhật phần mềm trước.')
  // at the schema of the copy first, then forward to today's
  await migrate(open, migrations.slice(0, manifest.migrations.length))
  const { n } = await open.db
    .selectFrom('people')
    .select(e => e.fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow()
  if (Number(n) > 0) throw new BackupError('Cơ sở dữ liệu đích đã có dữ liệu; chỉ khôi phục vào cơ sở dữ liệu trống.')
  const summary: BackupSummary = { rows: 0, files: 0 }
  await open.db.transaction().execute(async trx => {
    const db = trx as AnyKysely
    // a copy of an earlier version knows fewer tables
    const known = new Set((await db.introspection.getTables()).map(t => t.name))
    for (const table of Object.keys(TABLES).reverse()) if (known.has(table)) await db.deleteFrom(table).execute()
    let table = ''
    let rows: Record<string, unknown>[] = []
    const flush = async () => {
      if (rows.length > 0)
        await db
          .insertInto(table)
          .values(table === 'units' ? parentsFirst(rows) : rows)
          .execute()
      rows = []
    }
    for await (const line of linesOf(source)) {
      if ('t' in line) {
        if (line.t !== table || (rows.length >= batchOf(line.r) && table !== 'units')) await flush()
        table = line.t as string
        rows.push(line.r as Record<string, unknown>)
        summary.rows += 1
      } else if ('f' in line) {
        await storage.put(line.f as string, Buffer.from(line.b as string, 'base64'))
        summary.files += 1
      }
    }
    await flush()
    // a copy must not remind people a second time: silent until somebody says so (`giaoviec mail resume`)
    await db.deleteFrom('settings').where('key', '=', 'mail.paused').execute()
    await db.insertInto('settings').values({ key: 'mail.paused', value: 'true' }).execute()
  })
  await migrate(open)
  return summary
}

/** Few enough that the bound values stay under SQLite's limit. */
const batchOf = (row: unknown): number => Math.floor(20_000 / Object.keys(row as object).length)

function parentsFirst(rows: Record<string, unknown>[]): Record<string, unknown>[] {
  const done = new Set<unknown>([null])
  const ordered: Record<string, unknown>[] = []
  for (let left = rows; left.length > 0; ) {
    const ready = left.filter(r => done.has(r.parent_id))
    if (ready.length === 0) throw new BackupError('Bản sao lưu có đơn vị không rõ đơn vị cha.')
    for (const r of ready) done.add(r.id)
    ordered.push(...ready)
    left = left.filter(r => !ready.includes(r))
  }
  return ordered
}

type Line = Record<string, unknown>

async function* linesOf(source: string): AsyncGenerator<Line> {
  for await (const text of textLines(source)) yield JSON.parse(text) as Line
}

async function* textLines(source: string): AsyncGenerator<string> {
  const input = createReadStream(source)
  const unzipped = createGunzip()
  input.on('error', error => unzipped.destroy(error))
  yield* createInterface({ input: input.pipe(unzipped), crlfDelay: Number.POSITIVE_INFINITY })
}

async function checkWhole(source: string): Promise<{ migrations: string[] }> {
  const digest = createHash('sha256')
  let first: Line | null = null
  let last = ''
  let lines = 0
  try {
    for await (const text of textLines(source)) {
      if (last !== '') {
        digest.update(`${last}\n`)
        lines += 1
      }
      first ??= JSON.parse(text) as Line
      last = text
    }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') throw new BackupError(`Không tìm thấy tệp ${source}.`)
    throw new BackupError('Tệp không phải bản sao lưu của phần mềm, hoặc đã hỏng.')
  }
  if (first?.giaoviec !== FORMAT) throw new BackupError('Tệp không phải bản sao lưu của phần mềm.')
  const end = parsed(last)
  if (end?.end !== true || end.lines !== lines || end.sha256 !== digest.digest('hex'))
    throw new BackupError('Bản sao lưu bị cắt hoặc đã bị sửa; không khôi phục gì.')
  return { migrations: first.migrations as string[] }
}

function parsed(text: string): Line | null {
  try {
    return JSON.parse(text) as Line
  } catch {
    return null
  }
}

const appliedMigrations = async (db: Kysely<Database>): Promise<string[]> => {
  const rows = await (db as AnyKysely).selectFrom('applied_migrations').select('name').orderBy('position').execute()
  return rows.map(r => String(r.name))
}

/** A picture of one moment: SQLite copies its file online, PostgreSQL reads in one snapshot. */
async function atOneMoment(open: OpenDatabase, read: (db: Kysely<Database>) => Promise<void>): Promise<void> {
  if (open.dialect === 'postgres') {
    await open.db.transaction().setIsolationLevel('repeatable read').setAccessMode('read only').execute(read)
    return
  }
  const folder = await mkdtemp(join(tmpdir(), 'giaoviec-backup-'))
  try {
    const copy = join(folder, 'copy.db')
    await sql`vacuum into ${copy}`.execute(open.db)
    const snapshot = await openDatabase(`file:${copy}`)
    try {
      await read(snapshot.db)
    } finally {
      await snapshot.close()
    }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** By the first column or two of each table's key, a page at a time. */
async function* eachRow(db: Kysely<Database>, table: keyof Database): AsyncGenerator<Record<string, unknown>> {
  const keys = KEYS[table] ?? ['id']
  const any = db as AnyKysely
  let after: Record<string, unknown> | null = null
  for (;;) {
    let query = any.selectFrom(table).selectAll().limit(PAGE)
    for (const key of keys) query = query.orderBy(key)
    if (after) {
      const last: Record<string, unknown> = after
      query = query.where(e =>
        e.or(keys.map((key, i) => e.and([...keys.slice(0, i).map(k => e(k, '=', last[k])), e(key, '>', last[key])]))),
      )
    }
    const rows: Record<string, unknown>[] = await query.execute()
    yield* rows
    if (rows.length < PAGE) return
    after = rows.at(-1)!
  }
}

const KEYS: Partial<Record<keyof Database, string[]>> = {
  settings: ['key'],
  letters: ['mail_id'],
  post_accounts: ['post_id'],
  calendar_days: ['day'],
  meeting_attendance: ['meeting_id', 'unit_id'],
  notice_numbers: ['year', 'symbol'],
  task_coordinations: ['task_id', 'unit_id'],
  task_watchers: ['task_id', 'kind', 'ref_id'],
  synthesis_drafts: ['task_id'],
  periodic_directives: ['directive_id'],
  notice_amendments: ['draft_id'],
  event_heads: ['subject_kind', 'subject_id'],
  event_anchors: ['day'],
  form_submissions: ['key'],
}
