import { json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { can } from '#app/domain/access/can.ts'
import { formatDay } from '#app/domain/shared/day.ts'
import { historyFilter } from '#app/features/admin/history-address.ts'
import { readableLines } from '#app/features/admin/history-lines.ts'
import { SUBJECT_KIND_OPTIONS } from '#app/features/admin/office-words.ts'
import { pageContext, requireMay } from '#app/server/page.server.ts'
import { HistoryTable } from '#app/ui/admin/history-table.tsx'
import { ButtonLink } from '#app/ui/base/button.tsx'
import { Combobox } from '#app/ui/base/combobox.tsx'
import { DateField } from '#app/ui/base/date-field.tsx'
import { EmptyState } from '#app/ui/base/empty-state.tsx'
import { Field } from '#app/ui/base/field.tsx'
import { FilterBar } from '#app/ui/base/filter-bar.tsx'
import { PageHeader } from '#app/ui/base/page-header.tsx'
import { Pager } from '#app/ui/base/pager.tsx'
import { Select } from '#app/ui/base/select.tsx'

/** Who did what, when: every change of everything, newest first. */
export async function loader({ request }: LoaderFunctionArgs) {
  const { actor, reads } = await pageContext(request)
  requireMay(actor, 'history.view')
  const params = new URL(request.url).searchParams
  const filter = historyFilter(params)
  const after = params.get('sau') ?? undefined
  const [page, office, series, reasons, seal] = await Promise.all([
    reads.history({ ...filter, after }),
    reads.office(),
    reads.series(),
    reads.reasonCodes(),
    reads.historySeal(),
  ])
  const open = await reads.mayOpen(actor, page.lines)
  const [mayUnits, mayPeople] = [can(actor, 'admin.units'), can(actor, 'admin.people')]
  const hrefOf = (kind: string, id: string): string | null => {
    if (kind === 'task') return open.has(id) ? `/nhiem-vu/${id}` : null
    if (kind === 'meeting') return open.has(id) ? `/cuoc-hop/${id}` : null
    if (kind === 'document')
      return can(actor, 'above.view', { kind: 'document', unitIds: [] }) ? `/van-ban-cap-tren/${id}` : null
    if (kind === 'unit') return mayUnits && office.units.some(u => u.id === id) ? `/quan-tri/don-vi/${id}` : null
    if (kind === 'group') return mayUnits && office.groups.some(g => g.id === id) ? `/quan-tri/nhom/${id}` : null
    if (kind === 'person') return mayPeople ? `/quan-tri/nguoi-dung/${id}` : null
    if (kind === 'post') return mayPeople && office.posts.some(p => p.id === id) ? `/quan-tri/chuc-vu/${id}` : null
    return null
  }
  const lines = readableLines(page.lines, office, series, reasons).map(l => ({
    ...l,
    href: hrefOf(l.subjectKind, l.subjectId),
  }))
  const without = (...names: string[]) => {
    const rest = new URLSearchParams(params)
    for (const name of [...names, 'sau']) rest.delete(name)
    return String(rest) === '' ? '/nhat-ky' : `/nhat-ky?${rest}`
  }
  const next = new URLSearchParams(params)
  if (page.next) next.set('sau', page.next)
  return json({
    lines,
    filter: {
      kind: filter.subjectKind ?? '',
      actorId: filter.actorId ?? '',
      from: params.get('tu') ?? '',
      to: params.get('den') ?? '',
    },
    /** Shown as a chip: it comes from a link, not from the form. */
    subject: filter.subjectId
      ? { name: lines[0]?.subject ?? 'mục đã chọn', id: filter.subjectId, removeHref: without('muc') }
      : null,
    wrongDays: [
      ...(params.get('tu') && !filter.from ? ['Từ ngày'] : []),
      ...(params.get('den') && !filter.to ? ['Đến ngày'] : []),
    ],
    people: office.people.map(p => ({ value: p.id, label: p.name })),
    exportHref: `/nhat-ky/xuat.xlsx${without() === '/nhat-ky' ? '' : without().slice('/nhat-ky'.length)}`,
    first: after === undefined ? null : without(),
    next: page.next && `/nhat-ky?${next}`,
    filtered: without() !== '/nhat-ky',
    since: filter.from ? formatDay(filter.from) : null,
    seal: seal && { day: formatDay(seal.day), hash: seal.hash, days: seal.days },
  })
}

export const meta: MetaFunction = () => [{ title: 'Nhật ký – Giao việc – Nhắc việc' }]

export default function HistoryPage() {
  const { lines, filter, subject, wrongDays, people, exportHref, first, next, filtered, seal } =
    useLoaderData<typeof loader>()
  return (
    <>
      <PageHeader
        title="Nhật ký"
        subtitle="Mọi thay đổi, không sửa, không xoá được; mỗi dòng nối với dòng trước bằng mã băm."
        actions={
          <ButtonLink href={exportHref} data-document="">
            Xuất Excel
          </ButtonLink>
        }
      />
      <FilterBar
        label="Lọc nhật ký"
        chips={subject ? [{ label: subject.name, removeHref: subject.removeHref }] : []}
        clearHref={filtered ? '/nhat-ky' : undefined}
      >
        {subject && <input type="hidden" name="muc" value={subject.id} />}
        <Field name="loai" label="Loại">
          <Select options={SUBJECT_KIND_OPTIONS} emptyLabel="Tất cả" defaultValue={filter.kind} />
        </Field>
        <Field name="nguoi" label="Ai làm">
          <Combobox options={people} emptyLabel="Bất kỳ ai" defaultValue={filter.actorId} />
        </Field>
        <Field name="tu" label="Từ ngày" error={wrongDays.includes('Từ ngày') ? 'Không có ngày này.' : null}>
          <DateField bare defaultValue={filter.from} />
        </Field>
        <Field name="den" label="Đến ngày" error={wrongDays.includes('Đến ngày') ? 'Không có ngày này.' : null}>
          <DateField bare defaultValue={filter.to} />
        </Field>
      </FilterBar>
      {lines.length === 0 ? (
        <EmptyState title="Không có dòng nào">
          {filtered ? 'Bỏ bớt điều kiện để xem nhiều hơn.' : 'Mỗi thay đổi sẽ hiện ở đây.'}
        </EmptyState>
      ) : (
        <HistoryTable lines={lines} />
      )}
      <Pager previous={first} next={next} />
      {seal && (
        <p className="meta mt-3">
          Đã niêm phong đến hết ngày {seal.day} ({seal.days} ngày); mã niêm phong cuối{' '}
          <code className="num break-all">{seal.hash.slice(0, 16)}</code>, nối với mọi ngày trước. Ghi lại mã này ở nơi
          khác thì về sau đối chiếu được; kiểm tra cả nhật ký bằng lệnh <code>audit verify</code>.
        </p>
      )}
    </>
  )
}
