import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { actorTitle } from '#app/domain/access/actor.ts'
import { isRefusal } from '#app/domain/shared/refusal.ts'
import { changePassword, changePasswordInput } from '#app/features/auth/change-password.ts'
import { PASSWORD_MIN } from '#app/features/auth/password-policy.ts'
import { accountPage } from '#app/server/account-page.server.ts'
import { authTools } from '#app/server/auth-tools.server.ts'
import { invalid, parseForm, refused } from '#app/server/forms.server.ts'
import { log } from '#app/server/log.server.ts'
import { requireSignedIn } from '#app/server/session.server.ts'
import { PushCard } from '#app/ui/account/push-card.tsx'
import { ButtonLink } from '#app/ui/base/button.tsx'
import { Callout } from '#app/ui/base/callout.tsx'
import { Card } from '#app/ui/base/card.tsx'
import { ConfirmSubmit } from '#app/ui/base/confirm-submit.tsx'
import { Field } from '#app/ui/base/field.tsx'
import { FormError } from '#app/ui/base/form-error.tsx'
import { Input } from '#app/ui/base/input.tsx'
import { InstantText } from '#app/ui/base/instant-text.tsx'
import { PageHeader } from '#app/ui/base/page-header.tsx'
import { SubmitButton } from '#app/ui/base/submit-button.tsx'
import { Table } from '#app/ui/base/table.tsx'
import { Tag } from '#app/ui/base/tag.tsx'

const DONE: Record<string, string> = {
  'mat-khau': 'Đã đổi mật khẩu. Các thiết bị khác đã bị đăng xuất.',
  phien: 'Đã đăng xuất thiết bị đã chọn.',
  'thong-bao-day': 'Đã tắt thông báo đẩy trên thiết bị đó.',
  'bat-thong-bao-day': 'Đã bật thông báo đẩy trên thiết bị này.',
  'lien-ket-thu': 'Đã thu hồi các liên kết trong thư.',
  'phien-khac': 'Đã đăng xuất mọi thiết bị khác.',
}

export async function loader({ request }: LoaderFunctionArgs) {
  const { actor, session } = await requireSignedIn(request)
  const done = DONE[new URL(request.url).searchParams.get('da') ?? ''] ?? null
  return json({ done, ...(await accountPage(actor, session)) })
}

export async function action({ request, context }: ActionFunctionArgs) {
  const { actor, session } = await requireSignedIn(request)
  const form = await parseForm(request, changePasswordInput)
  if (!form.ok) return invalid(form)
  const who = {
    personId: actor.personId,
    postId: session.postId,
    sessionId: session.id,
    title: actorTitle(actor),
    origin: actor.origin,
    address: context.clientAddress,
  }
  const outcome = await changePassword(authTools(), who, form.value)
  if (isRefusal(outcome)) return refused(outcome)
  log.info({ requestId: context.requestId, personId: actor.personId, ended: outcome.sessionsEnded }, 'password changed')
  return redirect('/tai-khoan?da=mat-khau')
}

export const meta: MetaFunction = () => [{ title: 'Tài khoản – Giao việc – Nhắc việc' }]

export default function Account() {
  const { done, today, name, logins, posts, sessions, mailLinks, push } = useLoaderData<typeof loader>()
  const reply = useActionData<typeof action>()
  return (
    <>
      <PageHeader title="Tài khoản" subtitle={[name, ...logins].join(' · ')} />
      <div className="flex flex-col gap-4">
        {done && !reply && <Callout tone="ok" title={done} />}
        <Card title="Chức vụ hôm nay">
          {posts.length === 0 ? (
            <p>Bạn chưa giữ chức vụ nào. Quản trị của cơ quan gán chức vụ cho bạn.</p>
          ) : (
            <ul className="list-disc pl-5">
              {posts.map(post => (
                <li key={post.id}>
                  {post.title} – {post.unit}
                  {post.deputising && ' (được uỷ quyền)'}
                </li>
              ))}
            </ul>
          )}
        </Card>
        <Card title="Đổi mật khẩu" subtitle="Các thiết bị khác sẽ bị đăng xuất.">
          <Form key={done} method="post" noValidate className="flex max-w-100 flex-col gap-4">
            <FormError message={reply?.message} errors={reply?.errors} />
            <input type="text" autoComplete="username" value={logins[0] ?? ''} readOnly hidden />
            <Field name="current" label="Mật khẩu hiện tại" error={reply?.errors.current} required>
              <Input type="password" autoComplete="current-password" />
            </Field>
            <Field
              name="password"
              label="Mật khẩu mới"
              hint={`Ít nhất ${PASSWORD_MIN} ký tự; một câu ngắn dễ nhớ là tốt nhất.`}
              error={reply?.errors.password}
              required
            >
              <Input type="password" autoComplete="new-password" />
            </Field>
            <Field name="repeated" label="Nhập lại mật khẩu mới" error={reply?.errors.repeated} required>
              <Input type="password" autoComplete="new-password" />
            </Field>
            <SubmitButton className="self-start" busyLabel="Đang đổi…">
              Đổi mật khẩu
            </SubmitButton>
          </Form>
        </Card>
        <Card
          title="Thiết bị đang đăng nhập"
          flush
          actions={
            sessions.length > 1 && (
              <form method="post" action="/tai-khoan/phien">
                <ConfirmSubmit
                  label="Đăng xuất các thiết bị khác"
                  question="Mọi thiết bị khác sẽ phải đăng nhập lại."
                  confirmLabel="Đăng xuất các thiết bị khác"
                  size="s"
                />
              </form>
            )
          }
        >
          <Table caption="Thiết bị đang đăng nhập" cards bare>
            <thead>
              <tr>
                <th scope="col">Thiết bị</th>
                <th scope="col">Đăng nhập lúc</th>
                <th scope="col">Dùng gần nhất</th>
                <th scope="col">
                  <span className="sr-only">Thao tác</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {sessions.map(session => (
                <tr key={session.id}>
                  <td className="cell-title">
                    {session.client} {session.current && <Tag tone="ok">Thiết bị này</Tag>}
                  </td>
                  <td data-label="Đăng nhập lúc" className="max-sm:hidden!">
                    <InstantText at={session.createdAt} today={today} />
                  </td>
                  <td data-label="Dùng gần nhất">
                    <InstantText at={session.seenAt} today={today} />
                  </td>
                  <td className="cell-actions">
                    {!session.current && (
                      <form method="post" action="/tai-khoan/phien">
                        <SubmitButton size="s" variant="secondary" name="sessionId" value={session.id}>
                          Đăng xuất
                        </SubmitButton>
                      </form>
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </Table>
        </Card>
        <MailLinksCard count={mailLinks} />
        {push && <PushCard publicKey={push.publicKey} devices={push.devices} today={today} />}
        <Card
          title="Lịch trên điện thoại, máy tính"
          subtitle="Thời hạn các việc của bạn trong Google Calendar, Outlook, iPhone."
          actions={
            <ButtonLink size="s" href="/tai-khoan/lich">
              Địa chỉ lịch
            </ButtonLink>
          }
        />
      </div>
    </>
  )
}

function MailLinksCard({ count }: { count: number }) {
  return (
    <Card
      title="Liên kết trong thư"
      subtitle="Thư nhắc việc có liên kết để tiếp nhận, cập nhật, báo cáo, xin gia hạn mà không cần đăng nhập. Ai có liên kết đều làm được như bạn: đừng chuyển tiếp thư."
    >
      {count === 0 ? (
        <p className="meta">Hiện không có liên kết nào còn dùng được.</p>
      ) : (
        <form
          method="post"
          action="/tai-khoan/lien-ket-thu"
          className="flex flex-wrap items-center justify-between gap-3"
        >
          <p>{count} việc đang mở được bằng liên kết trong thư.</p>
          <ConfirmSubmit
            label="Thu hồi tất cả"
            question="Các thư đã nhận không còn mở được việc nào nếu không đăng nhập. Thư sau có liên kết mới."
            confirmLabel="Thu hồi"
            size="s"
          />
        </form>
      )}
    </Card>
  )
}
