import { addMs, type Instant, msOf } from '#app/domain/shared/instant.ts'
import type { SessionStore, SignInAttempts } from '../ports.ts'

/**
 * Guessing gets slow. An attempt is counted before the password is looked at, so that many at once count too, and given back
 * when it was right. Per account it begins soon; per address late, because a whole office may share one.
 */
type Limit = { free: number; firstDelayMs: number; longestDelayMs: number; forgottenAfterMs: number }

const MINUTE = 60_000
const PER_LOGIN: Limit = { free: 5, firstDelayMs: 15_000, longestDelayMs: 15 * MINUTE, forgottenAfterMs: 60 * MINUTE }
const PER_ADDRESS: Limit = { free: 60, firstDelayMs: 5_000, longestDelayMs: 15 * MINUTE, forgottenAfterMs: 60 * MINUTE }

export type Attempt = { subject: string; limit: Limit }

/** `login` is a hash: what is typed there may be a password that slipped into the wrong field. */
export const attemptsOf = (loginHash: string, address: string): Attempt[] => [
  { subject: `login:${loginHash}`, limit: PER_LOGIN },
  { subject: `address:${address}`, limit: PER_ADDRESS },
]

/** Counts the attempt, or says until when no more are taken. */
export async function countAttempt(
  sessions: SessionStore,
  attempts: readonly Attempt[],
  now: Instant,
): Promise<Instant | null> {
  const known: (Attempt & { past: SignInAttempts | null })[] = []
  for (const a of attempts) known.push({ ...a, past: recent(await sessions.attempts(a.subject), a.limit, now) })
  const blocks = known.flatMap(({ past }) => (past?.blockedUntil && past.blockedUntil > now ? [past.blockedUntil] : []))
  const longest = blocks.sort().at(-1)
  if (longest) return longest
  for (const { subject, limit, past } of known) {
    const failures = (past?.failures ?? 0) + 1
    await sessions.saveAttempts(subject, { failures, lastAt: now, blockedUntil: blockAfter(failures, limit, now) })
  }
  return null
}

/** The password was right: the account starts anew; the address only gets this attempt back, whoever else is guessing there. */
export async function forgiveAttempt(sessions: SessionStore, attempts: readonly Attempt[]): Promise<void> {
  for (const { subject, limit } of attempts) {
    const past = await sessions.attempts(subject)
    if (limit === PER_LOGIN || past.failures <= 1) await sessions.clearAttempts(subject)
    else await sessions.saveAttempts(subject, { ...past, failures: past.failures - 1, blockedUntil: null })
  }
}

function recent(past: SignInAttempts, limit: Limit, now: Instant): SignInAttempts | null {
  return msOf(now) - msOf(past.lastAt) < limit.forgottenAfterMs ? past : null
}

function blockAfter(failures: number, limit: Limit, now: Instant): Instant | null {
  const beyond = failures - limit.free
  if (beyond < 0) return null
  return addMs(now, Math.min(limit.firstDelayMs * 2 ** beyond, limit.longestDelayMs))
}
