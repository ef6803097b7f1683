import { Field } from '../base/field.tsx'
import { Input } from '../base/input.tsx'
import { type AdminReply, typedOr } from './admin-form.tsx'

type PersonFieldsProps = {
  reply: AdminReply | undefined
  person?: { name: string; email: string | null; account: string | null }
}

/** Name and logins of a person: the same in the form of a new one. */
export function PersonFields({ reply, person }: PersonFieldsProps) {
  const error = (name: string) => reply?.errors[name]
  return (
    <>
      <Field name="name" label="Họ tên" required error={error('name')}>
        <Input defaultValue={typedOr(reply, 'name', person?.name)} />
      </Field>
      <Field
        name="email"
        label="Thư điện tử công vụ"
        hint="Thư nhắc việc gửi về địa chỉ này; cũng dùng để đăng nhập."
        error={error('email')}
      >
        <Input type="email" inputMode="email" defaultValue={typedOr(reply, 'email', person?.email)} />
      </Field>
      <Field
        name="account"
        label="Tên tài khoản"
        optional
        hint="Một cách đăng nhập khác, cho người chưa có thư điện tử."
        error={error('account')}
      >
        <Input autoCapitalize="none" spellCheck={false} defaultValue={typedOr(reply, 'account', person?.account)} />
      </Field>
    </>
  )
}
