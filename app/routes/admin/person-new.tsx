import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { isValidOn, POST_KIND_NAMES, POST_KINDS } from '#app/domain/unit/office.ts'
import { addPerson, addPersonInput } from '#app/features/admin/add-person.ts'
import { startOfYear, usualStart } from '#app/features/admin/things-to-do.ts'
import { adminAction } from '#app/server/admin-replies.server.ts'
import { pageContext, requireMay } from '#app/server/page.server.ts'
import { AdminForm, type AdminReply, typedOr } from '#app/ui/admin/admin-form.tsx'
import { PersonFields } from '#app/ui/admin/person-fields.tsx'
import { Combobox } from '#app/ui/base/combobox.tsx'
import { DateField } from '#app/ui/base/date-field.tsx'
import { Field } from '#app/ui/base/field.tsx'
import { Input } from '#app/ui/base/input.tsx'
import { PageHeader } from '#app/ui/base/page-header.tsx'
import { Select } from '#app/ui/base/select.tsx'

/** A person and the post they hold, in one go. */
export async function loader({ request }: LoaderFunctionArgs) {
  const { actor, reads, today, newKey } = await pageContext(request)
  requireMay(actor, 'admin.people')
  const asked = new URL(request.url).searchParams
  const office = await reads.office()
  return json({
    requestKey: newKey(),
    units: office.units.filter(u => isValidOn(u, today)).map(u => ({ value: u.id, label: u.name })),
    today,
    since: usualStart(office, today),
    yearStart: startOfYear(today),
    role: asked.get('vai-tro'),
    unitId: asked.get('don-vi'),
  })
}

export const action = ({ request }: ActionFunctionArgs) =>
  adminAction(request, {
    action: 'admin.people',
    input: addPersonInput,
    use: addPerson,
    to: id => (id === null ? '/quan-tri/nguoi-dung' : `/quan-tri/nguoi-dung/${id}/lien-ket`),
    said: 'Đã thêm người dùng. Hãy gửi cho họ liên kết đặt mật khẩu.',
  })

export const meta: MetaFunction = () => [{ title: 'Thêm người dùng – Giao việc – Nhắc việc' }]

const ROLES = POST_KINDS.map(value => ({ value, label: POST_KIND_NAMES[value] }))

export default function PersonNew() {
  const { requestKey, units, today, since, yearStart, role, unitId } = useLoaderData<typeof loader>()
  const reply = useActionData<typeof action>() as AdminReply | undefined
  const error = (name: string) => reply?.errors[name]
  return (
    <>
      <PageHeader
        title="Thêm người dùng"
        breadcrumb={[{ label: 'Người dùng, chức vụ', href: '/quan-tri/nguoi-dung' }]}
      />
      <AdminForm reply={reply} requestKey={requestKey} submitLabel="Thêm người dùng" cancelHref="/quan-tri/nguoi-dung">
        <PersonFields reply={reply} />
        <fieldset className="flex flex-col gap-4 border-t border-line-soft pt-4">
          <legend className="sr-only">Chức vụ đang giữ</legend>
          <p className="meta">
            Chức vụ đang giữ. Có thể để trống và thêm sau; người chưa có chức vụ thì chưa làm được việc gì.
          </p>
          <Field name="postKind" label="Vai trò" optional error={error('postKind')}>
            <Select options={ROLES} emptyLabel="Chưa giữ chức vụ" defaultValue={typedOr(reply, 'postKind', role)} />
          </Field>
          <Field name="unitId" label="Đơn vị" optional error={error('unitId')}>
            <Combobox options={units} emptyLabel="Chưa chọn đơn vị" defaultValue={typedOr(reply, 'unitId', unitId)} />
          </Field>
          <Field
            name="postTitle"
            label="Tên chức vụ"
            optional
            hint="Như ghi trong văn bản, ví dụ “Trưởng phòng Nội vụ”. Để trống thì lấy tên vai trò."
            error={error('postTitle')}
          >
            <Input defaultValue={typedOr(reply, 'postTitle', '')} />
          </Field>
          <Field
            name="postFrom"
            label="Giữ chức vụ từ ngày"
            hint="Người chủ trì, đơn vị dự họp được tìm theo ngày họp: ghi ngày đã giữ chức vụ thật."
            error={error('postFrom')}
          >
            <DateField
              defaultValue={typedOr(reply, 'postFrom', since)}
              quick={[
                { label: 'Hôm nay', day: today },
                { label: 'Đầu năm', day: yearStart },
              ]}
            />
          </Field>
        </fieldset>
      </AdminForm>
    </>
  )
}
