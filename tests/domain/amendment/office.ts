/** Notices, the tasks under them in any state, and later notices that change some of it: for the rules to hold on. */
import fc from 'fast-check'
import { NO_CHOICES } from '#app/domain/amendment/amendment.ts'
import { type Comparison, compareNotices, type TaskFate } from '#app/domain/amendment/task-fates.ts'
import type { DraftDirective, PartyRef } from '#app/domain/directive/draft.ts'
import { fanOut } from '#app/domain/directive/fan-out.ts'
import { addDays, day } from '#app/domain/shared/day.ts'
import { instantAt } from '#app/domain/shared/instant.ts'
import { evolve, type Task, type TaskEventData } from '#app/domain/task/task.ts'
import { eventsOf } from '#app/features/amendments/plan-amendment.ts'
import { directive, seedOffice } from '../directive/seed-office.ts'

export const office = seedOffice()
export const TODAY = day('2008-05-20')
const ISSUED = instantAt(day('2008-05-05'), '16:00')
const NOW = instantAt(TODAY, '09:00')
const UNITS = ['vp', 'cchc', 'tckh', 'nv', 'kt', 'cntt', 'p1']

const unit: fc.Arbitrary<PartyRef> = fc.constantFrom(...UNITS).map(id => ({ kind: 'unit', id }))
const group: fc.Arbitrary<PartyRef> = fc.constantFrom('phong-ban', 'phuong').map(id => ({ kind: 'group', id }))
const few = (max: number, min = 0) =>
  fc.uniqueArray(fc.oneof({ weight: 4, arbitrary: unit }, { weight: 1, arbitrary: group }), {
    minLength: min,
    maxLength: max,
    selector: p => p.id,
  })
const due = fc.option(
  fc.integer({ min: -3, max: 40 }).map(n => addDays(TODAY, n)),
  { nil: null },
)
const WORDS = 'báo cáo kết quả rà soát lập kế hoạch kiểm tra hồ sơ nhà đất thủ tục đường phố chợ trường học'.split(' ')
const words = fc.array(fc.constantFrom(...WORDS), { minLength: 4, maxLength: 9 }).map(list => list.join(' '))

const parts = fc.record({
  lead: few(3),
  coordinate: few(2),
  due,
  words,
  recurrence: fc.option(fc.constant('monthly' as const), { nil: null, freq: 6 }),
  reportTo: fc.option(fc.constantFrom('cchc', 'vp'), { nil: null }),
  otherDues: fc.array(
    fc.integer({ min: 1, max: 30 }).map(n => addDays(TODAY, n)),
    { maxLength: 2 },
  ),
})
type Made<A> = A extends fc.Arbitrary<infer T> ? T : never
type Parts = Made<typeof parts>

const directiveOf = (p: Partial<Parts>, i: number): Partial<DraftDirective> => ({
  path: String(i + 1),
  label: `${i + 1}.`,
  ...(p.words !== undefined && { text: `${i + 1}. ${p.words}.`, title: p.words }),
  ...(p.lead && { lead: p.lead }),
  ...(p.coordinate && { coordinate: p.coordinate }),
  ...(p.due !== undefined && { due: p.due, duePrecision: p.due ? ('day' as const) : ('none' as const) }),
  ...(p.otherDues && { otherDues: p.due ? p.otherDues : [] }),
  ...(p.recurrence !== undefined && { recurrence: p.recurrence }),
  ...(p.reportTo !== undefined && { reportTo: p.reportTo ? { kind: 'unit' as const, id: p.reportTo } : null }),
})

const life = fc.array(
  fc.record({
    task: fc.nat(40),
    what: fc.constantFrom('accept', 'report', 'confirm', 'withdraw', 'reassign', 'extend', 'suspend', 'milestone'),
    unit: fc.constantFrom(...UNITS),
    days: fc.integer({ min: 1, max: 30 }),
  }),
  { maxLength: 25 },
)

function lived(tasks: Task[], steps: Made<typeof life>): Task[] {
  for (const s of steps) {
    const i = s.task % Math.max(1, tasks.length)
    const t = tasks[i]
    if (!t || t.state === 'done' || t.state === 'withdrawn') continue
    const data = stepOf(t, s)
    if (data) tasks[i] = evolve(t.id, t, { at: instantAt(addDays(TODAY, -1), '10:00'), actorId: 'x', data })
  }
  return tasks
}

function stepOf(t: Task, s: { what: string; unit: string; days: number }): TaskEventData | null {
  switch (s.what) {
    case 'accept':
      return t.state === 'assigned' ? { kind: 'accepted' } : null
    case 'report':
      return { kind: 'reported', text: 'Đã xong', documentNumber: null, documentDay: null, fileIds: [], onTime: null }
    case 'confirm':
      return t.state === 'reported' ? { kind: 'confirmed', note: null } : null
    case 'withdraw':
      return { kind: 'withdrawn', reason: 'Không còn cần' }
    case 'reassign':
      return t.unitId === s.unit || t.kind === 'synthesis'
        ? null
        : { kind: 'reassigned', fromUnitId: t.unitId, toUnitId: s.unit, reason: 'Đúng chức năng', due: null }
    case 'extend':
      return t.due === null
        ? null
        : { kind: 'extended', from: t.due, due: addDays(t.due, s.days), reason: null, asked: false }
    case 'milestone':
      return { kind: 'milestone-set', id: 'own', name: 'Mốc riêng', from: null, due: addDays(TODAY, s.days) }
    default:
      return t.state === 'accepted' ? { kind: 'suspended', reason: 'Chờ hướng dẫn' } : null
  }
}

/** A notice as it was issued, and its tasks as life left them. */
export const anyNotice = fc.tuple(fc.array(parts, { minLength: 1, maxLength: 5 }), life).map(([list, steps]) => {
  const earlier = list.map((p, i) => directive({ id: `e${i}`, ...directiveOf(p, i) }))
  const tasks = earlier.flatMap(d =>
    fanOut(d, office, TODAY).map((seed, n) =>
      evolve(`${d.id}-${String(n).padStart(2, '0')}`, null, {
        at: ISSUED,
        actorId: 'vice',
        data: { kind: 'assigned', task: { ...seed, noticeId: 'n1', meetingId: 'm', directiveId: d.id } },
      }),
    ),
  )
  return { earlier, tasks: lived(tasks, steps) }
})

const edit = fc.record({
  what: fc.constantFrom(
    'drop',
    'lead',
    'coordinate',
    'due',
    'words',
    'reportTo',
    'recurrence',
    'otherDues',
    'forget-id',
  ),
  at: fc.nat(10),
  to: parts,
})

/** Some of it edited, dropped, added, and renumbered. */
export const anyLater = (earlier: readonly DraftDirective[]) =>
  fc.tuple(fc.array(edit, { maxLength: 6 }), fc.array(parts, { maxLength: 2 })).map(([edits, added]) => {
    let later = [...earlier]
    for (const [n, e] of edits.entries()) {
      const i = e.at % Math.max(1, later.length)
      const d = later[i]
      if (!d) break
      if (e.what === 'drop') later = later.toSpliced(i, 1)
      else if (e.what === 'forget-id') later[i] = { ...d, id: `re-read-${n}` }
      else
        later[i] = {
          ...d,
          ...directiveOf({ [e.what]: e.to[e.what], ...(e.what === 'otherDues' && d.due ? { due: d.due } : {}) }, i),
        }
    }
    return [...later, ...added.map((p, i) => directive({ id: `new${i}`, ...directiveOf(p, later.length + i) }))].map(
      (d, i) => ({ ...d, path: String(i + 1), label: `${i + 1}.`, text: d.text.replace(/^\d+\./, `${i + 1}.`) }),
    )
  })

export const anyAmendment = anyNotice.chain(n => anyLater(n.earlier).map(later => ({ ...n, later })))

export const compare = (
  {
    earlier,
    later,
    tasks,
  }: { earlier: readonly DraftDirective[]; later: readonly DraftDirective[]; tasks: readonly Task[] },
  choices = NO_CHOICES,
): Comparison =>
  compareNotices({
    earlier,
    later,
    tasks: tasks.filter(t => t.state !== 'withdrawn'),
    choices,
    office,
    on: TODAY,
    next: null,
  })

/** The tasks under the later notice, as issuing it leaves them. */
export function carriedOut({ fates, fresh }: Comparison): Task[] {
  const issued = { noticeId: 'n2', number: '02/TB', idOf: (id: string) => id }
  const old = fates.map(fate => afterwards(fate, issued))
  const made = fresh.flatMap(f =>
    f.seeds.map((seed, n) =>
      evolve(`n2-${f.later.id}-${n}`, null, {
        at: NOW,
        actorId: 'vice',
        data: { kind: 'assigned', task: { ...seed, noticeId: 'n2', meetingId: 'm', directiveId: f.later.id } },
      }),
    ),
  )
  return [...old, ...made]
}

export const afterwards = (
  fate: TaskFate,
  issued = { noticeId: 'n2', number: '02/TB', idOf: (id: string) => id },
): Task =>
  eventsOf(fate, { kind: 'correction' }, issued, TODAY).reduce<Task>(
    (task, data) => evolve(task.id, task, { at: NOW, actorId: 'vice', data }),
    fate.task,
  )
