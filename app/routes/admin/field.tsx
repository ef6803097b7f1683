import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { saveField, saveFieldInput } from '#app/features/admin/save-field.ts'
import { adminAction } from '#app/server/admin-replies.server.ts'
import { found, pageContext, requireMay } from '#app/server/page.server.ts'
import { AdminForm, type AdminReply, typedOr } from '#app/ui/admin/admin-form.tsx'
import { Field } from '#app/ui/base/field.tsx'
import { Input } from '#app/ui/base/input.tsx'
import { PageHeader } from '#app/ui/base/page-header.tsx'

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { actor, reads, newKey } = await pageContext(request)
  requireMay(actor, 'admin.settings')
  const { fields } = await reads.office()
  const field = params.fieldId === undefined ? null : found(fields.find(f => f.id === params.fieldId))
  return json({ field, requestKey: newKey() })
}

export const action = ({ request, params }: ActionFunctionArgs) =>
  adminAction(request, {
    action: 'admin.settings',
    input: saveFieldInput,
    known: { fieldId: params.fieldId ?? '' },
    use: saveField,
    to: '/quan-tri/thiet-lap',
    said: params.fieldId ? 'Đã đổi tên lĩnh vực.' : 'Đã thêm lĩnh vực.',
  })

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.field?.name ?? 'Thêm lĩnh vực'} – Giao việc – Nhắc việc` },
]

export default function FieldPage() {
  const { field, requestKey } = useLoaderData<typeof loader>()
  const reply = useActionData<typeof action>() as AdminReply | undefined
  return (
    <>
      <PageHeader
        title={field ? 'Đổi tên lĩnh vực' : 'Thêm lĩnh vực'}
        breadcrumb={[{ label: 'Thiết lập', href: '/quan-tri/thiet-lap' }]}
      />
      <AdminForm
        reply={reply}
        requestKey={requestKey}
        seenVersion={field?.name}
        submitLabel={field ? 'Lưu tên mới' : 'Thêm lĩnh vực'}
        cancelHref="/quan-tri/thiet-lap"
      >
        <Field name="name" label="Tên lĩnh vực" required error={reply?.errors.name}>
          <Input defaultValue={typedOr(reply, 'name', field?.name)} />
        </Field>
      </AdminForm>
    </>
  )
}
