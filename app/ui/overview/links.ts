import type { Against } from '#app/domain/scoring/criteria.ts'
import type { FlowPart, Slice } from '#app/domain/scoring/period-tasks.ts'
import type { Standing } from '#app/domain/task/standing.ts'

export type BehindNumber = { unitId?: string | null; standing?: Standing; flow?: FlowPart; slice?: Slice }

/** The list behind a number; app/features/overview-filter.ts reads the same parameters. */
export function listHref(periodId: string, against: Against, what: BehindNumber = {}): string {
  const params = new URLSearchParams({ ky: periodId })
  if (what.unitId) params.set('don_vi', what.unitId)
  if (what.standing) params.set('ket_qua', what.standing)
  if (what.flow) params.set('dong', what.flow)
  if (what.slice) params.set('nhom', what.slice)
  if (against === 'original') params.set('han', 'goc')
  return `/nhiem-vu?${params}`
}

/** The overview itself, or its file. */
export function overviewHref(periodId: string, against: Against, path = '/toan-canh'): string {
  const params = new URLSearchParams({ ky: periodId })
  if (against === 'original') params.set('han', 'goc')
  return `${path}?${params}`
}
