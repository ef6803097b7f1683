import { addMs, type Instant } from '#app/domain/shared/instant.ts'
import type { AuthTools } from './ports.ts'

const HOUR = 3_600_000

/** Two days, so that a link handed over on Friday evening still works on Sunday. */
const VALID_HOURS = 48

/**
 * A one-time link with which a person sets the own password, so that nobody else ever knows it. `personId` null: whoever opens
 * it becomes the first administrator of an empty system.
 */
export async function issueSetupLink(
  { clock, tokens, unitOfWork }: AuthTools,
  personId: string | null,
  postId: string | null = null,
): Promise<{ token: string; expiresAt: Instant }> {
  const token = tokens.make()
  const createdAt = clock.now()
  const expiresAt = addMs(createdAt, VALID_HOURS * HOUR)
  await unitOfWork(({ sessions }) =>
    sessions.insertSetupLink({ tokenHash: tokens.hash(token), personId, postId, createdAt, expiresAt }),
  )
  return { token, expiresAt }
}
