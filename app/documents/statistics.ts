/** The overview as a sheet: the national matrix and the flow, by unit. */
import type { Overview, OverviewRow } from '#app/domain/scoring/overview.ts'
import type { CellValue, SheetView } from './workbook.ts'

export type StatisticsView = { overview: Overview; officeName: string; until: string }

export function statisticsSheets({ overview, officeName, until }: StatisticsView): SheetView[] {
  const { period, previous, against } = overview
  return [
    {
      name: `Toàn cảnh ${period.id}`,
      title: `KẾT QUẢ THỰC HIỆN NHIỆM VỤ ĐƯỢC GIAO – ${period.name.toLocaleUpperCase('vi')}`,
      notes: [
        officeName,
        `Số liệu ${until}; tính theo ${against === 'original' ? 'hạn gốc' : 'hạn đã điều chỉnh'}.`,
        'Tỷ lệ đúng hạn = hoàn thành đúng hạn / (hoàn thành đúng hạn + hoàn thành trễ hạn + quá hạn).',
        `Đầu kỳ + giao mới + nhận về − chuyển đi − hoàn thành − thu hồi = cuối kỳ: ${overview.addsUp ? 'khớp' : 'KHÔNG KHỚP'}.`,
      ],
      landscape: true,
      columns: [
        { header: 'Đơn vị', type: 'text' },
        ...COUNTS.map(header => ({ header, type: 'number' as const, width: 9.5 })),
        { header: 'Tỷ lệ đúng hạn', type: 'rate', width: 9.5 },
        { header: 'Ngày trễ TB', type: 'number', width: 9.5 },
        { header: `So ${previous.name} (điểm %)`, type: 'number', width: 11 },
      ],
      rows: overview.rows.map(row => cells(row)),
      total: cells(overview.total),
    },
  ]
}

const COUNTS = [
  'Đầu kỳ',
  'Giao mới',
  'Nhận về',
  'Chuyển đi',
  'HT đúng hạn',
  'HT trễ hạn',
  'HT không hạn',
  'Thu hồi',
  'Cuối kỳ',
  'Trong hạn',
  'Quá hạn',
  'Không hạn',
] as const

const cells = ({ unitName, flow: f, matrix: m, onTime, judged, averageDaysLate, change }: OverviewRow): CellValue[] => [
  unitName,
  f.opening,
  f.assigned,
  f.movedIn,
  f.movedOut,
  m['done-on-time'],
  m['done-late'],
  m['done-no-due'],
  f.withdrawn,
  f.closing,
  m['in-time'],
  m.overdue,
  m['no-due'],
  judged === 0 ? '–' : onTime / judged,
  averageDaysLate ?? '–',
  change ?? '–',
]
