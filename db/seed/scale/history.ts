/** One invented task and everything that happened to it until a moment. */
import { addDays, type Day, weekdayOf } from '#app/domain/shared/day.ts'
import { addMinutes, dayOfInstant, type Instant, instantAt } from '#app/domain/shared/instant.ts'
import { evolve, type Task, type TaskEventData } from '#app/domain/task/task.ts'
import type { Random } from '../random.ts'
import { CHAIR, type ScaleUnit, SECRETARY } from './office.ts'

export type Happened = { at: Instant; actorId: string; actorTitle: string; data: TaskEventData }
export type Seed = Extract<TaskEventData, { kind: 'assigned' }>['task']

export const TITLES: Record<'chair' | 'secretary', string> = { chair: 'Chủ tịch UBND', secretary: 'Thư ký tổng hợp' }

/** About 83 % done, a fifth of the dated ones late, as large cities report. */
export function historyOf(
  seed: Seed,
  unit: ScaleUnit,
  assignedAt: Instant,
  until: Instant,
  random: Random,
): Happened[] {
  const head = { actorId: unit.head, actorTitle: `Thủ trưởng ${unit.name}` }
  const officer = { actorId: unit.officer, actorTitle: `Chuyên viên ${unit.name}` }
  const secretary = { actorId: SECRETARY, actorTitle: TITLES.secretary }
  const chair = { actorId: CHAIR, actorTitle: TITLES.chair }
  const events: Happened[] = [{ at: assignedAt, ...chair, data: { kind: 'assigned', task: seed } }]
  let day = dayOfInstant(assignedAt)
  let due = seed.due
  const add = (days: number, who: typeof head, data: (on: Day) => TaskEventData): void => {
    day = workday(addDays(day, days))
    const last = events.at(-1)!.at
    const at = during(day, random)
    events.push({ at: at > last ? at : addMinutes(last, random.int(1, 30)), ...who, data: data(day) })
  }

  if (random.chance(0.015)) {
    add(random.int(3, 20), secretary, () => ({ kind: 'withdrawn', reason: 'Trùng nội dung đã giao.' }))
    return before(events, until)
  }
  add(random.int(0, 3), head, () => ({ kind: 'accepted' }))
  const isOfficers = random.chance(0.5)
  if (isOfficers) add(0, head, () => ({ kind: 'handed-on', officerId: unit.officer, note: null }))
  const doer = isOfficers ? officer : head
  const stuck = random.chance(0.02)
  const late = due !== null && random.chance(0.17)
  const finish =
    due === null
      ? addDays(day, random.int(5, 70))
      : late
        ? addDays(due, random.int(1, 35))
        : weekdayBefore(addDays(due, -random.int(0, 4)))
  if (random.chance(0.6)) add(random.int(2, 6), doer, () => progress(random))
  if (late && due !== null && random.chance(0.35) && addDays(due, -2) > day) {
    day = addDays(due, -2)
    const wantedDue = addDays(due, 14)
    add(0, head, () => ({ kind: 'extension-asked', wantedDue, reason: 'Chưa đủ số liệu để hoàn thành.', late: false }))
    if (random.chance(0.6)) {
      const from = due
      add(1, chair, () => ({ kind: 'extended', from, due: wantedDue, reason: null, asked: true }))
      due = wantedDue
    } else add(1, chair, () => ({ kind: 'extension-refused', reason: 'Lý do chưa thuyết phục.' }))
  }
  if (stuck) return before(events, until)
  const report = (on: Day): TaskEventData => ({
    kind: 'reported',
    text: 'Đã hoàn thành, có báo cáo kèm theo.',
    documentNumber: `${random.int(1, 400)}/BC-UBND`,
    documentDay: on,
    fileIds: [],
    onTime: due === null ? null : on <= due,
  })
  if (finish > day) day = finish
  add(0, doer, report)
  if (random.chance(0.05)) {
    add(random.int(1, 3), secretary, () => ({ kind: 'report-returned', reason: 'Chưa nêu số liệu cụ thể.' }))
    add(random.int(2, 6), doer, report)
  }
  add(random.int(0, 4), secretary, () => ({ kind: 'confirmed', note: null }))
  return before(events, until)
}

const before = (events: readonly Happened[], until: Instant): Happened[] => events.filter(e => e.at <= until)

export const taskAfter = (id: string, events: readonly Happened[]): Task =>
  events.reduce<Task | null>((task, { at, actorId, data }) => evolve(id, task, { at, actorId, data }), null)!

const progress = (random: Random): TaskEventData => ({
  kind: 'progressed',
  percent: random.int(2, 9) * 10,
  note: 'Đang thực hiện theo kế hoạch.',
  fileIds: [],
})

const workday = (d: Day): Day => (weekdayOf(d) > 5 ? addDays(d, 8 - weekdayOf(d)) : d)
const weekdayBefore = (d: Day): Day => (weekdayOf(d) > 5 ? addDays(d, 5 - weekdayOf(d)) : d)
const during = (d: Day, random: Random): Instant => addMinutes(instantAt(d, '08:00'), random.int(0, 520))
