import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { unitOf } from '#app/domain/unit/office.ts'
import { pageContext, requireMay } from '#app/server/page.server.ts'
import { safeRedirect } from '#app/server/session.server.ts'
import { urgeableTasks } from '#app/server/task-reads.server.ts'
import { urgeAction, urgeLine, urgeMails } from '#app/server/urge-page.server.ts'
import { EmptyState } from '#app/ui/base/empty-state.tsx'
import { PageHeader } from '#app/ui/base/page-header.tsx'
import { UrgeForm } from '#app/ui/task/urge-form.tsx'
import { RouteError } from './transition-page.tsx'

const BOARD = '/ra-soat'
/** A page of them; more are urged in several goes. */
const MOST = 100

/** Tasks ticked on a board, as `id` or `id:version`. */
export async function loader({ request }: LoaderFunctionArgs) {
  const { actor, today, reads, newKey } = await pageContext(request)
  requireMay(actor, 'review.view')
  const search = new URL(request.url).searchParams
  const ids = [...new Set(search.getAll('task').map(text => text.split(':')[0]!))].slice(0, MOST)
  const tasks = await urgeableTasks(actor, ids)
  const office = await reads.office()
  return json({
    today,
    asked: ids.length,
    lines: tasks.map(t => ({
      ...urgeLine(t, today),
      label: t.title,
      detail: unitOf(office, t.unitId)?.name ?? '',
    })),
    mails: await urgeMails(
      actor,
      tasks.map(t => t.id),
    ),
    noteBefore: search.get('note') ?? '',
    back: safeRedirect(search.get('back'), BOARD),
    requestKey: newKey(),
  })
}

export const action = (args: ActionFunctionArgs) => urgeAction(args, BOARD, 'việc')

export const meta: MetaFunction = () => [{ title: 'Đôn đốc – Giao việc – Nhắc việc' }]

export default function UrgeMany() {
  const data = useLoaderData<typeof loader>()
  const reply = useActionData<typeof action>()
  return (
    <div className="max-w-3xl">
      <PageHeader breadcrumb={[{ label: 'Rà soát quá hạn', href: BOARD }]} title="Đôn đốc các việc đã chọn" />
      {data.lines.length === 0 ? (
        <EmptyState title="Không có việc nào để đôn đốc." action={<a href={data.back}>Quay lại</a>}>
          {data.asked === 0 ? 'Chưa chọn việc nào.' : 'Các việc đã chọn đã được báo cáo hoặc đã kết thúc.'}
        </EmptyState>
      ) : (
        <UrgeForm what="việc" {...data} reply={reply} />
      )}
    </div>
  )
}

export { RouteError as ErrorBoundary }
