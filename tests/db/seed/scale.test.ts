import { beforeAll, expect, it } from 'vitest'
import { dayOfInstant, instant } from '#app/domain/shared/instant.ts'
import { replay, type TaskEvent } from '#app/domain/task/task.ts'
import { auditOn } from '#db/audit.ts'
import type { OpenDatabase } from '#db/open.ts'
import { readsOn } from '#db/reads/reads.ts'
import { loadScale, type ScaleLoaded } from '#db/seed/scale/load-scale.ts'
import { storesOn } from '#db/unit-of-work.ts'
import { describeOnEachDatabase } from '#tests/support/databases.ts'

const NOW = instant('2026-05-21T10:15:00+07:00')
const GIVEN = { tasks: 700, units: 9, seed: '7', now: NOW, passwordHash: 'x' }

let heads: string | null = null

describeOnEachDatabase('an office of any size', make => {
  let database: OpenDatabase
  let loaded: ScaleLoaded
  beforeAll(async () => {
    database = await make()
    loaded = await loadScale(database, GIVEN)
  })

  it('has exactly as many tasks as were wanted, none of them from today on', async () => {
    expect(loaded.tasks).toBe(700)
    const [tasks = []] = await readsOn(database.db).tasksAsOf([null])
    expect(tasks).toHaveLength(700)
    for (const t of tasks) expect(dayOfInstant(t.updatedAt) < dayOfInstant(NOW)).toBe(true)
  })

  it('every task is the fold of its events and every chain is whole', async () => {
    const stores = storesOn(database.db)
    const [tasks = []] = await readsOn(database.db).tasksAsOf([null])
    for (const task of tasks) {
      const events = await stores.events.list('task', task.id)
      expect(replay(task.id, events as unknown as TaskEvent[])).toEqual(task)
      expect((await stores.tasks.get(task.id))?.version).toBe(events.length)
    }
    expect((await auditOn(database.db).verify()).problems).toEqual([])
  })

  it('the same numbers give the same rows, on every database', async () => {
    const rows = await database.db.selectFrom('event_heads').select('hash').orderBy('subject_id').execute()
    const own = rows.map(r => r.hash).join('\n')
    heads ??= own
    expect(own).toBe(heads)
  })
})
