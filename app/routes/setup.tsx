import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { isRefusal } from '#app/domain/shared/refusal.ts'
import { clientName } from '#app/features/auth/client-name.ts'
import { PASSWORD_MIN } from '#app/features/auth/password-policy.ts'
import { signIn } from '#app/features/auth/sign-in.ts'
import {
  becomeFirstAdministrator,
  firstAdministratorInput,
  readSetupLink,
  setPasswordByLink,
  setPasswordInput,
} from '#app/features/auth/use-setup-link.ts'
import { authTools } from '#app/server/auth-tools.server.ts'
import { invalid, parseForm, refused } from '#app/server/forms.server.ts'
import { log } from '#app/server/log.server.ts'
import { signInCookie } from '#app/server/session.server.ts'
import { Callout } from '#app/ui/base/callout.tsx'
import { Field } from '#app/ui/base/field.tsx'
import { FormError } from '#app/ui/base/form-error.tsx'
import { Input } from '#app/ui/base/input.tsx'
import { SubmitButton } from '#app/ui/base/submit-button.tsx'
import { PublicShell } from '#app/ui/shell/public-shell.tsx'

export async function loader({ params }: LoaderFunctionArgs) {
  const link = await readSetupLink(authTools(), params.token ?? '')
  if (!link) return json({ kind: 'gone' as const, name: '', login: '' }, { status: 410 })
  const { person } = link
  if (!person) return json({ kind: 'first' as const, name: '', login: '' })
  return json({ kind: 'person' as const, name: person.name, login: person.logins[0] ?? '' })
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const token = params.token ?? ''
  const link = await readSetupLink(authTools(), token)
  const origin = { address: context.clientAddress, client: clientName(request.headers.get('User-Agent')) }

  if (link?.person) {
    const form = await parseForm(request, setPasswordInput)
    if (!form.ok) return invalid(form)
    const outcome = await setPasswordByLink(authTools(), token, form.value, origin.client)
    if (isRefusal(outcome)) return refused(outcome, form.values)
    return enter(outcome, form.value.password)
  }
  const form = await parseForm(request, firstAdministratorInput)
  if (!form.ok) return invalid(form)
  const outcome = await becomeFirstAdministrator(authTools(), token, form.value, origin.client)
  if (isRefusal(outcome)) return refused(outcome, form.values)
  return enter(outcome, form.value.password)

  async function enter({ personId, login }: { personId: string; login: string }, password: string) {
    log.info({ requestId: context.requestId, personId, ip: origin.address }, 'password set by link')
    const signedIn = await signIn(authTools(), { login, password }, origin)
    if (isRefusal(signedIn)) return redirect('/dang-nhap')
    return redirect('/', { headers: { 'Set-Cookie': await signInCookie(signedIn.token) } })
  }
}

export const meta: MetaFunction = () => [{ title: 'Thiết lập tài khoản – Giao việc – Nhắc việc' }]

export default function Setup() {
  const { kind, name, login } = useLoaderData<typeof loader>()
  const reply = useActionData<typeof action>()
  if (kind === 'gone') {
    return (
      <PublicShell title="Liên kết không còn dùng được">
        <p>Liên kết này đã được dùng hoặc đã hết hạn. Hãy xin quản trị của cơ quan một liên kết mới.</p>
        <p className="mt-4">
          <a href="/dang-nhap" className="btn">
            Đến trang đăng nhập
          </a>
        </p>
      </PublicShell>
    )
  }
  const first = kind === 'first'
  const typed = (field: string) => String(reply?.values[field] ?? '')
  return (
    <PublicShell
      title={first ? 'Lập quản trị viên đầu tiên' : `Chào ${name}`}
      subtitle={first ? 'Sau bước này bạn thêm đơn vị, người dùng và lịch nghỉ.' : 'Hãy đặt mật khẩu của bạn.'}
    >
      <Form method="post" noValidate className="flex flex-col gap-4">
        <FormError message={reply?.message} errors={reply?.errors} />
        {first ? (
          <>
            <Field name="officeName" label="Tên cơ quan" error={reply?.errors.officeName} required>
              <Input autoComplete="organization" defaultValue={typed('officeName')} />
            </Field>
            <Field name="name" label="Họ và tên của bạn" error={reply?.errors.name} required>
              <Input autoComplete="name" defaultValue={typed('name')} />
            </Field>
            <Field name="email" label="Thư điện tử" hint="Cũng là tên đăng nhập." error={reply?.errors.email} required>
              <Input type="email" autoComplete="username" defaultValue={typed('email')} />
            </Field>
          </>
        ) : (
          <Callout tone="wait">
            Bạn đăng nhập bằng <strong>{login}</strong>.
            <input type="text" autoComplete="username" value={login} readOnly hidden />
          </Callout>
        )}
        <Field
          name="password"
          label="Mật khẩu"
          hint={`Ít nhất ${PASSWORD_MIN} ký tự; một câu ngắn dễ nhớ là tốt nhất.`}
          error={reply?.errors.password}
          required
        >
          <Input type="password" autoComplete="new-password" />
        </Field>
        <Field name="repeated" label="Nhập lại mật khẩu" error={reply?.errors.repeated} required>
          <Input type="password" autoComplete="new-password" />
        </Field>
        <SubmitButton busyLabel="Đang ghi…">{first ? 'Lập tài khoản' : 'Đặt mật khẩu và đăng nhập'}</SubmitButton>
      </Form>
    </PublicShell>
  )
}
