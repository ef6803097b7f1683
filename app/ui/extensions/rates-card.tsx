import { formatCount, formatRate } from '#app/domain/shared/vietnamese-text.ts'
import { Card } from '../base/card.tsx'
import { Table } from '../base/table.tsx'

type Figure = { n: number; href: string }
export type RateRow = { name: string; onTime: Figure; late: Figure; overdue: Figure; judged: Figure }

/** The same tasks judged by two days: what extensions make of the rate. Every figure opens its list. */
export function RatesCard({ rows, period }: { rows: readonly RateRow[]; period: string }) {
  return (
    <Card
      title="Tỷ lệ đúng hạn"
      subtitle={`Nhiệm vụ có hạn gốc ${period}, đã xong hoặc đã quá hạn; không kể việc con.`}
      flush
      className="mb-4"
    >
      <Table caption="Tỷ lệ đúng hạn theo hai ngày" bare cards>
        <thead>
          <tr>
            <th scope="col">Tính theo</th>
            <th scope="col" className="num">
              Đúng hạn
            </th>
            <th scope="col" className="num">
              Xong, trễ hạn
            </th>
            <th scope="col" className="num">
              Quá hạn, chưa xong
            </th>
            <th scope="col" className="num">
              Tỷ lệ đúng hạn
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map(r => (
            <tr key={r.name}>
              <td className="cell-title">{r.name}</td>
              <td className="num" data-label="Đúng hạn">
                <a href={r.onTime.href}>{formatCount(r.onTime.n)}</a>
              </td>
              <td className="num" data-label="Xong, trễ hạn">
                <a href={r.late.href}>{formatCount(r.late.n)}</a>
              </td>
              <td className="num" data-label="Quá hạn, chưa xong">
                <a href={r.overdue.href}>{formatCount(r.overdue.n)}</a>
              </td>
              <td className="num" data-label="Tỷ lệ đúng hạn" data-wide="">
                {r.judged.n === 0 ? (
                  '–'
                ) : (
                  <a href={r.judged.href}>
                    <b className="font-semibold">{formatRate(r.onTime.n, r.judged.n)}</b> ({formatCount(r.onTime.n)}/
                    {formatCount(r.judged.n)})
                  </a>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </Table>
    </Card>
  )
}
