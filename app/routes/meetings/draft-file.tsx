import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { isRefusal } from '#app/domain/shared/refusal.ts'
import { meetingSubject } from '#app/features/meetings/meeting-subject.ts'
import { readDraftText } from '#app/features/meetings/read-draft-text.ts'
import { tools } from '#app/server/compose.server.ts'
import { redirectSaying } from '#app/server/flash.server.ts'
import { found, orPage, pageContext, requireMay } from '#app/server/page.server.ts'
import { requireActor } from '#app/server/session.server.ts'
import { ButtonLink } from '#app/ui/base/button.tsx'
import { Card } from '#app/ui/base/card.tsx'
import { Field } from '#app/ui/base/field.tsx'
import { FileField } from '#app/ui/base/file-field.tsx'
import { FormError } from '#app/ui/base/form-error.tsx'
import { PageHeader } from '#app/ui/base/page-header.tsx'
import { SubmitButton } from '#app/ui/base/submit-button.tsx'
import { uploadedText } from './uploaded-text.server.ts'

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { actor, today, reads } = await pageContext(request)
  const page = found(await reads.meetingPage(actor, params.meetingId!, today))
  requireMay(actor, 'meeting.edit', meetingSubject(page.meeting, page.conclusion))
  return json({ meeting: { id: page.meeting.id, title: page.meeting.title }, version: page.conclusion?.version ?? 0 })
}

/** The page without script: the file becomes the draft's text. */
export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor(request)
  const read = await uploadedText(request, params.meetingId!)
  if (isRefusal(read)) return json({ message: read.message }, { status: 400 })
  const outcome = await orPage(
    readDraftText(tools(), actor, {
      meetingId: params.meetingId!,
      seenVersion: Number(read.form.get('seenVersion') ?? 0),
      text: read.text,
    }),
  )
  if (isRefusal(outcome)) return json({ message: outcome.message }, { status: 409 })
  if (outcome.kind === 'stale') {
    const message = `${outcome.by} vừa lưu một bản khác; hãy mở lại trang soạn trước khi tải tệp.`
    return json({ message }, { status: 409 })
  }
  return redirectSaying(`/cuoc-hop/${params.meetingId}/soan`, `Đã đọc tệp ${read.name}.`)
}

export const meta: MetaFunction = () => [{ title: 'Tải tệp kết luận – Giao việc – Nhắc việc' }]

export default function DraftFile() {
  const { meeting, version } = useLoaderData<typeof loader>()
  const reply = useActionData<typeof action>()
  return (
    <>
      <PageHeader
        title="Tải tệp kết luận"
        breadcrumb={[
          { label: 'Cuộc họp', href: '/cuoc-hop' },
          { label: meeting.title, href: `/cuoc-hop/${meeting.id}` },
          { label: 'Soạn kết luận', href: `/cuoc-hop/${meeting.id}/soan` },
        ]}
      />
      <Card className="max-w-xl">
        <Form method="post" encType="multipart/form-data" className="flex flex-col gap-4">
          <FormError message={reply?.message} />
          <input type="hidden" name="seenVersion" value={version} />
          <Field
            name="file"
            label="Tệp Word .docx, PDF có chữ hoặc văn bản .txt"
            hint={version > 0 ? 'Văn bản trong tệp thay cho văn bản đang soạn.' : undefined}
          >
            <FileField accept=".docx,.pdf,.txt" maxMegabytes={10} required />
          </Field>
          <div className="flex gap-2">
            <SubmitButton busyLabel="Đang đọc tệp…">Đọc tệp</SubmitButton>
            <ButtonLink href={`/cuoc-hop/${meeting.id}/soan`} variant="quiet">
              Thôi
            </ButtonLink>
          </div>
        </Form>
      </Card>
    </>
  )
}
