/**
 * What is told in the application alone, at once and without a mail: to those who watch a task, to whoever was asked
 * (the morning's digest says it again), to who asked, and to the lead unit whose coordinating unit has answered.
 */

import type { Day } from '../shared/day.ts'
import { EVENT_NAMES } from '../task/event-names.ts'
import type { Task, TaskEvent, TaskEventData } from '../task/task.ts'
import { headsOf, type Office, type Person, type PersonId, personOf } from '../unit/office.ts'
import { IN_APP, type Notice, type NoticeRole, type StepName, stepAt } from './notice.ts'

/** What somebody who only watches wants to hear of. */
const WATCHED: ReadonlySet<TaskEventData['kind']> = new Set<TaskEventData['kind']>([
  'accepted',
  'send-back-asked',
  'reassigned',
  'reported',
  'report-withdrawn',
  'report-returned',
  'confirmed',
  'extension-asked',
  'extended',
  'due-set',
  'due-followed',
  'milestone-done',
  'urged',
  'closed',
  'suspended',
  'resumed',
  'withdrawn',
  'amended',
])

/** `by`: who did it; nobody is told of his own doing. */
export function inAppNotices(
  after: Pick<Task, 'id' | 'watchers' | 'unitId' | 'officerId' | 'questions'>,
  event: Pick<TaskEvent, 'at' | 'data'>,
  by: PersonId | null,
  office: Office,
  on: Day,
): Notice[] {
  const { at, data } = event
  const found = new Map<PersonId, Notice>()
  const tell = (people: readonly (Person | null)[], step: StepName, role: NoticeRole, note: string | null) => {
    for (const p of people) {
      if (!p?.active || p.id === by || found.has(p.id)) continue
      found.set(p.id, {
        taskId: after.id,
        rule: `${IN_APP}:${data.kind}`,
        step: stepAt(step, at),
        occurrence: 0,
        personId: p.id,
        email: null,
        alone: false,
        data: { role, group: IN_APP, note },
      })
    }
  }
  const lead = () => [...headsOf(office, after.unitId, on), personOf(office, after.officerId)]
  if (data.kind === 'question-asked') tell([personOf(office, data.to)], 'question-asked', 'unit', data.text)
  if (data.kind === 'question-answered') tell([personOf(office, data.to)], 'question-answered', 'unit', data.text)
  if (data.kind === 'coordination-answered') tell(lead(), 'coordination-answered', 'unit', data.text)
  if (WATCHED.has(data.kind))
    for (const w of after.watchers)
      tell(
        w.kind === 'unit' ? headsOf(office, w.id, on) : [personOf(office, w.id)],
        'watched',
        'unit',
        EVENT_NAMES[data.kind],
      )
  return [...found.values()]
}
