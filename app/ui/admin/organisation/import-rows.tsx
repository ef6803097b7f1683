import { formatCount } from '#app/domain/shared/vietnamese-text.ts'
import { Card } from '../../base/card.tsx'
import { Table } from '../../base/table.tsx'
import { Tag } from '../../base/tag.tsx'

type Row = {
  line: number
  label: string
  outcome: 'added' | 'extended' | 'same' | 'error'
  told: string
  errors: { column: string; message: string }[]
}

const TAGS = {
  added: ['ok', 'mới'],
  extended: ['wait', 'bổ sung'],
  same: ['none', 'đã có'],
  error: ['late', 'lỗi'],
} as const

/** What the import would make of each row; those that are wrong come first. */
export function ImportRows({ title, rows }: { title: string; rows: readonly Row[] }) {
  if (rows.length === 0) return null
  const ordered = [...rows].sort((a, b) => Number(b.errors.length > 0) - Number(a.errors.length > 0) || a.line - b.line)
  return (
    <Card title={`${title}: ${formatCount(rows.length)} dòng`} flush>
      <Table caption={`${title} trong tệp`} bare cards>
        <thead>
          <tr>
            <th scope="col" className="num">
              Dòng
            </th>
            <th scope="col">Tên</th>
            <th scope="col">Kết quả</th>
            <th scope="col">Chi tiết</th>
          </tr>
        </thead>
        <tbody>
          {ordered.map(r => (
            <tr key={r.line}>
              <td data-label="Dòng" className="num">
                {r.line}
              </td>
              <td className="cell-title">{r.label || '(trống)'}</td>
              <td data-label="Kết quả">
                <Tag tone={TAGS[r.errors.length > 0 ? 'error' : r.outcome][0]}>
                  {TAGS[r.errors.length > 0 ? 'error' : r.outcome][1]}
                </Tag>
              </td>
              <td data-label="Chi tiết" data-wide="">
                {r.errors.length > 0 ? (
                  <ul>
                    {r.errors.map(e => (
                      <li key={e.column + e.message}>
                        <span className="font-medium">{e.column}:</span> {e.message}
                      </li>
                    ))}
                  </ul>
                ) : (
                  r.told
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </Table>
    </Card>
  )
}
