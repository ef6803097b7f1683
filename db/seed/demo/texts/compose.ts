/** Writes the conclusion of an ordinary meeting from the bank of actions. */
import { type Day, formatDayOfficial, monthOf, yearOf } from '#app/domain/shared/day.ts'
import type { Random } from '../../random.ts'
import { type FieldId, OFFICES_GROUP, UNITS, WARDS, WARDS_GROUP } from '../place.ts'
import { ACTIONS, type Action, EVERYBODY_ACTIONS, PROCEDURES, STREETS, WARD_ACTIONS } from './actions.ts'
import { byDay, type Manner, NEXT_MEETING, NO_DAY, type When, within } from './due-words.ts'
import { type Meant, type Written, written } from './written.ts'

export type Layout = 'numbered' | 'owners' | 'parts' | 'dashes'

export type Order = {
  day: Day
  chairTitle: string
  /** "họp giao ban …" */
  occasion: string
  layout: Layout
  /** How many single units are asked something. */
  items: number
  /** Fields the meeting is about; empty: any. */
  fields: readonly FieldId[]
  group: 'wards' | 'everybody' | null
  /** Share of the items without a due day. */
  noDay: number
  /** Whether "kỳ giao ban sau" may be said: there will be one. */
  hasNext: boolean
  /** A day somebody must be given, so that the last weeks have something due. */
  dueDays?: readonly Day[]
}

/** Which actions were used lately: the same words do not come back in the next meeting. */
export type Memory = { used: Map<string, number>; turn: number }
export const emptyMemory = (): Memory => ({ used: new Map(), turn: 0 })

type Line = { marked: string; owner: string; meant: Meant }

export function compose(order: Order, memory: Memory, random: Random): Written {
  memory.turn += 1
  const dueDays = [...(order.dueDays ?? [])]
  const chosen = choose(order, memory, random)
  const inHeadings = order.layout === 'owners'
  const lines = chosen.map(action => {
    const manner = random.chance(0.3) ? 'send' : 'finish'
    return singleLine(action, whenOf(order, dueDays.shift() ?? null, manner, random), manner, inHeadings, random)
  })
  if (order.group) lines.splice(random.int(1, lines.length), 0, groupLine(order, order.group, random))
  const body = arrange(lines, order.layout)
  return written(`${opening(order, random)}\n${body}`, lines.length === 0 ? [] : meantInOrder(lines, order.layout))
}

/** The least used ones first, so that a year goes through the whole bank. */
function choose(order: Order, memory: Memory, random: Random): Action[] {
  const fitting = ACTIONS.filter(a => order.fields.length === 0 || order.fields.includes(a.field))
  const chosen: Action[] = []
  const busy = new Map<string, number>()
  for (const action of random
    .shuffled(fitting)
    .sort((a, b) => (memory.used.get(a.text) ?? 0) - (memory.used.get(b.text) ?? 0))) {
    if (chosen.length === order.items) break
    const most = order.layout === 'owners' ? 3 : 2
    const n = busy.get(action.unit) ?? 0
    if (n >= most) continue
    busy.set(action.unit, n + 1)
    memory.used.set(action.text, memory.turn)
    chosen.push(action)
  }
  return chosen
}

function whenOf(order: Order, dueDay: Day | null, manner: Manner, random: Random): When {
  if (dueDay) return byDay(dueDay, manner, random)
  if (random.chance(order.noDay)) return order.hasNext && random.chance(0.12) ? NEXT_MEETING : NO_DAY
  return within(order.day, random.pick([7, 8, 10, 12, 14, 15, 18, 20, 21, 25, 28, 30, 35, 45, 60]), manner, random)
}

const unitOfId = (id: string) => UNITS.find(u => u.id === id)!

function singleLine(action: Action, when: When, manner: Manner, underHeading: boolean, random: Random): Line {
  const unit = unitOfId(action.unit)
  const partners = action.with.length > 0 && random.chance(0.45) ? random.some(action.with, random.int(1, 2)) : []
  const toChair = when.due !== null && manner === 'send'
  const work = fill(action.text, random)
  const names = partners.map(id => unitOfId(id).name).join(', ')
  // "phối hợp cung cấp …" has its own partner already
  const together = names && !work.startsWith('phối hợp') ? `phối hợp với ${names} ` : ''
  const end = ending(when, toChair, random)
  const meant: Meant = {
    title: clauseOf(work),
    lead: [unit.id],
    coordinate: together ? partners : [],
    reportTo: toChair ? { post: 'Chủ tịch UBND thành phố' } : undefined,
    due: when.due,
    precision: when.precision,
    recurrence: when.recurrence,
    field: action.field,
    starred: random.chance(0.05),
  }
  if (underHeading) return { owner: unit.head, meant, marked: capital(`${together}${work}${end}.`) }
  const marked = random.pick([
    () => `Giao ${unit.name} ${together ? `chủ trì, ${together}` : ''}${work}${end}.`,
    () => `${unit.name} ${together}${work}${end}.`,
    () => `${unit.head}: ${together}${work}${end}.`,
    () => `Yêu cầu ${unit.name} ${together}${work}${end}.`,
    () => `${unit.name}: ${together}${work}${end}.`,
  ])()
  return { owner: unit.head, meant, marked }
}

function ending(when: When, toChair: boolean, random: Random): string {
  const report = toChair ? '; báo cáo Chủ tịch UBND thành phố' : ''
  if (when.words === '') return random.pick(['', '', '', ', triển khai khẩn trương', ', làm sớm'])
  return `${report}${toChair ? ' ' : ', '}${when.words}`
}

function groupLine(order: Order, group: 'wards' | 'everybody', random: Random): Line {
  const { field, text } = random.pick(group === 'wards' ? WARD_ACTIONS : EVERYBODY_ACTIONS)
  const collector = field === 'cchc' || group === 'everybody' ? 'to-cchc' : collectorOf(field)
  const when = within(order.day, random.int(10, 24), 'send', random)
  const who = group === 'wards' ? 'Ủy ban nhân dân 10 phường' : 'Các phòng ban, Ủy ban nhân dân 10 phường'
  const verb = random.pick(['', 'Đề nghị ', 'Yêu cầu '])
  const name = verb ? who.charAt(0).toLocaleLowerCase('vi') + who.slice(1) : who
  const shown = verb && group === 'wards' ? who : name
  const work = fill(text, random)
  return {
    owner: '',
    meant: {
      title: clauseOf(work),
      lead: group === 'wards' ? [WARDS_GROUP.id] : [OFFICES_GROUP.id, WARDS_GROUP.id],
      coordinate: [],
      reportTo: { unit: collector },
      due: when.due,
      precision: when.precision,
      recurrence: null,
      field,
    },
    marked: `${verb}${shown} ${work}, gửi kết quả về ${unitOfId(collector).name} ${when.words}.`,
  }
}

const collectorOf = (field: FieldId): string =>
  ({
    cchc: 'to-cchc',
    'chuyen-doi-so': 'cong-nghe',
    'kinh-te': 'kinh-te',
    'do-thi': 'do-thi',
    'tai-chinh': 'tai-chinh',
    'van-hoa': 'van-hoa',
    'noi-vu': 'noi-vu',
  })[field]

/** Printed numbers, and headings where the layout has them. */
function arrange(lines: readonly Line[], layout: Layout): string {
  switch (layout) {
    case 'numbered':
      return lines.map((l, i) => `${i + 1}. ⟦${l.marked}⟧`).join('\n')
    case 'dashes':
      return lines.map(l => `- ⟦${l.marked}⟧`).join('\n')
    case 'parts':
      return parts(lines)
        .map(({ title, lines }, i) =>
          [`${['I', 'II'][i]}. ${title}`, ...lines.map((l, j) => `${j + 1}. ⟦${l.marked}⟧`)].join('\n'),
        )
        .join('\n')
    case 'owners':
      return byOwner(lines)
        .map(([owner, own], i) =>
          owner === ''
            ? `${i + 1}. ⟦${own[0]!.marked}⟧`
            : [`${i + 1}. ${owner}:`, ...own.map((l, j) => `${i + 1}.${j + 1} ⟦${l.marked}⟧`)].join('\n'),
        )
        .join('\n')
  }
}

const parts = (lines: readonly Line[]) => {
  const half = Math.ceil(lines.length / 2)
  return [
    { title: 'Về những việc còn tồn của kỳ trước', lines: lines.slice(0, half) },
    { title: 'Về nhiệm vụ trọng tâm thời gian tới', lines: lines.slice(half) },
  ].filter(p => p.lines.length > 0)
}

const byOwner = (lines: readonly Line[]): [string, Line[]][] => {
  const owners = new Map<string, Line[]>()
  for (const [i, line] of lines.entries()) {
    const key = line.owner === '' ? `#${i}` : line.owner
    owners.set(key, [...(owners.get(key) ?? []), line])
  }
  return [...owners].map(([key, own]) => [key.startsWith('#') ? '' : key, own])
}

const meantInOrder = (lines: readonly Line[], layout: Layout): Meant[] =>
  (layout === 'owners' ? byOwner(lines).flatMap(([, own]) => own) : lines).map(l => l.meant)

const ROOMS = ['Phòng họp số 1', 'Phòng họp số 2', 'Hội trường tầng 3', 'Phòng họp trực tuyến'] as const

function opening({ day, chairTitle, occasion }: Order, random: Random): string {
  const where = random.pick(ROOMS)
  const begin = random.pick([
    `${capital(formatDayOfficial(day))}, tại ${where.charAt(0).toLocaleLowerCase('vi')}${where.slice(1)} trụ sở UBND thành phố, ${chairTitle} chủ trì ${occasion}.`,
    `Buổi ${random.pick(['sáng', 'chiều'])} ${formatDayOfficial(day)}, ${chairTitle} đã chủ trì ${occasion} với các phòng, ban, trung tâm và Ủy ban nhân dân 10 phường.`,
  ])
  const month = monthOf(day) === 1 ? `12/${yearOf(day) - 1}` : `${monthOf(day) - 1}/${yearOf(day)}`
  const judgement = random.pick([
    `Trong tháng ${month}, toàn thành phố tiếp nhận ${random.int(3, 6)}.${random.int(100, 989)} hồ sơ, giải quyết đúng hẹn ${random.int(91, 97)},${random.int(1, 9)}%; vẫn còn ${random.int(17, 68)} hồ sơ trễ hẹn, tập trung ở lĩnh vực nhà đất và xây dựng.`,
    'Các đơn vị đã bám sát chương trình công tác, nhiều việc khó được tháo gỡ; tuy vậy vẫn còn đơn vị chậm báo cáo, phải nhắc nhiều lần.',
    'Cuộc họp ghi nhận cố gắng của các phường trong việc tiếp dân, đồng thời chỉ ra một số việc đã có chỉ đạo nhưng chưa có kết quả rõ.',
    `Đến nay thành phố giải ngân được ${random.int(38, 74)},${random.int(1, 9)}% kế hoạch vốn; tiến độ giữa các đơn vị chưa đều.`,
  ])
  const lead = random.pick([
    `Sau khi nghe báo cáo và ý kiến của các đơn vị dự họp, ${chairTitle} kết luận:`,
    `Trên cơ sở thảo luận, ${chairTitle} kết luận, chỉ đạo như sau:`,
    `${chairTitle} kết luận một số nội dung sau:`,
  ])
  return `${begin}\n${judgement}\n${lead}`
}

function fill(text: string, random: Random): string {
  const ward = random.pick(WARDS).name.replace('UBND phường ', '')
  return text
    .replaceAll('{phuong}', ward)
    .replaceAll('{duong}', random.pick(STREETS))
    .replaceAll('{thutuc}', random.pick(PROCEDURES))
    .replaceAll('{it}', String(random.int(2, 6)).padStart(2, '0'))
    .replaceAll('{nn}', String(random.pick([30, 35, 40, 45, 50])))
    .replaceAll('{n}', String(random.int(11, 48)))
}

/** The first clause names the work. */
const clauseOf = (work: string): string => capital(work.split(/[,;:]/, 1)[0]!)

const capital = (text: string): string => text.charAt(0).toLocaleUpperCase('vi') + text.slice(1)
