import type { Instant } from '#app/domain/shared/instant.ts'
import type { StoredMail, StoredNotice, Stores } from '../ports.ts'
import type { DeliveryTools } from './delivery-tools.ts'

/** People whose notices one transaction puts into mails. */
const PEOPLE = 50

/**
 * Waiting notices into mails: one for a person's digest, and one for each group that goes alone. What could not be
 * sent so far, and no server has seen, takes the new notices in: after a day without a mail server it is still one
 * mail a person. A mail gets its Message-ID here, before anybody tries to send it.
 */
export async function composeMails(tools: DeliveryTools, now: Instant, aloneOnly: boolean): Promise<void> {
  for (;;) {
    const more = await tools.unitOfWork(async stores => {
      const people = await stores.outbox.peopleWaiting(now, PEOPLE, { aloneOnly })
      if (people.length === 0) return false
      const waiting = await stores.outbox.waitingOf(people, now, { aloneOnly })
      const open = await openMails(stores, people)
      for (const [key, notices] of groupsOf(waiting)) await putIntoMail(tools, stores, notices, open.get(key), now)
      return true
    })
    if (!more) return
  }
}

const keyOf = (n: Pick<StoredNotice, 'personId' | 'data'>): string => `${n.personId} ${n.data.group}`

function groupsOf(notices: readonly StoredNotice[]): Map<string, StoredNotice[]> {
  const groups = new Map<string, StoredNotice[]>()
  for (const n of notices) {
    const group = groups.get(keyOf(n))
    if (group) group.push(n)
    else groups.set(keyOf(n), [n])
  }
  return groups
}

async function openMails(stores: Stores, people: readonly string[]): Promise<Map<string, StoredMail>> {
  const mails = new Map((await stores.mails.joinable(people)).map(m => [m.id, m]))
  const open = new Map<string, StoredMail>()
  for (const n of await stores.outbox.ofMails([...mails.keys()])) {
    const mail = n.mailId === null ? undefined : mails.get(n.mailId)
    if (mail && n.state === 'claimed') open.set(keyOf(n), mail)
  }
  return open
}

async function putIntoMail(
  tools: DeliveryTools,
  stores: Stores,
  notices: readonly StoredNotice[],
  open: StoredMail | undefined,
  now: Instant,
): Promise<void> {
  const ids = notices.map(n => n.id)
  // holds the row, so that no process leases the mail between this look and the claim
  if (open && (await stores.mails.joinNow(open.id, now))) {
    await stores.outbox.claim(ids, open.id)
    return
  }
  const id = tools.ids.next()
  const first = notices[0]!
  await stores.mails.insert({
    id,
    messageId: `<${id}@${tools.mailHost}>`,
    personId: first.personId,
    email: first.email ?? '',
    createdAt: now,
    nextAttemptAt: now,
  })
  if ((await stores.outbox.claim(ids, id)).length === 0) await stores.mails.remove(id)
}
