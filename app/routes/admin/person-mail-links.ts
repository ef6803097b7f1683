import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { revokeMailLinksOf } from '#app/features/mail-links/revoke-mail-links.ts'
import { tools } from '#app/server/compose.server.ts'
import { redirectSaying } from '#app/server/flash.server.ts'
import { found, orPage } from '#app/server/page.server.ts'
import { requireActor } from '#app/server/session.server.ts'

export const loader = ({ params }: LoaderFunctionArgs) => redirect(`/quan-tri/nguoi-dung/${params.personId}`)

/** A phone that was lost, mails that went to the wrong hands. */
export async function action({ request, params }: ActionFunctionArgs) {
  const personId = found(params.personId)
  const count = await orPage(revokeMailLinksOf(tools(), await requireActor(request), personId))
  return redirectSaying(
    `/quan-tri/nguoi-dung/${personId}`,
    count === 0 ? 'Người này không có liên kết nào còn dùng được.' : `Đã thu hồi ${count} liên kết trong thư.`,
  )
}
