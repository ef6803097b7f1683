import type { MeetingSeries } from '#app/domain/meeting/meeting.ts'
import { formatDay, parseDay } from '#app/domain/shared/day.ts'
import type { Instant } from '#app/domain/shared/instant.ts'
import { REASON_KIND_NAMES, type ReasonCodes, type ReasonKind } from '#app/domain/task/reasons.ts'
import type { Office } from '#app/domain/unit/office.ts'
import type { SubjectKind } from '../ports.ts'
import type { HistoryLine } from '../reads.ts'
import { describeEvent, type FieldChange, type Names, namesIn } from './describe-event.ts'
import { subjectKindLabel } from './office-words.ts'

export type ReadableLine = {
  id: string
  at: Instant
  who: string
  /** As what they acted. */
  whoTitle: string
  subjectKind: SubjectKind
  subjectId: string
  kindLabel: string
  /** What it is about, by name. */
  subject: string
  what: string
  changes: FieldChange[]
  note: string | null
  /** "Trang web (Chrome, Windows)", "Công việc định kỳ". */
  origin: string | null
}

/** The lines of the history as they are read. */
export function readableLines(
  lines: readonly HistoryLine[],
  office: Office,
  series: readonly MeetingSeries[],
  reasons?: ReasonCodes,
): ReadableLine[] {
  const names = namesIn(office, series, reasons)
  return lines.map(l => ({
    id: l.id,
    at: l.at,
    who: l.actorName ?? (l.actorId ? l.actorTitle : 'Hệ thống'),
    whoTitle: l.actorTitle,
    subjectKind: l.subjectKind,
    subjectId: l.subjectId,
    kindLabel: subjectKindLabel(l.subjectKind),
    subject: l.subjectTitle ?? subjectName(l.subjectKind, l.subjectId, names),
    ...describeEvent(l, names),
    origin: originName(l.origin ?? null),
  }))
}

/** Where a change came from, as people say it. */
export function originName(origin: string | null): string | null {
  if (origin === null) return null
  const at = origin.indexOf(': ')
  const [kind, what] = at < 0 ? [origin, ''] : [origin.slice(0, at), origin.slice(at + 2)]
  if (kind === 'web') return what === '' ? 'Trang web' : `Trang web (${what})`
  if (kind === 'job') return 'Công việc tự động'
  if (kind === 'cli') return 'Dòng lệnh'
  if (kind === 'thư') return what === '' ? 'Liên kết trong thư' : `Liên kết trong thư (${what})`
  return origin
}

const SETTINGS: Record<string, string> = { office: 'Cơ quan', mail: 'Gửi thư' }

function subjectName(kind: SubjectKind, id: string, names: Names): string {
  if (kind === 'calendar') {
    const d = parseDay(id)
    return d ? formatDay(d) : `năm ${id}`
  }
  if (kind === 'settings' && id.startsWith('reasons.'))
    return `Lý do: ${REASON_KIND_NAMES[id.slice('reasons.'.length) as ReasonKind] ?? id}`
  if (kind === 'settings') return SETTINGS[id] ?? names('field', id.replace(/^field\./, '')) ?? id
  if (kind === 'unit' || kind === 'group' || kind === 'person' || kind === 'post') return names(kind, id) ?? id
  return id
}
