import { json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { formatDay } from '#app/domain/shared/day.ts'
import { formatInstant } from '#app/domain/shared/instant.ts'
import { personOf } from '#app/domain/unit/office.ts'
import { CHANGE_STATES, resultWords } from '#app/features/organisation/change-words.ts'
import { pageContext, requireMay } from '#app/server/page.server.ts'
import { ButtonLink } from '#app/ui/base/button.tsx'
import { EmptyState } from '#app/ui/base/empty-state.tsx'
import { PageHeader } from '#app/ui/base/page-header.tsx'
import { Table } from '#app/ui/base/table.tsx'
import { Tag } from '#app/ui/base/tag.tsx'

/** What was changed in the organisation, what will be, and what moved with it. */
export async function loader({ request }: LoaderFunctionArgs) {
  const { actor, reads } = await pageContext(request)
  requireMay(actor, 'admin.units')
  const [office, changes] = await Promise.all([reads.office(), reads.officeChanges()])
  return json({
    changes: changes.map(c => ({
      id: c.id,
      title: c.title,
      day: formatDay(c.day),
      state: c.state,
      by: personOf(office, c.createdBy)?.name ?? '',
      at: formatInstant(c.createdAt),
      result: resultWords(c),
    })),
  })
}

export const meta: MetaFunction = () => [{ title: 'Thay đổi tổ chức – Giao việc – Nhắc việc' }]

export default function OfficeChanges() {
  const { changes } = useLoaderData<typeof loader>()
  return (
    <>
      <PageHeader
        title="Thay đổi tổ chức"
        subtitle="Sáp nhập, chia tách, đổi tên, giải thể và bàn giao chức vụ: đã thực hiện và sẽ thực hiện."
        breadcrumb={[{ label: 'Đơn vị', href: '/quan-tri/don-vi' }]}
      />
      {changes.length === 0 ? (
        <EmptyState title="Chưa có thay đổi nào">
          Mở một đơn vị để đổi tên, sáp nhập, chia tách hoặc giải thể.
        </EmptyState>
      ) : (
        <Table caption="Các thay đổi tổ chức" cards>
          <thead>
            <tr>
              <th scope="col">Ngày</th>
              <th scope="col">Thay đổi</th>
              <th scope="col">Tình trạng</th>
              <th scope="col">Đã chuyển</th>
              <th scope="col">
                <span className="sr-only">Thao tác</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {changes.map(c => (
              <tr key={c.id}>
                <td data-label="Ngày" className="num whitespace-nowrap">
                  {c.day}
                </td>
                <td className="cell-title">
                  {c.title}
                  <span className="meta block">
                    {c.by}, {c.at}
                  </span>
                </td>
                <td data-label="Tình trạng">
                  <Tag tone={CHANGE_STATES[c.state].tone}>{CHANGE_STATES[c.state].label}</Tag>
                </td>
                <td data-label="Đã chuyển" data-wide="">
                  {c.result || '–'}
                </td>
                <td>
                  {(c.state === 'planned' || c.state === 'failed') && (
                    <ButtonLink size="s" href={`/quan-tri/don-vi/thay-doi/${c.id}/bo`}>
                      Bỏ
                    </ButtonLink>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </Table>
      )}
    </>
  )
}
