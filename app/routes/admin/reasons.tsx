import { json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { REASON_KIND_NAMES, REASON_KINDS } from '#app/domain/task/reasons.ts'
import { REASON_SLUGS } from '#app/features/admin/reason-slugs.ts'
import { pageContext, requireMay } from '#app/server/page.server.ts'
import { ButtonLink } from '#app/ui/base/button.tsx'
import { Card } from '#app/ui/base/card.tsx'
import { FastLinks } from '#app/ui/base/fast-links.tsx'
import { PageHeader } from '#app/ui/base/page-header.tsx'
import { Tag } from '#app/ui/base/tag.tsx'

/** The reasons people choose among when a task goes back, is done again, asks for time … */
export async function loader({ request }: LoaderFunctionArgs) {
  const { actor, reads } = await pageContext(request)
  requireMay(actor, 'admin.settings')
  const codes = await reads.reasonCodes()
  return json({
    lists: REASON_KINDS.map(kind => ({
      slug: REASON_SLUGS[kind],
      name: REASON_KIND_NAMES[kind],
      reasons: codes[kind],
    })),
  })
}

export const meta: MetaFunction = () => [{ title: 'Danh mục lý do – Giao việc – Nhắc việc' }]

export default function Reasons() {
  const { lists } = useLoaderData<typeof loader>()
  return (
    <>
      <PageHeader
        title="Danh mục lý do"
        subtitle="Chọn kèm lời giải thích, để đếm được vì sao việc bị trả lại, làm lại, gia hạn. Lý do ngừng dùng vẫn đọc được trong lịch sử."
        breadcrumb={[{ label: 'Thiết lập', href: '/quan-tri/thiet-lap' }]}
        actions={<ButtonLink href="/nhat-ky?loai=settings">Lịch sử</ButtonLink>}
      />
      <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-4 lg:grid-cols-2">
        {lists.map(list => (
          <Card
            key={list.slug}
            title={list.name}
            flush
            actions={
              <ButtonLink size="s" href={`/quan-tri/ly-do/${list.slug}/them`}>
                Thêm<span className="sr-only"> lý do: {list.name}</span>
              </ButtonLink>
            }
          >
            <FastLinks>
              <ul className="divide-y divide-line-soft border-t border-line-soft">
                {list.reasons.map(r => (
                  <li key={r.code}>
                    <a
                      href={`/quan-tri/ly-do/${list.slug}/${r.code}`}
                      className="flex min-h-11 items-center gap-3 px-4 py-2 text-ink no-underline hover:bg-wash hover:no-underline"
                    >
                      <span className="num w-12 flex-none text-soft">{r.code}</span>
                      <span className={`min-w-0 flex-1 ${r.ended ? 'text-soft' : ''}`}>{r.label}</span>
                      {r.ended && <Tag tone="none">ngừng dùng</Tag>}
                    </a>
                  </li>
                ))}
              </ul>
            </FastLinks>
            {list.reasons.every(r => r.ended) && (
              <p className="meta px-4 py-3">Không còn lý do nào để chọn: người làm chỉ ghi lời giải thích.</p>
            )}
          </Card>
        ))}
      </div>
    </>
  )
}
