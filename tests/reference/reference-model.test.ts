import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { agrees, compare, differ, describe as words } from '#tests/reference/compare.ts'
import { history } from '#tests/reference/script.ts'
import { describeOnEachDatabase } from '#tests/support/databases.ts'
import { Model } from './model.ts'
import { OnDatabase, oneBetween } from './on-database.ts'

const SEED = Number(process.env.SEED ?? Math.floor(Math.random() * 2 ** 31))

describe('who must get what when, said twice', () => {
  it(`is the same in 2,000 histories (SEED=${SEED})`, { timeout: 240_000 }, () => {
    let told = 0
    const property = fc.property(history, h => {
      const found = compare(h)
      told += found.told
      if (!agrees(found)) throw new Error(`${words(h)}\n${JSON.stringify(found, null, 1)}`)
    })
    fc.assert(property, { numRuns: 2_000, seed: SEED })
    expect(told).toBeGreaterThan(20_000)
  })
})

describeOnEachDatabase('the same, through the use cases', make => {
  it(`holds in 25 histories (SEED=${SEED})`, { timeout: 240_000 }, async () => {
    const open = await make()
    const property = fc.asyncProperty(history.map(oneBetween), async h => {
      const game = await OnDatabase.on(open)
      const found = differ(new Model().play(h), await game.play(h))
      if (!agrees(found)) throw new Error(`${words(h)}\n${JSON.stringify(found, null, 1)}`)
    })
    await fc.assert(property, { numRuns: 25, seed: SEED })
  })
})
