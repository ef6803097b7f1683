/**
 * What publishing will do, worked out before it is done: the preview the leader reads and the transaction that
 * follows are the same plan.
 */
import { type DraftDirective, missingIn } from '#app/domain/directive/draft.ts'
import { fanOut, type TaskSeed } from '#app/domain/directive/fan-out.ts'
import type { MissingPart } from '#app/domain/extraction/types.ts'
import type { Meeting } from '#app/domain/meeting/meeting.ts'
import { noticesOfEvent } from '#app/domain/reminder/immediate.ts'
import type { Notice } from '#app/domain/reminder/notice.ts'
import type { Day } from '#app/domain/shared/day.ts'
import type { Instant } from '#app/domain/shared/instant.ts'
import type { NextMeeting } from '#app/domain/task/next-meeting.ts'
import { evolve, type Task, type TaskEventData } from '#app/domain/task/task.ts'
import type { Office } from '#app/domain/unit/office.ts'

/** The publishing of one directive: its tasks and the mails they cause. */
export type DirectivePlan = { directive: DraftDirective; tasks: PlannedTask[]; missing: MissingPart[] }
export type PlannedTask = { task: Task; event: TaskEventData; notices: Notice[] }

export type Circumstances = {
  office: Office
  meeting: Pick<Meeting, 'id' | 'chairPersonId'>
  noticeId: string
  now: Instant
  today: Day
  actorId: string
  newId: () => string
  /** The next meeting of the series, where it is set already. */
  next?: NextMeeting | null
}

export const planDirective = (directiveId: string, directive: DraftDirective, c: Circumstances): DirectivePlan =>
  planSeeds(directiveId, directive, fanOut(directive, c.office, c.today, c.next ?? null), c)

/** Only these of its tasks: the others are there already, under an earlier notice. */
export const planSeeds = (
  directiveId: string,
  directive: DraftDirective,
  seeds: readonly TaskSeed[],
  c: Circumstances,
): DirectivePlan => ({
  directive,
  tasks: seeds.map(seed => planTask(seed, directiveId, c)),
  missing: missingIn(directive),
})

function planTask(seed: TaskSeed, directiveId: string, c: Circumstances): PlannedTask {
  const event: TaskEventData = {
    kind: 'assigned',
    task: { ...seed, noticeId: c.noticeId, meetingId: c.meeting.id, directiveId },
  }
  const task = evolve(c.newId(), null, { at: c.now, actorId: c.actorId, data: event })
  const stored = { ...task, chairPersonId: c.meeting.chairPersonId, version: 1 }
  return { task, event, notices: noticesOfEvent(null, stored, { at: c.now, data: event }, c.office, c.today) }
}

/** "1.2 → 21 nhiệm vụ + 1 tổng hợp; 23 thư sẽ gửi" */
export type PublicationPreview = {
  directives: { id: string; work: number; synthesis: number; missing: MissingPart[] }[]
  tasks: number
  /** One mail a person for this meeting, whatever number of tasks it tells of. */
  mails: number
  /** People whom no mail can reach. */
  withoutAddress: string[]
}

export function previewPublication(
  directives: readonly DraftDirective[],
  c: Omit<Circumstances, 'noticeId' | 'newId' | 'actorId'>,
): PublicationPreview {
  let serial = 0
  const newId = () => {
    serial += 1
    return `preview-${serial}`
  }
  const plans = directives.map(d => planDirective(d.id, d, { ...c, noticeId: 'preview', actorId: 'preview', newId }))
  const notices = plans.flatMap(p => p.tasks.flatMap(t => t.notices))
  const reachable = new Set(notices.filter(n => n.email !== null).map(n => n.personId))
  const unreachable = new Set(notices.filter(n => n.email === null).map(n => n.personId))
  return {
    directives: plans.map(p => {
      const synthesis = p.tasks.filter(t => t.task.kind === 'synthesis').length
      return { id: p.directive.id, work: p.tasks.length - synthesis, synthesis, missing: p.missing }
    }),
    tasks: plans.reduce((n, p) => n + p.tasks.length, 0),
    mails: reachable.size,
    withoutAddress: [...unreachable].map(id => c.office.people.find(p => p.id === id)?.name ?? id),
  }
}
