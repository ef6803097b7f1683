import { json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { formatDay } from '#app/domain/shared/day.ts'
import { fold } from '#app/domain/shared/vietnamese-text.ts'
import { kindName, levelOn } from '#app/domain/unit/kinds.ts'
import { headsOf, isValidOn, type Unit } from '#app/domain/unit/office.ts'
import { treeOn } from '#app/domain/unit/tree.ts'
import { readDay } from '#app/features/inputs.ts'
import { pageContext, requireMay } from '#app/server/page.server.ts'
import { ButtonLink } from '#app/ui/base/button.tsx'
import { Callout } from '#app/ui/base/callout.tsx'
import { DateField } from '#app/ui/base/date-field.tsx'
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
  // the tree as it was, or will be, on any day
  const typed = asked.get('ngay')?.trim() ?? ''
  const on = readDay(typed) ?? today
  const [office, changes] = await Promise.all([reads.office(), reads.officeChanges()])
  const words = fold(q).split(' ').filter(Boolean)
  const led = new Set(office.portfolio.filter(e => isValidOn(e, on)).map(e => e.unitId))
  const owesWork = (u: Unit) => u.kind !== 'leadership'
  const shown = treeOn(office, on)
    .filter(({ unit }) => only !== 'khuyet' || (owesWork(unit) && headsOf(office, unit.id, on).length === 0))
    .filter(({ unit }) => only !== 'chua-phu-trach' || (owesWork(unit) && !led.has(unit.id)))
  const ended = only === 'da-ket-thuc' ? office.units.filter(u => u.validTo !== null && u.validTo < on) : null
  const lines = ended
    ? ended.map(unit => ({ unit, name: unit.name, kind: unit.kind, depth: 0 }))
    : shown.map(l => ({ ...l, depth: only || q ? 0 : l.depth }))
  const units = lines
    .map(({ unit: u, name, kind, depth }) => ({
      id: u.id,
      name,
      depth: Math.min(depth, 4),
      nowNamed: name === u.name ? null : u.name,
      kind: kindName(office, kind),
      level: levelOn(office, kind, on)?.name ?? null,
      leads: u.kind === 'leadership',
      aliases: u.aliases.filter(a => isValidOn(a, on)).map(a => a.alias),
      groups: office.groups.filter(g => g.members.some(m => m.unitId === u.id && isValidOn(m, on))).map(g => g.name),
      heads: headsOf(office, u.id, on).map(p => p.name),
      // before the first post that was ever recorded nobody knows who headed it
      recorded: office.posts.some(p => p.unitId === u.id && p.validFrom <= on),
      until: u.validTo && formatDay(u.validTo),
      heirs: (office.successions ?? [])
        .filter(s => s.fromUnitId === u.id)
        .map(s => office.units.find(x => x.id === s.toUnitId)?.name ?? ''),
      active: isValidOn(u, on),
    }))
    .filter(u => words.every(w => fold(`${u.name} ${u.aliases.join(' ')}`).includes(w)))
  const groups = office.groups.map(g => ({
    id: g.id,
    name: g.name,
    aliases: g.aliases,
    count: g.members.filter(m => isValidOn(m, on)).length,
  }))
  const coming = changes
    .filter(c => c.state === 'planned' || c.state === 'failed')
    .map(c => ({ id: c.id, title: c.title, day: formatDay(c.day), failed: c.state === 'failed' }))
  return json({
    units,
    groups,
    q,
    only,
    on,
    day: formatDay(on),
    isToday: on === today,
    coming,
    badDay: typed !== '' && readDay(typed) === null,
  })
}

export const meta: MetaFunction = () => [{ title: 'Đơn vị – Giao việc – Nhắc việc' }]

const ONLY = [
  { value: 'khuyet', label: 'Chưa có thủ trưởng' },
  { value: 'chua-phu-trach', label: 'Chưa có lãnh đạo phụ trách' },
  { value: 'da-ket-thuc', label: 'Đã kết thúc hoạt động' },
]

const INDENT = ['', 'sm:pl-6', 'sm:pl-12', 'sm:pl-18', 'sm:pl-24']

export default function Units() {
  const { units, groups, q, only, on, day, isToday, coming, badDay } = useLoaderData<typeof loader>()
  return (
    <>
      <PageHeader
        title="Đơn vị"
        subtitle={`${units.length} đơn vị, ${groups.length} nhóm${isToday ? '' : `, như ngày ${day}`}. Tên gọi khác giúp đọc đúng văn bản kết luận.`}
        actions={
          <>
            <ButtonLink href="/quan-tri/don-vi/thay-doi">Thay đổi tổ chức</ButtonLink>
            <ButtonLink href="/quan-tri/don-vi/loai">Loại và cấp</ButtonLink>
            <ButtonLink href="/quan-tri/nhap-lieu">Nhập từ tệp</ButtonLink>
            <ButtonLink href="/quan-tri/don-vi/moi" variant="primary">
              Thêm đơn vị
            </ButtonLink>
          </>
        }
      />
      {coming.length > 0 && (
        <Callout
          className="mb-4"
          tone={coming.some(c => c.failed) ? 'late' : 'wait'}
          title={coming.some(c => c.failed) ? 'Có thay đổi không thực hiện được' : 'Sắp thay đổi'}
          actions={
            <ButtonLink size="s" href="/quan-tri/don-vi/thay-doi">
              Xem
            </ButtonLink>
          }
        >
          {coming.map(c => `${c.title} (${c.day})`).join('; ')}
        </Callout>
      )}
      <FilterBar label="Lọc đơn vị" clearHref={q || only || !isToday ? '/quan-tri/don-vi' : undefined}>
        <Field name="q" label="Tên, viết tắt">
          <Input type="search" defaultValue={q} placeholder="Không cần dấu…" />
        </Field>
        <div className="max-sm:col-span-2 sm:max-w-80!">
          <Field name="ngay" label="Như ngày" error={badDay ? 'Ngày không đúng.' : null}>
            <DateField defaultValue={on} />
          </Field>
        </div>
        <Field name="loc" label="Chỉ xem">
          <Select options={ONLY} emptyLabel="Đang hoạt động" defaultValue={only} />
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
                  <div className={INDENT[u.depth]}>
                    <a href={`/quan-tri/don-vi/${u.id}`}>{u.name}</a>{' '}
                    {!u.active && <Tag tone="none">{u.until ? `đến ${u.until}` : 'chưa hoạt động'}</Tag>}
                    {u.nowNamed && <span className="meta block">nay là {u.nowNamed}</span>}
                    {!u.active && u.heirs.length > 0 && (
                      <span className="meta block">nay thuộc {u.heirs.join(', ')}</span>
                    )}
                  </div>
                </td>
                <td data-label="Loại">
                  <div>
                    {u.kind}
                    {u.level && <span className="meta block">{u.level}</span>}
                  </div>
                </td>
                <td data-label="Tên gọi khác" data-wide="">
                  {u.aliases.join('; ') || '–'}
                </td>
                <td data-label="Nhóm" data-wide="">
                  {u.groups.join('; ') || '–'}
                </td>
                <td data-label="Thủ trưởng" data-wide="">
                  {u.heads.join('; ') || (u.leads || !u.active || !u.recorded ? '–' : <Tag tone="soon">khuyết</Tag>)}
                </td>
              </tr>
            ))}
          </tbody>
        </Table>
      )}
      <div className="mt-6 mb-2 flex flex-wrap items-center gap-3">
        <h2 className="flex-1">Nhóm đơn vị</h2>
        <ButtonLink size="s" href="/quan-tri/nhom/moi">
          Thêm nhóm
        </ButtonLink>
      </div>
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
