import { createHash, randomBytes } from 'node:crypto'
import { createCookie } from '@remix-run/node'
import { addMinutes, type Instant } from '#app/domain/shared/instant.ts'
import type { OpenDatabase } from '#db/open.ts'
import { storesOn } from '#db/unit-of-work.ts'

/** The cookie of a session put straight into the database, where signing in is not what is looked at. */
export async function signedIn(open: OpenDatabase, personId: string, now: Instant): Promise<string> {
  const token = randomBytes(32).toString('base64url')
  await storesOn(open.db).sessions.insert({
    id: `session-${personId}`,
    tokenHash: createHash('sha256').update(token).digest('base64url'),
    personId,
    createdAt: now,
    seenAt: now,
    expiresAt: addMinutes(now, 600),
    revokedAt: null,
    client: 'test',
  })
  return ((await createCookie('gv_session').serialize(token)) as string).split(';')[0]!
}
