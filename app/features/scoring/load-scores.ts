/** The sheet of scores that a viewer may see, for the address that was asked. */
import type { Actor } from '#app/domain/access/actor.ts'
import { can } from '#app/domain/access/can.ts'
import { type Period, parsePeriod, periodOn } from '#app/domain/scoring/period.ts'
import { ranked, type ScoreSheet } from '#app/domain/scoring/sheet.ts'
import { addDays, type Day } from '#app/domain/shared/day.ts'
import { AppError } from '../app-error.ts'
import type { Tools } from '../ports.ts'
import type { Reads } from '../reads.ts'
import { computeScores, endOfYesterday } from './compute-scores.ts'
import { listCriteriaSets, setInForce } from './criteria-set.ts'

export type VisibleScores = {
  sheet: ScoreSheet
  /** Best first, only those the viewer may see; ranks are among all. */
  rows: ReturnType<typeof ranked>
  seesAll: boolean
  /** How many have a rank. */
  scored: number
}

export async function loadScores(
  tools: Pick<Tools, 'unitOfWork'>,
  reads: Pick<Reads, 'office' | 'tasksAsOf'>,
  actor: Actor,
  today: Day,
  periodId: string | null,
): Promise<VisibleScores> {
  const seesAll = can(actor, 'score.view')
  const own = new Set(
    actor.posts.filter(p => can(actor, 'score.view-own', { kind: 'unit', unitId: p.unitId })).map(p => p.unitId),
  )
  if (!seesAll && own.size === 0) throw new AppError('forbidden', 'Bạn không có quyền xem điểm.')
  const sets = await listCriteriaSets(tools)
  const yesterday = addDays(today, -1)
  const named = parsePeriod(periodId ?? '')
  const set = setInForce(sets, Number((named ?? periodOn('year', yesterday)).id.slice(0, 4)))
  const period: Period = named ?? periodOn(set.period, yesterday)
  const sheet = await computeScores(reads, set, period, endOfYesterday(today))
  const all = ranked(sheet)
  return {
    sheet,
    rows: seesAll ? all : all.filter(r => own.has(r.unitId)),
    seesAll,
    scored: all.filter(r => r.rank !== null).length,
  }
}

/** "Số liệu đến hết ngày …": the day whose end is counted. */
export const lastCountedDay = (sheet: Pick<ScoreSheet, 'judgeDay'>): Day => addDays(sheet.judgeDay, -1)
