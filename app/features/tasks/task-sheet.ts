import { shortNumberOf } from '#app/domain/directive/citation.ts'
import { dayOfInstant, formatInstant, type Instant } from '#app/domain/shared/instant.ts'
import { STANDING_NAMES } from '#app/domain/task/standing.ts'
import { TASK_STATE_NAMES } from '#app/domain/task/task.ts'
import type { TaskLine } from '../reads.ts'

type Column = { header: string; type: 'text' | 'number' | 'rate' | 'day'; width?: number }
type Given = {
  now: Instant
  numberText: string | null /** lines at which the list was cut, if it was */
  cut: number | null
}

const COLUMNS: [Column, (line: TaskLine, i: number) => string | number | null][] = [
  [{ header: 'STT', type: 'number', width: 6 }, (_line, i) => i + 1],
  [{ header: 'Mục', type: 'text', width: 8 }, l => shortNumberOf(l.path)],
  [{ header: 'Nhiệm vụ', type: 'text', width: 52 }, l => l.title],
  [{ header: 'Cuộc họp', type: 'text', width: 28 }, l => l.meetingTitle],
  [{ header: 'Ngày họp', type: 'day' }, l => l.meetingDay],
  [{ header: 'Đơn vị chủ trì', type: 'text', width: 26 }, l => l.unitName],
  [{ header: 'Cán bộ', type: 'text', width: 20 }, l => l.officerName],
  [{ header: 'Nơi nhận báo cáo', type: 'text', width: 22 }, l => l.reportToName],
  [{ header: 'Thời hạn gốc', type: 'day' }, l => l.originalDue ?? 'không'],
  [{ header: 'Thời hạn', type: 'day' }, l => l.due ?? 'không'],
  [{ header: 'Số lần gia hạn', type: 'number', width: 9 }, l => l.extensions],
  [{ header: 'Trạng thái', type: 'text', width: 18 }, l => TASK_STATE_NAMES[l.state]],
  [{ header: 'Kết quả', type: 'text', width: 24 }, l => STANDING_NAMES[l.standing]],
  [{ header: 'Số ngày trễ', type: 'number', width: 9 }, l => l.daysLate],
  [{ header: 'Tiến độ', type: 'rate', width: 9 }, l => l.progress / 100],
  [{ header: 'Cập nhật', type: 'day' }, l => dayOfInstant(l.updatedAt)],
  [{ header: 'Ghi chú mới nhất', type: 'text', width: 40 }, l => l.lastNote],
]

/** A list of tasks as a sheet: what a clerk prints or sends on. */
export const taskSheet = (lines: readonly TaskLine[], { now, numberText, cut }: Given) => ({
  name: 'Nhiệm vụ',
  title: 'DANH SÁCH NHIỆM VỤ',
  notes: [
    ...(numberText ? [numberText] : []),
    `${lines.length} nhiệm vụ, số liệu lúc ${formatInstant(now)}`,
    ...(cut ? [`Chỉ xuất ${cut} dòng đầu; hãy lọc hẹp hơn để có đủ.`] : []),
  ],
  columns: COLUMNS.map(([column]) => column),
  rows: lines.map((line, i) => COLUMNS.map(([, value]) => value(line, i))),
  landscape: true,
})
