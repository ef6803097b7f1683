import { json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { formatInstant } from '#app/domain/shared/instant.ts'
import { mailAsChat } from '#app/server/mail-as-chat.server.ts'
import { found, pageContext, requireMay } from '#app/server/page.server.ts'
import { mailState } from '#app/ui/admin/mail-states.ts'
import { ButtonLink } from '#app/ui/base/button.tsx'
import { Callout } from '#app/ui/base/callout.tsx'
import { Card } from '#app/ui/base/card.tsx'
import { CopyText } from '#app/ui/base/copy-text.tsx'
import { Facts } from '#app/ui/base/facts.tsx'
import { PageHeader } from '#app/ui/base/page-header.tsx'
import { Tag } from '#app/ui/base/tag.tsx'

/** One mail as its reader gets it: both parts. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const { actor, reads } = await pageContext(request)
  requireMay(actor, 'outbox.view')
  const mail = found(await reads.mail(found(params.mailId)))
  return json({
    mail: {
      ...mail,
      createdAt: formatInstant(mail.createdAt),
      sentAt: mail.sentAt && formatInstant(mail.sentAt),
    },
    look: mailState(mail.state),
    chatText: await mailAsChat(mail.text),
  })
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.mail.subject || 'Thư chưa soạn'} – Giao việc – Nhắc việc` },
]

export default function MailPage() {
  const { mail, look, chatText } = useLoaderData<typeof loader>()
  const written = mail.text !== '' || mail.html !== ''
  return (
    <>
      <PageHeader
        title={mail.subject || 'Thư chưa soạn'}
        breadcrumb={[{ label: 'Thư nhắc việc', href: '/quan-tri/thu' }]}
        tags={<Tag tone={look.tone}>{look.label}</Tag>}
      />
      <div className="flex flex-col gap-4">
        {mail.state === 'failed' && (
          <Callout
            tone="late"
            title="Không gửi được."
            actions={<ButtonLink href={`/quan-tri/thu/gui-lai?thu=${mail.id}`}>Gửi lại</ButtonLink>}
          >
            {mail.lastError}. Lời nhắc trong thư đã chuyển đến người kế tiếp ở cấp trên nếu có; hãy kiểm tra địa chỉ thư
            của người nhận ở trang Người dùng.
          </Callout>
        )}
        <Card>
          <Facts
            facts={[
              { label: 'Gửi đến', value: mail.personName, why: mail.to },
              { label: 'Lập lúc', value: mail.createdAt },
              { label: 'Gửi lúc', value: mail.sentAt },
              { label: 'Số lời nhắc', value: mail.notices },
              { label: 'Số lần thử', value: mail.attempts > 1 && mail.attempts },
              { label: 'Lỗi gần nhất', value: mail.state !== 'failed' && mail.lastError },
              { label: 'Message-ID', value: <span className="num break-all">{mail.messageId}</span> },
            ]}
          />
        </Card>
        {!written ? (
          <Callout tone="wait" title="Nội dung được soạn ngay trước khi gửi.">
            Lúc ấy từng việc được xem lại, để không ai bị nhắc điều vừa làm xong.
          </Callout>
        ) : (
          <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-4 xl:grid-cols-[repeat(2,minmax(0,1fr))]">
            <Card title="Như người nhận thấy" flush>
              {/* no permissions at all: no scripts, no forms, no way out; the page's own policy holds inside as well */}
              <iframe
                title="Nội dung thư"
                sandbox=""
                srcDoc={mail.html}
                referrerPolicy="no-referrer"
                className="h-[70dvh] w-full rounded-b-card border-t border-line bg-white"
              />
            </Card>
            <Card title="Dạng chữ" subtitle="Để gửi qua Zalo khi người nhận không đọc thư; mở liên kết phải đăng nhập.">
              <CopyText text={chatText} label="Nội dung thư" copyLabel="Sao chép gửi Zalo" rows={24} />
            </Card>
          </div>
        )}
      </div>
    </>
  )
}
