import { readDue } from '#app/domain/extraction/due.ts'
import { extractConclusion } from '#app/domain/extraction/extract-conclusion.ts'
import { readText } from '#app/domain/extraction/reading.ts'
import { tokenize } from '#app/domain/extraction/tokens.ts'
import type { CatalogueEntry, ExtractedDirective } from '#app/domain/extraction/types.ts'
import { day, weekdayOf } from '#app/domain/shared/day.ts'

export const tokensOf = (text: string) => tokenize(readText(text).text)

/** The due reading of one sentence said on Wednesday, 12/8/2020. */
export function dueOf(text: string, meeting = '2020-08-12', issue: string | null = null) {
  const tokens = tokensOf(text)
  const context = {
    meeting: day(meeting),
    issue: issue ? day(issue) : null,
    evening: false,
    isWorkingDay: (d: Parameters<typeof weekdayOf>[0]) => weekdayOf(d) < 6,
  }
  const { due, others, recurrence } = readDue(tokens, 0, tokens.length, context)
  return {
    due: due?.due ?? null,
    precision: due?.precision ?? 'none',
    time: due?.time ?? null,
    recurrence: recurrence?.recurrence ?? null,
    others: others.map(o => o.due),
  }
}

const office = (name: string, ...aliases: string[]): CatalogueEntry => ({
  name,
  aliases,
  kind: 'office',
  group: 'Các phòng, ban',
})
const ward = (name: string): CatalogueEntry => ({
  name: `UBND phường ${name}`,
  aliases: [`phường ${name}`],
  kind: 'phường',
  group: 'UBND các phường',
})

export const CATALOGUE: CatalogueEntry[] = [
  { name: 'UBND quận Bến Nước', aliases: ['UBND quận', 'Ủy ban nhân dân quận'], kind: 'body' },
  { name: 'Chủ tịch UBND quận', aliases: ['Chủ tịch Ủy ban nhân dân quận'], kind: 'role' },
  office('Văn phòng HĐND và UBND quận', 'Văn phòng HĐND-UBND'),
  office('Phòng Nội vụ'),
  office('Phòng Tư pháp'),
  office('Phòng Tài chính - Kế hoạch'),
  office('Phòng Tài nguyên và Môi trường'),
  office('Phòng Lao động - Thương binh và Xã hội'),
  { name: 'Trung tâm Ứng dụng công nghệ thông tin', kind: 'centre' },
  { name: 'Chi cục Thuế', kind: 'vertical' },
  { name: 'Công an quận', kind: 'vertical' },
  { name: 'Các phòng, ban', aliases: ['các phòng ban', 'các phòng chuyên môn'], kind: 'group' },
  { name: 'UBND các phường', aliases: ['các phường', 'Chủ tịch UBND các phường'], kind: 'group' },
  { name: 'Các cơ quan, đơn vị', aliases: ['các đơn vị'], kind: 'group' },
  ...['3', '8', '14', 'Tân Mai', 'Hoàng Liệt', 'Vĩnh Hưng'].map(ward),
]

/** The directives of one numbered item. */
export function itemOf(text: string, meeting = '2020-08-12'): ExtractedDirective[] {
  return extractConclusion({
    text: `Chủ tịch UBND quận kết luận:\n1. ${text}`,
    meetingDate: day(meeting),
    unitsCatalogue: CATALOGUE,
  }).directives
}
