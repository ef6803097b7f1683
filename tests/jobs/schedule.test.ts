import { describe, expect, it } from 'vitest'
import { type Instant, instant } from '#app/domain/shared/instant.ts'
import type { Stores, UnitOfWork } from '#app/features/ports.ts'
import { startScheduler } from '#jobs/main.ts'
import { latestSlot } from '#jobs/schedule.ts'

const at = (text: string) => instant(`${text}+07:00`)

describe('the slot a job is due at', () => {
  it.each([
    [{ everyMinutes: 5 }, '2026-03-10T07:34:59', '2026-03-10T07:30:00'],
    [{ everyMinutes: 1 }, '2026-03-10T07:34:00', '2026-03-10T07:34:00'],
    [{ dailyAt: '07:30' }, '2026-03-10T07:30:00', '2026-03-10T07:30:00'],
    [{ dailyAt: '07:30' }, '2026-03-10T07:29:59', '2026-03-09T07:30:00'],
    [{ dailyAt: '00:05' }, '2026-01-01T00:04:00', '2025-12-31T00:05:00'],
  ])('%o at %s', (when, now, slot) => {
    expect(latestSlot(when, at(now))).toBe(at(slot))
  })
})

describe('the scheduler', () => {
  const never = '0 0 1 1 *'
  const quiet = { info() {}, error() {} }
  function world() {
    const slots = new Map<string, string | null>()
    let now = at('2026-03-10T07:00:00')
    const jobs = {
      claimSlot: async ({ id }: { id: string }) => !slots.has(id) && Boolean(slots.set(id, null)),
      finish: async (id: string, _at: Instant, outcome: string) => void slots.set(id, outcome),
      prune: async () => {},
    }
    const unitOfWork: UnitOfWork = work => work({ jobs } as unknown as Stores)
    const clock = { now: () => now, today: () => now.slice(0, 10) as never }
    return { slots, clock, unitOfWork, set: (time: string) => (now = at(time)) }
  }

  it('runs a due job once, also with two processes, and catches up after a stop', async () => {
    const { slots, clock, unitOfWork, set } = world()
    const runs: string[] = []
    const jobs = [{ name: 'digest', when: { dailyAt: '07:30' }, run: async (asOf: Instant) => `${runs.push(asOf)}` }]
    const start = () => startScheduler({ clock, unitOfWork, log: quiet, jobs, cronExpression: never })
    const [one, two] = [start(), start()]
    await Promise.all([one.tick(), two.tick()])
    expect(runs).toHaveLength(1) // yesterday's, which nobody did
    set('2026-03-10T07:31:00')
    await Promise.all([one.tick(), two.tick()])
    await one.tick()
    expect(runs).toHaveLength(2)
    await one.stop()
    set('2026-03-13T12:00:00')
    await two.tick()
    expect(runs).toHaveLength(3)
    expect([...slots.values()]).toEqual(['1', '2', '3'])
    await two.stop()
  })

  it('carries on after a job that fails, and says so', async () => {
    const { slots, clock, unitOfWork } = world()
    const jobs = [
      { name: 'bad', when: { everyMinutes: 1 }, run: () => Promise.reject(new Error('no mail server')) },
      { name: 'good', when: { everyMinutes: 1 }, run: async () => 'done' },
    ]
    const scheduler = startScheduler({ clock, unitOfWork, log: quiet, jobs, cronExpression: never })
    await scheduler.tick()
    expect([...slots.values()]).toEqual(['failed: no mail server', 'done'])
    expect(scheduler.lastTick()).toBe(clock.now())
    await scheduler.stop()
  })
})
