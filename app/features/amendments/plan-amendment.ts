/**
 * What issuing a later notice will do to the tasks of the earlier one, worked out before it is done: the preview that
 * is read and the transaction that follows are the same plan.
 */
import { type Amends, amendsOf, becauseOf, type NoticeAmendment } from '#app/domain/amendment/amendment.ts'
import { amendedItems } from '#app/domain/amendment/directive-changes.ts'
import { summaryOf } from '#app/domain/amendment/task-changes.ts'
import { type Comparison, compareNotices, type TaskFate } from '#app/domain/amendment/task-fates.ts'
import type { DraftDirective } from '#app/domain/directive/draft.ts'
import type { ConclusionNotice, Meeting } from '#app/domain/meeting/meeting.ts'
import type { Day } from '#app/domain/shared/day.ts'
import { isRefusal } from '#app/domain/shared/refusal.ts'
import { reassign } from '#app/domain/task/lifecycle.ts'
import type { NextMeeting } from '#app/domain/task/next-meeting.ts'
import type { TaskEventData } from '#app/domain/task/task.ts'
import type { Office } from '#app/domain/unit/office.ts'
import { nextOfSeries } from '../meetings/next-of-series.ts'
import type { StoredTask, Stores } from '../ports.ts'

export type AmendmentPlan = {
  amendment: NoticeAmendment
  comparison: Comparison
  earlier: ConclusionNotice
  /** By id: what the store knows of them besides. */
  tasks: ReadonlyMap<string, StoredTask>
  next: NextMeeting | null
}

/** `later`: the directives of the draft, under the ids they have there. */
export async function planAmendment(
  stores: Pick<Stores, 'notices' | 'tasks' | 'meetings'>,
  amendment: NoticeAmendment,
  later: readonly DraftDirective[],
  { meeting, office, today }: { meeting: Meeting; office: Office; today: Day },
): Promise<AmendmentPlan> {
  const earlier = await stores.notices.get(amendment.earlierNoticeId)
  if (!earlier) throw new Error(`amendment ${amendment.draftId}: no notice ${amendment.earlierNoticeId}`)
  const under = await stores.tasks.listByNotice(earlier.id)
  const next = await nextOfSeries(stores, meeting, today)
  const comparison = compareNotices({
    earlier: earlier.directives,
    later,
    tasks: under.filter(t => t.parentId === null),
    choices: amendment.choices,
    office,
    on: today,
    next,
  })
  return { amendment, comparison, earlier, tasks: new Map(under.map(t => [t.id, t])), next }
}

/** Both notices are of this meeting. */
export async function meetingOf(stores: Pick<Stores, 'meetings'>, amendment: NoticeAmendment): Promise<Meeting> {
  const meeting = await stores.meetings.get(amendment.meetingId)
  if (!meeting) throw new Error(`amendment ${amendment.draftId}: no meeting ${amendment.meetingId}`)
  return meeting
}

/** What the later notice says of the earlier one. */
export const amendsBy = ({ amendment, comparison, earlier }: AmendmentPlan, office: Office): Amends =>
  amendsOf(earlier, { ...amendment, items: amendedItems(comparison, office) })

/** The notice as it is issued: its id and number, and the ids its directives have from then on. */
export type Issued = { noticeId: string; number: string; idOf: (draftId: string) => string }

/** The events of one task, in order; none where it stays behind with the earlier notice. */
export function eventsOf(
  fate: TaskFate,
  amendment: Pick<NoticeAmendment, 'kind'>,
  { noticeId, number, idOf }: Issued,
  today: Day,
): TaskEventData[] {
  const reason = becauseOf(amendment.kind, number)
  if (fate.kind === 'withdrawn') return [{ kind: 'withdrawn', reason, noticeId }]
  if (fate.later === null) return []
  const here = { noticeId, directiveId: idOf(fate.later.id), path: fate.later.path }
  if (fate.kind === 'kept') return [{ kind: 'restated', reason: `Giữ nguyên theo Thông báo số ${number}`, ...here }]
  const summary = summaryOf(fate.words)
  const moved = fate.leadTo === null ? null : reassign(fate.task, fate.leadTo, `${reason}: ${summary}`, null, today)
  const amended: TaskEventData = { ...fate.change, kind: 'amended', reason, summary, ...here }
  if (moved === null || isRefusal(moved)) return [amended]
  return [{ ...amended, moves: true }, moved]
}
