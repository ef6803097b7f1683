/**
 * What a later notice does to every task of the earlier one: kept, changed or withdrawn – each task exactly one of
 * them – and the new tasks it gives. Only what the two texts say differently changes a task: an extension, another
 * officer, a coordinating unit asked since stay what they are.
 *
 * What has a report or is done stays with its history: nothing is reopened or withdrawn that a unit has finished,
 * unless somebody says so of a report that waits.
 */
import type { DraftDirective } from '../directive/draft.ts'
import { fanOut, type TaskSeed, unitsOfParties } from '../directive/fan-out.ts'
import { type Day, formatDay } from '../shared/day.ts'
import { type Refusal, refuse } from '../shared/refusal.ts'
import { isOfText } from '../task/amendment-events.ts'
import type { NextMeeting } from '../task/next-meeting.ts'
import type { Task, TaskEventData, TaskId } from '../task/task.ts'
import { type Office, type UnitId, unitOf } from '../unit/office.ts'
import type { AmendmentChoices, FieldChange } from './amendment.ts'
import { type ChangedParts, changedParts, directiveChanges, namesOf } from './directive-changes.ts'
import { type Pair, type Pairing, pairDirectives } from './pairing.ts'

export type TaskChange = Omit<Extract<TaskEventData, { kind: 'amended' }>, AddedAtIssue>
type AddedAtIssue = 'kind' | 'via' | 'reason' | 'noticeId' | 'directiveId' | 'path' | 'summary'

export type TaskFate =
  | { kind: 'kept'; task: Task; later: DraftDirective | null; why: 'same' | 'reported' | 'done' }
  | {
      kind: 'changed'
      task: Task
      later: DraftDirective
      change: TaskChange
      leadTo: UnitId | null
      words: FieldChange[]
    }
  | { kind: 'withdrawn'; task: Task; why: 'dropped' | 'unit' }

export type Comparison = Pairing & {
  fates: TaskFate[]
  /** New tasks, by the directive of the later notice that gives them. */
  fresh: { later: DraftDirective; seeds: TaskSeed[] }[]
}

export type Compared = {
  earlier: readonly DraftDirective[]
  later: readonly DraftDirective[]
  /** Under the earlier notice, without parts of tasks and without what was withdrawn before. */
  tasks: readonly Task[]
  choices: AmendmentChoices
  office: Office
  on: Day
  next: NextMeeting | null
}

export function compareNotices(c: Compared): Comparison {
  const pairing = pairDirectives(c.earlier, c.later, c.choices.takes, c.office, c.on)
  const asked = new Set(c.choices.reported)
  const under = (directiveId: string) => c.tasks.filter(t => t.directiveId === directiveId).sort(byId)
  const fates: TaskFate[] = []
  const fresh: Comparison['fresh'] = []
  for (const pair of pairing.pairs) {
    const { earlier, later } = pair
    if (!earlier) fresh.push({ later, seeds: fanOut(later, c.office, c.on, c.next) })
    else {
      const outcome = outcomeOf({ earlier, later }, under(earlier.id), asked, c)
      fates.push(...outcome.fates)
      fresh.push({ later, seeds: outcome.seeds })
    }
  }
  for (const d of pairing.dropped) for (const task of under(d.id)) fates.push(ended(task, 'dropped', null, asked))
  return { ...pairing, fates, fresh: fresh.filter(f => f.seeds.length > 0) }
}

/** A later notice that says what the earlier one says is a mistake. */
export const checkAmended = ({ fates, fresh, pairs, dropped }: Comparison): Refusal | null =>
  fates.every(f => f.kind === 'kept') &&
  fresh.length === 0 &&
  dropped.length === 0 &&
  pairs.every(({ earlier, later }) => earlier && Object.values(changedParts(earlier, later)).every(changed => !changed))
    ? refuse('nothing-changed', 'Dự thảo chưa khác gì thông báo trước.')
    : null

const byId = (a: Task, b: Task): number => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)

/** What is finished, or waits to be judged, is not touched unless it was asked for. */
function settled(task: Task, asked: ReadonlySet<TaskId>): 'done' | 'reported' | null {
  if (task.state === 'done') return 'done'
  return task.state === 'reported' && !asked.has(task.id) ? 'reported' : null
}

function ended(
  task: Task,
  why: 'dropped' | 'unit',
  later: DraftDirective | null,
  asked: ReadonlySet<TaskId>,
): TaskFate {
  const stays = settled(task, asked)
  return stays ? { kind: 'kept', task, later, why: stays } : { kind: 'withdrawn', task, why }
}

type Taken = Pair & { earlier: DraftDirective }

function outcomeOf(pair: Taken, tasks: readonly Task[], asked: ReadonlySet<TaskId>, c: Compared) {
  const parts = changedParts(pair.earlier, pair.later)
  const before = fanOut(pair.earlier, c.office, c.on, c.next)
  const after = fanOut(pair.later, c.office, c.on, c.next)
  const fates: TaskFate[] = []
  const seeds: TaskSeed[] = []
  for (const kind of ['work', 'synthesis'] as const) {
    const seats = seatsOf(
      tasks.filter(t => t.kind === kind),
      before.filter(s => s.kind === kind).map(s => s.unitId),
      after.filter(s => s.kind === kind).map(s => s.unitId),
    )
    for (const { task, to } of seats.tasks) {
      if (to === null) fates.push(ended(task, 'unit', pair.later, asked))
      else {
        const leadTo = to === task.unitId || to === 'stays' ? null : to
        const seed = after.find(s => s.kind === kind && s.unitId === (leadTo ?? task.unitId))
        fates.push(fateOf(task, pair, parts, seed ?? after.find(s => s.kind === kind) ?? null, leadTo, asked, c))
      }
    }
    seeds.push(...after.filter(s => s.kind === kind && seats.added.includes(s.unitId)))
  }
  return { fates, seeds }
}

/** `to`: whose it is from now on; 'stays': whoever has it; null: nobody's. */
type Seats = { tasks: { task: Task; to: UnitId | 'stays' | null }[]; added: UnitId[] }

/**
 * Which unit of the earlier notice a task stands for – its own, or, where it was given to another since, one that has
 * none left – and so whether the later notice still names it. One unit in the place of one other takes the task over;
 * of several that come and go, those that go lose theirs and those that come get a new one.
 */
function seatsOf(tasks: readonly Task[], named: readonly UnitId[], namedNow: readonly UnitId[]): Seats {
  const has = [...new Set(tasks.map(t => t.unitId))]
  // an item that named nobody was given to somebody later: that is who it named
  const units = named.length > 0 || namedNow.length === 0 ? named : has
  const taken = new Map<string | null, Set<UnitId>>()
  const seats = new Map<TaskId, UnitId>()
  const sit = (t: Task, unitId: UnitId) => {
    seats.set(t.id, unitId)
    taken.set(t.period, (taken.get(t.period) ?? new Set()).add(unitId))
  }
  const isFree = (t: Task, unitId: UnitId) => !taken.get(t.period)?.has(unitId)
  for (const t of tasks) if (units.includes(t.unitId) && isFree(t, t.unitId)) sit(t, t.unitId)
  for (const t of tasks) {
    if (seats.has(t.id)) continue
    // the day the notice names the unit that has it by now
    if (namedNow.includes(t.unitId) && !units.includes(t.unitId)) sit(t, t.unitId)
    else sit(t, units.find(u => isFree(t, u)) ?? t.unitId)
  }
  const gone = units.filter(u => !namedNow.includes(u))
  const come = namedNow.filter(u => !units.includes(u) && !has.includes(u))
  const [leaver, heir] = gone.length === 1 && come.length === 1 ? [gone[0]!, come[0]!] : [null, null]
  const handed = leaver !== null && [...seats.values()].includes(leaver)
  return {
    tasks: tasks.map(task => {
      const seat = seats.get(task.id)!
      if (!gone.includes(seat)) return { task, to: 'stays' }
      return { task, to: handed && seat === leaver ? heir : null }
    }),
    added: handed ? [] : come,
  }
}

function fateOf(
  task: Task,
  pair: Taken,
  parts: ChangedParts,
  seed: TaskSeed | null,
  leadTo: UnitId | null,
  asked: ReadonlySet<TaskId>,
  c: Compared,
): TaskFate {
  const { later } = pair
  const { change, words } = changeOf(task, pair, parts, seed, leadTo, c)
  if (words.length === 0) return { kind: 'kept', task, later, why: 'same' }
  const stays = settled(task, asked)
  return stays ? { kind: 'kept', task, later, why: stays } : { kind: 'changed', task, later, change, leadTo, words }
}

function changeOf(
  task: Task,
  { earlier, later }: Taken,
  parts: ChangedParts,
  seed: TaskSeed | null,
  leadTo: UnitId | null,
  { office, on }: Compared,
): { change: TaskChange; words: FieldChange[] } {
  const name = (id: UnitId | null) => (id ? (unitOf(office, id)?.name ?? 'đơn vị đã xoá') : 'không')
  const said = directiveChanges(earlier, later, office)
  const words = said.filter(w => ['Tên việc', 'Nội dung', 'Định kỳ'].includes(w.label))
  const put = (label: string, before: string, after: string) => words.push({ label, before, after })
  const change: TaskChange = {
    title: parts.words ? (task.kind === 'synthesis' ? `Tổng hợp: ${later.title}` : later.title) : task.title,
    text: parts.words ? later.text : task.text,
  }
  if (leadTo !== null) put('Chủ trì', name(task.unitId), name(leadTo))
  // an instance of a period keeps its day; the periods after it follow the later notice
  if (parts.due && seed && task.kind === 'work' && task.period === null) {
    const to = seed.due
    const follows = seed.followsMeetingId ?? null
    if (
      to !== task.due ||
      follows !== task.followsMeetingId ||
      (to === null && seed.duePrecision !== task.duePrecision)
    ) {
      change.due = {
        from: task.due,
        to,
        precision: seed.duePrecision,
        dueText: seed.dueText,
        followsMeetingId: follows,
      }
      put('Thời hạn', dueOf(task.due, task.duePrecision), dueOf(to, seed.duePrecision))
    }
    const milestones = milestonesFor(task, seed.milestones ?? [])
    if (milestones) {
      const days = (list: readonly { due: Day }[]) => list.map(m => formatDay(m.due)).join('; ') || 'không'
      change.milestones = milestones
      put(
        'Mốc',
        days(task.milestones),
        days([...task.milestones.filter(m => m.doneAt !== null || !isOfText(m)), ...milestones]),
      )
    }
  }
  if (parts.coordinate && task.kind === 'work') {
    const [was, is] = [unitsOfParties(office, earlier.coordinate, on), unitsOfParties(office, later.coordinate, on)]
    const lead = leadTo ?? task.unitId
    const has = new Set(task.coordinations.map(x => x.unitId))
    const added = is.filter(u => !was.includes(u) && !has.has(u) && u !== lead)
    const released = task.coordinations.filter(
      x => x.answeredAt === null && was.includes(x.unitId) && !is.includes(x.unitId),
    )
    if (added.length + released.length > 0) {
      change.coordinations = {
        asked: added.map(unitId => ({ unitId, due: change.due ? change.due.to : task.due })),
        released: released.map(x => x.unitId),
      }
      const after = [...task.coordinations.filter(x => !released.includes(x)).map(x => x.unitId), ...added]
      put(
        'Phối hợp',
        units(
          task.coordinations.map(x => x.unitId),
          office,
        ),
        units(after, office),
      )
    }
  }
  if (
    parts.reportTo &&
    seed &&
    (seed.reportToUnitId !== task.reportToUnitId || seed.reportToPost !== task.reportToPost)
  ) {
    change.reportTo = { unitId: seed.reportToUnitId, post: seed.reportToPost }
    put(
      'Nơi nhận báo cáo',
      task.reportToPost ?? name(task.reportToUnitId),
      seed.reportToPost ?? name(seed.reportToUnitId),
    )
  }
  if (parts.urgency && task.urgency !== later.urgency) {
    change.urgency = later.urgency
    words.push(said.find(w => w.label === 'Mức độ')!)
  }
  if (parts.starred && task.starred !== later.starred) {
    change.starred = later.starred
    words.push(said.find(w => w.label === 'Quan trọng')!)
  }
  if (parts.field && task.fieldId !== later.fieldId) {
    const field = (id: string | null) => office.fields.find(f => f.id === id)?.name ?? 'không'
    change.fieldId = later.fieldId
    put('Lĩnh vực', field(task.fieldId), field(later.fieldId))
  }
  return { change, words }
}

const units = (ids: readonly UnitId[], office: Office): string =>
  namesOf(
    ids.map(id => ({ kind: 'unit', id })),
    office,
  )

const dueOf = (due: Day | null, precision: Task['duePrecision']): string =>
  due ? formatDay(due) : precision === 'next-meeting' ? 'kỳ họp sau' : 'không thời hạn'

/** Those to be set anew; null where the text's own days are there already. */
function milestonesFor(task: Task, wanted: NonNullable<TaskSeed['milestones']>) {
  const kept = task.milestones.filter(m => m.doneAt !== null || !isOfText(m))
  const missing = wanted.filter(w => !kept.some(k => k.due === w.due))
  const now = task.milestones.filter(m => !kept.includes(m))
  if (now.map(m => m.due).join() === missing.map(m => m.due).join()) return null
  const ids = new Set(kept.map(m => m.id))
  let n = 0
  return missing.map(m => {
    do n += 1
    while (ids.has(`m${n}`))
    return { ...m, id: `m${n}` }
  })
}

/** "Thời hạn: 10/06/2026 → 20/06/2026; Phối hợp: …": for a mail and the history. */
export function summaryOf(words: readonly FieldChange[]): string {
  const short = (text: string) => (text.length > 160 ? `${text.slice(0, 157).trimEnd()}…` : text)
  return words
    .map(w =>
      w.label === 'Nội dung'
        ? `Nội dung sửa thành “${short(w.after)}”`
        : `${w.label}: ${short(w.before)} → ${short(w.after)}`,
    )
    .join('; ')
}
