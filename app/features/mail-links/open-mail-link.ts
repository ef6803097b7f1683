import { type Actor, actorOn } from '#app/domain/access/actor.ts'
import { can } from '#app/domain/access/can.ts'
import { actorByMailLink } from '#app/domain/access/mail-link.ts'
import { linkState, type MailLink } from '#app/domain/reminder/mail-link.ts'
import { type Instant, msOf } from '#app/domain/shared/instant.ts'
import { type Refusal, refuse } from '#app/domain/shared/refusal.ts'
import { type Attempt, countAttempt } from '../auth/throttle.ts'
import type { LinkSigner, StoredTask, Stores, Tools } from '../ports.ts'
import { taskSubject } from '../tasks/task-subject.ts'
import { readMailLinkSettings } from './mail-link-settings.ts'

export type MailLinkTools = Tools & { signer: LinkSigner }

export type OpenedLink =
  /** `actor` may do nothing but what the link is for. */
  | { kind: 'open'; link: MailLink; task: StoredTask; actor: Actor }
  /** A true link that opens nothing any more, or one without its signature (copied from the outbox): sign in instead. */
  | { kind: 'ended'; taskId: string; why: 'expired' | 'revoked' | 'off' | 'not-yours' | 'unsigned' }
  /** Made up, damaged, or of a person who is no longer there. */
  | { kind: 'unknown' }

/** `ID.SIGNATURE`, as the mail carries it; the outbox page shows the id alone. */
const TOKEN = /^([0-9A-Za-z-]{8,64})(?:\.([\w-]{22}))?$/

/** Only reads: mail scanners and previews open every link. */
export async function openMailLink(tools: MailLinkTools, stores: Stores, token: string): Promise<OpenedLink> {
  const [, id, signature] = TOKEN.exec(token) ?? []
  const link = id === undefined ? null : await stores.mailLinks.get(id)
  if (!link) return { kind: 'unknown' }
  if (signature === undefined) return { kind: 'ended', taskId: link.taskId, why: 'unsigned' }
  const person = await stores.people.get(link.personId)
  // signed for the address it was sent to: another address is another person
  if (!person?.email || !tools.signer.holds(link.id, person.email, signature)) return { kind: 'unknown' }
  const ended = (why: Extract<OpenedLink, { kind: 'ended' }>['why']): OpenedLink => ({
    kind: 'ended',
    taskId: link.taskId,
    why,
  })
  const state = linkState(link, tools.clock.now())
  if (state !== 'good') return ended(state)
  if (!(await readMailLinkSettings(stores.settings)).enabled) return ended('off')
  const whole = actorOn(await stores.office.load(), link.personId, tools.clock.today())
  const task = await stores.tasks.get(link.taskId)
  if (!whole || !task) return ended('not-yours')
  const actor = actorByMailLink(whole, task.id)
  return can(actor, 'task.view', taskSubject(task)) ? { kind: 'open', link, task, actor } : ended('not-yours')
}

const HOUR = 3_600_000
const MINUTE = 60_000

/** Enough for anybody who works, too slow for whoever plays with it; an office may share one address. */
const attemptsOf = (linkId: string, address: string): Attempt[] => [
  {
    subject: `mail-link:${linkId}`,
    limit: { free: 20, firstDelayMs: 30_000, longestDelayMs: 15 * MINUTE, forgottenAfterMs: HOUR },
  },
  {
    subject: `mail-link-address:${address}`,
    limit: { free: 300, firstDelayMs: 5_000, longestDelayMs: 15 * MINUTE, forgottenAfterMs: HOUR },
  },
]

/** Before anything is done by a link: the same look, counted. */
export async function openMailLinkToAct(
  tools: MailLinkTools,
  token: string,
  address: string,
): Promise<OpenedLink | Refusal> {
  return tools.unitOfWork(async stores => {
    const opened = await openMailLink(tools, stores, token)
    if (opened.kind !== 'open') return opened
    const now = tools.clock.now()
    const until = await countAttempt(stores.sessions, attemptsOf(opened.link.id, address), now)
    if (until) return tooMany(until, now)
    if (opened.link.openedAt === null) await stores.mailLinks.opened(opened.link.id, now)
    return opened
  })
}

const tooMany = (until: Instant, now: Instant): Refusal =>
  refuse(
    'too-many',
    `Gửi quá nhiều lần. Hãy thử lại sau ${Math.max(1, Math.ceil((msOf(until) - msOf(now)) / MINUTE))} phút.`,
  )

/** The page was shown in a browser: told by the page itself, because whatever fetches it would count otherwise. */
export const noteOpened = (tools: MailLinkTools, token: string): Promise<void> =>
  tools.unitOfWork(async stores => {
    const opened = await openMailLink(tools, stores, token)
    if (opened.kind !== 'open') return
    const now = tools.clock.now()
    const { lastOpenedAt, id } = opened.link
    if (lastOpenedAt === null || msOf(now) - msOf(lastOpenedAt) > 10 * MINUTE) await stores.mailLinks.opened(id, now)
  })
