/**
 * All that the core asks of the world. Adapters: db/ (stores, unit of work, reads), app/server (clock, ids, mail,
 * files, passwords). A use case gets `Tools`, does its work in one transaction through `unitOfWork`, and never
 * awaits anything slow inside it.
 */

import type { NoticeAmendment } from '#app/domain/amendment/amendment.ts'
import type { WorkingCalendar } from '#app/domain/calendar/working-days.ts'
import type { DraftDirective } from '#app/domain/directive/draft.ts'
import type { Recurrence } from '#app/domain/extraction/types.ts'
import type { DocumentFromAbove } from '#app/domain/from-above/document.ts'
import type { Conclusion, ConclusionNotice, Meeting, MeetingSeries } from '#app/domain/meeting/meeting.ts'
import type { Candidates } from '#app/domain/reminder/candidates.ts'
import type { Letter, MeetingTitle } from '#app/domain/reminder/digest.ts'
import type { LinkRevocation, MailLink } from '#app/domain/reminder/mail-link.ts'
import type { NoticeData } from '#app/domain/reminder/notice.ts'
import type { ReminderRule } from '#app/domain/reminder/rule.ts'
import type { EditedWording } from '#app/domain/reminder/wording/words.ts'
import type { Day } from '#app/domain/shared/day.ts'
import type { Instant } from '#app/domain/shared/instant.ts'
import type { SynthesisDraft } from '#app/domain/task/synthesis.ts'
import type { Task, TaskEventData } from '#app/domain/task/task.ts'
import type {
  Field,
  Office,
  Person,
  PortfolioEntry,
  Post,
  Succession,
  Unit,
  UnitGroup,
  UnitKindRow,
  UnitLevel,
} from '#app/domain/unit/office.ts'

export type Clock = { now(): Instant; today(): Day }
/** UUIDv7: sortable by time, made by the application on both databases. */
export type Ids = { next(): string }

export type Tools = {
  clock: Clock
  ids: Ids
  unitOfWork: UnitOfWork
  /** Recipient domains the installation allows; empty or absent: any. */
  mailDomains?: readonly string[]
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
  amendments: AmendmentStore
  tasks: TaskStore
  above: AboveStore
  events: EventStore
  outbox: OutboxStore
  files: FileStore
  submissions: SubmissionStore
  jobs: JobStore
  criteria: CriteriaStore
  mails: MailStore
  rules: ReminderRuleStore
  wordings: WordingStore
  periodic: PeriodicStore
  syntheses: SynthesisStore
  changes: OfficeChangeStore
  postAccounts: PostAccountStore
  mailLinks: MailLinkStore
  calendarFeeds: CalendarFeedStore
  push: PushStore
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
  saveKind(kind: UnitKindRow): Promise<void>
  saveLevel(level: UnitLevel): Promise<void>
  /** Only one that has not begun: whatever was, stays. */
  removePost(id: string): Promise<void>
}

/** A change of the organisation or of a post, with its day: planned until then, done or given up after it. */
export type OfficeChangeState = 'planned' | 'done' | 'cancelled' | 'failed'
export type OfficeChange = {
  id: string
  kind: string
  day: Day
  state: OfficeChangeState
  /** "Sáp nhập Phòng A vào Phòng B" */
  title: string
  /** What was decided, as it will be worked out on its day. */
  body: unknown
  /** What moved; of a failed one, why. */
  result: unknown
  createdAt: Instant
  createdBy: string
  doneAt: Instant | null
  version: number
}
export type StoredSuccession = Succession & { id: string; changeId: string }
export type OfficeChangeStore = {
  insert(change: OfficeChange): Promise<void>
  get(id: string): Promise<OfficeChange | null>
  save(change: OfficeChange, expected: number): Promise<Saved>
  /** Newest day first. */
  list(): Promise<OfficeChange[]>
  /** Planned, whose day has come, oldest day first. */
  due(today: Day): Promise<OfficeChange[]>
  insertSuccessions(rows: readonly StoredSuccession[]): Promise<void>
}

/** The account of a post: whoever fills the post signs in with it. */
export type PostAccount = {
  postId: string
  account: string
  passwordHash: string | null
  active: boolean
  version: number
}
export type PostAccountStore = {
  get(postId: string): Promise<PostAccount | null>
  findByLogin(login: string): Promise<PostAccount | null>
  list(): Promise<PostAccount[]>
  insert(account: Omit<PostAccount, 'version'>, at: Instant): Promise<'inserted' | 'login-taken'>
  save(account: PostAccount): Promise<Saved | 'login-taken'>
  /** The seat goes on under another post. */
  moveTo(postId: string, nextPostId: string): Promise<void>
}

export type Account = Person & { account: string | null; passwordHash: string | null; version: number }
export type PeopleStore = {
  get(id: string): Promise<Account | null>
  /** By e-mail address or account name, ignoring case. */
  findByLogin(login: string): Promise<Account | null>
  count(): Promise<number>
  /** Everybody, by what they sign in with. */
  logins(): Promise<Pick<Account, 'id' | 'name' | 'email' | 'account'>[]>
  insert(person: Omit<Account, 'version'>, at: Instant): Promise<'inserted' | 'login-taken'>
  save(person: Account): Promise<Saved | 'login-taken'>
  /** Blots out what is known of a leaver: name, addresses, mails; the sealed histories stay whole and name nobody. */
  pseudonymise(id: string, pseudonym: string): Promise<void>
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
  /** Signed in with the account of this post; null: with one's own. */
  postId?: string | null
}
export type SignInAttempts = { failures: number; lastAt: Instant; blockedUntil: Instant | null }
export type SetupLink = { personId: string | null; postId: string | null }
export type SessionStore = {
  insert(session: Session): Promise<void>
  findByTokenHash(hash: string): Promise<Session | null>
  touch(id: string, seenAt: Instant): Promise<void>
  revoke(id: string, at: Instant): Promise<void>
  /** All of a person's but one. */
  revokeOthers(personId: string, exceptId: string | null, at: Instant): Promise<number>
  /** All that were begun with the account of a post. */
  revokeOfPost(postId: string, at: Instant): Promise<number>
  listActive(personId: string, now: Instant): Promise<Session[]>
  /** Held until the transaction ends: attempts that come at the same time are counted one after the other. */
  attempts(subject: string): Promise<SignInAttempts>
  saveAttempts(subject: string, attempts: SignInAttempts): Promise<void>
  clearAttempts(subject: string): Promise<void>
  insertSetupLink(link: {
    tokenHash: string
    personId: string | null
    /** For the account of a post rather than a person's own. */
    postId?: string | null
    createdAt: Instant
    expiresAt: Instant
  }): Promise<void>
  /** The link if it is unused and still good; marks it used in the same breath. */
  takeSetupLink(tokenHash: string, now: Instant): Promise<SetupLink | null>
  findSetupLink(tokenHash: string, now: Instant): Promise<SetupLink | null>
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
  /** Every meeting of a series, for "kỳ họp sau". */
  listOfSeries(seriesId: string): Promise<{ id: string; day: Day; title: string }[]>
  /** The highest session number of a series in a year, 0 where there is none. */
  lastSession(seriesId: string, year: number): Promise<number>
}

export type ConclusionStore = {
  getByMeeting(meetingId: string): Promise<Conclusion | null>
  /** Not issued yet: drafts, and those that wait for approval. */
  openDrafts(): Promise<Conclusion[]>
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
  /** The latest one, which holds; earlier versions by their id. */
  getByMeeting(meetingId: string): Promise<ConclusionNotice | null>
  /** All of a meeting, in the order they were issued. */
  listByMeeting(meetingId: string): Promise<ConclusionNotice[]>
  /** The next number of that symbol and year; gaps never appear because it is taken in the publishing transaction. */
  takeNumber(year: number, symbol: string): Promise<number>
  /** Computes the SHA-256 over what is issued and keeps it beside. */
  insert(notice: Omit<ConclusionNotice, 'sha256'>): Promise<void>
  insertDirectives(directives: readonly PublishedDirective[]): Promise<void>
  directive(id: string): Promise<PublishedDirective | null>
}

/** Corrections and replacements of issued notices. */
export type AmendmentStore = {
  /** By the record under which it is drafted. */
  ofDraft(draftId: string): Promise<NoticeAmendment | null>
  /** The one that corrects or replaces this notice, being drafted or issued: at most one. */
  ofEarlier(noticeId: string): Promise<NoticeAmendment | null>
  /** 'taken': somebody began one for the same notice meanwhile. */
  insert(amendment: NoticeAmendment): Promise<'inserted' | 'taken'>
  /** Saves with `version + 1`. */
  save(amendment: NoticeAmendment, expected: number): Promise<Saved>
  /** Takes back one that was never issued, with its draft; nothing of one that was. */
  remove(draftId: string): Promise<'removed' | 'issued'>
}

/** A task with what belongs to its meeting and is needed to decide who may do what. */
export type StoredTask = Task & {
  chairPersonId: string
  version: number
  /** Of a part: the unit that has the task it is a part of, as of now. */
  parentUnitId: string | null
}
export type AboveStore = {
  get(id: string): Promise<DocumentFromAbove | null>
  /** The same number of the same body in the same year, as its readers write it. */
  findSame(document: Pick<DocumentFromAbove, 'body' | 'number' | 'day'>): Promise<string | null>
  insert(document: DocumentFromAbove): Promise<void>
  /** Saves with `version + 1`. */
  save(document: DocumentFromAbove, expected: number): Promise<Saved>
}

export type TaskStore = {
  get(id: string): Promise<StoredTask | null>
  /** `parentUnitId`: of a part, the unit of the task it is a part of. */
  insert(task: Task, chairPersonId: string, parentUnitId?: string | null): Promise<void>
  save(task: Task, expected: number): Promise<Saved>
  listByDirective(directiveId: string): Promise<StoredTask[]>
  /** Parts included, withdrawn ones not. */
  listByNotice(noticeId: string): Promise<StoredTask[]>
  /** Open tasks in which one of these units has a part: leads, was asked and has not answered, collects. */
  openOfUnits(unitIds: readonly string[]): Promise<StoredTask[]>
  /** Open tasks handed to this person. */
  openOfOfficer(personId: string): Promise<StoredTask[]>
  /** The parts of a task (việc con), withdrawn ones included. */
  listParts(taskId: string): Promise<StoredTask[]>
  /** Tasks that wait for the next meeting of a series ("kỳ giao ban sau"). */
  listWaitingForMeeting(seriesId: string): Promise<StoredTask[]>
  /** Open tasks by id; in pages of `limit` after `afterId`. */
  openAfter(afterId: string | null, limit: number): Promise<StoredTask[]>
  /** Those a run has to look at. */
  candidateIds(candidates: Candidates): Promise<string[]>
  /** By id; one broken row is named and does not stop the others. */
  readable(ids: readonly string[]): Promise<{ tasks: StoredTask[]; unreadable: string[] }>
  /** Open tasks whose day has passed. */
  dueBefore(day: Day): Promise<StoredTask[]>
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
  | 'document'
/** Events of everything but tasks: what was done and the fields that changed. */
export type OfficeEventData = { kind: string; [field: string]: unknown }
export type NewEvent = {
  subjectKind: SubjectKind
  subjectId: string
  at: Instant
  /** null for the system itself */
  actorId: string | null
  actorTitle: string
  /** Where it came from: "web: Chrome, Windows", "job: periodic-tasks". No address and no name: it is sealed for good. */
  origin: string | null
  data: TaskEventData | OfficeEventData
}
export type StoredEvent = NewEvent & { id: string; seq: number; prevHash: string; hash: string }
/** A day's events, sealed: chained to the day before, so that a cut-off tail shows as well. */
export type EventAnchor = { day: Day; at: Instant; events: number; hash: string }
export type EventStore = {
  /** Appends to the subject's chain; the head row makes two writers collide instead of forking it. */
  append(event: NewEvent, id: string): Promise<void>
  list(subjectKind: SubjectKind, subjectId: string): Promise<StoredEvent[]>
  /** Whether any history has an event of this kind with this reason. */
  hasReason(kind: string, code: string): Promise<boolean>
  /** Days before `today` with events that no anchor covers yet, in order. */
  unanchoredDays(today: Day): Promise<Day[]>
  anchor(day: Day, at: Instant): Promise<EventAnchor>
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
  data: NoticeData
}
/**
 * waiting → claimed (in a mail) → sent, or kept (no mail server: to be read in the outbox page), or failed (refused
 * for good; the step went to the next person up). told: in the application alone, never by mail. skipped: no longer true at sending, or its run never took place.
 */
export type OutboxState = 'told' | 'waiting' | 'claimed' | 'sent' | 'kept' | 'skipped' | 'failed'
export type StoredNotice = OutboxNotice & { state: OutboxState; mailId: string | null }
export type OutboxStore = {
  /**
   * Adds those whose key is new; answers the keys that were added. A key that was planned, or recorded as missed, for
   * a later day than this was so by a clock that was ahead: it is due now. What the second look left out of a mail, and
   * what is right again (a report returned, a day moved back), goes after all: nobody was told.
   */
  add(notices: readonly OutboxNotice[]): Promise<string[]>
  /** Told in the application alone: the bell has it at once, no mail ever does. */
  tell(notices: readonly OutboxNotice[]): Promise<string[]>
  /** Puts on record what was never sent, so that it never will be. */
  addSkipped(notices: readonly OutboxNotice[], reason: string): Promise<string[]>
  /** Takes back what waits in no mail yet, as if it had never been planned. */
  withdraw(ids: readonly string[]): Promise<void>
  /** Those of the keys that `add` would leave alone. */
  known(keys: readonly string[], dueAt: Instant): Promise<Set<string>>
  /** People with notices that wait, due by then; the longest waiting first. */
  peopleWaiting(dueBy: Instant, limit: number, which: { aloneOnly: boolean }): Promise<string[]>
  waitingOf(personIds: readonly string[], dueBy: Instant, which: { aloneOnly: boolean }): Promise<StoredNotice[]>
  /** Puts waiting notices into mails; answers what it got, without what another process took meanwhile. */
  claim(wanted: readonly { id: string; mailId: string }[]): Promise<{ id: string; mailId: string }[]>
  ofMails(mailIds: readonly string[]): Promise<StoredNotice[]>
  settle(ids: readonly string[], state: OutboxState, reason: string | null): Promise<void>
  /** A person's own notice, and what else told them of the same task until then. */
  markRead(personId: string, noticeId: string, at: Instant): Promise<void>
  /** Of mails that failed: their notices travel with them once more. `passedOn` ends the reason of those that went up. */
  reclaimFailed(mailIds: readonly string[], passedOn: string): Promise<void>
  /** Everybody this very step has been planned for. */
  peopleOfStep(step: Pick<OutboxNotice, 'taskId' | 'rule' | 'step' | 'occurrence'>): Promise<string[]>
  count(states: readonly OutboxState[]): Promise<number>
}

/**
 * ready → sending (leased) → sent; back to ready with a later try after a failure that may pass, or when the lease
 * ran out; failed: refused for good or given up; kept: no mail server or no address, to be read in the outbox page;
 * dropped: nothing in it was true any more when its turn came.
 */
export type MailState = 'ready' | 'sending' | 'sent' | 'kept' | 'failed' | 'dropped'
export type StoredMail = {
  id: string
  /** Made once, before the first try, and used again for every later one. */
  messageId: string
  personId: string | null
  email: string
  subject: string
  state: MailState
  attempts: number
  /** Tries after which the server may have had the mail. */
  ambiguous: number
  createdAt: Instant
  nextAttemptAt: Instant
  leaseUntil: Instant | null
  leaseBy: string | null
  sentAt: Instant | null
  lastError: string | null
}
export type MailStore = {
  insert(
    mails: readonly Pick<StoredMail, 'id' | 'messageId' | 'personId' | 'email' | 'createdAt' | 'nextAttemptAt'>[],
  ): Promise<void>
  remove(ids: readonly string[]): Promise<void>
  /** Mails to these people that wait and that no server can have seen yet: later notices may still join them. */
  joinable(personIds: readonly string[]): Promise<StoredMail[]>
  /** Such a mail is tried now; false where a server may have seen it, or is seeing it. */
  joinNow(id: string, now: Instant): Promise<boolean>
  anyReady(now: Instant): Promise<boolean>
  /** Takes up to `limit` mails whose turn it is; what another process holds stays there. */
  lease(now: Instant, limit: number, lease: { until: Instant; by: string }): Promise<StoredMail[]>
  /** Mails whose sender disappeared: the server may have them. */
  releaseExpired(now: Instant): Promise<number>
  /** Leased and then not tried: as if it had never been taken. */
  giveBack(ids: readonly string[], leaseBy: string): Promise<void>
  /** The same, and not before then. */
  postpone(ids: readonly string[], leaseBy: string, until: Instant): Promise<void>
  failed(limit: number): Promise<string[]>
  /** Those of them that have failed are tried once more, now; answers which. */
  retry(ids: readonly string[], now: Instant): Promise<string[]>
  /** What they say, and to which address; kept apart from how they fare. */
  write(
    mails: readonly (Pick<StoredMail, 'id' | 'email' | 'subject'> & { text: string; html: string })[],
  ): Promise<void>
  /** The server said 250 to these; only where the lease is still ours. */
  settleSent(ids: readonly string[], leaseBy: string, at: Instant): Promise<void>
  /** Only while the lease is still ours. */
  settle(
    id: string,
    leaseBy: string,
    outcome: Partial<Pick<StoredMail, 'ambiguous' | 'nextAttemptAt' | 'sentAt' | 'lastError' | 'attempts'>> & {
      state: MailState
    },
  ): Promise<boolean>
  count(states: readonly MailState[]): Promise<number>
  /** Numbers and titles for the heads of a digest. */
  meetingTitles(meetingIds: readonly string[]): Promise<Map<string, MeetingTitle>>
}

export type ReminderRuleStore = {
  /** The ladder in force: the defaults, and the rows an admin changed. */
  load(): Promise<ReminderRule[]>
  save(rule: ReminderRule): Promise<void>
  /** The office's own row; false where there was none. */
  remove(id: string): Promise<boolean>
}

/** What an office wrote in place of a delivered wording; `problem`: why it could not be used at sending. */
export type StoredWording = EditedWording & { version: number; problem: string | null; problemAt: Instant | null }
export type WordingStore = {
  load(): Promise<StoredWording[]>
  /** Replaces the fields, and forgets a problem there was. */
  save(id: string, fields: Readonly<Record<string, string>>): Promise<void>
  remove(id: string): Promise<boolean>
  flag(id: string, problem: string, at: Instant): Promise<void>
}

/** Rows of the links in mails. What makes a link open is not here: it is computed when the mail leaves (LinkSigner). */
export type MailLinkStore = {
  get(id: string): Promise<MailLink | null>
  /** Those of these people that are good at that moment, newest first. */
  good(personIds: readonly string[], at: Instant): Promise<MailLink[]>
  insert(links: readonly MailLink[]): Promise<void>
  revoke(id: string, at: Instant, why: LinkRevocation): Promise<void>
  /** Answers how many were still good. */
  revokeOfPerson(personId: string, at: Instant, why: LinkRevocation): Promise<number>
  revokeOfTask(taskId: string, at: Instant, why: LinkRevocation): Promise<number>
  opened(id: string, at: Instant): Promise<void>
}

/** A secret calendar address, of a person or of a unit; only the hash of its token is kept. */
export type CalendarFeed = {
  id: string
  tokenHash: string
  personId: string | null
  unitId: string | null
  createdBy: string
  createdAt: Instant
  revokedAt: Instant | null
  readAt: Instant | null
}
export type FeedOwner = { personId: string } | { unitId: string }
export type CalendarFeedStore = {
  findByTokenHash(hash: string): Promise<CalendarFeed | null>
  /** The one in force. */
  of(owner: FeedOwner): Promise<CalendarFeed | null>
  insert(feed: CalendarFeed): Promise<void>
  revokeOf(owner: FeedOwner, at: Instant): Promise<number>
  /** Of one who left: the own one, and those of units that went to this person. */
  revokeKnownTo(personId: string, at: Instant): Promise<number>
  markRead(id: string, at: Instant): Promise<void>
}

/** A browser on a device that its person lets ring. */
export type PushSubscription = {
  id: string
  personId: string
  endpoint: string
  p256dh: string
  auth: string
  client: string
  createdAt: Instant
  /** Notices up to here were announced, or were there before the device was. */
  toldUntil: Instant
  nextTryAt: Instant
  failures: number
}
export type PushStore = {
  /** The same browser again belongs to whoever subscribed last. */
  save(subscription: PushSubscription): Promise<void>
  of(personId: string): Promise<PushSubscription[]>
  remove(id: string): Promise<void>
  removeOf(personId: string): Promise<number>
  due(now: Instant, limit: number): Promise<PushSubscription[]>
  settle(id: string, state: Pick<PushSubscription, 'toldUntil' | 'nextTryAt' | 'failures'>): Promise<void>
  /** Unread notices of a person, and the latest of them that came after `since`. */
  news(personId: string, since: Instant, now: Instant): Promise<{ unread: number; latest: Instant | null }>
}
export type PushResult = 'sent' | 'gone' | 'later'
/** Web Push as the core sees it: an encrypted word to a browser's own service. */
export type Pusher = { send(to: PushSubscription, payload: string): Promise<PushResult> }

/** The part of a link that only the application can make, for one address. */
export type LinkSigner = {
  sign(linkId: string, email: string): string
  holds(linkId: string, email: string, signature: string): boolean
}

export type OutgoingMail = { messageId: string; to: string; subject: string; text: string; html: string }
export type MailResult =
  | { kind: 'sent' }
  /** Certainly not sent; may work later. `down`: the server itself, not this mail. */
  | { kind: 'later'; error: string; down: boolean }
  /** Certainly not sent, and never will be to this address. */
  | { kind: 'refused'; error: string }
  /** The link broke when the server may have had it (RFC 1047): the same Message-ID again. */
  | { kind: 'unclear'; error: string }
export type Mailer = { send(mail: OutgoingMail): Promise<MailResult>; close(): void }
/** app/emails, as the core sees it. */
export type WriteLetter = (letter: Letter) => { subject: string; text: string; html: string }

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
  /** Removes the rows of files that came before then and that no event of their task names; answers where their bytes are. */
  removeUnattached(before: Instant): Promise<string[]>
}
/** Where the bytes live: a folder by default; outside `public`, served as attachments only. */
export type FileStorage = {
  put(key: string, bytes: Uint8Array): Promise<{ sha256: string }>
  get(key: string): Promise<Uint8Array>
  /** Nothing where there is nothing. */
  remove(key: string): Promise<void>
}

export type SubmissionStore = {
  /** True the first time; false where this form was already submitted. */
  claim(key: string, personId: string, at: Instant): Promise<boolean>
  seen(key: string): Promise<boolean>
}

export type JobStore = {
  /** True for whoever takes the slot first, or after the lease of one who never finished it. */
  claimSlot(slot: { id: string; job: string; at: Instant; leaseUntil?: Instant }): Promise<boolean>
  finish(id: string, at: Instant, outcome: string): Promise<void>
  lastRun(job: string): Promise<{ id: string; startedAt: Instant; finishedAt: Instant | null } | null>
  /** The greatest id of a finished run of the job below `beforeId`; ids of a job sort by their slot. */
  lastFinished(job: string, beforeId: string): Promise<string | null>
  isFinished(id: string): Promise<boolean>
  /** Forgets the runs of the jobs whose names begin so, and that started before then. */
  prune(jobPrefix: string, before: Instant): Promise<void>
}

/** A directive that comes back every period; its instances are made by a nightly job (create-periodic-tasks.ts). */
export type PeriodicDirective = {
  directiveId: string
  meetingId: string
  recurrence: Recurrence
  firstDay: Day
  /** The due day of the last instance. */
  madeUntil: Day
  endedAt: Instant | null
  endedBy: string | null
  endReason: string | null
  version: number
}
export type PeriodicStore = {
  get(directiveId: string): Promise<PeriodicDirective | null>
  active(): Promise<PeriodicDirective[]>
  insert(periodic: PeriodicDirective): Promise<void>
  save(periodic: PeriodicDirective, expected: number): Promise<Saved>
}

/** What a collecting unit is writing from the reports it got; see domain/task/synthesis.ts. */
export type StoredSynthesis = {
  taskId: string
  draft: SynthesisDraft
  updatedAt: Instant
  updatedBy: string
  version: number
}
export type SynthesisStore = {
  get(taskId: string): Promise<StoredSynthesis | null>
  /** `expected` null: the first one. */
  save(synthesis: Omit<StoredSynthesis, 'version'>, expected: number | null): Promise<Saved>
}

export type CriteriaSetRow = { id: string; name: string; year: number; body: unknown; version: number }
export type CriteriaStore = {
  list(): Promise<CriteriaSetRow[]>
  get(id: string): Promise<CriteriaSetRow | null>
  save(set: Omit<CriteriaSetRow, 'version'>, at: Instant): Promise<void>
}

/** What `giaoviec audit verify` found; no problems: every row is as it was written and none is missing. */
export type AuditReport = { events: number; subjects: number; anchors: number; tasks: number; problems: string[] }
export type Audit = { verify(): Promise<AuditReport> }
