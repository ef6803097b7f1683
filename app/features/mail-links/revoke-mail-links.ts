import type { Actor } from '#app/domain/access/actor.ts'
import { can } from '#app/domain/access/can.ts'
import { recordChange } from '../admin/record-change.ts'
import { AppError } from '../app-error.ts'
import type { Tools } from '../ports.ts'
import { type MailLinkTools, openMailLink } from './open-mail-link.ts'

/** All of one's own: a phone was lost, a mail forwarded. The next mails carry new ones. */
export const revokeOwnMailLinks = (tools: Tools, actor: Actor): Promise<number> => revoke(tools, actor, actor.personId)

/** All of somebody's, by an administrator. */
export async function revokeMailLinksOf(tools: Tools, actor: Actor, personId: string): Promise<number> {
  if (!can(actor, 'admin.people')) throw new AppError('forbidden')
  return revoke(tools, actor, personId)
}

const revoke = (tools: Tools, actor: Actor, personId: string): Promise<number> =>
  tools.unitOfWork(async stores => {
    if (!(await stores.people.get(personId))) throw new AppError('not-found')
    const why = actor.personId === personId ? 'person' : 'admin'
    const count = await stores.mailLinks.revokeOfPerson(personId, tools.clock.now(), why)
    if (count > 0) await recordChange(tools, stores, actor, 'person', personId, { kind: 'mail-links-revoked', count })
    return count
  })

/** This one, from its own page: whoever holds it may end it. */
export const revokeThisMailLink = (tools: MailLinkTools, token: string): Promise<'revoked' | 'unknown'> =>
  tools.unitOfWork(async stores => {
    const opened = await openMailLink(tools, stores, token)
    if (opened.kind !== 'open') return 'unknown'
    await stores.mailLinks.revoke(opened.link.id, tools.clock.now(), 'person')
    return 'revoked'
  })
