import { json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import Plus from 'lucide-react/dist/esm/icons/plus.mjs'
import { can } from '#app/domain/access/can.ts'
import { ABOVE_STATE_NAMES } from '#app/domain/from-above/document.ts'
import { pageContext } from '#app/server/page.server.ts'
import { ButtonLink } from '#app/ui/base/button.tsx'
import { DayText } from '#app/ui/base/day-text.tsx'
import { EmptyState } from '#app/ui/base/empty-state.tsx'
import { FastLinks } from '#app/ui/base/fast-links.tsx'
import { PageHeader } from '#app/ui/base/page-header.tsx'
import { Pager } from '#app/ui/base/pager.tsx'
import { SearchField } from '#app/ui/base/search-field.tsx'
import { Table, Th } from '#app/ui/base/table.tsx'
import { Tag } from '#app/ui/base/tag.tsx'
import { RollUpLine } from '#app/ui/from-above/roll-up.tsx'

export async function loader({ request }: LoaderFunctionArgs) {
  const { actor, today, reads } = await pageContext(request)
  const params = new URL(request.url).searchParams
  const q = params.get('q')?.trim().slice(0, 200) ?? ''
  const after = params.get('sau') ?? undefined
  const page = await reads.documentsFromAbove(actor, { q, after }, today)
  return json({ ...page, q, today, paged: after !== undefined, mayRecord: can(actor, 'above.record') })
}

export const meta: MetaFunction = () => [{ title: 'Văn bản cấp trên – Giao việc – Nhắc việc' }]

export default function DocumentsFromAbove() {
  const { lines, next, q, today, paged, mayRecord } = useLoaderData<typeof loader>()
  const search = (after: string | null) =>
    `/van-ban-cap-tren?${new URLSearchParams({ ...(q ? { q } : {}), ...(after ? { sau: after } : {}) })}`
  return (
    <FastLinks>
      <PageHeader
        title="Văn bản cấp trên"
        subtitle="Việc của đơn vị mình trong văn bản của cấp trên, đã giao cho ai và tới đâu"
        actions={
          <>
            <SearchField
              action="/van-ban-cap-tren"
              defaultValue={q}
              label="Tìm văn bản"
              placeholder="Số, cơ quan, trích yếu…"
            />
            {mayRecord && (
              <ButtonLink variant="primary" href="/van-ban-cap-tren/moi" icon={<Plus size={16} aria-hidden="true" />}>
                Ghi văn bản
              </ButtonLink>
            )}
          </>
        }
      />
      {lines.length === 0 ? (
        <div className="card">
          <EmptyState title={q ? `Không có văn bản nào khớp “${q}”.` : 'Chưa có văn bản cấp trên nào.'}>
            {q
              ? 'Thử ít chữ hơn; có dấu hay không dấu đều được.'
              : 'Thư ký ghi văn bản; phần mềm tìm ra việc của đơn vị mình.'}
          </EmptyState>
        </div>
      ) : (
        <Table caption="Văn bản cấp trên, mới nhất trước" cards>
          <thead>
            <tr>
              <Th>Văn bản</Th>
              <Th>Ngày</Th>
              <Th>Việc của mình</Th>
              <Th>Kết quả</Th>
              <Th>Phải báo cáo lên</Th>
            </tr>
          </thead>
          <tbody>
            {lines.map(d => (
              <tr key={d.id}>
                <td className="cell-title">
                  <a href={`/van-ban-cap-tren/${d.id}`}>
                    {d.number}, {d.body}
                  </a>
                  {d.subject && <p className="meta">{d.subject}</p>}
                </td>
                <td data-label="Ngày">
                  <DayText day={d.day} />
                </td>
                <td data-label="Việc của mình">
                  {d.ours}/{d.items} mục
                  {d.state === 'draft' && (
                    <span className="block">
                      <Tag tone="soon">{ABOVE_STATE_NAMES.draft.toLocaleLowerCase('vi')}</Tag>
                    </span>
                  )}
                </td>
                <td data-label="Kết quả">
                  <RollUpLine result={d.result} meetingId={d.meetingId} />
                </td>
                <td data-label="Phải báo cáo lên">
                  {d.answerDue ? (
                    <span
                      className={
                        d.answerDue < today && d.result.done < d.result.total ? 'font-medium text-late' : undefined
                      }
                    >
                      <DayText day={d.answerDue} />
                    </span>
                  ) : (
                    <span className="text-soft">không ghi</span>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </Table>
      )}
      <Pager previous={paged ? search(null) : null} next={next ? search(next) : null} />
    </FastLinks>
  )
}
