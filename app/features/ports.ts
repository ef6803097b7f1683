/**
 * All that the core asks of the world. Adapters: db/ (stores, unit of work, reads), app/server (clock, ids, mail,
 * files, passwords). A use case gets `Tools`, does its work in one transaction through `unitOfWork`, and never
 * awaits anything slow inside it.
 */
import type { WorkingCalendar } from '#app/domain/calendar/working-days.ts'
import type { DraftDirective } from '#app/domain/directive/draft.ts'
import type { Conclusion, ConclusionNotice, Meeting, MeetingSeries } from '#app/domain/meeting/meeting.ts'
import type { Day } from '#app/domain/shared/day.ts'
import type { Instant } from '#app/domain/shared/instant.ts'
import type { Task, TaskEventData } from '#app/domain/task/task.ts'
import type { Field, Office, Person, PortfolioEntry, Post, Unit, UnitGroup } from '#app/domain/unit/office.ts'

export type Clock = { now(): Instant; today(): Day }
/** UUIDv7: sortable by time, made by the application on both databases. */
export type Ids = { next(): string }

export type Tools = {
  clock: Clock
  ids: Ids
  unitOfWork: UnitOfWork
}

/** Runs `work` in one transaction; whatever it throws rolls everything back. */
export type UnitOfWork = <T>(work: (stores: Stores) => Promise<T>) => Promise<T>

/** A row with the version it was read at; saving with an older version answers 'stale'. */
export type Versioned<T> = { value: T; version: number }
export type Saved = 'saved' | 'stale'

export type Stores = {
  office: OfficeStore
  people: PeopleStore
  sessions: SessionStore
  settings: SettingsStore
  calendar: CalendarStore
  meetings: MeetingStore
  conclusions: ConclusionStore
  notices: NoticeStore
  tasks: TaskStore
  events: EventStore
  outbox: OutboxStore
  files: FileStore
  submissions: SubmissionStore
  jobs: JobStore
  criteria: CriteriaStore
}

export type OfficeStore = {
  /** Everything, with the days it is valid for; small enough to read whole. */
  load(): Promise<Office>
  saveUnit(unit: Unit, expected: number | null): Promise<Saved>
  saveGroup(group: UnitGroup, expected: number | null): Promise<Saved>
  savePost(post: Post, expected: number | null): Promise<Saved>
  /** Replaces the portfolio of one post. */
  savePortfolio(postId: string, entries: PortfolioEntry[], ids: () => string): Promise<void>
  saveField(field: Field, sort: number): Promise<void>
}

export type Account = Person & { account: string | null; passwordHash: string | null; version: number }
export type PeopleStore = {
  get(id: string): Promise<Account | null>
  /** By e-mail address or account name, ignoring case. */
  findByLogin(login: string): Promise<Account | null>
  count(): Promise<number>
  insert(person: Omit<Account, 'version'>, at: Instant): Promise<'inserted' | 'login-taken'>
  save(person: Account): Promise<Saved | 'login-taken'>
}

export type Session = {
  id: string
  tokenHash: string
  personId: string
  createdAt: Instant
  seenAt: Instant
  expiresAt: Instant
  revokedAt: Instant | null
  /** Shortened user agent, for the person to recognise it. */
  client: string
}
export type SignInAttempts = { failures: number; lastAt: Instant; blockedUntil: Instant | null }
export type SessionStore = {
  insert(session: Session): Promise<void>
  findByTokenHash(hash: string): Promise<Session | null>
  touch(id: string, seenAt: Instant): Promise<void>
  revoke(id: string, at: Instant): Promise<void>
  /** All of a person's but one. */
  revokeOthers(personId: string, exceptId: string | null, at: Instant): Promise<number>
  listActive(personId: string, now: Instant): Promise<Session[]>
  /** Held until the transaction ends: attempts that come at the same time are counted one after the other. */
  attempts(subject: string): Promise<SignInAttempts>
  saveAttempts(subject: string, attempts: SignInAttempts): Promise<void>
  clearAttempts(subject: string): Promise<void>
  insertSetupLink(link: {
    tokenHash: string
    personId: string | null
    createdAt: Instant
    expiresAt: Instant
  }): Promise<void>
  /** The link if it is unused and still good; marks it used in the same breath. */
  takeSetupLink(tokenHash: string, now: Instant): Promise<{ personId: string | null } | null>
  findSetupLink(tokenHash: string, now: Instant): Promise<{ personId: string | null } | null>
}

export type SettingsStore = {
  get<T>(key: string): Promise<T | null>
  set(key: string, value: unknown): Promise<void>
}

export type CalendarDay = { day: Day; kind: 'off' | 'working'; name: string; source: string }
export type CalendarStore = {
  load(): Promise<WorkingCalendar>
  list(from: Day, to: Day): Promise<CalendarDay[]>
  save(day: CalendarDay): Promise<void>
  remove(day: Day): Promise<boolean>
  /** Inserts what is missing, never overwrites. */
  seed(days: readonly CalendarDay[]): Promise<void>
}

export type MeetingStore = {
  get(id: string): Promise<Meeting | null>
  insert(meeting: Meeting): Promise<void>
  save(meeting: Meeting, expected: number): Promise<Saved>
  series(): Promise<MeetingSeries[]>
  insertSeries(series: MeetingSeries): Promise<void>
  /** The highest session number of a series in a year, 0 where there is none. */
  lastSession(seriesId: string, year: number): Promise<number>
}

export type ConclusionStore = {
  getByMeeting(meetingId: string): Promise<Conclusion | null>
  insert(conclusion: Conclusion): Promise<void>
  /** Saves with `version + 1`. */
  save(conclusion: Conclusion, expected: number): Promise<Saved>
}

export type PublishedDirective = {
  id: string
  noticeId: string
  meetingId: string
  position: number
  draft: DraftDirective
}
export type NoticeStore = {
  get(id: string): Promise<ConclusionNotice | null>
  getByMeeting(meetingId: string): Promise<ConclusionNotice | null>
  /** The next number of that symbol and year; gaps never appear because it is taken in the publishing transaction. */
  takeNumber(year: number, symbol: string): Promise<number>
  /** Computes the SHA-256 over what is issued and keeps it beside. */
  insert(notice: Omit<ConclusionNotice, 'sha256'>): Promise<void>
  insertDirectives(directives: readonly PublishedDirective[]): Promise<void>
  directive(id: string): Promise<PublishedDirective | null>
}

/** A task with what belongs to its meeting and is needed to decide who may do what. */
export type StoredTask = Task & { chairPersonId: string; version: number }
export type TaskStore = {
  get(id: string): Promise<StoredTask | null>
  insert(task: Task, chairPersonId: string): Promise<void>
  save(task: Task, expected: number): Promise<Saved>
  listByDirective(directiveId: string): Promise<StoredTask[]>
  /** Tasks that wait for the next meeting of a series ("kỳ giao ban sau"). */
  listWaitingForMeeting(seriesId: string): Promise<StoredTask[]>
  /** Open tasks by id, for planning; in pages of `limit` after `afterId`. */
  openAfter(afterId: string | null, limit: number): Promise<StoredTask[]>
}

export type SubjectKind =
  | 'task'
  | 'meeting'
  | 'unit'
  | 'group'
  | 'person'
  | 'post'
  | 'calendar'
  | 'settings'
  | 'criteria'
/** Events of everything but tasks: what was done and the fields that changed. */
export type OfficeEventData = { kind: string; [field: string]: unknown }
export type NewEvent = {
  subjectKind: SubjectKind
  subjectId: string
  at: Instant
  /** null for the system itself */
  actorId: string | null
  actorTitle: string
  data: TaskEventData | OfficeEventData
}
export type StoredEvent = NewEvent & { id: string; seq: number; prevHash: string; hash: string }
export type EventAnchor = { day: Day; at: Instant; events: number; subjects: number; hash: string }
export type EventStore = {
  /** Appends to the subject's chain; the head row makes two writers collide instead of forking it. */
  append(event: NewEvent, id: string): Promise<void>
  list(subjectKind: SubjectKind, subjectId: string): Promise<StoredEvent[]>
}

/** One step for one person about one task: unique by key, whatever happens. */
export type OutboxNotice = {
  id: string
  /** `${taskId}|${rule}|${step}|${occurrence}|${personId}` */
  key: string
  taskId: string | null
  rule: string
  step: string
  occurrence: number
  personId: string
  email: string | null
  /** Goes in a mail of its own, at once: assigned, urge, hoả tốc. */
  alone: boolean
  plannedAt: Instant
  dueAt: Instant
  /** What the planner knew; the truth is read again at sending. */
  data: Record<string, unknown>
}
export type OutboxState = 'waiting' | 'claimed' | 'sent' | 'skipped' | 'failed'
export type OutboxStore = {
  /** Adds those whose key is new; answers the keys that were added. */
  add(notices: readonly OutboxNotice[]): Promise<string[]>
}

export type StoredFile = {
  id: string
  subjectKind: 'task' | 'meeting'
  subjectId: string
  name: string
  type: string
  size: number
  sha256: string
  storageKey: string
  uploadedBy: string
  uploadedAt: Instant
}
export type FileStore = {
  insert(file: StoredFile): Promise<void>
  get(id: string): Promise<StoredFile | null>
  listBySubject(kind: StoredFile['subjectKind'], id: string): Promise<StoredFile[]>
}
/** Where the bytes live: a folder by default; outside `public`, served as attachments only. */
export type FileStorage = {
  put(key: string, bytes: Uint8Array): Promise<{ sha256: string }>
  get(key: string): Promise<Uint8Array>
}

export type SubmissionStore = {
  /** True the first time; false where this form was already submitted. */
  claim(key: string, personId: string, at: Instant): Promise<boolean>
  seen(key: string): Promise<boolean>
}

export type JobStore = {
  /** True for whoever takes the slot first. */
  claimSlot(slot: { id: string; job: string; at: Instant }): Promise<boolean>
  finish(id: string, at: Instant, outcome: string): Promise<void>
  lastRun(job: string): Promise<{ id: string; startedAt: Instant; finishedAt: Instant | null } | null>
}

export type CriteriaSetRow = { id: string; name: string; year: number; body: unknown; version: number }
export type CriteriaStore = {
  list(): Promise<CriteriaSetRow[]>
  get(id: string): Promise<CriteriaSetRow | null>
  save(set: Omit<CriteriaSetRow, 'version'>, at: Instant): Promise<void>
}
