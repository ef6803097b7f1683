/**
 * What a later notice does to a task of the one it corrects or replaces. The task goes on under the later notice, so
 * that tallies and lists count it where the office now reads; the sentence that gave it is kept, word for word.
 */
import type { DuePrecision } from '../extraction/types.ts'
import { addMonths, type Day } from '../shared/day.ts'
import { dayOfInstant, type Instant } from '../shared/instant.ts'
import type { UnitId } from '../unit/office.ts'
import type { Milestone, Task, Urgency } from './task.ts'

/** Which directive of which notice. */
export type Source = { noticeId: string; directiveId: string; path: string }
/** What the task said before, and until when. */
export type EarlierSentence = Source & { text: string; until: Instant }

export type AmendmentEventData =
  /** Giữ nguyên: the later notice says the same of it, or it was done already. */
  | ({ kind: 'restated'; reason: string } & Source)
  | ({
      kind: 'amended'
      /** "Đính chính bởi Thông báo số 15/TB-UBND" */
      reason: string
      /** "Thời hạn: 10/06/2026 → 20/06/2026" */
      summary: string
      title: string
      text: string
      due?: {
        from: Day | null
        to: Day | null
        precision: DuePrecision
        dueText: string | null
        followsMeetingId: string | null
      }
      milestones?: { id: string; name: string; due: Day }[]
      coordinations?: { asked: { unitId: UnitId; due: Day | null }[]; released: UnitId[] }
      reportTo?: { unitId: UnitId | null; post: string | null }
      urgency?: Urgency
      starred?: boolean
      fieldId?: string | null
      /** Another unit leads from now on: the event that follows tells both of them. */
      moves?: true
    } & Source)

const KINDS: ReadonlySet<string> = new Set<AmendmentEventData['kind']>(['restated', 'amended'])
export const isAmendmentEvent = (data: { kind: string }): data is AmendmentEventData => KINDS.has(data.kind)

export function evolveAmendment(task: Task, data: AmendmentEventData, at: Instant, by: string): Task {
  const here: Source = { noticeId: data.noticeId, directiveId: data.directiveId, path: data.path }
  const said = saidBy(task)
  if (data.kind === 'restated') return { ...task, ...here, saidBy: said }
  const { saidBy: _before, ...rest } = task
  const next: Task = {
    ...rest,
    ...here,
    title: data.title,
    text: data.text,
    sentences: [...(task.sentences ?? []), { ...said, text: task.text, until: at }],
    ...(data.urgency && { urgency: data.urgency }),
    ...(data.starred !== undefined && { starred: data.starred, starredBy: data.starred ? { by, at } : null }),
    ...(data.fieldId !== undefined && { fieldId: data.fieldId }),
    ...(data.reportTo && { reportToUnitId: data.reportTo.unitId, reportToPost: data.reportTo.post }),
  }
  if (data.milestones) next.milestones = milestonesAfter(task.milestones, data.milestones)
  if (data.due) {
    const { to, precision, dueText, followsMeetingId } = data.due
    next.due = to
    next.duePrecision = precision
    next.dueText = dueText
    next.followsMeetingId = followsMeetingId
    // the first day that was given is never overwritten
    next.originalDue = task.originalDue ?? to
    next.reviewDay = to === null ? (task.reviewDay ?? addMonths(dayOfInstant(at), 1)) : null
    // whatever was asked for was asked of another day
    next.extension = null
    next.coordinations = task.coordinations.map(c =>
      c.answeredAt === null && c.due !== null && c.due === task.due ? { ...c, due: to } : c,
    )
  }
  if (data.coordinations) {
    const released = new Set(data.coordinations.released)
    next.coordinations = [
      ...next.coordinations.filter(c => !released.has(c.unitId)),
      ...data.coordinations.asked.map(a => ({ ...a, ask: null, askedAt: at, answeredAt: null, answer: null })),
    ]
  }
  return next
}

/** The directive whose words the task still says. */
export const saidBy = (t: Pick<Task, 'noticeId' | 'directiveId' | 'path' | 'saidBy'>): Source =>
  t.saidBy ?? { noticeId: t.noticeId, directiveId: t.directiveId, path: t.path }

function milestonesAfter(now: readonly Milestone[], wanted: readonly { id: string; name: string; due: Day }[]) {
  const added = wanted.map(m => ({ ...m, doneAt: null, doneBy: null, note: null }))
  return [...keptMilestones(now), ...added].sort((a, b) => (a.due < b.due ? -1 : a.due > b.due ? 1 : 0))
}

/** Those that a later notice leaves alone: what is done, and what people set – not the open ones of the text's own days. */
export const keptMilestones = (milestones: readonly Milestone[]): Milestone[] =>
  milestones.filter(m => m.doneAt !== null || !/^m\d+$/.test(m.id))
