import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { isValidOn } from '#app/domain/unit/office.ts'
import { portfolioMark, portfolioOn, savePortfolio, savePortfolioInput } from '#app/features/admin/save-portfolio.ts'
import { linesOf } from '#app/features/organisation/portfolio-words.ts'
import { unitOptions } from '#app/features/tasks/form-options.ts'
import { adminAction } from '#app/server/admin-replies.server.ts'
import { found, pageContext, requireMay } from '#app/server/page.server.ts'
import { AdminForm, type AdminReply, typedListOr } from '#app/ui/admin/admin-form.tsx'
import { PortfolioCard } from '#app/ui/admin/organisation/portfolio-card.tsx'
import { Field } from '#app/ui/base/field.tsx'
import { MultiCombobox } from '#app/ui/base/multi-combobox.tsx'
import { PageHeader } from '#app/ui/base/page-header.tsx'

/** Units × fields a leader answers for, from today on. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const { actor, reads, today, newKey } = await pageContext(request)
  requireMay(actor, 'admin.people')
  const office = await reads.office()
  const post = found(office.posts.find(p => p.id === params.postId))
  const others = (unitId: string) =>
    office.portfolio
      .filter(e => e.unitId === unitId && e.postId !== post.id && isValidOn(e, today))
      .map(e => office.posts.find(p => p.id === e.postId)?.title)
      .filter(Boolean)
  return json({
    post: { id: post.id, title: post.title },
    lines: linesOf(office, post.id, today),
    mark: portfolioMark(office, post.id, today),
    now: portfolioOn(office, post.id, today),
    units: unitOptions(office, today).map(u => ({ ...u, hint: others(u.value).join('; ') || undefined })),
    fields: office.fields.map(f => ({ value: f.id, label: f.name })),
    requestKey: newKey(),
  })
}

export const action = ({ request, params }: ActionFunctionArgs) =>
  adminAction(request, {
    action: 'admin.people',
    input: savePortfolioInput,
    known: { postId: params.postId ?? '' },
    use: savePortfolio,
    to: `/quan-tri/chuc-vu/${params.postId}`,
    said: 'Đã lưu phân công phụ trách.',
  })

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Phụ trách: ${data?.post.title ?? ''} – Giao việc – Nhắc việc` },
]

export default function PostPortfolio() {
  const { post, lines, mark, now, units, fields, requestKey } = useLoaderData<typeof loader>()
  const reply = useActionData<typeof action>() as AdminReply | undefined
  return (
    <>
      <PageHeader
        title="Phân công phụ trách"
        subtitle={`${post.title}. Phân công cũ vẫn giữ cho những ngày trước.`}
        breadcrumb={[
          { label: 'Chức vụ', href: '/quan-tri/chuc-vu' },
          { label: post.title, href: `/quan-tri/chuc-vu/${post.id}` },
        ]}
      />
      <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-4 xl:grid-cols-[minmax(0,42rem)_minmax(0,1fr)]">
        <AdminForm
          title="Từ hôm nay"
          reply={reply}
          requestKey={requestKey}
          seenVersion={mark}
          submitLabel="Lưu phân công"
          cancelHref={`/quan-tri/chuc-vu/${post.id}`}
        >
          <Field
            name="unitIds"
            label="Đơn vị"
            hint="Bên phải tên đơn vị là lãnh đạo khác đang phụ trách, nếu có."
            error={reply?.errors.unitIds}
          >
            <MultiCombobox options={units} defaultValues={typedListOr(reply, 'unitIds', now.unitIds)} />
          </Field>
          <Field
            name="fieldIds"
            label="Lĩnh vực"
            hint={fields.length === 0 ? 'Chưa có lĩnh vực nào; thêm ở trang Thiết lập.' : undefined}
            error={reply?.errors.fieldIds}
          >
            <MultiCombobox options={fields} defaultValues={typedListOr(reply, 'fieldIds', now.fieldIds)} />
          </Field>
        </AdminForm>
        <PortfolioCard postId={post.id} lines={lines} />
      </div>
    </>
  )
}
