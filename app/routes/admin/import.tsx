import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { isRefusal } from '#app/domain/shared/refusal.ts'
import { importOffice, importOfficeInput, previewImport } from '#app/features/organisation/import/import-office.ts'
import { tools } from '#app/server/compose.server.ts'
import { redirectSaying } from '#app/server/flash.server.ts'
import { readImportForm } from '#app/server/import-file.server.ts'
import { orPage, pageContext, requireMay } from '#app/server/page.server.ts'
import { requireActor } from '#app/server/session.server.ts'
import { ImportRows } from '#app/ui/admin/organisation/import-rows.tsx'
import { ButtonLink } from '#app/ui/base/button.tsx'
import { Callout } from '#app/ui/base/callout.tsx'
import { Card } from '#app/ui/base/card.tsx'
import { Field } from '#app/ui/base/field.tsx'
import { FileField } from '#app/ui/base/file-field.tsx'
import { PageHeader } from '#app/ui/base/page-header.tsx'
import { RequestKey } from '#app/ui/base/request-key.tsx'
import { SubmitButton } from '#app/ui/base/submit-button.tsx'

/** Units and people from a file: looked at row by row first, then all of it or nothing. */
export async function loader({ request }: LoaderFunctionArgs) {
  const { actor, newKey } = await pageContext(request)
  requireMay(actor, 'admin.units')
  requireMay(actor, 'admin.people')
  return json({ requestKey: newKey() })
}

export async function action({ request }: ActionFunctionArgs) {
  const actor = await requireActor(request)
  requireMay(actor, 'admin.units')
  requireMay(actor, 'admin.people')
  const form = await readImportForm(request)
  const nothing = { preview: null, sheets: null, fileName: form.fileName }
  if (form.error) return json({ ...nothing, message: form.error }, { status: 400 })
  if (form.sheets) {
    const preview = await orPage(previewImport(tools(), actor, form.sheets))
    if (isRefusal(preview)) return json({ ...nothing, message: preview.message }, { status: 409 })
    return json({ preview, sheets: JSON.stringify(form.sheets), fileName: form.fileName, message: null })
  }
  const input = importOfficeInput.safeParse(form.fields)
  if (!input.success) return json({ ...nothing, message: 'Hãy chọn lại tệp.' }, { status: 400 })
  const outcome = await orPage(importOffice(tools(), actor, input.data))
  if (isRefusal(outcome)) {
    const preview = await orPage(previewImport(tools(), actor, input.data.sheets))
    const shown = isRefusal(preview) ? null : preview
    return json(
      { ...nothing, preview: shown, sheets: form.fields.sheets ?? null, message: outcome.message },
      { status: 409 },
    )
  }
  const count = outcome.kind === 'saved' ? Number(outcome.id) : 0
  return redirectSaying('/quan-tri/don-vi', count > 0 ? `Đã nhập ${count} dòng.` : 'Không có gì mới để nhập.')
}

export const meta: MetaFunction = () => [{ title: 'Nhập từ tệp – Giao việc – Nhắc việc' }]

export default function Import() {
  const { requestKey } = useLoaderData<typeof loader>()
  const reply = useActionData<typeof action>()
  const preview = reply?.preview ?? null
  const ready = preview !== null && preview.wrong === 0 && preview.added + preview.extended > 0
  return (
    <>
      <PageHeader
        title="Nhập đơn vị, người dùng từ tệp"
        subtitle="Từ .xlsx hoặc .csv. Xem trước từng dòng; còn một dòng lỗi thì chưa nhập gì; nhập lại lần nữa không thêm gì."
        breadcrumb={[{ label: 'Đơn vị', href: '/quan-tri/don-vi' }]}
        actions={<ButtonLink href="/quan-tri/nhap-lieu/mau.xlsx">Tải tệp mẫu</ButtonLink>}
      />
      <div className="flex flex-col gap-4">
        {reply?.message && <Callout tone="late" title={reply.message} />}
        {preview && (
          <>
            <Callout
              tone={preview.wrong > 0 ? 'late' : ready ? 'ok' : 'none'}
              title={
                preview.wrong > 0
                  ? `${preview.wrong} dòng có lỗi: hãy sửa trong tệp rồi chọn lại`
                  : ready
                    ? `Sẵn sàng: thêm ${preview.added}, bổ sung ${preview.extended}`
                    : 'Mọi dòng đều đã có, không có gì để nhập'
              }
            >
              {preview.wrong > 0 && 'Chưa có gì được nhập.'}
            </Callout>
            {ready && (
              <Form method="post" encType="multipart/form-data">
                <RequestKey value={requestKey} />
                <input type="hidden" name="sheets" value={reply?.sheets ?? ''} />
                <SubmitButton>Nhập {preview.added + preview.extended} dòng</SubmitButton>
              </Form>
            )}
            <ImportRows title="Đơn vị" rows={preview.units} />
            <ImportRows title="Người dùng, chức vụ" rows={preview.people} />
          </>
        )}
        <Form method="post" encType="multipart/form-data" className="max-w-2xl">
          <Card title={preview ? 'Chọn tệp khác' : 'Chọn tệp'}>
            <div className="flex flex-col gap-4">
              <Field
                name="file"
                label="Tệp .xlsx hoặc .csv"
                required
                hint="Trang tính “Đơn vị”, “Người dùng” như tệp mẫu; tên cột không phân biệt dấu, chữ hoa."
              >
                <FileField accept=".xlsx,.csv" required maxMegabytes={5} />
              </Field>
            </div>
            <div className="mt-5 flex flex-wrap gap-2">
              <SubmitButton variant={ready ? 'secondary' : 'primary'}>Xem trước</SubmitButton>
              <a href="/quan-tri/don-vi" className="btn">
                Thôi
              </a>
            </div>
          </Card>
        </Form>
      </div>
    </>
  )
}
