import type { Instant } from '#app/domain/shared/instant.ts'

/** What the thread of the jobs and the thread of the pages say to each other. */
export type ToThread = { kind: 'tick' } | { kind: 'stop' }
export type FromThread =
  /** It lives, and when its last tick ended. */
  | { kind: 'beat'; lastTick: Instant | null }
  | { kind: 'ticked' }
  | { kind: 'log'; level: 'info' | 'error'; data: object; message: string }

export const BEAT_MS = 5_000
