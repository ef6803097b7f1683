import { seededHolidays } from '#app/domain/calendar/holidays.ts'
import type { WorkingCalendar } from '#app/domain/calendar/working-days.ts'
import type { RemindedTask } from '#app/domain/reminder/escalation.ts'
import { type PlanInput, planNotices } from '#app/domain/reminder/plan.ts'
import { DEFAULT_RULES } from '#app/domain/reminder/rule.ts'
import { DEFAULT_REMINDER_SETTINGS } from '#app/domain/reminder/settings.ts'
import { type Day, day } from '#app/domain/shared/day.ts'
import { type Instant, instant } from '#app/domain/shared/instant.ts'
import { evolve, type TaskEventData } from '#app/domain/task/task.ts'
import type { Office, Person, Post, PostKind } from '#app/domain/unit/office.ts'

export const calendar: WorkingCalendar = { overrides: new Map(seededHolidays(2026, 2027).map(h => [h.day, h.kind])) }

const always = { validFrom: day('2020-01-01'), validTo: null }

export const person = (id: string, email: string | null = `${id}@ubnd.example.vn`): Person => ({
  id,
  name: id,
  email,
  active: true,
})

export const post = (kind: PostKind, unitId: string, personId: string | null, more: Partial<Post> = {}): Post => ({
  ...always,
  id: `${kind}-${unitId}-${personId ?? 'vacant'}`,
  kind,
  title: kind,
  unitId,
  personId,
  deputies: [],
  version: 1,
  ...more,
})

/** Chair, a vice-chair in charge of "kt", one of "vx", the secretariat, and two units with head, deputy and officer. */
export function office(changes: Partial<Office> = {}): Office {
  const unit = (id: string, kind: string) => ({
    ...always,
    id,
    name: id,
    kind,
    parentId: null,
    sort: 1,
    aliases: [],
    version: 1,
  })
  const ids = ['ct', 'pct-kt', 'pct-vx', 'tk', 'tp-kt', 'pp-kt', 'cv-kt', 'tp-vx', 'pp-vx', 'cv-vx', 'qt']
  return {
    name: 'UBND',
    units: [unit('ld', 'leadership'), unit('vp', 'office'), unit('kt', 'office'), unit('vx', 'office')],
    groups: [],
    people: ids.map(id => person(id)),
    posts: [
      post('chair', 'ld', 'ct'),
      post('vice-chair', 'ld', 'pct-kt', { id: 'p-kt' }),
      post('vice-chair', 'ld', 'pct-vx', { id: 'p-vx' }),
      post('secretary', 'vp', 'tk'),
      post('unit-head', 'kt', 'tp-kt'),
      post('unit-deputy', 'kt', 'pp-kt'),
      post('officer', 'kt', 'cv-kt'),
      post('unit-head', 'vx', 'tp-vx'),
      post('unit-deputy', 'vx', 'pp-vx'),
      post('officer', 'vx', 'cv-vx'),
      post('admin', 'vp', 'qt'),
    ],
    portfolio: [
      { ...always, postId: 'p-kt', unitId: 'kt', fieldId: null },
      { ...always, postId: 'p-vx', unitId: 'vx', fieldId: null },
    ],
    fields: [],
    ...changes,
  }
}

type Made = {
  id?: string
  unitId?: string
  due?: string | null
  at?: string
  urgency?: 'normal' | 'urgent' | 'flash'
  coordinating?: string[]
}

/** A task as publishing makes it. */
export function task({
  id = 't1',
  unitId = 'kt',
  due = null,
  at = '2026-06-01T10:00+07:00',
  urgency = 'normal',
  coordinating = [],
}: Made = {}): RemindedTask {
  const made = evolve(id, null, {
    at: instant(at),
    actorId: 'pct-kt',
    data: {
      kind: 'assigned',
      task: {
        kind: 'work',
        noticeId: 'n1',
        meetingId: 'm1',
        directiveId: 'd1',
        path: '1.1',
        title: 'Báo cáo công tác cải cách hành chính',
        text: 'Báo cáo công tác cải cách hành chính',
        unitId,
        fieldId: null,
        urgency,
        starred: false,
        due: due === null ? null : day(due),
        duePrecision: 'day',
        dueText: null,
        reportToUnitId: null,
        reportToPost: null,
        coordinations: coordinating.map(unitId => ({ unitId, ask: null, due: null })),
      },
    },
  })
  return { ...made, chairPersonId: 'pct-kt' }
}

export const evolved = (t: RemindedTask, at: string, data: TaskEventData, actorId = 'tp-kt'): RemindedTask => ({
  ...evolve(t.id, t, { at: instant(at), actorId, data }),
  chairPersonId: t.chairPersonId,
})

export const runOf = (d: Day): Instant => instant(`${d}T07:30:00+07:00`)

export const plan = (tasks: readonly RemindedTask[], asOf: string, more: Partial<PlanInput> = {}) =>
  planNotices({
    tasks,
    office: office(),
    calendar,
    rules: DEFAULT_RULES,
    since: null,
    settings: DEFAULT_REMINDER_SETTINGS,
    ...more,
    asOf: instant(asOf),
  })

/** "overdue+3 → tp-kt, cv-kt", sorted: what a run tells whom. */
export function told(tasks: readonly RemindedTask[], asOf: string, more: Partial<PlanInput> = {}): string[] {
  const byStep = new Map<string, string[]>()
  for (const n of plan(tasks, asOf, more).notices) {
    const sign = n.occurrence > 0 ? '+' : ''
    const step = `${n.rule}${sign}${n.occurrence}`
    byStep.set(step, [...(byStep.get(step) ?? []), n.personId])
  }
  return [...byStep].map(([step, people]) => `${step} → ${people.join(', ')}`).sort()
}
