import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { kindOfSlug } from '#app/features/admin/reason-slugs.ts'
import { renameReason, renameReasonInput } from '#app/features/admin/save-reason.ts'
import { adminAction } from '#app/server/admin-replies.server.ts'
import { found } from '#app/server/page.server.ts'
import { reasonPage } from '#app/server/reason-page.server.ts'
import { AdminForm, type AdminReply, typedOr } from '#app/ui/admin/admin-form.tsx'
import { ReasonFate } from '#app/ui/admin/reason-fate.tsx'
import { Field } from '#app/ui/base/field.tsx'
import { Input } from '#app/ui/base/input.tsx'
import { PageHeader } from '#app/ui/base/page-header.tsx'
import { Tag } from '#app/ui/base/tag.tsx'

export async function loader(args: LoaderFunctionArgs) {
  const { newKey, ...reason } = await reasonPage(args)
  return json({ ...reason, keys: { name: newKey(), fate: newKey() } })
}

export const action = ({ request, params }: ActionFunctionArgs) =>
  adminAction(request, {
    action: 'admin.settings',
    input: renameReasonInput,
    known: { reasonKind: found(kindOfSlug(params.kind)), reasonCode: params.code ?? '' },
    use: renameReason,
    to: '/quan-tri/ly-do',
    said: 'Đã đổi cách ghi lý do.',
  })

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.label ?? 'Lý do'} – Giao việc – Nhắc việc` },
]

export default function ReasonPage() {
  const { list, address, code, label, ended, used, keys } = useLoaderData<typeof loader>()
  const reply = useActionData<typeof action>() as AdminReply | undefined
  return (
    <>
      <PageHeader
        title={label}
        tags={ended ? <Tag tone="none">ngừng dùng</Tag> : undefined}
        subtitle={`${list} · mã ${code} · ${used ? 'đã dùng' : 'chưa dùng lần nào'}`}
        breadcrumb={[
          { label: 'Thiết lập', href: '/quan-tri/thiet-lap' },
          { label: 'Danh mục lý do', href: '/quan-tri/ly-do' },
        ]}
      />
      <div className="flex flex-col gap-4">
        <AdminForm
          reply={reply}
          requestKey={keys.name}
          seenVersion={label}
          submitLabel="Lưu cách ghi mới"
          cancelHref="/quan-tri/ly-do"
          title="Cách ghi"
          subtitle="Lịch sử cũ cũng hiện theo cách ghi mới. Muốn đổi nghĩa thì ngừng dùng lý do này và thêm lý do khác."
        >
          <Field name="label" label="Lý do" required error={reply?.errors.label}>
            <Input defaultValue={typedOr(reply, 'label', label)} maxLength={120} />
          </Field>
        </AdminForm>
        <ReasonFate action={`${address}/ngung-dung`} requestKey={keys.fate} ended={ended} used={used} />
      </div>
    </>
  )
}
