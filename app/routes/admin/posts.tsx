import { json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { formatDay } from '#app/domain/shared/day.ts'
import { fold, formatCount } from '#app/domain/shared/vietnamese-text.ts'
import { holderOn, isValidOn, POST_KIND_NAMES, POST_KINDS, personOf, unitOf } from '#app/domain/unit/office.ts'
import { endsSoon } from '#app/features/admin/things-to-do.ts'
import { pageContext, requireMay } from '#app/server/page.server.ts'
import { PeopleTabs } from '#app/ui/admin/people-tabs.tsx'
import { PostTable } from '#app/ui/admin/post-table.tsx'
import { ButtonLink } from '#app/ui/base/button.tsx'
import { Card } from '#app/ui/base/card.tsx'
import { Combobox } from '#app/ui/base/combobox.tsx'
import { EmptyState } from '#app/ui/base/empty-state.tsx'
import { Field } from '#app/ui/base/field.tsx'
import { FilterBar } from '#app/ui/base/filter-bar.tsx'
import { Input } from '#app/ui/base/input.tsx'
import { PageHeader } from '#app/ui/base/page-header.tsx'
import { Pager } from '#app/ui/base/pager.tsx'
import { Select } from '#app/ui/base/select.tsx'

const PAGE = 100

/** Posts in the order of the office: who holds them today, which are vacant, who acts for whom. */
export async function loader({ request }: LoaderFunctionArgs) {
  const { actor, reads, today } = await pageContext(request)
  requireMay(actor, 'admin.people')
  const url = new URL(request.url)
  const asked = (name: string) => url.searchParams.get(name) ?? ''
  const [q, unitId, role, only] = [asked('q'), asked('don-vi'), asked('vai-tro'), asked('loc')]
  const office = await reads.office()
  const order = new Map(office.units.map((u, i) => [u.id, i]))
  const words = fold(q).split(' ').filter(Boolean)
  const lines = office.posts
    .map(p => {
      const unit = unitOf(office, p.unitId)
      const holder = holderOn(office, p, today)
      const deputy = p.deputies.find(d => isValidOn(d, today))
      const held = isValidOn(p, today)
      return {
        id: p.id,
        title: p.title,
        kind: POST_KIND_NAMES[p.kind],
        role: p.kind,
        unitId: p.unitId,
        unit: unit?.name ?? '',
        holder: held ? holder?.name : (personOf(office, p.personId)?.name ?? '–'),
        note: !held
          ? `${formatDay(p.validFrom)} – ${p.validTo ? formatDay(p.validTo) : ''}`
          : deputy
            ? `được uỷ quyền${deputy.validTo ? ` đến ${formatDay(deputy.validTo)}` : ''}`
            : '',
        held,
        ending: held && endsSoon(p, today),
      }
    })
    .filter(p => (only === 'da-thoi' ? !p.held : p.held))
    .filter(p => only !== 'khuyet' || p.holder === undefined)
    .filter(p => only !== 'uy-quyen' || p.note !== '')
    .filter(p => only !== 'sap-het' || p.ending)
    .filter(p => unitId === '' || p.unitId === unitId)
    .filter(p => role === '' || p.role === role)
    .filter(p => words.every(w => fold(`${p.title} ${p.unit} ${p.holder ?? ''}`).includes(w)))
    .sort((a, b) => rank(a.role) - rank(b.role) || (order.get(a.unitId) ?? 0) - (order.get(b.unitId) ?? 0))
  const page = Math.max(1, Number(asked('trang')) || 1)
  const address = (n: number) => {
    const params = new URLSearchParams(url.searchParams)
    params.set('trang', String(n))
    return `?${params}`
  }
  return json({
    posts: lines.slice((page - 1) * PAGE, page * PAGE),
    count: lines.length,
    previous: page > 1 ? address(page - 1) : null,
    next: lines.length > page * PAGE ? address(page + 1) : null,
    units: office.units.map(u => ({ value: u.id, label: u.name })),
    asked: { q, unitId, role, only },
  })
}

const rank = (kind: (typeof POST_KINDS)[number]): number => POST_KINDS.indexOf(kind)

export const meta: MetaFunction = () => [{ title: 'Chức vụ – Giao việc – Nhắc việc' }]

const ROLES = POST_KINDS.map(value => ({ value, label: POST_KIND_NAMES[value] }))
const ONLY = [
  { value: 'khuyet', label: 'Đang khuyết' },
  { value: 'uy-quyen', label: 'Đang uỷ quyền' },
  { value: 'sap-het', label: 'Sắp hết hạn' },
  { value: 'da-thoi', label: 'Chưa hoặc không còn hiệu lực' },
]

export default function Posts() {
  const { posts, count, previous, next, units, asked } = useLoaderData<typeof loader>()
  return (
    <>
      <PageHeader
        title="Chức vụ"
        subtitle="Quyền và thư nhắc đi theo chức vụ trong thời gian giữ chức vụ, không đi theo người."
        actions={
          <ButtonLink href="/quan-tri/chuc-vu/moi" variant="primary">
            Thêm chức vụ
          </ButtonLink>
        }
      />
      <PeopleTabs active="posts" />
      <FilterBar label="Lọc chức vụ">
        <Field name="q" label="Chức vụ, người giữ">
          <Input type="search" defaultValue={asked.q} placeholder="Không cần dấu…" />
        </Field>
        <Field name="don-vi" label="Đơn vị">
          <Combobox options={units} emptyLabel="Mọi đơn vị" defaultValue={asked.unitId} />
        </Field>
        <Field name="vai-tro" label="Vai trò">
          <Select options={ROLES} emptyLabel="Mọi vai trò" defaultValue={asked.role} />
        </Field>
        <Field name="loc" label="Chỉ xem">
          <Select options={ONLY} emptyLabel="Đang có hiệu lực" defaultValue={asked.only} />
        </Field>
      </FilterBar>
      <Card flush>
        {posts.length === 0 ? (
          <EmptyState title="Không có chức vụ nào khớp">Bỏ bớt điều kiện, hoặc thêm chức vụ.</EmptyState>
        ) : (
          <PostTable posts={posts} caption="Các chức vụ" withUnit />
        )}
      </Card>
      <Pager
        previous={previous}
        next={next}
        summary={`${posts.length < count ? `${posts.length} trong ` : ''}${formatCount(count)} chức vụ`}
      />
    </>
  )
}
