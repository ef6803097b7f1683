import { noticeKey, stepNameOf } from '#app/domain/reminder/notice.ts'
import { secondLook } from '#app/domain/reminder/still-fits.ts'
import type { Instant } from '#app/domain/shared/instant.ts'
import { personOf } from '#app/domain/unit/office.ts'
import type { LinkBook } from '../mail-links/link-book.ts'
import type { OutgoingMail, StoredMail, StoredNotice, StoredTask, Stores, Tools } from '../ports.ts'
import type { DeliveryTools } from './delivery-tools.ts'
import { type Desk, letterFor, portfolioOf } from './desk.ts'
import { passUpward } from './pass-upward.ts'

/** A row that cannot be written is set aside after so many tries; all others go. */
const WRITING_TRIES = 3

export type Prepared =
  | { kind: 'to-send'; mail: StoredMail; notices: StoredNotice[]; outgoing: OutgoingMail }
  | { kind: 'dropped' | 'kept' | 'failed' | 'later' }

/**
 * The second look, minutes or days after planning: what is no longer true leaves the mail, what belongs to somebody
 * else goes there, and the rest is written from the tasks as they are now.
 */
export async function prepareMail(
  tools: DeliveryTools,
  stores: Stores,
  desk: Desk,
  mail: StoredMail,
  given: { notices: readonly StoredNotice[]; tasks: ReadonlyMap<string, StoredTask>; links: LinkBook },
  now: Instant,
  send: boolean,
): Promise<Prepared> {
  let notices = await stillTrue(tools, stores, desk, given, now)
  const by = mail.leaseBy ?? ''
  const person = personOf(desk.office, mail.personId)
  const reachable = person?.active === true && desk.ladder.mayMail(person)
  if (!reachable)
    notices = await passUpward(tools, stores, desk, notices, given.tasks, now, 'Không có địa chỉ thư dùng được')
  if (notices.length === 0) {
    await stores.mails.settle(mail.id, by, { state: 'dropped', lastError: 'Không còn việc nào cần nhắc' })
    return { kind: 'dropped' }
  }
  let written: ReturnType<DeliveryTools['writeLetter']>
  try {
    const links = given.links.of(mail.personId ?? '', notices, given.tasks)
    written = tools.writeLetter(await letterFor(stores, desk, mail.personId ?? '', notices, given.tasks, links))
  } catch (error) {
    return setAside(stores, mail, notices, error, now)
  }
  const email = reachable ? (person.email ?? '') : ''
  if (!send || !reachable) {
    await stores.mails.write([{ id: mail.id, email, ...written }])
    const why = reachable ? 'Chưa có máy chủ thư' : 'Không có địa chỉ thư'
    await stores.mails.settle(mail.id, by, { state: 'kept', lastError: why })
    await stores.outbox.settle(
      notices.map(n => n.id),
      'kept',
      why,
    )
    return { kind: 'kept' }
  }
  return { kind: 'to-send', mail, notices, outgoing: { messageId: mail.messageId, to: email, ...written } }
}

async function stillTrue(
  tools: Tools,
  stores: Stores,
  desk: Desk,
  { notices, tasks }: { notices: readonly StoredNotice[]; tasks: ReadonlyMap<string, StoredTask> },
  now: Instant,
): Promise<StoredNotice[]> {
  const kept: StoredNotice[] = []
  for (const n of notices) {
    if (n.state !== 'claimed') continue
    if (stepNameOf(n.step) === 'leader-digest') {
      if ((await portfolioOf(stores, desk, n.personId)).length > 0) kept.push(n)
      else await stores.outbox.settle([n.id], 'skipped', 'Không còn việc quá hạn')
      continue
    }
    const look = secondLook(n, n.taskId === null ? null : (tasks.get(n.taskId) ?? null), desk)
    if (look.fits) kept.push(n)
    else {
      await stores.outbox.settle([n.id], 'skipped', look.reason)
      const rows = look.instead.map(i => ({
        ...i,
        id: tools.ids.next(),
        key: noticeKey(i),
        plannedAt: now,
        dueAt: now,
      }))
      await stores.outbox.add(rows)
    }
  }
  return kept
}

async function setAside(
  stores: Stores,
  mail: StoredMail,
  notices: readonly StoredNotice[],
  error: unknown,
  now: Instant,
): Promise<Prepared> {
  const why = `Không soạn được thư: ${error instanceof Error ? error.message : String(error)}`.slice(0, 500)
  if (mail.attempts < WRITING_TRIES) {
    await stores.mails.settle(mail.id, mail.leaseBy ?? '', { state: 'ready', lastError: why, nextAttemptAt: now })
    return { kind: 'later' }
  }
  await stores.mails.settle(mail.id, mail.leaseBy ?? '', { state: 'failed', lastError: why })
  await stores.outbox.settle(
    notices.map(n => n.id),
    'failed',
    why,
  )
  return { kind: 'failed' }
}
