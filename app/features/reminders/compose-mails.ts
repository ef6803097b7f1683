import type { Instant } from '#app/domain/shared/instant.ts'
import type { StoredMail, StoredNotice, Stores } from '../ports.ts'
import type { DeliveryTools } from './delivery-tools.ts'

/** People whose notices one transaction puts into mails. */
const PEOPLE = 200

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
      const groups = groupsOf(waiting)
      for (const [key, notices] of groups) {
        const mail = open.get(key)
        // holds the row, so that no process leases the mail between this look and the claim
        if (!mail || !(await stores.mails.joinNow(mail.id, now))) continue
        await stores.outbox.claim(notices.map(n => ({ id: n.id, mailId: mail.id })))
        groups.delete(key)
      }
      await putIntoNewMails(tools, stores, [...groups.values()], now)
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

async function putIntoNewMails(
  tools: DeliveryTools,
  stores: Stores,
  groups: readonly (readonly StoredNotice[])[],
  now: Instant,
): Promise<void> {
  const made = groups.map(notices => ({ id: tools.ids.next(), notices, first: notices[0]! }))
  await stores.mails.insert(
    made.map(({ id, first }) => ({
      id,
      messageId: `<${id}@${tools.mailHost}>`,
      personId: first.personId,
      email: first.email ?? '',
      createdAt: now,
      nextAttemptAt: now,
    })),
  )
  const got = await stores.outbox.claim(made.flatMap(({ id, notices }) => notices.map(n => ({ id: n.id, mailId: id }))))
  const filled = new Set(got.map(g => g.mailId))
  await stores.mails.remove(made.flatMap(({ id }) => (filled.has(id) ? [] : [id])))
}
