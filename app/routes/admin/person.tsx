import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { savePerson, savePersonInput } from '#app/features/admin/save-person.ts'
import { adminAction } from '#app/server/admin-replies.server.ts'
import { found, pageContext, requireMay } from '#app/server/page.server.ts'
import { AdminForm, type AdminReply, typedOr } from '#app/ui/admin/admin-form.tsx'
import { Card } from '#app/ui/base/card.tsx'
import { Checkbox } from '#app/ui/base/checkbox.tsx'
import { Field } from '#app/ui/base/field.tsx'
import { Input } from '#app/ui/base/input.tsx'
import { PageHeader } from '#app/ui/base/page-header.tsx'
import { SubmitButton } from '#app/ui/base/submit-button.tsx'

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { actor, reads, newKey } = await pageContext(request)
  requireMay(actor, 'admin.people')
  const person =
    params.personId === undefined ? null : found((await reads.people()).find(p => p.id === params.personId))
  return json({ person, requestKey: newKey() })
}

export const action = ({ request, params }: ActionFunctionArgs) =>
  adminAction(
    request,
    'admin.people',
    savePersonInput,
    { personId: params.personId ?? '' },
    savePerson,
    '/quan-tri/nguoi-dung',
    'Đã lưu người dùng.',
  )

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.person?.name ?? 'Thêm người dùng'} – Giao việc – Nhắc việc` },
]

export default function PersonPage() {
  const { person, requestKey } = useLoaderData<typeof loader>()
  const reply = useActionData<typeof action>() as AdminReply | undefined
  const error = (name: string) => reply?.errors[name]
  return (
    <>
      <PageHeader
        title={person?.name ?? 'Thêm người dùng'}
        breadcrumb={[{ label: 'Người dùng, chức vụ', href: '/quan-tri/nguoi-dung' }]}
      />
      <div className="flex flex-col gap-4">
        <AdminForm reply={reply} requestKey={requestKey} seenVersion={person?.version} submitLabel="Lưu người dùng">
          <Field name="name" label="Họ tên" required error={error('name')}>
            <Input defaultValue={typedOr(reply, 'name', person?.name)} />
          </Field>
          <Field
            name="email"
            label="Thư điện tử công vụ"
            hint="Thư nhắc việc gửi về địa chỉ này; cũng dùng để đăng nhập."
            error={error('email')}
          >
            <Input type="email" defaultValue={typedOr(reply, 'email', person?.email)} />
          </Field>
          <Field name="account" label="Tên tài khoản" optional error={error('account')}>
            <Input defaultValue={typedOr(reply, 'account', person?.account)} />
          </Field>
          {person ? (
            <Checkbox
              name="active"
              label="Được đăng nhập và nhận thư"
              hint="Bỏ chọn sẽ đăng xuất mọi thiết bị của người này."
              defaultChecked={person.active}
            />
          ) : (
            <input type="hidden" name="active" value="on" />
          )}
        </AdminForm>
        {person?.active && (
          <Card
            title="Mật khẩu"
            subtitle="Quản trị không đặt và không biết mật khẩu của ai: người dùng tự đặt qua một liên kết dùng một lần."
          >
            <Form method="post" action={`/quan-tri/nguoi-dung/${person.id}/lien-ket`}>
              <SubmitButton variant="secondary">Tạo liên kết đặt mật khẩu</SubmitButton>
            </Form>
          </Card>
        )}
      </div>
    </>
  )
}
