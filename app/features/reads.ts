/**
 * What the pages read. Every read starts from the viewer: what they may not see is not in the list, and a page of it
 * is null (the route answers 404). Shapes are ready to show; standing is derived for the day that is asked.
 */
import type { Actor } from '#app/domain/access/actor.ts'
import type { AmendmentKind, NoticeAmendment } from '#app/domain/amendment/amendment.ts'
import type { DraftDirective } from '#app/domain/directive/draft.ts'
import type { AboveItem, DocumentFromAbove, RollUp } from '#app/domain/from-above/document.ts'
import type { Conclusion, ConclusionNotice, Meeting, MeetingSeries } from '#app/domain/meeting/meeting.ts'
import type { Day } from '#app/domain/shared/day.ts'
import type { Instant } from '#app/domain/shared/instant.ts'
import type { LedgerEntry, LedgerOutcome } from '#app/domain/task/extension-ledger.ts'
import type { ReasonCodes } from '#app/domain/task/reasons.ts'
import type { AgeBucket, Standing } from '#app/domain/task/standing.ts'
import type { Task, TaskLink, TaskState, Urgency } from '#app/domain/task/task.ts'
import type { Office, Person } from '#app/domain/unit/office.ts'
import type {
  CalendarDay,
  OfficeChange,
  PeriodicDirective,
  PublishedDirective,
  StoredEvent,
  StoredFile,
  StoredTask,
} from './ports.ts'

/** One line of any list of tasks. */
export type TaskLine = {
  id: string
  kind: Task['kind']
  path: string
  title: string
  unitId: string
  unitName: string
  officerName: string | null
  meetingId: string
  meetingTitle: string
  meetingDay: Day
  state: TaskState
  standing: Standing
  due: Day | null
  originalDue: Day | null
  /** Calendar days late, 0 where it is not. */
  daysLate: number
  progress: number
  urgency: Urgency
  starred: boolean
  updatedAt: Instant
  reportToName: string | null
  extensionAsked: { wantedDue: Day; reason: string; late: boolean } | null
  explanationWaits: boolean
  sendBackReason: string | null
  /** Of a part: the task it is a part of. */
  parentId: string | null
  /** The first of two has spoken for closing it. */
  secondWordWaits: boolean
  reviewDay: Day | null
  /** "Chờ ý kiến phối hợp của X từ 03/06 (quá 2 ngày)": whose answer is waited for. */
  waitsFor: { unitId: string; since: Day; due: Day | null; daysLate: number }[]
  milestone: { name: string; due: Day } | null
  lastNote: string | null
  extensions: number
  version: number
}

export type TaskFilter = {
  /** Folded search over number, title, text. */
  q?: string
  unitId?: string
  meetingId?: string
  directiveId?: string
  fieldId?: string
  officerId?: string
  states?: TaskState[]
  standing?: Standing
  /** One of several. */
  standings?: Standing[]
  /** Those whose standing is counted against the original day. */
  against?: 'due' | 'original'
  dueFrom?: Day
  dueTo?: Day
  /** The original day, as it is counted against. */
  originalFrom?: Day
  originalTo?: Day
  starred?: boolean
  /** Open, without a due day, and so old. */
  age?: AgeBucket
  /** Without a due day, and to be looked at again by now. */
  toReview?: boolean
  /** Parts of tasks alone (true), or without them (false); both where nothing is said. */
  parts?: boolean
  /** The viewer, or a unit of theirs, watches them. */
  watched?: boolean
  urgency?: Urgency
  /** Only these (a number that opens its list). */
  ids?: string[]
  sort?: 'due' | 'assigned' | 'updated' | 'unit'
  /** Keyset: the cursor a page answered with. */
  after?: string
  limit?: number
}
/** Sổ gia hạn: requests and days moved unasked, by the moment they were asked or decided. */
export type LedgerFilter = {
  /** Folded search over number, title, text of the task. */
  q?: string
  unitId?: string
  outcome?: LedgerOutcome
  /** Requests alone, without what was extended unasked. */
  asked?: boolean
  /** Asked after the due day had passed. */
  late?: boolean
  code?: string
  from?: Day
  to?: Day
  after?: string
  limit?: number
}
export type LedgerLine = LedgerEntry & {
  path: string
  title: string
  meetingTitle: string
  /** The unit that had the task then. */
  unitName: string
  askedByName: string | null
  decidedByName: string | null
  /** Of the task, as of now. */
  state: TaskState
  due: Day | null
}
/** Of tasks that had to be finished by now: in time, late and done, late and open. */
export type JudgedCount = { onTime: number; late: number; overdue: number }
export type LedgerPage = {
  lines: LedgerLine[]
  next: string | null
  counts: Record<LedgerOutcome, number> & { late: number }
  /** Tasks whose original day lies in the ledger's days, against the day in force and against the original one. */
  rates: { due: JudgedCount; original: JudgedCount }
}
export type TaskListPage = {
  lines: TaskLine[]
  next: string | null /** counted up to 1,000 */
  count: number
  more: boolean
}

export type UnitWork = {
  unitIds: string[]
  /** Open tasks the viewer answers for (own unit leads, or handed to them), worst first. */
  lines: TaskLine[]
  /** Tasks of others this unit coordinates and has not answered. */
  coordinating: TaskLine[]
  /** Parts the unit handed on and that others do. */
  partsGiven: TaskLine[]
  /** Parts the unit handed on: reported ones wait for its word. */
  partsReported: TaskLine[]
}

export type Waiting = {
  reports: TaskLine[]
  sendBacks: TaskLine[]
  extensions: TaskLine[]
  explanations: TaskLine[]
  /** Submitted drafts the viewer may publish, and drafts of the secretariat. */
  drafts: {
    meetingId: string
    title: string
    day: Day
    state: Conclusion['state']
    directives: number
    updatedAt: Instant
    /** "Đính chính Thông báo số 12/TB-UBND": a later notice of a meeting. */
    amends: string | null
  }[]
  /** Directives somebody reports on, not complete yet. */
  tallies: DirectiveTally[]
}

export type DirectiveTally = {
  directiveId: string
  meetingId: string
  meetingTitle: string
  path: string
  title: string
  due: Day | null
  reportToName: string | null
  total: number
  reported: number
  missing: { taskId: string; unitId: string; unitName: string; standing: Standing; urgedAt: Instant | null }[]
}

export type TaskPage = {
  task: StoredTask
  line: TaskLine
  meeting: Meeting
  notice: ConclusionNotice | null
  directive: PublishedDirective | null
  /** Where its sentence stands word for word, where that is an earlier version than the one that holds. */
  said: { notice: ConclusionNotice; directive: PublishedDirective | null } | null
  /** What it said under earlier versions, oldest first. */
  sentences: { noticeId: string; number: string; day: Day; path: string; text: string; until: Instant }[]
  tally: DirectiveTally | null
  siblings: TaskLine[]
  /** What the unit handed on of it. */
  parts: TaskLine[]
  /** What it is a part of. */
  parent: { id: string; title: string; unitName: string; mayOpen: boolean } | null
  reasons: ReasonCodes
  events: (StoredEvent & { actorName: string | null })[]
  /** Whether its history is as it was written; `seal`: the hash of its last line. */
  chain: { intact: boolean; lines: number; seal: string }
  files: StoredFile[]
  office: Office
  /** Reminders sent about this task. */
  reminders: { step: string; personName: string; at: Instant; state: string }[]
}

export type PeriodicPage = {
  periodic: PeriodicDirective
  meeting: Meeting
  directive: PublishedDirective
  /** Newest period first; only tasks the viewer sees. */
  periods: { period: string; due: Day | null; total: number; reported: number; lines: TaskLine[] }[]
  endedByName: string | null
  mayEnd: boolean
}

export type MeetingLine = {
  id: string
  title: string
  day: Day
  seriesName: string | null
  session: number | null
  chairTitle: string
  state: Conclusion['state'] | 'none'
  noticeNumber: string | null
  directives: number
  tasks: number
  done: number
  overdue: number
}
/** One of the notices of a meeting, in the order they were issued; the last one holds. */
export type NoticeVersion = {
  id: string
  number: string
  day: Day
  /** What it corrects or replaces. */
  amends: { kind: AmendmentKind; noticeId: string; number: string; day: Day } | null
  /** What corrects or replaces it. */
  amendedBy: { kind: AmendmentKind; noticeId: string; number: string; day: Day } | null
}
export type MeetingPage = {
  meeting: Meeting
  versions: NoticeVersion[]
  /** Of a record under which a later notice is drafted: what that is. */
  amendment: (NoticeAmendment & { earlier: { number: string; day: Day } }) | null
  /** A later notice that is being drafted, for who sees drafts. */
  drafting: { draftId: string; kind: AmendmentKind; state: Conclusion['state'] } | null
  series: MeetingSeries | null
  conclusion: Conclusion | null
  notice: ConclusionNotice | null
  /** Published ones with how far their units are. */
  tallies: DirectiveTally[]
  tasks: TaskLine[]
  office: Office
  chairName: string
}

/** One overdue task as a leader reviews it. */
export type ReviewLine = TaskLine & {
  reminded: number
  urged: number
  lastReport: string | null
  waitsForUnits: string[]
}
export type ReviewGroup = { unitId: string; unitName: string; worst: number; lines: ReviewLine[] }

export type NavCounts = {
  work: number
  waiting: number
  overdue: number
  drafts: number
  mailsFailed: number /** Notices to the viewer that came since they last marked them read. */
  unread: number
}

/** One line of the bell: what the viewer was told, in the application as in the mail. */
export type NoticeLine = {
  id: string
  step: string
  taskId: string | null
  title: string
  path: string
  unitName: string
  note: string | null
  at: Instant
  unread: boolean
}

export type MailLine = {
  id: string
  to: string
  personName: string | null
  subject: string
  state: string
  createdAt: Instant
  sentAt: Instant | null
  attempts: number
  lastError: string | null
  notices: number
}
export type MailPage = MailLine & { text: string; html: string; messageId: string }
export type WaitingNotice = {
  id: string
  step: string
  taskTitle: string | null
  personName: string
  email: string | null
  dueAt: Instant
  state: string
  reason: string | null
}

/** Whose tasks a calendar holds: what these units lead, what they coordinate, what this person was given or watches. */
export type CalendarScope = { unitIds: readonly string[]; personId: string | null; directing: boolean }
export type CalendarTask = {
  /** Null: it went to somebody else meanwhile, and only that is told. */
  task: Task | null
  id: string
  role: 'lead' | 'officer' | 'coordinating' | 'watching' | 'starred'
  coordination: { unitId: string; ask: string | null; due: Day | null; answeredAt: Instant | null } | null
  unitName: string
  meetingTitle: string
  meetingDay: Day | null
  version: number
  createdAt: Instant
  modifiedAt: Instant
}

/** One reminder as evidence: to whom, by which step, what the mail server said, what came of it. */
export type EvidenceLine = {
  id: string
  taskId: string
  title: string
  path: string
  unitName: string
  due: Day | null
  step: string
  occurrence: number
  personName: string
  email: string | null
  /** Sent in place of somebody who could not be reached. */
  inPlace: boolean
  /** When its turn was. */
  at: Instant
  state: string
  reason: string | null
  mailId: string | null
  /** Only of a mail that the server took. */
  messageId: string | null
  sentAt: Instant | null
  attempts: number
  ambiguous: number
  error: string | null
  openedAt: Instant | null
  acceptedAt: Instant | null
}

export type HistoryLine = StoredEvent & { actorName: string | null; subjectTitle: string | null }
export type HistoryFilter = {
  subjectKind?: string
  /** One unit, person, post …: together with its kind. */
  subjectId?: string
  actorId?: string
  from?: Day
  to?: Day
  after?: string
  limit?: number
}

export type PersonLine = Person & {
  account: string | null
  posts: { id: string; title: string; unitName: string }[]
  lastSeenAt: Instant | null
  /** Without one they can only come in through a setup link. */
  hasPassword: boolean
  version: number
}

export type PostAccountLine = {
  postId: string
  account: string
  active: boolean
  hasPassword: boolean
  version: number
}

/** One line of the documents from above: what is ours in it, how far it is, when we must report upward. */
export type AboveLine = Pick<
  DocumentFromAbove,
  'id' | 'body' | 'number' | 'day' | 'subject' | 'state' | 'meetingId'
> & {
  /** The document's own day, else the earliest of our items'. */
  answerDue: Day | null
  ours: number
  items: number
  result: RollUp
}
export type AbovePage = {
  document: DocumentFromAbove
  items: { item: AboveItem; tasks: TaskLine[]; result: RollUp }[]
  result: RollUp
  answerDue: Day | null
  office: Office
}

export type OverlapQuestion = Pick<DraftDirective, 'id' | 'title' | 'text' | 'lead'>

/** An open directive that a draft directive resembles, and how it stands. */
export type OverlapHint = {
  draftId: string
  directiveId: string
  path: string
  title: string
  meetingId: string
  meetingTitle: string
  meetingDay: Day
  due: Day | null
  score: number
  /** The open tasks of the units that would lead both. */
  tasks: { id: string; unitName: string; standing: Standing }[]
}

/** An earlier directive as it is cited, and how many of its tasks are open. */
export type CitedDirective = {
  id: string
  path: string
  title: string
  meetingTitle: string
  meetingDay: Day
  open: number
}

/** Another task that this one refers to or replaces, or the other way round. */
export type LinkedTask = {
  kind: TaskLink['kind']
  id: string
  path: string
  title: string
  meetingTitle: string
  meetingDay: Day
  state: TaskState
}

export type Reads = {
  documentsFromAbove(
    viewer: Actor,
    filter: { q?: string; after?: string },
    today: Day,
  ): Promise<{ lines: AboveLine[]; next: string | null }>
  documentFromAbove(viewer: Actor, id: string, today: Day): Promise<AbovePage | null>
  /** Open directives that drafts resemble; for who drafts. */
  overlaps(
    viewer: Actor,
    drafts: readonly OverlapQuestion[],
    exceptMeetingId: string | null,
    today: Day,
  ): Promise<OverlapHint[]>
  citedDirectives(viewer: Actor, ids: readonly string[]): Promise<CitedDirective[]>
  linkedTasks(viewer: Actor, links: readonly TaskLink[]): Promise<LinkedTask[]>
  office(): Promise<Office>
  navCounts(viewer: Actor, today: Day): Promise<NavCounts>
  unitWork(viewer: Actor, today: Day): Promise<UnitWork>
  waiting(viewer: Actor, today: Day): Promise<Waiting>
  taskList(viewer: Actor, filter: TaskFilter, today: Day): Promise<TaskListPage>
  /** Why tasks go back and forth, as the office lists it; retired ones too. */
  reasonCodes(): Promise<ReasonCodes>
  extensionLedger(viewer: Actor, filter: LedgerFilter, today: Day): Promise<LedgerPage>
  taskPage(viewer: Actor, id: string, today: Day): Promise<TaskPage | null>
  /** A periodic directive with the instances of each period; null where there is none, or not for this viewer. */
  periodicPage(viewer: Actor, directiveId: string, today: Day): Promise<PeriodicPage | null>
  /** Null where the viewer may not see it. */
  file(viewer: Actor, id: string): Promise<StoredFile | null>
  meetings(
    viewer: Actor,
    filter: { q?: string; after?: string; limit?: number },
    today: Day,
  ): Promise<{ lines: MeetingLine[]; next: string | null }>
  meetingPage(viewer: Actor, id: string, today: Day): Promise<MeetingPage | null>
  series(): Promise<MeetingSeries[]>
  /** Overdue, worst first, grouped by unit; a vice-chair's own portfolio unless `all`. */
  overdueReview(viewer: Actor, today: Day, all: boolean): Promise<ReviewGroup[]>
  /** Every task as it stood at each of these instants, recomputed from history; `null` for as it stands now. */
  tasksAsOf(instants: readonly (Instant | null)[]): Promise<Task[][]>
  notices(
    viewer: Actor,
    filter: { after?: string; limit?: number },
  ): Promise<{ lines: NoticeLine[]; next: string | null }>
  /** What a calendar address shows. It is read without a viewer: whoever has the address may. */
  calendarTasks(scope: CalendarScope, closedSince: Instant): Promise<CalendarTask[]>
  /** Null where the viewer may not see it. */
  taskEvidence(viewer: Actor, taskId: string): Promise<EvidenceLine[] | null>
  unitEvidence(
    viewer: Actor,
    filter: { unitId: string; from: Day; to: Day; limit: number },
  ): Promise<{ lines: EvidenceLine[]; more: boolean } | null>
  mails(filter: {
    state?: string
    q?: string
    after?: string
    limit?: number
  }): Promise<{ lines: MailLine[]; next: string | null }>
  mail(id: string): Promise<MailPage | null>
  /** How many mails are in each state, and how many notices wait for their mail. */
  mailCounts(): Promise<{ mails: Record<string, number>; waiting: number }>
  waitingNotices(limit: number): Promise<WaitingNotice[]>
  history(filter: HistoryFilter): Promise<{ lines: HistoryLine[]; next: string | null }>
  /** The last day that is sealed, and its seal: it rests on every day before. Null: no day is over yet. */
  historySeal(): Promise<{ day: Day; at: Instant; hash: string; days: number } | null>
  /** The ids of those tasks and meetings that the viewer may open. */
  mayOpen(viewer: Actor, subjects: readonly { subjectKind: string; subjectId: string }[]): Promise<Set<string>>
  people(q?: string): Promise<PersonLine[]>
  /** Changes of the organisation and handovers, planned and done, newest day first. */
  officeChanges(): Promise<OfficeChange[]>
  /** Accounts of posts, without their passwords. */
  postAccounts(): Promise<PostAccountLine[]>
  calendarDays(year: number): Promise<CalendarDay[]>
  officeSettings(): Promise<{ name: string; place: string; symbol: string; mailPaused: boolean; isDemo: boolean }>
}
