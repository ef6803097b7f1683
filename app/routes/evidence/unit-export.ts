import type { LoaderFunctionArgs } from '@remix-run/node'
import { unitOf } from '#app/domain/unit/office.ts'
import { aboutUnit, evidenceWorkbook, MOST_LINES, periodOf } from '#app/server/evidence-page.server.ts'
import { found, pageContext } from '#app/server/page.server.ts'
import { xlsxResponse } from '../overview/xlsx-response.ts'

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { actor, reads, now, today } = await pageContext(request)
  const office = await reads.office()
  const unit = found(unitOf(office, found(params.unitId)))
  const period = periodOf(new URL(request.url).searchParams, today)
  const { lines } = found(await reads.unitEvidence(actor, { unitId: unit.id, ...period, limit: MOST_LINES }))
  const head = { officeName: office.name, about: aboutUnit(unit.name, period), by: actor.name, now }
  return xlsxResponse(await evidenceWorkbook(lines, head), `ho-so-nhac-viec-${period.from}-${period.to}.xlsx`)
}
