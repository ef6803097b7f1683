import type { LoaderFunctionArgs } from '@remix-run/node'
import { ledgerWorkbook } from '#app/server/ledger-workbook.server.ts'
import { pageContext } from '#app/server/page.server.ts'

/** The ledger as a workbook, with the same parameters as the page. */
export async function loader({ request }: LoaderFunctionArgs) {
  const context = await pageContext(request)
  const bytes = await ledgerWorkbook(context, new URL(request.url).searchParams)
  return new Response(new Uint8Array(bytes), {
    headers: {
      'Content-Type': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      'Content-Disposition': `attachment; filename="so-gia-han-${context.today}.xlsx"`,
      'X-Content-Type-Options': 'nosniff',
      'Cache-Control': 'private, no-store',
    },
  })
}
