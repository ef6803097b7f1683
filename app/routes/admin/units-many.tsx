import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { kindsIn } from '#app/domain/unit/kinds.ts'
import { isValidOn } from '#app/domain/unit/office.ts'
import { addUnits, addUnitsInput } from '#app/features/admin/add-units.ts'
import { usualStart } from '#app/features/admin/things-to-do.ts'
import { adminAction } from '#app/server/admin-replies.server.ts'
import { pageContext, requireMay } from '#app/server/page.server.ts'
import { AdminForm, type AdminReply, typedOr } from '#app/ui/admin/admin-form.tsx'
import { Combobox } from '#app/ui/base/combobox.tsx'
import { DateField } from '#app/ui/base/date-field.tsx'
import { Field } from '#app/ui/base/field.tsx'
import { PageHeader } from '#app/ui/base/page-header.tsx'
import { Select } from '#app/ui/base/select.tsx'
import { Textarea } from '#app/ui/base/textarea.tsx'

/** An office begins with dozens of units: they are pasted, not typed one by one. */
export async function loader({ request }: LoaderFunctionArgs) {
  const { actor, reads, today, newKey } = await pageContext(request)
  requireMay(actor, 'admin.units')
  const office = await reads.office()
  const parents = office.units.filter(u => isValidOn(u, today)).map(u => ({ value: u.id, label: u.name }))
  const kinds = kindsIn(office).map(k => ({ value: k.id, label: k.name }))
  return json({ kinds, parents, since: usualStart(office, today), requestKey: newKey() })
}

export const action = ({ request }: ActionFunctionArgs) =>
  adminAction(request, {
    action: 'admin.units',
    input: addUnitsInput,
    use: addUnits,
    to: '/quan-tri/don-vi',
    said: 'Đã thêm các đơn vị.',
  })

export const meta: MetaFunction = () => [{ title: 'Thêm nhiều đơn vị – Giao việc – Nhắc việc' }]

export default function UnitsMany() {
  const { kinds, parents, since, requestKey } = useLoaderData<typeof loader>()
  const reply = useActionData<typeof action>() as AdminReply | undefined
  return (
    <>
      <PageHeader
        title="Thêm nhiều đơn vị"
        breadcrumb={[{ label: 'Đơn vị', href: '/quan-tri/don-vi' }]}
        subtitle="Dán danh sách các đơn vị cùng loại; các phường dán riêng, các phòng ban dán riêng."
      />
      <AdminForm reply={reply} requestKey={requestKey} submitLabel="Thêm các đơn vị" cancelHref="/quan-tri/don-vi">
        <Field
          name="lines"
          label="Các đơn vị"
          required
          hint="Mỗi dòng một đơn vị; tên gọi khác, viết tắt ghi sau dấu chấm phẩy: Phòng Nội vụ; P.NV; PNV"
          error={reply?.errors.lines}
        >
          <Textarea rows={12} defaultValue={typedOr(reply, 'lines', '')} />
        </Field>
        <Field name="kind" label="Loại" error={reply?.errors.kind}>
          <Select options={kinds} defaultValue={typedOr(reply, 'kind', 'office')} />
        </Field>
        <Field name="parentId" label="Trực thuộc" optional error={reply?.errors.parentId}>
          <Combobox
            options={parents}
            emptyLabel="Không trực thuộc đơn vị nào"
            defaultValue={typedOr(reply, 'parentId', parents[0]?.value)}
          />
        </Field>
        <Field name="validFrom" label="Hoạt động từ ngày" required error={reply?.errors.validFrom}>
          <DateField defaultValue={typedOr(reply, 'validFrom', since)} />
        </Field>
      </AdminForm>
    </>
  )
}
