/**
 * The Vietnamese lunar calendar, after the method that Hồ Ngọc Đức published: months begin on the civil day (UTC+7) of
 * the new moon, month 11 holds the winter solstice, and of thirteen months between two solstices the first without a
 * major solar term is the leap month. New moons and the sun's longitude are the series of J. Meeus, "Astronomical
 * Algorithms". China counts in UTC+8, so a new moon near midnight gives another day there (1985, 2007, 2030).
 */
import { addDays, type Day, day, daysBetween, yearOf } from '../shared/day.ts'

/** Noon of this day in Greenwich begins Julian day 2,440,588. */
const EPOCH = day('1970-01-01')
const EPOCH_JULIAN = 2_440_588
const UTC_OFFSET = 7 / 24

const julianOf = (d: Day): number => daysBetween(EPOCH, d) + EPOCH_JULIAN
const dayOfJulian = (n: number): Day => addDays(EPOCH, n - EPOCH_JULIAN)

const RADIANS = Math.PI / 180
const SYNODIC_MONTH = 29.530588853
/** Number of the new moon of 1 January 1900 is 0. */
const FIRST_NEW_MOON = 2_415_021.076998695

/** The Julian day number, in Viet Nam, on which the k-th new moon falls. */
function newMoonDay(k: number): number {
  const t = k / 1236.85
  const t2 = t * t
  const t3 = t2 * t
  const mean =
    2_415_020.75933 +
    29.53058868 * k +
    0.0001178 * t2 -
    0.000000155 * t3 +
    0.00033 * Math.sin((166.56 + 132.87 * t - 0.009173 * t2) * RADIANS)
  const sun = (359.2242 + 29.10535608 * k - 0.0000333 * t2 - 0.00000347 * t3) * RADIANS
  const moon = (306.0253 + 385.81691806 * k + 0.0107306 * t2 + 0.00001236 * t3) * RADIANS
  const node = (21.2964 + 390.67050646 * k - 0.0016528 * t2 - 0.00000239 * t3) * RADIANS
  const correction =
    (0.1734 - 0.000393 * t) * Math.sin(sun) +
    0.0021 * Math.sin(2 * sun) -
    0.4068 * Math.sin(moon) +
    0.0161 * Math.sin(2 * moon) -
    0.0004 * Math.sin(3 * moon) +
    0.0104 * Math.sin(2 * node) -
    0.0051 * Math.sin(sun + moon) -
    0.0074 * Math.sin(sun - moon) +
    0.0004 * Math.sin(2 * node + sun) -
    0.0004 * Math.sin(2 * node - sun) -
    0.0006 * Math.sin(2 * node + moon) +
    0.001 * Math.sin(2 * node - moon) +
    0.0005 * Math.sin(2 * moon + sun)
  const dynamicalTime = -0.000278 + 0.000265 * t + 0.000262 * t2
  return Math.floor(mean + correction - dynamicalTime + 0.5 + UTC_OFFSET)
}

/** Which twelfth of the ecliptic the sun is in when a civil day of Viet Nam begins: 0 from the spring equinox. */
function majorTerm(julian: number): number {
  const t = (julian - 0.5 - UTC_OFFSET - 2_451_545) / 36_525
  const t2 = t * t
  const anomaly = (357.5291 + 35_999.0503 * t - 0.0001559 * t2 - 0.00000048 * t * t2) * RADIANS
  const centre =
    (1.9146 - 0.004817 * t - 0.000014 * t2) * Math.sin(anomaly) +
    (0.019993 - 0.000101 * t) * Math.sin(2 * anomaly) +
    0.00029 * Math.sin(3 * anomaly)
  const longitude = 280.46645 + 36_000.76983 * t + 0.0003032 * t2 + centre
  const turns = longitude / 360
  return Math.floor((turns - Math.floor(turns)) * 12)
}

/** Number of the new moon that begins the eleventh month of a solar year: the one with the winter solstice in it. */
function moonOfMonth11(year: number): number {
  const k = Math.floor((julianOf(day(`${year}-12-31`)) - 2_415_021) / SYNODIC_MONTH)
  return majorTerm(newMoonDay(k)) >= 9 ? k - 1 : k
}

/** Months after month 11 at which the leap month comes, null in a year of twelve. */
function leapAfter(month11: number, nextMonth11: number): number | null {
  if (nextMonth11 - month11 < 13) return null
  let i = 1
  while (majorTerm(newMoonDay(month11 + i)) !== majorTerm(newMoonDay(month11 + i + 1))) i += 1
  return i
}

export type LunarDate = { year: number; month: number; date: number; leap: boolean }

/** The civil day of a date of the lunar calendar (never of a leap month: no holiday is in one). */
export function dayOfLunar(year: number, month: number, date: number): Day {
  const from = month < 11 ? moonOfMonth11(year - 1) : moonOfMonth11(year)
  const leap = leapAfter(from, month < 11 ? moonOfMonth11(year) : moonOfMonth11(year + 1))
  const regular = (month + 1) % 12 // months after month 11
  const k = from + regular + (leap !== null && regular >= leap ? 1 : 0)
  return dayOfJulian(newMoonDay(k) + date - 1)
}

/** The lunar date of a civil day. */
export function lunarOf(d: Day): LunarDate {
  const julian = julianOf(d)
  let k = Math.floor((julian - FIRST_NEW_MOON) / SYNODIC_MONTH) + 1
  while (newMoonDay(k) > julian) k -= 1
  let solarYear = yearOf(d)
  let from = moonOfMonth11(solarYear)
  if (from > k) {
    solarYear -= 1
    from = moonOfMonth11(solarYear)
  }
  const leap = leapAfter(from, moonOfMonth11(solarYear + 1))
  const passed = k - from
  const regular = leap !== null && passed >= leap ? passed - 1 : passed
  const month = ((regular + 10) % 12) + 1
  return {
    year: month >= 11 && regular < 4 ? solarYear : solarYear + 1,
    month,
    date: julian - newMoonDay(k) + 1,
    leap: leap === passed,
  }
}

/** Mùng 1 Tết of a solar year. */
export const lunarNewYear = (year: number): Day => dayOfLunar(year, 1, 1)
