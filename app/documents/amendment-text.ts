/**
 * How a later notice says what it does to the one before it, item by item. What is put right stands first, "đã ghi …
 * nay sửa là …", as such papers have it; what only the application knows of (a short name, a mark) is in none.
 */
import type { AmendedItem, Amends, ChangedPart } from '#app/domain/amendment/amendment.ts'
import { citationOf } from '#app/domain/directive/citation.ts'
import { formatDayOfficial } from '#app/domain/shared/day.ts'
import { LETTERS } from '#app/domain/shared/numerals.ts'
import type { Content, NoticeItem } from './conclusion-notice.ts'

const titleOf = (a: Pick<Amends, 'number' | 'day'>): string => `Thông báo số ${a.number} ${formatDayOfficial(a.day)}`
const lower = (text: string): string => text.charAt(0).toLocaleLowerCase('vi') + text.slice(1)
const ended = (text: string): string => text.replace(/[\s.;,:]+$/, '')

type CorrectionHead = { subject: string[]; opening: Content[]; items: NoticeItem[] }

export function correctionHead(a: Amends, issuingBody: string): CorrectionHead {
  const said = a.items.flatMap(itemWords)
  return {
    subject: [`Đính chính ${titleOf(a)}`, `về ${lower(a.title)}`],
    opening: [
      `${issuingBody} đã ban hành ${titleOf(a)} về ${lower(a.title)}. Qua rà soát (${lower(ended(a.reason))}), ${issuingBody} đính chính như sau:`,
    ],
    items: [
      ...said.map<NoticeItem>((content, i) => ({ level: 2, label: LETTERS[i] ? `${LETTERS[i]})` : '-', content })),
      { level: 1, label: null, content: `Các nội dung khác của ${titleOf(a)} không thay đổi.` },
      { level: 1, label: null, content: 'Toàn văn sau khi đính chính:', bold: true },
    ],
  }
}

/** A notice that takes another's place says so at its end. */
export const replacementLine = (a: Amends, issuingBody: string): NoticeItem => ({
  level: 1,
  label: null,
  content: `Thông báo này thay thế ${titleOf(a)} của ${issuingBody}.`,
})

function itemWords(item: AmendedItem): string[] {
  if (item.kind === 'added') return [`Bổ sung ${placeOf(item.path)}: “${ended(item.after ?? '')}”.`]
  if (item.kind === 'dropped') return [`Bỏ ${placeOf(item.earlierPath)}: “${ended(item.before ?? '')}”.`]
  const moved = item.path !== item.earlierPath ? ` (nay là ${placeOf(item.path)})` : ''
  const place = `Tại ${placeOf(item.earlierPath)}${moved}`
  // what was typed beside the text is said for itself
  return item.before !== item.after
    ? [`${place}, đã ghi: “${ended(item.before ?? '')}”; nay sửa là: “${ended(item.after ?? '')}”.`]
    : item.changes
        .filter(c => !INSIDE.has(c.part))
        .map(c => `${place}, ${lower(c.label)}: ${c.before}; nay sửa là: ${c.after}.`)
}
const INSIDE: ReadonlySet<ChangedPart> = new Set(['urgency', 'starred'])

const placeOf = (path: string | null): string => citationOf(path ?? '') || 'phần mở đầu'
