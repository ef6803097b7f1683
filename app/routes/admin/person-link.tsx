import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { formatInstant } from '#app/domain/shared/instant.ts'
import { isRefusal } from '#app/domain/shared/refusal.ts'
import { issuePersonLink } from '#app/features/admin/issue-person-link.ts'
import { authTools } from '#app/server/auth-tools.server.ts'
import { siteUrl } from '#app/server/env.server.ts'
import { found, orPage, pageContext, requireMay } from '#app/server/page.server.ts'
import { requireActor } from '#app/server/session.server.ts'
import { OneTimeLink } from '#app/ui/admin/one-time-link.tsx'
import { ButtonLink } from '#app/ui/base/button.tsx'
import { Callout } from '#app/ui/base/callout.tsx'
import { Card } from '#app/ui/base/card.tsx'
import { PageHeader } from '#app/ui/base/page-header.tsx'
import { SubmitButton } from '#app/ui/base/submit-button.tsx'

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { actor, reads } = await pageContext(request)
  requireMay(actor, 'admin.people')
  const { id, name, email, account, hasPassword } = found((await reads.people()).find(p => p.id === params.personId))
  return json({ id, name, email, login: email ?? account ?? '', hasPassword })
}

/** The answer alone carries the link: it is not stored, and a reload does not show it again. */
export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor(request)
  requireMay(actor, 'admin.people')
  const outcome = await orPage(issuePersonLink(authTools(), actor, found(params.personId)))
  if (isRefusal(outcome)) return json({ link: null, until: null, message: outcome.message }, { status: 409 })
  const link = `${siteUrl()}/thiet-lap/${outcome.token}`
  return json(
    { link, until: formatInstant(outcome.expiresAt), message: null },
    { headers: { 'Cache-Control': 'no-store' } },
  )
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Liên kết đặt mật khẩu cho ${data?.name ?? ''} – Giao việc – Nhắc việc` },
]

export default function PersonLinkPage() {
  const person = useLoaderData<typeof loader>()
  const reply = useActionData<typeof action>()
  return (
    <>
      <PageHeader
        title="Liên kết đặt mật khẩu"
        subtitle={`Cho ${person.name}, đăng nhập bằng ${person.login}`}
        breadcrumb={[
          { label: 'Người dùng, chức vụ', href: '/quan-tri/nguoi-dung' },
          { label: person.name, href: `/quan-tri/nguoi-dung/${person.id}` },
        ]}
      />
      <div className="flex max-w-2xl flex-col gap-4">
        {reply?.message && <Callout tone="late" title={reply.message} />}
        {reply?.link ? (
          <>
            <Callout tone="ok" title="Liên kết đã tạo – chỉ hiện một lần, ngay bây giờ">
              Dùng được một lần, đến {reply.until}. Chỉ đưa cho {person.name}: ai mở liên kết này sẽ đặt được mật khẩu
              của họ.
            </Callout>
            <OneTimeLink link={reply.link} name={person.name} email={person.email} until={reply.until ?? ''} />
            <div className="flex flex-wrap gap-2">
              <ButtonLink href="/quan-tri/nguoi-dung/moi">Thêm người khác</ButtonLink>
              <ButtonLink href="/quan-tri/nguoi-dung">Xong</ButtonLink>
            </div>
          </>
        ) : (
          <Card>
            <p className="mb-4">
              {person.hasPassword
                ? `${person.name} đã có mật khẩu. Liên kết mới cho phép đặt mật khẩu khác; khi đặt xong, mọi thiết bị cũ bị đăng xuất.`
                : `${person.name} chưa có mật khẩu. Tạo liên kết rồi gửi cho họ qua kênh anh/chị tin cậy.`}
            </p>
            <Form method="post">
              <SubmitButton>Tạo liên kết</SubmitButton>
            </Form>
          </Card>
        )}
      </div>
    </>
  )
}
