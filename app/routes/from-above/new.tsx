import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { isRefusal } from '#app/domain/shared/refusal.ts'
import { recordDocument, recordDocumentInput } from '#app/features/from-above/record-document.ts'
import { tools } from '#app/server/compose.server.ts'
import { readFileApart } from '#app/server/file-reader.server.ts'
import { redirectSaying } from '#app/server/flash.server.ts'
import { type FormReply, invalid, parseForm, refused, unreadable, withoutNul } from '#app/server/forms.server.ts'
import { readMultipart, TooLarge } from '#app/server/multipart.server.ts'
import { orPage, pageContext, requireMay } from '#app/server/page.server.ts'
import { requireActor } from '#app/server/session.server.ts'
import { typedOr } from '#app/ui/admin/admin-form.tsx'
import { ButtonLink } from '#app/ui/base/button.tsx'
import { Card } from '#app/ui/base/card.tsx'
import { DateField } from '#app/ui/base/date-field.tsx'
import { Field } from '#app/ui/base/field.tsx'
import { FileField } from '#app/ui/base/file-field.tsx'
import { FormError } from '#app/ui/base/form-error.tsx'
import { Input } from '#app/ui/base/input.tsx'
import { PageHeader } from '#app/ui/base/page-header.tsx'
import { RequestKey } from '#app/ui/base/request-key.tsx'
import { SubmitButton } from '#app/ui/base/submit-button.tsx'
import { Textarea } from '#app/ui/base/textarea.tsx'

const MEGABYTE = 1024 * 1024
const LIMITS = { fileBytes: 10 * MEGABYTE, textBytes: 4 * MEGABYTE, totalBytes: 16 * MEGABYTE }

export async function loader({ request }: LoaderFunctionArgs) {
  const { actor, newKey } = await pageContext(request)
  requireMay(actor, 'above.record')
  return json({ requestKey: newKey() })
}

export async function action({ request }: ActionFunctionArgs) {
  const actor = await requireActor(request)
  requireMay(actor, 'above.record')
  const sent = await readMultipart(request, LIMITS).catch((error: unknown) => {
    if (error instanceof TooLarge) return null
    throw unreadable()
  })
  if (!sent) return json(say('Tệp hoặc văn bản lớn quá mức cho phép (tệp 10 MB).', {}), { status: 413 })
  const typed = Object.fromEntries(sent.text.map(([name, value]) => [name, withoutNul(value)]))
  const file = sent.files.find(f => f.field === 'file')
  if (file) {
    const read = file.tooLarge ? null : await readFileApart(file.bytes, file.name)
    // what was typed comes back whatever the file is
    if (!read || isRefusal(read)) {
      const message = read ? read.message : 'Tệp lớn quá 10 MB.'
      return json<FormReply>({ message: null, errors: { file: message }, values: typed }, { status: 400 })
    }
    typed.text = read.text
  }
  const form = await parseForm(
    new Request(request.url, { method: 'POST', body: new URLSearchParams(typed) }),
    recordDocumentInput,
  )
  if (!form.ok) return invalid(form)
  const outcome = await orPage(recordDocument(tools(), actor, form.value))
  if (isRefusal(outcome)) return refused(outcome, form.values)
  if (outcome.kind === 'repeated') return redirectSaying('/van-ban-cap-tren', 'Văn bản đã được ghi.')
  return redirectSaying(`/van-ban-cap-tren/${outcome.id}`, 'Đã ghi văn bản. Hãy xem lại việc của mình rồi giao.')
}

const say = (message: string, values: FormReply['values']): FormReply => ({ message, errors: {}, values })

export const meta: MetaFunction = () => [{ title: 'Ghi văn bản cấp trên – Giao việc – Nhắc việc' }]

export default function NewDocument() {
  const { requestKey } = useLoaderData<typeof loader>()
  const reply = useActionData<typeof action>() as FormReply | undefined
  const error = (name: string) => reply?.errors[name]
  return (
    <>
      <PageHeader
        title="Ghi văn bản cấp trên"
        breadcrumb={[{ label: 'Văn bản cấp trên', href: '/van-ban-cap-tren' }]}
        subtitle="Dán văn bản hoặc chọn tệp; phần mềm tìm ra mục nào là việc của đơn vị mình."
      />
      <Form method="post" encType="multipart/form-data" className="flex max-w-3xl flex-col gap-4" noValidate>
        <FormError message={reply?.message} errors={reply?.errors} />
        <RequestKey value={requestKey} />
        <Card>
          <div className="grid gap-4 sm:grid-cols-2">
            <Field name="body" label="Cơ quan ban hành" required error={error('body')}>
              <Input defaultValue={typedOr(reply, 'body', '')} placeholder="UBND tỉnh" maxLength={200} />
            </Field>
            <Field name="number" label="Số, ký hiệu" required error={error('number')}>
              <Input defaultValue={typedOr(reply, 'number', '')} placeholder="88/TB-UBND" maxLength={60} />
            </Field>
            <Field name="day" label="Ngày văn bản" required error={error('day')}>
              <DateField defaultValue={typedOr(reply, 'day', '')} />
            </Field>
            <Field name="signerTitle" label="Chức vụ người ký" error={error('signerTitle')}>
              <Input
                defaultValue={typedOr(reply, 'signerTitle', '')}
                placeholder="Phó Chủ tịch UBND tỉnh"
                maxLength={200}
              />
            </Field>
            <div className="sm:col-span-2">
              <Field name="subject" label="Trích yếu" error={error('subject')}>
                <Input defaultValue={typedOr(reply, 'subject', '')} maxLength={500} />
              </Field>
            </div>
            <Field
              name="answerDue"
              label="Phải báo cáo cấp trên trước ngày"
              hint="Bỏ trống nếu theo hạn của từng mục."
              error={error('answerDue')}
            >
              <DateField defaultValue={typedOr(reply, 'answerDue', '')} />
            </Field>
          </div>
        </Card>
        <Card title="Nội dung">
          <div className="flex flex-col gap-4">
            <Field name="file" label="Tệp Word .docx, PDF có chữ hoặc .txt" error={error('file')}>
              <FileField accept=".docx,.pdf,.txt" maxMegabytes={10} />
            </Field>
            <Field name="text" label="Hoặc dán văn bản" error={error('text')}>
              <Textarea rows={12} defaultValue={typedOr(reply, 'text', '')} />
            </Field>
          </div>
        </Card>
        <div className="flex gap-2">
          <SubmitButton busyLabel="Đang đọc văn bản…">Ghi và tìm việc của mình</SubmitButton>
          <ButtonLink href="/van-ban-cap-tren" variant="quiet">
            Thôi
          </ButtonLink>
        </div>
      </Form>
    </>
  )
}
