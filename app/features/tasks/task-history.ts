/** The history of a task in words: who, when, what – and for every change what it was before and after. */
import { citationOf } from '#app/domain/directive/citation.ts'
import { type Day, formatDay } from '#app/domain/shared/day.ts'
import type { Instant } from '#app/domain/shared/instant.ts'
import { URGENCY_NAMES } from '#app/domain/task/attention.ts'
import { EVENT_NAMES } from '#app/domain/task/event-names.ts'
import { DEFAULT_REASONS, type ReasonCodes, reasonLabel } from '#app/domain/task/reasons.ts'
import { evolve, TASK_STATE_NAMES, type Task, type TaskEventData } from '#app/domain/task/task.ts'
import { type Office, personOf, unitOf } from '#app/domain/unit/office.ts'
import { originName } from '../admin/history-lines.ts'
import type { StoredEvent } from '../ports.ts'

export type HistoryTone = 'ok' | 'soon' | 'late' | 'wait' | 'none'
export type HistoryEntry = {
  id: string
  at: Instant
  who: string
  title: string
  what: string
  /** "Thời hạn: 05/06/2026 → 19/06/2026". */
  changes: string[]
  /** The words given with it. */
  words: string | null
  /** The office's own word for why: a code that may have been retired since. */
  reason: string | null
  fileIds: string[]
  tone: HistoryTone
  origin: string | null
}

const TONES: Partial<Record<TaskEventData['kind'], HistoryTone>> = {
  accepted: 'ok',
  confirmed: 'ok',
  closed: 'ok',
  reported: 'wait',
  progressed: 'wait',
  'extension-asked': 'soon',
  extended: 'soon',
  'report-returned': 'soon',
  'send-back-asked': 'soon',
  urged: 'late',
  criticised: 'late',
  'explanation-asked': 'late',
}

type Source = StoredEvent & { actorName: string | null }

/** Newest first, as it is read; the changes come from replaying the history from its beginning. */
export function taskHistory(
  taskId: string,
  events: readonly Source[],
  office: Office,
  reasons: ReasonCodes = DEFAULT_REASONS,
): HistoryEntry[] {
  let task: Task | null = null
  const entries: HistoryEntry[] = []
  for (const e of [...events].sort((a, b) => a.seq - b.seq)) {
    const data = e.data as TaskEventData
    const before: Task | null = task
    task = evolve(taskId, before, { at: e.at, actorId: e.actorId, data })
    entries.push({
      id: e.id,
      at: e.at,
      who: e.actorName ?? 'Hệ thống',
      title: e.actorTitle,
      what: data.via === 'mail-link' ? `${whatOf(data)} (bằng liên kết trong thư)` : whatOf(data),
      changes: before ? changesBetween(before, task, office) : [],
      words: wordsOf(data),
      reason: 'code' in data ? reasonLabel(reasons, data.code) : null,
      fileIds: data.kind === 'reported' || data.kind === 'progressed' ? data.fileIds : [],
      tone: TONES[data.kind] ?? 'none',
      origin: originName(e.origin ?? null),
    })
  }
  return entries.reverse()
}

function whatOf(data: TaskEventData): string {
  const name = EVENT_NAMES[data.kind]
  switch (data.kind) {
    case 'extension-asked':
      return `${name} đến ${formatDay(data.wantedDue)}${data.late ? ' (xin sau hạn)' : ''}`
    case 'extended':
      return data.asked ? `Đồng ý gia hạn` : 'Gia hạn chủ động'
    case 'explanation-asked':
      return `${name} trước ${formatDay(data.due)}`
    case 'explanation-judged':
      return data.accepted ? 'Chấp nhận giải trình: nguyên nhân khách quan' : 'Không chấp nhận giải trình'
    case 'reported':
      return data.documentNumber
        ? `${name}, văn bản số ${data.documentNumber}${data.documentDay ? ` ngày ${formatDay(data.documentDay)}` : ''}`
        : name
    case 'linked':
      return `${name}: ${data.words}`
    case 'milestone-done':
    case 'milestone-dropped':
      return `${name}: ${data.name}`
    case 'milestone-set':
      return `${name} ${data.name}: ${data.from ? `${formatDay(data.from)} → ` : ''}${formatDay(data.due)}`
    case 'part-given':
      return `${name}: ${data.title}`
    case 'closing-proposed':
      return data.how === 'confirm' ? name : 'Đề nghị kết thúc (lần một)'
    case 'resumed':
      return data.days ? `${name}, đã tạm dừng ${data.days} ngày` : name
    case 'due-followed':
      return data.title ? `${name}: ${data.title}` : name
    case 'reviewed':
      return `${name}, xem lại ngày ${formatDay(data.next)}`
    case 'amended':
    case 'restated':
      return `${name}, ${citationOf(data.path)}`
    case 'starred':
      return data.on ? name : 'Bỏ đánh dấu quan trọng'
    default:
      return name
  }
}

function wordsOf(data: TaskEventData): string | null {
  if ('reason' in data && data.reason) return data.reason
  if ('note' in data && data.note) return data.note
  if ('text' in data && data.text) return data.text
  if ('ask' in data && data.ask) return data.ask
  return null
}

/** What a reader would notice if the page before and the page after lay side by side. */
function changesBetween(a: Task, b: Task, office: Office): string[] {
  const unit = (id: string) => unitOf(office, id)?.name ?? 'đơn vị đã xoá'
  const person = (id: string | null) => personOf(office, id)?.name ?? 'chưa giao'
  const day = (d: Day | null) => (d ? formatDay(d) : 'không')
  const changes: string[] = []
  const put = (name: string, before: string, after: string) => {
    if (before !== after) changes.push(`${name}: ${before} → ${after}`)
  }
  put('Câu giao việc', short(a.text), short(b.text))
  put('Đơn vị chủ trì', unit(a.unitId), unit(b.unitId))
  put('Cán bộ', person(a.officerId), person(b.officerId))
  put('Trạng thái', TASK_STATE_NAMES[a.state], TASK_STATE_NAMES[b.state])
  put('Thời hạn', day(a.due), day(b.due))
  const coordinating = (t: Task) => t.coordinations.map(c => unit(c.unitId)).join(', ') || 'không'
  put('Đơn vị phối hợp', coordinating(a), coordinating(b))
  const collecting = (t: Task) => (t.reportToUnitId ? unit(t.reportToUnitId) : 'không')
  put('Đơn vị nhận báo cáo', collecting(a), collecting(b))
  put('Mức độ', URGENCY_NAMES[a.urgency], URGENCY_NAMES[b.urgency])
  put('Ngày xem lại', day(a.reviewDay), day(b.reviewDay))
  put('Tiến độ', `${a.progress} %`, `${b.progress} %`)
  return changes
}

const short = (text: string): string => (text.length > 200 ? `${text.slice(0, 197).trimEnd()}…` : text)

export type LedgerLine = {
  at: Instant
  who: string
  what: string
  reason: string | null
  decided: boolean
}

/** Sổ gia hạn: the original day, every request, every decision, in order. */
export const extensionLedger = (history: readonly HistoryEntry[], events: readonly Source[]): LedgerLine[] => {
  const kinds = new Map(events.map(e => [e.id, e.data.kind]))
  const wanted = [
    'extension-asked',
    'extended',
    'extension-refused',
    'due-set',
    'due-followed',
    'resumed',
    'reassigned',
    'amended',
  ]
  return (
    history
      .filter(h => wanted.includes(kinds.get(h.id) ?? ''))
      // another unit or a pause is of this book only where it moved the day
      .filter(
        h =>
          !['resumed', 'reassigned', 'amended'].includes(kinds.get(h.id) ?? '') ||
          h.changes.some(c => c.startsWith('Thời hạn')),
      )
      .map(h => ({
        at: h.at,
        who: h.who,
        what: [h.what, ...h.changes.filter(c => c.startsWith('Thời hạn'))].join(' · '),
        reason: h.words,
        decided: kinds.get(h.id) !== 'extension-asked',
      }))
      .reverse()
  )
}
