/**
 * What a later notice does to every task of the earlier one: kept, changed or withdrawn – each task exactly one of
 * them – and the new tasks it gives. Only what the two texts say differently changes a task: an extension, another
 * officer, a coordinating unit asked since stay what they are.
 *
 * What has a report or is done stays with its history: nothing is reopened or withdrawn that a unit has finished,
 * unless somebody says so of a report that waits.
 */
import type { DraftDirective } from '../directive/draft.ts'
import { fanOut, type TaskSeed } from '../directive/fan-out.ts'
import type { Day } from '../shared/day.ts'
import { type Refusal, refuse } from '../shared/refusal.ts'
import type { NextMeeting } from '../task/next-meeting.ts'
import type { Task, TaskId } from '../task/task.ts'
import type { Office, UnitId } from '../unit/office.ts'
import type { AmendmentChoices, FieldChange } from './amendment.ts'
import { type ChangedParts, changedParts } from './directive-changes.ts'
import { type Pair, type Pairing, pairDirectives } from './pairing.ts'
import { changeOf, type TaskChange } from './task-changes.ts'

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
