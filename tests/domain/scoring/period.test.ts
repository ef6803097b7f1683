import { describe, expect, it } from 'vitest'
import {
  cutOf,
  dayEndingAt,
  endOf,
  nextPeriod,
  parsePeriod,
  periodOn,
  previousPeriod,
} from '#app/domain/scoring/period.ts'
import { day } from '#app/domain/shared/day.ts'
import { instant, instantAt } from '#app/domain/shared/instant.ts'

describe('period', () => {
  it.each([
    ['2026', '2026-01-01', '2026-12-31', 'năm 2026', '2025'],
    ['2026-H1', '2026-01-01', '2026-06-30', '6 tháng đầu năm 2026', '2025-H2'],
    ['2026-H2', '2026-07-01', '2026-12-31', '6 tháng cuối năm 2026', '2026-H1'],
    ['2026-Q1', '2026-01-01', '2026-03-31', 'quý I/2026', '2025-Q4'],
    ['2026-Q2', '2026-04-01', '2026-06-30', 'quý II/2026', '2026-Q1'],
    ['2028-02', '2028-02-01', '2028-02-29', 'tháng 2/2028', '2028-01'],
    ['2026-12', '2026-12-01', '2026-12-31', 'tháng 12/2026', '2026-11'],
  ])('reads %s', (id, from, to, name, before) => {
    const period = parsePeriod(id)!
    expect(period).toMatchObject({ id, from, to, name })
    expect(previousPeriod(period).id).toBe(before)
    expect(nextPeriod(previousPeriod(period))).toEqual(period)
    expect(periodOn(period.kind, day(to))).toEqual(period)
  })

  it.each(['', '26', '2026-Q5', '2026-Q0', '2026-H3', '2026-13', '2026-00', '2026-5', '2026-Q2 ', '2026-q2'])(
    'refuses %j',
    text => {
      expect(parsePeriod(text)).toBeNull()
    },
  )

  it('judges a running period as of now, and one that is over from the day after it', () => {
    const q2 = parsePeriod('2026-Q2')!
    expect(cutOf(q2, instantAt(day('2026-05-20'), '10:00'))).toMatchObject({ afterAt: null, judgeDay: '2026-05-20' })
    // 24:00 of 30/06 in Viet Nam
    expect(endOf(q2)).toBe('2026-06-30T17:00:00.000Z')
    expect(cutOf(q2, endOf(q2))).toEqual({
      beforeAt: '2026-03-31T16:59:59.999Z',
      afterAt: '2026-06-30T16:59:59.999Z',
      judgeDay: '2026-07-01',
    })
    expect(cutOf(q2, instant('2030-01-01T00:00:00+07:00'))).toEqual(cutOf(q2, endOf(q2)))
  })

  it('takes midnight for the end of the day before', () => {
    expect(dayEndingAt(instantAt(day('2026-07-01'), '00:00'))).toBe('2026-06-30')
    expect(dayEndingAt(instantAt(day('2026-07-01'), '00:01'))).toBe('2026-07-01')
  })
})
