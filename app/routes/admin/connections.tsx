import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { connectionsMark, saveConnections, saveConnectionsInput } from '#app/features/admin/save-connections.ts'
import { adminAction } from '#app/server/admin-replies.server.ts'
import { connections } from '#app/server/connections-page.server.ts'
import { env } from '#app/server/env.server.ts'
import { pageContext, requireMay } from '#app/server/page.server.ts'
import { AdminForm, type AdminReply, tickedOr, typedOr } from '#app/ui/admin/admin-form.tsx'
import { ButtonLink } from '#app/ui/base/button.tsx'
import { Checkbox } from '#app/ui/base/checkbox.tsx'
import { Field } from '#app/ui/base/field.tsx'
import { Input } from '#app/ui/base/input.tsx'
import { PageHeader } from '#app/ui/base/page-header.tsx'
import { Textarea } from '#app/ui/base/textarea.tsx'

export async function loader({ request }: LoaderFunctionArgs) {
  const { actor, newKey } = await pageContext(request)
  requireMay(actor, 'admin.settings')
  const now = await connections()
  return json({ now, mark: connectionsMark(now), installed: env.MAIL_DOMAINS, requestKey: newKey() })
}

export const action = ({ request }: ActionFunctionArgs) =>
  adminAction(request, {
    action: 'admin.settings',
    input: saveConnectionsInput,
    use: saveConnections,
    to: '/quan-tri/ket-noi',
    said: 'Đã lưu.',
  })

export const meta: MetaFunction = () => [{ title: 'Kết nối – Giao việc – Nhắc việc' }]

export default function ConnectionsPage() {
  const { now, mark, installed, requestKey } = useLoaderData<typeof loader>()
  const reply = useActionData<typeof action>() as AdminReply | undefined
  return (
    <>
      <PageHeader
        title="Kết nối"
        subtitle="Thư được gửi đến đâu, và làm được gì ngay từ thư."
        breadcrumb={[{ label: 'Thiết lập', href: '/quan-tri/thiet-lap' }]}
        actions={<ButtonLink href="/nhat-ky?loai=settings">Lịch sử</ButtonLink>}
      />
      <AdminForm reply={reply} requestKey={requestKey} seenVersion={mark} submitLabel="Lưu">
        <Checkbox
          id="f-mailLinks"
          name="mailLinks"
          label="Làm việc ngay từ thư, không cần đăng nhập"
          hint="Mỗi việc trong thư có liên kết riêng để tiếp nhận, cập nhật, báo cáo, xin gia hạn. Bỏ chọn thì mọi liên kết đã gửi ngừng hoạt động."
          defaultChecked={tickedOr(reply, 'mailLinks', now.mailLinks)}
        />
        <Field name="mailLinkDays" label="Liên kết dùng được trong (ngày)" required error={reply?.errors.mailLinkDays}>
          <Input
            inputMode="numeric"
            className="w-24"
            defaultValue={typedOr(reply, 'mailLinkDays', String(now.mailLinkDays))}
          />
        </Field>
        <Field
          name="mailDomains"
          label="Chỉ gửi thư đến các miền"
          optional
          hint={
            installed.length > 0
              ? `Trong phạm vi máy chủ cho phép: ${installed.join(', ')}. Bỏ trống: tất cả các miền đó.`
              : 'Ví dụ: ubnd.tinh.gov.vn. Gồm cả miền con. Bỏ trống: mọi miền.'
          }
          error={reply?.errors.mailDomains}
        >
          <Textarea rows={2} defaultValue={typedOr(reply, 'mailDomains', now.mailDomains.join(', '))} />
        </Field>
        <Checkbox
          id="f-push"
          name="push"
          label="Cho phép thông báo đẩy trên thiết bị của từng người"
          hint="Đi qua dịch vụ của hãng trình duyệt (Google, Mozilla, Apple, Microsoft) trên Internet; chỉ mang số thông báo mới, không mang nội dung việc. Mỗi người tự bật ở trang Tài khoản."
          defaultChecked={tickedOr(reply, 'push', now.push)}
        />
      </AdminForm>
    </>
  )
}
