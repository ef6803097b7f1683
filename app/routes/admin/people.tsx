import { json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { formatInstant } from '#app/domain/shared/instant.ts'
import { compareVietnamese, formatCount } from '#app/domain/shared/vietnamese-text.ts'
import { isValidOn, POST_KIND_NAMES, POST_KINDS } from '#app/domain/unit/office.ts'
import { PEOPLE_FILTERS, peopleFilter } from '#app/features/admin/people-filters.ts'
import { pageContext, requireMay } from '#app/server/page.server.ts'
import { PeopleTabs } from '#app/ui/admin/people-tabs.tsx'
import { ButtonLink } from '#app/ui/base/button.tsx'
import { Combobox } from '#app/ui/base/combobox.tsx'
import { EmptyState } from '#app/ui/base/empty-state.tsx'
import { Field } from '#app/ui/base/field.tsx'
import { FilterBar } from '#app/ui/base/filter-bar.tsx'
import { Input } from '#app/ui/base/input.tsx'
import { PageHeader } from '#app/ui/base/page-header.tsx'
import { Pager } from '#app/ui/base/pager.tsx'
import { Select } from '#app/ui/base/select.tsx'
import { Table } from '#app/ui/base/table.tsx'
import { Tag } from '#app/ui/base/tag.tsx'

const PAGE = 100

export async function loader({ request }: LoaderFunctionArgs) {
  const { actor, reads, today } = await pageContext(request)
  requireMay(actor, 'admin.people')
  const url = new URL(request.url)
  const asked = (name: string) => url.searchParams.get(name) ?? ''
  const [q, unitId, role, only] = [asked('q'), asked('don-vi'), asked('vai-tro'), asked('loc')]
  const [people, office] = await Promise.all([reads.people(q), reads.office()])
  const current = new Map(office.posts.filter(p => isValidOn(p, today)).map(p => [p.id, p]))
  const keep = peopleFilter(only)
  const found = people
    .map(p => ({ ...p, posts: p.posts.flatMap(x => (current.has(x.id) ? [{ ...x, ...current.get(x.id)! }] : [])) }))
    .filter(p => unitId === '' || p.posts.some(x => x.unitId === unitId))
    .filter(p => role === '' || p.posts.some(x => x.kind === role))
    .filter(keep)
    .sort((a, b) => compareVietnamese(a.name, b.name))
  const page = Math.max(1, Number(asked('trang')) || 1)
  const address = (n: number) => {
    const params = new URLSearchParams(url.searchParams)
    params.set('trang', String(n))
    return `?${params}`
  }
  return json({
    q,
    unitId,
    role,
    only,
    total: people.length,
    count: found.length,
    units: office.units.map(u => ({ value: u.id, label: u.name })),
    previous: page > 1 ? address(page - 1) : null,
    next: found.length > page * PAGE ? address(page + 1) : null,
    people: found.slice((page - 1) * PAGE, page * PAGE).map(p => ({
      id: p.id,
      name: p.name,
      login: [p.email, p.account].filter(Boolean).join(' · '),
      active: p.active,
      noMail: p.email === null,
      noPassword: !p.hasPassword,
      posts: p.posts.map(x => ({ id: x.id, title: x.title, unitName: x.unitName })),
      seen: p.lastSeenAt && formatInstant(p.lastSeenAt),
    })),
  })
}

export const meta: MetaFunction = () => [{ title: 'Người dùng, chức vụ – Giao việc – Nhắc việc' }]

const ROLES = POST_KINDS.map(value => ({ value, label: POST_KIND_NAMES[value] }))

export default function People() {
  const { people, count, q, unitId, role, only, units, previous, next } = useLoaderData<typeof loader>()
  const filtered = q !== '' || unitId !== '' || role !== '' || only !== ''
  return (
    <>
      <PageHeader
        title="Người dùng, chức vụ"
        subtitle="Quyền và thư nhắc đi theo chức vụ trong thời gian giữ chức vụ, không đi theo người."
        actions={
          <ButtonLink href="/quan-tri/nguoi-dung/moi" variant="primary">
            Thêm người dùng
          </ButtonLink>
        }
      />
      <PeopleTabs active="people" />
      <FilterBar label="Lọc người dùng" clearHref={filtered ? '/quan-tri/nguoi-dung' : undefined}>
        <Field name="q" label="Tên, thư, tài khoản">
          <Input type="search" defaultValue={q} placeholder="Không cần dấu…" />
        </Field>
        <Field name="don-vi" label="Đơn vị">
          <Combobox options={units} emptyLabel="Mọi đơn vị" defaultValue={unitId} />
        </Field>
        <Field name="vai-tro" label="Vai trò">
          <Select options={ROLES} emptyLabel="Mọi vai trò" defaultValue={role} />
        </Field>
        <Field name="loc" label="Chỉ xem">
          <Select options={PEOPLE_FILTERS} emptyLabel="Tất cả" defaultValue={only} />
        </Field>
      </FilterBar>
      {people.length === 0 ? (
        <EmptyState title="Không có ai khớp">Bỏ bớt điều kiện, hoặc thêm người dùng.</EmptyState>
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
                <td className="cell-title">
                  <a href={`/quan-tri/nguoi-dung/${p.id}`}>{p.name}</a> {!p.active && <Tag tone="none">đã khoá</Tag>}{' '}
                  {p.active && p.noMail && <Tag tone="soon">chưa có thư</Tag>}{' '}
                  {p.active && p.noPassword && <Tag tone="wait">chưa đặt mật khẩu</Tag>}
                </td>
                <td data-label="Đăng nhập" data-wide="">
                  {p.login}
                </td>
                <td data-label="Chức vụ" data-wide="">
                  {p.posts.length === 0 ? (
                    '–'
                  ) : (
                    <ul>
                      {p.posts.map(x => (
                        <li key={x.id}>
                          <a href={`/quan-tri/chuc-vu/${x.id}`}>{x.title}</a> <span className="meta">{x.unitName}</span>
                        </li>
                      ))}
                    </ul>
                  )}
                </td>
                <td data-label="Vào gần nhất" className="num">
                  {p.seen ?? 'chưa vào'}
                </td>
              </tr>
            ))}
          </tbody>
        </Table>
      )}
      <Pager
        previous={previous}
        next={next}
        summary={
          people.length < count ? `${people.length} trong ${formatCount(count)} người` : `${formatCount(count)} người`
        }
      />
    </>
  )
}
