/** One fault on one database: an office, a mail server, workers, a clock – and what can be asked of them afterwards. */
import { addDays, type Day, weekdayOf } from '#app/domain/shared/day.ts'
import { dayOfInstant, type Instant, instant } from '#app/domain/shared/instant.ts'
import type { OutboxNotice, Stores, Tools } from '#app/features/ports.ts'
import { planDueNotices } from '#app/features/reminders/plan-due-notices.ts'
import type { DialectName } from '#db/dialect.ts'
import type { OpenDatabase } from '#db/open.ts'
import type { Random } from '#db/seed/random.ts'
import { unitOfWorkOn } from '#db/unit-of-work.ts'
import { MailServer, type ReadMail } from './mail-server.ts'
import { addressOf, foundOffice, giveTasks, type TaskPlan, titleOf } from './office.ts'
import { type WorkerFaults, WorkerProcess } from './worker-process.ts'

export type Trial = {
  dialect: DialectName
  long: boolean
  random: Random
  makeDatabase(): Promise<OpenDatabase>
  /** Runs after the row, whatever came of it; the last one first. */
  cleanUp(work: () => Promise<unknown>): void
  /** One test: passed or failed. */
  check(name: string, holds: boolean, detail?: string): void
  /** A figure worth printing. */
  note(text: string): void
}

export type Expected = Pick<OutboxNotice, 'key' | 'taskId' | 'personId' | 'email' | 'step'> & { title: string | null }

export class Scene {
  now: Instant = instant('2026-06-08T07:30+07:00')
  #serial = 0
  readonly tools: Tools

  private constructor(
    readonly trial: Trial,
    readonly open: OpenDatabase,
    readonly mail: MailServer,
  ) {
    this.tools = {
      clock: { now: () => this.now, today: () => dayOfInstant(this.now) },
      ids: { next: () => `by-hand-${String(++this.#serial).padStart(8, '0')}` },
      unitOfWork: unitOfWorkOn(open.db),
    }
  }

  static async set(trial: Trial, units: number, tasks: readonly TaskPlan[]): Promise<Scene> {
    const open = await trial.makeDatabase()
    const mail = await MailServer.start()
    trial.cleanUp(() => mail.off())
    const scene = new Scene(trial, open, mail)
    await scene.stores(s => foundOffice(s, units))
    await giveTasks(scene.tools.unitOfWork, tasks)
    return scene
  }

  stores<T>(work: (stores: Stores) => Promise<T>): Promise<T> {
    return this.tools.unitOfWork(work)
  }

  async worker(faults?: WorkerFaults): Promise<WorkerProcess> {
    const worker = await WorkerProcess.start(this.open.url, this.mail.url, faults)
    this.trial.cleanUp(() => worker.end())
    return worker
  }

  /** What a run at that moment owes and is not on record, asked without writing anything. */
  async expectedAt(at: Instant): Promise<Expected[]> {
    const { notices } = await planDueNotices(this.tools, { asOf: at, mailDomains: [], dryRun: true })
    return notices.map(({ key, taskId, personId, email, step }) => ({
      key,
      taskId,
      personId,
      email,
      step,
      title: taskId === null ? null : titleOf(Number(taskId.slice('task-'.length))),
    }))
  }

  /** Those nobody was told: no mail to the person that names the task. */
  lostOf(expected: readonly Expected[], mails: readonly ReadMail[]): Expected[] {
    const texts = new Map<string, string>()
    for (const m of mails) texts.set(m.to, `${texts.get(m.to) ?? ''}\n${m.text}`)
    return expected.filter(e => {
      const text = texts.get(addressOf(e.personId)) ?? ''
      // a leader's Monday: in a section of its own, or every line of it is named above anyway
      return e.title === null ? !/Phạm vi phụ trách|Quá hạn/.test(text) : !text.includes(e.title)
    })
  }

  async outboxStates(): Promise<Record<string, number>> {
    const rows = await this.open.db
      .selectFrom('outbox')
      .select(['state', e => e.fn.countAll<number>().as('n')])
      .groupBy('state')
      .execute()
    return Object.fromEntries(rows.map(r => [r.state, Number(r.n)]))
  }

  /** Notices that are neither delivered nor put on record as not needed. */
  async unfinished(): Promise<number> {
    const { waiting = 0, claimed = 0 } = await this.outboxStates()
    return waiting + claimed
  }

  /** The same, without those whose run is still to come. */
  async overdueInOutbox(now: Instant): Promise<number> {
    const rows = await this.open.db
      .selectFrom('outbox')
      .select('id')
      .where('state', 'in', ['waiting', 'claimed'])
      .where('due_at', '<=', now)
      .execute()
    return rows.length
  }

  async duplicateKeys(): Promise<number> {
    const rows = await this.open.db
      .selectFrom('outbox')
      .select('key')
      .groupBy('key')
      .having(e => e.fn.countAll(), '>', 1)
      .execute()
    return rows.length
  }

  /** Notices the outbox calls sent although the server never saw their mail. */
  async sentButNeverSeen(): Promise<number> {
    const rows = await this.open.db
      .selectFrom('outbox')
      .innerJoin('mails', 'mails.id', 'outbox.mail_id')
      .select('mails.message_id')
      .where('outbox.state', '=', 'sent')
      .execute()
    const seen = new Set(this.mail.taken.map(t => t.messageId))
    return rows.filter(r => !seen.has(r.message_id)).length
  }

  mailRows() {
    return this.open.db.selectFrom('mails').selectAll().orderBy('id').execute()
  }

  /** Ticks every half minute of the clock until nothing waits; the seconds it took, or null. */
  async tickUntilIdle(worker: WorkerProcess, from: Instant, limitSeconds: number): Promise<number | null> {
    for (let s = 0; s <= limitSeconds; s += 30) {
      const at = plusSeconds(from, s)
      await worker.tick(at)
      this.now = at
      if (await this.allPlanned(at)) if ((await this.overdueInOutbox(at)) === 0) return s
    }
    return null
  }

  /** Is the run that is due by then on record as finished? */
  async allPlanned(at: Instant): Promise<boolean> {
    return (await this.expectedAt(at)).length === 0
  }
}

export const plusSeconds = (at: Instant, seconds: number): Instant =>
  new Date(Date.parse(at) + seconds * 1000).toISOString() as Instant

/** Several mails to one person for one run, other than the same one again. */
export function secondMails(mails: readonly Pick<ReadMail, 'to' | 'messageId'>[]): string[] {
  const ids = new Map<string, Set<string>>()
  for (const m of mails) ids.set(m.to, (ids.get(m.to) ?? new Set()).add(m.messageId))
  return [...ids].filter(([, set]) => set.size > 1).map(([to]) => to)
}

/** Message-ID → how often the server had the whole mail. */
export function timesTaken(mails: readonly Pick<ReadMail, 'messageId'>[]): Map<string, number> {
  const times = new Map<string, number>()
  for (const m of mails) times.set(m.messageId, (times.get(m.messageId) ?? 0) + 1)
  return times
}

/** In weeks without holidays. */
export function nextWorkingDay(d: Day): Day {
  let next = addDays(d, 1)
  while (weekdayOf(next) > 5) next = addDays(next, 1)
  return next
}
