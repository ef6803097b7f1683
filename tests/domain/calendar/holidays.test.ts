import { createRequire } from 'node:module'
import { describe, expect, it } from 'vitest'
import { holidaysOf, seededHolidays } from '#app/domain/calendar/holidays.ts'
import { dayOfLunar, lunarNewYear, lunarOf } from '#app/domain/calendar/lunar.ts'
import { indexOf } from '#app/domain/calendar/working-day-index.ts'
import {
  addWorkingDays,
  isWorkingDay,
  type WorkingCalendar,
  workingDayOnOrBefore,
  workingDaysBetween,
} from '#app/domain/calendar/working-days.ts'
import { addDays, type Day, day, weekdayOf } from '#app/domain/shared/day.ts'

const calendar: WorkingCalendar = { overrides: new Map(seededHolidays().map(h => [h.day, h.kind])) }
const off = (year: number) =>
  holidaysOf(year)
    .filter(h => h.kind === 'off')
    .map(h => h.day)

/** Counts in UTC+8; an independent check wherever Viet Nam and China agree. */
type ChineseCalendar = { Lunar: { fromYmd(y: number, m: number, d: number): { getSolar(): { toYmd(): string } } } }
const { Lunar } = createRequire(import.meta.url)('lunar-javascript') as ChineseCalendar
const chinese = (year: number, month: number, date: number) => Lunar.fromYmd(year, month, date).getSolar().toYmd()

describe('the Vietnamese lunar calendar', () => {
  it('agrees with the Chinese one on Tết and Giỗ Tổ, but for the years in which the two countries differ', () => {
    const differing = new Set<number>()
    for (let year = 1980; year <= 2045; year += 1) {
      if (lunarNewYear(year) !== chinese(year, 1, 1)) differing.add(year)
      else if (dayOfLunar(year, 3, 10) !== chinese(year, 3, 10)) differing.add(year)
    }
    for (const year of [1985, 2007, 2030]) expect(differing).toContain(year)
    expect(differing.size).toBeLessThanOrEqual(6)
  })

  it('knows the Tết of years in which Viet Nam was a day or a month earlier', () => {
    expect([1985, 2007, 2030].map(lunarNewYear)).toEqual(['1985-01-21', '2007-02-17', '2030-02-02'])
  })

  it('goes to a lunar date and back, over leap months', () => {
    for (let d = day('2019-12-20'); d < '2026-03-01'; d = addDays(d, 1)) {
      const l = lunarOf(d)
      expect(l.date).toBeGreaterThanOrEqual(1)
      expect(l.date).toBeLessThanOrEqual(30)
      if (!l.leap) expect([d, dayOfLunar(l.year, l.month, l.date)]).toEqual([d, d])
    }
    expect(lunarOf(day('2025-07-25'))).toEqual({ year: 2025, month: 6, date: 1, leap: true })
    expect(lunarOf(day('2023-03-22'))).toEqual({ year: 2023, month: 2, date: 1, leap: true })
  })
})

describe('public holidays', () => {
  it('are those of 2026, with the announced swap', () => {
    expect(off(2026)).toEqual([
      ...['2026-01-01', '2026-01-02'],
      ...['2026-02-16', '2026-02-17', '2026-02-18', '2026-02-19', '2026-02-20'],
      ...['2026-04-26', '2026-04-27', '2026-04-30', '2026-05-01'],
      ...['2026-09-01', '2026-09-02', '2026-11-24'],
    ])
    expect(isWorkingDay(calendar, day('2026-01-10'))).toBe(true)
    for (let d = day('2026-02-14'); d <= '2026-02-22'; d = addDays(d, 1)) expect(isWorkingDay(calendar, d)).toBe(false)
    expect(isWorkingDay(calendar, day('2026-02-23'))).toBe(true)
  })

  it('give as many days off from work as the law, wherever they fall', () => {
    for (let year = 2014; year <= 2035; year += 1) {
      const statutory = 10 + (year >= 2021 ? 1 : 0) + (year >= 2026 ? 1 : 0)
      const swapped = { 2024: 1, 2025: 1, 2026: 1 }[year] ?? 0
      const weekdays = off(year).filter(d => weekdayOf(d) <= 5)
      expect([year, weekdays.length]).toEqual([year, statutory + swapped])
    }
  })

  it('are seeded for 2005–2035, each day once', () => {
    const days = seededHolidays().map(h => h.day)
    expect(new Set(days).size).toBe(days.length)
    expect([days[0], days.at(-1)]).toEqual(['2005-01-01', '2035-11-26'])
  })

  it('move a holiday on a rest day to the next working day', () => {
    expect(off(2026)).toContain('2026-04-27') // Giỗ Tổ on Sunday
    expect(off(2027)).toContain('2027-05-03') // 1/5 on Saturday
    expect(off(2024)).toEqual(expect.arrayContaining(['2024-02-13', '2024-02-14'])) // two days of Tết on a weekend
  })
})

describe('working days', () => {
  it('count five across Tết, over New Year and a leap day', () => {
    expect(addWorkingDays(calendar, day('2026-02-12'), 5)).toBe('2026-02-26')
    expect(addWorkingDays(calendar, day('2025-12-31'), 2)).toBe('2026-01-06')
    expect(addWorkingDays(calendar, day('2028-02-28'), 2)).toBe('2028-03-01')
    expect(workingDayOnOrBefore(calendar, day('2026-02-22'))).toBe('2026-02-13')
  })

  it('are the same distances on the index, a rest day standing where the working day before it does', () => {
    const index = indexOf(calendar)
    const span = (from: string, to: string) => {
      const days: Day[] = []
      for (let d = day(from); d <= to; d = addDays(d, 3)) days.push(d)
      return days
    }
    // around the origin of the number line, and around Tết
    for (const days of [span('1999-12-20', '2000-01-20'), span('2025-12-28', '2026-02-28')])
      for (const a of days)
        for (const b of days) expect(index.between(a, b)).toBe(workingDaysBetween(calendar, a, b) + 0)
    expect(index.between(day('2026-02-22'), day('2026-02-23'))).toBe(1)
  })
})
