import { Form } from '@remix-run/react'
import { Callout } from '../base/callout.tsx'
import { Card } from '../base/card.tsx'
import { ConfirmSubmit } from '../base/confirm-submit.tsx'
import { CopyText } from '../base/copy-text.tsx'
import { SubmitButton } from '../base/submit-button.tsx'

export type FeedView = { since: string | null; readAt: string | null }
type FeedCardProps = {
  feed: FeedView
  /** Where the forms go. */
  action: string
  /** Just made: shown this once. */
  address?: string | null
  whose: string
}

/** A secret calendar address: made, shown once, replaced, revoked. */
export function FeedCard({ feed, action, address, whose }: FeedCardProps) {
  return (
    <Card
      title="Lịch trên điện thoại, máy tính"
      subtitle={`Một địa chỉ bí mật để Google Calendar, Outlook, iPhone… tự cập nhật thời hạn của ${whose}.`}
    >
      {address && (
        <div className="mb-4 flex flex-col gap-3">
          <Callout tone="ok" title="Địa chỉ chỉ hiện một lần, ngay bây giờ">
            Thêm vào phần mềm lịch bằng “Đăng ký theo địa chỉ (URL)”. Ai có địa chỉ này đều xem được các việc: đừng gửi
            cho người khác.
          </Callout>
          <CopyText text={address} label="Địa chỉ lịch" rows={2}>
            <a className="btn" href={address.replace(/^https?:/, 'webcal:')}>
              Mở bằng phần mềm lịch
            </a>
          </CopyText>
        </div>
      )}
      <p className="meta mb-3">
        {feed.since
          ? `Đang có một địa chỉ, tạo ${feed.since}; ${feed.readAt ? `được đọc gần nhất ${feed.readAt}` : 'chưa được đọc lần nào'}.`
          : 'Chưa có địa chỉ nào.'}
      </p>
      <Form method="post" action={action} className="flex flex-wrap gap-2">
        <input type="hidden" name="do" value="make" />
        {feed.since ? (
          <ConfirmSubmit
            label="Tạo địa chỉ mới"
            question="Địa chỉ cũ ngừng hoạt động; phải thêm lại địa chỉ mới vào phần mềm lịch."
            confirmLabel="Tạo địa chỉ mới"
          />
        ) : (
          <SubmitButton variant="secondary">Tạo địa chỉ lịch</SubmitButton>
        )}
      </Form>
      {feed.since && (
        <Form method="post" action={action} className="mt-2">
          <input type="hidden" name="do" value="revoke" />
          <ConfirmSubmit
            label="Thu hồi địa chỉ"
            question="Phần mềm lịch đang dùng địa chỉ này sẽ không cập nhật nữa."
            confirmLabel="Thu hồi"
          />
        </Form>
      )}
    </Card>
  )
}
