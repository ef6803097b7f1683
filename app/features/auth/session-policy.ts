import { addMs, type Instant, msOf } from '#app/domain/shared/instant.ts'
import type { Session, SettingsStore } from '../ports.ts'

/** An administrator may change both; these are a working day, and a week. */
export type SessionPolicy = { idleHours: number; absoluteDays: number }

const DEFAULTS: SessionPolicy = { idleHours: 12, absoluteDays: 7 }
export const SESSION_SETTING = 'session'

const HOUR = 3_600_000

export const sessionPolicy = async (settings: SettingsStore): Promise<SessionPolicy> => ({
  ...DEFAULTS,
  ...(await settings.get<Partial<SessionPolicy>>(SESSION_SETTING)),
})

export const expiryOf = (createdAt: Instant, policy: SessionPolicy): Instant =>
  addMs(createdAt, policy.absoluteDays * 24 * HOUR)

export const isAlive = (session: Session, policy: SessionPolicy, now: Instant): boolean =>
  session.revokedAt === null && session.expiresAt > now && msOf(now) - msOf(session.seenAt) < policy.idleHours * HOUR

/** Writing "seen" with every request would make every page a write. */
export const deservesTouch = (session: Session, now: Instant): boolean => msOf(now) - msOf(session.seenAt) > 5 * 60_000
