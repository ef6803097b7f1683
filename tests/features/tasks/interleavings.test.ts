/**
 * Two people at one task at the same moment: every store call of both waits for a turn that fast-check deals out, on
 * real databases. Whatever the order, what is recorded is what the two could have done one after the other.
 */
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { possibleActions } from '#app/domain/task/possible-actions.ts'
import { evolve, type TaskEventData } from '#app/domain/task/task.ts'
import type { StoredTask } from '#app/features/ports.ts'
import { taskSubject } from '#app/features/tasks/task-subject.ts'
import { auditOn } from '#db/audit.ts'
import { describeOnEachDatabase } from '#tests/support/databases.ts'
import { DO, SITUATIONS } from './commands.ts'
import { kindOf, offers, situation, taking } from './interleaving.ts'
import { taskWorld } from './world.ts'

/** More of them with INTERLEAVINGS=n; a night of them finds what an afternoon does not. */
const RUNS = Number(process.env.INTERLEAVINGS ?? 60)

const pairs = new Set<string>()

describeOnEachDatabase('two people at one task at the same moment', make => {
  it('leave what they could have left one after the other: nothing lost, nothing half done', async () => {
    const w = await taskWorld(await make({ file: true }))
    let serial = 0
    await fc.assert(
      fc.asyncProperty(
        fc.nat({ max: SITUATIONS.length - 1 }),
        fc.nat(),
        fc.nat(),
        fc.boolean(),
        fc.scheduler(),
        async (n, one, other, lookedFirst, scheduler) => {
          const task = await situation(w, n)
          const possible = await offers(w, task)
          const [a, b] = [possible[one % possible.length]!, possible[other % possible.length]!]
          pairs.add([a.command, b.command].sort().join(' + '))
          const before = await w.counts(task.id)
          const doing = [a, b].map(async ({ by, command }) => {
            serial += 1
            const form = { requestKey: `form-${serial}-pair`, ...(lookedFirst ? { seenVersion: task.version } : {}) }
            const turn = () => scheduler.schedule(Promise.resolve(), `${by} ${command}`)
            return kindOf(DO[command](taking(w.tools, turn), await w.actor(by), task, w.clock.today(), form))
          })
          const kinds = await scheduler.waitFor(Promise.all(doing))
          const changed = kinds.filter(k => k === 'changed').length
          const told = `${a.by} ${a.command} / ${b.by} ${b.command}: ${kinds.join(', ')}`
          expect(changed, told).toBeGreaterThanOrEqual(1)
          for (const k of kinds) expect(['changed', 'stale', 'refused', 'forbidden', 'not-found'], told).toContain(k)
          // who had looked at the same page: only one of them changes it; the other is told what was done meanwhile –
          // or may not do it any more, because the task went to another unit
          if (lookedFirst) {
            expect(changed, told).toBe(1)
            expect(['stale', 'forbidden', 'not-found'], told).toContain(kinds.find(k => k !== 'changed'))
          }
          const after = await w.counts(task.id)
          expect([after.events - before.events, after.submissions - before.submissions], told).toEqual([
            changed,
            changed,
          ])
          const events = (await w.stores.events.list('task', task.id)).slice(task.version)
          expect((await w.task(task.id)).version, told).toBe(task.version + changed)
          // each was decided on what the one before had left
          let state: StoredTask = task
          for (const e of events) {
            const actor = await w.actor(e.actorId!)
            const could = possibleActions(actor, taskSubject(state), state, w.clock.today())
            const { command } = [a, b].find(x => x.by === e.actorId && could.includes(x.command)) ?? {}
            expect(command, `${told} – ${e.data.kind}`).toBeDefined()
            state = {
              ...state,
              ...evolve(task.id, state, { at: e.at, actorId: e.actorId, data: e.data as TaskEventData }),
            }
          }
          expect({ ...(await w.task(task.id)), version: 0 }, told).toEqual({ ...state, version: 0 })
        },
      ),
      { numRuns: RUNS, seed: 20261122 },
    )
    expect((await auditOn(w.db).verify()).problems).toEqual([])
    if (process.env.INTERLEAVINGS) process.stderr.write(`${pairs.size} pairs\n`)
  }, 3_600_000)

  it('the same form twice does one thing', async () => {
    const w = await taskWorld(await make({ file: true }))
    let serial = 0
    await fc.assert(
      fc.asyncProperty(fc.nat({ max: SITUATIONS.length - 1 }), fc.nat(), fc.scheduler(), async (n, one, scheduler) => {
        const task = await situation(w, n)
        const possible = await offers(w, task)
        const { by, command } = possible[one % possible.length]!
        serial += 1
        const form = { requestKey: `form-${serial}-twice`, seenVersion: task.version }
        const before = await w.counts(task.id)
        const rows = async () =>
          Number(
            (
              await w.db
                .selectFrom('tasks')
                .select(e => e.fn.countAll<number>().as('n'))
                .executeTakeFirstOrThrow()
            ).n,
          )
        const tasks = await rows()
        const once = async () => {
          const turn = () => scheduler.schedule(Promise.resolve())
          return kindOf(DO[command](taking(w.tools, turn), await w.actor(by), task, w.clock.today(), form))
        }
        const kinds = (await scheduler.waitFor(Promise.all([once(), once()]))).toSorted()
        // what may not be done twice may also be refused the second time, for the first has changed who may
        expect(
          kinds.filter(k => k === 'changed'),
          `${by} ${command}: ${kinds}`,
        ).toHaveLength(1)
        expect(['repeated', 'stale', 'forbidden', 'not-found'], `${by} ${command}`).toContain(
          kinds.find(k => k !== 'changed'),
        )
        const after = await w.counts(task.id)
        expect([after.events - before.events, after.submissions - before.submissions]).toEqual([1, 1])
        expect((await rows()) - tasks, `${by} ${command}`).toBe(command === 'hand-down' ? 1 : 0)
      }),
      { numRuns: Math.ceil(RUNS / 2), seed: 20261122 },
    )
    expect((await auditOn(w.db).verify()).problems).toEqual([])
  }, 3_600_000)
})
