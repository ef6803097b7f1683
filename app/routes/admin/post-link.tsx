import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { formatInstant } from '#app/domain/shared/instant.ts'
import { isRefusal } from '#app/domain/shared/refusal.ts'
import { holderOn } from '#app/domain/unit/office.ts'
import { issuePostLink } from '#app/features/organisation/issue-post-link.ts'
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
  const { actor, reads, today } = await pageContext(request)
  requireMay(actor, 'admin.people')
  const office = await reads.office()
  const post = found(office.posts.find(p => p.id === params.postId))
  const account = found((await reads.postAccounts()).find(a => a.postId === post.id))
  const holder = holderOn(office, post, today)
  return json({
    post: { id: post.id, title: post.title },
    login: account.account,
    hasPassword: account.hasPassword,
    holder: holder && { name: holder.name, email: holder.email },
  })
}

/** The answer alone carries the link: it is not stored, and a reload does not show it again. */
export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor(request)
  requireMay(actor, 'admin.people')
  const outcome = await orPage(issuePostLink(authTools(), actor, found(params.postId)))
  if (isRefusal(outcome)) return json({ link: null, until: null, message: outcome.message }, { status: 409 })
  const link = `${siteUrl()}/thiet-lap/${outcome.token}`
  return json(
    { link, until: formatInstant(outcome.expiresAt), message: null },
    { headers: { 'Cache-Control': 'no-store' } },
  )
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Liên kết đặt mật khẩu cho ${data?.post.title ?? ''} – Giao việc – Nhắc việc` },
]

export default function PostLinkPage() {
  const { post, login, hasPassword, holder } = useLoaderData<typeof loader>()
  const reply = useActionData<typeof action>()
  const back = `/quan-tri/chuc-vu/${post.id}`
  return (
    <>
      <PageHeader
        title="Liên kết đặt mật khẩu"
        subtitle={`Tài khoản ${login} của ${post.title}`}
        breadcrumb={[
          { label: 'Chức vụ', href: '/quan-tri/chuc-vu' },
          { label: post.title, href: back },
        ]}
      />
      <div className="flex max-w-2xl flex-col gap-4">
        {reply?.message && <Callout tone="late" title={reply.message} />}
        {reply?.link ? (
          <>
            <Callout tone="ok" title="Liên kết đã tạo – chỉ hiện một lần, ngay bây giờ">
              Dùng được một lần, đến {reply.until}. Chỉ đưa cho {holder?.name}, người đang giữ chức vụ.
            </Callout>
            <OneTimeLink
              link={reply.link}
              name={holder?.name ?? post.title}
              email={holder?.email ?? null}
              until={reply.until ?? ''}
            />
            <ButtonLink href={back}>Xong</ButtonLink>
          </>
        ) : (
          <Card>
            <p className="mb-4">
              {holder === null
                ? 'Chức vụ đang khuyết: khi có người giữ mới tạo được liên kết.'
                : hasPassword
                  ? `Tài khoản đã có mật khẩu. Khi ${holder.name} đặt mật khẩu khác, mọi thiết bị đang dùng tài khoản này bị đăng xuất.`
                  : `Tài khoản chưa có mật khẩu. Tạo liên kết rồi gửi cho ${holder.name}.`}
            </p>
            {holder && (
              <Form method="post">
                <SubmitButton>Tạo liên kết</SubmitButton>
              </Form>
            )}
          </Card>
        )}
      </div>
    </>
  )
}
