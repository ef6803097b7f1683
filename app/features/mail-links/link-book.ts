import { actorOn } from '#app/domain/access/actor.ts'
import { isWorthALink } from '#app/domain/access/mail-link.ts'
import type { LetterNotice } from '#app/domain/reminder/digest.ts'
import { linkExpiry, type MailLink, servesAgain } from '#app/domain/reminder/mail-link.ts'
import type { Day } from '#app/domain/shared/day.ts'
import type { Instant } from '#app/domain/shared/instant.ts'
import { isWorkable } from '#app/domain/task/task.ts'
import type { Office, Post } from '#app/domain/unit/office.ts'
import type { Ids, StoredTask, Stores } from '../ports.ts'
import { taskSubject } from '../tasks/task-subject.ts'
import { readMailLinkSettings } from './mail-link-settings.ts'

/** The links that the mails of one round carry: those that serve again, and new ones to be put on record. */
export type LinkBook = {
  /** Task → link, for tasks of these notices that the person may act on. */
  of(
    personId: string,
    notices: readonly LetterNotice[],
    tasks: ReadonlyMap<string, StoredTask>,
  ): ReadonlyMap<string, string | null>
  made(): readonly MailLink[]
}

/** Two questions for a whole round: the setting, and the links its people have. `ids` null: only a look, none is made. */
export async function openLinkBook(
  { ids }: { ids: Ids | null },
  stores: Stores,
  { office, today }: { office: Office; today: Day },
  mails: readonly { personId: string | null }[],
  now: Instant,
): Promise<LinkBook> {
  const settings = await readMailLinkSettings(stores.settings)
  const people = [...new Set(mails.flatMap(m => m.personId ?? []))]
  const known = new Map<string, string>()
  if (settings.enabled && ids)
    for (const link of await stores.mailLinks.good(people, now)) {
      const key = `${link.personId} ${link.taskId}`
      if (!known.has(key) && servesAgain(link, now, settings)) known.set(key, link.id)
    }
  const made: MailLink[] = []
  const own = postsByPerson(office)
  // a round asks this of every person it writes to: only their own rows, not the whole office again
  const officeOf = (personId: string): Office => ({ ...office, posts: own.get(personId) ?? [] })
  return {
    made: () => made,
    of(personId, notices, tasks) {
      const links = new Map<string, string | null>()
      const actor = settings.enabled ? actorOn(officeOf(personId), personId, today) : null
      if (!actor) return links
      for (const { taskId } of notices) {
        const task = taskId === null ? undefined : tasks.get(taskId)
        if (!task || links.has(task.id) || !isWorkable(task) || !isWorthALink(actor, taskSubject(task))) continue
        if (!ids) {
          links.set(task.id, null)
          continue
        }
        const key = `${personId} ${task.id}`
        let id = known.get(key)
        if (id === undefined) {
          id = ids.next()
          made.push({
            id,
            taskId: task.id,
            personId,
            createdAt: now,
            expiresAt: linkExpiry(now, settings),
            revokedAt: null,
            revokedWhy: null,
            openedAt: null,
            lastOpenedAt: null,
            opens: 0,
          })
          known.set(key, id)
        }
        links.set(task.id, id)
      }
      return links
    },
  }
}

/** The posts somebody holds or deputises for, whatever the day. */
function postsByPerson(office: Office): Map<string, Post[]> {
  const found = new Map<string, Post[]>()
  for (const post of office.posts)
    for (const id of new Set([post.personId, ...post.deputies.map(d => d.personId)])) {
      if (id === null) continue
      const list = found.get(id)
      if (list) list.push(post)
      else found.set(id, [post])
    }
  return found
}
