import { type Criterion, decimal } from '#app/domain/scoring/criteria.ts'
import { NO_BASIS, type OnTimeRate } from '#app/domain/scoring/score.ts'
import type { SheetRow } from '#app/domain/scoring/sheet.ts'
import { formatRate } from '#app/domain/shared/vietnamese-text.ts'
import { Table } from '../base/table.tsx'
import { Tag } from '../base/tag.tsx'

export type ScoreLine = Pick<
  SheetRow,
  'unitId' | 'unitName' | 'total' | 'max' | 'percent' | 'band' | 'rates' | 'mention'
> & {
  rank: number | null
  /** Points in the order of the set's criteria; null: no basis. */
  points: (number | null)[]
}

type Props = {
  lines: readonly ScoreLine[]
  criteria: readonly Pick<Criterion, 'id' | 'name' | 'max'>[]
  periodId: string
  periodName: string
  ranked: boolean
}

/** All units of a period, best first; every score opens into the tasks behind it. */
export function ScoreTable({ lines, criteria, periodId, periodName, ranked }: Props) {
  return (
    <Table caption={`Điểm ${periodName}`} cards>
      <thead>
        <tr>
          <th scope="col" className="num">
            Hạng
          </th>
          <th scope="col">Đơn vị</th>
          <th scope="col" className="num">
            Điểm
          </th>
          <th scope="col">Xếp loại</th>
          {criteria.map(c => (
            <th key={c.id} scope="col" className="num">
              <span className="inline-block max-w-28 whitespace-normal">{c.name}</span>
              <span className="block font-normal">tối đa {decimal(c.max)}</span>
            </th>
          ))}
          <th scope="col" className="num">
            Đúng hạn
          </th>
          <th scope="col" className="num">
            Theo hạn gốc
          </th>
        </tr>
      </thead>
      <tbody>
        {lines.map(line => {
          const href = `/cham-diem/${line.unitId}?ky=${periodId}`
          return (
            <tr key={line.unitId}>
              <td className="num" data-label={ranked ? 'Hạng' : undefined}>
                {line.rank ?? '–'}
              </td>
              <td className="cell-title">
                <a href={href}>{line.unitName}</a> {line.mention === 'praise' && <Tag tone="ok">biểu dương</Tag>}
                {line.mention === 'criticism' && <Tag tone="late">phê bình</Tag>}
              </td>
              <td className="num text-lg font-semibold" data-label="Điểm">
                {line.total === null ? (
                  <span className="text-base font-normal text-soft">–</span>
                ) : (
                  <>
                    <a href={href}>{decimal(line.total)}</a>
                    {line.max !== 100 && <span className="meta font-normal"> / {decimal(line.max)}</span>}
                  </>
                )}
              </td>
              <td data-label="Xếp loại">
                {line.band ? <Tag tone={line.band.tone}>{line.band.name}</Tag> : <Tag tone="none">{NO_BASIS}</Tag>}
              </td>
              {criteria.map((c, i) => {
                const points = line.points[i] ?? null
                return (
                  <td key={c.id} className="num" data-label={c.name} data-wide="">
                    {points === null ? (
                      <span className="text-soft" title={NO_BASIS}>
                        –
                      </span>
                    ) : (
                      <a href={`${href}#tieu-chi-${c.id}`}>{decimal(points)}</a>
                    )}
                  </td>
                )
              })}
              <td className="num" data-label="Đúng hạn" data-wide="">
                <Rate rate={line.rates.due} />
              </td>
              <td className="num" data-label="Theo hạn gốc" data-wide="">
                <Rate rate={line.rates.original} />
              </td>
            </tr>
          )
        })}
      </tbody>
    </Table>
  )
}

/** 66,7 % (6/9): never without its denominator. */
export function Rate({ rate }: { rate: OnTimeRate }) {
  if (rate.of === 0) return <span className="text-soft">–</span>
  return (
    <span className="num">
      {formatRate(rate.onTime, rate.of)}{' '}
      <span className="meta">
        {rate.onTime}/{rate.of}
      </span>
    </span>
  )
}

type Band = { id: string; name: string; from: number }

/** What the bands and the lists of praise and criticism mean. */
export function BandLegend({ bands }: { bands: readonly Band[] }) {
  return (
    <p className="meta mt-3">
      Xếp loại theo phần trăm số điểm có thể đạt:{' '}
      {bands
        .map((b, i) => (i === 0 ? `từ ${b.from}: ${b.name}` : `${b.from}–<${bands[i - 1]!.from}: ${b.name}`))
        .join(' · ')}
      . Đơn vị không có việc nào để tính thì không có căn cứ: không phải 0, cũng không phải điểm tối đa.
    </p>
  )
}
