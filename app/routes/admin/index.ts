import { type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { can } from '#app/domain/access/can.ts'
import { pageContext } from '#app/server/page.server.ts'

/** The administration has no page of its own: the first list one may see. */
export async function loader({ request }: LoaderFunctionArgs) {
  const { actor } = await pageContext(request)
  return redirect(can(actor, 'admin.units') ? '/quan-tri/don-vi' : can(actor, 'outbox.view') ? '/quan-tri/thu' : '/')
}
