import { beforeAll, describe, expect, it } from 'vitest'
import { actorOn } from '#app/domain/access/actor.ts'
import { addMonths, type Day, day, endOfMonth, monthOf, yearOf } from '#app/domain/shared/day.ts'
import { dayOfInstant, type Instant, instant, instantAt } from '#app/domain/shared/instant.ts'
import { addsUp, periodFigures } from '#app/domain/task/flow.ts'
import { standingOf } from '#app/domain/task/standing.ts'
import { isOpen, replay, type Task, type TaskEvent } from '#app/domain/task/task.ts'
import { headsOf, holderOn, isValidOn, unitOrHeir } from '#app/domain/unit/office.ts'
import { treeOn } from '#app/domain/unit/tree.ts'
import { letterMail } from '#app/emails/letter-mail.ts'
import { signIn } from '#app/features/auth/sign-in.ts'
import { planDueNotices } from '#app/features/reminders/plan-due-notices.ts'
import { argon2Passwords } from '#app/server/passwords.server.ts'
import { randomTokens } from '#app/server/tokens.server.ts'
import { auditOn } from '#db/audit.ts'
import { migrate } from '#db/migrate.ts'
import { type OpenDatabase, openDatabase } from '#db/open.ts'
import { readsOn } from '#db/reads/reads.ts'
import { loadDemo, playDemo } from '#db/seed/demo/load-demo.ts'
import { personIdOf, RETIRED, SEATS } from '#db/seed/demo/office.ts'
import { DEMO_PASSWORD, DOMAIN } from '#db/seed/demo/place.ts'
import type { Played } from '#db/seed/demo/play.ts'
import { storesOn, unitOfWorkOn } from '#db/unit-of-work.ts'
import { describeOnEachDatabase } from '#tests/support/databases.ts'

const NOW = instant('2026-05-21T10:15:00+07:00')
const TODAY = dayOfInstant(NOW)

const given = (now: Instant, passwordHash: string) => ({
  now,
  passwordHash,
  writeLetter: (letter: Parameters<typeof letterMail>[0]) => letterMail(letter, 'http://127.0.0.1:3000'),
  mailHost: DOMAIN,
})

/** Everything that happened, as one text: the hash of every event stands for its content. */
const historyOf = async ({ db }: OpenDatabase): Promise<string> =>
  (await db.selectFrom('events').select('hash').orderBy('id').execute()).map(r => r.hash).join('\n')

/** The first database's, for the second to compare with. */
let history: string | null = null

describeOnEachDatabase('the demo', make => {
  let database: OpenDatabase
  let played: Played
  let tasks: Task[]
  beforeAll(async () => {
    database = await make()
    played = await loadDemo(database, given(NOW, await argon2Passwords.hash(DEMO_PASSWORD)))
    ;[tasks = []] = await readsOn(database.db).tasksAsOf([null])
  })
  const count = async (table: 'meetings' | 'conclusion_notices' | 'people') =>
    Number(
      (
        await database.db
          .selectFrom(table)
          .select(e => e.fn.countAll<number>().as('n'))
          .executeTakeFirstOrThrow()
      ).n,
    )

  it('is an office of 12 offices and 10 wards with a year of meetings', async () => {
    const { units } = await readsOn(database.db).office()
    expect(units.filter(u => isValidOn(u, TODAY))).toHaveLength(23)
    expect(await count('meetings')).toBeGreaterThanOrEqual(40)
    expect(tasks.length).toBeGreaterThan(400)
    expect(tasks.length).toBeLessThan(620)
  })

  it('says what real offices say of themselves', () => {
    const standings = tasks.map(t => standingOf(t, TODAY))
    const n = (...names: string[]) => standings.filter(s => names.includes(s)).length
    const dated = n('done-on-time', 'done-late', 'in-time', 'overdue')
    expect(n('done-on-time', 'done-late', 'done-no-due') / tasks.length).toBeGreaterThan(0.78)
    expect(n('done-on-time', 'done-late', 'done-no-due') / tasks.length).toBeLessThan(0.9)
    expect(n('done-late', 'overdue') / dated).toBeGreaterThan(0.13)
    expect(n('done-late', 'overdue') / dated).toBeLessThan(0.27)
    expect(tasks.filter(t => t.originalDue === null).length / tasks.length).toBeGreaterThan(0.2)
    expect(n('overdue')).toBeGreaterThanOrEqual(5)
  })

  it('shows an organisation that changed: a merger, a new name, a handover, a leave, a vacancy, a plan', async () => {
    const office = await readsOn(database.db).office()
    const changes = await readsOn(database.db).officeChanges()
    expect(changes.map(c => [c.kind, c.state]).sort()).toEqual([
      ['handover', 'done'],
      ['handover', 'done'],
      ['merge', 'done'],
      ['rename', 'done'],
      ['rename', 'planned'],
    ])
    expect(unitOrHeir(office, 'phuong-que-ha', TODAY)?.id).toBe('phuong-dong-que')
    const ward = office.posts.find(p => p.id === 'chuc.phuong.luytre')!
    expect(holderOn(office, ward, TODAY)?.id).toBe('nguoi.pho.luytre')
    expect(office.posts.filter(p => isValidOn(p, TODAY) && p.personId === null).length).toBeGreaterThan(0)
    // a head who retired: the post is vacant, the deputy acts with its rights
    const [acting] = headsOf(office, 'phuong-ben-say', TODAY)
    expect(acting?.id).toBe('nguoi.pho.bensay')
    expect(actorOn(office, acting!.id, TODAY)?.posts.some(p => p.kind === 'unit-head' && p.personId === null)).toBe(
      true,
    )
    // nothing open stayed behind
    expect(tasks.filter(t => isOpen(t) && t.unitId === 'phuong-que-ha')).toEqual([])
    expect(tasks.filter(t => isOpen(t) && t.officerId === 'nguoi.cb.moitruong')).toEqual([])
  })

  it('every row is the fold of its events', async () => {
    const stores = storesOn(database.db)
    for (const task of tasks) {
      const events = await stores.events.list('task', task.id)
      expect(replay(task.id, events as unknown as TaskEvent[])).toEqual(task)
    }
  })

  it('stood at each of several instants as it stood at each alone', async () => {
    const reads = readsOn(database.db)
    const instants = [-9, -4, -1].map(months => instantAt(addMonths(TODAY, months), '12:00'))
    const together = await reads.tasksAsOf([instants[2]!, null, instants[0]!, instants[1]!])
    const alone = await Promise.all([instants[2]!, null, instants[0]!, instants[1]!].map(at => reads.tasksAsOf([at])))
    expect(together).toEqual(alone.map(([found]) => found))
    expect(new Set(together.map(t => t.length)).size).toBeGreaterThan(2)
  })

  it('every month adds up, for every unit and together', async () => {
    const reads = readsOn(database.db)
    for (let back = 12; back >= 0; back -= 1) {
      const month = addMonths(TODAY, -back)
      const first = day(`${month.slice(0, 7)}-01`)
      const last: Day = endOfMonth(yearOf(month), monthOf(month))
      const [before = []] = await reads.tasksAsOf([instantAt(first, '00:00')])
      const [after = []] = last >= TODAY ? [tasks] : await reads.tasksAsOf([instantAt(last, '24:00')])
      const { rows, total } = periodFigures(before, after, last < TODAY ? last : TODAY)
      for (const row of [...rows, total]) expect(addsUp(row), `${first} ${row.unitId}`).toBe(true)
    }
  })

  it('has an unbroken, sealed history', async () => {
    const report = await auditOn(database.db).verify()
    expect(report.problems).toEqual([])
    expect(report.anchors).toBeGreaterThan(200)
  })

  it('says of every line who, when and from where', async () => {
    const rows = await database.db.selectFrom('events').select(['origin', 'actor_title', 'kind', 'actor_id']).execute()
    expect(rows.filter(r => !r.origin || r.actor_title === '').map(r => r.kind)).toEqual([])
    expect(new Set(rows.map(r => r.origin!.split(':', 1)[0]))).toEqual(new Set(['web', 'thư', 'job']))
  })

  it('was read from its texts: hardly anything had to be corrected', () => {
    const sum = (pick: (r: Played['readings'][number]) => number) => played.readings.reduce((n, r) => n + pick(r), 0)
    const items = sum(r => r.directives.length)
    expect(items).toBeGreaterThan(200)
    expect(sum(r => r.found) / items).toBeGreaterThan(0.97)
    expect(sum(r => r.corrected) / items).toBeLessThan(0.08)
    expect(sum(r => r.removed)).toBeLessThan(items * 0.03)
    expect(played.readings.flatMap(r => r.unknownNames)).toEqual([])
  })

  it('leaves nothing in the post: every mail of the past was written and sent', async () => {
    const notices = await database.db.selectFrom('outbox').select(['state', 'key']).execute()
    expect(new Set(notices.map(n => n.state))).not.toContain('waiting')
    expect(new Set(notices.map(n => n.state))).not.toContain('claimed')
    expect(new Set(notices.map(n => n.key)).size).toBe(notices.length)
    const mails = await database.db
      .selectFrom('mails')
      .leftJoin('letters', 'letters.mail_id', 'mails.id')
      .selectAll()
      .where('state', '!=', 'dropped')
      .execute()
    expect(mails.length).toBeGreaterThan(1_000)
    for (const mail of mails) {
      expect(mail.state).toBe('sent')
      expect(mail.sent_at! <= NOW).toBe(true)
      expect(mail.subject).not.toBe('')
      expect(mail.text?.length).toBeGreaterThan(80)
    }
    const tools = {
      clock: { now: () => NOW, today: () => TODAY },
      ids: { next: () => '' },
      unitOfWork: unitOfWorkOn(database.db),
    }
    expect((await planDueNotices(tools, { asOf: NOW, mailDomains: [], dryRun: true })).notices).toEqual([])
  })

  it('has a case of everything that waits for somebody', async () => {
    const reads = readsOn(database.db)
    const office = await reads.office()
    const as = (account: string) => actorOn(office, personIdOf(account), TODAY)!
    const waiting = await reads.waiting(as('thuky'), TODAY)
    expect(waiting.reports.length).toBeGreaterThanOrEqual(4)
    expect(waiting.sendBacks.length).toBeGreaterThanOrEqual(2)
    expect(tasks.filter(t => t.extension).length).toBeGreaterThanOrEqual(3)
    expect(tasks.some(t => t.explanation && !t.explanation.answeredAt)).toBe(true)
    expect(tasks.some(t => t.explanation?.answeredAt && t.explanation.accepted === null)).toBe(true)
    expect(tasks.some(t => t.state === 'assigned')).toBe(true)
    expect(tasks.some(t => t.due === TODAY && t.state !== 'done')).toBe(true)
    expect(waiting.drafts.map(d => d.state).toSorted()).toEqual(['draft', 'submitted'])
    const forApproval = (await reads.waiting(as('pct.kinhte'), TODAY)).drafts
    expect(forApproval.map(d => d.state)).toContain('submitted')
  })

  it('has a notice that was corrected and one that another took the place of, both still there', async () => {
    const { db } = database
    const amendments = await db.selectFrom('notice_amendments').selectAll().execute()
    expect(amendments.map(a => a.kind).sort()).toEqual(['correction', 'replacement'])
    for (const a of amendments) {
      expect(await storesOn(db).notices.get(a.earlier_notice_id)).not.toBeNull()
      expect((await storesOn(db).notices.getByMeeting(a.meeting_id))!.id).toBe(a.notice_id)
    }
    expect(tasks.some(t => t.sentences?.length)).toBe(true)
    expect(tasks.some(t => t.saidBy)).toBe(true)
  })

  it('shows every party and every kind of day, with the history that led there', async () => {
    const { db } = database
    const kinds = new Set((await db.selectFrom('events').select('kind').distinct().execute()).map(r => r.kind))
    for (const kind of ['suspended', 'resumed', 'part-given', 'milestone-set', 'milestone-done', 'question-answered'])
      expect(kinds, kind).toContain(kind)
    expect(tasks.some(t => t.suspendedDays > 0)).toBe(true)
    // whose delay it is: answered late, and not answered though its day is over
    const asked = tasks.flatMap(t => t.coordinations.filter(c => c.askedAt !== null && c.due !== null))
    expect(asked.some(c => c.answeredAt !== null && dayOfInstant(c.answeredAt) > c.due!)).toBe(true)
    expect(asked.some(c => c.answeredAt === null && c.due! < TODAY)).toBe(true)
    // khách quan, a first word that waits for the second, the next meeting's day, a directive that comes back
    expect(tasks.some(t => t.explanation?.accepted && t.exclusion !== null)).toBe(true)
    expect(tasks.some(t => t.starred && t.firstWord !== null)).toBe(true)
    expect(tasks.some(t => t.followsMeetingId !== null)).toBe(true)
    const periodic = await db.selectFrom('periodic_directives').select('recurrence').execute()
    expect(periodic.map(p => p.recurrence)).toEqual(['monthly'])
    expect(new Set(tasks.flatMap(t => t.period ?? [])).size).toBeGreaterThan(1)
    // later directives that refer to earlier ones, and a synthesis that was begun
    expect(tasks.some(t => t.links?.some(l => l.kind === 'refers-to'))).toBe(true)
    expect(await db.selectFrom('synthesis_drafts').select('task_id').execute()).toHaveLength(1)
    // reasons that can be counted
    for (const [kind, code] of [
      ['extension-asked', 'GH1'],
      ['report-returned', 'LL2'],
    ] as const)
      expect(await storesOn(db).events.hasReason(kind, code), code).toBe(true)
  })

  it('retells the briefing in which 7 of 21 units have reported', async () => {
    const reads = readsOn(database.db)
    const secretary = actorOn(await reads.office(), personIdOf('thuky'), TODAY)!
    const { lines } = await reads.meetings(secretary, { q: 'giao ban cong tac cai cach', limit: 50 }, TODAY)
    const pages = await Promise.all(lines.map(l => reads.meetingPage(secretary, l.id, TODAY)))
    const tallies = pages.flatMap(p => p?.tallies ?? []).filter(t => t.path === '1.2' && t.total === 21)
    expect(tallies.map(t => t.reported)).toContain(7)
    const briefing = pages.find(p => p?.tallies.some(t => t.total === 21 && t.reported === 7))
    expect(briefing?.notice?.directives.map(d => d.path)).toEqual(['1.1', '1.2', '1.3', '1.4', '2', '3'])
  })

  it('lets every account in with the printed password', async () => {
    const tools = {
      clock: { now: () => NOW, today: () => TODAY },
      ids: { next: () => crypto.randomUUID() },
      unitOfWork: unitOfWorkOn(database.db),
      passwords: argon2Passwords,
      tokens: randomTokens,
    }
    for (const login of ['thuky', `pct.xahoi@${DOMAIN}`, 'phuong.goxim', 'phuong.gosim']) {
      const outcome = await signIn(tools, { login, password: DEMO_PASSWORD }, { address: '127.0.0.1', client: 'x' })
      expect(outcome.kind, login).toBe(login === 'phuong.goxim' ? 'refused' : 'signed-in')
    }
    const office = await readsOn(database.db).office()
    // but for those who handed over and left, everybody holds a post on the day of seeding
    for (const { account } of SEATS)
      expect(actorOn(office, personIdOf(account), TODAY)?.posts.length ?? 0, account).toBeGreaterThanOrEqual(
        ['cb.moitruong', RETIRED].includes(account) ? 0 : 1,
      )
  })

  it('is the same on every database and every time', async () => {
    const own = await historyOf(database)
    history ??= own
    expect(own).toBe(history)
  })
})

describe('the demo on any day', () => {
  // the eve of Tết; the first minutes of New Year's Day
  it.each(['2026-02-16T09:00+07:00', '2027-01-01T00:05+07:00'])(
    'ends with the moment of seeding and leaves no mail: %s',
    async text => {
      const database = await openDatabase(':memory:')
      await migrate(database)
      const now = instant(text)
      const quick = { writeLetter: () => ({ subject: 's', text: 't', html: 'h' }), mailHost: DOMAIN }
      await playDemo(database, { now, passwordHash: 'x', ...quick })
      const waiting = await database.db.selectFrom('outbox').select('id').where('state', '=', 'waiting').execute()
      expect(waiting).toEqual([])
      const last = await database.db.selectFrom('events').select('at').orderBy('at', 'desc').limit(1).executeTakeFirst()
      expect(last!.at <= now).toBe(true)
      const [tasks = []] = await readsOn(database.db).tasksAsOf([null])
      const tally = tasks.filter(t => t.path === '1.2' && t.kind === 'work' && t.reportToUnitId === 'to-cchc')
      const latest = tally
        .map(t => t.directiveId)
        .toSorted()
        .at(-1)
      const units = tally.filter(t => t.directiveId === latest)
      // three tiers stay readable, where the year of the demo lies after them
      const past = treeOn(await readsOn(database.db).office(), day('2025-06-01'))
      if (text > '2026-09') expect(past.find(l => l.unit.id === 'phuong-tay-que')?.parentId).toBe('huyen-tung-son')
      expect(units).toHaveLength(21)
      expect(units.filter(t => t.state === 'reported' || t.state === 'done')).toHaveLength(7)
      expect(tasks.filter(t => t.extension).length).toBeGreaterThanOrEqual(3)
      await database.close()
    },
  )
})
