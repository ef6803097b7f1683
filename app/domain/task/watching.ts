/** Theo dõi: who wants to be told, or shall be – in the application, never by mail. */
import { type Refusal, refuse } from '../shared/refusal.ts'
import type { PersonId } from '../unit/office.ts'
import { isOpen, type Task, type TaskEventData, type Watcher } from './task.ts'

type Decision = TaskEventData | Refusal

const find = (t: Task, w: Pick<Watcher, 'kind' | 'id'>) => t.watchers.find(o => o.kind === w.kind && o.id === w.id)

/** A person puts himself on the list. */
export const watch = (t: Task, personId: PersonId): Decision =>
  !isOpen(t)
    ? refuse('wrong-state', 'Nhiệm vụ đã kết thúc.')
    : find(t, { kind: 'person', id: personId })
      ? refuse('watching', 'Bạn đang theo dõi nhiệm vụ này.')
      : { kind: 'watcher-added', watcher: { kind: 'person', id: personId, granted: false } }

/** And off it; who was put there by somebody else may leave as well. */
export const unwatch = (t: Task, personId: PersonId): Decision =>
  find(t, { kind: 'person', id: personId })
    ? { kind: 'watcher-removed', watcher: { kind: 'person', id: personId } }
    : refuse('not-watching', 'Bạn không theo dõi nhiệm vụ này.')

/** Whoever answers for the task puts a unit or a person on the list; with it comes the right to read the task. */
export function addWatcher(t: Task, watcher: Pick<Watcher, 'kind' | 'id'>): Decision {
  if (!isOpen(t)) return refuse('wrong-state', 'Nhiệm vụ đã kết thúc.')
  if (watcher.kind === 'unit' && watcher.id === t.unitId)
    return refuse('lead', 'Đơn vị này đang chủ trì nhiệm vụ.', 'watcher')
  if (find(t, watcher)?.granted) return refuse('watching', 'Đã có trong danh sách theo dõi.', 'watcher')
  return { kind: 'watcher-added', watcher: { kind: watcher.kind, id: watcher.id, granted: true } }
}

export const removeWatcher = (t: Task, watcher: Pick<Watcher, 'kind' | 'id'>): Decision =>
  find(t, watcher)
    ? { kind: 'watcher-removed', watcher: { kind: watcher.kind, id: watcher.id } }
    : refuse('not-watching', 'Không có trong danh sách theo dõi.', 'watcher')
