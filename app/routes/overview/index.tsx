import { json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { formatDay } from '#app/domain/shared/day.ts'
import { formatTime } from '#app/domain/shared/instant.ts'
import { loadOverview } from '#app/features/scoring/load-overview.ts'
import { overviewAddress } from '#app/features/scoring/overview-address.ts'
import { pageContext, requireMay } from '#app/server/page.server.ts'
import { ButtonLink } from '#app/ui/base/button.tsx'
import { PageHeader } from '#app/ui/base/page-header.tsx'
import { overviewHref } from '#app/ui/overview/links.ts'
import { FlowLine, OverviewFigures } from '#app/ui/overview/overview-figures.tsx'
import { OverviewTable } from '#app/ui/overview/overview-table.tsx'
import { PeriodPicker } from '#app/ui/overview/period-picker.tsx'

export async function loader({ request }: LoaderFunctionArgs) {
  const { actor, today, now, reads } = await pageContext(request)
  requireMay(actor, 'overview.view')
  const { period, against } = overviewAddress(request, today)
  const overview = await loadOverview(reads, period, against, now)
  const running = period.to >= today
  const until = running ? `lúc ${formatTime(now)}, ${formatDay(today)}` : `đến hết ngày ${formatDay(period.to)}`
  return json({ overview, running, until, today })
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Toàn cảnh ${data?.overview.period.name ?? ''} – Giao việc – Nhắc việc` },
]

export default function OverviewPage() {
  const { overview, running, until, today } = useLoaderData<typeof loader>()
  const { period, against } = overview
  const original = against === 'original'
  return (
    <>
      <PageHeader
        title={`Toàn cảnh ${period.name}`}
        subtitle={
          <>
            Số liệu {until} · tính theo {original ? 'hạn gốc' : 'hạn đã điều chỉnh'}{' '}
            <span data-no-print="">
              ·{' '}
              <Link to={overviewHref(period.id, original ? 'due' : 'original')}>
                theo {original ? 'hạn đã điều chỉnh' : 'hạn gốc'}
              </Link>
            </span>
          </>
        }
        actions={
          <>
            <PeriodPicker
              action="/toan-canh"
              periodId={period.id}
              today={today}
              keep={original ? { han: 'goc' } : undefined}
            />
            <ButtonLink href={overviewHref(period.id, against, '/toan-canh/xuat')} data-document="">
              Xuất Excel
            </ButtonLink>
          </>
        }
      />
      <OverviewFigures overview={overview} running={running} />
      <FlowLine overview={overview} />
      <OverviewTable overview={overview} />
    </>
  )
}
