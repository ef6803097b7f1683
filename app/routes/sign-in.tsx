import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { isRefusal } from '#app/domain/shared/refusal.ts'
import { clientName } from '#app/features/auth/client-name.ts'
import { signIn, signInInput } from '#app/features/auth/sign-in.ts'
import { authTools } from '#app/server/auth-tools.server.ts'
import { invalid, parseForm, refused } from '#app/server/forms.server.ts'
import { log } from '#app/server/log.server.ts'
import { findActor, readToken, safeRedirect, signInCookie } from '#app/server/session.server.ts'
import { signInPage } from '#app/server/sign-in-page.server.ts'
import { Callout } from '#app/ui/base/callout.tsx'
import { Field } from '#app/ui/base/field.tsx'
import { FormError } from '#app/ui/base/form-error.tsx'
import { Input } from '#app/ui/base/input.tsx'
import { SubmitButton } from '#app/ui/base/submit-button.tsx'
import { PublicShell } from '#app/ui/shell/public-shell.tsx'

export async function loader({ request }: LoaderFunctionArgs) {
  const next = safeRedirect(new URL(request.url).searchParams.get('tiep'))
  if (await findActor(request)) throw redirect(next)
  const fromMail = new URL(request.url).searchParams.get('vi') === 'lien-ket'
  return json({ next, fromMail, ...(await signInPage()) })
}

export async function action({ request, context }: ActionFunctionArgs) {
  const form = await parseForm(request, signInInput)
  if (!form.ok) return invalid(form)
  const client = clientName(request.headers.get('User-Agent'))
  const oldToken = await readToken(request)
  const outcome = await signIn(authTools(), form.value, { address: context.clientAddress, client, oldToken })
  if (isRefusal(outcome)) {
    log.warn({ requestId: context.requestId, reason: outcome.code, ip: context.clientAddress }, 'sign-in refused')
    return refused(outcome, form.values)
  }
  log.info({ requestId: context.requestId, personId: outcome.personId, ip: context.clientAddress }, 'signed in')
  return redirect(safeRedirect(form.values.next), { headers: { 'Set-Cookie': await signInCookie(outcome.token) } })
}

export const meta: MetaFunction = () => [{ title: 'Đăng nhập – Giao việc – Nhắc việc' }]

export default function SignIn() {
  const { next, fromMail, officeName, isEmpty, demo } = useLoaderData<typeof loader>()
  const reply = useActionData<typeof action>()
  return (
    <PublicShell
      title="Đăng nhập"
      officeName={officeName}
      footer={<p>Quên mật khẩu? Quản trị của cơ quan cấp cho bạn một liên kết đặt lại mật khẩu.</p>}
    >
      {isEmpty && (
        <Callout tone="soon" title="Hệ thống chưa có tài khoản" className="mb-4">
          Mở liên kết thiết lập đã in ra ở cửa sổ khởi động máy chủ để lập quản trị viên đầu tiên.
        </Callout>
      )}
      {fromMail && !reply && (
        <Callout tone="soon" title="Liên kết trong thư không còn dùng được" className="mb-4">
          Liên kết đã hết hạn, đã thu hồi, hoặc việc không còn do ông/bà phụ trách. Đăng nhập để mở nhiệm vụ.
        </Callout>
      )}
      <Form method="post" noValidate className="flex flex-col gap-4">
        <FormError message={reply?.message} errors={reply?.errors} />
        <input type="hidden" name="next" value={next} />
        <Field name="login" label="Thư điện tử hoặc tên đăng nhập" error={reply?.errors.login} required>
          <Input
            autoComplete="username"
            autoCapitalize="none"
            spellCheck={false}
            defaultValue={String(reply?.values.login ?? '')}
          />
        </Field>
        <Field name="password" label="Mật khẩu" error={reply?.errors.password} required>
          <Input type="password" autoComplete="current-password" />
        </Field>
        <SubmitButton busyLabel="Đang đăng nhập…">Đăng nhập</SubmitButton>
      </Form>
      {demo && (
        <Callout tone="wait" title="Bản dùng thử" className="mt-4">
          <ul className="flex flex-col gap-0.5">
            {demo.accounts.map(account => (
              <li key={account.login}>
                {account.role}: <code>{account.login}</code>
              </li>
            ))}
          </ul>
          <p className="mt-1">
            Mật khẩu chung: <code>{demo.password}</code>
          </p>
        </Callout>
      )}
    </PublicShell>
  )
}
