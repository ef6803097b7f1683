import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { revokeSessionsOf } from '#app/features/auth/revoke-sessions.ts'
import { tools } from '#app/server/compose.server.ts'
import { redirectSaying } from '#app/server/flash.server.ts'
import { found, orPage } from '#app/server/page.server.ts'
import { requireActor } from '#app/server/session.server.ts'

export const loader = ({ params }: LoaderFunctionArgs) => redirect(`/quan-tri/nguoi-dung/${params.personId}`)

/** A lost phone, somebody who left: signed out everywhere. */
export async function action({ request, params }: ActionFunctionArgs) {
  const personId = found(params.personId)
  const count = await orPage(revokeSessionsOf(tools(), await requireActor(request), personId))
  return redirectSaying(
    `/quan-tri/nguoi-dung/${personId}`,
    count === 0 ? 'Người này không có thiết bị nào đang đăng nhập.' : `Đã đăng xuất ${count} thiết bị.`,
  )
}
