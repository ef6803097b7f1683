import type { LoaderFunctionArgs } from '@remix-run/node'
import { orPage, pageContext } from '#app/server/page.server.ts'
import { exportTasks } from '#app/server/task-list.server.ts'

/** The list as a workbook, with the same parameters as the page. */
export async function loader({ request }: LoaderFunctionArgs) {
  const context = await pageContext(request)
  const bytes = await orPage(exportTasks(context, new URL(request.url).searchParams))
  return new Response(bytes as BodyInit, {
    headers: {
      'Content-Type': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      'Content-Disposition': `attachment; filename="nhiem-vu-${context.today}.xlsx"`,
      'X-Content-Type-Options': 'nosniff',
      'Cache-Control': 'private, no-store',
    },
  })
}
