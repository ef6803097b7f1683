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
import { LINES, sendInLines } from './send-lines.ts'

/** Longer than a mail may wait to be sent, and the longest send after that. */
const LEASE_MS = 45_000
/** A mail that was written longer ago is looked at again: it would be told as it was, not as it is. */
const FRESH_MS = 5_000
/** Who holds which post is read again after that: a morning's post may take minutes. */
const DESK_MS = 10_000
/** Answers put on record together; nobody waits longer for it than this. With those under way: what may come twice. */
const ANSWERS_TOGETHER = 30
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

/** `began`: when its tasks were looked at. */
type ToSend = Extract<Prepared, { kind: 'to-send' }> & { began: Instant }
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
  const prepare = async (size: number): Promise<ToSend[] | null> => {
    const began = now()
    const prepared = await tools.unitOfWork(async stores => {
      if (msOf(began) - msOf(deskRead) > DESK_MS) {
        desk = await openDesk(stores, dayOfInstant(began), tools.mailDomains)
        deskRead = began
      }
      return prepareRound(tools, stores, desk, size, began, me, mailer !== null)
    })
    for (const p of prepared) if (p.kind !== 'to-send') outcome[p.kind === 'failed' ? 'refused' : p.kind] += 1
    return prepared.length === 0 ? null : prepared.flatMap(p => (p.kind === 'to-send' ? [{ ...p, began }] : []))
  }
  let silent = 0
  const nobodyThere = () => silent >= LINES
  const mayGoOn = () => !stopping() && !nobodyThere()
  const send = async (p: ToSend) => {
    if (!mailer) return
    if (msOf(now()) - msOf(p.began) > FRESH_MS) return giveBack([p])
    const result = await mailer.send(p.outgoing)
    silent = isSilence(result) ? silent + 1 : 0
    outcome[result.kind] += 1
    await onRecord.add({ ...p, result })
  }

  do {
    // before the first mail is leased: what could not be sent so far takes the new notices in
    await composeMails(tools, now(), aloneOnly)
    let untried: ToSend[] = []
    try {
      untried = await sendInLines({ fetch: prepare, send, mayGoOn, time: () => msOf(tools.clock.now()) })
    } finally {
      // whatever broke: what the server said is put on record
      await onRecord.drained()
    }
    await giveBack(untried)
    // steps that were passed on meanwhile
  } while (mayGoOn() && (await isMoreToDo(tools, now(), aloneOnly)))
  return outcome
}

const isSilence = (r: MailResult): boolean => r.kind === 'unclear' || (r.kind === 'later' && r.down)

const isMoreToDo = (tools: DeliveryTools, now: Instant, aloneOnly: boolean): Promise<boolean> =>
  tools.unitOfWork(
    async ({ mails, outbox }) => (await outbox.peopleWaiting(now, 1, { aloneOnly })).length > 0 || mails.anyReady(now),
  )

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
  const tasks = new Map((await stores.tasks.readable(taskIds)).tasks.map(t => [t.id, t]))
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

type Groups<T> = {
  add(one: T): Promise<void>
  drained(): Promise<void>
}

/**
 * Answers go on record in groups: whatever comes while one group is being written, or within a moment, makes the next
 * one. So a fast server costs few transactions and a slow one keeps nobody waiting. Sending goes on meanwhile, but never
 * far ahead of what is on record: that much could come twice after a crash.
 */
function inGroups<T>(write: (group: T[]) => Promise<void>): Groups<T> {
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
      if (failure) throw failure.error
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
  if (group.length === 0) return
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
  const tasks = new Map((await stores.tasks.readable(notices.flatMap(n => n.taskId ?? []))).tasks.map(t => [t.id, t]))
  const stuck = await passUpward(tools, stores, desk, notices, tasks, now, lastError)
  await stores.outbox.settle(
    stuck.map(n => n.id),
    'failed',
    lastError,
  )
}
