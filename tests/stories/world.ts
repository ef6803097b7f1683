/**
 * A small office, a clock that is moved by hand, and the mail everybody gets. A mail that a story did not name fails
 * it: `expectMails` compares the whole post since the last look, and `finish` wants nothing left.
 */
import { expect } from 'vitest'
import { type Actor, actorOn } from '#app/domain/access/actor.ts'
import { byHand, type DraftDirective, noEvidence } from '#app/domain/directive/draft.ts'
import { addDays, type Day, day, formatDay } from '#app/domain/shared/day.ts'
import { addMinutes, dayOfInstant, formatTime, type Instant, instant, instantAt } from '#app/domain/shared/instant.ts'
import { isRefusal } from '#app/domain/shared/refusal.ts'
import { richTextOf } from '#app/domain/shared/rich-text.ts'
import type { Urgency } from '#app/domain/task/task.ts'
import type { Post } from '#app/domain/unit/office.ts'
import { letterMail } from '#app/emails/letter-mail.ts'
import { createMeeting } from '#app/features/meetings/create-meeting.ts'
import { publishConclusion } from '#app/features/meetings/publish-conclusion.ts'
import { saveDraft } from '#app/features/meetings/save-draft.ts'
import { submitDraft } from '#app/features/meetings/submit-draft.ts'
import type { Mailer, OutgoingMail, Stores, Tools } from '#app/features/ports.ts'
import type { DeliveryTools } from '#app/features/reminders/delivery-tools.ts'
import { seedHolidays } from '#app/features/reminders/seed-holidays.ts'
import { tick } from '#app/features/reminders/tick.ts'
import type { TaskOutcome } from '#app/features/tasks/change-task.ts'
import type { OpenDatabase } from '#db/open.ts'
import { unitOfWorkOn } from '#db/unit-of-work.ts'

export const HOST = 'ubnd.example.vn'

/** id → name and post; the mail address is `id@ubnd.example.vn`. */
const PEOPLE: Record<string, [kind: Post['kind'], unitId: string, title: string]> = {
  'chu-tich': ['chair', 'lanh-dao', 'Chủ tịch'],
  'pct-kinh-te': ['vice-chair', 'lanh-dao', 'Phó Chủ tịch'],
  'pct-van-xa': ['vice-chair', 'lanh-dao', 'Phó Chủ tịch'],
  'thu-ky': ['secretary', 'van-phong', 'Chuyên viên Văn phòng'],
  'tp-kinh-te': ['unit-head', 'kinh-te', 'Trưởng phòng Kinh tế'],
  'cv-kinh-te': ['officer', 'kinh-te', 'Chuyên viên'],
  'tp-van-hoa': ['unit-head', 'van-hoa', 'Trưởng phòng Văn hóa – Xã hội'],
  'pp-van-hoa': ['unit-deputy', 'van-hoa', 'Phó Trưởng phòng Văn hóa – Xã hội'],
  'ct-phuong': ['unit-head', 'phuong', 'Chủ tịch UBND phường'],
}
const UNITS: [id: string, name: string, kind: string][] = [
  ['lanh-dao', 'Lãnh đạo UBND', 'leadership'],
  ['van-phong', 'Văn phòng', 'office'],
  ['kinh-te', 'Phòng Kinh tế', 'office'],
  ['van-hoa', 'Phòng Văn hóa – Xã hội', 'office'],
  ['phuong', 'UBND phường Đông', 'ward'],
]
const PORTFOLIO: [person: string, unitId: string][] = [
  ['pct-kinh-te', 'kinh-te'],
  ['pct-kinh-te', 'phuong'],
  ['pct-van-xa', 'van-hoa'],
]

type Directive = {
  title: string
  lead: string[]
  coordinate?: string[]
  reportTo?: string
  due?: string
  urgency?: Urgency
}
export type Received = { at: Instant; to: string; subject: string; text: string; messageId: string }

export class World {
  #now: Instant
  #seen = 0
  #serial = 0
  readonly mails: Received[] = []
  readonly tools: DeliveryTools

  private constructor(
    readonly database: OpenDatabase,
    start: Instant,
    mailer: Mailer | null | undefined,
  ) {
    this.#now = start
    const receive = async (mail: OutgoingMail) => {
      this.mails.push({
        at: this.#now,
        to: mail.to.replace(`@${HOST}`, ''),
        subject: mail.subject,
        text: mail.text,
        messageId: mail.messageId,
      })
      return { kind: 'sent' as const }
    }
    this.tools = {
      clock: { now: () => this.#now, today: () => dayOfInstant(this.#now) },
      ids: { next: () => `id-${String(++this.#serial).padStart(8, '0')}` },
      unitOfWork: unitOfWorkOn(database.db),
      mailer: mailer === undefined ? { send: receive, close: () => {} } : mailer,
      mailerIsLocal: true,
      writeLetter: letter => letterMail(letter, 'https://giaoviec.example.vn'),
      mailHost: HOST,
      mailDomains: [],
    }
  }

  static async open(database: OpenDatabase, start: string, mailer?: Mailer | null): Promise<World> {
    const world = new World(database, instant(start), mailer)
    await world.stores(s => settle(s, world.#now))
    return world
  }

  get now(): Instant {
    return this.#now
  }

  stores<T>(work: (stores: Stores) => Promise<T>): Promise<T> {
    return this.tools.unitOfWork(work)
  }

  async actor(personId: string): Promise<Actor> {
    const office = await this.stores(s => s.office.load())
    const actor = actorOn(office, personId, this.tools.clock.today())
    if (!actor) throw new Error(`nobody: ${personId}`)
    return actor
  }

  /** Something a person does, a minute after what was before; the post goes right after it. */
  async does(personId: string, what: (tools: Tools, actor: Actor) => Promise<TaskOutcome>): Promise<TaskOutcome> {
    this.#now = addMinutes(this.#now, 1)
    const outcome = await what(this.tools, await this.actor(personId))
    if (isRefusal(outcome)) throw new Error(`${personId}: ${outcome.message}`)
    await this.tick()
    return outcome
  }

  /** A meeting, its conclusion, approved and published; the tasks in the order of the directives and their units. */
  async publish(chair: string, directives: readonly Directive[]): Promise<string[]> {
    this.#now = addMinutes(this.#now, 1)
    const secretary = await this.actor('thu-ky')
    const parts = {
      seriesId: null,
      newSeries: '',
      newSeriesFieldId: null,
      place: '',
      present: [],
      absent: [],
      delegate: [],
      presentGroups: [],
    }
    const meeting = ok(
      await createMeeting(this.tools, secretary, {
        ...parts,
        title: 'Họp giao ban',
        day: this.tools.clock.today(),
        chairPersonId: chair,
      }),
    )
    const { meetingId } = meeting
    const draft = { meetingId, seenVersion: 0, doc: richTextOf('Kết luận'), directives: directives.map(draftOf) }
    const saved = await saveDraft(this.tools, secretary, draft)
    if (saved.kind !== 'saved') throw new Error('the draft was not saved')
    const submitted = ok(await submitDraft(this.tools, secretary, { meetingId, seenVersion: saved.version }))
    ok(
      await publishConclusion(this.tools, await this.actor(chair), {
        meetingId,
        seenVersion: submitted.conclusion.version,
      }),
    )
    await this.tick()
    const rows = await this.database.db
      .selectFrom('tasks')
      .select('id')
      .where('meeting_id', '=', meetingId)
      .orderBy('id')
      .execute()
    return rows.map(r => r.id)
  }

  tick() {
    return tick(this.tools, this.#now)
  }

  /** Morning by morning, as the scheduler would; the last tick is at the moment itself. */
  async advanceTo(moment: string): Promise<void> {
    const target = instant(moment)
    for (let d = dayOfInstant(this.#now); d <= dayOfInstant(target); d = addDays(d, 1)) {
      const run = instantAt(d, '07:30')
      if (run <= this.#now || run > target) continue
      this.#now = run
      await this.tick()
    }
    this.#now = target
    await this.tick()
  }

  /** Time passes while no process runs. */
  sleepTo(moment: string): void {
    this.#now = instant(moment)
  }

  /** "2026-06-10 07:30 tp-kinh-te: subject" for every mail since the last look, in any order of one moment. */
  newMails(): string[] {
    const lines = this.mails
      .slice(this.#seen)
      .map(m => `${dayOfInstant(m.at)} ${formatTime(m.at)} ${m.to}: ${m.subject}`)
    this.#seen = this.mails.length
    return lines.sort()
  }

  expectMails(...lines: string[]): void {
    expect(this.newMails()).toEqual([...lines].sort())
  }

  /** Nothing unexpected, nothing left waiting, no key twice. */
  async finish(): Promise<void> {
    expect(this.newMails()).toEqual([])
    const { waiting, failed } = await this.stores(async s => ({
      waiting: await s.outbox.count(['claimed']),
      failed: await s.outbox.count(['failed']),
    }))
    expect({ waiting, failed }).toEqual({ waiting: 0, failed: 0 })
  }
}

const ok = <T>(outcome: T): Exclude<T, { kind: 'refused' }> => {
  if (isRefusal(outcome)) throw new Error(outcome.message)
  return outcome as Exclude<T, { kind: 'refused' }>
}

const always = { validFrom: day('2020-01-01'), validTo: null }

async function settle(stores: Stores, at: Instant): Promise<void> {
  await seedHolidays(stores.calendar)
  for (const [i, [id, name, kind]] of UNITS.entries())
    await stores.office.saveUnit({ ...always, id, name, kind, parentId: null, sort: i, aliases: [], version: 1 }, null)
  for (const [id, [kind, unitId, title]] of Object.entries(PEOPLE)) {
    await stores.people.insert(
      { id, name: id, email: `${id}@${HOST}`, active: true, account: id, passwordHash: null },
      at,
    )
    await stores.office.savePost(
      { ...always, id: `post-${id}`, kind, title, unitId, personId: id, deputies: [], version: 1 },
      null,
    )
  }
  for (const person of new Set(PORTFOLIO.map(([p]) => p))) {
    const postId = `post-${person}`
    const entries = PORTFOLIO.filter(([p]) => p === person).map(([, unitId]) => ({
      ...always,
      postId,
      unitId,
      fieldId: null,
    }))
    let n = 0
    await stores.office.savePortfolio(postId, entries, () => `${postId}:${++n}`)
  }
}

const draftOf = (d: Directive, i: number): DraftDirective => ({
  id: `d${i + 1}`,
  path: String(i + 1),
  label: `${i + 1}.`,
  part: null,
  span: null,
  text: `${d.title}${d.due ? `, chậm nhất ngày ${formatDay(d.due as Day)}` : ''}.`,
  title: d.title,
  lead: d.lead.map(id => ({ kind: 'unit', id })),
  coordinate: (d.coordinate ?? []).map(id => ({ kind: 'unit', id })),
  reportTo: d.reportTo ? { kind: 'unit', id: d.reportTo } : null,
  due: d.due ? day(d.due) : null,
  dueTime: null,
  duePrecision: d.due ? 'day' : 'none',
  dueText: null,
  otherDues: [],
  recurrence: null,
  urgency: d.urgency ?? 'normal',
  starred: false,
  fieldId: null,
  evidence: noEvidence(),
  confidence: byHand(),
  unknownNames: [],
  confirmed: true,
})
