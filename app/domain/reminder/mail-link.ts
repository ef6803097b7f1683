/** A link in a mail to one task for one person: for some days, until somebody revokes it. */
import { addMinutes, type Instant, msOf } from '../shared/instant.ts'
import type { TaskId } from '../task/task.ts'
import type { PersonId } from '../unit/office.ts'

/** By the person, by an admin, because the unit changed, the person left, or the address is another. */
export type LinkRevocation = 'person' | 'admin' | 'reassigned' | 'left' | 'address'

export type MailLink = {
  id: string
  taskId: TaskId
  personId: PersonId
  createdAt: Instant
  expiresAt: Instant
  revokedAt: Instant | null
  revokedWhy: LinkRevocation | null
  /** Opened in a browser that showed the page; scanners that only fetch it do not count. */
  openedAt: Instant | null
  lastOpenedAt: Instant | null
  opens: number
}

export type MailLinkSettings = { enabled: boolean; days: number }
export const DEFAULT_MAIL_LINKS: MailLinkSettings = { enabled: true, days: 14 }
export const MOST_LINK_DAYS = 60

const DAY = 24 * 60

export const linkExpiry = (createdAt: Instant, { days }: MailLinkSettings): Instant => addMinutes(createdAt, days * DAY)

export const linkState = (
  l: Pick<MailLink, 'expiresAt' | 'revokedAt'>,
  now: Instant,
): 'good' | 'expired' | 'revoked' => (l.revokedAt !== null ? 'revoked' : l.expiresAt > now ? 'good' : 'expired')

/** The next mail about the task carries the same link while at least half of its days are left. */
export const servesAgain = (
  l: Pick<MailLink, 'expiresAt' | 'revokedAt'>,
  now: Instant,
  { days }: MailLinkSettings,
): boolean => linkState(l, now) === 'good' && msOf(l.expiresAt) - msOf(now) >= (days * DAY * 60_000) / 2
