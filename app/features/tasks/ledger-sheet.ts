import { shortNumberOf } from '#app/domain/directive/citation.ts'
import { AGAINST_NAMES } from '#app/domain/scoring/criteria.ts'
import { formatDay } from '#app/domain/shared/day.ts'
import { dayOfInstant, formatInstant, formatTime, type Instant } from '#app/domain/shared/instant.ts'
import { EVENT_NAMES } from '#app/domain/task/event-names.ts'
import { LEDGER_OUTCOME_NAMES } from '#app/domain/task/extension-ledger.ts'
import { type ReasonCodes, reasonLabel } from '#app/domain/task/reasons.ts'
import { TASK_STATE_NAMES } from '#app/domain/task/task.ts'
import type { LedgerFilter, LedgerLine, LedgerPage } from '../reads.ts'

type Given = {
  now: Instant
  officeName: string
  filter: LedgerFilter
  unitName: string | null
  reasons: ReasonCodes
  /** Lines at which it was cut, if it was. */
  cut: number | null
}
type Column = { header: string; type: 'text' | 'number' | 'rate' | 'day'; width?: number }

const COLUMNS: [Column, (l: LedgerLine, i: number, reasons: ReasonCodes) => string | number | null][] = [
  [{ header: 'STT', type: 'number', width: 6 }, (_l, i) => i + 1],
  [{ header: 'Mục', type: 'text', width: 8 }, l => shortNumberOf(l.path)],
  [{ header: 'Nhiệm vụ', type: 'text', width: 44 }, l => l.title],
  [{ header: 'Cuộc họp', type: 'text', width: 26 }, l => l.meetingTitle],
  [{ header: 'Đơn vị chủ trì khi ấy', type: 'text', width: 24 }, l => l.unitName],
  [{ header: 'Thời hạn gốc', type: 'day' }, l => l.originalDue ?? 'không'],
  [{ header: 'Thời hạn khi ấy', type: 'day' }, l => l.dueBefore ?? 'không'],
  [{ header: 'Ngày xin', type: 'day' }, l => (l.asked ? dayOfInstant(l.asked.at) : 'không xin')],
  [{ header: 'Người xin', type: 'text', width: 20 }, l => l.askedByName],
  [{ header: 'Xin đến', type: 'day' }, l => l.asked?.wantedDue ?? null],
  [{ header: 'Xin sau hạn', type: 'text', width: 9 }, l => (l.asked?.late ? 'có' : null)],
  [{ header: 'Nhóm lý do', type: 'text', width: 22 }, (l, _i, reasons) => reasonLabel(reasons, l.asked?.code)],
  [{ header: 'Lý do xin', type: 'text', width: 36 }, l => l.asked?.reason ?? null],
  [{ header: 'Quyết định', type: 'text', width: 18 }, l => LEDGER_OUTCOME_NAMES[l.outcome]],
  [{ header: 'Người quyết định', type: 'text', width: 20 }, l => l.decidedByName],
  [{ header: 'Ngày quyết định', type: 'day' }, l => (l.decided ? dayOfInstant(l.decided.at) : null)],
  [{ header: 'Giờ', type: 'text', width: 8 }, l => (l.decided ? formatTime(l.decided.at) : null)],
  [{ header: 'Thời hạn mới', type: 'day' }, l => l.decided?.due ?? null],
  [
    { header: 'Ý kiến', type: 'text', width: 30 },
    l => (l.outcome === 'lapsed' && l.decided ? EVENT_NAMES[l.decided.kind] : (l.decided?.reason ?? null)),
  ],
  [{ header: 'Trạng thái hiện nay', type: 'text', width: 18 }, l => TASK_STATE_NAMES[l.state]],
  [{ header: 'Thời hạn hiện nay', type: 'day' }, l => l.due ?? 'không'],
]

export const ledgerSheet = (lines: readonly LedgerLine[], given: Given) => ({
  name: 'Sổ gia hạn',
  title: 'SỔ GIA HẠN',
  notes: notesOf(given, `${lines.length} dòng`),
  columns: COLUMNS.map(([column]) => column),
  rows: lines.map((line, i) => COLUMNS.map(([, value]) => value(line, i, given.reasons))),
  landscape: true,
})

const RATES: Column[] = [
  { header: 'Tính theo', type: 'text', width: 22 },
  { header: 'Đúng hạn', type: 'number' },
  { header: 'Xong, trễ hạn', type: 'number' },
  { header: 'Quá hạn, chưa xong', type: 'number' },
  { header: 'Cộng', type: 'number' },
  { header: 'Tỷ lệ đúng hạn', type: 'rate' },
]

export const ratesSheet = (rates: LedgerPage['rates'], given: Given) => ({
  name: 'Tỷ lệ đúng hạn',
  title: 'TỶ LỆ ĐÚNG HẠN THEO HAI NGÀY',
  notes: notesOf(given, 'Nhiệm vụ có hạn gốc trong khoảng này, đã xong hoặc đã quá hạn; không kể việc con'),
  columns: RATES,
  rows: (['due', 'original'] as const).map(against => {
    const { onTime, late, overdue } = rates[against]
    const judged = onTime + late + overdue
    return [AGAINST_NAMES[against], onTime, late, overdue, judged, judged === 0 ? 'chưa có' : onTime / judged]
  }),
})

const notesOf = ({ officeName, filter, unitName, now, cut }: Given, what: string): string[] => [
  officeName,
  ...(unitName ? [unitName] : []),
  ...(filter.from || filter.to
    ? [`Từ ${filter.from ? formatDay(filter.from) : 'đầu'} đến ${filter.to ? formatDay(filter.to) : 'nay'}.`]
    : []),
  `${what}; số liệu lúc ${formatInstant(now)}.`,
  ...(cut ? [`Chỉ xuất ${cut} dòng mới nhất; hãy chọn khoảng ngày hẹp hơn.`] : []),
]
