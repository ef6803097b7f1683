/** The scores of a period as a workbook: one sheet of figures, one with the task behind every point. */
import { COUNTED_NAMES } from '#app/domain/scoring/counted.ts'
import { criteriaOf } from '#app/domain/scoring/criteria.ts'
import { NO_BASIS, type OnTimeRate } from '#app/domain/scoring/score.ts'
import type { ScoreSheet, SheetRow } from '#app/domain/scoring/sheet.ts'
import { type Day, formatDay } from '#app/domain/shared/day.ts'
import type { CellValue, SheetView } from './workbook.ts'

export type ScoresView = {
  sheet: Pick<ScoreSheet, 'set' | 'period'>
  rows: readonly (SheetRow & { rank: number | null })[]
  officeName: string
  until: Day
}

export function scoreSheets({ sheet, rows, officeName, until }: ScoresView): SheetView[] {
  const { set, period } = sheet
  const criteria = criteriaOf(set)
  const notes = [officeName, `${set.name} ${set.year}; số liệu đến hết ngày ${formatDay(until)}.`]
  return [
    {
      name: `Điểm ${period.id}`,
      title: `KẾT QUẢ CHẤM ĐIỂM – ${period.name.toLocaleUpperCase('vi')}`,
      notes: [...notes, 'Tiêu chí không có căn cứ thì bỏ khỏi tổng điểm có thể đạt; xếp loại theo phần trăm.'],
      landscape: true,
      columns: [
        { header: 'Hạng', type: 'number', width: 7 },
        { header: 'Đơn vị', type: 'text' },
        { header: 'Điểm', type: 'number', width: 9 },
        { header: 'Có thể đạt', type: 'number', width: 9 },
        { header: 'Xếp loại', type: 'text', width: 16 },
        ...criteria.map(c => ({ header: `${c.name} (${c.max})`, type: 'number' as const, width: 12 })),
        { header: 'Tỷ lệ đúng hạn', type: 'rate', width: 10 },
        { header: 'Đã đến hạn', type: 'number', width: 9 },
        { header: 'Tỷ lệ theo hạn gốc', type: 'rate', width: 10 },
      ],
      rows: rows.map((r): CellValue[] => [
        r.rank ?? '–',
        r.unitName,
        r.total ?? '–',
        r.total === null ? '–' : r.max,
        r.band?.name ?? NO_BASIS,
        ...r.criteria.map(c => c.points ?? '–'),
        rate(r.rates.due),
        r.rates.due.of,
        rate(r.rates.original),
      ]),
    },
    {
      name: 'Từng nhiệm vụ',
      title: `CÁC NHIỆM VỤ ĐƯỢC TÍNH – ${period.name.toLocaleUpperCase('vi')}`,
      notes,
      landscape: true,
      columns: [
        { header: 'Đơn vị', type: 'text', width: 26 },
        { header: 'Tiêu chí', type: 'text', width: 26 },
        { header: 'Nhiệm vụ', type: 'text', width: 52 },
        { header: 'Được tính là', type: 'text', width: 20 },
        { header: 'Số ngày trễ', type: 'number', width: 9 },
        { header: 'Điểm', type: 'number', width: 9 },
        { header: 'Vì sao', type: 'text', width: 44 },
      ],
      rows: rows.flatMap(r =>
        r.criteria.flatMap(c =>
          c.tasks
            .filter(t => t.counts || t.counted === 'excluded')
            .map((t): CellValue[] => [
              r.unitName,
              c.name,
              `${t.path}. ${t.title}`,
              COUNTED_NAMES[t.counted],
              t.daysLate,
              Math.round(t.points * 100) / 100,
              t.why,
            ]),
        ),
      ),
    },
  ]
}

const rate = (r: OnTimeRate): CellValue => (r.of === 0 ? '–' : r.onTime / r.of)
