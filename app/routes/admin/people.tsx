import { json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { formatInstant } from '#app/domain/shared/instant.ts'
import { POST_KIND_NAMES, postsOn, unitOf } from '#app/domain/unit/office.ts'
import { pageContext, requireMay } from '#app/server/page.server.ts'
import { ButtonLink } from '#app/ui/base/button.tsx'
import { EmptyState } from '#app/ui/base/empty-state.tsx'
import { PageHeader } from '#app/ui/base/page-header.tsx'
import { SearchField } from '#app/ui/base/search-field.tsx'
import { Table } from '#app/ui/base/table.tsx'
import { Tag } from '#app/ui/base/tag.tsx'

export async function loader({ request }: LoaderFunctionArgs) {
  const { actor, reads, today } = await pageContext(request)
  requireMay(actor, 'admin.people')
  const q = new URL(request.url).searchParams.get('q') ?? ''
  const [people, office] = await Promise.all([reads.people(q), reads.office()])
  const vacant = postsOn(office, today)
    .filter(p => p.personId === null)
    .map(p => ({ id: p.id, title: p.title, unit: unitOf(office, p.unitId)?.name ?? '', kind: POST_KIND_NAMES[p.kind] }))
  return json({
    q,
    vacant,
    people: people.map(p => ({ ...p, seen: p.lastSeenAt && formatInstant(p.lastSeenAt) })),
  })
}

export const meta: MetaFunction = () => [{ title: 'Người dùng, chức vụ – Giao việc – Nhắc việc' }]

export default function People() {
  const { people, vacant, q } = useLoaderData<typeof loader>()
  return (
    <>
      <PageHeader
        title="Người dùng, chức vụ"
        subtitle="Quyền và thư nhắc đi theo chức vụ trong thời gian giữ chức vụ, không đi theo người."
        actions={
          <>
            <ButtonLink href="/quan-tri/chuc-vu/moi">Thêm chức vụ</ButtonLink>
            <ButtonLink href="/quan-tri/nguoi-dung/moi" variant="primary">
              Thêm người dùng
            </ButtonLink>
          </>
        }
      />
      <div className="mb-4 max-w-sm">
        <SearchField defaultValue={q} label="Tìm người" />
      </div>
      {vacant.length > 0 && (
        <p className="mb-4 flex flex-wrap items-center gap-2">
          <Tag tone="soon">{vacant.length} chức vụ khuyết</Tag>
          {vacant.map(v => (
            <a key={v.id} href={`/quan-tri/chuc-vu/${v.id}`}>
              {v.title}
            </a>
          ))}
        </p>
      )}
      {people.length === 0 ? (
        <EmptyState title="Không có ai khớp">Thử từ khác, hoặc thêm người dùng.</EmptyState>
      ) : (
        <Table caption="Người dùng" cards>
          <thead>
            <tr>
              <th scope="col">Họ tên</th>
              <th scope="col">Đăng nhập</th>
              <th scope="col">Chức vụ</th>
              <th scope="col">Vào gần nhất</th>
            </tr>
          </thead>
          <tbody>
            {people.map(p => (
              <tr key={p.id}>
                <td data-label="Họ tên">
                  <a href={`/quan-tri/nguoi-dung/${p.id}`} className="font-medium">
                    {p.name}
                  </a>{' '}
                  {!p.active && <Tag tone="none">đã khoá</Tag>}{' '}
                  {p.email === null && p.active && <Tag tone="soon">chưa có thư</Tag>}
                </td>
                <td data-label="Đăng nhập">{[p.email, p.account].filter(Boolean).join(' · ')}</td>
                <td data-label="Chức vụ">
                  {p.posts.length === 0
                    ? '–'
                    : p.posts.map((x, i) => (
                        <span key={x.id}>
                          {i > 0 && '; '}
                          <a href={`/quan-tri/chuc-vu/${x.id}`}>{x.title}</a>
                        </span>
                      ))}
                </td>
                <td data-label="Vào gần nhất">{p.seen ?? 'chưa vào'}</td>
              </tr>
            ))}
          </tbody>
        </Table>
      )}
    </>
  )
}
