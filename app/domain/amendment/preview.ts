/** "Đổi gì?" as it is shown: every task with what happens to it, who is told, and where the paper says something else. */
import type { ConclusionState } from '../meeting/meeting.ts'
import type { Notice } from '../reminder/notice.ts'
import type { Day } from '../shared/day.ts'
import type { TaskKind } from '../task/task.ts'
import type { AmendmentKind, FieldChange } from './amendment.ts'
import type { Unsaid } from './unsaid.ts'

export type AmendmentRow = {
  taskId: string | null
  kind: TaskKind
  unitName: string
  title: string
  /** Its number in the earlier notice and in the later one. */
  from: string | null
  to: string | null
  state: string
  changes: FieldChange[]
  why: 'same' | 'reported' | 'done' | 'dropped' | 'unit' | 'new'
  /** The new day is over already. */
  duePast: boolean
  /** A report waits; whether it is to be changed all the same can be chosen. */
  asked: boolean | null
}

export type AmendmentPreview = {
  draftId: string
  /** The meeting both notices are of. */
  meetingId: string
  title: string
  kind: AmendmentKind
  reason: string
  /** Of the choices; forms send it back. */
  version: number
  state: ConclusionState
  earlier: { id: string; number: string; day: Day }
  changed: AmendmentRow[]
  withdrawn: AmendmentRow[]
  kept: AmendmentRow[]
  fresh: AmendmentRow[]
  pairs: {
    draftId: string
    number: string
    title: string
    earlierId: string | null
    /** A person said so; null: the rules do. */
    chosen: string | null
  }[]
  earlierItems: { id: string; number: string; title: string }[]
  /** Who is told what, by when: a mail at once, or a line in the next digest. */
  told: { name: string; atOnce: number; digest: number; hasAddress: boolean }[]
  /** Where the printed text does not say what was changed beside it. */
  unsaid: Unsaid[]
  mayChoose: boolean
  mayGiveUp: boolean
}

/** One mail at once however many tasks it tells of; one line a task in the digest. */
export function toldOf(notices: readonly Notice[], nameOf: (id: string) => string): AmendmentPreview['told'] {
  const people = new Map<string, { atOnce: Set<string>; digest: Set<string>; hasAddress: boolean }>()
  for (const n of notices) {
    const p = people.get(n.personId) ?? { atOnce: new Set(), digest: new Set(), hasAddress: n.email !== null }
    if (n.alone) p.atOnce.add(n.data.group)
    else p.digest.add(n.taskId ?? '')
    people.set(n.personId, p)
  }
  return [...people]
    .map(([id, p]) => ({ name: nameOf(id), atOnce: p.atOnce.size, digest: p.digest.size, hasAddress: p.hasAddress }))
    .sort((a, b) => a.name.localeCompare(b.name, 'vi'))
}

/** "2 thay đổi, 1 thu hồi, 17 giữ nguyên, 1 việc mới" */
export const countWords = (p: Pick<AmendmentPreview, 'changed' | 'withdrawn' | 'kept' | 'fresh'>): string =>
  [
    `${p.changed.length} thay đổi`,
    `${p.withdrawn.length} thu hồi`,
    `${p.kept.length} giữ nguyên`,
    `${p.fresh.length} việc mới`,
  ].join(', ')
