/** What waits for an administrator: the steps of a new office, then whatever keeps people from being reached. */
import { addDays, type Day, dayOf, formatDay, yearOf } from '#app/domain/shared/day.ts'
import {
  chairs,
  headsOf,
  holderOn,
  holdersOn,
  isValidOn,
  type Office,
  type Post,
  postsOn,
  secretariat,
  type Validity,
} from '#app/domain/unit/office.ts'
import type { PersonLine } from '../reads.ts'
import { peopleFilter } from './people-filters.ts'

export type SetupStep = { id: string; title: string; why: string; href: string; action: string; done: boolean }
export type Attention = { id: string; tone: 'late' | 'soon' | 'wait'; count: number; text: string; href: string }

/** Units that owe work: not the leadership itself. */
const workingUnits = (office: Office, on: Day) => office.units.filter(u => u.kind !== 'leadership' && isValidOn(u, on))

export function setupSteps(office: Office, today: Day): SetupStep[] {
  const units = workingUnits(office, today)
  const leaders = [...chairs(office, today), ...holdersOn(office, today, 'vice-chair', null)]
  const headed = units.filter(u => headsOf(office, u.id, today).length > 0).length
  const leadership = office.units.find(u => u.kind === 'leadership' && isValidOn(u, today))
  const inLeadership = leadership ? `&don-vi=${leadership.id}` : ''
  return [
    {
      id: 'units',
      title: 'Thêm các đơn vị nhận việc',
      why: 'Phòng, ban, phường, xã, trung tâm; kèm tên viết tắt để đọc đúng văn bản kết luận.',
      href: '/quan-tri/don-vi/nhieu',
      action: 'Thêm đơn vị',
      done: units.length > 0,
    },
    {
      id: 'groups',
      title: 'Lập nhóm đơn vị',
      why: '“Các phòng, ban”, “UBND các phường”: giao cho nhóm là giao cho từng đơn vị trong nhóm.',
      href: '/quan-tri/nhom/moi',
      action: 'Thêm nhóm',
      done: office.groups.length > 0,
    },
    {
      id: 'secretary',
      title: 'Thêm thư ký',
      why: 'Thư ký ghi cuộc họp, soạn kết luận, xác nhận báo cáo, đôn đốc.',
      href: '/quan-tri/nguoi-dung/moi?vai-tro=secretary',
      action: 'Thêm thư ký',
      done: secretariat(office, today).length > 0,
    },
    {
      id: 'leaders',
      title: 'Thêm Chủ tịch, Phó Chủ tịch',
      why: 'Người chủ trì cuộc họp duyệt và ban hành kết luận.',
      href: `/quan-tri/nguoi-dung/moi?vai-tro=chair${inLeadership}`,
      action: 'Thêm lãnh đạo',
      done: leaders.length > 0,
    },
    {
      id: 'heads',
      title: 'Thêm thủ trưởng các đơn vị',
      why: 'Thủ trưởng tiếp nhận việc và nhận thư nhắc; còn khuyết thì thư đến lãnh đạo phụ trách.',
      href: '/quan-tri/nguoi-dung/moi?vai-tro=unit-head',
      action: 'Thêm thủ trưởng',
      // one vacancy later on does not make an office new again
      done: units.length > 0 && headed * 2 >= units.length,
    },
  ]
}

/**
 * Since when what is added now has been so. A new office describes itself as it has been all year: the meeting it
 * records first was held last week, and its chair and units must be known on that day.
 */
export const usualStart = (office: Office, today: Day): Day =>
  setupSteps(office, today).every(s => s.done) ? today : startOfYear(today)

export const startOfYear = (today: Day): Day => dayOf(yearOf(today), 1, 1)!

type Situation = {
  office: Office
  people: readonly PersonLine[]
  today: Day
  mailsFailed: number
  mailPaused: boolean
  /** Changes of the organisation whose day came and which no longer fitted. */
  changesFailed?: number
  /** Messages that go out as delivered, because what the office wrote cannot be used. */
  wordingsBroken?: number
  /** Whether next year's holidays are there. */
  nextYearKnown: boolean
}

/** A post or an authorisation that ends within these days is said in time. */
const SOON_DAYS = 14

/** The post itself, or the authorisation that holds today. */
export function endsSoon(post: Post, today: Day): boolean {
  const soon = addDays(today, SOON_DAYS)
  const ends = (v: Validity) => v.validTo !== null && v.validTo <= soon
  return ends(post) || post.deputies.some(d => isValidOn(d, today) && ends(d))
}

export function attentions({
  office,
  people,
  today,
  mailsFailed,
  mailPaused,
  changesFailed = 0,
  wordingsBroken = 0,
  nextYearKnown,
}: Situation): Attention[] {
  const held = new Set(postsOn(office, today).map(p => p.id))
  const shown = people.map(p => ({ ...p, posts: p.posts.filter(x => held.has(x.id)) }))
  const count = (filter: string) => shown.filter(peopleFilter(filter)).length
  const units = workingUnits(office, today)
  const headless = units.filter(u => headsOf(office, u.id, today).length === 0).length
  const vacant = postsOn(office, today).filter(p => holderOn(office, p, today) === null).length
  const inPortfolio = new Set(office.portfolio.filter(e => isValidOn(e, today)).map(e => e.unitId))
  const hasVice = holdersOn(office, today, 'vice-chair', null).length > 0
  const unled = hasVice ? units.filter(u => !inPortfolio.has(u.id)).length : 0
  const soon = addDays(today, SOON_DAYS)
  const ending = office.posts.filter(p => isValidOn(p, today) && endsSoon(p, today)).length
  const items: Attention[] = [
    {
      id: 'failed',
      tone: 'late',
      count: mailsFailed,
      text: 'thư không gửi được',
      href: '/quan-tri/thu?trang-thai=failed',
    },
    {
      id: 'paused',
      tone: 'soon',
      count: mailPaused ? 1 : 0,
      text: 'việc gửi thư đang tạm dừng',
      href: '/quan-tri/thu',
    },
    {
      id: 'wordings',
      tone: 'late',
      count: wordingsBroken,
      text: 'mẫu thư đã sửa không dùng được, đang gửi bằng lời mặc định',
      href: '/quan-tri/mau-thu',
    },
    {
      id: 'changes',
      tone: 'late',
      count: changesFailed,
      text: 'thay đổi tổ chức không thực hiện được',
      href: '/quan-tri/don-vi/thay-doi',
    },
    {
      id: 'headless',
      tone: 'soon',
      count: headless,
      text: 'đơn vị chưa có thủ trưởng',
      href: '/quan-tri/don-vi?loc=khuyet',
    },
    { id: 'vacant', tone: 'soon', count: vacant, text: 'chức vụ khuyết', href: '/quan-tri/chuc-vu?loc=khuyet' },
    {
      id: 'no-mail',
      tone: 'soon',
      count: count('thieu-thu'),
      text: 'người chưa có thư điện tử',
      href: '/quan-tri/nguoi-dung?loc=thieu-thu',
    },
    {
      id: 'no-password',
      tone: 'wait',
      count: count('chua-dat-mat-khau'),
      text: 'người chưa đặt mật khẩu',
      href: '/quan-tri/nguoi-dung?loc=chua-dat-mat-khau',
    },
    {
      id: 'no-post',
      tone: 'wait',
      count: count('khong-chuc-vu'),
      text: 'người chưa có chức vụ',
      href: '/quan-tri/nguoi-dung?loc=khong-chuc-vu',
    },
    {
      id: 'unled',
      tone: 'wait',
      count: unled,
      text: 'đơn vị chưa có lãnh đạo phụ trách',
      href: '/quan-tri/don-vi?loc=chua-phu-trach',
    },
    {
      id: 'ending',
      tone: 'wait',
      count: ending,
      text: `chức vụ hoặc uỷ quyền hết hạn đến ${formatDay(soon)}`,
      href: '/quan-tri/chuc-vu?loc=sap-het',
    },
    {
      id: 'calendar',
      tone: 'wait',
      count: nextYearKnown ? 0 : 1,
      text: `năm ${yearOf(today) + 1} chưa có ngày lễ`,
      href: `/quan-tri/ngay-nghi?nam=${yearOf(today) + 1}`,
    },
  ]
  return items.filter(i => i.count > 0)
}
