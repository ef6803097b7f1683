import fc from 'fast-check'
import { addDays, type Day, day, daysBetween } from '#app/domain/shared/day.ts'
import { instantAt } from '#app/domain/shared/instant.ts'
import { evolve, replay, type Task, type TaskEvent } from '#app/domain/task/task.ts'

export const PERSON = 'p1'

type Life = {
  unitId?: string
  assigned?: Day
  due?: Day | null
  /** The report goes in; confirmed the day after unless told. */
  reported?: Day | null
  confirmed?: Day | null
  returned?: number
  extendedTo?: { day: Day; on: Day } | null
  excluded?: boolean
  withdrawn?: Day | null
}

const at = (d: Day, time = '09:00') => instantAt(d, time)

/** A task through its own events, as the application makes it. */
export function history(id: string, life: Life = {}): TaskEvent[] {
  const assigned = life.assigned ?? day('2026-04-01')
  const event = (d: Day, data: TaskEvent['data'], time?: string): TaskEvent => ({
    at: at(d, time),
    actorId: PERSON,
    data,
  })
  const events: TaskEvent[] = [
    event(assigned, {
      kind: 'assigned',
      task: {
        kind: 'work',
        noticeId: 'n1',
        meetingId: 'm1',
        directiveId: 'd1',
        path: '1.1',
        title: `Việc ${id}`,
        text: `Việc ${id}`,
        unitId: life.unitId ?? 'u1',
        fieldId: null,
        urgency: 'normal',
        starred: false,
        due: life.due === undefined ? day('2026-05-15') : life.due,
        duePrecision: life.due === null ? 'none' : 'day',
        dueText: null,
        reportToUnitId: null,
        reportToPost: null,
        coordinations: [],
      },
    }),
    event(assigned, { kind: 'accepted' }, '10:00'),
  ]
  if (life.extendedTo)
    events.push(
      event(life.extendedTo.on, {
        kind: 'extended',
        from: null,
        due: life.extendedTo.day,
        reason: 'cần thêm thời gian',
        asked: false,
      }),
    )
  if (life.reported) {
    for (let i = life.returned ?? 0; i > 0; i--) {
      events.push(event(life.reported, reportedData, `11:${10 + 2 * (life.returned! - i)}`))
      events.push(
        event(life.reported, { kind: 'report-returned', reason: 'chưa đủ' }, `11:${11 + 2 * (life.returned! - i)}`),
      )
    }
    events.push(event(life.reported, reportedData, '15:00'))
    const confirmed = life.confirmed === undefined ? addDays(life.reported, 1) : life.confirmed
    if (confirmed) events.push(event(confirmed, { kind: 'confirmed', note: null }, '16:00'))
  }
  if (life.excluded) events.push(event(assigned, { kind: 'excluded', reason: 'khách quan' }, '10:30'))
  if (life.withdrawn) events.push(event(life.withdrawn, { kind: 'withdrawn', reason: 'thay thế' }, '17:00'))
  return events.sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0))
}

const reportedData = {
  kind: 'reported',
  text: 'Đã làm xong',
  documentNumber: null,
  documentDay: null,
  fileIds: [],
  onTime: null,
} satisfies TaskEvent['data']

export const task = (id: string, life: Life = {}): Task => replay(id, history(id, life))!

export const finishedOnTime = (id: string, unitId = 'u1') =>
  task(id, { unitId, due: day('2026-05-15'), reported: day('2026-05-14') })
export const finishedLate = (id: string, unitId = 'u1', days = 5) =>
  task(id, { unitId, due: day('2026-05-15'), reported: addDays(day('2026-05-15'), days) })
export const leftOverdue = (id: string, unitId = 'u1') => task(id, { unitId, due: day('2026-05-15') })

/** A day of the half-year around the second quarter of 2026. */
const anyDay = (from: string, to: string): fc.Arbitrary<Day> =>
  fc.integer({ min: 0, max: daysBetween(day(from), day(to)) }).map(n => addDays(day(from), n))

/** Any life a task can have: early, late, never, returned, extended, excused, withdrawn, without a day. */
export const anyLife = (units: readonly string[] = ['u1']): fc.Arbitrary<Life> =>
  fc
    .record({
      unitId: fc.constantFrom(...units),
      assigned: anyDay('2026-01-05', '2026-06-20'),
      dueIn: fc.option(fc.integer({ min: 0, max: 90 }), { freq: 5 }),
      reportedIn: fc.option(fc.integer({ min: 0, max: 120 }), { freq: 3 }),
      waits: fc.boolean(),
      returned: fc.integer({ min: 0, max: 3 }),
      extendedBy: fc.option(fc.integer({ min: 1, max: 30 }), { freq: 2, nil: null }),
      excluded: fc.integer({ min: 0, max: 9 }).map(n => n === 0),
      withdrawn: fc.integer({ min: 0, max: 9 }).map(n => n === 0),
    })
    .map(r => {
      const due = r.dueIn === null ? null : addDays(r.assigned, r.dueIn)
      const reported = r.reportedIn === null || r.withdrawn ? null : addDays(r.assigned, r.reportedIn)
      return {
        unitId: r.unitId,
        assigned: r.assigned,
        due,
        reported,
        confirmed: r.waits ? null : undefined,
        returned: r.returned,
        extendedTo: due !== null && r.extendedBy !== null ? { day: addDays(due, r.extendedBy), on: r.assigned } : null,
        excluded: r.excluded,
        withdrawn: r.withdrawn ? addDays(r.assigned, 40) : null,
      }
    })

export const anyHistories = (units?: readonly string[], maxLength = 25) =>
  fc
    .array(anyLife(units), { maxLength })
    .map(lives => lives.map((life, i) => ({ id: `t${String(i).padStart(3, '0')}`, events: history(`t${i}`, life) })))

/** As `reads.tasksAsOf` answers: the fold of what had happened by then. */
export const asOf = (histories: { id: string; events: TaskEvent[] }[], instant: string): Task[] =>
  histories.flatMap(h => {
    const seen = h.events.filter(e => e.at <= instant)
    const first = seen.reduce<Task | null>((t, e) => evolve(h.id, t, e), null)
    return first ? [first] : []
  })
