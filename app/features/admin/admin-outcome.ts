import type { Refusal } from '#app/domain/shared/refusal.ts'
import type { StoredEvent } from '../ports.ts'

/** What saving something of the office answers. */
export type AdminOutcome =
  | { kind: 'saved'; id: string }
  /** This very form was already taken; nothing was done again. */
  | { kind: 'repeated' }
  /** Somebody saved it in between: what they did, and what the form must have seen to be taken now. */
  | { kind: 'stale'; seenVersion: string; since: StoredEvent[] }
  | Refusal

export type Saved = Extract<AdminOutcome, { kind: 'saved' }>
export const saved = (id: string): Saved => ({ kind: 'saved', id })
