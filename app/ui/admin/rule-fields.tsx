import { RECIPIENT_NAMES, RECIPIENTS, type Recipient } from '#app/domain/reminder/escalation.ts'
import {
  type Anchor,
  type ReminderRule,
  speaksBefore,
  TASK_CLASS_NAMES,
  TASK_CLASSES,
} from '#app/domain/reminder/rule.ts'
import { ANCHOR_NAMES } from '#app/domain/reminder/rule-words.ts'
import { cellOf } from '#app/domain/reminder/state-steps.ts'
import { TASK_STATE_NAMES, TASK_STATES } from '#app/domain/task/task.ts'
import { Checkbox } from '../base/checkbox.tsx'
import { Choices } from '../base/choices.tsx'
import { Field } from '../base/field.tsx'
import { Input, type InputProps } from '../base/input.tsx'
import { type AdminReply, tickedOr, typedListOr, typedOr } from './admin-form.tsx'

type Props = { rule: ReminderRule; common: boolean; reply: AdminReply | undefined }

/** Who is somebody at one kind of step only. */
const ONLY_FOR: Partial<Record<Recipient, Anchor>> = {
  decider: 'extension-asked',
  asked: 'question',
  asker: 'question',
}

/** A row of the ladder as fields, in the words of the sentence it makes. */
export function RuleFields({ rule, common, reply }: Props) {
  const before = speaksBefore(rule.step)
  const anchor = ANCHOR_NAMES[rule.anchor]
  const days = rule.offsets.filter(o => o !== 0).map(Math.abs)
  if (before) days.sort((a, b) => b - a)
  const people = RECIPIENTS.filter(r => (ONLY_FOR[r] ?? rule.anchor) === rule.anchor).map(value => ({
    value,
    label: RECIPIENT_NAMES[value],
  }))
  const errors = reply?.errors ?? {}
  const silent = TASK_STATES.filter(s => cellOf(s, rule.step) === 'no')
  const short = (name: 'repeatEvery' | 'cap' | 'at', label: string, hint: string, input: InputProps) => (
    <Field name={name} label={label} optional hint={hint} error={errors[name]}>
      <Input defaultValue={typedOr(reply, name, rule[name])} className="max-w-28" {...input} />
    </Field>
  )
  const whom = (name: 'recipients' | 'laterRecipients', legend: string, hint?: string) => (
    <Choices
      name={name}
      legend={legend}
      multiple
      inline
      options={people}
      defaultValues={typedListOr(reply, name, rule[name])}
      error={errors[name]}
      hint={hint}
    />
  )
  return (
    <>
      <Checkbox name="enabled" label="Đang nhắc" defaultChecked={tickedOr(reply, 'enabled', rule.enabled)} />
      {!common && (
        <Choices
          name="classes"
          legend="Áp dụng cho"
          multiple
          inline
          options={TASK_CLASSES.map(value => ({ value, label: TASK_CLASS_NAMES[value] }))}
          defaultValues={typedListOr(reply, 'classes', rule.classes)}
          error={errors.classes}
          hint="Việc thuộc nhiều loại theo loại đứng trước."
        />
      )}
      <Field
        name="offsets"
        label={before ? `Nhắc trước ${anchor} (số ngày)` : `Nhắc sau ${anchor} (số ngày)`}
        hint="Nhiều mốc cách nhau bằng dấu phẩy, ví dụ 7, 3, 1."
        error={errors.offsets ?? Object.entries(errors).find(([k]) => k.startsWith('offsets.'))?.[1]}
      >
        <Input defaultValue={typedOr(reply, 'offsets', days.join(', '))} inputMode="text" className="max-w-60" />
      </Field>
      {(before || rule.offsets.includes(0)) && (
        <Checkbox
          name="onDay"
          label={`Nhắc cả đúng ngày ${anchor}`}
          defaultChecked={tickedOr(reply, 'onDay', rule.offsets.includes(0))}
        />
      )}
      <Choices
        name="days"
        legend="Đếm theo"
        inline
        options={[
          { value: 'working', label: 'ngày làm việc' },
          { value: 'calendar', label: 'ngày lịch' },
        ]}
        defaultValue={typedOr(reply, 'days', rule.days)}
        hint="Mốc rơi vào ngày nghỉ: nhắc trước hạn lùi về ngày làm việc liền trước, nhắc sau chuyển sang ngày làm việc kế tiếp."
        error={errors.days}
      />
      {!before &&
        short('repeatEvery', 'Sau đó nhắc lại cứ mỗi (ngày)', 'Để trống: không nhắc lại.', { inputMode: 'numeric' })}
      {!before && (
        <Checkbox
          name="weekly"
          label="Các lần nhắc lại gom vào lượt đầu tuần"
          hint="Lần đầu vẫn nhắc đúng ngày; người nhận nhiều việc đọc cả tuần trong một thư."
          defaultChecked={tickedOr(reply, 'weekly', rule.weekly)}
        />
      )}
      {short('cap', 'Nhiều nhất (lần)', 'Để trống: cho đến khi việc chuyển trạng thái.', { inputMode: 'numeric' })}
      {whom('recipients', 'Nhắc ai', 'Khuyết, nghỉ phép hoặc không có thư: lời nhắc lên người kế tiếp ở cấp trên.')}
      {whom('laterRecipients', 'Từ lần thứ hai nhắc (bỏ trống: như trên)')}
      {short(
        'at',
        'Thư riêng lúc',
        'Để trống: chung thư tổng hợp buổi sáng. Ghi giờ, ví dụ 14:00, thì thành một thư riêng. Rơi vào giờ yên lặng thì chờ đến khi hết giờ.',
        { placeholder: '14:00' },
      )}
      <Choices
        name="silentIn"
        legend="Không nhắc khi việc ở trạng thái"
        multiple
        inline
        options={TASK_STATES.map(s => {
          const always = silent.includes(s)
          return { value: s, label: `${TASK_STATE_NAMES[s]}${always ? ' (luôn im lặng)' : ''}`, disabled: always }
        })}
        // a box that cannot be changed is not sent either
        defaultValues={[...typedListOr(reply, 'silentIn', rule.silentIn), ...silent]}
        hint="Đơn vị đã báo cáo thì không bao giờ bị nhắc, dù quy tắc ghi thế nào."
        error={errors.silentIn}
      />
    </>
  )
}
