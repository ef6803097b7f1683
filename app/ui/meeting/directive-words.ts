/** The words a card uses for what it holds. */
import { numberOf } from '#app/domain/directive/citation.ts'
import { confidenceOf, type DoubtCircumstances, doubtsOf } from '#app/domain/directive/doubt.ts'
import {
  type DraftDirective,
  MISSING_NAMES,
  missingIn,
  type PartyRef,
  type ReportTo,
} from '#app/domain/directive/draft.ts'
import { unitsOfParties } from '#app/domain/directive/fan-out.ts'
import { type Confidence, type DuePrecision, RECURRENCE_NAMES } from '#app/domain/extraction/types.ts'
import { type Day, formatDay } from '#app/domain/shared/day.ts'
import { fold } from '#app/domain/shared/vietnamese-text.ts'
import { membersOn, type Office } from '#app/domain/unit/office.ts'
import type { Tone } from '../base/tone.ts'
import type { DirectiveView } from './directive-line.tsx'

const PRECISION: Partial<Record<DuePrecision, string>> = {
  week: 'trong tuần',
  month: 'trong tháng',
  quarter: 'trong quý',
  'half-year': 'trong nửa năm',
  year: 'trong năm',
}

export const CONFIDENCE_TAGS: Record<Confidence, { tone: Tone; word: string }> = {
  sure: { tone: 'ok', word: 'chắc chắn' },
  check: { tone: 'soon', word: 'nên xem' },
  unclear: { tone: 'none', word: 'chưa rõ' },
}

/** The one tag of a card: what keeps it from being done, or how sure the reading is. */
export function tagOf(d: DraftDirective, about: DoubtCircumstances): { tone: Tone; word: string } {
  if (d.confirmed)
    return d.lead.length === 0 ? { tone: 'none', word: 'chưa có chủ trì' } : { tone: 'ok', word: 'đã xác nhận' }
  return CONFIDENCE_TAGS[confidenceOf(doubtsOf(d, about))]
}

/** "Chưa đủ rõ: thiếu thời hạn, sản phẩm" – null where everything is said. */
export function unclearWords(d: DraftDirective): string | null {
  const missing = missingIn(d)
  return missing.length === 0 ? null : `Chưa đủ rõ: thiếu ${missing.map(m => MISSING_NAMES[m]).join(', ')}`
}

export const partyName = (office: Office, p: PartyRef): string =>
  (p.kind === 'unit' ? office.units.find(u => u.id === p.id)?.name : office.groups.find(g => g.id === p.id)?.name) ??
  'đơn vị đã bỏ'

/** "Các phòng, ban · 11" */
export function partyLabel(office: Office, p: PartyRef, on: Day): string {
  const name = partyName(office, p)
  return p.kind === 'group' ? `${name}\u00a0·\u00a0${membersOn(office, p.id, on).length}` : name
}

export const reportToName = (office: Office, r: ReportTo | null): string | null =>
  r === null ? null : r.kind === 'post' ? r.title : partyName(office, r)

export const unitCount = (office: Office, parties: readonly PartyRef[], on: Day): number =>
  unitsOfParties(office, parties, on).length

/** "05/06/2008", "kỳ họp sau", "hằng tháng", or null. */
export function dueWords(d: Pick<DraftDirective, 'due' | 'dueTime' | 'duePrecision' | 'dueText'>): string | null {
  if (d.due) return `${d.dueTime ? `${d.dueTime}, ` : ''}${formatDay(d.due)}`
  if (d.duePrecision === 'next-meeting') return 'Kỳ họp sau'
  if (d.duePrecision === 'event') return d.dueText ?? 'Theo sự kiện'
  return null
}

export const precisionWords = (p: DuePrecision): string | null => PRECISION[p] ?? null

const PRODUCTS = [
  'báo cáo',
  'kế hoạch',
  'đề án',
  'phương án',
  'tờ trình',
  'danh mục',
  'danh sách',
  'quyết định',
  'công văn',
  'quy chế',
  'quy trình',
  'hướng dẫn',
  'đề xuất',
  'biên bản',
  'hồ sơ',
  'dự thảo',
  'văn bản',
  'kết quả',
].map(name => ({ name, folded: ` ${fold(name)} ` }))

/** What must exist at the end, as the text names it first. */
export function productIn(text: string): string | null {
  const words = ` ${fold(text)} `
  let best: { name: string; at: number } | null = null
  for (const p of PRODUCTS) {
    const at = words.indexOf(p.folded)
    if (at >= 0 && (best === null || at < best.at)) best = { name: p.name, at }
  }
  return best ? best.name.charAt(0).toLocaleUpperCase('vi') + best.name.slice(1) : null
}

/** A directive with every name spelled out, for the pages that only show it. */
export function directiveView(d: DraftDirective, index: number, office: Office, on: Day): DirectiveView {
  const words = [
    d.due ? d.dueTime : dueWords(d),
    d.recurrence ? RECURRENCE_NAMES[d.recurrence] : null,
    ...d.otherDues.map(day => `mốc ${formatDay(day)}`),
  ].filter(w => w !== null)
  return {
    id: d.id,
    number: numberOf(d, index),
    title: d.title,
    text: d.text,
    lead: d.lead.map(p => partyLabel(office, p, on)),
    coordinate: d.coordinate.map(p => partyLabel(office, p, on)),
    reportTo: reportToName(office, d.reportTo),
    due: d.due,
    dueWords: words.length > 0 ? words.join(', ') : null,
    urgency: d.urgency,
    starred: d.starred,
    unclear: unclearWords(d),
  }
}
