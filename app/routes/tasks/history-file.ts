import type { LoaderFunctionArgs } from '@remix-run/node'
import { historyWorkbook } from '#app/server/history-workbook.server.ts'
import { found, pageContext } from '#app/server/page.server.ts'

/** The history of one task as a workbook, for whoever may see the task. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const { actor, reads, now, today } = await pageContext(request)
  const id = found(params.taskId)
  const { task, chain } = found(await reads.taskPage(actor, id, today))
  const filter = { subjectKind: 'task', subjectId: id }
  const seal = chain.intact ? 'Chuỗi nguyên vẹn' : 'CHUỖI ĐÃ BỊ SỬA'
  const heading = [task.title, `${seal}: ${chain.lines} dòng, mã niêm phong cuối ${chain.seal}.`]
  return new Response(new Uint8Array(await historyWorkbook(reads, filter, now, heading)), {
    headers: {
      'Content-Type': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      'Content-Disposition': `attachment; filename="lich-su-nhiem-vu-${today}.xlsx"`,
      'Cache-Control': 'private, no-store',
    },
  })
}
