import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { noticeNumber } from '#app/domain/meeting/meeting.ts'
import { formatDay } from '#app/domain/shared/day.ts'
import { dayOfInstant } from '#app/domain/shared/instant.ts'
import { isRefusal } from '#app/domain/shared/refusal.ts'
import { startAmendment, startAmendmentInput } from '#app/features/amendments/start-amendment.ts'
import { meetingSubject } from '#app/features/meetings/meeting-subject.ts'
import { tools } from '#app/server/compose.server.ts'
import { redirectSaying } from '#app/server/flash.server.ts'
import { invalid, parseForm, refused } from '#app/server/forms.server.ts'
import { found, orPage, pageContext, requireMay } from '#app/server/page.server.ts'
import { requireActor } from '#app/server/session.server.ts'
import { ButtonLink } from '#app/ui/base/button.tsx'
import { Callout } from '#app/ui/base/callout.tsx'
import { Card } from '#app/ui/base/card.tsx'
import { Choices } from '#app/ui/base/choices.tsx'
import { Field } from '#app/ui/base/field.tsx'
import { FormError } from '#app/ui/base/form-error.tsx'
import { PageHeader } from '#app/ui/base/page-header.tsx'
import { SubmitButton } from '#app/ui/base/submit-button.tsx'
import { Textarea } from '#app/ui/base/textarea.tsx'

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { actor, today, reads } = await pageContext(request)
  const page = found(await reads.meetingPage(actor, params.meetingId!, today))
  const { meeting, conclusion, drafting, amendment } = page
  if (amendment) throw redirect(`/cuoc-hop/${amendment.meetingId}/dinh-chinh`)
  requireMay(actor, 'meeting.amend', meetingSubject(meeting, conclusion))
  const notice = found(page.notice)
  return json({
    meeting: { id: meeting.id, title: meeting.title },
    notice: { id: notice.id, number: noticeNumber(notice), day: dayOfInstant(notice.publishedAt) },
    drafting,
  })
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor(request)
  const form = await parseForm(request, startAmendmentInput, { meetingId: params.meetingId })
  if (!form.ok) return invalid(form)
  const outcome = await orPage(startAmendment(tools(), actor, form.value))
  if (isRefusal(outcome)) return refused(outcome, form.values)
  // the same form once more, or a colleague's: there is one draft, and this is it
  return outcome.kind === 'started'
    ? redirect(`/cuoc-hop/${outcome.draftId}/soan`, 303)
    : redirectSaying(`/cuoc-hop/${outcome.draftId}`, 'Đã có dự thảo đang soạn; đây là dự thảo ấy.')
}

export const meta: MetaFunction = () => [{ title: 'Đính chính, thay thế – Giao việc – Nhắc việc' }]

export default function StartAmendment() {
  const { meeting, notice, drafting } = useLoaderData<typeof loader>()
  const reply = useActionData<typeof action>()
  const base = `/cuoc-hop/${meeting.id}`
  const kind = String(reply?.values.kind ?? '')
  return (
    <>
      <PageHeader
        title="Đính chính hoặc thay thế"
        breadcrumb={[
          { label: 'Cuộc họp', href: '/cuoc-hop' },
          { label: meeting.title, href: base },
        ]}
        subtitle={`Thông báo số ${notice.number} ngày ${formatDay(notice.day)}`}
      />
      {drafting ? (
        <Callout
          tone="wait"
          title="Đã có dự thảo cho thông báo này"
          actions={
            <ButtonLink variant="primary" href={`/cuoc-hop/${drafting.draftId}`}>
              Mở dự thảo
            </ButtonLink>
          }
        >
          Mỗi thông báo chỉ có một dự thảo đính chính hoặc thay thế.
        </Callout>
      ) : (
        <Card className="max-w-2xl">
          <Form method="post" noValidate className="flex flex-col gap-4">
            <FormError message={reply?.message} errors={reply?.errors} />
            <input type="hidden" name="noticeId" value={notice.id} />
            <Choices
              name="kind"
              legend="Cách sửa"
              required
              defaultValue={kind || 'correction'}
              error={reply?.errors.kind}
              options={[
                {
                  value: 'correction',
                  label: 'Đính chính',
                  hint: 'Thông báo cũ vẫn còn; bản mới nói rõ từng chỗ sai và sửa thành gì.',
                },
                {
                  value: 'replacement',
                  label: 'Thay thế',
                  hint: 'Bản mới đứng vào chỗ thông báo cũ; thông báo cũ hết hiệu lực.',
                },
              ]}
            />
            <Field
              name="reason"
              label="Lý do"
              error={reply?.errors.reason}
              hint="Lý do được in vào văn bản đính chính và ghi vào nhật ký."
              required
            >
              <Textarea defaultValue={String(reply?.values.reason ?? '')} />
            </Field>
            <p className="text-[0.875rem] text-soft">
              Dự thảo mở ra với nguyên văn thông báo cũ. Chưa ai được báo gì và chưa nhiệm vụ nào thay đổi cho đến khi
              lãnh đạo duyệt và ban hành.
            </p>
            <div className="flex flex-wrap gap-2">
              <SubmitButton>Soạn bản mới</SubmitButton>
              <ButtonLink variant="quiet" href={base}>
                Thôi
              </ButtonLink>
            </div>
          </Form>
        </Card>
      )}
    </>
  )
}
