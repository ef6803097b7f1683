/**
 * The notice of a conclusion as its view: the office's head, the wording of the conclusion paragraph by paragraph
 * with its own numbering, who signs, who receives. What the text lacks but was ordered is added at its end, so that
 * no directive is missing from the paper.
 */
import type { Amends } from '#app/domain/amendment/amendment.ts'
import { collapse, type DraftDirective } from '#app/domain/directive/draft.ts'
import { nextNumber } from '#app/domain/directive/reshape.ts'
import type { Meeting } from '#app/domain/meeting/meeting.ts'
import { type Day, formatDayOfficial } from '#app/domain/shared/day.ts'
import { plainTextOf, type RichBlock, type RichDoc } from '#app/domain/shared/rich-text.ts'
import { fold } from '#app/domain/shared/vietnamese-text.ts'
import type { Office } from '#app/domain/unit/office.ts'
import { correctionHead, replacementLine } from './amendment-text.ts'
import type { ConclusionNoticeView, NoticeItem, Run } from './conclusion-notice.ts'

export type NoticeSource = {
  draft: boolean
  number: number | null
  symbol: string
  day: Day | null
  place: string
  title: string
  signerTitle: string
  signerName: string
  doc: RichDoc
  directives: readonly DraftDirective[]
  /** What it corrects or replaces. */
  amends: Amends | null
  meeting: Pick<Meeting, 'day' | 'place' | 'title' | 'chairTitle'>
  office: Pick<Office, 'name' | 'units' | 'groups'>
}

export function noticeOfConclusion(s: NoticeSource): ConclusionNoticeView {
  const issuingBody = spelledOut(s.office.name)
  const paragraphs = bodyOf(s.doc)
  const firstItem = paragraphs.findIndex(p => labelOf(plain(p)) !== null)
  const opening = firstItem < 0 ? [] : paragraphs.slice(0, firstItem)
  const items = paragraphs.slice(firstItem < 0 ? 0 : firstItem).map(itemOf)
  const missing = leftOut(s)
  let number = Number(nextNumber(s.directives))
  const added = missing.map<NoticeItem>(d => ({ level: 1, label: `${number++}.`, content: d.text }))
  const closes = items.at(-1) !== undefined && isClosing(plainOf(items.at(-1)!.content))
  const body = closes ? [...items.slice(0, -1), ...added] : [...items, ...added]
  const whole = { subject: subjectLines(s.title), opening: opening.length > 0 ? opening.map(runsOf) : [openingOf(s)] }
  // a correction says what it puts right before it gives the whole text once more
  const correction = s.amends?.kind === 'correction' ? correctionHead(s.amends, issuingBody) : null
  return {
    issuingBody,
    number: s.number,
    symbol: s.symbol,
    place: s.place,
    day: s.day,
    draft: s.draft,
    subject: correction?.subject ?? whole.subject,
    opening: correction?.opening ?? whole.opening,
    items: [
      ...(correction
        ? [...correction.items, ...whole.opening.map<NoticeItem>(content => ({ level: 1, label: null, content }))]
        : []),
      ...body,
      ...(s.amends?.kind === 'replacement' ? [replacementLine(s.amends, issuingBody)] : []),
    ],
    closing: closes
      ? items.at(-1)!.content
      : `${issuingBody} thông báo để các cơ quan, đơn vị có liên quan biết, thực hiện`,
    signature: { lines: signatureLines(s.signerTitle), name: s.signerName },
    recipients: recipientsOf(s),
  }
}

const spelledOut = (name: string): string =>
  name.replace(/\bUBND\b/g, 'Ủy ban nhân dân').replace(/\bHĐND\b/g, 'Hội đồng nhân dân')

/** Two lines, as a trích yếu is set: who concluded; at what. */
function subjectLines(title: string): string[] {
  const at = title.indexOf(' tại ')
  return at < 0 ? [title] : [title.slice(0, at), title.slice(at + 1)]
}

const openingOf = (s: NoticeSource): string => {
  const { day, place, chairTitle, title } = s.meeting
  const where = place ? `, tại ${place}` : ''
  const date = formatDayOfficial(day)
  return `${date.charAt(0).toLocaleUpperCase('vi')}${date.slice(1)}${where}, ${chairTitle} đã chủ trì ${title.charAt(0).toLocaleLowerCase('vi')}${title.slice(1)}. Sau khi nghe ý kiến của các đơn vị dự họp, ${chairTitle} kết luận, chỉ đạo như sau:`
}

/** Where a whole notice was pasted, its own head and foot are left out: they are set anew here. */
function bodyOf(doc: RichDoc): RichBlock[] {
  const filled = doc.content.filter(p => plain(p) !== '')
  const head = filled.slice(0, HEAD_REACH).findLastIndex(p => HEAD.test(fold(plain(p))))
  const start = head < 0 ? 0 : head + 1
  const foot = filled.findIndex((p, i) => i >= start && FOOT.test(fold(plain(p))))
  return filled.slice(start, foot < 0 ? undefined : foot)
}
const HEAD_REACH = 12
const HEAD = /^(cong hoa xa hoi chu nghia|doc lap tu do hanh phuc|so \d* ?(tb|kl)|thong bao$|ket luan cua .* tai |v v )/
const FOOT = /^(noi nhan|tl chu tich|kt chu tich|tm uy ban|tm ubnd|chanh van phong$|binh luan$|please enter)/

const plain = (p: RichBlock): string =>
  collapse((p.content ?? []).map(n => (n.type === 'text' ? n.text : ' ')).join(''))
const plainOf = (content: NoticeItem['content']): string =>
  collapse(typeof content === 'string' ? content : content.map(r => r.text).join(''))

const runsOf = (p: RichBlock): Run[] =>
  (p.content ?? []).map(n =>
    n.type === 'text'
      ? { text: n.text, bold: has(n.marks, 'bold') || undefined, italic: has(n.marks, 'italic') || undefined }
      : { text: ' ' },
  )
const has = (marks: readonly { type: string }[] | undefined, type: string): boolean =>
  marks?.some(m => m.type === type) ?? false

const LABEL = /^\s*((?:\d{1,3}(?:\.\d{1,3})*[.)]?)|(?:[a-zđ]\))|(?:[IVXLC]{1,6}\.)|[-–—+*•])(?=\s)/u
const labelOf = (text: string): string | null => LABEL.exec(text)?.[1] ?? null

function itemOf(p: RichBlock): NoticeItem {
  const runs = runsOf(p)
  const label = labelOf(runs.map(r => r.text).join(''))
  const addresses = p.type === 'directive' ? p.attrs.items.map(x => x.address) : []
  if (label === null) return { level: 1, label: null, content: runs, addresses }
  const bold = runs[0]?.bold === true
  let cut =
    runs
      .map(r => r.text)
      .join('')
      .indexOf(label) + label.length
  const content = runs.map(r => {
    const gone = Math.min(cut, r.text.length)
    cut -= gone
    return { ...r, text: r.text.slice(gone) }
  })
  return { level: levelOf(label), label: printed(label), content, bold: bold && runs.every(r => r.bold), addresses }
}
/** "1.2." and "1.2" are both printed as typed; a lone number ends with a full stop. */
const printed = (label: string): string => (/^\d+$/.test(label) ? `${label}.` : label)
function levelOf(label: string): number {
  if (/^[IVXLC]+\.$/.test(label)) return 1
  if (/^\d/.test(label)) return 1 + label.replace(/[.)]$/, '').split('.').length
  return /^[a-zđ]\)/.test(label) ? 5 : 6
}

const isClosing = (text: string): boolean => /thong bao (de|den|toi) .*(biet|thuc hien)/.test(fold(text))

/** Directives whose words the printed text does not hold. */
function leftOut(s: NoticeSource): DraftDirective[] {
  const text = collapse(bodyOf(s.doc).map(plain).join(' '))
  const whole = collapse(plainTextOf(s.doc))
  return s.directives.filter(
    d => !text.includes(d.text) && !(d.span && whole.includes(d.text) && text.includes(d.text.slice(0, 40))),
  )
}

function signatureLines(title: string): string[] {
  if (/^phó chủ tịch/iu.test(title)) return ['KT. CHỦ TỊCH', 'PHÓ CHỦ TỊCH']
  if (/^chủ tịch/iu.test(title)) return ['CHỦ TỊCH']
  return ['TL. CHỦ TỊCH', title]
}

const MOST = 10
function recipientsOf(s: NoticeSource): string[] {
  const names: string[] = []
  for (const d of s.directives)
    for (const p of [...d.lead, ...d.coordinate, ...(d.reportTo?.kind === 'unit' ? [d.reportTo] : [])]) {
      const name =
        p.kind === 'group'
          ? s.office.groups.find(g => g.id === p.id)?.name
          : s.office.units.find(u => u.id === p.id)?.name
      if (name && !names.includes(name)) names.push(name)
    }
  const doers = names.length > MOST ? [...names.slice(0, MOST - 1), 'Các đơn vị có liên quan'] : names
  return ['Chủ tịch, các Phó Chủ tịch (để báo cáo)', ...doers, 'Lưu: VT']
}
