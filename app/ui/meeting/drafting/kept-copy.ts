import type { DraftDirective } from '#app/domain/directive/draft.ts'
import type { RichDoc } from '#app/domain/shared/rich-text.ts'

/** The work as this browser last saw it, until the server has it: a crash or a lost connection costs nothing. */
export type KeptCopy = { doc: RichDoc; directives: DraftDirective[]; version: number }

const keyOf = (meetingId: string, personId: string): string => `giaoviec-du-thao:${personId}:${meetingId}`

export function keepCopy(meetingId: string, personId: string, copy: KeptCopy): void {
  waiting = { key: keyOf(meetingId, personId), copy }
  if (asked) return
  asked = true
  // between two letters; at the latest when the page goes
  const idle = globalThis.requestIdleCallback ?? ((write: () => void) => setTimeout(write, 50))
  idle(writeCopy, { timeout: 400 })
}

let waiting: { key: string; copy: KeptCopy } | null = null
let asked = false

function writeCopy(): void {
  asked = false
  if (!waiting) return
  const { key, copy } = waiting
  waiting = null
  try {
    localStorage.setItem(key, JSON.stringify(copy))
  } catch {
    // full or forbidden: the server still gets it
  }
}
if (typeof window !== 'undefined') window.addEventListener('pagehide', writeCopy)

export function dropCopy(meetingId: string, personId: string): void {
  if (waiting?.key === keyOf(meetingId, personId)) waiting = null
  try {
    localStorage.removeItem(keyOf(meetingId, personId))
  } catch {
    // nothing was kept then
  }
}

export function findCopy(meetingId: string, personId: string): KeptCopy | null {
  try {
    const copy = JSON.parse(localStorage.getItem(keyOf(meetingId, personId)) ?? 'null') as KeptCopy | null
    return copy && Array.isArray(copy.directives) && copy.doc?.type === 'doc' ? copy : null
  } catch {
    return null
  }
}
