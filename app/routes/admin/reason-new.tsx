import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { nextCode, REASON_KIND_NAMES } from '#app/domain/task/reasons.ts'
import { kindOfSlug } from '#app/features/admin/reason-slugs.ts'
import { addReason, addReasonInput } from '#app/features/admin/save-reason.ts'
import { adminAction } from '#app/server/admin-replies.server.ts'
import { found, pageContext, requireMay } from '#app/server/page.server.ts'
import { AdminForm, type AdminReply, typedOr } from '#app/ui/admin/admin-form.tsx'
import { Field } from '#app/ui/base/field.tsx'
import { Input } from '#app/ui/base/input.tsx'
import { PageHeader } from '#app/ui/base/page-header.tsx'

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { actor, reads, newKey } = await pageContext(request)
  requireMay(actor, 'admin.settings')
  const kind = found(kindOfSlug(params.kind))
  return json({ list: REASON_KIND_NAMES[kind], next: nextCode(await reads.reasonCodes(), kind), requestKey: newKey() })
}

export const action = ({ request, params }: ActionFunctionArgs) =>
  adminAction(request, {
    action: 'admin.settings',
    input: addReasonInput,
    known: { reasonKind: found(kindOfSlug(params.kind)) },
    use: addReason,
    to: '/quan-tri/ly-do',
    said: 'Đã thêm lý do.',
  })

export const meta: MetaFunction = () => [{ title: 'Thêm lý do – Giao việc – Nhắc việc' }]

export default function ReasonNew() {
  const { list, next, requestKey } = useLoaderData<typeof loader>()
  const reply = useActionData<typeof action>() as AdminReply | undefined
  return (
    <>
      <PageHeader
        title="Thêm lý do"
        subtitle={list}
        breadcrumb={[
          { label: 'Thiết lập', href: '/quan-tri/thiet-lap' },
          { label: 'Danh mục lý do', href: '/quan-tri/ly-do' },
        ]}
      />
      <AdminForm reply={reply} requestKey={requestKey} submitLabel="Thêm lý do" cancelHref="/quan-tri/ly-do">
        <Field name="label" label="Lý do" required error={reply?.errors.label}>
          <Input defaultValue={typedOr(reply, 'label', '')} maxLength={120} />
        </Field>
        <Field
          name="code"
          label="Mã"
          optional
          hint={`Để trống thì lấy ${next}. Mã không đổi được về sau.`}
          error={reply?.errors.code}
        >
          <Input defaultValue={typedOr(reply, 'code', '')} maxLength={10} placeholder={next} />
        </Field>
      </AdminForm>
    </>
  )
}
