import type { ActionFunctionArgs } from '@remix-run/node'
import { noteOpened } from '#app/features/mail-links/open-mail-link.ts'
import { mailLinkTools } from '#app/server/compose.server.ts'
import { found } from '#app/server/page.server.ts'

export const loader = () => new Response('Không tìm thấy', { status: 404 })

/** Whatever the link is, the answer is the same. */
export async function action({ params }: ActionFunctionArgs) {
  await noteOpened(mailLinkTools(), found(params.token))
  return new Response(null, { status: 204 })
}
