import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, describe, expect, it, onTestFinished } from 'vitest'
import { dialectOf, isForeignKeyViolation, isUniqueViolation } from '#db/dialect.ts'
import { type OpenDatabase, openDatabase } from '#db/open.ts'
import { describeOnEachDatabase, type MakeDatabase } from '#tests/support/databases.ts'

async function withCounter(make: MakeDatabase): Promise<OpenDatabase> {
  const open = await make({ empty: true, file: true })
  await sql`create table counter (id text primary key, value integer not null)`.execute(open.db)
  await sql`insert into counter values ('a', 0)`.execute(open.db)
  return open
}

const counted = async (open: OpenDatabase) =>
  (await sql<{ value: number }>`select value from counter`.execute(open.db)).rows[0]!.value

describeOnEachDatabase('an open database', (make, dialect) => {
  it('knows its dialect, outside and inside a transaction', async () => {
    const { db, dialect: told } = await make({ empty: true })
    expect(told).toBe(dialect)
    expect(dialectOf(db)).toBe(dialect)
    expect(await db.transaction().execute(async trx => dialectOf(trx))).toBe(dialect)
  })

  it('gives counts, sums and averages as numbers', async () => {
    const { db } = await make({ empty: true })
    const numbers = sql`select count(*) as n, sum(v) as s, avg(v) as a from (select 1 as v union all select 2) as t`
    expect((await numbers.execute(db)).rows).toEqual([{ n: 2, s: 3, a: 1.5 }])
  })

  it('rolls back what a failing transaction did', async () => {
    const open = await withCounter(make)
    const failing = open.db.transaction().execute(async trx => {
      await sql`update counter set value = 5`.execute(trx)
      throw new Error('no')
    })
    await expect(failing).rejects.toThrow('no')
    expect(await counted(open)).toBe(0)
  })

  if (dialect === 'postgres')
    it('outlives a connection that breaks in the middle of a transaction', async () => {
      const { url } = await withCounter(make)
      const lost: string[] = []
      const open = await openDatabase(url, { onLostConnection: error => void lost.push(error.message) })
      const other = await openDatabase(url)
      onTestFinished(async () => {
        await open.close()
        await other.close()
      })
      const torn = open.db.transaction().execute(async trx => {
        await sql`update counter set value = 7`.execute(trx)
        const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(trx)
        await sql`select pg_terminate_backend(${rows[0]!.pid})`.execute(other.db)
        while (lost.length === 0) await new Promise(resolve => setTimeout(resolve, 5))
        await sql`update counter set value = 8`.execute(trx)
      })
      await expect(torn).rejects.toThrow()
      expect(lost[0]).toMatch(/terminat/)
      expect(await counted(open)).toBe(0)
    })

  it('refuses the outer database inside a transaction, instead of hanging', async () => {
    const open = await withCounter(make)
    const inside = (work: () => Promise<unknown>) => open.db.transaction().execute(async () => work())
    await expect(inside(() => counted(open))).rejects.toThrow(/inside a transaction/)
    await expect(inside(() => inside(async () => 1))).rejects.toThrow(/inside a transaction/)
    await expect(inside(() => Promise.all([1, 2].map(() => counted(open))))).rejects.toThrow(/inside a transaction/)
    expect(await counted(open)).toBe(0)
  })

  it('lets others read and write while a transaction is open, and after it', async () => {
    const open = await withCounter(make)
    const other = await make({ empty: true })
    await open.db.transaction().execute(async () => {
      await sql`select 1`.execute(other.db) // another database is nobody's business
    })
    const increments = Array.from({ length: 20 }, () =>
      open.db.transaction().execute(async trx => {
        await sql`update counter set value = value + 1`.execute(trx)
        await new Promise(resolve => setTimeout(resolve, 1))
      }),
    )
    await Promise.all([...increments, counted(open), counted(open)])
    expect(await counted(open)).toBe(20)
  })

  it('tells a duplicate and a missing parent apart', async () => {
    const { db } = await withCounter(make)
    await sql`create table child (id text references counter (id))`.execute(db)
    const duplicate = await sql`insert into counter values ('a', 1)`.execute(db).catch(error => error)
    const orphan = await sql`insert into child values ('nobody')`.execute(db).catch(error => error)
    expect([isUniqueViolation(duplicate), isForeignKeyViolation(duplicate)]).toEqual([true, false])
    expect([isUniqueViolation(orphan), isForeignKeyViolation(orphan)]).toEqual([false, true])
  })

  it('closes twice without complaint', async () => {
    const open = await make({ empty: true })
    await open.close()
    await open.close()
  })
})

describe('SQLite in a file', () => {
  const folder = mkdtempSync(join(tmpdir(), 'giaoviec-open-'))
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  it('is durable and checks references', async () => {
    const open = await openDatabase(`file:${join(folder, 'new', 'a.db')}`)
    await sql`create table t (id text)`.execute(open.db)
    for (const [pragma, value] of Object.entries({ journal_mode: 'wal', synchronous: 2, foreign_keys: 1 })) {
      const { rows } = await sql.raw<Record<string, unknown>>(`pragma ${pragma}`).execute(open.db)
      expect(rows).toEqual([{ [pragma]: value }])
    }
    await open.close()
  })

  it('waits for another connection that writes, without holding the event loop', async () => {
    const url = `file:${join(folder, 'b.db')}`
    const [one, two] = [await openDatabase(url), await openDatabase(url)]
    await sql`create table counter (id text, value integer)`.execute(one.db)
    await sql`insert into counter values ('a', 0)`.execute(one.db)
    let ticks = 0
    const ticking = setInterval(() => (ticks += 1), 10)
    const readThenWrite = (open: OpenDatabase) =>
      open.db.transaction().execute(async trx => {
        const { rows } = await sql<{ value: number }>`select value from counter`.execute(trx)
        await new Promise(resolve => setTimeout(resolve, 300))
        await sql`update counter set value = ${rows[0]!.value + 1}`.execute(trx)
      })
    const first = readThenWrite(one)
    const second = readThenWrite(two)
    const single = sql`update counter set value = value + 10`.execute(two.db)
    expect(await counted(two)).toBe(0) // reading does not wait for the lock
    await Promise.all([first, second, single])
    clearInterval(ticking)
    expect(await counted(one)).toBe(12)
    expect(ticks).toBeGreaterThan(20)
    await one.close()
    await two.close()
  })

  it('refuses an address it does not know', async () => {
    await expect(openDatabase('mysql://x')).rejects.toThrow(/DATABASE_URL/)
  })
})
