import { json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import Plus from 'lucide-react/dist/esm/icons/plus.mjs'
import { can } from '#app/domain/access/can.ts'
import { pageContext } from '#app/server/page.server.ts'
import { ButtonLink } from '#app/ui/base/button.tsx'
import { DayText } from '#app/ui/base/day-text.tsx'
import { EmptyState } from '#app/ui/base/empty-state.tsx'
import { FastLinks } from '#app/ui/base/fast-links.tsx'
import { PageHeader } from '#app/ui/base/page-header.tsx'
import { Pager } from '#app/ui/base/pager.tsx'
import { SearchField } from '#app/ui/base/search-field.tsx'
import { Table, Th } from '#app/ui/base/table.tsx'
import { ConclusionTag } from '#app/ui/meeting/state-tag.tsx'

export async function loader({ request }: LoaderFunctionArgs) {
  const { actor, today, reads } = await pageContext(request)
  const params = new URL(request.url).searchParams
  const q = params.get('q')?.trim().slice(0, 200) ?? ''
  const after = params.get('sau') ?? undefined
  const page = await reads.meetings(actor, { q, after }, today)
  return json({ ...page, q, paged: after !== undefined, mayCreate: can(actor, 'meeting.create') })
}

export const meta: MetaFunction = () => [{ title: 'Cuộc họp – Giao việc – Nhắc việc' }]

export default function MeetingList() {
  const { lines, next, q, paged, mayCreate } = useLoaderData<typeof loader>()
  const search = (after: string | null) =>
    `/cuoc-hop?${new URLSearchParams({ ...(q ? { q } : {}), ...(after ? { sau: after } : {}) })}`
  return (
    <FastLinks>
      <PageHeader
        title="Cuộc họp"
        subtitle="Kết luận, nội dung chỉ đạo và kết quả thực hiện của từng cuộc họp"
        actions={
          <>
            <SearchField
              action="/cuoc-hop"
              defaultValue={q}
              label="Tìm cuộc họp"
              placeholder="Tìm theo tên, không cần dấu…"
            />
            {mayCreate && (
              <ButtonLink variant="primary" href="/cuoc-hop/moi" icon={<Plus size={16} aria-hidden="true" />}>
                Cuộc họp mới
              </ButtonLink>
            )}
          </>
        }
      />
      {lines.length === 0 ? (
        <div className="card">
          <EmptyState
            title={q ? `Không có cuộc họp nào khớp “${q}”.` : paged ? 'Hết danh sách.' : 'Chưa có cuộc họp nào.'}
            action={
              q || paged ? (
                <ButtonLink href="/cuoc-hop">Xem tất cả cuộc họp</ButtonLink>
              ) : (
                mayCreate && (
                  <ButtonLink variant="primary" href="/cuoc-hop/moi">
                    Ghi cuộc họp đầu tiên
                  </ButtonLink>
                )
              )
            }
          >
            {q
              ? 'Thử ít chữ hơn; có dấu hay không dấu đều được.'
              : 'Cuộc họp hiện ở đây khi thư ký ghi lại và kết luận được ban hành.'}
          </EmptyState>
        </div>
      ) : (
        <Table caption="Các cuộc họp, mới nhất trước" cards>
          <thead>
            <tr>
              <Th>Cuộc họp</Th>
              <Th>Ngày</Th>
              <Th>Kết luận</Th>
              <Th numeric>Chỉ đạo</Th>
              <Th numeric>Nhiệm vụ</Th>
              <Th numeric>Hoàn thành</Th>
              <Th numeric>Quá hạn</Th>
            </tr>
          </thead>
          <tbody>
            {lines.map(m => (
              <tr key={m.id}>
                <td className="cell-title">
                  <a href={`/cuoc-hop/${m.id}`}>{m.title}</a>
                  <p className="meta">
                    {m.seriesName
                      ? `${m.seriesName}${m.session ? `, kỳ ${m.session}` : ''}`
                      : `${m.chairTitle} chủ trì`}
                  </p>
                </td>
                <td data-label="Ngày">
                  <DayText day={m.day} />
                </td>
                <td data-wide="">
                  <span className="flex items-center gap-2 whitespace-nowrap">
                    <ConclusionTag state={m.state} />
                    {m.noticeNumber && <span className="meta num">{m.noticeNumber}</span>}
                  </span>
                </td>
                <Count label="Chỉ đạo" value={m.directives} href={`/cuoc-hop/${m.id}#chi-dao`} />
                <Count label="Nhiệm vụ" value={m.tasks} href={`/nhiem-vu?cuoc_hop=${m.id}`} />
                <Count label="Hoàn thành" value={m.done} href={`/nhiem-vu?cuoc_hop=${m.id}&trang_thai=done`} />
                <Count label="Quá hạn" value={m.overdue} href={`/nhiem-vu?cuoc_hop=${m.id}&ket_qua=overdue`} late />
              </tr>
            ))}
          </tbody>
        </Table>
      )}
      <Pager previous={paged ? search(null) : null} next={next ? search(next) : null} />
    </FastLinks>
  )
}

/** A number that opens its list; nothing to open where it is nought. */
function Count({ label, value, href, late }: { label: string; value: number; href: string; late?: boolean }) {
  return (
    <td className="num" data-label={label}>
      {value === 0 ? (
        <span className="text-soft">0</span>
      ) : (
        <a href={href} className={late ? 'font-semibold text-late' : 'text-accent'}>
          {value}
          <span className="sr-only"> – {label}</span>
        </a>
      )}
    </td>
  )
}
