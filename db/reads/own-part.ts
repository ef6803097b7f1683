import type { TaskWhere } from './task-lines.ts'

/**
 * Not a part that the unit handed to one of its own people: that is this person's to take on and to report, and the head's
 * only once it is reported.
 */
export const ownPart = (personId: string) => (e: TaskWhere) =>
  e.or([
    e('tasks.parent_unit_id', 'is', null),
    e('tasks.parent_unit_id', '!=', e.ref('tasks.unit_id')),
    e('tasks.officer_id', 'is', null),
    e('tasks.officer_id', '=', personId),
  ])
