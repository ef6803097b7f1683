/**
 * What is pasted into a chat (Zalo): plain text, short lines, an address of its own behind every task. Nobody acts by
 * it without signing in, because a chat is read by many.
 */

import { type Day, formatDay, weekdayName } from '../shared/day.ts'
import { UNIT_SECTION_NAMES, type UnitDigest, type UnitSection } from './unit-digest.ts'

const SHAPES: Record<UnitSection, string> = { late: '■', redo: '▲', soon: '▲', unaccepted: '◐', undated: '○' }

const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim()
const capital = (text: string): string => text.charAt(0).toLocaleUpperCase('vi') + text.slice(1)
const onDay = (d: Day): string => `${capital(weekdayName(d))}, ${formatDay(d)}`

export function unitDigestText(unitName: string, digest: UnitDigest, siteUrl: string): string {
  const head = `VIỆC CẦN CHÚ Ý – ${oneLine(unitName)}\n${onDay(digest.on)}`
  if (digest.count === 0) return `${head}\n\nKhông có việc quá hạn hoặc sắp đến hạn.\n`
  const blocks = digest.sections.map(({ section, items }) =>
    [
      `${SHAPES[section]} ${UNIT_SECTION_NAMES[section]} (${items.length})`,
      ...items.flatMap((item, i) => [
        `${i + 1}. ${item.flash ? '[HOẢ TỐC] ' : ''}${oneLine(item.title)} – ${item.words}`,
        `${siteUrl}/nhiem-vu/${encodeURIComponent(item.taskId)}`,
      ]),
    ].join('\n'),
  )
  return `${[head, ...blocks, 'Đề nghị thực hiện và cập nhật trên phần mềm. Việc đã báo cáo không có trong danh sách này.'].join('\n\n')}\n`
}

export type UrgedDirective = {
  title: string
  source: string
  due: Day | null
  reported: number
  total: number
  missing: readonly { unitName: string; taskId: string; late: number }[]
}

/** For the group of all units: who is missing, with the address of each one's task. */
export function urgeText(d: UrgedDirective, note: string, siteUrl: string): string {
  const lines = d.missing.map(
    (m, i) =>
      `${i + 1}. ${oneLine(m.unitName)}${m.late > 0 ? ` – trễ ${m.late} ngày` : ''}\n${siteUrl}/nhiem-vu/${encodeURIComponent(m.taskId)}`,
  )
  return `${[
    `ĐÔN ĐỐC BÁO CÁO\n${oneLine(d.title)}`,
    `${oneLine(d.source)}${d.due ? ` – hạn ${formatDay(d.due)}` : ''}\nĐã báo cáo ${d.reported}/${d.total} đơn vị. Còn thiếu:`,
    lines.join('\n'),
    ...(note.trim() ? [`“${oneLine(note)}”`] : []),
  ].join('\n\n')}\n`
}
