/** An office with its tasks, straight through the stores: thousands of open tasks in a second or two. */
import type { DraftDirective } from '#app/domain/directive/draft.ts'
import { addDays, type Day, day } from '#app/domain/shared/day.ts'
import { type Instant, instant, instantAt } from '#app/domain/shared/instant.ts'
import { richTextOf } from '#app/domain/shared/rich-text.ts'
import { evolve, type Task, type TaskState, type Urgency } from '#app/domain/task/task.ts'
import type { PostKind } from '#app/domain/unit/office.ts'
import type { Stores, UnitOfWork } from '#app/features/ports.ts'
import { seedHolidays } from '#app/features/reminders/seed-holidays.ts'

export const MAIL_HOST = 'ubnd.test'
export const addressOf = (personId: string): string => `${personId}@${MAIL_HOST}`
export const unitId = (n: number): string => `unit-${String(n).padStart(3, '0')}`
export const headOf = (n: number): string => `head-${String(n).padStart(3, '0')}`
export const officerOf = (n: number): string => `officer-${String(n).padStart(3, '0')}`
export const VICE_CHAIRS = ['vice-chair-0', 'vice-chair-1'] as const
export const CHAIR = 'chair'
export const SECRETARY = 'secretary'
export const ADMIN = 'admin'
export const LEADERSHIP = 'leadership'
export const CABINET = 'cabinet'

const always = { validFrom: day('2020-01-01'), validTo: null }
const founded = instant('2026-01-05T08:00+07:00')

/** `units` units with a head and an officer each; every second one is the first vice-chair's. */
export async function foundOffice(stores: Stores, units: number): Promise<void> {
  await seedHolidays(stores.calendar)
  const unit = (id: string, name: string, kind: string, sort: number) =>
    stores.office.saveUnit({ ...always, id, name, kind, parentId: null, sort, aliases: [], version: 1 }, null)
  const person = async (id: string, kind: PostKind, ofUnit: string) => {
    const account = { id, name: id, email: addressOf(id), active: true, account: id, passwordHash: null }
    await stores.people.insert(account, founded)
    const post = { ...always, id: `post-${id}`, kind, title: kind, unitId: ofUnit, personId: id, deputies: [] }
    await stores.office.savePost({ ...post, version: 1 }, null)
  }
  await unit(LEADERSHIP, 'Lãnh đạo UBND', 'leadership', 0)
  await unit(CABINET, 'Văn phòng', 'office', 1)
  await person(CHAIR, 'chair', LEADERSHIP)
  for (const id of VICE_CHAIRS) await person(id, 'vice-chair', LEADERSHIP)
  await person(SECRETARY, 'secretary', CABINET)
  await person(ADMIN, 'admin', CABINET)
  for (let n = 0; n < units; n += 1) {
    await unit(unitId(n), `Đơn vị ${n}`, 'office', n + 2)
    await person(headOf(n), 'unit-head', unitId(n))
    await person(officerOf(n), 'officer', unitId(n))
  }
  for (const [i, id] of VICE_CHAIRS.entries()) {
    const entries = Array.from({ length: units }, (_, n) => n)
      .filter(n => n % VICE_CHAIRS.length === i)
      .map(n => ({ ...always, postId: `post-${id}`, unitId: unitId(n), fieldId: null }))
    let serial = 0
    await stores.office.savePortfolio(`post-${id}`, entries, () => `${id}:${++serial}`)
  }
  await holdMeeting(stores)
}

/** The one meeting all tasks come from. */
async function holdMeeting(stores: Stores): Promise<void> {
  const meetingId = 'meeting'
  const title = 'Họp giao ban'
  await stores.meetings.insert({
    id: meetingId,
    seriesId: null,
    session: null,
    title,
    day: day('2026-05-04'),
    place: null,
    chairPersonId: CHAIR,
    chairTitle: 'Chủ tịch',
    attendance: [],
    version: 1,
  })
  await stores.notices.insert({
    id: 'notice',
    meetingId,
    number: 5,
    year: 2026,
    symbol: 'TB-UBND',
    title,
    publishedAt: instant('2026-05-04T08:00+07:00'),
    publishedBy: CHAIR,
    signerTitle: 'Chủ tịch',
    doc: richTextOf('Kết luận'),
    directives: [],
  })
  const draft = { path: '1', title, text: title } as DraftDirective
  await stores.notices.insertDirectives([{ id: 'directive', noticeId: 'notice', meetingId, position: 1, draft }])
}

export type TaskPlan = {
  unit: number
  due: Day | null
  state?: TaskState
  officer?: boolean
  urgency?: Urgency
  assignedAt?: Instant
  updatedAt?: Instant
}

export const taskId = (serial: number): string => `task-${String(serial).padStart(6, '0')}`
/** What a mail must name; no title is the beginning of another. */
export const titleOf = (serial: number): string => `Việc số ${String(serial).padStart(6, '0')}`

export function taskOf(serial: number, plan: TaskPlan): Task {
  const { due, state = 'in-progress' } = plan
  const at = plan.assignedAt ?? instant('2026-05-04T08:00+07:00')
  const given: Task = evolve(taskId(serial), null, {
    at,
    actorId: SECRETARY,
    data: {
      kind: 'assigned',
      task: {
        kind: 'work',
        noticeId: 'notice',
        meetingId: 'meeting',
        directiveId: 'directive',
        path: '1',
        title: titleOf(serial),
        text: `${titleOf(serial)}: đôn đốc các đơn vị thực hiện kết luận của Chủ tịch và báo cáo kết quả.`,
        unitId: unitId(plan.unit),
        fieldId: null,
        urgency: plan.urgency ?? 'normal',
        starred: false,
        due,
        duePrecision: due ? 'day' : 'none',
        dueText: null,
        reportToUnitId: null,
        reportToPost: null,
        coordinations: [],
      },
    },
  })
  const taken = state === 'assigned' ? null : at
  return {
    ...given,
    state,
    officerId: plan.officer ? officerOf(plan.unit) : null,
    acceptedAt: taken,
    updatedAt: plan.updatedAt ?? instantAt(day('2026-06-04'), '10:00'),
  }
}

/** In transactions of 500, as an import would. */
export async function giveTasks(unitOfWork: UnitOfWork, plans: readonly TaskPlan[], firstSerial = 1): Promise<void> {
  for (let i = 0; i < plans.length; i += 500)
    await unitOfWork(async stores => {
      for (const [n, plan] of plans.slice(i, i + 500).entries())
        await stores.tasks.insert(taskOf(firstSerial + i + n, plan), CHAIR)
    })
}

/** For every unit some tasks around a day, so that each head hears something on every working day of two weeks. */
export const tasksAround = (base: Day, units: number, perUnit: number): TaskPlan[] =>
  Array.from({ length: units * perUnit }, (_, i) => ({
    unit: i % units,
    due: addDays(base, -12 + ((i * 7) % 23)),
    officer: i % 4 === 0,
  }))
