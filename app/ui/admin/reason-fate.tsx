import { Form } from '@remix-run/react'
import { Card } from '../base/card.tsx'
import { ConfirmSubmit } from '../base/confirm-submit.tsx'
import { FormError } from '../base/form-error.tsx'
import { RequestKey } from '../base/request-key.tsx'
import { SubmitButton } from '../base/submit-button.tsx'
import type { AdminReply } from './admin-form.tsx'

type ReasonFateProps = {
  action: string
  requestKey: string
  ended: boolean
  /** Some history has it: it is retired, never removed. */
  used: boolean
  reply?: AdminReply
}

/** No longer offered, offered again, or removed where nobody ever chose it. */
export function ReasonFate({ action, requestKey, ended, used, reply }: ReasonFateProps) {
  return (
    <Form method="post" action={action} className="max-w-2xl">
      <FormError message={reply?.message} errors={reply?.errors} />
      <RequestKey value={requestKey} />
      <Card
        title={ended ? 'Dùng lại' : 'Ngừng dùng'}
        subtitle={
          ended
            ? 'Lý do hiện lại trong danh sách chọn.'
            : 'Không còn trong danh sách chọn; những lần đã chọn vẫn đọc được trong lịch sử.'
        }
      >
        <div className="flex flex-wrap gap-2">
          {ended ? (
            <SubmitButton name="fate" value="offered">
              Dùng lại
            </SubmitButton>
          ) : (
            <SubmitButton name="fate" value="ended" variant="secondary">
              Ngừng dùng
            </SubmitButton>
          )}
          {!used && (
            <ConfirmSubmit
              label="Xoá"
              question="Xoá hẳn lý do này? Chưa nhiệm vụ nào dùng đến."
              confirmLabel="Xoá lý do"
              name="fate"
              value="removed"
            />
          )}
        </div>
      </Card>
    </Form>
  )
}
