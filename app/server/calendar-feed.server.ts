import { createHash } from 'node:crypto'
import { type CalendarEntry, renderCalendar } from '#app/documents/calendar.ts'
import { citationAtStart } from '#app/domain/directive/citation.ts'
import { formatDay } from '#app/domain/shared/day.ts'
import { isOpen, type Task } from '#app/domain/task/task.ts'
import { readFeed } from '#app/features/calendar-feeds/read-feed.ts'
import type { CalendarTask } from '#app/features/reads.ts'
import { reads, tools } from './compose.server.ts'
import { env, siteUrl } from './env.server.ts'
import { randomTokens } from './tokens.server.ts'

export const feedTools = () => ({ ...tools(), tokens: randomTokens })

export const feedAddress = (token: string): string => `${siteUrl()}/lich/${token}.ics`

/** UIDs carry the name of the site: they stay the same whatever address it is reached by inside the office. */
const uidHost = (): string => (env.APP_URL ? new URL(env.APP_URL).hostname : 'giaoviec.local')

/** The calendar behind a secret address, or 404 that says nothing. */
export async function calendarResponse(request: Request, file: string): Promise<Response> {
  const feed = file.endsWith('.ics') ? await readFeed(feedTools(), reads(), file.slice(0, -4)) : null
  if (!feed) return new Response('Không tìm thấy', { status: 404 })
  const body = renderCalendar({ name: feed.name, host: uidHost(), entries: feed.tasks.map(entryOf) })
  const etag = `"${createHash('sha256').update(body).digest('base64url').slice(0, 27)}"`
  const headers = { ETag: etag, 'Cache-Control': 'private, no-cache' }
  if (request.headers.get('If-None-Match') === etag) return new Response(null, { status: 304, headers })
  return new Response(body, {
    headers: {
      ...headers,
      'Content-Type': 'text/calendar; charset=utf-8',
      'Content-Disposition': 'inline; filename="nhiem-vu.ics"',
    },
  })
}

const ROLES: Record<CalendarTask['role'], string | null> = {
  lead: null,
  officer: null,
  coordinating: 'Phối hợp',
  watching: 'Theo dõi',
  starred: 'Lãnh đạo theo dõi',
}

export function entryOf(c: CalendarTask): CalendarEntry {
  const common = { sequence: c.version, createdAt: c.createdAt, modifiedAt: c.modifiedAt, key: keyOf(c) }
  if (!c.task)
    return {
      ...common,
      title: 'Đã chuyển cho đơn vị khác',
      description: [],
      url: null,
      due: null,
      status: 'cancelled',
      percent: 0,
      priority: 5,
      category: null,
      completedAt: null,
    }
  const t = c.task
  const role = ROLES[c.role]
  return {
    ...common,
    title: role ? `${role}: ${t.title}` : t.title,
    description: [
      [c.unitName, citationAtStart(t.path)].filter(Boolean).join(' · '),
      c.meetingDay ? `${c.meetingTitle}, ngày ${formatDay(c.meetingDay)}` : c.meetingTitle,
      c.coordination?.ask ? `Đề nghị phối hợp: ${c.coordination.ask}` : t.text,
    ],
    url: `${siteUrl()}/nhiem-vu/${encodeURIComponent(t.id)}`,
    due: c.coordination ? (c.coordination.due ?? t.due) : t.due,
    ...statusOf(t, c),
    priority: t.urgency === 'flash' ? 1 : t.urgency === 'urgent' ? 3 : 5,
    category: role,
  }
}

const keyOf = (c: CalendarTask): string => (c.coordination ? `${c.id}-${c.coordination.unitId}` : c.id)

function statusOf(t: Task, { coordination }: CalendarTask): Pick<CalendarEntry, 'status' | 'percent' | 'completedAt'> {
  if (t.state === 'withdrawn') return { status: 'cancelled', percent: t.progress, completedAt: null }
  if (coordination?.answeredAt) return { status: 'done', percent: 100, completedAt: coordination.answeredAt }
  if (!isOpen(t)) return { status: 'done', percent: 100, completedAt: t.report?.at ?? t.closedAt }
  const percent = coordination ? 0 : t.progress
  if (t.state === 'suspended') return { status: 'suspended', percent, completedAt: null }
  return { status: t.state === 'assigned' || coordination ? 'waiting' : 'working', percent, completedAt: null }
}
