/**
 * Who must get what when: domain.md §5 said a second time, as plainly as possible and without a look at the engine.
 * Day by day, task by task, step by step; numbers for days, no index, no memory but what was told already.
 *
 * Where §5 leaves a question open, the answer is written down here as "Reading:".
 */
import {
  CHAIR,
  deputyOf,
  headOf,
  type History,
  officersOf,
  type Op,
  type Post,
  SECRETARIES,
  UNITS,
  VICE_CHAIRS,
  viceChair,
} from './script.ts'

type State =
  | 'given'
  | 'accepted'
  | 'working'
  | 'reported'
  | 'back-asked'
  | 'redo'
  | 'suspended'
  | 'withdrawn'
  | 'done'

type Task = {
  id: number
  unit: number
  coordinating: number | null
  officer: number | null
  field: number | null
  byViceChair: boolean
  state: State
  before: State | null
  due: number | null
  /** The due day was known from the run of this day on. */
  dueKnown: number
  /** Moments have a number, so that two on one day differ. */
  given: Moment
  told: Moment
  reported: Moment | null
  extensionAsked: Moment | null
  backAsked: Moment | null
}
type Moment = { day: number; serial: number }

type Office = {
  posts: Map<string, { holder: number | null; acting: { who: number; from: number; until: number }[] }>
  noAddress: Set<number>
  closed: Set<number>
  portfolio: { leader: number; unit: number | null; field: number | null }[]
}

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

type Role = 'officer' | 'head' | 'deputy' | 'leader' | 'chair' | 'secretariat' | 'decider'

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
]

function rolesOf(step: StepName, offset: number): Role[] {
  switch (step) {
    case 'not-accepted':
      // Reading: "then the leader in charge" is told besides the head, who still has to act.
      return offset === 2 ? ['head'] : ['head', 'leader']
    case 'due-soon':
    case 'stale':
      return ['officer', 'head']
    case 'overdue':
      return ['head', 'officer']
    case 'escalate-1':
      return ['leader']
    case 'escalate-2':
      return ['chair', 'secretariat']
    case 'report-waiting':
    case 'send-back-waiting':
      return ['secretariat']
    case 'extension-waiting':
      return ['decider']
  }
}

const LATE: StepName[] = ['overdue', 'escalate-1', 'escalate-2']

/** The state × step table. */
function cell(t: Task, step: StepName): 'yes' | 'no' | 'secretariat' {
  const yes = (b: boolean) => (b ? 'yes' : 'no')
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
  #tasks = new Map<number, Task>()
  #calendar = new Map<number, 'off' | 'working'>()
  #office: Office = {
    posts: new Map(),
    noAddress: new Set(),
    closed: new Set(),
    portfolio: Array.from({ length: UNITS }, (_, unit) => ({ leader: unit % VICE_CHAIRS, unit, field: null })),
  }
  /** What nobody is told again: task, step, anchor → offsets. */
  #given = new Map<string, number[]>()
  #lastRun = -1
  #digestWeek = -99

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
  #plan(today: number): { day: number; due: { t: Task; step: StepName; offset: number; anchor: string }[] } | null {
    const day = this.#onOrBefore(today)
    if (day <= this.#lastRun) return null
    const due: { t: Task; step: StepName; offset: number; anchor: string }[] = []
    for (const t of this.#tasks.values())
      for (const { step, offsets } of TABLE) {
        const from = this.#anchor(t, step)
        if (from === null || cell(t, step) === 'no') continue
        if (!this.#isTime(t, step, day)) continue
        // the step that is right now: the last one whose day has come
        const offset = offsets.filter(o => this.#workingDay(from.day, o) <= day).at(-1)
        if (offset === undefined) continue
        // Reading: what fell on a day when this due day was not yet known is not made up for.
        if (LATE.includes(step) || step === 'due-soon')
          if (this.#workingDay(from.day, offset) < t.dueKnown) continue
        const given = this.#given.get(`${t.id} ${step} ${from.name}`) ?? []
        if (given.some(g => g >= offset)) continue
        due.push({ t: { ...t }, step, offset, anchor: from.name })
      }
    this.#lastRun = day
    return { day, due }
  }

  /** A due day that is past is not "soon" any more. */
  #isTime(t: Task, step: StepName, day: number): boolean {
    if (step === 'due-soon') return t.due !== null && this.#onOrBefore(t.due) >= day
    return true
  }

  #anchor(t: Task, step: StepName): { day: number; name: string } | null {
    const at = (m: Moment | null) => m && { day: m.day, name: String(m.serial) }
    switch (step) {
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
        return t.due === null ? null : { day: t.due, name: `due ${t.due}` }
    }
  }

  /** The second look: only what is still so, to whoever it belongs to by now. */
  #send(run: NonNullable<ReturnType<Model['#plan']>>, today: number): void {
    for (const { t: planned, step, offset, anchor } of run.due) {
      const t = this.#tasks.get(planned.id)!
      const from = this.#anchor(t, step)
      if (!from || from.name !== anchor || cell(t, step) === 'no') continue
      if (!this.#isTime(t, step, today)) continue
      if (this.#workingDay(from.day, offset) > today) continue // the calendar changed: its day is still to come
      const key = `${t.id} ${step} ${anchor}`
      this.#given.set(key, [...(this.#given.get(key) ?? []), offset])
      const roles: Role[] = cell(t, step) === 'secretariat' ? ['secretariat'] : rolesOf(step, offset)
      for (const to of this.#people(t, roles, today))
        this.told.push({ day: today, what: `${t.id} ${step} ${offset}`, to })
    }
    this.#digests(run.day, today)
  }

  /** Monday's digest: with the first run of a week, for each leader who has something overdue. */
  #digests(day: number, today: number): void {
    const week = Math.floor(day / 7)
    if (week === this.#digestWeek) return
    this.#digestWeek = week
    const late = [...this.#tasks.values()].filter(
      t => t.due !== null && t.due < today && ['given', 'accepted', 'working', 'redo', 'back-asked'].includes(t.state),
    )
    const leaders = new Set(late.flatMap(t => this.#at('leader', t, today)))
    if (late.length > 0) for (const p of this.#at('chair', late[0]!, today)) leaders.add(p)
    for (const to of leaders) if (this.#mayMail(to)) this.told.push({ day: today, what: 'leader-digest', to })
  }

  // ---- people ----

  #mayMail = (who: number) => !this.#office.noAddress.has(who)

  #holder(post: Post, today: number): number[] {
    const p = this.#office.posts.get(nameOf(post))
    if (!p) return []
    const who = p.acting.find(a => a.from <= today && today <= a.until)?.who ?? p.holder
    return who === null ? [] : [who]
  }

  #at(role: Role, t: Pick<Task, 'unit' | 'field' | 'officer' | 'byViceChair'>, today: number): number[] {
    const { unit } = t
    switch (role) {
      case 'officer':
        return t.officer === null ? [] : [t.officer]
      case 'head':
        return this.#office.closed.has(unit) ? [] : this.#holder({ post: 'head', unit }, today)
      case 'deputy':
        return this.#office.closed.has(unit) ? [] : this.#holder({ post: 'deputy', unit }, today)
      case 'leader': {
        const { portfolio } = this.#office
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
      case 'decider':
        return [t.byViceChair ? viceChair(0) : CHAIR]
    }
  }

  /** Each role's people; where one cannot be had, the next different person up; at the end the secretariat's list. */
  #people(t: Pick<Task, 'unit' | 'field' | 'officer' | 'byViceChair'>, roles: readonly Role[], today: number) {
    const up: Role[] = ['officer', 'head', 'deputy', 'leader', 'chair', 'secretariat']
    const got = new Set<number | 'list'>()
    for (const role of roles) {
      if (role === 'officer' && t.officer === null) continue // nobody was named: no vacancy
      const way = role === 'decider' ? (['decider', 'chair', 'secretariat'] as Role[]) : up.slice(up.indexOf(role))
      const rung = way
        .map(r => this.#at(r, t, today).filter(p => this.#mayMail(p) && !got.has(p)))
        .find(people => people.length > 0)
      if (rung) for (const p of rung) got.add(p)
      else if (got.size === 0) got.add('list')
    }
    return got
  }

  // ---- what happens ----

  #happen(op: Op, today: number): void {
    const now: Moment = { day: today, serial: (this.#serial += 1) }
    switch (op.op) {
      case 'give': {
        if (this.#tasks.has(op.task) || this.#office.closed.has(op.unit)) return
        const coordinating = op.coordinating === op.unit ? null : op.coordinating
        const t: Task = {
          id: op.task,
          unit: op.unit,
          coordinating,
          officer: null,
          field: op.field,
          byViceChair: op.byViceChair,
          state: 'given',
          before: null,
          due: op.dueIn === null ? null : today + op.dueIn,
          dueKnown: today + 1,
          given: now,
          told: now,
          reported: null,
          extensionAsked: null,
          backAsked: null,
        }
        this.#tasks.set(t.id, t)
        this.#assigned(t, today)
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
        if (op.op === 'merge')
          for (const t of this.#tasks.values())
            if (t.unit === op.unit && isOpen(t)) this.#reassign(t, op.into, null, now)
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
        if (workable) this.#set(t, { state: 'reported', reported: now, extensionAsked: null, told: now })
        return
      case 'confirm':
        if (t.state === 'reported') this.#set(t, { state: 'done' })
        return
      case 'return':
        if (t.state === 'reported') this.#set(t, { state: 'redo', reported: null })
        return
      case 'suspend':
        if (workable) this.#set(t, { state: 'suspended', before: t.state })
        return
      case 'resume':
        if (t.state !== 'suspended') return
        this.#set(t, { state: t.before!, before: null, told: now })
        if (op.dueIn !== null) this.#newDue(t, due(op.dueIn), now)
        return
      case 'withdraw':
        if (isOpen(t)) this.#set(t, { state: 'withdrawn', extensionAsked: null, backAsked: null })
        return
      case 'close':
        if (isOpen(t)) this.#set(t, { state: 'done', extensionAsked: null, backAsked: null })
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
        this.#newDue(t, t.due + op.by, now)
        return
      case 'set-due':
        if (isOpen(t) && t.due === null && op.dueIn !== null) this.#newDue(t, due(op.dueIn), now)
        return
      case 'reassign':
        if (!isOpen(t) || op.unit === t.unit || this.#office.closed.has(op.unit)) return
        this.#reassign(t, op.unit, op.dueIn === null ? null : due(op.dueIn), now)
        return
      case 'urge':
        if (!isOpen(t) || t.state === 'suspended' || t.state === 'reported') return
        for (const to of this.#people(t, ['head', 'officer'], now.day))
          this.told.push({ day: now.day, what: `${t.id} urge`, to })
    }
  }

  #set(t: Task, change: Partial<Task>): void {
    Object.assign(t, change)
  }

  #newDue(t: Task, day: number, now: Moment): void {
    if (t.due === day) return
    this.#set(t, { due: day, dueKnown: now.day + 1 })
  }

  /** A new owner starts from the beginning. */
  #reassign(t: Task, unit: number, due: number | null, now: Moment): void {
    const coordinating = t.coordinating === unit ? null : t.coordinating
    const fresh = { extensionAsked: null, backAsked: null, reported: null, officer: null, before: null }
    this.#set(t, { ...fresh, unit, coordinating, state: 'given', given: now, told: now })
    if (due !== null) this.#newDue(t, due, now)
    this.#assigned(t, now.day)
  }

  /** At once, to the head of the unit that leads and of each one that takes part. */
  #assigned(t: Task, today: number): void {
    const units = t.coordinating === null ? [t.unit] : [t.unit, t.coordinating]
    for (const unit of units)
      for (const to of this.#people({ ...t, unit, officer: null }, ['head'], today))
        if (!this.told.some(x => x.day === today && x.what === `${t.id} assigned ${t.given.serial}` && x.to === to))
          this.told.push({ day: today, what: `${t.id} assigned ${t.given.serial}`, to })
  }
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
