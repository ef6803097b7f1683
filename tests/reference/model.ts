/**
 * Who must get what when: the ladder said a second time, as plainly as possible and without a look at the engine.
 * Day by day, task by task, step by step; numbers for days, no index, no memory but what was told already.
 *
 * Where §5 leaves a question open, the answer is written down here as "Reading:".
 */
import {
  CHAIR,
  deputyOf,
  type History,
  headOf,
  type Op,
  officersOf,
  type Post,
  SECRETARIES,
  UNITS,
  VICE_CHAIRS,
  viceChair,
} from './script.ts'

type State = 'given' | 'accepted' | 'working' | 'reported' | 'back-asked' | 'redo' | 'suspended' | 'withdrawn' | 'done'

type Task = {
  id: number
  unit: number
  officer: number | null
  field: number | null
  byViceChair: boolean
  state: State
  before: State | null
  due: number | null
  /** Moments have a number, so that two on one day differ. */
  given: Moment
  told: Moment
  reported: Moment | null
  extensionAsked: Moment | null
  backAsked: Moment | null
  suspended: number
  starred: boolean
  firstWord: 'confirm' | 'close' | null
  firstWordAt: Moment | null
  /** Each unit that was asked, with its own day. */
  opinions: { unit: number; due: number | null; asked: Moment; answered: boolean }[]
  explanation: { due: number; asked: Moment; answered: Moment | null; judged: boolean } | null
  questions: { to: number; asked: Moment; answered: boolean }[]
  milestones: { due: number; done: boolean }[]
  /** Looked at again on this day, while it has none of its own. */
  review: number
}
type Moment = { day: number; serial: number }
type Run = {
  day: number
  leaders: Set<number>
  due: { t: Task; step: StepName; offset: number; anchor: string; to: Set<number | 'list'> }[]
}

type Office = {
  posts: Map<string, { holder: number | null; acting: { who: number; from: number; until: number }[] }>
  noAddress: Set<number>
  closed: Set<number>
  portfolio: { leader: number; unit: number | null; field: number | null }[]
}

type Whose = Pick<Task, 'unit' | 'field' | 'officer' | 'byViceChair'>

type StepName =
  | 'not-accepted'
  | 'due-soon'
  | 'overdue'
  | 'escalate-1'
  | 'escalate-2'
  | 'report-waiting'
  | 'extension-waiting'
  | 'send-back-waiting'
  | 'stale'
  | 'milestone-soon'
  | 'milestone-late'
  | 'coordination-soon'
  | 'coordination-late'
  | 'explanation-soon'
  | 'explanation-late'
  | 'explanation-waiting'
  | 'question-waiting'
  | 'second-word-late'
  | 'review-due'

type Role = 'officer' | 'head' | 'deputy' | 'leader' | 'chair' | 'secretariat' | 'decider'
/** Somebody by his role in a unit, or by name. */
type Wanted = { role: Role; unit: number } | { person: number }
/** What a step counts from; `known`: since when its people know of that day. */
type From = {
  day: number
  name: string
  known: Moment | null
  opinions: Task['opinions']
  questions: Task['questions']
}

/** `3: task 0 overdue+1 → 101`; the secretariat's list, where nobody has an address, is nobody's mail: "list". */
export type Told = { day: number; what: string; to: number | 'list' }

// ---- the table of §5 ------------------------------------------------------------------------------------------

/** first, then every so many; `times` at most. */
const upwards = (first: number, every: number, times = 40): number[] =>
  Array.from({ length: times }, (_, i) => first + i * every)

const TABLE: { step: StepName; offsets: number[] }[] = [
  { step: 'not-accepted', offsets: upwards(2, 2) },
  { step: 'due-soon', offsets: [-7, -3, -1, 0] },
  { step: 'overdue', offsets: upwards(1, 2, 10) },
  { step: 'escalate-1', offsets: [3] },
  { step: 'escalate-2', offsets: upwards(7, 5) },
  { step: 'report-waiting', offsets: [2] },
  { step: 'extension-waiting', offsets: [1] },
  { step: 'send-back-waiting', offsets: upwards(1, 1) },
  // Reading: after ten more silent days again; one mail about a task without a due day would be forgotten.
  { step: 'stale', offsets: upwards(10, 10) },
  // Not in §5's table, but clocks of §3: a milestone, another unit's opinion, an explanation, a question, the second
  // word about a starred task, the look at a task without a day.
  { step: 'milestone-soon', offsets: [-3, 0] },
  { step: 'milestone-late', offsets: upwards(1, 5, 4) },
  { step: 'coordination-soon', offsets: [-2, 0] },
  { step: 'coordination-late', offsets: upwards(1, 2, 5) },
  { step: 'explanation-soon', offsets: [-1, 0] },
  { step: 'explanation-late', offsets: upwards(1, 2, 5) },
  { step: 'explanation-waiting', offsets: upwards(2, 5) },
  { step: 'question-waiting', offsets: upwards(3, 2, 5) },
  { step: 'second-word-late', offsets: upwards(2, 5) },
  { step: 'review-due', offsets: upwards(0, 5) },
]

function rolesOf(step: StepName, offset: number): Role[] {
  switch (step) {
    case 'not-accepted':
      // Reading: "then the leader in charge" is told besides the head, who still has to act.
      return offset === 2 ? ['head'] : ['head', 'leader']
    case 'due-soon':
    case 'stale':
    case 'milestone-soon':
      return ['officer', 'head']
    case 'overdue':
    case 'milestone-late':
      return ['head', 'officer']
    case 'escalate-1':
      return ['leader']
    case 'escalate-2':
      return ['chair', 'secretariat']
    case 'explanation-soon':
      return ['head']
    case 'explanation-late':
      return offset === 1 ? ['head'] : ['head', 'leader']
    case 'explanation-waiting':
      return ['leader']
    case 'second-word-late':
      return ['leader', 'secretariat']
    // who was asked comes before them, see #wanted
    case 'coordination-late':
      return offset === 1 ? [] : ['head']
    case 'coordination-soon':
    case 'question-waiting':
      return []
    case 'report-waiting':
    case 'send-back-waiting':
    case 'review-due':
      return ['secretariat']
    case 'extension-waiting':
      return ['decider']
  }
}

const WEEKLY: StepName[] = ['escalate-2', 'explanation-waiting', 'second-word-late', 'review-due']
const BEFORE: StepName[] = ['due-soon', 'milestone-soon', 'coordination-soon', 'explanation-soon']
/** Reading: what somebody was asked for is owed whatever becomes of the work; the second word while it is open. */
const ASKED: StepName[] = ['explanation-soon', 'explanation-late', 'explanation-waiting', 'question-waiting']
const BESIDE: StepName[] = ['milestone-soon', 'milestone-late', 'coordination-soon', 'coordination-late', 'review-due']
const LATE: StepName[] = ['overdue', 'escalate-1', 'escalate-2']

/** The state × step table. */
function cell(t: Task, step: StepName): 'yes' | 'no' | 'secretariat' {
  const yes = (b: boolean) => (b ? 'yes' : 'no')
  if (t.state === 'suspended' || t.state === 'withdrawn') return 'no'
  if (ASKED.includes(step)) return 'yes'
  if (step === 'second-word-late') return yes(t.state !== 'done')
  if (BESIDE.includes(step)) return yes(['given', 'accepted', 'working', 'redo'].includes(t.state))
  switch (t.state) {
    case 'given':
      return yes(['not-accepted', 'due-soon', ...LATE].includes(step) || (step === 'extension-waiting' && asked(t)))
    case 'back-asked':
      return LATE.includes(step) ? 'secretariat' : yes(step === 'send-back-waiting')
    case 'accepted':
    case 'working':
    case 'redo':
      return yes(['due-soon', ...LATE, 'stale'].includes(step) || (step === 'extension-waiting' && asked(t)))
    case 'reported':
      return yes(step === 'report-waiting')
    default:
      return 'no'
  }
}
const asked = (t: Task) => t.extensionAsked !== null

// ---- the world ------------------------------------------------------------------------------------------------

const weekday = (d: number) => ((d % 7) + 7) % 7

export class Model {
  readonly told: Told[] = []
  #serial = 0
  /** Whether anything can go at once; what was written while nothing ran is not looked at here. */
  #up = true
  #tasks = new Map<number, Task>()
  #calendar = new Map<number, 'off' | 'working'>()
  #office: Office = {
    posts: new Map(),
    noAddress: new Set(),
    closed: new Set(),
    portfolio: Array.from({ length: UNITS }, (_, unit) => ({ leader: unit % VICE_CHAIRS, unit, field: null })),
  }
  /** What a person is not told again: task, step, anchor, person → offsets. */
  #given = new Map<string, number[]>()
  #lastRun: number | null = null

  constructor() {
    const fill = (post: Post, holder: number) => this.#office.posts.set(nameOf(post), { holder, acting: [] })
    for (let unit = 0; unit < UNITS; unit += 1) {
      fill({ post: 'head', unit }, headOf(unit))
      fill({ post: 'deputy', unit }, deputyOf(unit))
    }
    for (let n = 0; n < VICE_CHAIRS; n += 1) fill({ post: 'vice-chair', n }, viceChair(n))
    for (const [n, who] of SECRETARIES.entries()) fill({ post: 'secretary', n }, who)
    fill({ post: 'chair' }, CHAIR)
  }

  play({ days, down, steps }: History): Told[] {
    for (let today = 0; today < days; today += 1) {
      const own = steps.filter(s => s.day === today)
      const run = down.has(today) ? null : this.#plan(today)
      this.#up = !down.has(today)
      for (const s of own.filter(s => s.between)) this.#happen(s.op, today)
      if (run !== null) this.#send(run, today)
      for (const s of own.filter(s => !s.between)) this.#happen(s.op, today)
    }
    return this.told
  }

  // ---- days ----

  #works(d: number): boolean {
    const said = this.#calendar.get(d)
    return said === undefined ? weekday(d) < 5 : said === 'working'
  }
  #onOrBefore(d: number): number {
    let x = d
    while (!this.#works(x)) x -= 1
    return x
  }
  /** So many working days after (or before) a day. A rest day stands for the working day before it. */
  #workingDay(from: number, n: number): number {
    let x = this.#onOrBefore(from)
    for (let left = Math.abs(n); left > 0; ) {
      x += n < 0 ? -1 : 1
      if (this.#works(x)) left -= 1
    }
    return x
  }

  // ---- the run ----

  /** Steps that are due at the run this day makes (or makes up for); null where there is none to make. */
  #plan(today: number): Run | null {
    const day = this.#onOrBefore(today)
    if (this.#lastRun !== null && day <= this.#lastRun) return null
    const before = this.#lastRun
    const due: Run['due'] = []
    for (const t of this.#tasks.values())
      for (const { step, offsets } of TABLE) {
        if (cell(t, step) === 'no') continue
        for (const from of this.#anchors(t, step)) {
          if (BEFORE.includes(step) && from.day < day) continue
          // the step that is right now: the last one whose day has come
          const offset = offsets.filter(o => this.#workingDay(from.day, o) <= day).at(-1)
          if (offset === undefined) continue
          // Reading: "then weekly" is the week's first run, with the leaders' overview; the first time is at once
          if (WEEKLY.includes(step) && offset !== offsets[0] && !this.#startsWeek(day, before)) continue
          // a task is known from the first run after it was given
          if (day <= t.given.day) continue
          // Reading: what fell before somebody had the task, or was asked, is not made up for; to leaders it is still news.
          const fell = this.#workingDay(from.day, offset)
          if (from.known && (day <= from.known.day || fell <= from.known.day)) continue
          const opinions = from.opinions.filter(o => day > o.asked.day && fell > o.asked.day)
          if (step.startsWith('coordination') && opinions.length === 0) continue
          const all = this.#receivers(t, step, { ...from, opinions }, offset, day)
          const to = [...all].filter(p => this.#isNew(t, step, from.name, offset, p))
          if (to.length > 0) due.push({ t: { ...t }, step, offset, anchor: from.name, to: new Set(to) })
        }
      }
    this.#lastRun = day
    return { day, due, leaders: this.#leadersOf(day, before) }
  }

  #anchors(t: Task, step: StepName): From[] {
    const nobody = { opinions: [], questions: [] }
    const at = (m: Moment | null): From[] => (m ? [{ day: m.day, name: String(m.serial), known: null, ...nobody }] : [])
    const on = (d: number | null | undefined, known: Moment | null): From[] =>
      d === null || d === undefined ? [] : [{ day: d, name: `day ${d}`, known, ...nobody }]
    // Reading: a unit that got the task later does not explain what another one was asked
    const explanation = t.explanation && t.explanation.asked.serial >= t.given.serial ? t.explanation : null
    switch (step) {
      case 'milestone-soon':
      case 'milestone-late': {
        const open = t.milestones.filter(m => !m.done).map(m => m.due)
        return open.length === 0 ? [] : on(Math.min(...open), t.given)
      }
      case 'coordination-soon':
      case 'coordination-late': {
        const open = t.opinions.filter(o => !o.answered && o.due !== null)
        return [...new Set(open.map(o => o.due))].flatMap(d =>
          on(d, null).map(from => ({ ...from, opinions: open.filter(o => o.due === d) })),
        )
      }
      case 'explanation-soon':
      case 'explanation-late':
        return explanation && !explanation.answered ? on(explanation.due, explanation.asked) : []
      case 'explanation-waiting':
        return explanation && !explanation.judged ? at(explanation.answered) : []
      case 'question-waiting':
        return t.questions.flatMap(q => (q.answered ? [] : at(q.asked).map(from => ({ ...from, questions: [q] }))))
      case 'second-word-late':
        return at(t.firstWordAt)
      case 'review-due':
        return t.due === null ? on(t.review, null) : []
      case 'not-accepted':
        return at(t.given)
      case 'report-waiting':
        return at(t.reported)
      case 'extension-waiting':
        return at(t.extensionAsked)
      case 'send-back-waiting':
        return at(t.backAsked)
      case 'stale':
        return at(t.told)
      default:
        return on(t.due, step === 'due-soon' || step === 'overdue' ? t.given : null)
    }
  }

  /**
   * The second look: only what is still so. Reading: where somebody of the run does not answer for the task any more,
   * it goes to whoever does; who merely joined them hears it with the next run.
   */
  #send(run: Run, today: number): void {
    for (const { t: planned, step, offset, anchor, to } of run.due) {
      const t = this.#tasks.get(planned.id)!
      const from = this.#anchors(t, step).find(f => f.name === anchor)
      if (!from || cell(t, step) === 'no') continue
      if (BEFORE.includes(step) && from.day < today) continue
      if (this.#workingDay(from.day, offset) > today) continue // the calendar changed: its day is still to come
      const now = this.#receivers(t, step, from, offset, today)
      const gone = [...to].some(p => !now.has(p))
      for (const p of now) if (gone || to.has(p)) this.#tell(today, `${t.id} ${step}`, anchor, offset, p)
    }
    const week = `week ${Math.floor(run.day / 7)}`
    const still = this.#leadersWithLate(today)
    for (const p of run.leaders)
      if (still.has(p)) this.#tell(today, 'leader-digest', week, 0, this.#mayMail(p) ? p : 'list')
  }

  #receivers(t: Task, step: StepName, from: From, offset: number, today: number): Set<number | 'list'> {
    const roles: Role[] = cell(t, step) === 'secretariat' ? ['secretariat'] : rolesOf(step, offset)
    const wanted: Wanted[] = [
      ...from.opinions.map(o => ({ role: 'head' as const, unit: o.unit })),
      ...from.questions.map(q => ({ person: q.to })),
      // from the second time on also whoever asked
      ...(step === 'question-waiting' && offset > 3 ? [{ person: CHAIR }] : []),
      ...roles.map(role => ({ role, unit: t.unit })),
    ]
    // who said the first word is not asked for the second one
    return this.#people(t, wanted, today, step === 'second-word-late' ? CHAIR : null)
  }

  /**
   * Reading: nobody hears the same step twice; but who comes to answer for a task later – a new head, an officer it is
   * handed to, somebody acting – hears the step that is right by then.
   */
  #tell(today: number, what: string, anchor: string, offset: number, to: number | 'list'): void {
    const key = `${what} ${anchor} ${to}`
    const given = this.#given.get(key) ?? []
    if (given.some(g => g >= offset)) return
    this.#given.set(key, [...given, offset])
    this.told.push({ day: today, what: `${what} ${offset}`, to })
  }

  #isNew(t: Task, step: StepName, anchor: string, offset: number, to: number | 'list'): boolean {
    return !(this.#given.get(`${t.id} ${step} ${anchor} ${to}`) ?? []).some(g => g >= offset)
  }

  /** Monday's digest, or that of the week's first working day: for each leader who has something overdue. */
  #leadersOf(day: number, before: number | null): Set<number> {
    if (!this.#startsWeek(day, before)) return new Set()
    return new Set([...this.#leadersWithLate(day)].filter(this.#mayMail))
  }

  #startsWeek(day: number, before: number | null): boolean {
    let first = day - weekday(day)
    while (first < day && !this.#works(first)) first += 1
    return first === day || (before !== null && before < first)
  }

  #leadersWithLate(today: number): Set<number> {
    const late = [...this.#tasks.values()].filter(
      t => t.due !== null && t.due < today && ['given', 'accepted', 'working', 'redo', 'back-asked'].includes(t.state),
    )
    const leaders = late.flatMap(t => [...this.#at('leader', t, today), ...this.#at('chair', t, today)])
    return new Set(leaders)
  }

  // ---- people ----

  #mayMail = (who: number) => !this.#office.noAddress.has(who)

  #holder(post: Post, today: number): number[] {
    const p = this.#office.posts.get(nameOf(post))
    if (!p) return []
    const who = p.acting.find(a => a.from <= today && today <= a.until)?.who ?? p.holder
    return who === null ? [] : [who]
  }

  #at(role: Role, t: Whose, today: number, unit = t.unit): number[] {
    const { portfolio } = this.#office
    switch (role) {
      case 'officer':
        return t.officer === null ? [] : this.#officer(t.officer, unit, today)
      case 'head':
      case 'deputy':
        return this.#office.closed.has(unit) ? [] : this.#holder({ post: role, unit }, today)
      case 'leader': {
        const tiers = [
          portfolio.filter(e => e.unit === unit && e.field !== null && e.field === t.field),
          portfolio.filter(e => e.unit === unit && e.field === null),
          portfolio.filter(e => e.unit === null && e.field !== null && e.field === t.field),
        ]
        for (const tier of tiers) {
          const who = [...new Set(tier.flatMap(e => this.#holder({ post: 'vice-chair', n: e.leader }, today)))]
          if (who.length > 0) return who
        }
        return []
      }
      case 'chair':
        return this.#holder({ post: 'chair' }, today)
      case 'secretariat':
        return [...new Set(SECRETARIES.flatMap((_, n) => this.#holder({ post: 'secretary', n }, today)))]
      case 'decider': {
        // whoever chaired the meeting, while leading; or who acts for that post
        const chaired = t.byViceChair ? viceChair(0) : CHAIR
        const posts: Post[] = [
          { post: 'chair' },
          ...Array.from({ length: VICE_CHAIRS }, (_, n) => ({ post: 'vice-chair' as const, n })),
        ]
        const post = posts.find(p => this.#office.posts.get(nameOf(p))?.holder === chaired)
        return post ? this.#holder(post, today) : []
      }
    }
  }

  /** Reading: who moved to another unit, or whose unit ended, does not answer for the old one's tasks; for who is on leave somebody acts. */
  #officer(who: number, unit: number, today: number): number[] {
    const held = [...this.#office.posts].filter(([, p]) => p.holder === who).map(([name]) => name)
    const open = (u: number) => !this.#office.closed.has(u)
    const own = (['head', 'deputy'] as const).filter(k => held.includes(nameOf({ post: k, unit })) && open(unit))
    const home = Array.from({ length: UNITS }, (_, u) => u).find(u => officersOf(u).includes(who))
    if (home === unit && open(unit)) return [who]
    if (own.length > 0) {
      const holders = own.flatMap(k => this.#holder({ post: k, unit }, today))
      return holders.includes(who) ? [who] : [...new Set(holders)]
    }
    // a post elsewhere, or one that ended with its unit
    return held.length > 0 || home !== undefined ? [] : [who]
  }

  /** Each role's people; where one cannot be had, the next different person up; at the end the secretariat's list. */
  #people(t: Whose, wanted: readonly Wanted[], today: number, but: number | null = null): Set<number | 'list'> {
    const up: Role[] = ['officer', 'head', 'deputy', 'leader', 'chair', 'secretariat']
    const got = new Set<number | 'list'>()
    const own = new Set((['officer', 'head', 'deputy'] as const).flatMap(r => this.#at(r, t, today)))
    const ofUnit = (r: Role) => r === 'officer' || r === 'head' || r === 'deputy'
    for (const w of wanted) {
      if ('person' in w) {
        if (got.has(w.person)) continue
        // Reading: in his place whoever stands above him; who has no place by this task, the secretariat
        const place = up.findLastIndex(r => this.#at(r, t, today).includes(w.person))
        const above = up.slice(place < 0 ? up.indexOf('secretariat') : place).map(r => this.#at(r, t, today))
        const way = this.#mayMail(w.person) ? [[w.person]] : above
        const others = (p: number) => this.#mayMail(p) && !got.has(p)
        for (const p of way.map(people => people.filter(others)).find(people => people.length > 0) ?? []) got.add(p)
        continue
      }
      const { role, unit } = w
      if (role === 'officer' && t.officer === null) continue // nobody was named: no vacancy
      const here = this.#at(role, t, today, unit)
      // Reading: two posts of one unit in one hand are one mail
      if (ofUnit(role) && here.length > 0 && here.every(p => got.has(p))) continue
      // Reading: what is said about a unit to those above it is not said to that unit's own people
      const may = (p: number) => p !== but && this.#mayMail(p) && !got.has(p) && (ofUnit(role) || !own.has(p))
      const way =
        role === 'decider' ? (['decider', 'leader', 'chair', 'secretariat'] as Role[]) : up.slice(up.indexOf(role))
      const rung = way.map(r => this.#at(r, t, today, unit).filter(may)).find(people => people.length > 0)
      for (const p of rung ?? []) got.add(p)
    }
    if (got.size > 0) return got
    // Reading: at the end the unit itself is told that nobody above it can be, before nobody is
    const end = [...this.#at('secretariat', t, today), ...this.#at('chair', t, today)]
    const last = (end.some(p => p !== but) ? end.filter(p => p !== but) : end).find(this.#mayMail)
    return new Set([last ?? 'list'])
  }

  // ---- what happens ----

  #happen(op: Op, today: number): void {
    this.#serial += 1
    const now: Moment = { day: today, serial: this.#serial }
    switch (op.op) {
      case 'give': {
        if (this.#tasks.has(op.task) || this.#office.closed.has(op.unit)) return
        const coordinating = op.coordinating === op.unit ? null : op.coordinating
        const t: Task = {
          id: op.task,
          unit: op.unit,
          officer: null,
          field: op.field,
          byViceChair: op.byViceChair,
          state: 'given',
          before: null,
          due: op.dueIn === null ? null : today + op.dueIn,
          given: now,
          told: now,
          reported: null,
          extensionAsked: null,
          backAsked: null,
          suspended: today,
          starred: op.starred,
          firstWord: null,
          firstWordAt: null,
          opinions: coordinating === null ? [] : [{ unit: coordinating, due: null, asked: now, answered: false }],
          explanation: null,
          questions: [],
          milestones: [],
          review: aMonthAfter(today),
        }
        this.#tasks.set(t.id, t)
        this.#assigned(t, today, coordinating === null ? [t.unit] : [t.unit, coordinating])
        return
      }
      case 'calendar':
        if (op.kind === 'usual') this.#calendar.delete(today + op.in)
        else this.#calendar.set(today + op.in, op.kind)
        return
      case 'fill': {
        const post = this.#office.posts.get(nameOf(op.post))!
        post.holder = op.with === 'nobody' ? null : op.with === 'usual' ? usual(op.post) : op.with
        return
      }
      case 'leave': {
        const post = this.#office.posts.get(nameOf(op.post))!
        post.acting.unshift({ who: op.acting, from: today, until: today + op.days - 1 })
        return
      }
      case 'address':
        if (op.has) this.#office.noAddress.delete(op.person)
        else this.#office.noAddress.add(op.person)
        return
      case 'portfolio':
        this.#office.portfolio = [
          ...this.#office.portfolio.filter(e => e.unit !== op.unit || e.field !== op.field),
          ...(op.leader === null ? [] : [{ leader: op.leader, unit: op.unit, field: op.field }]),
        ]
        return
      case 'merge':
      case 'abolish': {
        if (this.#office.closed.has(op.unit)) return
        if (op.op === 'merge' && (op.into === op.unit || this.#office.closed.has(op.into))) return
        this.#office.closed.add(op.unit)
        if (op.op === 'merge') for (const t of this.#tasks.values()) if (isOpen(t)) this.#takeOver(t, op.unit, op.into)
        return
      }
      default: {
        const t = this.#tasks.get(op.task)
        if (t) this.#change(t, op, now)
      }
    }
  }

  #change(t: Task, op: Extract<Op, { task: number }>, now: Moment): void {
    const workable = ['given', 'accepted', 'working', 'redo'].includes(t.state)
    const due = (n: number) => now.day + n
    switch (op.op) {
      case 'accept':
        if (t.state === 'given') this.#set(t, { state: 'accepted', told: now })
        return
      case 'progress':
        if (workable) this.#set(t, { state: t.state === 'redo' ? 'redo' : 'working', told: now })
        return
      case 'hand-on': {
        const officer = op.to === 2 ? headOf(t.unit) : officersOf(t.unit)[op.to]!
        if (workable && t.officer !== officer)
          this.#set(t, { officer, state: t.state === 'given' ? 'accepted' : t.state, told: now })
        return
      }
      case 'report':
        if (workable) {
          this.#set(t, { state: 'reported', reported: now, extensionAsked: null, told: now })
          for (const m of t.milestones) m.done = true
        }
        return
      case 'confirm':
        if (t.state === 'reported') this.#end(t, 'confirm', now)
        return
      case 'return':
        if (t.state === 'reported') this.#set(t, { state: 'redo', reported: null, firstWord: null, firstWordAt: null })
        return
      case 'suspend':
        if (workable) this.#set(t, { state: 'suspended', before: t.state, suspended: now.day })
        return
      case 'resume':
        if (t.state !== 'suspended') return
        this.#set(t, { state: t.before!, before: null, told: now })
        // without another day the clock goes on where it stood
        if (op.dueIn !== null) this.#newDue(t, due(op.dueIn))
        else if (t.due !== null) this.#newDue(t, t.due + now.day - t.suspended)
        return
      case 'withdraw':
        if (isOpen(t)) this.#set(t, { state: 'withdrawn', extensionAsked: null, backAsked: null, firstWordAt: null })
        return
      case 'close':
        if (isOpen(t)) this.#end(t, 'close', now)
        return
      case 'ask-back':
        if (t.state === 'given' || t.state === 'accepted')
          this.#set(t, { state: 'back-asked', before: t.state, backAsked: now, told: now })
        return
      case 'refuse-back':
        if (t.state === 'back-asked') this.#set(t, { state: t.before!, before: null, backAsked: null })
        return
      case 'ask-extension':
        if (!workable || t.due === null || t.extensionAsked || t.due + op.by < now.day) return
        this.#set(t, { extensionAsked: now, told: now })
        return
      case 'refuse-extension':
        if (t.extensionAsked) this.#set(t, { extensionAsked: null })
        return
      case 'extend':
        if (!isOpen(t) || t.due === null || t.due + op.by < now.day) return
        this.#set(t, { extensionAsked: null })
        this.#newDue(t, t.due + op.by)
        return
      case 'set-due':
        if (isOpen(t) && t.due === null && op.dueIn !== null) this.#newDue(t, due(op.dueIn))
        return
      case 'reassign':
        if (!isOpen(t) || op.unit === t.unit || this.#office.closed.has(op.unit)) return
        this.#reassign(t, op.unit, op.dueIn === null ? null : due(op.dueIn), now)
        return
      case 'ask-opinion': {
        const day = op.dueIn === null ? null : due(op.dueIn)
        if (!isOpen(t) || op.unit === t.unit || this.#office.closed.has(op.unit)) return
        const asked = { unit: op.unit, due: day, asked: now, answered: false }
        t.opinions = [...t.opinions.filter(o => o.unit !== op.unit), asked]
        return
      }
      case 'answer-opinion':
        if (isOpen(t)) for (const o of t.opinions) if (o.unit === op.unit) o.answered = true
        return
      case 'ask-explanation':
        if (t.state === 'withdrawn' || (t.explanation && !t.explanation.answered)) return
        t.explanation = { due: due(op.dueIn), asked: now, answered: null, judged: false }
        return
      case 'explain':
        if (t.explanation && !t.explanation.judged) t.explanation.answered = now
        return
      case 'judge':
        if (t.explanation?.answered) t.explanation.judged = true
        return
      case 'ask-question':
        if (t.state !== 'withdrawn' && op.to !== CHAIR)
          t.questions = [...t.questions, { to: op.to, asked: now, answered: false }]
        return
      case 'answer-question': {
        const q = t.questions.find(x => !x.answered)
        if (q) q.answered = true
        return
      }
      case 'milestone':
        if (isOpen(t) && (t.due === null || due(op.dueIn) <= t.due))
          t.milestones = [...t.milestones, { due: due(op.dueIn), done: false }]
        return
      case 'milestone-done': {
        const open = t.milestones.filter(m => !m.done).sort((a, b) => a.due - b.due)[0]
        if (!workable || !open) return
        open.done = true
        this.#set(t, { state: t.state === 'redo' ? 'redo' : 'working', told: now })
        return
      }
      case 'review':
        if (isOpen(t) && t.due === null && op.dueIn >= 1) this.#set(t, { review: due(op.dueIn) })
        return
      case 'urge':
        if (!this.#up || !isOpen(t) || t.state === 'suspended' || t.state === 'reported') return
        for (const to of this.#people(
          t,
          [
            { role: 'head', unit: t.unit },
            { role: 'officer', unit: t.unit },
          ],
          now.day,
        ))
          this.told.push({ day: now.day, what: `${t.id} urge`, to })
    }
  }

  /** A starred task ends by two people's word. */
  #end(t: Task, how: 'confirm' | 'close', now: Moment): void {
    if (t.starred && t.firstWord !== how) this.#set(t, { firstWord: how, firstWordAt: now })
    else this.#set(t, { state: 'done', firstWordAt: null, extensionAsked: null, backAsked: null })
  }

  #set(t: Task, change: Partial<Task>): void {
    Object.assign(t, change)
  }

  #newDue(t: Task, day: number): void {
    this.#set(t, { due: day })
  }

  /** Units merged: the new one goes on where the old one stood; an officer who came along keeps the task. */
  #takeOver(t: Task, from: number, unit: number): void {
    const lead = t.unit === from ? unit : t.unit
    // one ask is enough: the new unit leads, or was asked already
    const twice = lead === unit || t.opinions.some(o => o.unit === unit)
    t.opinions = t.opinions
      .filter(o => o.answered || o.unit !== from || !twice)
      .filter(o => o.answered || o.unit !== lead)
      .map(o => (o.unit === from && !o.answered ? { ...o, unit } : o))
    if (t.unit !== from) return
    const came = t.officer !== null && (officersOf(unit).includes(t.officer) || this.#holds(t.officer, unit))
    this.#set(t, { unit, officer: came ? t.officer : null })
  }

  #holds = (who: number, unit: number) =>
    (['head', 'deputy'] as const).some(post => this.#office.posts.get(nameOf({ post, unit }))?.holder === who)

  /** A new owner starts from the beginning. */
  #reassign(t: Task, unit: number, due: number | null, now: Moment): void {
    const fresh = {
      extensionAsked: null,
      backAsked: null,
      reported: null,
      officer: null,
      before: null,
      firstWord: null,
      firstWordAt: null,
      opinions: t.opinions.filter(o => o.unit !== unit),
    }
    this.#set(t, { ...fresh, unit, state: 'given', given: now, told: now })
    if (due !== null) this.#newDue(t, due)
    this.#assigned(t, now.day, [unit])
  }

  /** At once, to the head of the unit that leads and, the first time, of each one that takes part. */
  #assigned(t: Task, today: number, units: readonly number[]): void {
    if (!this.#up) return
    for (const to of this.#people(
      t,
      units.map(unit => ({ role: 'head', unit })),
      today,
    ))
      this.told.push({ day: today, what: `${t.id} assigned`, to })
  }
}

/** The same day of the month after; the last one of a shorter month. Day 0 is Monday 1 June 2026. */
function aMonthAfter(day: number): number {
  const start = new Date(Date.UTC(2026, 5, 1 + day))
  const next = new Date(Date.UTC(2026, start.getUTCMonth() + 1, start.getUTCDate()))
  const same = next.getUTCDate() === start.getUTCDate() ? next : new Date(Date.UTC(2026, start.getUTCMonth() + 2, 0))
  return day + Math.round((same.getTime() - start.getTime()) / 86_400_000)
}

const isOpen = (t: Task) => t.state !== 'done' && t.state !== 'withdrawn'
const nameOf = (p: Post): string => ('unit' in p ? `${p.post} ${p.unit}` : 'n' in p ? `${p.post} ${p.n}` : p.post)
const usual = (p: Post): number =>
  p.post === 'head'
    ? headOf(p.unit)
    : p.post === 'deputy'
      ? deputyOf(p.unit)
      : p.post === 'vice-chair'
        ? viceChair(p.n)
        : p.post === 'secretary'
          ? SECRETARIES[p.n]!
          : CHAIR
