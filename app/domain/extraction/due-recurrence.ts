/**
 * Rule: a recurrence gives the first day it falls on – the weekday of a week, the day of a month or of a quarter's month –
 * on or after the meeting; a report "ngày 05 của tháng sau" begins next month.
 */
import { addDays, addMonths, type Day, dayOf, daysInMonth, monthOf, weekdayOf, yearOf } from '../shared/day.ts'
import type { Candidate } from './due.ts'
import { triggerBefore } from './due-triggers.ts'
import { nthWeekday } from './time-subperiods.ts'
import {
  type Atom,
  type DateAtom,
  type HourAtom,
  type MonthDayAtom,
  mondayOf,
  type TimeContext,
  type WeekdayAtom,
} from './time-types.ts'
import type { Token } from './tokens.ts'
import type { Recurrence } from './types.ts'

/** Where in the list the first atom from `token` on stands. */
function placeOf(atoms: readonly Atom[], token: number): number {
  let low = 0
  let high = atoms.length
  while (low < high) {
    const mid = (low + high) >> 1
    if (atoms[mid]!.from < token) low = mid + 1
    else high = mid
  }
  return low
}

/** "trước 17h ngày 24/02", "ngày 7/8, trước 16 giờ": the hour beside a day. */
export function hourBeside(tokens: readonly Token[], atom: Atom, atoms: readonly Atom[]): HourAtom | null {
  const at = placeOf(atoms, atom.from)
  for (let n = Math.max(0, at - 2); n < Math.min(atoms.length, at + 4); n++) {
    const h = atoms[n]!
    if (h.kind !== 'hour') continue
    const gap = h.to <= atom.from ? atom.from - h.to : h.from - atom.to
    if (gap < 0 || gap > 4) continue
    const [a, b] = h.to <= atom.from ? [h.to, atom.from] : [atom.to, h.from]
    if (!tokens.slice(a, b).some(t => t.key === ';' || t.key === '.')) return h
  }
  return null
}

export const weekdayDay = (atom: WeekdayAtom, meeting: Day): Day => {
  if (atom.week === 'next') return addDays(mondayOf(meeting, 1), atom.weekday - 1)
  if (atom.week === 'this') return addDays(mondayOf(meeting), atom.weekday - 1)
  return addDays(meeting, (atom.weekday - weekdayOf(meeting) + 7) % 7)
}

export function nextMonthDay(days: readonly number[], meeting: Day): Day | null {
  for (let n = 0; n < 3; n++) {
    const month = addMonths(dayOf(yearOf(meeting), monthOf(meeting), 1)!, n)
    for (const date of days.toSorted((a, b) => a - b)) {
      const d = dayOf(yearOf(month), monthOf(month), Math.min(date, daysInMonth(yearOf(month), monthOf(month))))!
      if (d >= meeting) return d
    }
  }
  return null
}

/** The first such day in the given month of a quarter, on or after the meeting. */
function nextQuarterDay(date: number, place: number, meeting: Day, skip: boolean): Day | null {
  const start = addMonths(dayOf(yearOf(meeting), Math.ceil(monthOf(meeting) / 3) * 3 - 2, 1)!, skip ? 3 : 0)
  for (let n = 0; n < 3; n++) {
    const month = addMonths(start, n * 3 + place)
    const d = dayOf(yearOf(month), monthOf(month), Math.min(date, daysInMonth(yearOf(month), monthOf(month))))!
    if (d >= meeting) return d
  }
  return null
}

function nextNthWeekday({ weekday, place }: { weekday: number; place: number }, meeting: Day): Day | null {
  for (let n = 0; n < 3; n++) {
    const d = nthWeekday(addMonths(dayOf(yearOf(meeting), monthOf(meeting), 1)!, n), weekday, place)
    if (d && d >= meeting) return d
  }
  return null
}

export type Recurring = {
  recurrence: Recurrence
  from: number
  to: number
  candidate: Candidate | null
  used: Set<Atom>
  /** Its words apart: "hằng tháng … trước ngày 22". */
  spans: { from: number; to: number }[]
}

const IMPLIED: Record<NonNullable<MonthDayAtom['of']>, Recurrence> = {
  following: 'monthly',
  weekday: 'monthly',
  quarter: 'quarterly',
}

export function recurrenceOf(
  tokens: readonly Token[],
  atoms: readonly Atom[],
  every: readonly Atom[],
  floor: number,
  context: TimeContext,
): Recurring | null {
  const implied = atoms.find((a): a is MonthDayAtom => a.kind === 'monthday' && a.of !== null)
  const stated = every[0]
  if (!stated && !implied) return null
  let recurrence = stated?.kind === 'every' ? stated.recurrence : IMPLIED[implied!.of!]
  const used = new Set<Atom>()
  const own = stated ? dayAtomFor(recurrence, atoms, stated, context.meeting) : null
  // "ngày 25 hàng tháng, … ngày 20 tháng cuối quý": each its own; the first counts.
  const day = implied && !(own && IMPLIED[implied.of!] !== recurrence) ? implied : own
  const due = day ? dueOf(day, recurrence, context) : null
  // "ngày 15 và 30 hằng tháng": two days of each month.
  if (recurrence === 'monthly' && day?.kind === 'monthday' && day.days.length === 2) recurrence = 'semimonthly'
  const hour = hourBeside(tokens, day ?? stated!, atoms) ?? (stated ? hourBeside(tokens, stated, atoms) : null)
  const parts = [stated, day, hour].filter((a): a is Atom => a !== null && a !== undefined)
  const start = Math.min(...parts.map(a => a.from))
  const from = triggerBefore(tokens, start, floor).from
  const to = Math.max(...parts.map(a => a.to))
  if (day) used.add(day)
  const spans = parts.map(a => ({ from: triggerBefore(tokens, a.from, floor).from, to: a.to }))
  const base = { from, to, precision: 'day' as const, time: hour?.time ?? null, start: false }
  if (due) return { recurrence, from, to, used, spans, candidate: { ...base, due, first: due, last: due } }
  if (recurrence === 'daily' && hour) {
    const d = addDays(context.meeting, context.evening && hour.time <= '19:00' ? 1 : 0)
    return { recurrence, from, to, used, spans, candidate: { ...base, due: d, first: d, last: d } }
  }
  return { recurrence, from: stated?.from ?? from, to: stated?.to ?? to, used, spans, candidate: null }
}

/** The day that belongs to the recurrence: a weekday for weeks, a day of the month for months and longer. */
function dayAtomFor(recurrence: Recurrence, atoms: readonly Atom[], stated: Atom, meeting: Day): Atom | null {
  const near = (a: Atom) => Math.min(Math.abs(a.from - stated.to), Math.abs(stated.from - a.to))
  if (recurrence === 'yearly' || recurrence === 'half-yearly') {
    // "trước ngày 15/6 và 15/12 hằng năm": whichever comes first.
    const days = atoms.filter((a): a is DateAtom => a.kind === 'date' && !a.year)
    return days.toSorted((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0))[0] ?? null
  }
  const fits = atoms.filter(a =>
    recurrence === 'weekly' || recurrence === 'biweekly'
      ? a.kind === 'weekday'
      : recurrence === 'monthly' || recurrence === 'semimonthly'
        ? a.kind === 'monthday' || (a.kind === 'period' && a.lastDay === true)
        : false,
  )
  const nearest = fits.toSorted((a, b) => near(a) - near(b))[0] ?? null
  // "các ngày thứ Ba, thứ Năm": whichever comes first.
  const weekdays = fits.filter((a): a is WeekdayAtom => a.kind === 'weekday' && a.week === null)
  if (nearest?.kind !== 'weekday' || nearest.week !== null) return nearest
  return weekdays.toSorted((a, b) => (weekdayDay(a, meeting) < weekdayDay(b, meeting) ? -1 : 1))[0] ?? nearest
}

function dueOf(day: Atom, recurrence: Recurrence, context: TimeContext): Day | null {
  const { meeting } = context
  if (day.kind === 'weekday') return weekdayDay({ ...day, week: day.week === 'next' ? 'next' : null }, meeting)
  if (day.kind === 'date') return day.day
  if (day.kind === 'period') return day.last >= meeting ? day.last : null
  if (day.kind !== 'monthday') return null
  if (day.of === 'following') {
    const month = addMonths(dayOf(yearOf(meeting), monthOf(meeting), 1)!, 1)
    return dayOf(
      yearOf(month),
      monthOf(month),
      Math.min(Math.min(...day.days), daysInMonth(yearOf(month), monthOf(month))),
    )
  }
  if (day.of === 'quarter') return nextQuarterDay(day.days[0]!, day.month ?? 0, meeting, day.skip === true)
  if (day.nth) return nextNthWeekday(day.nth, meeting)
  return recurrence === 'monthly' || recurrence === 'semimonthly' ? nextMonthDay(day.days, meeting) : null
}
