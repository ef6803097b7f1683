/** Rule: a time expression is an atom with a value that the calendar gives it; whether it is a deadline is decided later. */
import { addDays, type Day, dayOf, endOfMonth, monthOf, weekdayOf, yearOf } from '../shared/day.ts'
import { keyOf, type Token } from './tokens.ts'
import type { DuePrecision, Recurrence } from './types.ts'

export type TimeContext = {
  meeting: Day
  /** The day of the notice, where the text gives one. */
  issue: Day | null
  /** The meeting was in the evening: what is due daily by an hour starts the next day. */
  evening: boolean
  isWorkingDay: (day: Day) => boolean
}

type Base = { from: number; to: number }
export type PeriodPart = 'whole' | 'start' | 'middle' | 'end'

export type DateAtom = Base & { kind: 'date'; day: Day; year: boolean; named: boolean; range?: boolean }
/** "ngày 20", "ngày 05 của tháng sau", "ngày 15 tháng cuối quý", "thứ Hai đầu tiên của tháng". */
export type MonthDayAtom = Base & {
  kind: 'monthday'
  days: number[]
  of: null | 'following' | 'quarter' | 'weekday'
  /** Of a quarter: 0, 1 or 2; and whether of the next one. */
  month?: number
  skip?: boolean
  /** Of a month: its first, second … or last Monday. */
  nth?: { weekday: number; place: number }
}
export type WeekdayAtom = Base & { kind: 'weekday'; weekday: number; week: null | 'this' | 'next' }
export type PeriodAtom = Base & {
  kind: 'period'
  first: Day
  last: Day
  due: Day | null
  precision: DuePrecision
  part: PeriodPart
  year: boolean
  /** "ngày cuối tháng": its last day itself. */
  lastDay?: boolean
}
export type DurationAtom = Base & { kind: 'duration'; due: Day | null; loose: boolean; after: boolean; hours: boolean }
export type HourAtom = Base & { kind: 'hour'; time: string }
export type EveryAtom = Base & { kind: 'every'; recurrence: Recurrence }
/** "ngày cuối tháng": a day of each month that has no number. */
export type OccasionAtom = Base & { kind: 'next-meeting' | 'event' }
export type Atom =
  | DateAtom
  | MonthDayAtom
  | WeekdayAtom
  | PeriodAtom
  | DurationAtom
  | HourAtom
  | EveryAtom
  | OccasionAtom

export type Parser = (tokens: readonly Token[], i: number, end: number, context: TimeContext) => Atom | null

/** Shorthand of the grammar: does this word stand at `i`? */
export const is = (tokens: readonly Token[], i: number, end: number, ...words: string[]): boolean => {
  const token = i < end && i >= 0 ? tokens[i] : undefined
  if (token === undefined) return false
  for (const word of words) if (key(word) === token.key) return true
  return false
}

const known = new Map<string, string>()
export function key(word: string): string {
  let k = known.get(word)
  if (k === undefined) {
    k = keyOf(word)
    known.set(word, k)
  }
  return k
}

/** The grammar's own phrases, taken apart once. */
const wordings = new Map<string, readonly string[]>()
function keysIn(phrase: string): readonly string[] {
  let keys = wordings.get(phrase)
  if (keys === undefined) {
    keys = phrase.split(' ').map(key)
    wordings.set(phrase, keys)
  }
  return keys
}

/** All these words in a row at `i`: the place after them, or -1. */
export function after(tokens: readonly Token[], i: number, end: number, phrase: string): number {
  if (i < 0) return -1
  const keys = keysIn(phrase)
  const to = i + keys.length
  if (to > end) return -1
  for (let k = 0; k < keys.length; k++) if (tokens[i + k]!.key !== keys[k]) return -1
  return to
}

/** The place after the first of these phrases that stands at `i`, or -1. Longer ones first. */
export function afterAny(tokens: readonly Token[], i: number, end: number, ...list: string[]): number {
  for (const phrase of list) {
    const to = after(tokens, i, end, phrase)
    if (to > 0) return to
  }
  return -1
}

/** A year written with four digits. */
export function yearAt(tokens: readonly Token[], i: number, end: number): number | null {
  const token = i < end ? tokens[i] : undefined
  if (token?.kind !== 'number' || token.text.length !== 4) return null
  const year = Number(token.text)
  return year >= 1900 && year <= 2199 ? year : null
}

export type YearHit = { year: number; to: number }

/** "/2019", "-2019", "năm 2019", "năm nay", "năm sau". */
export function yearPart(tokens: readonly Token[], i: number, end: number, context: TimeContext): YearHit | null {
  if (is(tokens, i, end, '/', '-', '.')) {
    const year = yearAt(tokens, i + 1, end)
    return year === null ? null : { year, to: i + 2 }
  }
  let at = i
  if (is(tokens, at, end, 'của')) at += 1
  if (!is(tokens, at, end, 'năm')) return null
  if (is(tokens, at + 1, end, '"')) at += 1
  const year = yearAt(tokens, at + 1, end)
  if (year !== null) return { year, to: at + 2 }
  if (is(tokens, at + 1, end, 'nay', 'này')) return { year: yearOf(context.meeting), to: at + 2 }
  if (is(tokens, at + 1, end, 'sau', 'tới')) return { year: yearOf(context.meeting) + 1, to: at + 2 }
  // The new year is the one that is near: said in December it comes, said in January it has begun.
  if (is(tokens, at + 1, end, 'mới'))
    return { year: yearOf(context.meeting) + (monthOf(context.meeting) > 6 ? 1 : 0), to: at + 2 }
  return null
}

/** Day and month without a year: the next such day, counted from the meeting. */
export function nextDate(context: TimeContext, date: number, month: number): Day | null {
  const year = yearOf(context.meeting)
  for (const y of [year, year + 1, year + 2, year + 3, year + 4]) {
    const d = dayOf(y, month, date)
    if (d && d >= context.meeting) return d
  }
  return null
}

/** The year in which a month-long or longer period next ends on or after the meeting. */
export const nextYearFor = (context: TimeContext, lastMonth: number): number =>
  lastMonth >= monthOf(context.meeting) ? yearOf(context.meeting) : yearOf(context.meeting) + 1

/** Monday of the meeting's week plus so many weeks. */
export const mondayOf = (day: Day, weeks = 0): Day => addDays(day, 1 - weekdayOf(day) + weeks * 7)

export const firstOfMonth = (year: number, month: number): Day => dayOf(year, month, 1)!
export { endOfMonth }
