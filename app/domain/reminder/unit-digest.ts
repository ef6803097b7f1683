/**
 * What a unit should look at today, worst first: the morning's digest for a unit as a whole, to be passed on inside it.
 * Everything is the task as it is now; what waits for somebody else is left out.
 */
import type { WorkingDayIndex } from '../calendar/working-day-index.ts'
import { type Day, formatDay } from '../shared/day.ts'
import { dayOfInstant } from '../shared/instant.ts'
import { daysLate, isLate } from '../task/standing.ts'
import { isWorkable, type Task } from '../task/task.ts'

export const UNIT_SECTIONS = ['late', 'redo', 'soon', 'unaccepted', 'undated'] as const
export type UnitSection = (typeof UNIT_SECTIONS)[number]

export const UNIT_SECTION_NAMES: Record<UnitSection, string> = {
  late: 'QUÁ HẠN',
  redo: 'YÊU CẦU LÀM LẠI',
  soon: 'SẮP ĐẾN HẠN',
  unaccepted: 'CHƯA TIẾP NHẬN',
  undated: 'KHÔNG THỜI HẠN, LÂU CHƯA CẬP NHẬT',
}

/** As the first reminder before the day. */
const SOON_WORKING_DAYS = 7
const STALE_WORKING_DAYS = 10

export type UnitDigestItem = { taskId: string; title: string; flash: boolean; words: string }
export type UnitDigest = { on: Day; sections: { section: UnitSection; items: UnitDigestItem[] }[]; count: number }

type Digested = Pick<
  Task,
  'id' | 'title' | 'state' | 'due' | 'urgency' | 'report' | 'closedAt' | 'suspendedAt' | 'updatedAt'
>

export function unitDigest(tasks: readonly Digested[], on: Day, index: WorkingDayIndex): UnitDigest {
  const found = new Map<UnitSection, { rank: number; item: UnitDigestItem }[]>()
  for (const t of tasks) {
    const placed = isWorkable(t) ? placeOf(t, on, index) : null
    if (!placed) continue
    const flash = t.urgency === 'flash'
    const item = { taskId: t.id, title: t.title, flash, words: placed.words }
    found.set(placed.section, [
      ...(found.get(placed.section) ?? []),
      { rank: placed.rank + (flash ? 10_000 : 0), item },
    ])
  }
  const sections = UNIT_SECTIONS.flatMap(section => {
    const items = found.get(section)
    return items
      ? [
          {
            section,
            items: items.sort((a, b) => b.rank - a.rank || (a.item.taskId < b.item.taskId ? -1 : 1)).map(i => i.item),
          },
        ]
      : []
  })
  return { on, sections, count: sections.reduce((n, s) => n + s.items.length, 0) }
}

type Placed = { section: UnitSection; rank: number; words: string }

function placeOf(t: Digested, on: Day, index: WorkingDayIndex): Placed | null {
  const due = t.due ? `hạn ${formatDay(t.due)}` : 'không thời hạn'
  if (isLate(t, t.due, on)) {
    const days = daysLate(t, t.due, on)
    return { section: 'late', rank: days, words: `quá ${days} ngày, ${due}` }
  }
  if (t.state === 'redo') return { section: 'redo', rank: 0, words: due }
  if (t.due !== null) {
    const left = index.between(on, t.due)
    if (left <= SOON_WORKING_DAYS)
      return {
        section: 'soon',
        rank: -left,
        words: `${due}, ${t.due === on ? 'hôm nay' : `còn ${Math.max(left, 0)} ngày làm việc`}`,
      }
  }
  if (t.state === 'assigned') return { section: 'unaccepted', rank: 0, words: due }
  const silent = t.due === null ? index.between(dayOfInstant(t.updatedAt), on) : 0
  return silent >= STALE_WORKING_DAYS
    ? { section: 'undated', rank: silent, words: `${silent} ngày làm việc chưa cập nhật` }
    : null
}
