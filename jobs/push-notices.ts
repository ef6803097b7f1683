import type { Instant } from '#app/domain/shared/instant.ts'
import { announceNotices } from '#app/features/push/announce-notices.ts'
import { pushTools } from '#app/server/web-push.server.ts'

/** Devices that their people let ring; nothing unless the office has turned it on. */
export async function pushNoticesJob(_asOf: Instant, stopping: () => boolean): Promise<string> {
  const done = await announceNotices(pushTools(), stopping)
  return done === null ? 'off' : `sent ${done.sent}, gone ${done.gone}, later ${done.later}`
}
