import { renderWorkbook } from '#app/documents/workbook.ts'
import { type Day, day, formatDay } from '#app/domain/shared/day.ts'
import { dayOfInstant, formatInstant, formatTime, type Instant } from '#app/domain/shared/instant.ts'
import { readDay } from '#app/features/inputs.ts'
import type { EvidenceLine } from '#app/features/reads.ts'
import { evidenceRow, summaryOf, summaryWords } from '#app/features/reminders/evidence-words.ts'

/** More than a unit gets in a year; on the screen a part of it. */
export const MOST_LINES = 20_000
export const SCREEN_LINES = 600

export const evidenceView = (lines: readonly EvidenceLine[], limit = SCREEN_LINES) => ({
  rows: lines.slice(-limit).map(evidenceRow),
  total: lines.length,
  summary: summaryWords(summaryOf(lines)),
})

/** From the address, otherwise the year so far. */
export function periodOf(search: URLSearchParams, today: Day): { from: Day; to: Day } {
  const from = readDay(search.get('tu') ?? '') ?? day(`${today.slice(0, 4)}-01-01`)
  const to = readDay(search.get('den') ?? '') ?? today
  return from <= to ? { from, to } : { from: to, to: from }
}

type Head = { officeName: string; about: string; by: string; now: Instant }

export const evidenceWorkbook = (lines: readonly EvidenceLine[], { officeName, about, by, now }: Head) =>
  renderWorkbook([
    {
      name: 'Hồ sơ nhắc việc',
      title: 'HỒ SƠ NHẮC VIỆC',
      notes: [
        officeName,
        about,
        `${summaryWords(summaryOf(lines))}.`,
        `Trích xuất lúc ${formatInstant(now)} bởi ${by}.`,
      ],
      landscape: true,
      columns: [
        { header: 'Ngày', type: 'day' },
        { header: 'Giờ', type: 'text', width: 8, align: 'center' },
        { header: 'Nhiệm vụ', type: 'text', width: 44 },
        { header: 'Đơn vị', type: 'text', width: 24 },
        { header: 'Thời hạn', type: 'day' },
        { header: 'Bước nhắc', type: 'text', width: 28 },
        { header: 'Gửi đến', type: 'text', width: 24 },
        { header: 'Địa chỉ thư', type: 'text', width: 28 },
        { header: 'Kết quả', type: 'text', width: 22 },
        { header: 'Ghi chú', type: 'text', width: 30 },
        { header: 'Message-ID', type: 'text', width: 40 },
        { header: 'Mở liên kết lúc', type: 'text', width: 18 },
        { header: 'Tiếp nhận lúc', type: 'text', width: 18 },
      ],
      rows: lines.map(l => {
        const r = evidenceRow(l)
        const at = l.sentAt ?? l.at
        return [
          dayOfInstant(at),
          formatTime(at),
          l.title,
          l.unitName,
          l.due,
          r.step,
          r.to,
          r.email,
          r.result.text,
          r.result.detail,
          r.messageId,
          r.opened,
          r.accepted,
        ]
      }),
    },
  ])

export const aboutUnit = (name: string, { from, to }: { from: Day; to: Day }): string =>
  `${name}, từ ${formatDay(from)} đến ${formatDay(to)}`
