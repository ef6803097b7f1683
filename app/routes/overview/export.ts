import type { LoaderFunctionArgs } from '@remix-run/node'
import { formatDay } from '#app/domain/shared/day.ts'
import { formatInstant } from '#app/domain/shared/instant.ts'
import { loadOverview } from '#app/features/scoring/load-overview.ts'
import { overviewAddress } from '#app/features/scoring/overview-address.ts'
import { pageContext, requireMay } from '#app/server/page.server.ts'
import { overviewWorkbook } from '#app/server/statistics.server.ts'
import { xlsxResponse } from './xlsx-response.ts'

export async function loader({ request }: LoaderFunctionArgs) {
  const { actor, today, now, reads } = await pageContext(request)
  requireMay(actor, 'overview.view')
  const { period, against } = overviewAddress(request, today)
  const overview = await loadOverview(reads, period, against, now)
  const { name } = await reads.office()
  const until = period.to >= today ? `lúc ${formatInstant(now)}` : `đến hết ngày ${formatDay(period.to)}`
  const bytes = await overviewWorkbook({ overview, officeName: name, until })
  return xlsxResponse(bytes, `toan-canh-${period.id}.xlsx`)
}
