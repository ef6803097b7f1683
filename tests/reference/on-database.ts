/** The same history through the use cases and stores of the product, on a real database, with a clock moved by hand. */
import { sql } from 'kysely'
import { type Actor, actorOn } from '#app/domain/access/actor.ts'
import type { DraftDirective } from '#app/domain/directive/draft.ts'
import { assignedNotices } from '#app/domain/reminder/immediate.ts'
import { stepNameOf } from '#app/domain/reminder/notice.ts'
import { addMinutes, dayOfInstant, type Instant, instant, instantAt } from '#app/domain/shared/instant.ts'
import { richTextOf } from '#app/domain/shared/rich-text.ts'
import { evolve, type TaskEventData } from '#app/domain/task/task.ts'
import { letterMail } from '#app/emails/letter-mail.ts'
import type { Stores } from '#app/features/ports.ts'
import { deliverOutbox } from '#app/features/reminders/deliver-outbox.ts'
import type { DeliveryTools } from '#app/features/reminders/delivery-tools.ts'
import { ensureRunPlanned } from '#app/features/reminders/tick.ts'
import { toOutbox } from '#app/features/reminders/to-outbox.ts'
import { recordTaskEvent } from '#app/features/tasks/change-task.ts'
import type { OpenDatabase } from '#db/open.ts'
import { TABLES } from '#db/tables.ts'
import { unitOfWorkOn } from '#db/unit-of-work.ts'
import { BY_TABLE, decide, firstEvent, mergeOf } from './commands.ts'
import type { Told } from './model.ts'
import { dayNumbered, idOf, numberOfDay, OfficeOfScript } from './office-of-script.ts'
import { CHAIR, type History, type Op, SECRETARIES } from './script.ts'

const founded = instant('2026-01-05T08:00+07:00')

/** Only the first thing of a morning may come between planning and sending: what goes alone goes right after it. */
export const oneBetween = (history: History): History => {
  const seen = new Set<number>()
  const steps = history.steps.map(s => {
    const between = s.between && !seen.has(s.day)
    if (s.between) seen.add(s.day)
    return { ...s, between }
  })
  return { ...history, steps: steps.toSorted((a, b) => a.day - b.day || Number(b.between) - Number(a.between)) }
}

class Death extends Error {}

export class OnDatabase {
  #now: Instant = instantAt(dayNumbered(0), '07:30')
  #today = 0
  #serial = 0
  readonly #office = new OfficeOfScript()
  readonly #chair: Actor = actorOn(this.#office.at(0), idOf.person(CHAIR), dayNumbered(0))!
  readonly tools: DeliveryTools

  private constructor(readonly open: OpenDatabase) {
    this.tools = {
      clock: { now: () => this.#now, today: () => dayOfInstant(this.#now) },
      ids: { next: () => `id-${String(++this.#serial).padStart(8, '0')}` },
      unitOfWork: unitOfWorkOn(open.db),
      mailer: { send: async () => ({ kind: 'sent' }), close: () => {} },
      mailerIsLocal: true,
      writeLetter: letter => letterMail(letter, 'https://giaoviec.test'),
      mailHost: 'ubnd.test',
      mailDomains: [],
    }
  }

  /** An empty office in a database that may have been played in before. */
  static async on(open: OpenDatabase): Promise<OnDatabase> {
    const game = new OnDatabase(open)
    for (const table of Object.keys(TABLES).reverse()) await sql`delete from ${sql.table(table)}`.execute(open.db)
    await game.#stores(s => game.#found(s))
    return game
  }

  async play({ days, down, deaths, steps }: History): Promise<Told[]> {
    for (let today = 0; today < days; today += 1) {
      this.#today = today
      this.#now = instantAt(dayNumbered(today), '07:30')
      const own = steps.filter(s => s.day === today)
      const up = !down.has(today)
      const mortal = this.#mortal(deaths.get(today))
      if (up) await this.#outlive(() => ensureRunPlanned(mortal, this.#now), this.#plan)
      for (const s of own.filter(s => s.between)) await this.#happen(s.op)
      if (up) await this.#outlive(() => deliverOutbox(mortal, { asOf: this.#now }), this.#deliver)
      this.#now = instantAt(dayNumbered(today), '10:00')
      for (const s of own.filter(s => !s.between)) {
        await this.#happen(s.op)
        if (up) await this.#deliver()
      }
    }
    return this.#told(down)
  }

  readonly #plan = () => ensureRunPlanned(this.tools, this.#now)
  readonly #deliver = () => deliverOutbox(this.tools, { asOf: this.#now })

  /** Tools of a process that dies within its n-th transaction, with all it had leased; the servers it wrote to go on. */
  #mortal(transactions = Number.POSITIVE_INFINITY): DeliveryTools {
    let left = transactions
    const { unitOfWork } = this.tools
    return {
      ...this.tools,
      unitOfWork: work =>
        unitOfWork(async stores => {
          const result = await work(stores)
          if (left-- <= 0) throw new Death()
          return result
        }),
    }
  }

  /** The process that comes after finds what the other one left, as soon as nobody holds it any more. */
  async #outlive(dying: () => Promise<unknown>, after: () => Promise<unknown>): Promise<void> {
    try {
      await dying()
    } catch (error) {
      if (!(error instanceof Death)) throw error
      this.#now = addMinutes(this.#now, 2)
      await after()
    }
  }

  /** What the outbox calls sent, or keeps for the secretariat's list. */
  async #told(down: ReadonlySet<number>): Promise<Told[]> {
    const rows = await this.open.db
      .selectFrom('outbox')
      .innerJoin('mails', 'mails.id', 'outbox.mail_id')
      .select(['outbox.task_id', 'outbox.step', 'occurrence', 'outbox.person_id', 'outbox.state', 'planned_at'])
      .select(['mails.created_at', 'mails.sent_at'])
      .where('outbox.state', 'in', ['sent', 'kept'])
      .execute()
    return rows.flatMap(r => {
      const name = stepNameOf(r.step)
      const atOnce = name === 'assigned' || name === 'urge'
      if (!BY_TABLE.has(name) || (atOnce && down.has(numberOf(r.planned_at)))) return []
      const task = r.task_id === null ? '' : `${r.task_id.replace('task-', '')} `
      return {
        day: numberOf(r.sent_at ?? r.created_at),
        what: atOnce ? `${task}${name}` : `${task}${name} ${r.occurrence}`,
        to: r.state === 'kept' ? ('list' as const) : Number(r.person_id.slice(1)),
      }
    })
  }

  async waiting(): Promise<number> {
    return this.#stores(s => s.outbox.count(['claimed', 'failed']))
  }

  #stores<T>(work: (stores: Stores) => Promise<T>): Promise<T> {
    return this.tools.unitOfWork(work)
  }

  async #found(stores: Stores): Promise<void> {
    const { units, people, posts, portfolio } = this.#office
    for (const u of units) await stores.office.saveUnit(u, null)
    for (const p of people) await stores.people.insert({ ...p, account: p.id, passwordHash: null }, founded)
    for (const p of posts) await stores.office.savePost(p, null)
    for (const n of [0, 1]) await stores.office.saveField({ id: idOf.field(n), name: idOf.field(n) }, n)
    await this.#savePortfolio(stores, portfolio)
    const title = 'Họp giao ban'
    for (const [n, person] of [CHAIR, 10].entries()) {
      const meetingId = `meeting-${n}`
      await stores.meetings.insert({
        id: meetingId,
        seriesId: null,
        session: null,
        title,
        day: dayNumbered(0),
        place: null,
        chairPersonId: idOf.person(person),
        chairTitle: 'Lãnh đạo',
        attendance: [],
        version: 1,
      })
      await stores.notices.insert({
        id: `notice-${n}`,
        meetingId,
        number: n + 1,
        year: 2026,
        symbol: 'TB-UBND',
        title,
        publishedAt: founded,
        publishedBy: idOf.person(SECRETARIES[0]!),
        signerTitle: 'Chủ tịch',
        doc: richTextOf('Kết luận'),
        directives: [],
      })
      const draft = { path: '1', title, text: title } as DraftDirective
      await stores.notices.insertDirectives([
        { id: `directive-${n}`, noticeId: `notice-${n}`, meetingId, position: 1, draft },
      ])
    }
  }

  async #savePortfolio(stores: Stores, entries: OfficeOfScript['portfolio']): Promise<void> {
    for (const n of [0, 1]) {
      const postId = `vice-chair-${n}`
      const own = entries.filter(e => e.postId === postId)
      await stores.office.savePortfolio(postId, own, () => this.tools.ids.next())
    }
  }

  async #happen(op: Op): Promise<void> {
    this.#now = addMinutes(this.#now, 1)
    if (!('task' in op)) return this.#inOffice(op)
    if (op.op === 'give' || op.op === 'reassign' || op.op === 'ask-opinion')
      if (this.#office.closed.has(op.unit)) return
    await this.#stores(async stores => {
      const id = `task-${op.task}`
      const task = await stores.tasks.get(id)
      if (op.op !== 'give') {
        if (task) await this.#record(stores, id, decide(task, op, this.#today))
        return
      }
      if (task) return
      const n = op.byViceChair ? 1 : 0
      const data = firstEvent(op, this.#today)
      if (data.kind !== 'assigned') return
      const of = { meetingId: `meeting-${n}`, noticeId: `notice-${n}`, directiveId: `directive-${n}` }
      const given = evolve(id, null, { at: this.#now, actorId: null, data: { ...data, task: { ...data.task, ...of } } })
      const chairPersonId = idOf.person(op.byViceChair ? 10 : CHAIR)
      await stores.tasks.insert(given, chairPersonId)
      const notices = assignedNotices({ ...given, chairPersonId }, await stores.office.load(), this.tools.clock.today())
      const calendar = await stores.calendar.load()
      await stores.outbox.add(toOutbox(notices, { ids: this.tools.ids, now: this.#now, calendar }))
    })
  }

  async #record(stores: Stores, id: string, event: TaskEventData | null): Promise<void> {
    const task = await stores.tasks.get(id)
    if (!task || event === null) return
    const actor = this.#chair
    const [now, today] = [this.#now, this.tools.clock.today()]
    await recordTaskEvent(
      stores,
      { tools: this.tools, actor, now, today, office: await stores.office.load() },
      task,
      event,
    )
  }

  async #inOffice(op: Exclude<Op, { task: number }>): Promise<void> {
    const before = { ...this.#office }
    const old = { units: before.units, posts: before.posts, people: before.people, portfolio: before.portfolio }
    this.#office.happen(op, this.#today)
    const { units, posts, people, portfolio } = this.#office
    await this.#stores(async stores => {
      for (const [i, u] of units.entries())
        if (u !== old.units[i]) {
          await stores.office.saveUnit(u, u.version)
          units[i] = { ...u, version: u.version + 1 }
        }
      for (const [i, p] of posts.entries())
        if (p !== old.posts[i]) {
          await stores.office.savePost(p, p.version)
          posts[i] = { ...p, version: p.version + 1 }
        }
      for (const [i, p] of people.entries()) {
        if (p === old.people[i]) continue
        const account = await stores.people.get(p.id)
        if (account) await stores.people.save({ ...account, email: p.email })
      }
      if (portfolio !== old.portfolio) await this.#savePortfolio(stores, portfolio)
      if (op.op === 'calendar') {
        const d = dayNumbered(this.#today + op.in)
        if (op.kind === 'usual') await stores.calendar.remove(d)
        else await stores.calendar.save({ day: d, kind: op.kind, name: 'theo lịch', source: 'CV' })
      }
      if (op.op !== 'merge' || !this.#office.justMerged) return
      const office = await stores.office.load()
      for (const task of await stores.tasks.openAfter(null, 100))
        await this.#record(stores, task.id, mergeOf(task, op.unit, op.into, office, this.#today))
    })
  }
}

const numberOf = (at: string): number => numberOfDay(dayOfInstant(at as Instant))
