/**
 * When a mail that could not be sent is tried again: soon at first, then every six hours, for more than three days
 * (a weekend and the morning after). The spread keeps mails that failed together from coming back together; it is
 * taken from the mail's id, so that it is the same whoever asks.
 */
import { addMs, type Instant, msOf } from '../shared/instant.ts'

const MINUTE = 60_000
const LONGEST = 6 * 60 * MINUTE
const GIVE_UP = 4 * 24 * 60 * MINUTE

/** The next try after `attempts` of them; null: given up. */
export function nextAttempt(mail: { id: string; attempts: number; createdAt: Instant }, now: Instant): Instant | null {
  if (msOf(now) - msOf(mail.createdAt) >= GIVE_UP) return null
  const pause = Math.min(MINUTE * 2 ** Math.min(mail.attempts - 1, 20), LONGEST)
  return addMs(now, Math.round(pause * (0.8 + 0.4 * fraction(`${mail.id} ${mail.attempts}`))))
}

/** 0–1, evenly enough (FNV-1a). */
function fraction(text: string): number {
  let hash = 0x811c9dc5
  for (let i = 0; i < text.length; i += 1) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193)
  return (hash >>> 0) / 2 ** 32
}
