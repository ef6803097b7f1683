import { type ActionFunctionArgs, redirect } from '@remix-run/node'
import { revokeOwnMailLinks } from '#app/features/mail-links/revoke-mail-links.ts'
import { tools } from '#app/server/compose.server.ts'
import { requireActor } from '#app/server/session.server.ts'

export const loader = () => redirect('/tai-khoan')

export async function action({ request }: ActionFunctionArgs) {
  await revokeOwnMailLinks(tools(), await requireActor(request))
  return redirect('/tai-khoan?da=lien-ket-thu', 303)
}
