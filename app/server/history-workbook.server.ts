import { renderWorkbook } from '#app/documents/workbook.ts'
import { formatDay } from '#app/domain/shared/day.ts'
import { dayOfInstant, formatInstant, formatTime, type Instant } from '#app/domain/shared/instant.ts'
import { changesAsText } from '#app/features/admin/describe-event.ts'
import { type ReadableLine, readableLines } from '#app/features/admin/history-lines.ts'
import type { HistoryFilter, Reads } from '#app/features/reads.ts'

/** More than anybody reads; the days of the filter bring the rest. */
const MOST = 20_000
const PAGE = 1000

/** The history under a filter as a workbook, newest first. */
export async function historyWorkbook(
  reads: Reads,
  filter: HistoryFilter,
  now: Instant,
  heading: string[] = [],
): Promise<Uint8Array> {
  const [office, series, reasons, seal] = await Promise.all([
    reads.office(),
    reads.series(),
    reads.reasonCodes(),
    reads.historySeal(),
  ])
  const lines: ReadableLine[] = []
  let after: string | undefined
  do {
    const page = await reads.history({ ...filter, after, limit: PAGE })
    lines.push(...readableLines(page.lines, office, series, reasons))
    after = page.next ?? undefined
  } while (after !== undefined && lines.length < MOST)
  const days =
    filter.from || filter.to
      ? [`Từ ${filter.from ? formatDay(filter.from) : 'đầu'} đến ${filter.to ? formatDay(filter.to) : 'nay'}.`]
      : []
  return renderWorkbook([
    {
      name: 'Nhật ký',
      title: 'NHẬT KÝ THAY ĐỔI',
      notes: [
        office.name,
        ...heading,
        ...days,
        `Xuất lúc ${formatInstant(now)}; ${lines.length} dòng.`,
        ...(seal ? [`Niêm phong đến hết ngày ${formatDay(seal.day)}, mã ${seal.hash}.`] : []),
        ...(after === undefined ? [] : [`Còn nữa: tệp chỉ chứa ${MOST} dòng mới nhất, hãy chọn khoảng ngày hẹp hơn.`]),
      ],
      landscape: true,
      columns: [
        { header: 'Ngày', type: 'day' },
        { header: 'Giờ', type: 'text', width: 9, align: 'center' },
        { header: 'Ai', type: 'text', width: 24 },
        { header: 'Chức vụ', type: 'text', width: 24 },
        { header: 'Loại', type: 'text', width: 14 },
        { header: 'Về', type: 'text', width: 36 },
        { header: 'Việc', type: 'text', width: 24 },
        { header: 'Trước → sau', type: 'text', width: 48 },
        { header: 'Lý do, nội dung', type: 'text', width: 40 },
        { header: 'Từ đâu', type: 'text', width: 24 },
      ],
      rows: lines.map(l => [
        dayOfInstant(l.at),
        formatTime(l.at),
        l.who,
        l.whoTitle,
        l.kindLabel,
        l.subject,
        l.what,
        changesAsText(l.changes),
        l.note,
        l.origin,
      ]),
    },
  ])
}
