import { json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { decimal } from '#app/domain/scoring/criteria.ts'
import { NO_BASIS } from '#app/domain/scoring/score.ts'
import { formatDay } from '#app/domain/shared/day.ts'
import { formatRate } from '#app/domain/shared/vietnamese-text.ts'
import { lastCountedDay, loadScores } from '#app/features/scoring/load-scores.ts'
import { tools } from '#app/server/compose.server.ts'
import { found, orPage, pageContext } from '#app/server/page.server.ts'
import { PageHeader } from '#app/ui/base/page-header.tsx'
import { Stat, StatGrid } from '#app/ui/base/stat.tsx'
import { Tag } from '#app/ui/base/tag.tsx'
import { PeriodPicker } from '#app/ui/overview/period-picker.tsx'
import { CriterionCard } from '#app/ui/scores/unit-score.tsx'

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { actor, today, reads } = await pageContext(request)
  const asked = new URL(request.url).searchParams.get('ky')
  const { sheet, rows, scored } = await orPage(loadScores(tools(), reads, actor, today, asked))
  const row = found(rows.find(r => r.unitId === params.unitId))
  return json({
    row,
    scored,
    today,
    period: { id: sheet.period.id, name: sheet.period.name },
    set: { name: sheet.set.name, year: sheet.set.year },
    until: formatDay(lastCountedDay(sheet)),
  })
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Điểm ${data?.row.unitName ?? ''} ${data?.period.name ?? ''} – Giao việc – Nhắc việc` },
]

export default function UnitScorePage() {
  const { row, scored, today, period, set, until } = useLoaderData<typeof loader>()
  return (
    <>
      <PageHeader
        breadcrumb={[{ label: `Chấm điểm ${period.name}`, href: `/cham-diem?ky=${period.id}` }]}
        title={row.unitName}
        tags={row.band ? <Tag tone={row.band.tone}>{row.band.name}</Tag> : <Tag tone="none">{NO_BASIS}</Tag>}
        subtitle={`${set.name} ${set.year} · số liệu đến hết ngày ${until}`}
        actions={<PeriodPicker action={`/cham-diem/${row.unitId}`} periodId={period.id} today={today} />}
      />
      <StatGrid>
        <Stat
          label="Điểm"
          value={row.total === null ? '–' : decimal(row.total)}
          note={row.total === null ? 'Không có việc nào để tính trong kỳ' : `trên ${decimal(row.max)} điểm có thể đạt`}
        />
        <Stat label="Xếp hạng" value={row.rank === null ? '–' : `${row.rank}/${scored}`} />
        <Stat
          label="Hoàn thành"
          value={`${row.done}/${row.hadToBeDone}`}
          note={row.excluded > 0 ? `${row.excluded} việc khách quan, không tính` : undefined}
        />
        <Stat
          label="Đúng hạn"
          value={`${row.rates.due.onTime}/${row.rates.due.of}`}
          note={formatRate(row.rates.due.onTime, row.rates.due.of)}
        />
        <Stat
          label="Đúng hạn gốc"
          value={`${row.rates.original.onTime}/${row.rates.original.of}`}
          note={formatRate(row.rates.original.onTime, row.rates.original.of)}
        />
      </StatGrid>
      {row.criteria.map(criterion => (
        <CriterionCard key={criterion.id} criterion={criterion} />
      ))}
    </>
  )
}
