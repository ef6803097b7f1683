import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { retryMails, retryMailsInput } from '#app/features/reminders/retry-mails.ts'
import { adminAction } from '#app/server/admin-replies.server.ts'
import { found, pageContext, requireMay } from '#app/server/page.server.ts'
import { AdminForm, type AdminReply, typedOr } from '#app/ui/admin/admin-form.tsx'
import { EmptyState } from '#app/ui/base/empty-state.tsx'
import { Field } from '#app/ui/base/field.tsx'
import { PageHeader } from '#app/ui/base/page-header.tsx'
import { Textarea } from '#app/ui/base/textarea.tsx'

/** One mail (`?thu=`), or all that failed. */
export async function loader({ request }: LoaderFunctionArgs) {
  const { actor, reads, newKey } = await pageContext(request)
  requireMay(actor, 'outbox.retry')
  const mailId = new URL(request.url).searchParams.get('thu') ?? ''
  const mail = mailId === '' ? null : found(await reads.mail(mailId))
  const { mails } = await reads.mailCounts()
  return json({
    mailId,
    count: mail ? (mail.state === 'failed' ? 1 : 0) : (mails.failed ?? 0),
    mail: mail && { subject: mail.subject, personName: mail.personName, to: mail.to, lastError: mail.lastError },
    requestKey: newKey(),
  })
}

export const action = ({ request }: ActionFunctionArgs) =>
  adminAction(request, {
    action: 'outbox.retry',
    input: retryMailsInput,
    use: retryMails,
    to: '/quan-tri/thu',
    said: 'Đã đưa vào hàng gửi lại; kết quả có sau ít phút.',
  })

export const meta: MetaFunction = () => [{ title: 'Gửi lại thư – Giao việc – Nhắc việc' }]

export default function MailRetry() {
  const { mailId, count, mail, requestKey } = useLoaderData<typeof loader>()
  const reply = useActionData<typeof action>() as AdminReply | undefined
  return (
    <>
      <PageHeader
        title={mail ? 'Gửi lại thư này' : 'Gửi lại các thư không gửi được'}
        subtitle={mail ? mail.subject || 'Thư chưa soạn' : `${count} thư`}
        breadcrumb={[{ label: 'Thư nhắc việc', href: '/quan-tri/thu' }]}
      />
      {count === 0 && !reply ? (
        <EmptyState title="Không còn thư nào không gửi được" />
      ) : (
        <AdminForm
          reply={reply}
          requestKey={requestKey}
          submitLabel={mail ? 'Gửi lại' : `Gửi lại ${count} thư`}
          cancelHref={mailId ? `/quan-tri/thu/${mailId}` : '/quan-tri/thu'}
        >
          {mail && (
            <p>
              Gửi {mail.personName} ({mail.to}). Lỗi gần nhất: {mail.lastError ?? 'không rõ'}.
            </p>
          )}
          <p className="meta">
            Thử gửi thêm một lần, đến địa chỉ hiện nay của người nhận. Trước khi gửi, từng việc được xem lại: việc đã
            xong thì bỏ ra. Người đã được nhắc thay thì không bị nhắc lại.
          </p>
          <input type="hidden" name="mailId" value={mailId} />
          <Field name="reason" label="Lý do" required hint="Ghi vào nhật ký." error={reply?.errors.reason}>
            <Textarea rows={2} defaultValue={typedOr(reply, 'reason', '')} placeholder="Đã sửa địa chỉ thư" />
          </Field>
        </AdminForm>
      )}
    </>
  )
}
