import { Card } from '../base/card.tsx'
import { Disclosure } from '../base/disclosure.tsx'

type Props = {
  mail: { personName: string; to: string | null; subject: string; text: string; html: string } | null
  asIf: boolean
}

/** A mail as on a phone: the frame is as wide as one, loads nothing and runs nothing. */
export function MailPreview({ mail, asIf }: Props) {
  if (!mail)
    return (
      <Card title="Xem trước" id="xem-truoc">
        <p className="meta">Người này hiện không có việc nào để xem trước. Hãy chọn người khác.</p>
      </Card>
    )
  return (
    <Card
      title="Xem trước"
      id="xem-truoc"
      subtitle={`Gửi ${mail.personName}${mail.to ? ` (${mail.to})` : ', chưa có thư'}${asIf ? '. Việc là thật, tình huống là giả định.' : '. Việc và tình huống đều thật.'}`}
    >
      <p className="mb-2 font-semibold break-words">{mail.subject}</p>
      <iframe
        title={`Thư gửi ${mail.personName}`}
        sandbox=""
        srcDoc={mail.html}
        className="h-[34rem] w-full max-w-[390px] rounded-lg border border-line bg-white"
      />
      <Disclosure plain summary="Phần chữ thường của thư">
        <pre className="font-sans text-[0.875rem] break-words whitespace-pre-wrap">{mail.text}</pre>
      </Disclosure>
    </Card>
  )
}
