import type { Overview, OverviewRow } from '#app/domain/scoring/overview.ts'
import { formatCount, formatRate } from '#app/domain/shared/vietnamese-text.ts'
import type { Standing } from '#app/domain/task/standing.ts'
import { BarLegend, type BarPart, StackedBar } from '../base/stacked-bar.tsx'
import { Table } from '../base/table.tsx'
import { type BehindNumber, listHref } from './links.ts'

type Props = { overview: Pick<Overview, 'period' | 'previous' | 'against' | 'total' | 'rows'> }

const LEGEND = [
  { label: 'đúng hạn', tone: 'ok' },
  { label: 'trễ hạn', tone: 'soon' },
  { label: 'trong hạn', tone: 'wait' },
  { label: 'quá hạn', tone: 'late' },
  { label: 'không thời hạn', tone: 'none' },
] as const

const COLUMNS: { label: string; standing: Standing }[] = [
  { label: 'Đúng hạn', standing: 'done-on-time' },
  { label: 'Trễ hạn', standing: 'done-late' },
  { label: 'Trong hạn', standing: 'in-time' },
  { label: 'Quá hạn', standing: 'overdue' },
]

/** One row a unit: its part of the matrix as numbers and as a bar, and how punctual and how fresh it is. */
export function OverviewTable({ overview }: Props) {
  const { rows, total, previous } = overview
  return (
    <section className="card" aria-label="Theo đơn vị">
      <div className="px-4 pt-3.5 pb-1.5">
        <BarLegend parts={LEGEND} />
      </div>
      <Table
        caption={`Kết quả theo đơn vị, ${overview.period.name}`}
        cards
        bare
        className="sm:[&_td]:px-2! sm:[&_th]:px-2! sm:[&_th:first-child]:pl-4! sm:[&_th.num]:whitespace-normal! sm:[&_tr>:last-child]:pr-4!"
      >
        <thead>
          <tr>
            <th scope="col" className="sm:w-[20%]">
              Đơn vị
            </th>
            <th scope="col" className="num">
              Việc
            </th>
            <th scope="col" className="w-[13%]">
              <span className="sr-only">Tỷ lệ các nhóm</span>
            </th>
            {COLUMNS.map(c => (
              <th key={c.standing} scope="col" className="num">
                {c.label}
              </th>
            ))}
            <th scope="col" className="num" title="Không thời hạn, đang làm và đã xong">
              Không hạn
            </th>
            <th scope="col" className="num" title="Hoàn thành đúng hạn / đã đến hạn">
              Tỷ lệ đúng hạn
            </th>
            <th scope="col" className="num" title="Số ngày trễ trung bình của các việc trễ hạn, quá hạn">
              Trễ TB
            </th>
            <th scope="col" className="num" title="Số ngày trung bình từ lần cập nhật gần nhất của các việc đang làm">
              Cập nhật
            </th>
            <th scope="col" title={`Điểm phần trăm so với ${previous.name}`}>
              So kỳ trước
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map(row => (
            <Row key={row.unitId} row={row} overview={overview} unitId={row.unitId} />
          ))}
        </tbody>
        <tfoot>
          <Row row={total} overview={overview} unitId={null} />
        </tfoot>
      </Table>
    </section>
  )
}

function Row({ row, overview, unitId }: { row: OverviewRow; unitId: string | null } & Props) {
  const m = row.matrix
  const to = (what: BehindNumber) => listHref(overview.period.id, overview.against, { unitId, ...what })
  const number = (n: number, what: BehindNumber, tone?: string) =>
    n === 0 ? (
      <span className="text-soft">0</span>
    ) : (
      <a href={to(what)} className={tone}>
        {formatCount(n)}
      </a>
    )
  const bar: BarPart[] = [
    { label: 'đúng hạn', value: m['done-on-time'], tone: 'ok' },
    { label: 'trễ hạn', value: m['done-late'], tone: 'soon' },
    { label: 'trong hạn', value: m['in-time'], tone: 'wait' },
    { label: 'quá hạn', value: m.overdue, tone: 'late' },
    { label: 'không thời hạn', value: row.noDay, tone: 'none' },
  ]
  return (
    <tr>
      <th scope="row" className="cell-title text-left text-[length:inherit]! text-ink!">
        {row.unitName}
      </th>
      <td className="num" data-label="Việc">
        {number(row.tasks, {})}
      </td>
      <td className="align-middle!">
        <StackedBar parts={bar} label={row.unitName} />
      </td>
      {COLUMNS.map(c => (
        <td key={c.standing} className="num" data-label={c.label}>
          {number(
            m[c.standing],
            { standing: c.standing },
            c.standing === 'overdue' ? 'font-semibold text-late' : undefined,
          )}
        </td>
      ))}
      <td className="num max-sm:hidden!" data-label="Không hạn">
        {number(row.noDay, { slice: 'no-day' })}
      </td>
      <td className="num" data-label="Tỷ lệ">
        {row.judged === 0 ? (
          <span className="text-soft" title="Chưa có việc nào đến hạn trong kỳ">
            –
          </span>
        ) : (
          <>
            {formatRate(row.onTime, row.judged)}{' '}
            <span className="meta">
              / <a href={to({ slice: 'judged' })}>{formatCount(row.judged)}</a>
            </span>
          </>
        )}
      </td>
      <td className="num" data-label="Trễ TB">
        {row.averageDaysLate === null ? '–' : <a href={to({ slice: 'late' })}>{days(row.averageDaysLate)}</a>}
      </td>
      <td className="num max-sm:hidden!" data-label="Cập nhật">
        {row.freshness === null ? '–' : days(Math.round(row.freshness))}
      </td>
      <td className="whitespace-nowrap" data-label="So kỳ trước">
        <Change points={row.change} />
      </td>
    </tr>
  )
}

const oneDecimal = (n: number): string => (Math.round(n * 10) / 10).toFixed(1).replace('.', ',')
const days = (n: number): string => `${Number.isInteger(n) ? n : oneDecimal(n)} ngày`

/** ▲ 4,1 – percentage points, by shape and word as well as by sign. */
function Change({ points }: { points: number | null }) {
  if (points === null) return <span className="text-soft">–</span>
  if (points === 0) return <span className="text-soft">không đổi</span>
  return (
    <span className="text-[0.875rem] text-soft">
      <span aria-hidden="true">{points > 0 ? '▲' : '▼'}</span>
      <span className="sr-only">{points > 0 ? 'tăng' : 'giảm'}</span> {oneDecimal(Math.abs(points))}
    </span>
  )
}
