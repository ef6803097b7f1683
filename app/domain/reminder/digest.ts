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

export type LetterKind = 'digest' | 'assigned' | 'urge' | 'decided' | 'flash'

/** Quá hạn; sắp đến hạn; chờ người này xử lý; thông tin mới; chưa tiếp nhận; lâu không cập nhật. */
export type LetterTone = 'late' | 'soon' | 'ask' | 'news' | 'unaccepted' | 'slow'

export type LetterItem = {
  taskId: TaskId
  title: string
  badge: { tone: LetterTone; text: string }
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
  portfolio: { overdue: number; shown: LetterItem[]; byUnit: { unitName: string; overdue: number }[] } | null
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
  for (const { item, meetingId } of ranked) {
    const section = sections.get(meetingId) ?? { title: meetingLine(c.meetings.get(meetingId)), items: [] }
    section.items.push(item)
    sections.set(meetingId, section)
  }
  const monday = notices.some(n => stepNameOf(n.step) === 'leader-digest') && c.portfolio.length > 0
  return {
    kind,
    personName: c.personName,
    on: c.on,
    counts,
    flash: ranked.filter(r => r.item.flash).length,
    sections: [...sections.values()],
    portfolio: monday ? portfolioPart(new Set(steps.keys()), c) : null,
  }
}

function meetingLine(m: MeetingTitle | undefined): string {
  if (!m) return 'Nhiệm vụ khác'
  const [short, whole] = [formatDayShort(m.day), formatDay(m.day)]
  // "giao ban ngày 16/06" names its day itself: once is enough
  if (m.title.includes(whole)) return `${m.number} – ${m.title}`
  const title = m.title.endsWith(short) ? m.title.slice(0, -short.length) + whole : `${m.title} (${whole})`
  return `${m.number} – ${title}`
}

function portfolioPart(shownAbove: ReadonlySet<TaskId>, c: LetterContext): NonNullable<Letter['portfolio']> {
  const units = new Map<string, number>()
  for (const t of c.portfolio) units.set(t.unitId, (units.get(t.unitId) ?? 0) + 1)
  const shown = c.portfolio
    .filter(t => !shownAbove.has(t.id) && c.tasks.has(t.id))
    .slice(0, LEADER_LINES)
    .map(t => rankedItem(c.tasks.get(t.id)!, [], c).item)
  const byUnit = [...units]
    .map(([unitId, overdue]) => ({ unitName: unitOf(c.office, unitId)?.name ?? '', overdue }))
    .sort((a, b) => b.overdue - a.overdue)
  return { overdue: c.portfolio.length, shown, byUnit }
}

type Ranked = { rank: number; meetingId: string; item: LetterItem }

function rankedItem(t: RemindedTask, notices: readonly LetterNotice[], c: LetterContext): Ranked {
  const steps = notices.map(n => stepNameOf(n.step))
  const { badge, rank } = worstOf(t, steps, notices, c)
  const flash = t.urgency === 'flash'
  const coordinating = notices.length > 0 && notices.every(n => n.data.role === 'coordinating')
  const unitName = unitOf(c.office, t.unitId)?.name ?? ''
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
  return {
    rank: rank + (flash ? 10_000 : 0),
    meetingId: t.meetingId,
    item: {
      taskId: t.id,
      title: t.title,
      badge,
      facts,
      quotes,
      flash,
      coordinating,
      acts: c.links?.has(t.id) ?? false,
      linkId: c.links?.get(t.id) ?? null,
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

type Worst = { badge: LetterItem['badge']; rank: number }

/** What the line says in two or three words, and how bad it is. */
function worstOf(
  t: RemindedTask,
  steps: readonly StepName[],
  notices: readonly LetterNotice[],
  { on, index }: Pick<LetterContext, 'on' | 'index'>,
): Worst {
  const has = (...names: StepName[]) => names.some(n => steps.includes(n))
  const granted = notices.find(n => n.data.granted !== undefined)?.data.granted
  const news = (text: string): Worst => ({ badge: { tone: 'news', text }, rank: 700 })
  const ask = (text: string): Worst => ({ badge: { tone: 'ask', text }, rank: 800 })

  if (has('send-back-waiting')) return ask('Chờ xử lý trả lại')
  if (has('report-waiting')) return ask('Báo cáo chờ xác nhận')
  if (has('question-asked', 'question-waiting')) {
    const mine = t.questions.some(q => q.answeredAt === null && notices.some(n => n.personId === q.to))
    return ask(mine ? 'Có câu hỏi cho ông/bà' : 'Câu hỏi chưa được trả lời')
  }
  if (has('coordination-asked')) return ask('Xin ý kiến phối hợp')
  if (has('part-reported')) return ask('Việc con chờ xác nhận')
  if (has('second-word-waits', 'second-word-late')) return ask('Chờ xác nhận lần hai (★)')
  if (has('explanation-waiting')) return ask('Giải trình chờ kết luận')
  if (has('send-back-decided') && granted) return news('Đã giao đơn vị khác')
  const coordination = coordinationWorst(notices, on)
  if (coordination) return coordination
  const late = isLate(t, t.due, on)
  if (late && !has('assigned', 'handed-on', 'explanation-asked', 'taken-over')) {
    const days = daysLate(t, t.due, on)
    // who has to decide reads first what is asked
    if (has('extension-waiting'))
      return { badge: { tone: 'ask', text: `Chờ quyết định gia hạn (quá hạn ${days} ngày)` }, rank: 1_000 + days }
    return { badge: { tone: 'late', text: `Quá hạn ${days} ngày` }, rank: 1_000 + days }
  }
  if (has('extension-waiting')) return ask('Xin gia hạn, chờ quyết định')
  if (has('explanation-late') && t.explanation)
    return {
      badge: { tone: 'late', text: `Chưa giải trình, quá ${daysBetween(t.explanation.due, on)} ngày` },
      rank: 990,
    }
  if (has('explanation-asked', 'explanation-soon')) return ask('Yêu cầu giải trình')
  if (has('report-returned')) return ask('Yêu cầu làm lại')
  if (has('assigned')) return news(notices.every(n => n.data.role === 'coordinating') ? 'Phối hợp' : 'Việc mới')
  if (has('handed-on')) return news('Được giao thực hiện')
  if (has('taken-over')) return news('Nhận bàn giao')
  if (has('extension-decided')) return news(granted ? 'Đã gia hạn' : 'Không đồng ý gia hạn')
  if (has('send-back-decided')) return news('Không đồng ý trả lại')
  if (t.due !== null && has('due-soon', 'urge')) {
    const left = index.between(on, t.due)
    // a day that is a rest day is announced on the working day before it
    const onRestDay = `Đến hạn ${weekdayName(t.due)}, ${formatDayShort(t.due)}`
    const text = t.due === on ? 'Đến hạn hôm nay' : left <= 0 ? onRestDay : `Còn ${left} ngày làm việc`
    // a rest day's stands behind today's, though both are due by tonight
    return { badge: { tone: 'soon', text }, rank: 900 - Math.min(left, 99) - (t.due > on ? 0.5 : 0) }
  }
  const milestone = nextMilestone(t)
  if (milestone && has('milestone-late'))
    return { badge: { tone: 'late', text: `Trễ mốc ${formatDayShort(milestone.due)}` }, rank: 950 }
  if (milestone && has('milestone-soon'))
    return { badge: { tone: 'soon', text: `Đến mốc ${formatDayShort(milestone.due)}` }, rank: 650 }
  if (has('coordination-late')) return { badge: { tone: 'slow', text: 'Chờ ý kiến phối hợp' }, rank: 640 }
  if (has('urge')) return { badge: { tone: 'slow', text: 'Đôn đốc' }, rank: 600 }
  if (has('not-accepted')) return { badge: { tone: 'unaccepted', text: 'Chưa tiếp nhận' }, rank: 500 }
  if (has('review-due')) return { badge: { tone: 'slow', text: 'Đến ngày xem lại' }, rank: 300 }
  if (has('stale')) return { badge: { tone: 'slow', text: 'Lâu chưa cập nhật' }, rank: 400 }
  return { badge: { tone: 'soon', text: 'Theo dõi' }, rank: 100 }
}

/** For the unit that was asked: its own day, whatever the lead unit's is. */
function coordinationWorst(notices: readonly LetterNotice[], on: Day): Worst | null {
  const own = notices.filter(n => n.data.role === 'coordinating')
  if (own.length === 0 || own.length < notices.length) return null
  const days = own.flatMap(n => (isOwnDay(stepNameOf(n.step)) ? anchorDay(anchorOf(n.step) as Day) : [])).sort()
  const due = days[0]
  if (due === undefined) return null
  const late = daysBetween(due, on)
  if (late > 0) return { badge: { tone: 'late', text: `Ý kiến phối hợp trễ ${late} ngày` }, rank: 1_000 + late }
  const text = late === 0 ? 'Hạn trả lời phối hợp: hôm nay' : `Hạn trả lời phối hợp: ${formatDayShort(due)}`
  return { badge: { tone: 'soon', text }, rank: 900 + Math.max(late, -99) }
}
