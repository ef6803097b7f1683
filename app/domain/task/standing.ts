/**
 * Trong hạn, quá hạn, đúng hạn, trễ hạn: derived from days, never stored. THE rule for "quá hạn" is `isLate`.
 *
 * A due day ends at 24:00 in Viet Nam. On time = the report that was later confirmed was *submitted* on or before
 * the due day; the office's delay in confirming never makes a unit late (shared rule of the national matrix of
 * Quyết định 42/2014/QĐ-TTg as practised).
 */
import { addDays, type Day, daysBetween } from '../shared/day.ts'
import { dayOfInstant } from '../shared/instant.ts'
import type { Task } from './task.ts'

/** hoàn thành đúng hạn / trễ hạn / không hạn, đang thực hiện trong hạn / quá hạn / không hạn, thu hồi */
export const STANDINGS = [
  'done-on-time',
  'done-late',
  'done-no-due',
  'in-time',
  'overdue',
  'no-due',
  'withdrawn',
] as const
export type Standing = (typeof STANDINGS)[number]

export const STANDING_NAMES: Record<Standing, string> = {
  'done-on-time': 'Hoàn thành đúng hạn',
  'done-late': 'Hoàn thành trễ hạn',
  'done-no-due': 'Hoàn thành, không thời hạn',
  'in-time': 'Đang thực hiện, trong hạn',
  overdue: 'Đang thực hiện, quá hạn',
  'no-due': 'Không thời hạn',
  withdrawn: 'Thu hồi',
}

type Dated = Pick<Task, 'state' | 'due' | 'report' | 'closedAt' | 'suspendedAt'>

/** The day the unit's part was finished: its report went in, or the leader closed the task without one. */
export function finishedDay(t: Dated): Day | null {
  if (t.report && (t.state === 'reported' || t.state === 'done')) return dayOfInstant(t.report.at)
  return t.state === 'done' && t.closedAt ? dayOfInstant(t.closedAt) : null
}

/** The day the unit's clock stopped: finished, or suspended; null while it runs. */
export const clockStoppedDay = (t: Dated): Day | null =>
  finishedDay(t) ?? (t.state === 'suspended' && t.suspendedAt ? dayOfInstant(t.suspendedAt) : null)

/** Quá hạn / trễ hạn: the due day has ended and the unit's part was not in by then. A suspended task's clock stands still. */
export function isLate(t: Dated, due: Day | null, today: Day): boolean {
  if (due === null || t.state === 'withdrawn') return false
  return (clockStoppedDay(t) ?? today) > due
}

/**
 * The day that is counted against: the one in force, or the original one. The original day itself is never overwritten;
 * where the clock stood still, days suspended are not counted late against it either.
 */
export const dueAgainst = (
  t: Pick<Task, 'due' | 'originalDue' | 'suspendedDays'>,
  against: 'due' | 'original',
): Day | null =>
  against === 'due'
    ? t.due
    : t.originalDue && t.suspendedDays > 0
      ? addDays(t.originalDue, t.suspendedDays)
      : t.originalDue

/** Against the day in force, or against the original one (`against`). */
export function standingOf(
  t: Dated & Pick<Task, 'originalDue' | 'suspendedDays'>,
  today: Day,
  against: 'due' | 'original' = 'due',
): Standing {
  const due = dueAgainst(t, against)
  if (t.state === 'withdrawn') return 'withdrawn'
  const late = isLate(t, due, today)
  if (t.state === 'done') return due === null ? 'done-no-due' : late ? 'done-late' : 'done-on-time'
  return due === null ? 'no-due' : late ? 'overdue' : 'in-time'
}

/** Calendar days late, 0 where it is not. */
export function daysLate(t: Dated, due: Day | null, today: Day): number {
  if (due === null || !isLate(t, due, today)) return 0
  return daysBetween(due, clockStoppedDay(t) ?? today)
}

/** The groups of a unit's list: quá hạn, hôm nay, tuần này, để sau, không thời hạn. */
export const WORK_GROUPS = ['overdue', 'today', 'this-week', 'later', 'no-due'] as const
export type WorkGroup = (typeof WORK_GROUPS)[number]

export function workGroupOf(t: Dated & Pick<Task, 'originalDue'>, today: Day, endOfWeek: Day): WorkGroup {
  if (t.due === null) return 'no-due'
  if (isLate(t, t.due, today)) return 'overdue'
  if (t.due === today) return 'today'
  return t.due <= endOfWeek ? 'this-week' : 'later'
}

/** 30/60/90-day buckets in which tasks without a due day age. */
export const AGE_BUCKETS = ['under-30', '30-60', '60-90', 'over-90'] as const
export type AgeBucket = (typeof AGE_BUCKETS)[number]
export const AGE_BUCKET_NAMES: Record<AgeBucket, string> = {
  'under-30': 'dưới 30 ngày',
  '30-60': '30–59 ngày',
  '60-90': '60–89 ngày',
  'over-90': 'từ 90 ngày',
}
/** The days on which tasks of a bucket were assigned: after `after`, up to and including `to`; null: no end. */
export function assignedWithin(bucket: AgeBucket, today: Day): { after: Day | null; to: Day | null } {
  const back = (n: number): Day => addDays(today, -n)
  switch (bucket) {
    case 'under-30':
      return { after: back(30), to: null }
    case '30-60':
      return { after: back(60), to: back(30) }
    case '60-90':
      return { after: back(90), to: back(60) }
    case 'over-90':
      return { after: null, to: back(90) }
  }
}
export function ageBucketOf(assigned: Day, today: Day): AgeBucket {
  const age = daysBetween(assigned, today)
  return age < 30 ? 'under-30' : age < 60 ? '30-60' : age < 90 ? '60-90' : 'over-90'
}
