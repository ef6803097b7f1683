import { json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { listWordings } from '#app/features/wordings/open-wordings.ts'
import { tools } from '#app/server/compose.server.ts'
import { orPage, pageContext } from '#app/server/page.server.ts'
import { ButtonLink } from '#app/ui/base/button.tsx'
import { Callout } from '#app/ui/base/callout.tsx'
import { PageHeader } from '#app/ui/base/page-header.tsx'
import { Table } from '#app/ui/base/table.tsx'
import { Tag } from '#app/ui/base/tag.tsx'

/** Every message the product sends, and what the office put in its own words. */
export async function loader({ request }: LoaderFunctionArgs) {
  const { actor } = await pageContext(request)
  const { lines, unknown } = await orPage(listWordings(tools(), actor))
  const rows = lines.map(({ message: { id, group, name, when }, edited, problem }) => ({
    id,
    group,
    name,
    when,
    edited,
    problem,
  }))
  return json({ rows, unknown })
}

export const meta: MetaFunction = () => [{ title: 'Mẫu thư – Giao việc – Nhắc việc' }]

const GROUPS = [
  { group: 'letter', title: 'Lời của từng loại thư' },
  { group: 'line', title: 'Nhãn và câu dặn của từng bước nhắc' },
] as const

export default function Wordings() {
  const { rows, unknown } = useLoaderData<typeof loader>()
  const broken = rows.filter(r => r.problem)
  return (
    <>
      <PageHeader
        title="Mẫu thư"
        subtitle="Câu chữ của mọi thư phần mềm gửi. Để nguyên thì dùng lời mặc định."
        actions={<ButtonLink href="/nhac-viec/chay-thu">Chạy thử lượt nhắc</ButtonLink>}
      />
      {broken.length > 0 && (
        <Callout tone="late" title="Có mẫu đã sửa không dùng được">
          Thư vẫn gửi đủ, bằng lời mặc định:{' '}
          {broken.map((r, i) => (
            <span key={r.id}>
              {i > 0 && '; '}
              <a href={`/quan-tri/mau-thu/${r.id}`}>{r.name}</a> ({r.problem})
            </span>
          ))}
        </Callout>
      )}
      {GROUPS.map(({ group, title }) => (
        <section key={group} className="mt-4">
          <h2 className="mb-2">{title}</h2>
          <Table caption={title} cards>
            <thead>
              <tr>
                <th scope="col">Mẫu</th>
                <th scope="col">Khi nào</th>
                <th scope="col">Đang dùng</th>
                <th scope="col">
                  <span className="sr-only">Sửa</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {rows
                .filter(r => r.group === group)
                .map(r => (
                  <tr key={r.id}>
                    <td className="cell-title">{r.name}</td>
                    <td data-label="Khi nào" data-wide="">
                      {r.when}
                    </td>
                    <td data-label="Đang dùng">
                      {r.problem ? (
                        <Tag tone="late">mặc định, bản sửa lỗi</Tag>
                      ) : r.edited ? (
                        <Tag tone="ok">lời của cơ quan</Tag>
                      ) : (
                        <span className="meta">mặc định</span>
                      )}
                    </td>
                    <td className="cell-actions">
                      <ButtonLink size="s" href={`/quan-tri/mau-thu/${r.id}`}>
                        Xem, sửa<span className="sr-only"> {r.name}</span>
                      </ButtonLink>
                    </td>
                  </tr>
                ))}
            </tbody>
          </Table>
        </section>
      ))}
      {unknown.length > 0 && (
        <section className="mt-6">
          <h2 className="mb-2">Của phiên bản khác</h2>
          <p className="meta mb-2">Phiên bản này không dùng các mẫu sau; nội dung cơ quan đã ghi vẫn được giữ.</p>
          <ul className="flex flex-col gap-2">
            {unknown.map(u => (
              <li key={u.id}>
                <span className="font-medium">{u.id}</span>: {Object.values(u.fields ?? {}).join(' / ')}
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  )
}
