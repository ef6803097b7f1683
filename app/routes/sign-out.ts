import { type ActionFunctionArgs, redirect } from '@remix-run/node'
import { signOut } from '#app/features/auth/sign-out.ts'
import { authTools } from '#app/server/auth-tools.server.ts'
import { readToken, signOutCookie } from '#app/server/session.server.ts'

/** Opened as an address it does nothing: only a form of this site signs out. */
export const loader = () => redirect('/')

export async function action({ request }: ActionFunctionArgs) {
  const token = await readToken(request)
  if (token) await signOut(authTools(), token)
  return redirect('/dang-nhap', {
    headers: { 'Set-Cookie': await signOutCookie(), 'Clear-Site-Data': '"cache"' },
  })
}
