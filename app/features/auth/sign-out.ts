import type { AuthTools } from './ports.ts'

/** Without a session there is nothing to do, which is fine. */
export async function signOut({ clock, tokens, unitOfWork }: AuthTools, token: string): Promise<void> {
  await unitOfWork(async ({ sessions }) => {
    const session = await sessions.findByTokenHash(tokens.hash(token))
    if (session) await sessions.revoke(session.id, clock.now())
  })
}
