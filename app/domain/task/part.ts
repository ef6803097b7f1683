/**
 * Việc con: the lead unit hands a part of a task on – to a unit below it or to one of its own people. A part is a task
 * with its own clock; the unit that gave it confirms it. The task itself stays with its unit and shows n/N.
 */
import { type Day, formatDay } from '../shared/day.ts'
import { type Refusal, refuse } from '../shared/refusal.ts'
import { isValidOn, type Office, type PersonId, postsOn, type UnitId, unitOf } from '../unit/office.ts'
import { isOpen, isWorkable, TASK_STATE_NAMES, type Task, type TaskEventData, type TaskId } from './task.ts'

export type PartTarget = { unitId: UnitId; officerId: PersonId | null }

/** The units below one, however deep, valid on a day; a tree that was drawn into a circle by mistake ends all the same. */
export function unitsBelow(office: Pick<Office, 'units'>, unitId: UnitId, on: Day): UnitId[] {
  const found = new Set<UnitId>()
  let level = [unitId]
  while (level.length > 0) {
    const next = office.units.filter(
      u => u.parentId !== null && level.includes(u.parentId) && u.id !== unitId && !found.has(u.id) && isValidOn(u, on),
    )
    for (const u of next) found.add(u.id)
    level = next.map(u => u.id)
  }
  return [...found]
}

/** To whom a unit may hand parts on: what is below it, and whoever works in it. */
export function mayHandTo(office: Office, lead: UnitId, target: PartTarget, on: Day): boolean {
  if (target.unitId !== lead)
    return (
      target.officerId === null && unitsBelow(office, lead, on).includes(target.unitId) && unitOf(office, lead) !== null
    )
  return postsOn(office, on).some(
    p => p.unitId === lead && p.personId === target.officerId && (p.kind === 'officer' || p.kind === 'unit-deputy'),
  )
}

export type Part = { title: string; text: string; due: Day | null }

/** The event of the task that is divided; the part's own first event is `partEvent`. */
export function givePart(t: Task, partId: TaskId, target: PartTarget, part: Part, today: Day): TaskEventData | Refusal {
  if (!isWorkable(t))
    return refuse(
      'wrong-state',
      `Nhiệm vụ đang ở trạng thái “${TASK_STATE_NAMES[t.state]}” nên không thể giao việc con.`,
    )
  if (part.title.trim().length < 5)
    return refuse('title-needed', 'Cần ghi rõ nội dung việc con (ít nhất 5 ký tự).', 'title')
  if (part.due !== null && part.due < today) return refuse('due-in-past', 'Hạn việc con phải từ hôm nay trở đi.', 'due')
  if (part.due !== null && t.due !== null && part.due > t.due && t.due >= today)
    return refuse('due-too-late', `Hạn việc con không được sau thời hạn của nhiệm vụ (${formatDay(t.due)}).`, 'due')
  return {
    kind: 'part-given',
    partId,
    unitId: target.unitId,
    officerId: target.officerId,
    title: part.title.trim(),
    due: part.due,
  }
}

/** The first event of the part: it stands under the same directive, for the unit or person it was handed to. */
export const partEvent = (t: Task, target: PartTarget, part: Part): TaskEventData => ({
  kind: 'assigned',
  task: {
    kind: 'part',
    noticeId: t.noticeId,
    meetingId: t.meetingId,
    directiveId: t.directiveId,
    path: t.path,
    title: part.title.trim(),
    text: part.text.trim() || part.title.trim(),
    unitId: target.unitId,
    officerId: target.officerId,
    fieldId: t.fieldId,
    urgency: t.urgency,
    starred: false,
    due: part.due,
    duePrecision: part.due === null ? 'none' : 'day',
    dueText: null,
    reportToUnitId: target.unitId === t.unitId ? null : t.unitId,
    reportToPost: null,
    parentId: t.id,
    coordinations: [],
  },
})

export type RollUp = { total: number; done: number; open: number; progress: number }

/** "2/5 việc con"; what was taken back does not count. */
export function rollUp(parts: readonly Pick<Task, 'state' | 'progress'>[]): RollUp {
  const counted = parts.filter(p => p.state !== 'withdrawn')
  const done = counted.filter(p => p.state === 'done').length
  const sum = counted.reduce((n, p) => n + (p.state === 'done' ? 100 : p.progress), 0)
  return {
    total: counted.length,
    done,
    open: counted.length - done,
    progress: counted.length === 0 ? 0 : Math.round(sum / counted.length),
  }
}

/** A task whose parts are still open is not reported silently: whoever reports says that they know. */
export function checkParts(
  parts: readonly Pick<Task, 'state' | 'progress' | 'title'>[],
  despite: boolean,
): Refusal | null {
  const open = parts.filter(isOpen)
  if (open.length === 0 || despite) return null
  const { done, total } = rollUp(parts)
  const names = open.slice(0, 3).map(p => `“${p.title}”`)
  const more = open.length > 3 ? ` và ${open.length - 3} việc khác` : ''
  return refuse(
    'parts-open',
    `Mới xong ${done}/${total} việc con; còn ${names.join(', ')}${more}. Nếu vẫn báo cáo, hãy đánh dấu vào ô bên dưới.`,
    'despiteParts',
  )
}

/** What becomes of open parts when their task ends or goes to another unit. */
export function partEnding(parentEvent: TaskEventData['kind']): TaskEventData | null {
  switch (parentEvent) {
    case 'reassigned':
      return { kind: 'withdrawn', reason: 'Nhiệm vụ chính được giao cho đơn vị khác.' }
    case 'withdrawn':
      return { kind: 'withdrawn', reason: 'Nhiệm vụ chính được thu hồi.' }
    case 'closed':
    case 'confirmed':
      return { kind: 'closed', reason: 'Nhiệm vụ chính đã hoàn thành.' }
    default:
      return null
  }
}
