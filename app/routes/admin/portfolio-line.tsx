import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { addPortfolioLine, addPortfolioLineInput } from '#app/features/organisation/portfolio-lines.ts'
import { unitOptions } from '#app/features/tasks/form-options.ts'
import { adminAction } from '#app/server/admin-replies.server.ts'
import { found, pageContext, requireMay } from '#app/server/page.server.ts'
import { AdminForm, type AdminReply, typedOr } from '#app/ui/admin/admin-form.tsx'
import { Combobox } from '#app/ui/base/combobox.tsx'
import { DateField } from '#app/ui/base/date-field.tsx'
import { Field } from '#app/ui/base/field.tsx'
import { PageHeader } from '#app/ui/base/page-header.tsx'

/** One line with its days: a unit, a field, or a unit within a field. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const { actor, reads, today, newKey } = await pageContext(request)
  requireMay(actor, 'admin.people')
  const office = await reads.office()
  const post = found(office.posts.find(p => p.id === params.postId))
  return json({
    post: { id: post.id, title: post.title },
    units: unitOptions(office, today),
    fields: office.fields.map(f => ({ value: f.id, label: f.name })),
    unitId: new URL(request.url).searchParams.get('don-vi'),
    today,
    requestKey: newKey(),
  })
}

export const action = ({ request, params }: ActionFunctionArgs) =>
  adminAction(request, {
    action: 'admin.people',
    input: addPortfolioLineInput,
    known: { postId: params.postId ?? '' },
    use: addPortfolioLine,
    to: `/quan-tri/chuc-vu/${params.postId}/phu-trach`,
    said: 'Đã thêm phân công phụ trách.',
  })

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Thêm phân công: ${data?.post.title ?? ''} – Giao việc – Nhắc việc` },
]

export default function PortfolioLine() {
  const { post, units, fields, unitId, today, requestKey } = useLoaderData<typeof loader>()
  const reply = useActionData<typeof action>() as AdminReply | undefined
  const back = `/quan-tri/chuc-vu/${post.id}/phu-trach`
  return (
    <>
      <PageHeader
        title="Thêm phân công phụ trách"
        subtitle={`${post.title}. Chọn đơn vị, lĩnh vực, hoặc đơn vị trong một lĩnh vực.`}
        breadcrumb={[
          { label: 'Chức vụ', href: '/quan-tri/chuc-vu' },
          { label: post.title, href: `/quan-tri/chuc-vu/${post.id}` },
          { label: 'Phụ trách', href: back },
        ]}
      />
      <AdminForm reply={reply} requestKey={requestKey} submitLabel="Thêm phân công" cancelHref={back}>
        <Field name="unitId" label="Đơn vị" error={reply?.errors.unitId}>
          <Combobox options={units} emptyLabel="Mọi đơn vị" defaultValue={typedOr(reply, 'unitId', unitId)} />
        </Field>
        <Field name="fieldId" label="Lĩnh vực" error={reply?.errors.fieldId}>
          <Combobox options={fields} emptyLabel="Mọi lĩnh vực" defaultValue={typedOr(reply, 'fieldId', '')} />
        </Field>
        <div className="grid gap-4 sm:grid-cols-2">
          <Field name="validFrom" label="Từ ngày" required error={reply?.errors.validFrom}>
            <DateField defaultValue={typedOr(reply, 'validFrom', today)} />
          </Field>
          <Field name="validTo" label="Đến hết ngày" optional error={reply?.errors.validTo}>
            <DateField defaultValue={typedOr(reply, 'validTo', '')} />
          </Field>
        </div>
      </AdminForm>
    </>
  )
}
