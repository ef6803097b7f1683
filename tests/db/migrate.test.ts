import { sql } from 'kysely'
import { expect, it } from 'vitest'
import { migrate } from '#db/migrate.ts'
import type { Migration } from '#db/migrations/migration.ts'
import { openDatabase } from '#db/open.ts'
import { describeOnEachDatabase } from '#tests/support/databases.ts'

const creating = (table: string, before?: () => Promise<void>): Migration => ({
  async up(db) {
    await db.schema.createTable(table).addColumn('id', 'text').execute()
    await before?.()
  },
})
const list = (...names: string[]) => names.map(name => ({ name, migration: creating(`t_${name}`) }))

describeOnEachDatabase('migrate', make => {
  it('applies what is missing, in order, once', async () => {
    const open = await make({ empty: true })
    expect(await migrate(open, list('one', 'two'))).toEqual(['one', 'two'])
    expect(await migrate(open, list('one', 'two', 'three'))).toEqual(['three'])
    expect(await migrate(open, list('one', 'two', 'three'))).toEqual([])
  })

  it('applies the real migrations to an empty database', async () => {
    const open = await make({ empty: true })
    expect(await migrate(open)).toContain('0001-initial')
    expect(await migrate(open)).toEqual([])
  })

  it('leaves nothing of a migration that failed', async () => {
    const open = await make({ empty: true })
    const broken: Migration = creating('half', () => Promise.reject(new Error('power cut')))
    await expect(migrate(open, [...list('one'), { name: 'two', migration: broken }])).rejects.toThrow('power cut')
    await expect(sql`select * from half`.execute(open.db)).rejects.toThrow(/half/)
    expect(await migrate(open, list('one', 'two'))).toEqual(['two'])
  })

  it('refuses a database that is newer than the code', async () => {
    const open = await make({ empty: true })
    await migrate(open, list('one', 'two'))
    await expect(migrate(open, list('one'))).rejects.toThrow(/newer than the code/)
  })

  it('lets two processes start at once', async () => {
    const first = await make({ empty: true, file: true })
    const second = await openDatabase(first.url)
    try {
      const slow = ['one', 'two', 'three'].map(name => ({
        name,
        migration: creating(`t_${name}`, () => new Promise(resolve => setTimeout(resolve, 50))),
      }))
      const [a, b] = await Promise.all([migrate(first, slow), migrate(second, slow)])
      expect([...a, ...b].sort()).toEqual(['one', 'three', 'two'])
    } finally {
      await second.close()
    }
  })
})
