import type { LoaderFunctionArgs } from '@remix-run/node'
import { lastCountedDay, loadScores } from '#app/features/scoring/load-scores.ts'
import { tools } from '#app/server/compose.server.ts'
import { orPage, pageContext } from '#app/server/page.server.ts'
import { scoresWorkbook } from '#app/server/statistics.server.ts'
import { xlsxResponse } from '../overview/xlsx-response.ts'

export async function loader({ request }: LoaderFunctionArgs) {
  const { actor, today, reads } = await pageContext(request)
  const asked = new URL(request.url).searchParams.get('ky')
  const { sheet, rows } = await orPage(loadScores(tools(), reads, actor, today, asked))
  const { name } = await reads.office()
  const bytes = await scoresWorkbook({
    sheet,
    rows,
    officeName: name,
    until: lastCountedDay(sheet),
  })
  return xlsxResponse(bytes, `cham-diem-${sheet.period.id}.xlsx`)
}
