import { type Actor, holds } from '#app/domain/access/actor.ts'
import { type Action, can, type Subject } from '#app/domain/access/can.ts'
import type { Day } from '#app/domain/shared/day.ts'
import type { Instant } from '#app/domain/shared/instant.ts'
import { AppError } from '#app/features/app-error.ts'
import type { NavCounts, Reads } from '#app/features/reads.ts'
import type { NavItem } from '#app/ui/shell/nav-item.ts'
import { systemClock } from './clock.server.ts'
import { reads } from './compose.server.ts'
import { uuidIds } from './ids.server.ts'
import { requireActor } from './session.server.ts'

/** What every loader starts with: who asks, on which day, and what they may read. */
export type PageContext = {
  actor: Actor
  today: Day
  now: Instant
  reads: Reads /** for a form of its own each */
  newKey: () => string
}

export async function pageContext(request: Request): Promise<PageContext> {
  return {
    actor: await requireActor(request),
    today: systemClock.today(),
    now: systemClock.now(),
    reads: reads(),
    newKey: uuidIds.next,
  }
}

/** 403 unless the table says yes. */
export function requireMay(actor: Actor, action: Action, subject?: Subject): void {
  if (!can(actor, action, subject)) throw new Response('Bạn không có quyền xem trang này.', { status: 403 })
}

/** 404 for what does not exist or may not be seen: the two look the same from outside. */
export function found<T>(value: T | null | undefined): T {
  if (value === null || value === undefined) throw new Response('Không tìm thấy', { status: 404 })
  return value
}

const STATUS = { 'not-found': 404, forbidden: 403, stale: 409 } as const

/** Runs a use case; what it throws becomes the page for it. */
export async function orPage<T>(work: Promise<T>): Promise<T> {
  try {
    return await work
  } catch (error) {
    if (error instanceof AppError) throw new Response(error.message, { status: STATUS[error.code] })
    throw error
  }
}

/** Where somebody starts: the work that waits for them, not a dashboard. */
export function homeOf(actor: Actor): string {
  if (holds(actor, 'secretary', 'chair', 'vice-chair')) return '/cho-xu-ly'
  if (holds(actor, 'unit-head', 'unit-deputy', 'officer')) return '/viec-cua-toi'
  if (holds(actor, 'reform')) return '/cham-diem'
  if (holds(actor, 'admin')) return '/quan-tri'
  return '/nhiem-vu'
}

/** The menu, made from the same table that decides the actions. */
export function navOf(actor: Actor, n: NavCounts): NavItem[] {
  const items: (NavItem | false)[] = [
    holds(actor, 'secretary', 'chair', 'vice-chair') && {
      label: 'Chờ xử lý',
      short: 'Xử lý',
      href: '/cho-xu-ly',
      count: n.waiting + n.drafts,
      icon: 'decide',
      group: 'Công việc',
      phone: true,
    },
    holds(actor, 'unit-head', 'unit-deputy', 'officer') && {
      label: 'Việc của tôi',
      short: 'Việc',
      href: '/viec-cua-toi',
      count: n.work,
      icon: 'work',
      group: 'Công việc',
      phone: true,
    },
    can(actor, 'review.view') && {
      label: 'Rà soát quá hạn',
      short: 'Quá hạn',
      href: '/ra-soat',
      count: n.overdue,
      tone: 'late',
      icon: 'late',
      group: 'Công việc',
      phone: true,
    },
    !holdsOnly(actor, 'admin') && {
      label: 'Cuộc họp',
      href: '/cuoc-hop',
      icon: 'meeting',
      group: 'Công việc',
      phone: true,
    },
    !holdsOnly(actor, 'admin') && {
      label: 'Văn bản cấp trên',
      short: 'Cấp trên',
      href: '/van-ban-cap-tren',
      icon: 'notice',
      group: 'Công việc',
    },
    !holdsOnly(actor, 'admin') && {
      label: 'Nhiệm vụ',
      href: '/nhiem-vu',
      icon: 'task',
      group: 'Công việc',
      phone: true,
    },
    !holdsOnly(actor, 'admin') && {
      label: 'Sổ gia hạn',
      href: '/so-gia-han',
      icon: 'calendar',
      group: 'Theo dõi',
    },
    can(actor, 'overview.view') && {
      label: 'Toàn cảnh',
      href: '/toan-canh',
      icon: 'overview',
      group: 'Theo dõi',
      phone: holds(actor, 'chair'),
    },
    (can(actor, 'score.view') ||
      actor.posts.some(p => can(actor, 'score.view-own', { kind: 'unit', unitId: p.unitId }))) && {
      label: 'Chấm điểm',
      href: '/cham-diem',
      icon: 'score',
      group: 'Theo dõi',
    },
    can(actor, 'admin.settings') && {
      label: 'Việc quản trị',
      short: 'Quản trị',
      href: '/quan-tri',
      icon: 'decide',
      group: 'Quản trị',
      phone: true,
    },
    can(actor, 'admin.units') && {
      label: 'Đơn vị',
      href: '/quan-tri/don-vi',
      also: ['/quan-tri/nhom', '/quan-tri/nhap-lieu'],
      icon: 'units',
      group: 'Quản trị',
      phone: true,
    },
    can(actor, 'admin.people') && {
      label: 'Người dùng, chức vụ',
      short: 'Người dùng',
      href: '/quan-tri/nguoi-dung',
      also: ['/quan-tri/chuc-vu', '/quan-tri/phu-trach'],
      icon: 'people',
      group: 'Quản trị',
      phone: true,
    },
    can(actor, 'admin.calendar') && {
      label: 'Ngày nghỉ',
      href: '/quan-tri/ngay-nghi',
      icon: 'calendar',
      group: 'Quản trị',
    },
    can(actor, 'admin.settings') && {
      label: 'Thiết lập',
      href: '/quan-tri/thiet-lap',
      also: ['/quan-tri/linh-vuc', '/quan-tri/ly-do', '/quan-tri/ket-noi'],
      icon: 'settings',
      group: 'Quản trị',
    },
    can(actor, 'rules.view') && {
      label: 'Quy tắc nhắc',
      href: '/quan-tri/nhac-viec',
      also: ['/nhac-viec/chay-thu', '/quan-tri/mau-thu'],
      icon: 'rules',
      group: 'Quản trị',
    },
    can(actor, 'outbox.view') && {
      label: 'Thư nhắc việc',
      short: 'Thư',
      href: '/quan-tri/thu',
      count: n.mailsFailed || undefined,
      tone: n.mailsFailed > 0 ? 'late' : undefined,
      icon: 'mail',
      group: 'Quản trị',
    },
    can(actor, 'history.view') && {
      label: 'Nhật ký',
      href: '/nhat-ky',
      icon: 'history',
      group: 'Quản trị',
      phone: true,
    },
  ]
  return items.filter(item => item !== false).map(item => (item.count === 0 ? { ...item, count: undefined } : item))
}

const holdsOnly = (actor: Actor, kind: 'admin'): boolean =>
  actor.posts.length > 0 && actor.posts.every(p => p.kind === kind)
