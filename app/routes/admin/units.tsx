import { json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { formatDay } from '#app/domain/shared/day.ts'
import { fold } from '#app/domain/shared/vietnamese-text.ts'
import { headsOf, isValidOn, type Unit } from '#app/domain/unit/office.ts'
import { unitKindLabel } from '#app/features/admin/office-words.ts'
import { pageContext, requireMay } from '#app/server/page.server.ts'
import { ButtonLink } from '#app/ui/base/button.tsx'
import { EmptyState } from '#app/ui/base/empty-state.tsx'
import { Field } from '#app/ui/base/field.tsx'
import { FilterBar } from '#app/ui/base/filter-bar.tsx'
import { Input } from '#app/ui/base/input.tsx'
import { PageHeader } from '#app/ui/base/page-header.tsx'
import { Select } from '#app/ui/base/select.tsx'
import { Table } from '#app/ui/base/table.tsx'
import { Tag } from '#app/ui/base/tag.tsx'

export async function loader({ request }: LoaderFunctionArgs) {
  const { actor, reads, today } = await pageContext(request)
  requireMay(actor, 'admin.units')
  const asked = new URL(request.url).searchParams
  const [q, only] = [asked.get('q') ?? '', asked.get('loc') ?? '']
  const office = await reads.office()
  const words = fold(q).split(' ').filter(Boolean)
  const led = new Set(office.portfolio.filter(e => isValidOn(e, today)).map(e => e.unitId))
  const owesWork = (u: Unit) => u.kind !== 'leadership' && isValidOn(u, today)
  const units = office.units
    .filter(u => only !== 'khuyet' || (owesWork(u) && headsOf(office, u.id, today).length === 0))
    .filter(u => only !== 'chua-phu-trach' || (owesWork(u) && !led.has(u.id)))
    .map(u => ({
      id: u.id,
      name: u.name,
      kind: unitKindLabel(u.kind),
      leads: u.kind === 'leadership',
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
  return json({ units, groups, q, only, total: office.units.length })
}

export const meta: MetaFunction = () => [{ title: 'Đơn vị – Giao việc – Nhắc việc' }]

const ONLY = [
  { value: 'khuyet', label: 'Chưa có thủ trưởng' },
  { value: 'chua-phu-trach', label: 'Chưa có lãnh đạo phụ trách' },
]

export default function Units() {
  const { units, groups, q, only, total } = useLoaderData<typeof loader>()
  return (
    <>
      <PageHeader
        title="Đơn vị"
        subtitle={`${total} đơn vị, ${groups.length} nhóm. Tên gọi khác giúp đọc đúng văn bản kết luận.`}
        actions={
          <>
            <ButtonLink href="/quan-tri/nhom/moi">Thêm nhóm</ButtonLink>
            <ButtonLink href="/quan-tri/don-vi/nhieu">Thêm nhiều đơn vị</ButtonLink>
            <ButtonLink href="/quan-tri/don-vi/moi" variant="primary">
              Thêm đơn vị
            </ButtonLink>
          </>
        }
      />
      <FilterBar label="Lọc đơn vị" clearHref={q || only ? '/quan-tri/don-vi' : undefined}>
        <Field name="q" label="Tên, viết tắt">
          <Input type="search" defaultValue={q} placeholder="Không cần dấu…" />
        </Field>
        <Field name="loc" label="Chỉ xem">
          <Select options={ONLY} emptyLabel="Tất cả" defaultValue={only} />
        </Field>
      </FilterBar>
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
                <td className="cell-title">
                  <a href={`/quan-tri/don-vi/${u.id}`}>{u.name}</a>{' '}
                  {!u.active && <Tag tone="none">{u.until ? `đến ${u.until}` : 'chưa hoạt động'}</Tag>}
                </td>
                <td data-label="Loại">{u.kind}</td>
                <td data-label="Tên gọi khác" data-wide="">
                  {u.aliases.join('; ') || '–'}
                </td>
                <td data-label="Nhóm" data-wide="">
                  {u.groups.join('; ') || '–'}
                </td>
                <td data-label="Thủ trưởng" data-wide="">
                  {u.heads.join('; ') || (u.leads || !u.active ? '–' : <Tag tone="soon">khuyết</Tag>)}
                </td>
              </tr>
            ))}
          </tbody>
        </Table>
      )}
      <h2 className="mt-6 mb-2">Nhóm đơn vị</h2>
      {groups.length === 0 ? (
        <EmptyState title="Chưa có nhóm nào" action={<ButtonLink href="/quan-tri/nhom/moi">Thêm nhóm</ButtonLink>}>
          “Các phòng, ban”, “UBND các phường”: giao cho nhóm là giao cho từng đơn vị trong nhóm.
        </EmptyState>
      ) : (
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
                <td className="cell-title">
                  <a href={`/quan-tri/nhom/${g.id}`}>{g.name}</a>
                </td>
                <td data-label="Tên gọi khác" data-wide="">
                  {g.aliases.join('; ') || '–'}
                </td>
                <td data-label="Số đơn vị" className="num">
                  {g.count}
                </td>
              </tr>
            ))}
          </tbody>
        </Table>
      )}
    </>
  )
}
