/**
 * What a viewer may see, as a filter: the row of 'task.view' in the access table, turned round so that a list can
 * start from it. tests/domain/access/scope.test.ts holds the two together.
 */
import { type Actor, holds, unitsWhere } from './actor.ts'
import { ACCESS } from './can.ts'

export type TaskScope =
  | { kind: 'all' }
  | {
      kind: 'some'
      leadUnitIds: string[]
      coordinatingUnitIds: string[]
      collectingUnitIds: string[]
      officerId: string | null
      /** Units that handed parts on. */
      givingUnitIds: string[]
      watchingUnitIds: string[]
      watchingPersonId: string | null
    }

export function taskScope(actor: Actor): TaskScope {
  const rules = ACCESS['task.view']
  if (rules.some(r => r.relation === 'any' && holds(actor, r.post))) return { kind: 'all' }
  const unitsFor = (relation: string): string[] =>
    unitsWhere(actor, ...rules.filter(r => r.relation === relation).map(r => r.post))
  return {
    kind: 'some',
    leadUnitIds: unitsFor('leads'),
    coordinatingUnitIds: unitsFor('coordinates'),
    collectingUnitIds: unitsFor('collects'),
    officerId: rules.some(r => r.relation === 'officer' && holds(actor, r.post)) ? actor.personId : null,
    givingUnitIds: unitsFor('gave'),
    watchingUnitIds: unitsFor('watches'),
    watchingPersonId: rules.some(r => r.relation === 'watches' && holds(actor, r.post)) ? actor.personId : null,
  }
}
