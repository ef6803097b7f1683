import { Combobox, type ComboOption } from '../base/combobox.tsx'
import { DateField } from '../base/date-field.tsx'
import { Field } from '../base/field.tsx'
import { type AdminReply, typedOr } from './admin-form.tsx'

type DeputyFieldsProps = {
  people: readonly ComboOption[]
  today: string
  reply: AdminReply | undefined
  form?: string
}

export function DeputyFields({ people, today, reply, form }: DeputyFieldsProps) {
  const error = (name: string) => reply?.errors[name]
  return (
    <>
      <Field name="deputyId" label="Người được uỷ quyền" required form={form} error={error('deputyId')}>
        <Combobox options={people} defaultValue={typedOr(reply, 'deputyId', '')} />
      </Field>
      <Field name="deputyFrom" label="Từ ngày" required form={form} error={error('deputyFrom')}>
        <DateField defaultValue={typedOr(reply, 'deputyFrom', today)} />
      </Field>
      <Field
        name="deputyTo"
        label="Đến hết ngày"
        optional
        hint="Để trống: đến khi kết thúc bằng tay."
        form={form}
        error={error('deputyTo')}
      >
        <DateField defaultValue={typedOr(reply, 'deputyTo', '')} />
      </Field>
    </>
  )
}
