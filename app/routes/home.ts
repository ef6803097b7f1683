import { type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { homeOf, pageContext } from '#app/server/page.server.ts'

export async function loader({ request }: LoaderFunctionArgs) {
  const { actor } = await pageContext(request)
  return redirect(homeOf(actor))
}
