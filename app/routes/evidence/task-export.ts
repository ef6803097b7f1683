import type { LoaderFunctionArgs } from '@remix-run/node'
import { evidenceWorkbook } from '#app/server/evidence-page.server.ts'
import { found, pageContext } from '#app/server/page.server.ts'
import { xlsxResponse } from '../overview/xlsx-response.ts'

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { actor, reads, now, today } = await pageContext(request)
  const taskId = found(params.taskId)
  const lines = found(await reads.taskEvidence(actor, taskId))
  const { line } = found(await reads.taskPage(actor, taskId, today))
  const { name } = await reads.office()
  const bytes = await evidenceWorkbook(lines, { officeName: name, about: line.title, by: actor.name, now })
  return xlsxResponse(bytes, `ho-so-nhac-viec-${today}.xlsx`)
}
