import { nextAttempt } from '#app/domain/reminder/retry.ts'
import { addMs, dayOfInstant, type Instant, msOf } from '#app/domain/shared/instant.ts'
import type { MailResult, Stores } from '../ports.ts'
import { IS_DEMO, MAIL_PAUSED } from '../settings.ts'
import { composeMails } from './compose-mails.ts'
import type { DeliveryTools } from './delivery-tools.ts'
import { type Desk, openDesk } from './desk.ts'
import { passUpward } from './pass-upward.ts'
import { type Prepared, prepareMail } from './prepare-mail.ts'

/** Mails under way at a time; the mailer has as many connections. */
const BATCH = 10
/** Longer than one send may take; a mail whose lease ran out is somebody else's to send again. */
const LEASE_MS = 45_000

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
  const { desk, mailer } = begun
  const me = tools.ids.next()
  const results = inGroups<Tried>(group => tools.unitOfWork(stores => settleAll(tools, stores, desk, group, now())))

  await composeMails(tools, now(), aloneOnly)
  while (!stopping()) {
    const prepared = await tools.unitOfWork(stores => prepareBatch(tools, stores, desk, now(), me, mailer !== null))
    if (prepared.length === 0) {
      // steps that were passed on meanwhile
      await composeMails(tools, now(), aloneOnly)
      if (!(await tools.unitOfWork(stores => stores.mails.anyReady(now())))) break
      continue
    }
    for (const p of prepared) if (p.kind !== 'to-send') outcome[p.kind === 'failed' ? 'refused' : p.kind] += 1
    const toSend = prepared.filter(p => p.kind === 'to-send')
    if (!mailer || toSend.length === 0) continue
    const answers = await Promise.all(
      toSend.map(async p => {
        const result = await mailer.send(p.outgoing)
        await results.add({ ...p, result })
        outcome[result.kind] += 1
        return result
      }),
    )
    // nobody answers there: the others would only wait for the same silence
    if (answers.every(r => r.kind === 'unclear' || (r.kind === 'later' && r.down))) break
  }
  return outcome
}

async function prepareBatch(
  tools: DeliveryTools,
  stores: Stores,
  desk: Desk,
  now: Instant,
  by: string,
  send: boolean,
): Promise<Prepared[]> {
  const mails = await stores.mails.lease(now, BATCH, { until: addMs(now, LEASE_MS), by })
  if (mails.length === 0) return []
  const notices = await stores.outbox.ofMails(mails.map(m => m.id))
  const taskIds = [...new Set(notices.flatMap(n => n.taskId ?? []))]
  const tasks = new Map((await stores.mails.tasks(taskIds)).map(t => [t.id, t]))
  const prepared: Prepared[] = []
  for (const mail of mails) {
    const own = notices.filter(n => n.mailId === mail.id)
    prepared.push(await prepareMail(tools, stores, desk, mail, { notices: own, tasks }, now, send))
  }
  return prepared
}

/**
 * Each thing is on record as soon as there is a hand free to write it: while one group is being written the next one
 * gathers, so a fast server costs few transactions and a slow one keeps nobody waiting.
 */
function inGroups<T>(write: (group: T[]) => Promise<void>): { add(one: T): Promise<void> } {
  let gathering: T[] = []
  let next: Promise<void> | null = null
  let writing: Promise<unknown> = Promise.resolve()
  return {
    add(one) {
      gathering.push(one)
      next ??= writing.then(() => {
        const group = gathering
        gathering = []
        next = null
        const written = write(group)
        writing = written.catch(() => {})
        return written
      })
      return next
    },
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
    await stores.mails.settle(mail.id, by, { state: 'ready', nextAttemptAt: next, ambiguous, lastError })
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
