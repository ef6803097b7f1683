/**
 * Sổ gia hạn: of a task's history every request for more time with what became of it, and every day that was moved
 * unasked. The original day stands beside all of them and never changes (but where it follows a meeting).
 */
import type { Day } from '../shared/day.ts'
import type { Instant } from '../shared/instant.ts'
import type { PersonId, UnitId } from '../unit/office.ts'
import { evolve, type Task, type TaskEvent, type TaskEventKind, type TaskId } from './task.ts'

/** waiting; granted; refused; lapsed: the report, another unit or the end of the task came first; unasked. */
export const LEDGER_OUTCOMES = ['waiting', 'granted', 'refused', 'lapsed', 'unasked'] as const
export type LedgerOutcome = (typeof LEDGER_OUTCOMES)[number]

export const LEDGER_OUTCOME_NAMES: Record<LedgerOutcome, string> = {
  waiting: 'Chờ quyết định',
  granted: 'Đồng ý',
  refused: 'Không đồng ý',
  lapsed: 'Không còn cần quyết định',
  unasked: 'Gia hạn chủ động',
}

/**
 * The events after which a request waits no more; the read model asks for the first of them. Besides, a later notice that
 * gives another day (`amended` with a day): what was asked was asked of the day before.
 */
export const ENDS_A_REQUEST: readonly TaskEventKind[] = [
  'extended',
  'extension-refused',
  'reported',
  'reassigned',
  'closed',
  'withdrawn',
]

export type LedgerEntry = {
  /** Of the event that it begins with. */
  id: string
  taskId: TaskId
  /** Who had the task then. */
  unitId: UnitId
  originalDue: Day | null
  dueBefore: Day | null
  asked: { at: Instant; by: PersonId | null; wantedDue: Day; reason: string; code: string | null; late: boolean } | null
  outcome: LedgerOutcome
  /** Null while it waits. */
  decided: { at: Instant; by: PersonId | null; kind: TaskEventKind; due: Day | null; reason: string | null } | null
}

type Told = TaskEvent & { id: string }

/** In the order of the history. */
export function extensionEntries(taskId: TaskId, events: readonly Told[]): LedgerEntry[] {
  const entries: LedgerEntry[] = []
  let task: Task | null = null
  for (const event of events) {
    const before: Task | null = task
    task = evolve(taskId, before, event)
    if (!before) continue
    const { id, at, actorId: by, data } = event
    const entry = (more: Pick<LedgerEntry, 'asked' | 'outcome' | 'decided'>): LedgerEntry => ({
      id,
      taskId,
      unitId: before.unitId,
      originalDue: before.originalDue,
      dueBefore: before.due,
      ...more,
    })
    if (data.kind === 'extension-asked') {
      const { wantedDue, reason, code = null, late } = data
      const asked = { at, by, wantedDue, reason, code, late }
      entries.push(entry({ asked, outcome: 'waiting', decided: null }))
    } else if (data.kind === 'extended' && !before.extension) {
      const decided = { at, by, kind: data.kind, due: data.due, reason: data.reason }
      entries.push(entry({ asked: null, outcome: 'unasked', decided }))
    } else if (before.extension && !task.extension) {
      const open = entries.at(-1)
      if (open?.outcome !== 'waiting') continue
      const outcome =
        data.kind === 'extended' ? 'granted' : data.kind === 'extension-refused' ? 'refused' : ('lapsed' as const)
      const reason = 'reason' in data ? (data.reason ?? null) : null
      const due = data.kind === 'extended' ? data.due : null
      entries[entries.length - 1] = { ...open, outcome, decided: { at, by, kind: data.kind, due, reason } }
    }
  }
  return entries
}
