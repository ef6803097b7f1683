/**
 * Every pair of things that two people may do to one task at the same moment, each with an interleaving of its own, and what
 * others do to many tasks at once: a merger, a meeting that moves. A sample of the pairs in every run; all of them with
 * PAIRS=all.
 */
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { type Day, day } from '#app/domain/shared/day.ts'
import { TASK_COMMANDS, type TaskCommand } from '#app/domain/task/possible-actions.ts'
import { isOpen } from '#app/domain/task/task.ts'
import { CHANGE_INPUTS, type ChangeInput } from '#app/features/organisation/change-input.ts'
import { changeOrganisation, confirmInput } from '#app/features/organisation/change-organisation.ts'
import { auditOn } from '#db/audit.ts'
import { describeOnEachDatabase } from '#tests/support/databases.ts'
import { DO, SITUATIONS } from './commands.ts'
import { kindOf, offers, situation, taking } from './interleaving.ts'
import { taskWorld } from './world.ts'

const ALL = process.env.PAIRS === 'all'
const SAMPLE = 40

describeOnEachDatabase('every pair of actions on one task', make => {
  it('leaves as many events as were done, and a task that is the fold of them', async () => {
    const w = await taskWorld(await make({ file: true }))
    // where each pair can be done at all: by different people wherever there are two
    const found = new Map<
      string,
      { n: number; a: { by: string; command: TaskCommand }; b: { by: string; command: TaskCommand } }
    >()
    const seen = new Set<TaskCommand>()
    for (let n = 0; n < SITUATIONS.length; n += 1) {
      const possible = await offers(w, await situation(w, n))
      for (const p of possible) seen.add(p.command)
      for (const a of possible)
        for (const b of possible) {
          const pair = [a.command, b.command].sort().join(' + ')
          const known = found.get(pair)
          if (!known || (known.a.by === known.b.by && a.by !== b.by)) found.set(pair, { n, a, b })
        }
    }
    // an action that is new gets into one of the situations, or this fails
    expect(TASK_COMMANDS.filter(c => !seen.has(c))).toEqual([])
    const pairs = [...found].sort(([x], [y]) => (x < y ? -1 : 1))
    expect(pairs.length).toBeGreaterThan(400)
    const step = ALL ? 1 : Math.ceil(pairs.length / SAMPLE)
    let serial = 0
    for (let i = 0; i < pairs.length; i += step) {
      const [pair, { n, a, b }] = pairs[i]!
      await fc.assert(
        fc.asyncProperty(fc.scheduler(), async scheduler => {
          const task = await situation(w, n)
          const before = await w.counts(task.id)
          const kinds = await scheduler.waitFor(
            Promise.all(
              [a, b].map(async ({ by, command }) => {
                serial += 1
                const turn = () => scheduler.schedule(Promise.resolve())
                const form = { requestKey: `form-${serial}-pairs` }
                return kindOf(DO[command](taking(w.tools, turn), await w.actor(by), task, w.clock.today(), form))
              }),
            ),
          )
          const changed = kinds.filter(k => k === 'changed').length
          const told = `${pair}: ${kinds.join(', ')}`
          expect(changed, told).toBeGreaterThanOrEqual(1)
          for (const k of kinds) expect(['changed', 'stale', 'refused', 'forbidden', 'not-found'], told).toContain(k)
          const after = await w.counts(task.id)
          expect([after.events - before.events, after.submissions - before.submissions], told).toEqual([
            changed,
            changed,
          ])
          expect((await w.task(task.id)).version, told).toBe(task.version + changed)
        }),
        { numRuns: 1, seed: 7_000 + i },
      )
    }
    // every row the fold of its history, every chain whole
    expect((await auditOn(w.db).verify()).problems).toEqual([])
    if (ALL) process.stderr.write(`${pairs.length} pairs of ${seen.size} actions\n`)
  }, 3_600_000)

  it('holds beside a merger of the unit: both are done, or one of them wholly not', async () => {
    const w = await taskWorld(await make({ file: true }))
    const admin = await w.actor('admin')
    const commands: [string, TaskCommand][] = [
      ['head-dt', 'accept'],
      ['head-dt', 'report'],
      ['head-dt', 'ask-extension'],
      ['secretary', 'urge'],
      ['secretary', 'withdraw'],
      ['chair', 'extend'],
    ]
    const runs = ALL ? commands.flatMap(c => [c, c, c]) : commands.slice(0, 3)
    for (const [i, [by, command]] of runs.entries()) {
      // each merger ends a unit: the next one has an office of its own
      const own = i === 0 ? w : await taskWorld(await make({ file: true }))
      const task = await own.assign('dt', { due: day('2026-03-20') })
      const actor = await own.actor(by)
      const change = {
        change: 'merge',
        ...CHANGE_INPUTS.merge.parse({
          unitId: 'dt',
          withIds: 'nv',
          into: 'nv',
          day: viDay(own.clock.today()),
          document: 'Nghị quyết số 12/NQ-HĐND',
        }),
      } as ChangeInput
      await fc.assert(
        fc.asyncProperty(fc.scheduler(), async scheduler => {
          const turn = () => scheduler.schedule(Promise.resolve())
          const tools = taking(own.tools, turn)
          const [merged, done] = await scheduler.waitFor(
            Promise.all([
              kindOf(
                changeOrganisation(tools, i === 0 ? admin : await own.actor('admin'), change, confirmInput.parse({})),
              ),
              kindOf(DO[command](tools, actor, task, own.clock.today(), { requestKey: `form-merge-${i}` })),
            ]),
          )
          const told = `${command}: ${merged}, ${done}`
          expect(['saved', 'stale'], told).toContain(merged)
          expect(['changed', 'stale', 'forbidden', 'not-found'], told).toContain(done)
          expect(
            [merged, done].some(k => k === 'saved' || k === 'changed'),
            told,
          ).toBe(true)
          const after = await own.task(task.id)
          // nothing open stays with a unit that is no more
          if (merged === 'saved' && isOpen(after)) expect(after.unitId, told).toBe('nv')
          if (merged !== 'saved') expect(after.unitId, told).toBe('dt')
        }),
        { numRuns: 1, seed: 9_000 + i },
      )
      expect((await auditOn(own.db).verify()).problems).toEqual([])
    }
  }, 3_600_000)
})

const viDay = (d: Day): string => `${d.slice(8, 10)}/${d.slice(5, 7)}/${d.slice(0, 4)}`
