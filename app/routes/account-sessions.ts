import { type ActionFunctionArgs, redirect } from '@remix-run/node'
import { AppError } from '#app/features/app-error.ts'
import { revokeOtherSessions, revokeOwnSession, revokeSessionInput } from '#app/features/auth/revoke-sessions.ts'
import { authTools } from '#app/server/auth-tools.server.ts'
import { readForm } from '#app/server/forms.server.ts'
import { requireSignedIn } from '#app/server/session.server.ts'

export const loader = () => redirect('/tai-khoan')

/** One named session, or all the others. */
export async function action({ request }: ActionFunctionArgs) {
  const { actor, session } = await requireSignedIn(request)
  const input = revokeSessionInput.safeParse(Object.fromEntries(await readForm(request)))
  if (input.success) {
    // Ended meanwhile by itself: the list that comes next says so.
    await revokeOwnSession(authTools(), actor, input.data.sessionId).catch(error => {
      if (!(error instanceof AppError)) throw error
    })
    return redirect('/tai-khoan?da=phien')
  }
  await revokeOtherSessions(authTools(), actor, session.id)
  return redirect('/tai-khoan?da=phien-khac')
}
