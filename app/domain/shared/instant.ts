import { type Day, day } from './day.ts'

/** A moment as fixed-width ISO UTC text (`2026-03-10T00:30:00.000Z`): it sorts as text on both databases. */
export type Instant = string & { readonly __instant: never }

/** UTC+7 all year since 1975: no zone database is needed, and none is trusted. */
const OFFSET_MS = 7 * 3_600_000

/** Reads any ISO text with an offset or Z. Throws where it is not one. */
export function instant(text: string): Instant {
  if (!/(Z|[+-]\d{2}:?\d{2})$/.test(text)) throw new RangeError(`an instant needs an offset: ${text}`)
  const ms = Date.parse(text)
  if (Number.isNaN(ms)) throw new RangeError(`not an instant: ${text}`)
  return instantOfMs(ms)
}

export const instantOfMs = (ms: number): Instant => new Date(ms).toISOString() as Instant
export const msOf = (i: Instant): number => Date.parse(i)
export const addMs = (i: Instant, ms: number): Instant => instantOfMs(msOf(i) + ms)
export const addMinutes = (i: Instant, minutes: number): Instant => addMs(i, minutes * 60_000)

/** The civil day in Asia/Ho_Chi_Minh. */
export const dayOfInstant = (i: Instant): Day => day(new Date(msOf(i) + OFFSET_MS).toISOString().slice(0, 10))

/** Minutes since midnight in Asia/Ho_Chi_Minh, 0–1439. */
export function minuteOfDay(i: Instant): number {
  const local = new Date(msOf(i) + OFFSET_MS)
  return local.getUTCHours() * 60 + local.getUTCMinutes()
}

/** The instant of `HH:mm` on a civil day in Asia/Ho_Chi_Minh. `24:00` is the end of the day. */
export function instantAt(d: Day, time: string): Instant {
  const m = /^(\d{2}):(\d{2})$/.exec(time)
  if (!m) throw new RangeError(`not a time: ${time}`)
  return instantOfMs(Date.parse(`${d}T00:00:00.000Z`) - OFFSET_MS + (Number(m[1]) * 60 + Number(m[2])) * 60_000)
}

/** "07:30, thứ Hai, 05/01/2026" is built by the caller from these two. */
export function formatTime(i: Instant): string {
  const minutes = minuteOfDay(i)
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
}

/** "07:30, 05/01/2026" */
export function formatInstant(i: Instant): string {
  const d = dayOfInstant(i)
  return `${formatTime(i)}, ${d.slice(8, 10)}/${d.slice(5, 7)}/${d.slice(0, 4)}`
}
