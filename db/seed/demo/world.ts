import { type Actor, actorOn } from '#app/domain/access/actor.ts'
import { addWorkingDays, isWorkingDay, type WorkingCalendar } from '#app/domain/calendar/working-days.ts'
import { lastRun } from '#app/domain/reminder/run-time.ts'
import { DEFAULT_REMINDER_SETTINGS } from '#app/domain/reminder/settings.ts'
import { addDays, type Day } from '#app/domain/shared/day.ts'
import { addMinutes, dayOfInstant, type Instant, instantAt } from '#app/domain/shared/instant.ts'
import { isRefusal, type Refusal } from '#app/domain/shared/refusal.ts'
import type { Office, PostKind } from '#app/domain/unit/office.ts'
import { anchorHistory } from '#app/features/history/anchor-history.ts'
import type { StoredTask, Stores, UnitOfWork, WriteLetter } from '#app/features/ports.ts'
import { deliverOutbox } from '#app/features/reminders/deliver-outbox.ts'
import type { DeliveryTools } from '#app/features/reminders/delivery-tools.ts'
import { tick } from '#app/features/reminders/tick.ts'
import type { OpenDatabase } from '../../open.ts'
import { unitOfWorkOn } from '../../unit-of-work.ts'
import { Agenda } from '../agenda.ts'
import { type Random, randomFrom } from '../random.ts'
import { timedIds } from '../timed-ids.ts'
import { personIdOf } from './office.ts'

type Given = {
  database: OpenDatabase
  /** The moment of seeding: history ends here. */
  end: Instant
  from: Day
  seed: string
  writeLetter: WriteLetter
  mailHost: string
}

/** From where people of such a post act, as the history has it. */
const CLIENTS: Partial<Record<PostKind, string>> = {
  chair: 'web: Safari trên iOS',
  'vice-chair': 'web: Safari trên iOS',
  'unit-head': 'web: Chrome trên Android',
}

/** The office while its year is played: a clock that is moved, the real use cases, and who acts. */
export class World {
  readonly agenda = new Agenda()
  readonly random: Random
  readonly tools: DeliveryTools
  readonly database: OpenDatabase
  readonly end: Instant
  office!: Office
  calendar!: WorkingCalendar
  #now: Instant
  #postDue = false
  #changing = false

  constructor({ database, end, from, seed, writeLetter, mailHost }: Given) {
    this.database = database
    this.random = randomFrom(seed)
    this.end = end
    this.#now = instantAt(from, '07:00')
    const clock = { now: () => this.#now, today: () => dayOfInstant(this.#now) }
    this.tools = {
      clock,
      ids: timedIds(clock.now, this.random.fork('ids')),
      unitOfWork: this.#withKnownOffice(unitOfWorkOn(database.db)),
      // the mail server of the past: it took everything
      mailer: { send: async () => ({ kind: 'sent' }), close: () => {} },
      mailerIsLocal: true,
      writeLetter,
      mailHost,
      mailDomains: [],
    }
  }

  /** Hardly anybody comes or goes while the year is played: the office and its calendar need not be read each time. */
  #withKnownOffice(unitOfWork: UnitOfWork): UnitOfWork {
    return work =>
      unitOfWork(stores => {
        if (!this.office || this.#changing) return work(stores)
        const office = { ...stores.office, load: async () => this.office }
        const calendar = { ...stores.calendar, load: async () => this.calendar }
        return work({ ...stores, office, calendar })
      })
  }

  get now(): Instant {
    return this.#now
  }
  get today(): Day {
    return dayOfInstant(this.#now)
  }
  get endDay(): Day {
    return dayOfInstant(this.end)
  }
  /** The last reminder run before the end: what calls for a digest after it would still wait at the end. */
  get lastRun(): { day: Day; at: Instant } {
    return lastRun(this.calendar, DEFAULT_REMINDER_SETTINGS.runAt, this.end)
  }

  async open(prepare: (stores: Stores) => Promise<void>): Promise<void> {
    await this.tools.unitOfWork(prepare)
    await this.tools.unitOfWork(async stores => {
      this.calendar = await stores.calendar.load()
      this.office = await stores.office.load()
    })
  }

  /** Does something that changes the office itself. */
  async changing(work: () => Promise<void>): Promise<void> {
    this.#changing = true
    try {
      await work()
      this.office = await this.tools.unitOfWork(stores => stores.office.load())
    } finally {
      this.#changing = false
    }
  }

  run = (): Promise<void> => this.agenda.run(this.end, at => this.moveTo(at))

  moveTo(at: Instant): void {
    if (at > this.#now) this.#now = at
  }
  /** People do one thing after another. */
  pause(minutes: number): void {
    this.#now = addMinutes(this.#now, minutes)
  }

  actor(personId: string): Actor {
    const actor = actorOn(this.office, personId, this.today)
    if (!actor) throw new Error(`${personId} holds no post on ${this.today}`)
    const kind = actor.posts[0]?.kind ?? 'officer'
    return { ...actor, origin: CLIENTS[kind] ?? 'web: Chrome trên Windows' }
  }
  account = (account: string): Actor => this.actor(personIdOf(account))

  /** Runs a use case that must succeed: a demo that hides a refusal would be a lie about the rules. */
  async must<T extends { kind: string }>(outcome: Promise<T | Refusal>): Promise<Exclude<T, Refusal>> {
    const result = await outcome
    if (isRefusal(result)) throw new Error(`${this.#now}: ${result.message}`)
    if (result.kind === 'stale' || result.kind === 'repeated') throw new Error(`${this.#now}: ${result.kind}`)
    return result as Exclude<T, Refusal>
  }

  task = (id: string): Promise<StoredTask> =>
    this.tools.unitOfWork(async stores => {
      const task = await stores.tasks.get(id)
      if (!task) throw new Error(`no task ${id}`)
      return task
    })

  /** `n` working days later, at some moment of the working hours. */
  workday(from: Day, n: number, random: Random): Instant {
    const day = n === 0 ? from : addWorkingDays(this.calendar, from, n)
    return this.during(day, random)
  }
  during(day: Day, random: Random): Instant {
    const minutes = random.chance(0.55) ? random.int(7 * 60 + 40, 11 * 60 + 25) : random.int(13 * 60 + 35, 16 * 60 + 50)
    return addMinutes(instantAt(day, '00:00'), minutes)
  }
  isWorkingDay = (d: Day): boolean => isWorkingDay(this.calendar, d)

  /** Reminders, post and the nightly seal of the history, as the scheduler would have done. */
  planRuns(from: Day): void {
    const { runAt } = DEFAULT_REMINDER_SETTINGS
    for (let d = from; d <= this.endDay; d = addDays(d, 1)) {
      this.agenda.add(instantAt(d, '00:20'), async () => {
        await anchorHistory(this.tools)
      })
      if (!this.isWorkingDay(d)) continue
      this.agenda.add(instantAt(d, runAt), async () => {
        await tick(this.tools, this.#now)
      })
      for (const time of ['11:45', '17:30']) this.agenda.add(instantAt(d, time), () => this.deliver())
    }
  }
  async deliver(): Promise<void> {
    await deliverOutbox(this.tools, { asOf: this.#now })
  }

  /** What goes at once goes a minute later. */
  post(): void {
    if (this.#postDue) return
    this.#postDue = true
    this.agenda.add(addMinutes(this.#now, 1), async () => {
      this.#postDue = false
      await this.deliver()
    })
  }
}
