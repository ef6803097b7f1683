import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { pseudonymisePerson, pseudonymisePersonInput, pseudonymOf } from '#app/features/admin/pseudonymise-person.ts'
import { adminAction } from '#app/server/admin-replies.server.ts'
import type { FormReply } from '#app/server/forms.server.ts'
import { found, pageContext, requireMay } from '#app/server/page.server.ts'
import { buttonClass } from '#app/ui/base/button.tsx'
import { Callout } from '#app/ui/base/callout.tsx'
import { Card } from '#app/ui/base/card.tsx'
import { Checkbox } from '#app/ui/base/checkbox.tsx'
import { Field } from '#app/ui/base/field.tsx'
import { FormError } from '#app/ui/base/form-error.tsx'
import { PageHeader } from '#app/ui/base/page-header.tsx'
import { RequestKey } from '#app/ui/base/request-key.tsx'
import { SubmitButton } from '#app/ui/base/submit-button.tsx'
import { Textarea } from '#app/ui/base/textarea.tsx'

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { actor, reads, newKey } = await pageContext(request)
  requireMay(actor, 'admin.people')
  const { id, name, active } = found((await reads.people()).find(p => p.id === params.personId))
  return json({ id, name, active, pseudonym: pseudonymOf(id), requestKey: newKey() })
}

export const action = ({ request, params }: ActionFunctionArgs) =>
  adminAction(request, {
    action: 'admin.people',
    input: pseudonymisePersonInput,
    known: { personId: params.personId ?? '' },
    use: pseudonymisePerson,
    to: '/quan-tri/nguoi-dung',
    said: 'Đã ẩn danh người đã nghỉ; lịch sử vẫn nguyên vẹn.',
  })

export const meta: MetaFunction = () => [{ title: 'Ẩn danh người đã nghỉ – Giao việc – Nhắc việc' }]

export default function PersonPseudonym() {
  const { id, name, active, pseudonym, requestKey } = useLoaderData<typeof loader>()
  const reply = useActionData<FormReply>()
  const back = `/quan-tri/nguoi-dung/${id}`
  return (
    <div className="max-w-2xl">
      <PageHeader
        title="Ẩn danh người đã nghỉ"
        breadcrumb={[
          { label: 'Người dùng, chức vụ', href: '/quan-tri/nguoi-dung' },
          { label: name, href: back },
        ]}
      />
      <Callout tone="soon" title="Không hoàn lại được" className="mb-4">
        Họ tên, địa chỉ thư, tài khoản và nội dung thư đã gửi của {name} bị xoá; ở mọi nơi người này hiện là “
        {pseudonym}”. Lịch sử đã niêm phong không ghi tên nên vẫn nguyên vẹn và kiểm tra được. Tên do người khác gõ
        trong văn bản không được dò tìm.
      </Callout>
      {active && <Callout tone="late" title="Người này đang hoạt động; hãy khoá tài khoản trước." className="mb-4" />}
      <Card>
        <Form method="post" className="flex flex-col gap-4" noValidate>
          <FormError message={reply?.message} errors={reply?.errors} labels={{ reason: 'Căn cứ, lý do' }} />
          <RequestKey value={requestKey} />
          <Field name="reason" label="Căn cứ, lý do" required error={reply?.errors.reason}>
            <Textarea rows={3} defaultValue={typeof reply?.values.reason === 'string' ? reply.values.reason : ''} />
          </Field>
          <Checkbox name="sure" value="1" label="Tôi hiểu việc này không hoàn lại được" />
          <div className="flex flex-wrap gap-2 max-sm:flex-col-reverse sm:justify-end">
            <a href={back} className={buttonClass()}>
              Thôi
            </a>
            <SubmitButton variant="danger-solid" busyLabel="Đang ẩn danh…">
              Ẩn danh
            </SubmitButton>
          </div>
        </Form>
      </Card>
    </div>
  )
}
