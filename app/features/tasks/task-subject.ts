import type { TaskSubject } from '#app/domain/access/can.ts'
import type { StoredTask } from '../ports.ts'

/** What the access table needs to know of a task. */
export const taskSubject = (t: StoredTask): TaskSubject => ({
  kind: 'task',
  taskId: t.id,
  unitId: t.unitId,
  officerId: t.officerId,
  coordinatingUnitIds: t.coordinations.map(c => c.unitId),
  reportToUnitId: t.reportToUnitId,
  fieldId: t.fieldId,
  chairPersonId: t.chairPersonId,
  reporterId: t.report?.by ?? null,
  parentUnitId: t.parentUnitId,
  watchingUnitIds: t.watchers.flatMap(w => (w.kind === 'unit' && w.granted ? [w.id] : [])),
  watchingPersonIds: t.watchers.flatMap(w => (w.kind === 'person' && w.granted ? [w.id] : [])),
})
