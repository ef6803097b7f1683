import type { LoaderFunctionArgs } from '@remix-run/node'
import { importTemplate } from '#app/server/import-file.server.ts'
import { pageContext, requireMay } from '#app/server/page.server.ts'
import { xlsxResponse } from '../overview/xlsx-response.ts'

export async function loader({ request }: LoaderFunctionArgs) {
  const { actor, reads, today } = await pageContext(request)
  requireMay(actor, 'admin.units')
  return xlsxResponse(await importTemplate(await reads.office(), today), 'mau-nhap-don-vi-nguoi-dung.xlsx')
}
