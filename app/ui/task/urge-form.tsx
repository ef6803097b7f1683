import { Form } from '@remix-run/react'
import { type ReactNode, useState } from 'react'
import type { UrgeMail } from '#app/domain/reminder/urge-mail.ts'
import { buttonClass } from '../base/button.tsx'
import { Card } from '../base/card.tsx'
import { Field } from '../base/field.tsx'
import { FormError } from '../base/form-error.tsx'
import { InstantText } from '../base/instant-text.tsx'
import { RequestKey } from '../base/request-key.tsx'
import { SubmitButton } from '../base/submit-button.tsx'
import { Tag } from '../base/tag.tsx'
import { Textarea } from '../base/textarea.tsx'
import { UrgeMails } from './urge-mails.tsx'

export type UrgeLine = {
  id: string
  label: string
  /** Below the label: whose task it is, where the label is its title. */
  detail?: string
  late: number
  urgedAt: string | null
  urgedToday: boolean
}
type Reply = { message: string | null; errors: Record<string, string>; values: Record<string, string | string[]> }
type UrgeFormProps = {
  lines: readonly UrgeLine[]
  mails: readonly UrgeMail[]
  /** "đơn vị", "việc": what is ticked. */
  what: string
  today: string
  requestKey: string
  back: string
  /** Words that were typed on the page it comes from. */
  noteBefore?: string
  reply?: Reply
  /** Below the mails; told what is ticked and typed. */
  children?: (ticked: ReadonlySet<string>, note: string) => ReactNode
}

/** Who gets what, before anything is sent; then one press. */
export function UrgeForm({ lines, mails, what, today, requestKey, back, noteBefore, reply, children }: UrgeFormProps) {
  const typed = reply?.values.taskIds
  const before = typed === undefined ? null : Array.isArray(typed) ? typed : [typed]
  const [ticked, setTicked] = useState(() => new Set(before ?? lines.filter(l => !l.urgedToday).map(l => l.id)))
  const [note, setNote] = useState(typeof reply?.values.note === 'string' ? reply.values.note : (noteBefore ?? ''))
  const toggle = (id: string) =>
    setTicked(now => {
      const next = new Set(now)
      if (!next.delete(id)) next.add(id)
      return next
    })
  const titled = lines.some(l => l.detail)
  return (
    <Form method="post" className="flex flex-col gap-4">
      <FormError message={reply?.message} errors={reply?.errors} />
      <RequestKey value={requestKey} />
      <input type="hidden" name="back" value={back} />
      <Card title={titled ? 'Nhiệm vụ' : 'Đơn vị'} subtitle={`Bỏ dấu ${what} không cần đôn đốc.`}>
        <ul
          className={`flex flex-col ${titled ? 'divide-y divide-line' : 'gap-1 touch:gap-0 sm:grid sm:grid-cols-2 sm:gap-x-6'}`}
        >
          {lines.map(l => (
            <li key={l.id}>
              <label
                className={`flex cursor-pointer items-start gap-2.5 touch:min-h-11 ${titled ? 'py-2.5' : 'touch:items-center'}`}
              >
                <input
                  type="checkbox"
                  className="check"
                  name="taskIds"
                  value={l.id}
                  checked={ticked.has(l.id)}
                  onChange={() => toggle(l.id)}
                />
                <span className="flex min-w-0 flex-wrap items-center gap-x-2">
                  {l.label}
                  {l.late > 0 && <Tag tone="late">trễ {l.late} ngày</Tag>}
                  {l.detail && <span className="meta">{l.detail}</span>}
                  {l.urgedAt && (
                    <span className="meta">
                      đã đôn đốc <InstantText at={l.urgedAt} today={today} />
                    </span>
                  )}
                </span>
              </label>
            </li>
          ))}
        </ul>
      </Card>
      <Card>
        <Field name="note" label="Lời đôn đốc" optional hint="Ghi trong thư gửi từng đơn vị.">
          <Textarea rows={2} value={note} onChange={event => setNote(event.currentTarget.value)} />
        </Field>
      </Card>
      <UrgeMails mails={mails} chosen={ticked} note={note} />
      {children?.(ticked, note)}
      <div className="flex flex-wrap gap-2 max-sm:flex-col-reverse sm:justify-end">
        <a href={back} className={buttonClass()}>
          Thôi
        </a>
        <SubmitButton busyLabel="Đang gửi…" disabled={ticked.size === 0}>
          Đôn đốc {ticked.size} {what}
        </SubmitButton>
      </div>
    </Form>
  )
}
