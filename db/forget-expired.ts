import type { Kysely } from 'kysely'
import { addMinutes, type Instant } from '#app/domain/shared/instant.ts'
import type { Database } from './schema.ts'

const DAY = 24 * 60

/** What only served for a while and is nobody's history: kept a month for whoever asks what happened. */
export async function forgetExpired(db: Kysely<Database>, now: Instant): Promise<number> {
  const monthAgo = addMinutes(now, -30 * DAY)
  const deletions = [
    db.deleteFrom('sessions').where('expires_at', '<', monthAgo),
    db.deleteFrom('sessions').where('revoked_at', '<', monthAgo),
    db.deleteFrom('setup_links').where('expires_at', '<', monthAgo),
    db.deleteFrom('sign_in_attempts').where('last_at', '<', addMinutes(now, -DAY)),
    db.deleteFrom('form_submissions').where('at', '<', monthAgo),
  ]
  let count = 0
  for (const deletion of deletions) count += Number((await deletion.executeTakeFirst()).numDeletedRows)
  return count
}
