/** A meeting, its conclusion (draft until published) and the numbered notice that states it. */
import type { Amends } from '../amendment/amendment.ts'
import type { DraftDirective } from '../directive/draft.ts'
import type { Day } from '../shared/day.ts'
import type { Instant } from '../shared/instant.ts'
import { type Refusal, refuse } from '../shared/refusal.ts'
import type { RichDoc } from '../shared/rich-text.ts'
import type { PersonId, UnitId } from '../unit/office.ts'

export type MeetingSeries = { id: string; name: string; fieldId: string | null }

export type Attendance = { unitId: UnitId; presence: 'present' | 'absent' | 'delegate'; note: string | null }
export const PRESENCE_NAMES: Record<Attendance['presence'], string> = {
  present: 'Có mặt',
  absent: 'Vắng',
  delegate: 'Cử người đi thay',
}

export type Meeting = {
  id: string
  seriesId: string | null
  /** Number within its series and year ("kỳ"). */
  session: number | null
  title: string
  day: Day
  place: string | null
  chairPersonId: PersonId
  /** The chair's post as the notice prints it. */
  chairTitle: string
  attendance: Attendance[]
  version: number
}

/** draft → submitted (trình duyệt) → published; a submitted one can be returned to draft with a reason. */
export type ConclusionState = 'draft' | 'submitted' | 'published'
export const CONCLUSION_STATE_NAMES: Record<ConclusionState, string> = {
  draft: 'Dự thảo',
  submitted: 'Chờ duyệt',
  published: 'Đã ban hành',
}

export type Conclusion = {
  id: string
  meetingId: string
  state: ConclusionState
  doc: RichDoc
  directives: DraftDirective[]
  /** Why the chair returned it, while it is a draft again. */
  returnReason: string | null
  updatedAt: Instant
  updatedBy: PersonId
  version: number
}

/** An issued notice: never edited, only corrected or replaced by a later one. */
export type ConclusionNotice = {
  id: string
  meetingId: string
  number: number
  year: number
  /** "TB-UBND" */
  symbol: string
  title: string
  publishedAt: Instant
  publishedBy: PersonId
  signerTitle: string
  doc: RichDoc
  directives: DraftDirective[]
  /** What it corrects or replaces; absent: it stands alone. */
  amends?: Amends
  /** SHA-256 over what was issued: shows that the stored version is the published one. */
  sha256: string
}

/** "05/TB-UBND": below ten with a leading zero (Nghị định 30/2020/NĐ-CP, Phụ lục I). */
export const noticeNumber = (n: Pick<ConclusionNotice, 'number' | 'symbol'>): string =>
  `${String(n.number).padStart(2, '0')}/${n.symbol}`

/** What the notice is about, after "THÔNG BÁO": "Kết luận của Phó Chủ tịch UBND quận tại cuộc họp …". */
export function conclusionTitle(m: Pick<Meeting, 'title' | 'chairTitle'>): string {
  const title = `${m.title.charAt(0).toLocaleLowerCase('vi')}${m.title.slice(1)}`
  const isNamed = /^(cuộc|buổi|phiên|hội nghị|hội thảo|kỳ họp|lễ)\s/.test(title)
  const where = isNamed ? title : /^họp\s/.test(title) ? `cuộc ${title}` : `cuộc họp ${title}`
  return `Kết luận của ${m.chairTitle} tại ${where}`
}

export function checkSubmit(c: Conclusion): Refusal | null {
  if (c.state !== 'draft') return refuse('wrong-state', 'Kết luận không còn là dự thảo.')
  if (c.directives.length === 0) return refuse('no-directives', 'Chưa có nội dung chỉ đạo nào để trình.')
  return null
}

export function checkPublish(c: Conclusion): Refusal | null {
  if (c.state === 'published') return refuse('already-published', 'Kết luận đã được ban hành.')
  if (c.state !== 'submitted') return refuse('wrong-state', 'Kết luận chưa được trình duyệt.')
  return null
}

const SECRET = /(^|[^\p{L}])((?:tuyệt|tối)\s+mật|độ\s+mật\s*:\s*\S+|MẬT)(?![\p{L}])/u

/**
 * No state secrets here (Luật Bảo vệ bí mật nhà nước; Quyết định 23/2018/QĐ-TTg keeps them out of shared
 * trackers): a text that carries a secrecy stamp is refused. "bảo mật" and "bí mật" in a sentence are no stamp.
 */
export function checkSecrecy(text: string): Refusal | null {
  return SECRET.test(text.normalize('NFC'))
    ? refuse(
        'secret',
        'Văn bản có dấu chỉ độ mật. Phần mềm không tiếp nhận nội dung bí mật nhà nước; chỉ được ghi số hiệu, đơn vị và ngày.',
      )
    : null
}
