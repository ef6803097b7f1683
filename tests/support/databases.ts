import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, inject, onTestFinished } from 'vitest'
import type { DialectName } from '#db/dialect.ts'
import { migrate } from '#db/migrate.ts'
import { type OpenDatabase, openDatabase } from '#db/open.ts'
import { createDatabase, dropDatabase, urlOf } from './postgres.ts'

type Options = {
  /** SQLite in a file rather than in memory: for WAL, a second process, backups. Nothing on PostgreSQL. */
  file?: boolean
  /** Without any table. */
  empty?: boolean
}

/** A new database of its own, migrated; closed and removed after the test (or after the file, if made in a beforeAll). */
export type MakeDatabase = (options?: Options) => Promise<OpenDatabase>

/** `DATABASES=sqlite` limits a run on a developer's machine; `npm test` runs both, and a PostgreSQL that does not start fails. */
const chosen = (process.env.DATABASES ?? 'sqlite,postgres').split(',') as DialectName[]

export function describeOnEachDatabase(name: string, tests: (make: MakeDatabase, dialect: DialectName) => void): void {
  describe.each(chosen)(`${name} (%s)`, dialect => {
    const leftovers: (() => Promise<void>)[] = []
    afterAll(async () => {
      for (const remove of leftovers.reverse()) await remove()
    })
    tests(async options => {
      const { open, remove } = dialect === 'sqlite' ? await makeSqlite(options) : await makePostgres(options)
      try {
        onTestFinished(remove)
      } catch {
        leftovers.push(remove)
      }
      return open
    }, dialect)
  })
}

/** SQLite in memory, migrated: for tests in which the database is not the point. Close it yourself. */
export async function memoryDatabase(): Promise<OpenDatabase> {
  return (await makeSqlite()).open
}

async function makeSqlite({ file = false, empty = false }: Options = {}) {
  const folder = file ? mkdtempSync(join(tmpdir(), 'giaoviec-test-')) : null
  const open = await openDatabase(folder ? `file:${join(folder, 'test.db')}` : ':memory:')
  const remove = async () => {
    await open.close()
    if (folder) rmSync(folder, { recursive: true, force: true })
  }
  if (!empty) await migrate(open)
  return { open, remove }
}

let serial = 0

async function makePostgres({ empty = false }: Options = {}) {
  const answer = await fetch(inject('postgresUrl'))
  if (!answer.ok) throw new Error(await answer.text())
  const { url, template } = (await answer.json()) as { url: string; template: string }
  serial += 1
  const name = `giaoviec_test_${process.pid}_${serial}`
  await createDatabase(url, name, empty ? 'template0' : template)
  const open = await openDatabase(urlOf(url, name))
  const remove = async () => {
    await open.close()
    await dropDatabase(url, name)
  }
  return { open, remove }
}
