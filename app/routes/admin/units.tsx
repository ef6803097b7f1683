import { json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { formatDay } from '#app/domain/shared/day.ts'
import { fold } from '#app/domain/shared/vietnamese-text.ts'
import { headsOf, isValidOn } from '#app/domain/unit/office.ts'
import { pageContext, requireMay } from '#app/server/page.server.ts'
import { unitKindLabel } from '#app/ui/admin/labels.ts'
import { ButtonLink } from '#app/ui/base/button.tsx'
import { EmptyState } from '#app/ui/base/empty-state.tsx'
import { PageHeader } from '#app/ui/base/page-header.tsx'
import { SearchField } from '#app/ui/base/search-field.tsx'
import { Table } from '#app/ui/base/table.tsx'
import { Tag } from '#app/ui/base/tag.tsx'

export async function loader({ request }: LoaderFunctionArgs) {
  const { actor, reads, today } = await pageContext(request)
  requireMay(actor, 'admin.units')
  const q = new URL(request.url).searchParams.get('q') ?? ''
  const office = await reads.office()
  const words = fold(q).split(' ').filter(Boolean)
  const units = office.units
    .map(u => ({
      id: u.id,
      name: u.name,
      kind: unitKindLabel(u.kind),
      aliases: u.aliases.map(a => a.alias),
      groups: office.groups.filter(g => g.members.some(m => m.unitId === u.id && isValidOn(m, today))).map(g => g.name),
      heads: headsOf(office, u.id, today).map(p => p.name),
      until: u.validTo && formatDay(u.validTo),
      active: isValidOn(u, today),
    }))
    .filter(u => words.every(w => fold(`${u.name} ${u.aliases.join(' ')}`).includes(w)))
  const groups = office.groups.map(g => ({
    id: g.id,
    name: g.name,
    aliases: g.aliases,
    count: g.members.filter(m => isValidOn(m, today)).length,
  }))
  return json({ units, groups, q })
}

export const meta: MetaFunction = () => [{ title: 'Đơn vị – Giao việc – Nhắc việc' }]

export default function Units() {
  const { units, groups, q } = useLoaderData<typeof loader>()
  return (
    <>
      <PageHeader
        title="Đơn vị"
        subtitle={`${units.length} đơn vị, ${groups.length} nhóm. Tên gọi khác giúp đọc đúng văn bản kết luận.`}
        actions={
          <>
            <ButtonLink href="/quan-tri/nhom/moi">Thêm nhóm</ButtonLink>
            <ButtonLink href="/quan-tri/don-vi/moi" variant="primary">
              Thêm đơn vị
            </ButtonLink>
          </>
        }
      />
      <div className="mb-4 max-w-sm">
        <SearchField defaultValue={q} label="Tìm đơn vị" />
      </div>
      {units.length === 0 ? (
        <EmptyState title="Không có đơn vị nào khớp">Thử từ khác, hoặc thêm đơn vị mới.</EmptyState>
      ) : (
        <Table caption="Các đơn vị" cards>
          <thead>
            <tr>
              <th scope="col">Đơn vị</th>
              <th scope="col">Loại</th>
              <th scope="col">Tên gọi khác</th>
              <th scope="col">Nhóm</th>
              <th scope="col">Thủ trưởng</th>
            </tr>
          </thead>
          <tbody>
            {units.map(u => (
              <tr key={u.id}>
                <td data-label="Đơn vị">
                  <a href={`/quan-tri/don-vi/${u.id}`} className="font-medium">
                    {u.name}
                  </a>{' '}
                  {!u.active && <Tag tone="none">{u.until ? `đến ${u.until}` : 'chưa hoạt động'}</Tag>}
                </td>
                <td data-label="Loại">{u.kind}</td>
                <td data-label="Tên gọi khác">{u.aliases.join('; ') || '–'}</td>
                <td data-label="Nhóm">{u.groups.join('; ') || '–'}</td>
                <td data-label="Thủ trưởng">{u.heads.join('; ') || <Tag tone="soon">khuyết</Tag>}</td>
              </tr>
            ))}
          </tbody>
        </Table>
      )}
      <h2 className="mt-6 mb-2">Nhóm đơn vị</h2>
      <Table caption="Các nhóm đơn vị" cards>
        <thead>
          <tr>
            <th scope="col">Nhóm</th>
            <th scope="col">Tên gọi khác</th>
            <th scope="col" className="num">
              Số đơn vị
            </th>
          </tr>
        </thead>
        <tbody>
          {groups.map(g => (
            <tr key={g.id}>
              <td data-label="Nhóm">
                <a href={`/quan-tri/nhom/${g.id}`} className="font-medium">
                  {g.name}
                </a>
              </td>
              <td data-label="Tên gọi khác">{g.aliases.join('; ') || '–'}</td>
              <td data-label="Số đơn vị" className="num">
                {g.count}
              </td>
            </tr>
          ))}
        </tbody>
      </Table>
    </>
  )
}
