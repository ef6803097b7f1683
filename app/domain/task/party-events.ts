/** Who has a part in a task besides its lead: coordinating units, those who watch, the parts handed on. */
import type { Day } from '../shared/day.ts'
import type { Instant } from '../shared/instant.ts'
import type { PersonId, UnitId } from '../unit/office.ts'
import type { Task, TaskId, Watcher } from './task.ts'

export type PartyEventData =
  /** Asked, or asked again: the unit's own ask, its own day, its own clock from now. */
  | { kind: 'coordination-asked'; unitId: UnitId; ask: string; due: Day | null }
  | { kind: 'coordination-released'; unitId: UnitId; reason: string }
  | { kind: 'watcher-added'; watcher: Watcher }
  | { kind: 'watcher-removed'; watcher: Pick<Watcher, 'kind' | 'id'> }
  /** A part of it was handed on; the part is a task with a history of its own. */
  | { kind: 'part-given'; partId: TaskId; unitId: UnitId; officerId: PersonId | null; title: string; due: Day | null }

const KINDS: ReadonlySet<string> = new Set<PartyEventData['kind']>([
  'coordination-asked',
  'coordination-released',
  'watcher-added',
  'watcher-removed',
  'part-given',
])
export const isPartyEvent = (data: { kind: string }): data is PartyEventData => KINDS.has(data.kind)

export function evolveParties(task: Task, data: PartyEventData, at: Instant): Task {
  switch (data.kind) {
    case 'coordination-asked': {
      const asked = { unitId: data.unitId, ask: data.ask, due: data.due, askedAt: at, answeredAt: null, answer: null }
      const known = task.coordinations.some(c => c.unitId === data.unitId)
      return {
        ...task,
        coordinations: known
          ? task.coordinations.map(c => (c.unitId === data.unitId ? asked : c))
          : [...task.coordinations, asked],
      }
    }
    case 'coordination-released':
      return { ...task, coordinations: task.coordinations.filter(c => c.unitId !== data.unitId) }
    case 'watcher-added':
      return { ...task, watchers: [...task.watchers.filter(w => !isSame(w, data.watcher)), data.watcher] }
    case 'watcher-removed':
      return { ...task, watchers: task.watchers.filter(w => !isSame(w, data.watcher)) }
    case 'part-given':
      return {
        ...task,
        acceptedAt: task.acceptedAt ?? at,
        state: task.state === 'assigned' ? 'accepted' : task.state,
        updatedAt: at,
      }
  }
}

const isSame = (a: Pick<Watcher, 'kind' | 'id'>, b: Pick<Watcher, 'kind' | 'id'>): boolean =>
  a.kind === b.kind && a.id === b.id
