/**
 * A task (nhiệm vụ): what one unit owes under one directive. The stored state is what somebody did last; whether
 * it is late is never stored but asked of the days (standing.ts).
 *
 * A task is the fold of its events: commands (lifecycle.ts, extension.ts …) answer with events, `evolve` applies
 * them. The row in the database is that fold kept up to date, so any earlier day can be recomputed from history.
 */
import type { DuePrecision } from '../extraction/types.ts'
import { addMonths, type Day } from '../shared/day.ts'
import { dayOfInstant, type Instant } from '../shared/instant.ts'
import type { PersonId, UnitId } from '../unit/office.ts'
import {
  type AmendmentEventData,
  type EarlierSentence,
  evolveAmendment,
  isAmendmentEvent,
  type Source,
} from './amendment-events.ts'
import { type AttentionEventData, evolveAttention, isAttentionEvent } from './attention-events.ts'
import { type DayEventData, evolveDays, isDayEvent } from './day-events.ts'
import { evolveParties, isPartyEvent, type PartyEventData } from './party-events.ts'

export type TaskId = string

/** Đã giao → Đã tiếp nhận → Đang thực hiện → Đã báo cáo → Hoàn thành, and the side roads. */
export const TASK_STATES = [
  'assigned',
  'accepted',
  'in-progress',
  'reported',
  'done',
  'send-back-asked',
  'redo',
  'suspended',
  'withdrawn',
] as const
export type TaskState = (typeof TASK_STATES)[number]

export const TASK_STATE_NAMES: Record<TaskState, string> = {
  assigned: 'Đã giao',
  accepted: 'Đã tiếp nhận',
  'in-progress': 'Đang thực hiện',
  reported: 'Đã báo cáo',
  done: 'Hoàn thành',
  'send-back-asked': 'Đề nghị trả lại',
  redo: 'Yêu cầu làm lại',
  suspended: 'Tạm dừng',
  withdrawn: 'Thu hồi',
}

/**
 * 'synthesis': what the collecting unit owes – drawing the others' results together. 'part': a share of a task that its
 * unit handed on to a unit below it or to one of its people; figures and scores count the task, never its parts.
 */
export type TaskKind = 'work' | 'synthesis' | 'part'
/** thường, khẩn, hoả tốc */
export type Urgency = 'normal' | 'urgent' | 'flash'

export type Coordination = {
  unitId: UnitId
  ask: string | null
  due: Day | null
  /** Asked after publishing, or asked again; null: with the task itself. The unit's own clock starts here. */
  askedAt: Instant | null
  answeredAt: Instant | null
  answer: string | null
}

/** Theo dõi: told in the application, never by mail. A person who put himself on the list gains no right to see by it. */
export type Watcher = { kind: 'unit' | 'person'; id: string; granted: boolean }

/** Mốc: one of several days within a task. */
export type Milestone = {
  id: string
  name: string
  due: Day
  doneAt: Instant | null
  doneBy: PersonId | null
  note: string | null
}

/** Hỏi – đáp: one person asks another about the task. */
export type Question = {
  id: string
  at: Instant
  by: PersonId
  to: PersonId
  text: string
  answer: string | null
  answeredAt: Instant | null
}

/** The first of two who close a task that a leader starred; the second one's word closes it. */
export type FirstWord = { how: 'confirm' | 'close'; by: PersonId; at: Instant; words: string | null }

/** Tasks that belong together though each has its own directive: a later one refers to an earlier one or takes its place. */
export type TaskLink = { kind: 'refers-to' | 'replaces' | 'referred-by' | 'replaced-by'; taskId: TaskId }

export type Report = {
  at: Instant
  by: PersonId
  text: string
  documentNumber: string | null
  documentDay: Day | null
  fileIds: string[]
}

export type Task = {
  id: TaskId
  kind: TaskKind
  noticeId: string
  meetingId: string
  directiveId: string
  /** Printed number of the directive: "1.2". */
  path: string
  title: string
  /** The sentence of the notice, kept word for word. */
  text: string
  unitId: UnitId
  officerId: PersonId | null
  state: TaskState
  /** State before it was suspended or asked back, to return to. */
  stateBefore: TaskState | null
  fieldId: string | null
  urgency: Urgency
  starred: boolean
  originalDue: Day | null
  due: Day | null
  duePrecision: DuePrecision
  dueText: string | null
  /** Tasks without a due day are looked at again on this day. */
  reviewDay: Day | null
  reportToUnitId: UnitId | null
  reportToPost: string | null
  coordinations: Coordination[]
  progress: number
  /** The unit's latest words, for lists: of its last progress note or report. */
  note: string | null
  assignedAt: Instant
  acceptedAt: Instant | null
  /** The last thing the unit itself told: freshness counts from here. */
  updatedAt: Instant
  /** The report that waits or was confirmed. */
  report: Report | null
  /** Reports that were sent back: each is a returned product (Nghị định 335/2025/NĐ-CP). */
  returnedReports: number
  extension: { at: Instant; by: PersonId; wantedDue: Day; reason: string; late: boolean } | null
  extensions: number
  sendBack: { at: Instant; by: PersonId; reason: string; suggestedUnitId: UnitId | null } | null
  explanation: {
    askedAt: Instant
    due: Day
    text: string | null
    answeredAt: Instant | null
    /** Accepted as khách quan (objective cause). */
    accepted: boolean | null
  } | null
  /** Excluded from scoring as khách quan by who may do so. */
  excluded: boolean
  criticised: boolean
  /** Confirmed or closed at; the completion day for figures. */
  closedAt: Instant | null
  urgedAt: Instant | null
  suspendedAt: Instant | null
  /** Tasks about the same thing under other directives. */
  links?: TaskLink[]
  /** The directive whose words `text` is, where a later notice restated it; absent: its own directive. */
  saidBy?: Source
  /** What it said under earlier notices, oldest first. */
  sentences?: EarlierSentence[]
} & LaterFields

/** What a task has learnt to carry since the first version: absent from old rows, and then as `LATER_FIELDS` says. */
export type LaterFields = {
  watchers: Watcher[]
  /** The task this is a part of. */
  parentId: TaskId | null
  milestones: Milestone[]
  /** The meeting whose day is the due day ("kỳ họp sau"); it moves with that meeting. */
  followsMeetingId: string | null
  /** Calendar days for which the clock stood still, all suspensions together. */
  suspendedDays: number
  questions: Question[]
  starredBy: { by: PersonId; at: Instant } | null
  firstWord: FirstWord | null
  /** Who accepted the cause as objective, and why. */
  exclusion: { at: Instant; by: PersonId; reason: string } | null
  /** Of a periodic directive: "2026-06", "2026-Q2" … */
  period: string | null
}

export const LATER_FIELDS: LaterFields = {
  watchers: [],
  parentId: null,
  milestones: [],
  followsMeetingId: null,
  suspendedDays: 0,
  questions: [],
  starredBy: null,
  firstWord: null,
  exclusion: null,
  period: null,
}

const LATER_NAMES = Object.keys(LATER_FIELDS) as (keyof LaterFields)[]

/** A task as it was stored, by whatever version: what that version did not know has its plain value. */
export function taskOfStored(stored: Task): Task {
  // most rows are of this version: nothing to copy, a run reads thousands
  const known = LATER_NAMES.every(name => stored[name] !== undefined)
  if (known && stored.coordinations.every(c => c.askedAt !== undefined)) return stored
  return {
    ...LATER_FIELDS,
    ...stored,
    coordinations: stored.coordinations.map(c => ({ ...c, askedAt: c.askedAt ?? null })),
  }
}

/** Months after which a task without a due day is looked at again (setting; default one). */
export const REVIEW_MONTHS = 1

export const OPEN_STATES: readonly TaskState[] = [
  'assigned',
  'accepted',
  'in-progress',
  'reported',
  'send-back-asked',
  'redo',
  'suspended',
]
export const isOpen = (t: { state: TaskState }): boolean => t.state !== 'done' && t.state !== 'withdrawn'
/** The unit may work on it: an overdue task stays workable. */
export const isWorkable = (t: { state: TaskState }): boolean =>
  t.state === 'assigned' || t.state === 'accepted' || t.state === 'in-progress' || t.state === 'redo'

/** How somebody came to it who had not signed in. */
export type EventVia = 'mail-link'

export type TaskEventData = (
  | CoreEventData
  | PartyEventData
  | DayEventData
  | AttentionEventData
  | AmendmentEventData
) & { via?: EventVia }

/** What publishing, or handing on, makes of a task. */
type Assigned = {
  coordinations: { unitId: UnitId; ask: string | null; due: Day | null }[]
  officerId?: PersonId | null
} & Partial<Pick<Task, 'parentId' | 'period' | 'followsMeetingId'>> & {
    milestones?: { id: string; name: string; due: Day }[]
  }

type CoreEventData =
  | {
      kind: 'assigned'
      task: Pick<
        Task,
        | 'kind'
        | 'noticeId'
        | 'meetingId'
        | 'directiveId'
        | 'path'
        | 'title'
        | 'text'
        | 'unitId'
        | 'fieldId'
        | 'urgency'
        | 'starred'
        | 'due'
        | 'duePrecision'
        | 'dueText'
        | 'reportToUnitId'
        | 'reportToPost'
        | 'links'
      > &
        Assigned
    }
  | { kind: 'accepted' }
  | { kind: 'send-back-asked'; reason: string; code?: string | null; suggestedUnitId: UnitId | null }
  | { kind: 'send-back-refused'; reason: string }
  | { kind: 'reassigned'; fromUnitId: UnitId; toUnitId: UnitId; reason: string; code?: string | null; due: Day | null }
  | { kind: 'handed-on'; officerId: PersonId; note: string | null }
  | { kind: 'progressed'; percent: number; note: string; fileIds: string[] }
  | {
      kind: 'reported'
      text: string
      documentNumber: string | null
      documentDay: Day | null
      fileIds: string[]
      onTime: boolean | null
    }
  | { kind: 'confirmed'; note: string | null }
  | { kind: 'report-returned'; reason: string; code?: string | null }
  | { kind: 'extension-asked'; wantedDue: Day; reason: string; code?: string | null; late: boolean }
  | { kind: 'extended'; from: Day | null; due: Day; reason: string | null; asked: boolean }
  | { kind: 'extension-refused'; reason: string }
  | { kind: 'due-set'; due: Day; reason: string | null }
  | { kind: 'urged'; note: string | null; recipientIds: PersonId[] }
  | { kind: 'explanation-asked'; due: Day; note: string | null }
  | { kind: 'explained'; text: string }
  | { kind: 'explanation-judged'; accepted: boolean; note: string | null }
  | { kind: 'criticised'; note: string }
  | { kind: 'closed'; reason: string }
  | { kind: 'suspended'; reason: string }
  /** `days`: for how long it stood still; absent from old rows, which moved no day by themselves. */
  | { kind: 'resumed'; reason: string | null; due: Day | null; days?: number }
  /** `noticeId`: a later notice does not order it any more. */
  | { kind: 'withdrawn'; reason: string; code?: string | null; replacedBy?: TaskId; noticeId?: string }
  /** A later task refers to this one; `words` says where that one stands. */
  | { kind: 'linked'; link: TaskLink; words: string }
  | { kind: 'excluded'; reason: string; code?: string | null }
  | { kind: 'coordination-answered'; unitId: UnitId; text: string }
  | { kind: 'starred'; on: boolean }
  /** The organisation changed: whoever follows the unit takes its part over, in the state it is in. */
  | {
      kind: 'unit-succeeded'
      changeId: string
      /** The first day of the new order, and what ordered it. */
      day: Day
      reason: string
      lead: { from: UnitId; to: UnitId } | null
      /** Whoever has it goes on with it where they went along; null: the new unit hands it on itself. */
      officerId: PersonId | null
      /** `to` null: the new unit leads the task or was asked already. */
      coordinations: { from: UnitId; to: UnitId | null }[]
      /** `to` null: the collecting unit owes no report to itself. */
      collecting: { from: UnitId; to: UnitId | null } | null
      watching: { from: UnitId; to: UnitId }[]
    }
  /** Bàn giao: whoever did it leaves the post; null: the head hands it on. */
  | { kind: 'handed-over'; fromPersonId: PersonId; officerId: PersonId | null; reason: string; changeId: string | null }

export type TaskEventKind = TaskEventData['kind']

export type TaskEvent = { at: Instant; actorId: PersonId | null; data: TaskEventData }

/** The task after an event. `task` is null only for 'assigned', the first one. */
export function evolve(id: TaskId, task: Task | null, event: TaskEvent): Task {
  const { at, actorId, data } = event
  if (data.kind === 'assigned') {
    const { milestones = [], ...t } = data.task
    return {
      ...LATER_FIELDS,
      ...t,
      id,
      officerId: t.officerId ?? null,
      state: 'assigned',
      stateBefore: null,
      originalDue: t.due,
      reviewDay: t.due === null ? addMonths(dayOfInstant(at), REVIEW_MONTHS) : null,
      coordinations: t.coordinations.map(c => ({ ...c, askedAt: null, answeredAt: null, answer: null })),
      milestones: milestones.map(m => ({ ...m, doneAt: null, doneBy: null, note: null })),
      progress: 0,
      note: null,
      assignedAt: at,
      acceptedAt: null,
      updatedAt: at,
      report: null,
      returnedReports: 0,
      extension: null,
      extensions: 0,
      sendBack: null,
      explanation: null,
      excluded: false,
      criticised: false,
      closedAt: null,
      urgedAt: null,
      suspendedAt: null,
    }
  }
  if (task === null) throw new Error(`task ${id}: history starts with ${data.kind}`)
  const by = actorId ?? ''
  if (isPartyEvent(data)) return evolveParties(task, data, at)
  if (isDayEvent(data)) return evolveDays(task, data, at, by)
  if (isAttentionEvent(data)) return evolveAttention(task, data, at, by)
  if (isAmendmentEvent(data)) return evolveAmendment(task, data, at, by)
  switch (data.kind) {
    case 'accepted':
      return { ...task, state: 'accepted', acceptedAt: at, updatedAt: at }
    case 'send-back-asked':
      return {
        ...task,
        state: 'send-back-asked',
        stateBefore: task.state,
        sendBack: { at, by, reason: data.reason, suggestedUnitId: data.suggestedUnitId },
        updatedAt: at,
      }
    case 'send-back-refused':
      return { ...task, state: task.stateBefore ?? 'assigned', stateBefore: null, sendBack: null }
    case 'reassigned':
      // a new owner starts from the beginning: own acceptance, own officer, own clock
      return {
        ...task,
        unitId: data.toUnitId,
        state: 'assigned',
        stateBefore: null,
        sendBack: null,
        extension: null,
        officerId: null,
        acceptedAt: null,
        assignedAt: at,
        updatedAt: at,
        progress: 0,
        note: null,
        report: null,
        due: data.due ?? task.due,
        originalDue: task.originalDue ?? data.due,
        reviewDay: (data.due ?? task.due) === null ? task.reviewDay : null,
        ...(data.due === null ? {} : { followsMeetingId: null }),
        firstWord: null,
        coordinations: task.coordinations.filter(c => c.unitId !== data.toUnitId),
      }
    case 'handed-on':
      return {
        ...task,
        officerId: data.officerId,
        acceptedAt: task.acceptedAt ?? at,
        state: task.state === 'assigned' ? 'accepted' : task.state,
        updatedAt: at,
      }
    case 'progressed':
      return {
        ...task,
        state: task.state === 'redo' ? 'redo' : 'in-progress',
        acceptedAt: task.acceptedAt ?? at,
        progress: data.percent,
        note: data.note || task.note,
        updatedAt: at,
      }
    case 'reported':
      return {
        ...task,
        state: 'reported',
        acceptedAt: task.acceptedAt ?? at,
        report: {
          at,
          by,
          text: data.text,
          documentNumber: data.documentNumber,
          documentDay: data.documentDay,
          fileIds: data.fileIds,
        },
        progress: 100,
        note: data.text,
        extension: null,
        // the last day of a piece of work includes its earlier ones
        milestones: task.milestones.map(m => (m.doneAt ? m : { ...m, doneAt: at, doneBy: by })),
        updatedAt: at,
      }
    case 'confirmed':
      return { ...task, state: 'done', closedAt: at, firstWord: null }
    case 'report-returned':
      return {
        ...task,
        state: 'redo',
        report: null,
        firstWord: null,
        returnedReports: task.returnedReports + 1,
        progress: Math.min(task.progress, 90),
      }
    case 'extension-asked':
      return {
        ...task,
        extension: { at, by, wantedDue: data.wantedDue, reason: data.reason, late: data.late },
        updatedAt: at,
      }
    case 'extended':
      return {
        ...task,
        due: data.due,
        duePrecision: 'day',
        originalDue: task.originalDue ?? data.due,
        reviewDay: null,
        followsMeetingId: null,
        extension: null,
        extensions: task.extensions + 1,
      }
    case 'extension-refused':
      return { ...task, extension: null }
    case 'due-set':
      return { ...task, due: data.due, duePrecision: 'day', originalDue: task.originalDue ?? data.due, reviewDay: null }
    case 'urged':
      return { ...task, urgedAt: at }
    case 'explanation-asked':
      return { ...task, explanation: { askedAt: at, due: data.due, text: null, answeredAt: null, accepted: null } }
    case 'explained':
      return { ...task, explanation: task.explanation && { ...task.explanation, text: data.text, answeredAt: at } }
    case 'explanation-judged':
      return {
        ...task,
        explanation: task.explanation && { ...task.explanation, accepted: data.accepted },
        excluded: data.accepted || task.excluded,
        exclusion: data.accepted
          ? { at, by, reason: data.note ?? task.explanation?.text ?? '' }
          : (task.exclusion ?? null),
      }
    case 'criticised':
      return { ...task, criticised: true }
    case 'closed':
      return {
        ...task,
        state: 'done',
        closedAt: at,
        stateBefore: null,
        sendBack: null,
        extension: null,
        firstWord: null,
      }
    case 'suspended':
      return { ...task, state: 'suspended', stateBefore: task.state, suspendedAt: at }
    case 'resumed':
      return {
        ...task,
        state: task.stateBefore ?? 'accepted',
        stateBefore: null,
        suspendedAt: null,
        due: data.due ?? task.due,
        originalDue: task.originalDue ?? data.due,
        reviewDay: data.due === null ? task.reviewDay : null,
        followsMeetingId: data.due === null ? task.followsMeetingId : null,
        suspendedDays: task.suspendedDays + (data.days ?? 0),
        updatedAt: at,
      }
    case 'withdrawn':
      return {
        ...task,
        state: 'withdrawn',
        stateBefore: null,
        closedAt: at,
        sendBack: null,
        extension: null,
        firstWord: null,
        ...(data.replacedBy && { links: [...(task.links ?? []), { kind: 'replaced-by', taskId: data.replacedBy }] }),
      }
    case 'linked':
      return { ...task, links: [...(task.links ?? []), data.link] }
    case 'excluded':
      return { ...task, excluded: true, exclusion: { at, by, reason: data.reason } }
    case 'coordination-answered':
      return {
        ...task,
        coordinations: task.coordinations.map(c =>
          c.unitId === data.unitId ? { ...c, answeredAt: at, answer: data.text } : c,
        ),
      }
    case 'starred':
      return { ...task, starred: data.on, starredBy: data.on ? { by, at } : null }
    case 'unit-succeeded': {
      const follows = new Map(data.coordinations.map(c => [c.from, c.to]))
      return {
        ...task,
        unitId: data.lead?.to ?? task.unitId,
        officerId: data.officerId,
        // what a unit that is no more answered stays its answer
        coordinations: task.coordinations.flatMap(c => {
          const to = c.answeredAt === null ? follows.get(c.unitId) : undefined
          return to === undefined ? [c] : to === null ? [] : [{ ...c, unitId: to }]
        }),
        reportToUnitId: data.collecting ? data.collecting.to : task.reportToUnitId,
        watchers: followed(task.watchers, new Map(data.watching.map(w => [w.from, w.to]))),
      }
    }
    case 'handed-over':
      return { ...task, officerId: data.officerId }
  }
}

/** A unit that is no more is watched for by its heir, once. */
function followed(watchers: readonly Watcher[], follows: ReadonlyMap<UnitId, UnitId>): Watcher[] {
  const next = watchers.map(w => (w.kind === 'unit' && follows.has(w.id) ? { ...w, id: follows.get(w.id)! } : w))
  return next.filter((w, i) => next.findIndex(o => o.kind === w.kind && o.id === w.id) === i)
}

/** The task as it stood, from its history; null for an empty one. */
export const replay = (id: TaskId, events: readonly TaskEvent[]): Task | null =>
  events.reduce<Task | null>((task, event) => evolve(id, task, event), null)
