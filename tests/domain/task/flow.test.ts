import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, day } from '#app/domain/shared/day.ts'
import { addsUp, periodFigures } from '#app/domain/task/flow.ts'
import { anyHistories, asOf, finishedLate, finishedOnTime, leftOverdue, task } from '../scoring/make-tasks.ts'

const END = day('2026-07-01')

describe('period figures', () => {
  it('opening + assigned − done − withdrawn = closing', () => {
    const before = [
      task('old-open', { assigned: day('2026-02-01'), due: day('2026-03-01') }),
      task('old-done', { assigned: day('2026-02-01'), due: day('2026-03-01') }),
      task('ended', { assigned: day('2026-02-01'), due: day('2026-03-01'), reported: day('2026-02-20') }),
    ]
    const after = [
      before[0]!,
      task('old-done', { assigned: day('2026-02-01'), due: day('2026-03-01'), reported: day('2026-04-20') }),
      before[2]!,
      finishedOnTime('a'),
      finishedLate('b'),
      leftOverdue('c'),
      task('d', { withdrawn: day('2026-06-01') }),
      task('e', { due: null }),
      task('f', { due: day('2026-08-01') }),
    ]
    const { total, rows } = periodFigures(before, after, END)
    expect(total.flow).toEqual({ opening: 2, assigned: 6, done: 3, withdrawn: 1, movedIn: 0, movedOut: 0, closing: 4 })
    expect(total.matrix).toEqual({
      'done-on-time': 1,
      'done-late': 2,
      'done-no-due': 0,
      'in-time': 1,
      overdue: 2,
      'no-due': 1,
      withdrawn: 1,
      total: 8,
    })
    expect(total.taskIds).not.toContain('ended')
    expect(addsUp(total)).toBe(true)
    expect(rows.every(addsUp)).toBe(true)
  })

  it('shows a task that changed hands leaving one unit and reaching the other, and once in the total', () => {
    const was = task('a', { assigned: day('2026-03-01'), unitId: 'u1' })
    const { total, rows } = periodFigures([was], [{ ...was, unitId: 'u2' }], END)
    expect(rows.find(r => r.unitId === 'u1')?.flow).toMatchObject({ opening: 1, movedOut: 1, closing: 0 })
    expect(rows.find(r => r.unitId === 'u2')?.flow).toMatchObject({ opening: 0, movedIn: 1, closing: 1 })
    expect(total.flow).toMatchObject({ opening: 1, movedIn: 0, movedOut: 0, closing: 1 })
    expect([total, ...rows].every(addsUp)).toBe(true)
  })

  it('notices figures that do not agree', () => {
    const { total } = periodFigures([], [finishedOnTime('a')], END)
    expect(addsUp({ ...total, flow: { ...total.flow, done: 0 } })).toBe(false)
    expect(addsUp({ ...total, matrix: { ...total.matrix, overdue: 1 } })).toBe(false)
  })

  it('adds up for any history and any window, in total and by unit, and the units sum to the total', () => {
    const window = fc.tuple(fc.integer({ min: 0, max: 180 }), fc.integer({ min: 0, max: 180 }))
    fc.assert(
      fc.property(anyHistories(['u1', 'u2', 'u3']), window, (histories, [a, b]) => {
        const from = addDays(day('2026-01-05'), Math.min(a, b))
        const to = addDays(day('2026-01-05'), Math.max(a, b))
        const { total, rows } = periodFigures(
          asOf(histories, `${from}T16:59:59.999Z`),
          asOf(histories, `${to}T16:59:59.999Z`),
          to,
        )
        expect(addsUp(total)).toBe(true)
        for (const row of rows) expect(addsUp(row)).toBe(true)
        for (const key of ['opening', 'assigned', 'done', 'withdrawn', 'closing'] as const)
          expect(rows.reduce((sum, r) => sum + r.flow[key], 0)).toBe(total.flow[key])
        expect(rows.reduce((sum, r) => sum + r.matrix.total, 0)).toBe(total.matrix.total)
      }),
    )
  })
})
