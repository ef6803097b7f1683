import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { Form, useLoaderData } from '@remix-run/react'
import { revokeThisMailLink } from '#app/features/mail-links/revoke-mail-links.ts'
import { mailLinkTools } from '#app/server/compose.server.ts'
import { readMailLink } from '#app/server/mail-link-page.server.ts'
import { found } from '#app/server/page.server.ts'
import { buttonClass } from '#app/ui/base/button.tsx'
import { Callout } from '#app/ui/base/callout.tsx'
import { SubmitButton } from '#app/ui/base/submit-button.tsx'
import { PublicShell } from '#app/ui/shell/public-shell.tsx'
import { openOr } from './mail-link.server.ts'

/** The only page that a revoked link still opens: it says so. */
export async function loader({ params }: LoaderFunctionArgs) {
  const token = found(params.token)
  const { opened, office } = await readMailLink(token)
  const revoked = opened.kind === 'ended' && opened.why === 'revoked'
  return json({ token, officeName: office.name, revoked, title: revoked ? '' : openOr(opened).task.title })
}

export async function action({ params }: ActionFunctionArgs) {
  const token = found(params.token)
  await revokeThisMailLink(mailLinkTools(), token)
  return redirect(`/t/${token}/thu-hoi`, 303)
}

export const meta: MetaFunction = () => [
  { title: 'Thu hồi liên kết – Giao việc – Nhắc việc' },
  { name: 'robots', content: 'noindex, nofollow' },
]

export default function Revocation() {
  const { token, officeName, revoked, title } = useLoaderData<typeof loader>()
  return (
    <PublicShell title="Thu hồi liên kết" officeName={officeName}>
      {revoked ? (
        <Callout tone="ok" title="Đã thu hồi liên kết.">
          Thư cũ không còn mở được việc này. Thư nhắc sau sẽ có liên kết mới.
        </Callout>
      ) : (
        <>
          <p>
            Liên kết trong thư về việc “{title}” sẽ không dùng được nữa, dù ai đang giữ. Nên thu hồi khi thư đã bị
            chuyển tiếp hoặc mất điện thoại.
          </p>
          <Form method="post" className="mt-4 flex flex-wrap gap-2">
            <SubmitButton variant="danger-solid" busyLabel="Đang thu hồi…">
              Thu hồi
            </SubmitButton>
            <a href={`/t/${token}`} className={buttonClass()}>
              Thôi
            </a>
          </Form>
        </>
      )}
    </PublicShell>
  )
}
