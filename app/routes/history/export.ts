import type { LoaderFunctionArgs } from '@remix-run/node'
import { historyFilter } from '#app/features/admin/history-address.ts'
import { historyWorkbook } from '#app/server/history-workbook.server.ts'
import { pageContext, requireMay } from '#app/server/page.server.ts'

export async function loader({ request }: LoaderFunctionArgs) {
  const { actor, reads, now, today } = await pageContext(request)
  requireMay(actor, 'history.view')
  const bytes = await historyWorkbook(reads, historyFilter(new URL(request.url).searchParams), now)
  return new Response(new Uint8Array(bytes), {
    headers: {
      'Content-Type': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      'Content-Disposition': `attachment; filename="nhat-ky-${today}.xlsx"`,
      'Cache-Control': 'private, no-store',
    },
  })
}
