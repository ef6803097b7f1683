import { nextAttempt } from '#app/domain/reminder/retry.ts'
import { afterQuietHours } from '#app/domain/reminder/run-time.ts'
import { addMs, dayOfInstant, type Instant, msOf } from '#app/domain/shared/instant.ts'
import { openLinkBook } from '../mail-links/link-book.ts'
import type { MailResult, StoredMail, StoredNotice, Stores } from '../ports.ts'
import { IS_DEMO, MAIL_PAUSED } from '../settings.ts'
import { composeMails } from './compose-mails.ts'
import type { DeliveryTools } from './delivery-tools.ts'
import { type Desk, openDesk, readMeetings } from './desk.ts'
import { passUpward } from './pass-upward.ts'
import { type Prepared, prepareMail } from './prepare-mail.ts'

/** Mails under way at a time; the mailer has as many connections. */
const UNDER_WAY = 10
/** Longer than a round may begin sends, and the longest send after that. */
const LEASE_MS = 45_000
/** A round begins no send after that: what it still holds would be told as it was, not as it is. */
const ROUND_MS = 5_000
/** A round that was quick is followed by one of twice its size: fewer transactions, never a long wait. */
const LARGEST_ROUND = 160
const QUICK_MS = 1_000
/** Who holds which post is read again after that: a morning's post may take minutes. */
const DESK_MS = 10_000
/** Answers put on record together; nobody waits longer for it than this. */
const ANSWERS_TOGETHER = 50
const ANSWERS_WAIT_MS = 40

export type DeliveryOutcome = {
  paused: boolean
  sent: number
  /** Written for the outbox page: no mail server, or no address. */
  kept: number
  later: number
  refused: number
  unclear: number
  dropped: number
}

type Options = {
  asOf: Instant
  /** Digests wait: their run is still being planned. */
  aloneOnly?: boolean
  /** Asked between batches: a process that shall stop takes no new mail. */
  stopping?: () => boolean
}

type ToSend = Extract<Prepared, { kind: 'to-send' }>
/** `began`: when the tasks were looked at; what is not sent soon after is looked at again. */
type Round = { began: Instant; toSend: ToSend[]; empty: boolean }
type Tried = Pick<ToSend, 'mail' | 'notices'> & { result: MailResult }

/**
 * The post: waiting notices become mails, mails are leased, looked at again, written and sent – the sending itself
 * outside every transaction. At least once and honest about it: after an answer that never came the same Message-ID
 * goes again, and the row counts it.
 */
export async function deliverOutbox(
  tools: DeliveryTools,
  { asOf, aloneOnly = false, stopping = () => false }: Options,
): Promise<DeliveryOutcome> {
  const outcome: DeliveryOutcome = { paused: false, sent: 0, kept: 0, later: 0, refused: 0, unclear: 0, dropped: 0 }
  // a simulated moment moves on with the clock, so that leases run out when they should
  const started = tools.clock.now()
  const now = (): Instant => addMs(asOf, Math.max(0, msOf(tools.clock.now()) - msOf(started)))

  const begun = await tools.unitOfWork(async stores => {
    if (await stores.settings.get<boolean>(MAIL_PAUSED)) return 'paused'
    await stores.mails.releaseExpired(now())
    const waiting = await stores.outbox.peopleWaiting(now(), 1, { aloneOnly })
    if (waiting.length === 0 && !(await stores.mails.anyReady(now()))) return 'idle'
    const isDemo = (await stores.settings.get<boolean>(IS_DEMO)) === true
    const desk = await openDesk(stores, dayOfInstant(asOf), tools.mailDomains)
    return { desk, mailer: isDemo && !tools.mailerIsLocal ? null : tools.mailer }
  })
  if (typeof begun === 'string') return { ...outcome, paused: begun === 'paused' }
  const { mailer } = begun
  let [desk, deskRead] = [begun.desk, now()]
  const me = tools.ids.next()
  const onRecord = inGroups<Tried>(group => tools.unitOfWork(stores => settleAll(tools, stores, desk, group, now())))
  const giveBack = async (untried: readonly ToSend[]) => {
    const ids = untried.map(p => p.mail.id)
    if (ids.length > 0) await tools.unitOfWork(({ mails }) => mails.giveBack(ids, me))
  }
  let size = UNDER_WAY
  const prepare = async (): Promise<Round> => {
    const began = now()
    const prepared = await tools.unitOfWork(async stores => {
      if (msOf(began) - msOf(deskRead) > DESK_MS) {
        desk = await openDesk(stores, dayOfInstant(began), tools.mailDomains)
        deskRead = began
      }
      return prepareRound(tools, stores, desk, size, began, me, mailer !== null)
    })
    for (const p of prepared) if (p.kind !== 'to-send') outcome[p.kind === 'failed' ? 'refused' : p.kind] += 1
    return { began, toSend: prepared.filter(p => p.kind === 'to-send'), empty: prepared.length === 0 }
  }
  // the round that is written while the one before it goes out
  let ahead: Promise<Round> | null = null

  await composeMails(tools, now(), aloneOnly)
  try {
    while (!stopping()) {
      const { began, toSend, empty } = await (ahead ?? prepare())
      ahead = null
      if (empty) {
        // steps that were passed on meanwhile
        await composeMails(tools, now(), aloneOnly)
        if (!(await tools.unitOfWork(stores => stores.mails.anyReady(now())))) break
        continue
      }
      if (!mailer || toSend.length === 0) continue
      const sending = now()
      const answers: MailResult[] = []
      const mayBegin = () => !stopping() && msOf(now()) - msOf(began) <= ROUND_MS && !nobodyThere(answers)
      if (size > UNDER_WAY) {
        ahead = prepare()
        ahead.catch(() => {}) // told where it is waited for
      }
      const untried = await sendAll(toSend, mayBegin, async p => {
        const result = await mailer.send(p.outgoing)
        answers.push(result)
        outcome[result.kind] += 1
        await onRecord.add({ ...p, result })
      })
      await onRecord.drained()
      await giveBack(untried)
      // the others would only wait for the same silence
      if (nobodyThere(answers) || answers.every(isSilence)) break
      size = msOf(now()) - msOf(sending) <= QUICK_MS ? Math.min(size * 2, LARGEST_ROUND) : UNDER_WAY
    }
  } finally {
    const left = ahead === null ? null : await (ahead as Promise<Round>).catch(() => null)
    if (left) await giveBack(left.toSend)
  }
  return outcome
}

const isSilence = (r: MailResult): boolean => r.kind === 'unclear' || (r.kind === 'later' && r.down)
const nobodyThere = (answers: readonly MailResult[]): boolean => answers.length >= UNDER_WAY && answers.every(isSilence)

/**
 * As many at a time as there are connections, while new ones may begin; answers those it did not begin. Where an answer
 * cannot be put on record, no line begins another send: it would only be repeated.
 */
async function sendAll<T>(all: readonly T[], mayBegin: () => boolean, send: (one: T) => Promise<void>): Promise<T[]> {
  const waiting = [...all]
  let broken: { error: unknown } | null = null
  const line = async () => {
    while (waiting.length > 0 && broken === null && mayBegin())
      await send(waiting.shift()!).catch(error => {
        broken ??= { error }
      })
  }
  await Promise.all(Array.from({ length: UNDER_WAY }, line))
  if (broken !== null) throw (broken as { error: unknown }).error
  return waiting
}

async function prepareRound(
  tools: DeliveryTools,
  stores: Stores,
  desk: Desk,
  size: number,
  now: Instant,
  by: string,
  send: boolean,
): Promise<Prepared[]> {
  const leased = await stores.mails.lease(now, size, { until: addMs(now, LEASE_MS), by })
  if (leased.length === 0) return []
  const notices = await stores.outbox.ofMails(leased.map(m => m.id))
  const resting = await rest(stores, desk, leased, notices, now, by)
  const mails = leased.filter(m => !resting.has(m.id))
  const taskIds = [...new Set(notices.flatMap(n => n.taskId ?? []))]
  const tasks = new Map((await stores.mails.tasks(taskIds)).map(t => [t.id, t]))
  await readMeetings(
    stores,
    desk,
    [...tasks.values()].map(t => t.meetingId),
  )
  const links = await openLinkBook(tools, stores, desk, mails, now)
  const byMail = new Map(mails.map(m => [m.id, [] as StoredNotice[]]))
  for (const n of notices) if (n.mailId !== null) byMail.get(n.mailId)?.push(n)
  const prepared: Prepared[] = leased.filter(m => resting.has(m.id)).map(() => ({ kind: 'later' }))
  for (const mail of mails) {
    const own = byMail.get(mail.id) ?? []
    prepared.push(await prepareMail(tools, stores, desk, mail, { notices: own, tasks, links }, now, send))
  }
  await stores.mailLinks.insert(links.made())
  // a wording that could not be used: its mails went in the delivered words, and the administrator is told
  for (const p of desk.words.takeProblems()) await stores.wordings.flag(p.id, p.message, now)
  // on record before a server sees them
  await stores.mails.write(
    prepared.flatMap(p => (p.kind === 'to-send' ? [{ ...p.outgoing, id: p.mail.id, email: p.outgoing.to }] : [])),
  )
  return prepared
}

/** What failed before and would be tried again in the quiet hours waits for their end; hoả tốc does not. */
async function rest(
  stores: Stores,
  desk: Desk,
  mails: readonly StoredMail[],
  notices: readonly StoredNotice[],
  now: Instant,
  by: string,
): Promise<ReadonlySet<string>> {
  const until = afterQuietHours(desk.quiet, now)
  if (until === now) return new Set()
  const urgent = new Set(notices.flatMap(n => (n.data.flash && n.mailId ? n.mailId : [])))
  const ids = mails.filter(m => m.lastError !== null && !urgent.has(m.id)).map(m => m.id)
  await stores.mails.postpone(ids, by, until)
  return new Set(ids)
}

/**
 * Answers go on record in groups: whatever comes while one group is being written, or within a moment, makes the next
 * one. So a fast server costs few transactions and a slow one keeps nobody waiting. A line of sending goes on meanwhile,
 * but never far ahead of what is on record: that much could come twice after a crash.
 */
function inGroups<T>(write: (group: T[]) => Promise<void>): { add(one: T): Promise<void>; drained(): Promise<void> } {
  let gathering: T[] = []
  let timer: NodeJS.Timeout | undefined
  let writing: Promise<void> = Promise.resolve()
  let failure: { error: unknown } | null = null
  const writeNow = () => {
    clearTimeout(timer)
    timer = undefined
    const group = gathering
    gathering = []
    if (group.length === 0) return
    writing = writing
      .then(() => write(group))
      .catch(error => {
        failure ??= { error }
      })
  }
  const drained = async () => {
    writeNow()
    await writing
    if (failure) throw failure.error
  }
  return {
    async add(one) {
      gathering.push(one)
      if (gathering.length >= ANSWERS_TOGETHER) await drained()
      else timer ??= setTimeout(writeNow, ANSWERS_WAIT_MS)
    },
    drained,
  }
}

async function settleAll(
  tools: DeliveryTools,
  stores: Stores,
  desk: Desk,
  group: readonly Tried[],
  now: Instant,
): Promise<void> {
  const sent = group.filter(t => t.result.kind === 'sent')
  await stores.mails.settleSent(
    sent.map(t => t.mail.id),
    sent[0]?.mail.leaseBy ?? '',
    now,
  )
  // true even if the lease ran out meanwhile and another process has the mail: the server said 250
  await stores.outbox.settle(
    sent.flatMap(t => t.notices.map(n => n.id)),
    'sent',
    null,
  )
  for (const { mail, notices, result } of group)
    if (result.kind !== 'sent') await settleUnsent(tools, stores, desk, { mail, notices, result }, now)
}

async function settleUnsent(
  tools: DeliveryTools,
  stores: Stores,
  desk: Desk,
  { mail, notices, result }: Tried & { result: Exclude<MailResult, { kind: 'sent' }> },
  now: Instant,
): Promise<void> {
  const by = mail.leaseBy ?? ''
  const lastError = result.error
  const ambiguous = mail.ambiguous + (result.kind === 'unclear' ? 1 : 0)
  const next = result.kind === 'refused' ? null : nextAttempt(mail, now)
  if (next !== null) {
    const nextAttemptAt = notices.some(n => n.data.flash) ? next : afterQuietHours(desk.quiet, next)
    await stores.mails.settle(mail.id, by, { state: 'ready', nextAttemptAt, ambiguous, lastError })
    return
  }
  if (!(await stores.mails.settle(mail.id, by, { state: 'failed', ambiguous, lastError }))) return
  const tasks = new Map((await stores.mails.tasks(notices.flatMap(n => n.taskId ?? []))).map(t => [t.id, t]))
  const stuck = await passUpward(tools, stores, desk, notices, tasks, now, lastError)
  await stores.outbox.settle(
    stuck.map(n => n.id),
    'failed',
    lastError,
  )
}
