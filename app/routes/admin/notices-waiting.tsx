import { json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { STEP_NAMES, stepNameOf } from '#app/domain/reminder/notice.ts'
import { formatInstant } from '#app/domain/shared/instant.ts'
import { formatCount } from '#app/domain/shared/vietnamese-text.ts'
import { pageContext, requireMay } from '#app/server/page.server.ts'
import { EmptyState } from '#app/ui/base/empty-state.tsx'
import { PageHeader } from '#app/ui/base/page-header.tsx'
import { Table } from '#app/ui/base/table.tsx'
import { Tag } from '#app/ui/base/tag.tsx'

const MOST = 300

/** Planned steps that no mail carries yet, and those nobody could be told. */
export async function loader({ request }: LoaderFunctionArgs) {
  const { actor, reads } = await pageContext(request)
  requireMay(actor, 'outbox.view')
  const [notices, counts] = await Promise.all([reads.waitingNotices(MOST), reads.mailCounts()])
  return json({
    waiting: counts.waiting,
    notices: notices.map(n => ({
      ...n,
      step: STEP_NAMES[stepNameOf(n.step)] ?? n.step,
      at: formatInstant(n.dueAt),
    })),
  })
}

export const meta: MetaFunction = () => [{ title: 'Lời nhắc chờ lượt – Giao việc – Nhắc việc' }]

export default function NoticesWaiting() {
  const { notices, waiting } = useLoaderData<typeof loader>()
  return (
    <>
      <PageHeader
        title="Lời nhắc chờ lượt"
        subtitle={`${formatCount(waiting)} lời nhắc đã lập, chưa vào thư nào. Trước khi gửi, từng việc được xem lại: việc đã xong thì không nhắc nữa.`}
        breadcrumb={[{ label: 'Thư nhắc việc', href: '/quan-tri/thu' }]}
      />
      {notices.length === 0 ? (
        <EmptyState title="Không có lời nhắc nào đang chờ" />
      ) : (
        <Table caption="Lời nhắc chờ lượt" cards>
          <thead>
            <tr>
              <th scope="col">Nhiệm vụ</th>
              <th scope="col">Lời nhắc</th>
              <th scope="col">Người nhận</th>
              <th scope="col">Gửi từ lúc</th>
              <th scope="col">Trạng thái</th>
            </tr>
          </thead>
          <tbody>
            {notices.map(n => (
              <tr key={n.id}>
                <td className="cell-title">{n.taskTitle ?? 'Tổng hợp'}</td>
                <td data-label="Lời nhắc">{n.step}</td>
                <td data-label="Người nhận" data-wide="">
                  <div>
                    {n.personName} <span className="meta block break-words">{n.email ?? 'chưa có thư'}</span>
                  </div>
                </td>
                <td data-label="Gửi từ lúc" className="num">
                  {n.at}
                </td>
                <td data-label="Trạng thái">
                  <div>
                    {n.state === 'failed' ? <Tag tone="late">không báo được</Tag> : <Tag tone="wait">chờ lượt</Tag>}
                    {n.reason && <span className="meta block">{n.reason}</span>}
                  </div>
                </td>
              </tr>
            ))}
          </tbody>
        </Table>
      )}
      {notices.length === MOST && <p className="meta pt-3">Đang hiện {MOST} lời nhắc gần lượt nhất.</p>}
    </>
  )
}
