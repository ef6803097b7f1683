/**
 * What happens in an office, as a list that both the model and the engine can play: days are whole numbers from a
 * Monday (0), units, people and tasks are numbers too. Nothing here knows how either of them works.
 */
import fc from 'fast-check'

export const UNITS = 4
export const VICE_CHAIRS = 2
export const FIELDS = 2
export const TASKS = 4

/** Everybody by a number: unit n has a head, a deputy head and two officers. */
export const headOf = (unit: number): number => 100 + unit
export const deputyOf = (unit: number): number => 200 + unit
export const officersOf = (unit: number): number[] => [300 + unit, 400 + unit]
export const viceChair = (n: number): number => 10 + n
export const CHAIR = 1
export const SECRETARIES = [20, 21]
/** Somebody from outside, who can be put into any post. */
export const OUTSIDER = 50

export type Post =
  | { post: 'head' | 'deputy'; unit: number }
  | { post: 'vice-chair' | 'secretary'; n: number }
  | { post: 'chair' }

export type Op =
  | {
      op: 'give'
      task: number
      unit: number
      coordinating: number | null
      dueIn: number | null
      field: number | null
      flash: boolean
      starred: boolean
      /** Who chaired the meeting: the chair or the first vice-chair. */
      byViceChair: boolean
    }
  | { op: 'accept' | 'progress' | 'report' | 'confirm' | 'return' | 'suspend' | 'withdraw' | 'urge'; task: number }
  | { op: 'ask-back' | 'refuse-back' | 'refuse-extension' | 'close'; task: number }
  /** To one of the unit's officers; 2 is the head himself. */
  | { op: 'hand-on'; task: number; to: 0 | 1 | 2 }
  | { op: 'ask-extension' | 'extend'; task: number; by: number }
  | { op: 'set-due' | 'resume'; task: number; dueIn: number | null }
  | { op: 'reassign'; task: number; unit: number; dueIn: number | null }
  /** Another unit's opinion, by a day of its own. */
  | { op: 'ask-opinion'; task: number; unit: number; dueIn: number | null }
  | { op: 'answer-opinion'; task: number; unit: number }
  | { op: 'ask-explanation' | 'review' | 'milestone'; task: number; dueIn: number }
  | { op: 'explain' | 'judge' | 'milestone-done'; task: number }
  /** The chair asks somebody; the oldest open question is answered. */
  | { op: 'ask-question'; task: number; to: number }
  | { op: 'answer-question'; task: number }
  /** A day so many days from today becomes a day off, a working day, or what its weekday says. */
  | { op: 'calendar'; in: number; kind: 'off' | 'working' | 'usual' }
  /** From today: nobody, the one who always had it, or somebody who may hold another post. */
  | { op: 'fill'; post: Post; with: 'nobody' | 'usual' | number }
  /** On leave for so many days from today, somebody acting. */
  | { op: 'leave'; post: Post; acting: number; days: number }
  | { op: 'address'; person: number; has: boolean }
  | { op: 'portfolio'; unit: number; leader: number | null; field: number | null }
  /** The unit ends today; what it still owes is given to another one. */
  | { op: 'merge'; unit: number; into: number }
  /** The unit ends today and nobody thinks of its tasks. */
  | { op: 'abolish'; unit: number }

export type Step = {
  day: number
  /** After the run is planned and before its mails go; otherwise later in the day. */
  between: boolean
  op: Op
}

export type History = {
  /** So many days are looked at. */
  days: number
  /** Days on which no process runs at all. */
  down: ReadonlySet<number>
  /** Days on which the process dies in its morning's run – after so many transactions – and starts again. */
  deaths: ReadonlyMap<number, number>
  steps: readonly Step[]
}

const unit = fc.nat({ max: UNITS - 1 })
/** Mostly the one that is there from the start. */
const task = fc.oneof({ weight: 2, arbitrary: fc.constant(0) }, { weight: 3, arbitrary: fc.nat({ max: TASKS - 1 }) })
const post: fc.Arbitrary<Post> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ post: fc.constantFrom('head' as const, 'deputy' as const), unit }) },
  {
    weight: 2,
    arbitrary: fc.record({ post: fc.constant('vice-chair' as const), n: fc.nat({ max: VICE_CHAIRS - 1 }) }),
  },
  { weight: 1, arbitrary: fc.record({ post: fc.constant('secretary' as const), n: fc.nat({ max: 1 }) }) },
  { weight: 1, arbitrary: fc.constant({ post: 'chair' as const }) },
)
const anybody = fc.oneof(
  unit.map(headOf),
  unit.map(deputyOf),
  unit.map(u => officersOf(u)[0]!),
  fc.nat({ max: VICE_CHAIRS - 1 }).map(viceChair),
  fc.constantFrom(CHAIR, ...SECRETARIES, OUTSIDER),
)
const dueIn = fc.oneof(
  { weight: 5, arbitrary: fc.integer({ min: 0, max: 14 }) },
  { weight: 2, arbitrary: fc.integer({ min: 0, max: 40 }) },
)
const maybe = <T>(a: fc.Arbitrary<T>, freq = 4) => fc.option(a, { nil: null, freq })

const op: fc.Arbitrary<Op> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      op: fc.constant('give' as const),
      task,
      unit,
      coordinating: fc.option(unit, { nil: null, freq: 1 }),
      dueIn: maybe(dueIn),
      field: maybe(fc.nat({ max: FIELDS - 1 }), 1),
      flash: fc.integer({ min: 0, max: 5 }).map(n => n === 0),
      starred: fc.integer({ min: 0, max: 5 }).map(n => n === 0),
      byViceChair: fc.boolean(),
    }),
  },
  {
    weight: 10,
    arbitrary: fc.record({
      op: fc.constantFrom('accept', 'progress', 'report', 'confirm', 'return', 'suspend', 'withdraw', 'urge'),
      task,
    }),
  },
  {
    weight: 5,
    arbitrary: fc.record({ op: fc.constantFrom('ask-back', 'refuse-back', 'refuse-extension', 'close'), task }),
  },
  {
    weight: 3,
    arbitrary: fc.record({ op: fc.constant('hand-on' as const), task, to: fc.constantFrom(0, 1, 2) }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      op: fc.constantFrom('ask-extension', 'extend'),
      task,
      by: fc.integer({ min: 1, max: 15 }),
    }),
  },
  { weight: 3, arbitrary: fc.record({ op: fc.constantFrom('set-due', 'resume'), task, dueIn: maybe(dueIn) }) },
  { weight: 2, arbitrary: fc.record({ op: fc.constant('reassign' as const), task, unit, dueIn: maybe(dueIn, 1) }) },
  {
    weight: 4,
    arbitrary: fc.record({ op: fc.constant('ask-opinion' as const), task, unit, dueIn: maybe(dueIn) }),
  },
  { weight: 1, arbitrary: fc.record({ op: fc.constant('answer-opinion' as const), task, unit }) },
  {
    weight: 5,
    arbitrary: fc.record({ op: fc.constantFrom('ask-explanation', 'review', 'milestone'), task, dueIn }),
  },
  { weight: 3, arbitrary: fc.record({ op: fc.constantFrom('explain', 'judge', 'milestone-done'), task }) },
  { weight: 3, arbitrary: fc.record({ op: fc.constant('ask-question' as const), task, to: anybody }) },
  { weight: 1, arbitrary: fc.record({ op: fc.constant('answer-question' as const), task }) },
  {
    weight: 4,
    arbitrary: fc.record({
      op: fc.constant('calendar' as const),
      in: fc.integer({ min: -3, max: 14 }),
      kind: fc.constantFrom('off', 'off', 'working', 'usual'),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      op: fc.constant('fill' as const),
      post,
      with: fc.oneof(fc.constantFrom('nobody' as const, 'usual' as const), anybody),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      op: fc.constant('leave' as const),
      post,
      acting: anybody,
      days: fc.integer({ min: 1, max: 8 }),
    }),
  },
  { weight: 3, arbitrary: fc.record({ op: fc.constant('address' as const), person: anybody, has: fc.boolean() }) },
  {
    weight: 2,
    arbitrary: fc.record({
      op: fc.constant('portfolio' as const),
      unit,
      leader: maybe(fc.nat({ max: VICE_CHAIRS - 1 })),
      field: maybe(fc.nat({ max: FIELDS - 1 }), 1),
    }),
  },
  { weight: 1, arbitrary: fc.record({ op: fc.constant('merge' as const), unit, into: unit }) },
  { weight: 1, arbitrary: fc.record({ op: fc.constant('abolish' as const), unit }) },
) as fc.Arbitrary<Op>

/** A task is in it from the start, so that no history is about nothing. */
export const history: fc.Arbitrary<History> = fc
  .record({
    days: fc.integer({ min: 7, max: 45 }),
    down: fc.oneof(
      { weight: 3, arbitrary: fc.constant([] as { from: number; days: number }[]) },
      {
        weight: 1,
        arbitrary: fc.array(fc.record({ from: fc.nat({ max: 40 }), days: fc.integer({ min: 1, max: 9 }) }), {
          maxLength: 2,
        }),
      },
    ),
    deaths: fc.array(fc.tuple(fc.nat({ max: 40 }), fc.nat({ max: 12 })), { maxLength: 3 }),
    first: fc.record({ unit, dueIn: maybe(dueIn), starred: fc.integer({ min: 0, max: 3 }).map(n => n === 0) }),
    steps: fc.array(
      fc.record({ day: fc.nat({ max: 40 }), between: fc.integer({ min: 0, max: 4 }).map(n => n === 0), op }),
      { maxLength: 36 },
    ),
  })
  .map(({ days, down, deaths, first, steps }) => ({
    days,
    deaths: new Map(deaths),
    down: new Set(down.flatMap(d => Array.from({ length: d.days }, (_, i) => d.from + i))),
    steps: [
      {
        day: 0,
        between: false,
        op: {
          op: 'give' as const,
          task: 0,
          ...first,
          coordinating: null,
          field: null,
          flash: false,
          byViceChair: false,
        },
      },
      // in the order they happen
      ...steps
        .map((s, i) => ({ s, i }))
        .sort((a, b) => a.s.day - b.s.day || Number(b.s.between) - Number(a.s.between) || a.i - b.i)
        .map(({ s }) => s),
    ],
  }))
