/**
 * From the notices of one person to what the mail says: one line a task however many steps it is at, grouped by
 * meeting, worst first. Everything shown is the task as it is at sending, not as it was planned.
 */

import type { WorkingDayIndex } from '../calendar/working-day-index.ts'
import { citationOf } from '../directive/citation.ts'
import { type Day, daysBetween, formatDay, formatDayShort, weekdayName } from '../shared/day.ts'
import { nextMilestone } from '../task/milestone.ts'
import { daysLate, isLate } from '../task/standing.ts'
import { TASK_STATE_NAMES, type TaskId } from '../task/task.ts'
import { type Office, type PersonId, personOf, unitOf } from '../unit/office.ts'
import type { RemindedTask } from './escalation.ts'
import { LEADER_LINES, type Overdue } from './leader-digest.ts'
import { anchorOf, type NoticeData, type StepName, stepNameOf } from './notice.ts'
import { anchorDay } from './occurrence.ts'
import type { LineId } from './wording/lines.ts'
import type { Values } from './wording/template.ts'
import { USUAL_WORDS, type Words } from './wording/words.ts'

export type LetterKind = 'digest' | 'assigned' | 'urge' | 'decided' | 'flash'

/** Quá hạn; sắp đến hạn; chờ người này xử lý; thông tin mới; chưa tiếp nhận; lâu không cập nhật. */
export type LetterTone = 'late' | 'soon' | 'ask' | 'news' | 'unaccepted' | 'slow'

export type LetterItem = {
  taskId: TaskId
  title: string
  /** Which of the lines it is (wording/lines.ts), and what it says. */
  line: LineId
  badge: { tone: LetterTone; text: string }
  /** What the office asks at this step, in its own words; empty where it says nothing. */
  sentence: string
  /** Short facts: unit, due day, state, what is asked. */
  facts: string[]
  /** Words of the leader or the secretariat. */
  quotes: string[]
  flash: boolean
  coordinating: boolean
  /** The reader may act on it from the mail. */
  acts: boolean
  /** Of the link that needs no password; null: the task's page, after signing in. */
  linkId: string | null
  /** Several units' tasks of this directive in one line: it leads to their list. */
  directiveId: string | null
}
export type LetterSection = { title: string; items: LetterItem[] }
export type LetterCounts = Record<LetterTone, number>

export type Letter = {
  kind: LetterKind
  personName: string
  on: Day
  counts: LetterCounts
  flash: number
  sections: LetterSection[]
  /** Monday's overview of a leader. */
  portfolio: {
    overdue: number
    shown: LetterItem[]
    hidden: number
    byUnit: { unitName: string; overdue: number }[]
  } | null
  words: Words
}

/** A meeting as a digest names it. */
export type MeetingTitle = { number: string; title: string; day: Day }

export type LetterNotice = { taskId: TaskId | null; step: string; personId: PersonId; data: NoticeData }

export type LetterContext = {
  personName: string
  on: Day
  office: Office
  index: WorkingDayIndex
  tasks: ReadonlyMap<TaskId, RemindedTask>
  meetings: ReadonlyMap<string, MeetingTitle>
  /** The leader's own overdue tasks, where the Monday digest is among the notices. */
  portfolio: readonly Overdue[]
  /** Tasks this person may act on from the mail; without a link yet where the mail is only looked at. */
  links?: ReadonlyMap<TaskId, string | null>
  /** The reader heads more than one unit: each task says whose it is. */
  severalUnits?: boolean
  /** The office's own wording; as delivered where nobody asked for it. */
  words?: Words
}

export const letterKindOf = (group: string): LetterKind => {
  const [name] = group.split(':', 1)
  return name === 'assigned' || name === 'urge' || name === 'decided' || name === 'flash' ? name : 'digest'
}

export function letterOf(notices: readonly LetterNotice[], kind: LetterKind, c: LetterContext): Letter {
  const steps = new Map<TaskId, LetterNotice[]>()
  for (const n of notices) {
    if (n.taskId === null || !c.tasks.has(n.taskId)) continue
    const list = steps.get(n.taskId)
    if (list) list.push(n)
    else steps.set(n.taskId, [n])
  }
  const ownUnits = [...steps].flatMap(([id, list]) =>
    list.every(n => n.data.role === 'unit' || n.data.role === 'officer') ? c.tasks.get(id)!.unitId : [],
  )
  const severalUnits = new Set(ownUnits).size > 1
  const ranked = [...steps]
    .map(([id, list]) => rankedItem(c.tasks.get(id)!, list, { ...c, severalUnits }))
    .sort((a, b) => b.rank - a.rank || (a.item.taskId < b.item.taskId ? -1 : 1))
  const counts: LetterCounts = { late: 0, soon: 0, ask: 0, news: 0, unaccepted: 0, slow: 0 }
  for (const { item } of ranked) counts[item.badge.tone] += 1

  const sections = new Map<string, LetterSection>()
  for (const { item, meetingId, rank } of together(ranked)) {
    // by meeting, but never so that what can wait stands above what is late
    const key = `${TIERS.findIndex(t => rank >= t)} ${meetingId}`
    const section = sections.get(key) ?? { title: meetingLine(c.meetings.get(meetingId)), items: [] }
    section.items.push(item)
    sections.set(key, section)
  }
  const monday = notices.some(n => stepNameOf(n.step) === 'leader-digest') && c.portfolio.length > 0
  return {
    kind,
    personName: c.personName,
    on: c.on,
    counts,
    flash: ranked.filter(r => r.item.flash).length,
    sections: joined([...sections.values()]),
    portfolio: monday ? portfolioPart(new Set(steps.keys()), c) : null,
    words: c.words ?? USUAL_WORDS,
  }
}

/** What of one meeting follows itself stands under its head once. */
function joined(sections: readonly LetterSection[]): LetterSection[] {
  const found: LetterSection[] = []
  for (const s of sections) {
    const last = found.at(-1)
    if (last?.title === s.title) last.items.push(...s.items)
    else found.push(s)
  }
  return found
}

/** Late; due, asked or new; all the rest. */
const TIERS = [950, 600, 0]

/** As short as an office writes it: a phone has forty letters a line. */
const SHORT: readonly [RegExp, string][] = [
  [/[UỦ][ỷy] ban nhân dân/giu, 'UBND'],
  [/Hội đồng nhân dân/giu, 'HĐND'],
]

function meetingLine(meeting: MeetingTitle | undefined): string {
  if (!meeting) return 'Nhiệm vụ khác'
  const m = { ...meeting, title: SHORT.reduce((t, [long, short]) => t.replace(long, short), meeting.title) }
  const [short, whole] = [formatDayShort(m.day), formatDay(m.day)]
  // "giao ban ngày 16/06" names its day itself: once is enough
  if (m.title.includes(whole)) return `${m.number} – ${m.title}`
  const title = m.title.endsWith(short) ? m.title.slice(0, -short.length) + whole : `${m.title} (${whole})`
  return `${m.number} – ${title}`
}

function portfolioPart(shownAbove: ReadonlySet<TaskId>, c: LetterContext): NonNullable<Letter['portfolio']> {
  const units = new Map<string, number>()
  for (const t of c.portfolio) units.set(t.unitId, (units.get(t.unitId) ?? 0) + 1)
  const byDirective = new Map<string, RemindedTask[]>()
  for (const { id } of c.portfolio) {
    const t = c.tasks.get(id)
    if (!t || shownAbove.has(id)) continue
    const key = directiveOf(t)
    byDirective.set(key, [...(byDirective.get(key) ?? []), t])
  }
  const groups = [...byDirective.values()]
  const hidden = groups.slice(LEADER_LINES).reduce((n, tasks) => n + tasks.length, 0)
  const shown = groups
    .slice(0, LEADER_LINES)
    .flatMap(tasks => together(tasks.map(t => rankedItem(t, [], c))))
    .sort((a, b) => b.rank - a.rank)
    .map(r => r.item)
  const byUnit = [...units]
    .map(([unitId, overdue]) => ({ unitName: unitOf(c.office, unitId)?.name ?? '', overdue }))
    .sort((a, b) => b.overdue - a.overdue)
  return { overdue: c.portfolio.length, shown, hidden, byUnit }
}

/** `alike`: the same step of the same directive, told to somebody above the units. */
type Ranked = { rank: number; meetingId: string; item: LetterItem; alike: string | null; unitName: string }

const directiveOf = (t: RemindedTask): string => `${t.directiveId} ${t.period ?? ''} ${t.parentId ?? ''}`

/** Units a line names before it counts the rest. */
const UNITS_NAMED = 4

/** Ten wards that are late with one directive are one line to whoever stands above them, the worst first. */
function together(ranked: readonly Ranked[]): Ranked[] {
  const lines = new Map<string, Ranked[]>()
  for (const [i, r] of ranked.entries()) {
    const key = r.alike ?? String(i)
    lines.set(key, [...(lines.get(key) ?? []), r])
  }
  return [...lines.values()].map(all => {
    const [first, ...rest] = all
    if (rest.length === 0) return first!
    const named = all.slice(0, UNITS_NAMED).map(r => r.unitName)
    const more = all.length > UNITS_NAMED ? ` và ${all.length - UNITS_NAMED} đơn vị khác` : ''
    const units = `${all.length} đơn vị: ${named.join(', ')}${more}`
    const ofAll = (f: string) => all.every(r => r.item.facts.includes(f))
    const facts = first!.item.facts.flatMap(f => (f === first!.unitName ? units : ofAll(f) ? f : []))
    const quotes = [...new Set(all.flatMap(r => r.item.quotes))]
    return { ...first!, item: { ...first!.item, facts, quotes, directiveId: first!.alike!.split(' ')[0]! } }
  })
}

function rankedItem(t: RemindedTask, notices: readonly LetterNotice[], c: LetterContext): Ranked {
  const steps = notices.map(n => stepNameOf(n.step))
  const worst = worstOf(t, steps, notices, c)
  const flash = t.urgency === 'flash'
  const coordinating = notices.length > 0 && notices.every(n => n.data.role === 'coordinating')
  const unitName = unitOf(c.office, t.unitId)?.name ?? ''
  const words = c.words ?? USUAL_WORDS
  const values = { 'đơn vị': unitName, hạn: t.due ? formatDay(t.due) : 'không thời hạn', ...worst.values }
  const badge = { tone: worst.tone, text: words.say(`line.${worst.line}`, 'badge', values) }
  // whose task it is goes without saying where it is the reader's own
  const own = notices.length > 0 && notices.every(n => n.data.role === 'unit' || n.data.role === 'officer')
  const instead = insteadOf(notices, c.office)
  const facts = [
    citationOf(t.path),
    coordinating ? `chủ trì: ${unitName}` : own && instead.length === 0 && !c.severalUnits ? '' : unitName,
    t.due ? `hạn ${formatDay(t.due)}` : 'không thời hạn',
    t.state === 'assigned' && steps.includes('not-accepted')
      ? 'chưa tiếp nhận'
      : TASK_STATE_NAMES[t.state].toLocaleLowerCase('vi'),
    ...extraFacts(t, steps),
    ...coordinationFacts(t, notices),
    ...instead,
  ].filter(f => f !== '' && f !== badge.text.toLocaleLowerCase('vi'))
  const quotes = [...new Set(notices.flatMap(n => (n.data.note ? [n.data.note] : [])))]
  // a line that stands for several says what is true of all of them
  const above = notices.every(n => n.data.role === 'leader' || n.data.role === 'secretariat')
  const said = [worst.line, t.title, t.due, quotes.join(' '), instead.join(' '), flash].join('|')
  const alike = above && t.directiveId !== '' ? `${directiveOf(t)} ${said}` : null
  return {
    rank: worst.rank + (flash ? 10_000 : 0),
    meetingId: t.meetingId,
    alike,
    unitName,
    item: {
      taskId: t.id,
      title: t.title,
      line: worst.line,
      badge,
      // what is asked of the unit is not asked of whoever only hears of it
      sentence: above && worst.tone !== 'ask' ? '' : words.say(`line.${worst.line}`, 'sentence', values),
      facts,
      quotes,
      flash,
      coordinating,
      acts: c.links?.has(t.id) ?? false,
      linkId: c.links?.get(t.id) ?? null,
      directiveId: null,
    },
  }
}

function extraFacts(t: RemindedTask, steps: readonly StepName[]): string[] {
  const facts: string[] = []
  if (t.urgency === 'urgent') facts.push('khẩn')
  if (t.extension) facts.push(`xin gia hạn đến ${formatDay(t.extension.wantedDue)}`)
  if (steps.includes('stale')) facts.push('lâu chưa cập nhật')
  if (steps.some(s => s === 'explanation-asked' || s === 'explanation-soon' || s === 'explanation-late'))
    if (t.explanation && t.explanation.answeredAt === null)
      facts.push(`giải trình trước ${formatDay(t.explanation.due)}`)
  return facts
}

/** What a coordinating unit is asked, by its own day; the lead unit reads who keeps it waiting. */
function coordinationFacts(t: RemindedTask, notices: readonly LetterNotice[]): string[] {
  const days = new Set(notices.flatMap(n => (isOwnDay(stepNameOf(n.step)) ? anchorOf(n.step) : [])))
  const open = t.coordinations.filter(c => c.answeredAt === null && c.due !== null && days.has(c.due))
  return [...new Set(open.map(c => `trả lời phối hợp trước ${formatDay(c.due!)}`))]
}

const isOwnDay = (step: StepName): boolean => step === 'coordination-soon' || step === 'coordination-late'

function insteadOf(notices: readonly LetterNotice[], office: Office): string[] {
  const names = notices.flatMap(n => personOf(office, n.data.insteadOf ?? null)?.name ?? [])
  return names.length > 0 ? [`gửi thay ${[...new Set(names)].join(', ')} (không gửi được thư)`] : []
}

type Worst = { line: LineId; tone: LetterTone; rank: number; values: Values }

const line = (id: LineId, tone: LetterTone, rank: number, values: Values = {}): Worst => ({
  line: id,
  tone,
  rank,
  values,
})
const ask = (id: LineId): Worst => line(id, 'ask', 800)
const news = (id: LineId): Worst => line(id, 'news', 700)
const late = (id: LineId, days: number, tone: LetterTone = 'late'): Worst =>
  line(id, tone, 1_000 + days, { 'số ngày trễ': String(days) })

/** Which of the lines says it in two or three words, and how bad it is. */
function worstOf(
  t: RemindedTask,
  steps: readonly StepName[],
  notices: readonly LetterNotice[],
  { on, index }: Pick<LetterContext, 'on' | 'index'>,
): Worst {
  const has = (...names: StepName[]) => names.some(n => steps.includes(n))
  const granted = notices.find(n => n.data.granted !== undefined)?.data.granted

  if (has('send-back-waiting')) return ask('send-back-waiting')
  if (has('report-waiting')) return ask('report-waiting')
  if (has('question-asked', 'question-waiting')) {
    const mine = t.questions.some(q => q.answeredAt === null && notices.some(n => n.personId === q.to))
    return ask(mine ? 'question' : 'question-open')
  }
  if (has('coordination-asked')) return ask('coordination-asked')
  if (has('part-reported')) return ask('part-reported')
  if (has('second-word-waits', 'second-word-late')) return ask('second-word')
  if (has('explanation-waiting')) return ask('explanation-waiting')
  if (has('send-back-decided') && granted) return news('given-elsewhere')
  if (has('task-withdrawn')) return news('withdrawn')
  const coordination = coordinationWorst(notices, on)
  if (coordination) return coordination
  if (isLate(t, t.due, on) && !has('assigned', 'handed-on', 'explanation-asked', 'taken-over')) {
    const days = daysLate(t, t.due, on)
    // who has to decide reads first what is asked
    return has('extension-waiting') ? late('extension-late', days, 'ask') : late('overdue', days)
  }
  if (has('extension-waiting')) return ask('extension')
  if (has('explanation-late') && t.explanation)
    return { ...late('explanation-late', daysBetween(t.explanation.due, on)), rank: 990 }
  if (has('explanation-asked', 'explanation-soon')) return ask('explanation')
  if (has('report-returned')) return ask('redo')
  if (has('assigned')) return news(notices.every(n => n.data.role === 'coordinating') ? 'coordinating' : 'assigned')
  if (has('handed-on')) return news('handed-on')
  if (has('taken-over')) return news('taken-over')
  if (has('amended')) return news('amended')
  if (has('extension-decided')) return news(granted ? 'extended' : 'not-extended')
  if (has('send-back-decided')) return news('send-back-refused')
  if (t.due !== null && has('due-soon', 'urge')) return soon(t.due, on, index.between(on, t.due))
  const milestone = nextMilestone(t)
  const onDay = { 'ngày hạn': milestone ? formatDayShort(milestone.due) : '' }
  if (milestone && has('milestone-late')) return line('milestone-late', 'late', 950, onDay)
  if (milestone && has('milestone-soon')) return line('milestone-soon', 'soon', 650, onDay)
  if (has('coordination-late')) return line('waits-opinion', 'ask', 640)
  if (has('urge')) return line('urge', 'slow', 600)
  if (has('not-accepted')) return line('not-accepted', 'unaccepted', 500)
  if (has('review-due')) return line('review', 'ask', 300)
  if (has('stale')) return line('stale', 'slow', 400)
  return line('other', 'soon', 100)
}

function soon(due: Day, on: Day, left: number): Worst {
  const values = { 'số ngày còn': String(left), 'ngày hạn': formatDayShort(due), thứ: weekdayName(due) }
  // a day that is a rest day is announced on the working day before it
  const id = due === on ? 'due-today' : left <= 0 ? 'due-rest' : 'due-soon'
  // a rest day's stands behind today's, though both are due by tonight
  return line(id, 'soon', 900 - Math.min(left, 99) - (due > on ? 0.5 : 0), values)
}

/** For the unit that was asked: its own day, whatever the lead unit's is. */
function coordinationWorst(notices: readonly LetterNotice[], on: Day): Worst | null {
  const own = notices.filter(n => n.data.role === 'coordinating')
  if (own.length === 0 || own.length < notices.length) return null
  const days = own.flatMap(n => (isOwnDay(stepNameOf(n.step)) ? anchorDay(anchorOf(n.step) as Day) : [])).sort()
  const due = days[0]
  if (due === undefined) return null
  const past = daysBetween(due, on)
  if (past > 0) return late('coordination-late', past)
  const values = { 'ngày hạn': past === 0 ? 'hôm nay' : formatDayShort(due) }
  return line('coordination-soon', 'soon', 900 + Math.max(past, -99), values)
}
