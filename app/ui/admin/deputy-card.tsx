import { Form } from '@remix-run/react'
import { Card } from '../base/card.tsx'
import type { ComboOption } from '../base/combobox.tsx'
import { ConfirmSubmit } from '../base/confirm-submit.tsx'
import { DialogForm } from '../base/dialog-form.tsx'
import { RequestKey } from '../base/request-key.tsx'
import { Tag } from '../base/tag.tsx'
import { DeputyFields } from './deputy-fields.tsx'

export type DeputyLine = {
  personId: string
  validFrom: string
  name: string
  days: string
  state: 'now' | 'later' | 'past'
}

type DeputyCardProps = {
  postId: string
  version: number
  deputies: readonly DeputyLine[]
  people: readonly ComboOption[]
  today: string
  addKey: string
  endKey: string
}

const STATES = { now: ['ok', 'đang uỷ quyền'], later: ['wait', 'sắp tới'], past: ['none', 'đã qua'] } as const

/** Who acts for the holder of a post, and when; one authorisation at a time. */
export function DeputyCard({ postId, version, deputies, people, today, addKey, endKey }: DeputyCardProps) {
  const address = `/quan-tri/chuc-vu/${postId}/uy-quyen`
  return (
    <Card
      title="Uỷ quyền"
      subtitle="Trong những ngày uỷ quyền, người được uỷ quyền có quyền và nhận thư của chức vụ này."
      actions={
        <DialogForm
          trigger="Uỷ quyền cho người khác"
          size="s"
          title="Uỷ quyền"
          action={address}
          href={address}
          submitLabel="Uỷ quyền"
          requestKey={addKey}
        >
          <input type="hidden" name="seenVersion" value={version} />
          <DeputyFields people={people} today={today} form="deputy" reply={undefined} />
        </DialogForm>
      }
    >
      {deputies.length === 0 ? (
        <p className="meta">Chưa uỷ quyền cho ai.</p>
      ) : (
        <ul className="flex flex-col gap-3">
          {deputies.map(d => (
            <li key={d.personId + d.validFrom} className="flex flex-wrap items-center gap-x-3 gap-y-1.5">
              <span className="min-w-0 flex-1">
                <span className="font-medium">{d.name}</span> <Tag tone={STATES[d.state][0]}>{STATES[d.state][1]}</Tag>
                <span className="meta num block">{d.days}</span>
              </span>
              {d.state !== 'past' && (
                <Form
                  method="post"
                  action={`${address}/ket-thuc?nguoi=${encodeURIComponent(d.personId)}&tu=${d.validFrom}`}
                >
                  <RequestKey value={endKey} />
                  <input type="hidden" name="seenVersion" value={version} />
                  <ConfirmSubmit
                    size="s"
                    label="Kết thúc"
                    question={`Kết thúc uỷ quyền cho ${d.name}? Từ hôm nay người giữ chức vụ lại tự quyết định và nhận thư.`}
                    confirmLabel="Kết thúc uỷ quyền"
                  />
                </Form>
              )}
            </li>
          ))}
        </ul>
      )}
    </Card>
  )
}
