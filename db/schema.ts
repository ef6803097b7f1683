import type { Generated } from 'kysely'

/** The tables as Kysely sees them; what they mean is said in app/domain, how they came about in db/migrations. */
export type Flag = 0 | 1

export type Database = {
  units: {
    id: string
    name: string
    kind: string
    parent_id: string | null
    sort: number
    valid_from: string
    valid_to: string | null
    search_text: string
    version: number
  }
  unit_aliases: { id: string; unit_id: string; alias: string; valid_from: string; valid_to: string | null }
  unit_pasts: {
    id: string
    unit_id: string
    name: string
    kind: string
    parent_id: string | null
    valid_from: string
    valid_to: string
  }
  unit_levels: { id: string; name: string; rank: number; valid_from: string; valid_to: string | null }
  unit_kinds: { id: string; name: string; level_id: string | null; sort: number }
  office_changes: {
    id: string
    kind: string
    day: string
    state: string
    title: string
    body: string
    result: string | null
    created_at: string
    created_by: string
    done_at: string | null
    version: number
  }
  unit_successions: { id: string; from_unit_id: string; to_unit_id: string; day: string; change_id: string }
  unit_groups: { id: string; name: string; aliases: string; version: number }
  unit_group_members: { id: string; group_id: string; unit_id: string; valid_from: string; valid_to: string | null }
  fields: { id: string; name: string; sort: number }
  people: {
    id: string
    name: string
    /** where reminders go */
    email: string | null
    account: string | null
    /** lower-cased copies, unique, for signing in */
    login_email: string | null
    login_account: string | null
    password_hash: string | null
    active: Flag
    search_text: string
    created_at: string
    version: number
  }
  posts: {
    id: string
    kind: string
    title: string
    unit_id: string
    person_id: string | null
    valid_from: string
    valid_to: string | null
    version: number
    previous_post_id: string | null
  }
  post_accounts: {
    post_id: string
    account: string
    /** lower-cased, unique, for signing in */
    login_account: string
    password_hash: string | null
    active: Flag
    created_at: string
    version: number
  }
  post_deputies: { id: string; post_id: string; person_id: string; valid_from: string; valid_to: string | null }
  portfolio: {
    id: string
    post_id: string
    unit_id: string | null
    field_id: string | null
    valid_from: string
    valid_to: string | null
  }
  sessions: {
    id: string
    token_hash: string
    person_id: string
    created_at: string
    seen_at: string
    expires_at: string
    revoked_at: string | null
    client: string
    /** signed in with the account of a post */
    post_id: string | null
  }
  sign_in_attempts: { subject: string; failures: number; last_at: string; blocked_until: string | null }
  setup_links: {
    token_hash: string
    person_id: string | null
    created_at: string
    expires_at: string
    used_at: string | null
    post_id: string | null
  }
  settings: { key: string; value: string; version: Generated<number> }
  calendar_days: { day: string; kind: string; name: string; source: string }
  reminder_rules: { id: string; rule: string; version: Generated<number> }
  meeting_series: { id: string; name: string; field_id: string | null }
  meetings: {
    id: string
    series_id: string | null
    session: number | null
    title: string
    day: string
    place: string | null
    chair_person_id: string
    chair_title: string
    search_text: string
    version: number
  }
  meeting_attendance: { meeting_id: string; unit_id: string; presence: string; note: string | null }
  conclusions: {
    id: string
    meeting_id: string
    state: string
    doc: string
    directives: string
    return_reason: string | null
    updated_at: string
    updated_by: string
    version: number
  }
  conclusion_notices: {
    id: string
    meeting_id: string
    number: number
    year: number
    symbol: string
    title: string
    published_at: string
    published_by: string
    signer_title: string
    doc: string
    directives: string
    sha256: string
    /** what it corrects or replaces, as JSON */
    amends: string | null
  }
  notice_amendments: {
    draft_id: string
    meeting_id: string
    earlier_notice_id: string
    notice_id: string | null
    kind: string
    reason: string
    choices: string
    started_at: string
    started_by: string
    version: number
  }
  notice_numbers: { year: number; symbol: string; last: number }
  directives: {
    id: string
    notice_id: string
    meeting_id: string
    position: number
    path: string
    title: string
    text: string
    detail: string
  }
  documents_from_above: {
    id: string
    body: string
    number: string
    day: string
    signer_title: string
    subject: string
    text: string
    answer_due: string | null
    items: string
    state: string
    meeting_id: string | null
    created_by: string
    updated_at: string
    search_text: string
    version: number
  }
  tasks: {
    id: string
    kind: string
    notice_id: string
    meeting_id: string
    directive_id: string
    path: string
    title: string
    text: string
    unit_id: string
    officer_id: string | null
    state: string
    open: Flag
    field_id: string | null
    urgency: string
    starred: Flag
    original_due: string | null
    due: string | null
    due_precision: string
    review_day: string | null
    report_to_unit_id: string | null
    progress: number
    assigned_at: string
    updated_at: string
    reported_at: string | null
    closed_at: string | null
    extension_asked_at: string | null
    explanation_waits: Flag
    chair_person_id: string
    due_sort: string
    clock_day: string | null
    /** the whole Task as JSON; the columns beside it are what lists filter and sort by */
    aggregate: string
    search_text: string
    version: number
    /** of a part: the task it is a part of, and that task's unit as of now */
    parent_id: string | null
    parent_unit_id: string | null
    follows_meeting_id: string | null
    /** the next milestone that is not done */
    milestone_due: string | null
    /** The first day that anything asked beside the work counts from (coordination, explanation, question, second word). */
    asked_day: string | null
    period: string | null
  }
  mail_wordings: {
    id: string
    fields: string
    version: Generated<number>
    problem: string | null
    problem_at: string | null
  }
  task_watchers: { task_id: string; kind: string; ref_id: string; granted: Flag }
  synthesis_drafts: { task_id: string; body: string; updated_at: string; updated_by: string; version: number }
  periodic_directives: {
    directive_id: string
    meeting_id: string
    recurrence: string
    first_day: string
    made_until: string
    ended_at: string | null
    ended_by: string | null
    end_reason: string | null
    version: number
  }
  /** names that sealed histories refer to: may be blotted out, the histories stay whole */
  personal_values: { id: string; person_id: string; value: string }
  task_coordinations: { task_id: string; unit_id: string; due: string | null; answered_at: string | null }
  events: {
    id: string
    subject_kind: string
    subject_id: string
    seq: number
    at: string
    anchor_day: string
    actor_id: string | null
    actor_title: string
    kind: string
    data: string
    prev_hash: string
    hash: string
    /** "web: Chrome, Windows", "job: periodic-tasks"; null in rows older than the column */
    origin: string | null
  }
  event_heads: { subject_kind: string; subject_id: string; seq: number; hash: string }
  event_anchors: { day: string; at: string; events: number; hash: string }
  files: {
    id: string
    subject_kind: string
    subject_id: string
    name: string
    type: string
    size: number
    sha256: string
    storage_key: string
    uploaded_by: string
    uploaded_at: string
  }
  mails: {
    id: string
    message_id: string
    person_id: string | null
    email: string
    subject: string
    state: string
    attempts: number
    ambiguous: number
    created_at: string
    next_attempt_at: string
    lease_until: string | null
    lease_by: string | null
    sent_at: string | null
    last_error: string | null
  }
  /** What the mail of that id says, as it was written last. */
  letters: {
    mail_id: string
    text: string
    html: string
  }
  outbox: {
    id: string
    key: string
    task_id: string | null
    rule: string
    step: string
    occurrence: number
    person_id: string
    email: string | null
    alone: Flag
    planned_at: string
    due_at: string
    state: string
    state_reason: string | null
    data: string
    mail_id: string | null
    read_at: string | null
  }
  mail_links: {
    id: string
    task_id: string
    person_id: string
    created_at: string
    expires_at: string
    revoked_at: string | null
    revoked_why: string | null
    opened_at: string | null
    last_opened_at: string | null
    opens: number
  }
  calendar_feeds: {
    id: string
    token_hash: string
    person_id: string | null
    unit_id: string | null
    created_by: string
    created_at: string
    revoked_at: string | null
    read_at: string | null
  }
  push_subscriptions: {
    id: string
    person_id: string
    endpoint: string
    p256dh: string
    auth: string
    client: string
    created_at: string
    told_until: string
    next_try_at: string
    failures: number
  }
  job_runs: {
    id: string
    job: string
    started_at: string
    finished_at: string | null
    lease_until: string | null
    outcome: string | null
  }
  form_submissions: { key: string; person_id: string; at: string }
  criteria_sets: {
    id: string
    name: string
    year: number
    body: string
    created_at: string
    version: Generated<number>
  }
}
