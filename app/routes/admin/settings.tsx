import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { saveOfficeSettings, saveOfficeSettingsInput, settingsMark } from '#app/features/admin/save-office-settings.ts'
import { adminAction } from '#app/server/admin-replies.server.ts'
import { pageContext, requireMay } from '#app/server/page.server.ts'
import { AdminForm, type AdminReply, typedOr } from '#app/ui/admin/admin-form.tsx'
import { FieldCard } from '#app/ui/admin/field-card.tsx'
import { ButtonLink } from '#app/ui/base/button.tsx'
import { Field } from '#app/ui/base/field.tsx'
import { Input } from '#app/ui/base/input.tsx'
import { PageHeader } from '#app/ui/base/page-header.tsx'

export async function loader({ request }: LoaderFunctionArgs) {
  const { actor, reads, newKey } = await pageContext(request)
  requireMay(actor, 'admin.settings')
  const [settings, { fields }] = await Promise.all([reads.officeSettings(), reads.office()])
  return json({ settings, mark: settingsMark(settings), fields, keys: { settings: newKey(), field: newKey() } })
}

export const action = ({ request }: ActionFunctionArgs) =>
  adminAction(request, {
    action: 'admin.settings',
    input: saveOfficeSettingsInput,
    use: saveOfficeSettings,
    to: '/quan-tri/thiet-lap',
    said: 'Đã lưu thiết lập.',
  })

export const meta: MetaFunction = () => [{ title: 'Thiết lập – Giao việc – Nhắc việc' }]

export default function SettingsPage() {
  const { settings, mark, fields, keys } = useLoaderData<typeof loader>()
  const reply = useActionData<typeof action>() as AdminReply | undefined
  return (
    <>
      <PageHeader
        title="Thiết lập"
        subtitle="Tên cơ quan, thể thức văn bản và lĩnh vực."
        actions={
          <>
            <ButtonLink href="/quan-tri/ly-do">Danh mục lý do</ButtonLink>
            <ButtonLink href="/quan-tri/ket-noi">Kết nối: thư, thông báo đẩy</ButtonLink>
            <ButtonLink href="/nhat-ky?loai=settings">Lịch sử</ButtonLink>
          </>
        }
      />
      <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-4 xl:grid-cols-[minmax(0,42rem)_minmax(0,1fr)]">
        <AdminForm
          reply={reply}
          requestKey={keys.settings}
          seenVersion={mark}
          submitLabel="Lưu thiết lập"
          title="Cơ quan"
          subtitle="Thông báo đã ban hành giữ nguyên như khi ban hành."
        >
          <Field
            name="name"
            label="Tên cơ quan"
            required
            hint="Hiện ở đầu trang và đầu văn bản."
            error={reply?.errors.name}
          >
            <Input defaultValue={typedOr(reply, 'name', settings.name)} />
          </Field>
          <Field
            name="place"
            label="Địa danh"
            optional
            hint="Trong dòng “…, ngày … tháng … năm …”."
            error={reply?.errors.place}
          >
            <Input defaultValue={typedOr(reply, 'place', settings.place)} />
          </Field>
          <Field
            name="symbol"
            label="Ký hiệu thông báo kết luận"
            required
            hint={`Đứng sau số: 05/${settings.symbol}.`}
            error={reply?.errors.symbol}
          >
            <Input defaultValue={typedOr(reply, 'symbol', settings.symbol)} />
          </Field>
        </AdminForm>
        <FieldCard fields={fields} requestKey={keys.field} />
      </div>
    </>
  )
}
