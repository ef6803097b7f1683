/**
 * The list behind a number of the overview. The task list reads these parameters of its address and asks which tasks
 * they are: the same snapshots and the same rule as the number, so that number = length of the list.
 *
 *   ?ky=2026-Q2&don_vi=ID&ket_qua=overdue&han=goc     a standing of the matrix
 *   ?ky=2026-Q2&dong=opening                          a part of the flow (opening, assigned, done, withdrawn, …)
 *   ?ky=2026-Q2&nhom=late-over-30                     a narrower question
 */
import type { Against } from '#app/domain/scoring/criteria.ts'
import { endOfWeek } from '#app/domain/scoring/overview.ts'
import { cutOf, type Period, parsePeriod } from '#app/domain/scoring/period.ts'
import {
  FLOWS,
  type FlowPart,
  isInFlow,
  isInSlice,
  periodTasks,
  SLICES,
  type Slice,
} from '#app/domain/scoring/period-tasks.ts'
import type { Instant } from '#app/domain/shared/instant.ts'
import { STANDING_NAMES, STANDINGS, type Standing } from '#app/domain/task/standing.ts'
import type { Reads } from './reads.ts'

export type OverviewFilter = {
  period: Period
  unitId?: string
  standing?: Standing
  flow?: FlowPart
  slice?: Slice
  against: Against
}

/** Null where the address asks for no period: then the list is an ordinary one. */
export function overviewFilterOf(params: URLSearchParams): OverviewFilter | null {
  const period = parsePeriod(params.get('ky') ?? '')
  if (!period) return null
  const pick = <T extends string>(name: string, values: readonly T[]): T | undefined =>
    values.find(v => v === params.get(name))
  return {
    period,
    unitId: params.get('don_vi') || undefined,
    standing: pick('ket_qua', STANDINGS),
    flow: pick('dong', FLOWS),
    slice: pick('nhom', SLICES),
    against: params.get('han') === 'goc' ? 'original' : 'due',
  }
}

/** Every condition that is set must hold; none but the period: all tasks of the matrix without the withdrawn. */
export async function taskIdsFor(
  reads: Pick<Reads, 'tasksAsOf'>,
  filter: OverviewFilter,
  now: Instant,
): Promise<string[]> {
  const { period, unitId, standing, flow, slice, against } = filter
  const { beforeAt, afterAt, judgeDay } = cutOf(period, now)
  const [before = [], after = []] = await reads.tasksAsOf([beforeAt, afterAt])
  const all = standing === undefined && flow === undefined && slice === undefined
  return periodTasks(before, after, judgeDay, against)
    .filter(p =>
      // a unit's opening and what it handed over are tasks that another unit holds now
      flow === undefined ? unitId === undefined || p.task.unitId === unitId : isInFlow(p, flow, unitId ?? null),
    )
    .filter(p => standing === undefined || p.standing === standing)
    .filter(p => slice === undefined || isInSlice(p, slice, judgeDay, endOfWeek(judgeDay), against))
    .filter(p => !all || p.standing !== 'withdrawn')
    .map(p => p.task.id)
}

const FLOW_NAMES: Record<FlowPart, string> = {
  opening: 'Chuyển từ kỳ trước sang',
  assigned: 'Giao mới trong kỳ',
  done: 'Hoàn thành trong kỳ',
  withdrawn: 'Thu hồi trong kỳ',
  movedIn: 'Nhận từ đơn vị khác',
  movedOut: 'Chuyển cho đơn vị khác',
  closing: 'Đang thực hiện cuối kỳ',
}
const SLICE_NAMES: Record<Slice, string> = {
  'due-this-week': 'Đến hạn tuần này',
  'late-over-30': 'Quá hạn trên 30 ngày',
  'aged-under-30': 'Không thời hạn, dưới 30 ngày',
  'aged-30-60': 'Không thời hạn, 30–59 ngày',
  'aged-60-90': 'Không thời hạn, 60–89 ngày',
  'aged-over-90': 'Không thời hạn, từ 90 ngày',
  stale: 'Trên 14 ngày chưa cập nhật',
  judged: 'Đã đến hạn',
  late: 'Trễ hạn và quá hạn',
  'no-day': 'Không thời hạn, đang làm và đã xong',
}

/** What the list shows, in words: "Đang thực hiện, quá hạn · quý II/2026 · theo hạn gốc". */
export function overviewFilterText(filter: OverviewFilter, unitName: string | null): string {
  return [
    filter.standing && STANDING_NAMES[filter.standing],
    filter.flow && FLOW_NAMES[filter.flow],
    filter.slice && SLICE_NAMES[filter.slice],
    unitName,
    filter.period.name,
    filter.against === 'original' && 'theo hạn gốc',
  ]
    .filter(Boolean)
    .join(' · ')
}
