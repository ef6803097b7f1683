import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, day } from '#app/domain/shared/day.ts'
import { instantAt } from '#app/domain/shared/instant.ts'
import { coordinationDelay, delayShares } from '#app/domain/task/coordination.ts'
import { daysLate } from '#app/domain/task/standing.ts'
import type { Coordination, Task } from '#app/domain/task/task.ts'
import { taskFrom } from './sample.ts'

const BASE = day('2026-03-01')
const on = (n: number) => addDays(BASE, n)
const offset = fc.integer({ min: 0, max: 60 })
const coordination = fc
  .record({ due: fc.option(offset, { nil: null }), answered: fc.option(offset, { nil: null }) })
  .map<Omit<Coordination, 'unitId'>>(c => ({
    ask: null,
    due: c.due === null ? null : on(c.due),
    askedAt: null,
    answeredAt: c.answered === null ? null : instantAt(on(c.answered), '10:00'),
    answer: null,
  }))
const anyTask = fc
  .record({
    due: offset,
    reported: fc.option(offset, { nil: null }),
    coordinations: fc.array(coordination, { maxLength: 4 }),
  })
  .map<Task>(({ due, reported, coordinations }) => ({
    ...taskFrom({ due: on(due) }),
    coordinations: coordinations.map((c, i) => ({ ...c, unitId: `c${i}` })),
    ...(reported === null
      ? {}
      : {
          state: 'reported' as const,
          report: {
            at: instantAt(on(reported), '10:00'),
            by: 'a',
            text: '',
            documentNumber: null,
            documentDay: null,
            fileIds: [],
          },
        }),
  }))

describe('whose delay it is', () => {
  it('counts every late day once: for a coordinating unit that kept the lead waiting, or for the lead', () => {
    fc.assert(
      fc.property(anyTask, offset, (t, n) => {
        const today = on(n)
        const shares = delayShares(t, today)
        expect(shares.total).toBe(daysLate(t, t.due, today))
        // by looking at each day: the slow way that needs no thought
        const last = t.report ? t.report.at.slice(0, 10) : today
        let own = 0
        for (let d = addDays(t.due!, 1); d <= last; d = addDays(d, 1)) {
          const kept = t.coordinations.some(
            c => c.due !== null && d > c.due && (c.answeredAt === null || d <= c.answeredAt.slice(0, 10)),
          )
          if (!kept) own += 1
        }
        expect(shares.own).toBe(shares.total === 0 ? 0 : own)
        for (const s of shares.of) expect(s.days).toBeLessThanOrEqual(shares.total)
      }),
      { numRuns: 3000 },
    )
  })

  it('is nobody else’s where they answered in time', () => {
    const c = { unitId: 'u2', ask: null, due: on(3), askedAt: null, answeredAt: instantAt(on(3), '23:00'), answer: 'x' }
    const t = { ...taskFrom({ due: on(5) }), coordinations: [c] }
    expect(delayShares(t, on(9))).toEqual({ total: 4, own: 4, of: [] })
    expect(coordinationDelay(c, on(9))).toEqual({ late: false, days: 0 })
  })

  it('is the coordinating unit’s from its own day on, until it answers', () => {
    const c = { unitId: 'u2', ask: null, due: on(3), askedAt: null, answeredAt: instantAt(on(8), '08:00'), answer: 'x' }
    const t = { ...taskFrom({ due: on(5) }), coordinations: [c] }
    // late on days 6–10: on 6, 7 and 8 the answer was still missing
    expect(delayShares(t, on(10))).toEqual({ total: 5, own: 2, of: [{ unitId: 'u2', days: 3 }] })
    expect(coordinationDelay(c, on(10))).toEqual({ late: true, days: 5 })
  })
})
