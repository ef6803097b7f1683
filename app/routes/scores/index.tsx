import { json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { criteriaOf } from '#app/domain/scoring/criteria.ts'
import { formatDay } from '#app/domain/shared/day.ts'
import { lastCountedDay, loadScores } from '#app/features/scoring/load-scores.ts'
import { tools } from '#app/server/compose.server.ts'
import { orPage, pageContext } from '#app/server/page.server.ts'
import { ButtonLink } from '#app/ui/base/button.tsx'
import { PageHeader } from '#app/ui/base/page-header.tsx'
import { PeriodPicker } from '#app/ui/overview/period-picker.tsx'
import { BandLegend, type ScoreLine, ScoreTable } from '#app/ui/scores/score-table.tsx'

export async function loader({ request }: LoaderFunctionArgs) {
  const { actor, today, reads } = await pageContext(request)
  const asked = new URL(request.url).searchParams.get('ky')
  const { sheet, rows, seesAll, scored } = await orPage(loadScores(tools(), reads, actor, today, asked))
  return json({
    period: { id: sheet.period.id, name: sheet.period.name },
    set: { name: sheet.set.name, year: sheet.set.year, bands: sheet.set.bands },
    criteria: criteriaOf(sheet.set).map(({ id, name, max }) => ({ id, name, max })),
    until: formatDay(lastCountedDay(sheet)),
    seesAll,
    scored,
    today,
    lines: rows.map(
      (r): ScoreLine => ({
        unitId: r.unitId,
        unitName: r.unitName,
        total: r.total,
        max: r.max,
        percent: r.percent,
        band: r.band,
        rates: r.rates,
        mention: r.mention,
        rank: r.rank,
        points: r.criteria.map(c => c.points),
      }),
    ),
  })
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Chấm điểm ${data?.period.name ?? ''} – Giao việc – Nhắc việc` },
]

export default function ScoresPage() {
  const { period, set, criteria, until, seesAll, scored, today, lines } = useLoaderData<typeof loader>()
  return (
    <>
      <PageHeader
        title={`Chấm điểm ${period.name}`}
        subtitle={`${set.name} ${set.year} · số liệu đến hết ngày ${until} · ${scored} đơn vị có điểm${seesAll ? '' : ', bạn xem được đơn vị mình'}`}
        actions={
          <>
            <PeriodPicker action="/cham-diem" periodId={period.id} today={today} />
            <ButtonLink href={`/cham-diem/xuat?ky=${period.id}`} data-document="">
              Xuất Excel
            </ButtonLink>
          </>
        }
      />
      <ScoreTable lines={lines} criteria={criteria} periodId={period.id} periodName={period.name} ranked={seesAll} />
      <BandLegend bands={set.bands} />
    </>
  )
}
