/**
 * A calendar of tasks after RFC 5545. Each task is a VTODO, and with a due day an all-day VEVENT too, because many
 * calendars show only events. The UID never changes, SEQUENCE and LAST-MODIFIED rise with every change: a day that
 * moves moves the entry, and one that was read before is never doubled.
 */
import { addDays, type Day } from '#app/domain/shared/day.ts'
import type { Instant } from '#app/domain/shared/instant.ts'

export type CalendarEntry = {
  /** Stable and unique: the task, or a unit's part in it. */
  key: string
  title: string
  /** Lines: unit, meeting, the sentence of the notice. */
  description: readonly string[]
  url: string | null
  due: Day | null
  status: 'waiting' | 'working' | 'done' | 'suspended' | 'cancelled'
  percent: number
  /** 1 hoả tốc, 3 khẩn, 5 thường. */
  priority: 1 | 3 | 5
  category: string | null
  sequence: number
  createdAt: Instant
  modifiedAt: Instant
  completedAt: Instant | null
}
export type CalendarView = { name: string; host: string; entries: readonly CalendarEntry[] }

const ZONE = 'Asia/Ho_Chi_Minh'

export function renderCalendar({ name, host, entries }: CalendarView): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Giao viec Nhac viec//VI',
    'CALSCALE:GREGORIAN',
    `NAME:${text(name)}`,
    `X-WR-CALNAME:${text(name)}`,
    `X-WR-TIMEZONE:${ZONE}`,
    'REFRESH-INTERVAL;VALUE=DURATION:PT1H',
    'X-PUBLISHED-TTL:PT1H',
    ...entries.flatMap(e => [...vtodo(e, host), ...(e.due === null ? [] : vevent(e, e.due, host))]),
    'END:VCALENDAR',
  ]
  return `${lines.map(fold).join('\r\n')}\r\n`
}

const TODO_STATUS: Record<CalendarEntry['status'], string> = {
  waiting: 'NEEDS-ACTION',
  working: 'IN-PROCESS',
  done: 'COMPLETED',
  suspended: 'NEEDS-ACTION',
  cancelled: 'CANCELLED',
}

/** What the title says, for calendars that show nothing else. */
const MARK: Record<CalendarEntry['status'], string> = {
  waiting: '',
  working: '',
  done: '[Xong] ',
  suspended: '[Tạm dừng] ',
  cancelled: '[Không còn] ',
}

const vtodo = (e: CalendarEntry, host: string): string[] => [
  'BEGIN:VTODO',
  `UID:${uid(e, 'viec', host)}`,
  ...shared(e),
  ...(e.due === null ? [] : [`DUE;VALUE=DATE:${date(e.due)}`]),
  `STATUS:${TODO_STATUS[e.status]}`,
  `PERCENT-COMPLETE:${e.status === 'done' ? 100 : e.percent}`,
  ...(e.status === 'done' && e.completedAt ? [`COMPLETED:${moment(e.completedAt)}`] : []),
  `PRIORITY:${e.priority}`,
  'END:VTODO',
]

const vevent = (e: CalendarEntry, due: Day, host: string): string[] => [
  'BEGIN:VEVENT',
  `UID:${uid(e, 'han', host)}`,
  ...shared(e),
  `DTSTART;VALUE=DATE:${date(due)}`,
  `DTEND;VALUE=DATE:${date(addDays(due, 1))}`,
  `STATUS:${e.status === 'cancelled' ? 'CANCELLED' : e.status === 'suspended' ? 'TENTATIVE' : 'CONFIRMED'}`,
  'TRANSP:TRANSPARENT',
  `PRIORITY:${e.priority}`,
  'END:VEVENT',
]

/** Without METHOD, DTSTAMP is when it was last revised: so the same tasks make the same bytes. */
const shared = (e: CalendarEntry): string[] => [
  `DTSTAMP:${moment(e.modifiedAt)}`,
  `CREATED:${moment(e.createdAt)}`,
  `LAST-MODIFIED:${moment(e.modifiedAt)}`,
  `SEQUENCE:${e.sequence}`,
  `SUMMARY:${text(`${MARK[e.status]}${e.title}`)}`,
  ...(e.description.length > 0 ? [`DESCRIPTION:${text(e.description.join('\n'))}`] : []),
  ...(e.category ? [`CATEGORIES:${text(e.category)}`] : []),
  ...(e.url ? [`URL:${e.url.replace(/[\u0000-\u0020\u007f]/g, '')}`] : []),
]

const uid = (e: CalendarEntry, kind: string, host: string): string => `${text(e.key)}-${kind}@${host}`
const date = (d: Day): string => d.replaceAll('-', '')
/** 2026-03-10T00:30:00.000Z → 20260310T003000Z */
const moment = (at: Instant): string => `${at.slice(0, 19).replace(/[-:]/g, '')}Z`

/** Controls other than a line break have no place in a calendar; lone surrogates no bytes. */
const FORBIDDEN =
  /[\u0000-\u0009\u000b-\u001f\u007f]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g

const text = (value: string): string =>
  value
    .replace(/\r\n?/g, '\n')
    .replace(FORBIDDEN, ' ')
    .replace(/([\\;,])/g, '\\$1')
    .replace(/\n/g, '\\n')

const MOST_OCTETS = 75
const encoder = new TextEncoder()

/** At most 75 octets a line, and never through the middle of a letter. */
function fold(line: string): string {
  if (line.length * 3 <= MOST_OCTETS || encoder.encode(line).length <= MOST_OCTETS) return line
  const parts: string[] = []
  let part = ''
  let size = 0
  for (const letter of line) {
    const octets = encoder.encode(letter).length
    if (size + octets > MOST_OCTETS) {
      parts.push(part)
      part = ''
      // the space that marks what follows as a continuation
      size = 1
    }
    part += letter
    size += octets
  }
  return [...parts, part].join('\r\n ')
}
