/**
 * Civil days of Asia/Ho_Chi_Minh as `YYYY-MM-DD`. Viet Nam is UTC+7 without daylight saving since 1975, so the
 * arithmetic is done on a plain day number and never asks the machine's time zone.
 */
export type Day = string & { readonly __day: never }

const PATTERN = /^(\d{4})-(\d{2})-(\d{2})$/
const MS_PER_DAY = 86_400_000

const toNumber = (d: Day): number => {
  const m = PATTERN.exec(d)
  if (!m) throw new RangeError(`not a day: ${d}`)
  return Date.UTC(Number(m[1]), Number(m[2]) - 1, Number(m[3])) / MS_PER_DAY
}

const fromNumber = (n: number): Day => new Date(n * MS_PER_DAY).toISOString().slice(0, 10) as Day

/** The day, or null where the text is not an existing civil day (31/02, month 13 …). */
export function parseDay(text: string): Day | null {
  const m = PATTERN.exec(text)
  return m ? dayOf(Number(m[1]), Number(m[2]), Number(m[3])) : null
}

/** The day, or null where it does not exist. `month` counts from 1. */
export function dayOf(year: number, month: number, date: number): Day | null {
  if (!Number.isInteger(year) || year < 1900 || year > 2199) return null
  if (!Number.isInteger(month) || month < 1 || month > 12) return null
  if (!Number.isInteger(date) || date < 1 || date > daysInMonth(year, month)) return null
  return `${year}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}` as Day
}

/** A day known to be right (a literal, a value read back from the database). Throws otherwise. */
export function day(text: string): Day {
  const d = parseDay(text)
  if (!d) throw new RangeError(`not a day: ${text}`)
  return d
}

export const daysInMonth = (year: number, month: number): number => new Date(Date.UTC(year, month, 0)).getUTCDate()

export const yearOf = (d: Day): number => Number(d.slice(0, 4))
export const monthOf = (d: Day): number => Number(d.slice(5, 7))
export const dateOf = (d: Day): number => Number(d.slice(8, 10))

/** 1 = Monday … 7 = Sunday. */
export const weekdayOf = (d: Day): number => ((((toNumber(d) + 3) % 7) + 7) % 7) + 1

export const addDays = (d: Day, n: number): Day => fromNumber(toNumber(d) + n)

/** Months later, the date clamped to the month's end (31/01 + 1 month = 28/02). */
export function addMonths(d: Day, n: number): Day {
  const month0 = yearOf(d) * 12 + monthOf(d) - 1 + n
  const year = Math.floor(month0 / 12)
  const month = (month0 % 12) + 1
  return dayOf(year, month, Math.min(dateOf(d), daysInMonth(year, month)))!
}

/** Calendar days from `a` to `b`; negative where `b` is earlier. */
export const daysBetween = (a: Day, b: Day): number => toNumber(b) - toNumber(a)

export const endOfMonth = (year: number, month: number): Day => dayOf(year, month, daysInMonth(year, month))!

export const minDay = (a: Day, b: Day): Day => (a < b ? a : b)
export const maxDay = (a: Day, b: Day): Day => (a > b ? a : b)

/** dd/MM/yyyy, as on every screen. */
export const formatDay = (d: Day): string => `${d.slice(8, 10)}/${d.slice(5, 7)}/${d.slice(0, 4)}`

/** dd/MM: for rows where the year is plain. */
export const formatDayShort = (d: Day): string => `${d.slice(8, 10)}/${d.slice(5, 7)}`

/** "ngày 05 tháng 6 năm 2008": days below 10 and months 1–2 padded, other months not (Nghị định 30/2020/NĐ-CP, Phụ lục I). */
export function formatDayOfficial(d: Day): string {
  const month = monthOf(d)
  return `ngày ${d.slice(8, 10)} tháng ${month <= 2 ? `0${month}` : month} năm ${d.slice(0, 4)}`
}

const WEEKDAYS = ['thứ Hai', 'thứ Ba', 'thứ Tư', 'thứ Năm', 'thứ Sáu', 'thứ Bảy', 'Chủ nhật'] as const

/** "thứ Hai" … "Chủ nhật" (capitals as in Nghị định 30/2020/NĐ-CP, Phụ lục II). */
export const weekdayName = (d: Day): string => weekdayNameOf(weekdayOf(d))
/** 1 Monday … 7 Sunday. */
export const weekdayNameOf = (weekday: number): string => WEEKDAYS[weekday - 1]!
