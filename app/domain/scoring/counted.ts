/**
 * Which tasks a period counts, and as what.
 *
 * A finished task counts once: in the period in which the unit's part went in (its report was submitted, or the task
 * was closed). A task that is still open counts in every period at whose end it is overdue. So no finished task is ever
 * counted twice or lost between two periods, finishing early is rewarded when it happens, and leaving a task
 * unfinished weighs again each period until it is done. What is open and not due yet, or has no due day, is shown and
 * counts for nothing. The office's delay in confirming shifts nothing: a report that waits counts by the day it went in.
 */
import { type Day, formatDay } from '../shared/day.ts'
import { dayOfInstant } from '../shared/instant.ts'
import { daysLate, dueAgainst, finishedDay, isLate } from '../task/standing.ts'
import type { Task } from '../task/task.ts'
import type { Against } from './criteria.ts'
import type { Period } from './period.ts'

export const COUNTED = [
  'on-time',
  'late',
  'open-overdue',
  'done-no-due',
  'not-due',
  'no-due',
  'excluded',
  'withdrawn',
] as const
export type Counted = (typeof COUNTED)[number]

export const COUNTED_NAMES: Record<Counted, string> = {
  'on-time': 'Đúng hạn',
  late: 'Trễ hạn',
  'open-overdue': 'Quá hạn, chưa xong',
  'done-no-due': 'Hoàn thành, không thời hạn',
  'not-due': 'Chưa đến hạn',
  'no-due': 'Không thời hạn, chưa xong',
  excluded: 'Khách quan, không tính',
  withdrawn: 'Đã thu hồi, không tính',
}

export type CountedTask = { task: Task; counted: Counted; daysLate: number; why: string }

/** Null where the task is none of this period's business: it was over before it began. */
export function countTask(task: Task, period: Period, judgeDay: Day, against: Against): CountedTask | null {
  const finished = finishedDay(task)
  if (finished !== null && finished < period.from) return null
  const due = dueAgainst(task, against)
  const late = isLate(task, due, judgeDay)
  const answer = (counted: Counted, why: string): CountedTask => ({
    task,
    counted,
    daysLate: counted === 'late' || counted === 'open-overdue' ? daysLate(task, due, judgeDay) : 0,
    why,
  })
  if (task.state === 'withdrawn') return answer('withdrawn', 'Nhiệm vụ đã thu hồi.')
  if (task.excluded) return answer('excluded', excludedWords(task))
  const dueWords = due === null ? '' : `hạn ${against === 'original' ? 'gốc ' : ''}${formatDay(due)}`
  if (finished !== null) {
    const finishedWords = `${task.report ? 'báo cáo' : 'kết thúc'} ${formatDay(finished)}${task.state === 'reported' ? ', chờ xác nhận' : ''}`
    if (due === null) return answer('done-no-due', sentence(`không thời hạn, ${finishedWords}`))
    const words = sentence(`${dueWords}, ${finishedWords}`)
    return late ? answer('late', `${words} Trễ ${daysLate(task, due, judgeDay)} ngày.`) : answer('on-time', words)
  }
  if (due === null) return answer('no-due', 'Không thời hạn và chưa xong: chưa tính.')
  return late
    ? answer('open-overdue', `${sentence(`${dueWords}, chưa xong`)} Quá ${daysLate(task, due, judgeDay)} ngày.`)
    : answer('not-due', sentence(`${dueWords}, chưa đến hạn ở thời điểm tính: chưa tính`))
}

/** Why it does not count; who accepted the cause stands in the task's history. */
const excludedWords = ({ exclusion }: Task): string =>
  exclusion
    ? `Được công nhận nguyên nhân khách quan ngày ${formatDay(dayOfInstant(exclusion.at))}: ${exclusion.reason}`
    : 'Được công nhận nguyên nhân khách quan.'

const sentence = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}.`

/** Those that a rate of punctuality is counted over. */
export const isJudged = (c: CountedTask): boolean =>
  c.counted === 'on-time' || c.counted === 'late' || c.counted === 'open-overdue'
export const isLateCounted = (c: CountedTask): boolean => c.counted === 'late' || c.counted === 'open-overdue'
export const isDoneCounted = (c: CountedTask): boolean =>
  c.counted === 'on-time' || c.counted === 'late' || c.counted === 'done-no-due'
/** Those that had to be finished in the period. */
export const hadToBeDone = (c: CountedTask): boolean => isDoneCounted(c) || c.counted === 'open-overdue'

/**
 * The task as it stood at the end of the period, with what was decided about it since: that the cause was objective
 * (appraisal and explanation come after the period), and that the report that waited was returned – then it was not
 * "the report that was later confirmed". Extensions, reassignments and completions after the end change nothing.
 */
export function withLaterDecisions(then: Task, later: Task | undefined): Task {
  if (!later || later === then) return then
  const returned = then.state === 'reported' && later.returnedReports > then.returnedReports
  return {
    ...then,
    excluded: later.excluded,
    exclusion: later.exclusion,
    ...(returned ? { state: 'redo' as const, report: null, returnedReports: then.returnedReports + 1 } : {}),
  }
}
