/**
 * "Rà soát quá hạn": the overdue tasks a leader answers for, with what the leader may decide about each, and what was
 * decided today – a task that was just extended or closed is overdue no more, but stays in sight with its decision.
 */
import type { Actor } from '#app/domain/access/actor.ts'
import { type Action, can, type TaskSubject } from '#app/domain/access/can.ts'
import { type Day, formatDay } from '#app/domain/shared/day.ts'
import type { Instant } from '#app/domain/shared/instant.ts'
import { fold } from '#app/domain/shared/vietnamese-text.ts'
import type { TaskEventData } from '#app/domain/task/task.ts'
import { type Office, unitOf } from '#app/domain/unit/office.ts'
import type { Reads, ReviewLine, TaskLine } from '../reads.ts'
import { DECISIONS, type Decision } from './decide-overdue.ts'

export type DecidedLine = { text: string; at: Instant }
export type ReviewBoardLine = ReviewLine & { may: Decision[]; decided: DecidedLine | null }
export type ReviewBoardGroup = {
  unitId: string
  unitName: string
  overdue: number
  worst: number
  lines: ReviewBoardLine[]
}
export type ReviewBoard = { groups: ReviewBoardGroup[]; overdue: number; office: Office }

type Options = { today: Day /** Also what is in other portfolios. */; all: boolean; q: string }

export async function loadReviewBoard(
  reads: Pick<Reads, 'office' | 'overdueReview' | 'history' | 'taskList'>,
  actor: Actor,
  { today, all, q }: Options,
): Promise<ReviewBoard> {
  const office = await reads.office()
  const own = await reads.overdueReview(actor, today, false)
  const shown = all ? await reads.overdueReview(actor, today, true) : own
  const ownIds = new Set(own.flatMap(g => g.lines.map(l => l.id)))
  const decided = await decidedToday(reads, actor, today, office)

  const lines: ReviewBoardLine[] = shown.flatMap(g =>
    g.lines.map(l => ({ ...l, may: mayDecide(actor, l, ownIds.has(l.id)), decided: decided.get(l.id) ?? null })),
  )
  const seen = new Set(lines.map(l => l.id))
  const gone = [...decided.keys()].filter(id => !seen.has(id))
  if (gone.length > 0) {
    const page = await reads.taskList(actor, { ids: gone, limit: gone.length }, today)
    lines.push(...page.lines.map(l => ({ ...asReview(l), may: [], decided: decided.get(l.id) ?? null })))
  }
  const words = fold(q).split(' ').filter(Boolean)
  return { office, ...grouped(lines.filter(l => words.length === 0 || hasWords(l, words))) }
}

const asReview = (l: TaskLine): ReviewLine => ({
  ...l,
  reminded: 0,
  urged: 0,
  lastReport: l.lastNote,
  waitsForUnits: [],
})

const hasWords = (l: ReviewLine, words: readonly string[]): boolean => {
  const text = fold(`${l.path} ${l.title} ${l.unitName} ${l.meetingTitle}`)
  return words.every(w => text.includes(w))
}

/** Worst first, between units and within them; what is overdue no more comes last. */
function grouped(lines: readonly ReviewBoardLine[]): Pick<ReviewBoard, 'groups' | 'overdue'> {
  const groups = new Map<string, ReviewBoardGroup>()
  for (const line of lines) {
    const group = groups.get(line.unitId) ?? {
      unitId: line.unitId,
      unitName: line.unitName,
      overdue: 0,
      worst: 0,
      lines: [],
    }
    group.lines.push(line)
    if (line.standing === 'overdue') group.overdue += 1
    group.worst = Math.max(group.worst, line.standing === 'overdue' ? line.daysLate : 0)
    groups.set(line.unitId, group)
  }
  const rank = (l: ReviewBoardLine) => (l.standing === 'overdue' ? l.daysLate : -1)
  for (const group of groups.values()) group.lines.sort((a, b) => rank(b) - rank(a) || (a.id < b.id ? -1 : 1))
  return {
    groups: [...groups.values()].sort((a, b) => b.worst - a.worst || (a.unitName < b.unitName ? -1 : 1)),
    overdue: [...groups.values()].reduce((n, g) => n + g.overdue, 0),
  }
}

const ACTION: Record<Decision, Action> = {
  urge: 'task.urge',
  extend: 'task.extend',
  explain: 'task.ask-explanation',
  reassign: 'task.reassign',
  close: 'task.close',
}

/**
 * The access table again; `own` stands for what a line does not carry (the field, who chaired): the read put the task
 * into this leader's own review. The use case asks the table with everything it needs before anything is done.
 */
function mayDecide(actor: Actor, line: ReviewLine, own: boolean): Decision[] {
  const subject: TaskSubject = {
    kind: 'task',
    unitId: line.unitId,
    officerId: null,
    coordinatingUnitIds: [],
    reportToUnitId: null,
    fieldId: null,
    chairPersonId: own ? actor.personId : null,
    reporterId: null,
    parentUnitId: null,
    watchingUnitIds: [],
    watchingPersonIds: [],
  }
  return DECISIONS.filter(d => can(actor, ACTION[d], subject))
}

async function decidedToday(
  reads: Pick<Reads, 'history'>,
  actor: Actor,
  today: Day,
  office: Office,
): Promise<Map<string, DecidedLine>> {
  const { lines } = await reads.history({ subjectKind: 'task', actorId: actor.personId, from: today, limit: 500 })
  const decided = new Map<string, DecidedLine>()
  // newest first: the last word about a task stands
  for (const line of lines) {
    const text = decisionText(line.data as TaskEventData, office)
    if (text && !decided.has(line.subjectId)) decided.set(line.subjectId, { text, at: line.at })
  }
  return decided
}

function decisionText(data: TaskEventData, office: Office): string | null {
  switch (data.kind) {
    case 'urged':
      return 'đã đôn đốc'
    case 'extended':
      return `gia hạn đến ${formatDay(data.due)}`
    case 'explanation-asked':
      return `giải trình trước ${formatDay(data.due)}`
    case 'reassigned':
      return `giao lại cho ${unitOf(office, data.toUnitId)?.name ?? 'đơn vị khác'}`
    case 'closed':
      return 'đã kết thúc'
    default:
      return null
  }
}
