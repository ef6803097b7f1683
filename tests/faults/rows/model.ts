import fc from 'fast-check'
import { agrees, compare, describe, differ } from '../../reference/compare.ts'
import { Model } from '../../reference/model.ts'
import { OnDatabase, oneBetween } from '../../reference/on-database.ts'
import { history } from '../../reference/script.ts'
import type { Trial } from '../scene.ts'

/**
 * Who must get what when, said a second time (tests/reference), against the engine: 100,000 random histories on its
 * pure functions, some hundred through the use cases on this database. `npm test` plays 2,000 and 25 by itself.
 */
export async function sameAsModel(trial: Trial): Promise<void> {
  const seed = trial.random.int(1, 2 ** 31 - 1)
  let [told, played] = [0, 0]
  if (trial.dialect === 'sqlite') {
    const pure = fc.property(history, h => {
      const found = compare(h)
      told += found.told
      return agrees(found)
    })
    // in portions, so that a process that shall stop may
    const portion = 1_000
    for (let i = 0; i < (trial.long ? 100_000 : 500); i += portion) {
      const run = fc.check(pure, { numRuns: Math.min(portion, trial.long ? portion : 500), seed: seed + i })
      played += run.numRuns
      const [broken] = run.counterexample ?? []
      trial.check(
        `portion ${i / portion} (seed ${seed + i})`,
        !run.failed,
        broken ? `\n${describe(broken)}\n${JSON.stringify(compare(broken), null, 1)}` : '',
      )
      if (run.failed) break
      await new Promise(resolve => setImmediate(resolve))
    }
    trial.note(`${played} histories, ${told} notices, seed ${seed}`)
  }
  const open = await trial.makeDatabase()
  let told2 = 0
  const stored = fc.asyncProperty(history.map(oneBetween), async h => {
    const game = await OnDatabase.on(open)
    const found = differ(new Model().play(h), await game.play(h))
    told2 += found.told
    return agrees(found)
  })
  const run = await fc.check(stored, { numRuns: trial.long ? 500 : 10, seed })
  const [broken] = run.counterexample ?? []
  trial.check(`through the use cases (seed ${seed})`, !run.failed, broken ? describe(broken) : '')
  trial.note(`through the use cases: ${run.numRuns} histories, ${told2} notices`)
}
