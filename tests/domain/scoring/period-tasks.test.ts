import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { FLOWS, isInFlow, periodTasks } from '#app/domain/scoring/period-tasks.ts'
import { addDays, day } from '#app/domain/shared/day.ts'
import { instantAt } from '#app/domain/shared/instant.ts'
import { type PeriodRow, periodFigures } from '#app/domain/task/flow.ts'
import { STANDINGS } from '#app/domain/task/standing.ts'
import { anyHistories, asOf } from './make-tasks.ts'

const UNITS = ['u1', 'u2', 'u3']
const START = '2026-03-31T16:59:59.999Z'
const END = '2026-06-30T16:59:59.999Z'

/** Some tasks change hands on 10/05/2026. */
const moved = fc.tuple(anyHistories(UNITS), fc.array(fc.nat(24), { maxLength: 5 })).map(([histories, picks]) =>
  histories.map((h, i) => ({
    ...h,
    events: picks.includes(i)
      ? [
          ...h.events,
          {
            at: instantAt(day('2026-05-10'), '08:00'),
            actorId: 'p1',
            data: { kind: 'reassigned' as const, fromUnitId: '', toUnitId: 'u3', reason: 'đúng chức năng', due: null },
          },
        ].sort((a, b) => (a.at < b.at ? -1 : 1))
      : h.events,
  })),
)

describe('the tasks behind the figures', () => {
  it.each(['due', 'original'] as const)('are exactly as many as the figures say (against %s)', against => {
    fc.assert(
      fc.property(moved, histories => {
        const before = asOf(histories.filter(startsWithAssigned), START)
        const after = asOf(histories.filter(startsWithAssigned), END)
        const judge = addDays(day('2026-06-30'), 1)
        const figures = periodFigures(before, after, judge, against)
        const tasks = periodTasks(before, after, judge, against)
        const check = (row: PeriodRow, unitId: string | null) => {
          for (const flow of FLOWS) {
            expect(tasks.filter(p => isInFlow(p, flow, unitId)).length, `${unitId} ${flow}`).toBe(row.flow[flow])
          }
          for (const standing of STANDINGS) {
            const n = tasks.filter(p => p.standing === standing && (unitId === null || p.task.unitId === unitId)).length
            expect(n).toBe(row.matrix[standing])
          }
        }
        check(figures.total, null)
        for (const row of figures.rows) check(row, row.unitId)
      }),
    )
  })
})

/** A reassignment may fall before the task was assigned in the made-up history: leave such ones out. */
const startsWithAssigned = (h: { events: { data: { kind: string } }[] }): boolean =>
  h.events[0]?.data.kind === 'assigned'
