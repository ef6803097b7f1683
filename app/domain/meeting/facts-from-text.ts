/**
 * What the head of a conclusion says about its meeting – day, chair, body, number, who attended – each with its words.
 * Nothing is taken over by itself: `suggestionsOf` says where the record differs, and a person decides.
 */
import { catalogueOf } from '../directive/draft.ts'
import { extractConclusion } from '../extraction/extract-conclusion.ts'
import { readText } from '../extraction/reading.ts'
import { tokenize } from '../extraction/tokens.ts'
import { lexiconOf } from '../extraction/unit-lexicon.ts'
import { findMentions } from '../extraction/unit-mentions.ts'
import { type Day, dayOf, formatDay, yearOf } from '../shared/day.ts'
import { fold } from '../shared/vietnamese-text.ts'
import { isValidOn, membersOn, type Office, type UnitId } from '../unit/office.ts'
import type { Meeting } from './meeting.ts'

export type Words = { start: number; end: number }
export type MeetingFacts = {
  day: (Words & { value: Day }) | null
  /** The chair's post: "Phó Chủ tịch UBND quận". */
  chair: (Words & { value: string }) | null
  body: (Words & { value: string }) | null
  /** "45/TB-UBND" */
  number: (Words & { value: string }) | null
  attendance: (Words & { value: UnitId[] }) | null
}

/** The head of a conclusion is not longer. */
export const HEAD_LENGTH = 5_000

export function factsFromText(text: string, office: Office, meetingDay: Day): MeetingFacts {
  const head = text.slice(0, HEAD_LENGTH)
  const catalogue = catalogueOf(office, meetingDay)
  const { meeting, directives } = extractConclusion({ text: head, meetingDate: meetingDay, unitsCatalogue: catalogue })
  const opening = head.slice(0, directives[0]?.start ?? head.length)
  return {
    day: meeting.date ? { value: meeting.date, ...dayWords(opening, meeting.date) } : null,
    chair: meeting.chair ? { value: meeting.chair, ...wordsOf(opening, meeting.chair) } : null,
    body: meeting.body ? { value: meeting.body, ...wordsOf(opening, meeting.body) } : null,
    number: numberIn(opening),
    attendance: attendanceIn(opening, office, meetingDay),
  }
}

const NOWHERE: Words = { start: 0, end: 0 }

function dayWords(text: string, day: Day): Words {
  const pattern = /(\d{1,2})(?:\s*[/.-]\s*|\s+tháng\s+)(\d{1,2})(?:(?:\s*[/.-]\s*|\s+năm\s+)(\d{4}))?/giu
  for (const m of text.matchAll(pattern))
    if (dayOf(m[3] ? Number(m[3]) : yearOf(day), Number(m[2]), Number(m[1])) === day)
      return { start: m.index, end: m.index + m[0].length }
  return NOWHERE
}

/** The same words, however their letters and spaces are written ("Ủy ban nhân dân" for "UBND"). */
function wordsOf(text: string, value: string): Words {
  const pattern = value
    .split(/\s+/)
    .map(w => (w === 'UBND' ? '(?:UBND|[ỦU][ỷy]\\s+ban\\s+nhân\\s+dân)' : w.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')))
    .join('\\s+')
  const m = new RegExp(pattern, 'iu').exec(text)
  return m ? { start: m.index, end: m.index + m[0].length } : NOWHERE
}

function numberIn(opening: string): MeetingFacts['number'] {
  const m = /Số\s*:?\s*(\d{1,5})\s*\/\s*((?:TB|KL)[-–A-ZĐ]{0,20})/u.exec(opening)
  return m ? { value: `${m[1]}/${m[2]!.replace('–', '-')}`, start: m.index, end: m.index + m[0].length } : null
}

const CAME =
  /(?:(?:cùng )?dự họp|tham dự|cùng dự|có mặt|thành phần(?: dự họp| tham dự)?|tham gia (?:dự )?họp|(?:họp|giao ban|làm việc)[^.;\n]{0,160}? (?:với|cùng)(?= ))/giu
const ENDS = /\n\s*\n|sau khi|trên cơ sở|qua (?:báo cáo|nghe)|kết luận|vắng(?: mặt)?\b/iu

function attendanceIn(opening: string, office: Office, on: Day): MeetingFacts['attendance'] {
  const catalogue = catalogueOf(office, on)
  const lexicon = lexiconOf(catalogue)
  for (const cue of opening.matchAll(CAME)) {
    const start = cue.index
    const rest = opening.slice(start)
    const end = start + (ENDS.exec(rest)?.index ?? rest.length)
    const words = opening.slice(start, end)
    const names = new Set(
      findMentions(tokenize(readText(words).text), lexicon).flatMap(m => m.units.map(u => catalogue[u]!.name)),
    )
    const value = [...names].flatMap(name => unitsCalled(name, office, on))
    if (value.length > 0) return { value: [...new Set(value)], start, end: end - /\s*$/.exec(words)![0].length }
  }
  return null
}

function unitsCalled(name: string, office: Office, on: Day): UnitId[] {
  const group = office.groups.find(g => g.name === name)
  if (group) return membersOn(office, group.id, on).map(u => u.id)
  return office.units.filter(u => u.name === name && u.kind !== 'leadership' && isValidOn(u, on)).map(u => u.id)
}

/** Who may chair: the holders of the leading posts. */
export type Chair = { personId: string; title: string }
export type Suggestion = Words & {
  kind: 'day' | 'chair' | 'body' | 'number' | 'attendance'
  /** What the text says, and what stands in the record. */
  words: string
  /** What taking it over changes; null where it is only said. */
  take: { day?: Day; chairPersonId?: string; attend?: UnitId[] } | null
}

type Record = Pick<Meeting, 'day' | 'chairTitle' | 'attendance'>

export function suggestionsOf(
  facts: MeetingFacts,
  record: Record,
  office: Pick<Office, 'name'>,
  chairs: readonly Chair[],
): Suggestion[] {
  const list: Suggestion[] = []
  const { day, chair, body, number, attendance } = facts
  if (day && day.value !== record.day)
    list.push({
      ...place(day),
      kind: 'day',
      words: `Ngày họp theo văn bản là ${formatDay(day.value)}; cuộc họp ghi ${formatDay(record.day)}.`,
      take: { day: day.value },
    })
  if (chair && rankOf(chair.value) !== null && rankOf(chair.value) !== rankOf(record.chairTitle)) {
    const fit = chairs.filter(c => rankOf(c.title) === rankOf(chair.value))
    list.push({
      ...place(chair),
      kind: 'chair',
      words: `Văn bản ghi ${chair.value} chủ trì; cuộc họp ghi ${record.chairTitle}.`,
      take: fit.length === 1 ? { chairPersonId: fit[0]!.personId } : null,
    })
  }
  if (body && NAMED_BODY.test(body.value) && !sameBody(body.value, office.name))
    list.push({
      ...place(body),
      kind: 'body',
      words: `Văn bản của ${body.value}, không phải ${office.name}.`,
      take: null,
    })
  if (number)
    list.push({
      ...place(number),
      kind: 'number',
      words: `Văn bản ghi số ${number.value}; số chính thức do phần mềm cấp khi ban hành.`,
      take: null,
    })
  const known = new Set(record.attendance.map(a => a.unitId))
  const attend = attendance?.value.filter(id => !known.has(id)) ?? []
  if (attendance && attend.length > 0)
    list.push({
      ...place(attendance),
      kind: 'attendance',
      words:
        known.size === 0
          ? `Văn bản kể ${attend.length} đơn vị dự họp; cuộc họp chưa ghi thành phần.`
          : `Văn bản kể thêm ${attend.length} đơn vị dự họp chưa có trong thành phần.`,
      take: { attend },
    })
  return list
}

const place = ({ start, end }: Words): Words => ({ start, end })

/** "UBND tỉnh Bắc Hà", "Sở Nội vụ"; not what only looks so ("UBND 10 phường"). */
const NAMED_BODY = /^(?:(?:UBND|HĐND) (?:tỉnh|thành phố|TP|quận|huyện|thị xã) \p{Lu}|(?:Bộ|Sở) \p{Lu})/u

/** Two who share a rank are not told apart by the text: "Phó Chủ tịch UBND" may be either. */
function rankOf(title: string): string | null {
  return /^(pho )?chu tich|^(pho )?bi thu|^chanh van phong|^(pho )?giam doc/.exec(fold(title))?.[0] ?? null
}

/** "UBND thành phố Tùng Khê" and "UBND thành phố" are the same office; "UBND tỉnh" is not. */
function sameBody(a: string, b: string): boolean {
  const plain = (name: string) => fold(name).replace(/uy ban nhan dan/g, 'ubnd')
  const [x, y] = [plain(a), plain(b)]
  return x.startsWith(y) || y.startsWith(x) || y.includes(x.replace(/^ubnd /, ''))
}
