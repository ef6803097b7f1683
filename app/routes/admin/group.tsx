import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { isValidOn } from '#app/domain/unit/office.ts'
import { saveGroup, saveGroupInput } from '#app/features/admin/save-group.ts'
import { adminAction } from '#app/server/admin-replies.server.ts'
import { found, pageContext, requireMay } from '#app/server/page.server.ts'
import { AdminForm, type AdminReply, typedListOr, typedOr } from '#app/ui/admin/admin-form.tsx'
import { ButtonLink } from '#app/ui/base/button.tsx'
import { Field } from '#app/ui/base/field.tsx'
import { Input } from '#app/ui/base/input.tsx'
import { MultiCombobox } from '#app/ui/base/multi-combobox.tsx'
import { PageHeader } from '#app/ui/base/page-header.tsx'
import { Textarea } from '#app/ui/base/textarea.tsx'

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { actor, reads, today, newKey } = await pageContext(request)
  requireMay(actor, 'admin.units')
  const office = await reads.office()
  const group = params.groupId === undefined ? null : found(office.groups.find(g => g.id === params.groupId))
  const units = office.units.filter(u => isValidOn(u, today)).map(u => ({ value: u.id, label: u.name }))
  const members = (group?.members ?? []).filter(m => isValidOn(m, today)).map(m => m.unitId)
  return json({ group, units, members, requestKey: newKey() })
}

export const action = ({ request, params }: ActionFunctionArgs) =>
  adminAction(request, {
    action: 'admin.units',
    input: saveGroupInput,
    known: { groupId: params.groupId ?? '' },
    use: saveGroup,
    to: '/quan-tri/don-vi',
    said: params.groupId ? 'Đã lưu nhóm đơn vị.' : 'Đã thêm nhóm đơn vị.',
  })

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.group?.name ?? 'Thêm nhóm'} – Giao việc – Nhắc việc` },
]

export default function GroupPage() {
  const { group, units, members, requestKey } = useLoaderData<typeof loader>()
  const reply = useActionData<typeof action>() as AdminReply | undefined
  return (
    <>
      <PageHeader
        title={group?.name ?? 'Thêm nhóm đơn vị'}
        breadcrumb={[{ label: 'Đơn vị', href: '/quan-tri/don-vi' }]}
        actions={group && <ButtonLink href={`/nhat-ky?loai=group&muc=${group.id}`}>Lịch sử</ButtonLink>}
        subtitle="Khi ban hành, một nhóm được giao việc nghĩa là từng đơn vị trong nhóm hôm ấy nhận một nhiệm vụ."
      />
      <AdminForm reply={reply} requestKey={requestKey} seenVersion={group?.version} submitLabel="Lưu nhóm">
        <Field name="name" label="Tên nhóm" required error={reply?.errors.name}>
          <Input defaultValue={typedOr(reply, 'name', group?.name)} />
        </Field>
        <Field name="aliases" label="Tên gọi khác" optional hint="Mỗi dòng một cách gọi." error={reply?.errors.aliases}>
          <Textarea rows={3} defaultValue={typedOr(reply, 'aliases', group?.aliases.join('\n'))} />
        </Field>
        <Field name="unitIds" label="Các đơn vị trong nhóm" error={reply?.errors.unitIds}>
          <MultiCombobox options={units} defaultValues={typedListOr(reply, 'unitIds', members)} />
        </Field>
      </AdminForm>
    </>
  )
}
