import { addMinutes, type Instant } from '#app/domain/shared/instant.ts'
import type { Pusher, PushSubscription, Tools } from '../ports.ts'
import { PUSH_ENABLED } from '../settings.ts'

export type PushTools = Tools & { pusher: Pusher }
export type Announced = { sent: number; gone: number; later: number }

const AT_ONCE = 500
const SIDE_BY_SIDE = 8
const MOST_FAILURES = 12

/**
 * One word to each device whose person has new unread notices: how many, and where to read them – never what they say.
 * Null: the office has not turned it on.
 */
export async function announceNotices(
  tools: PushTools,
  stopping: () => boolean = () => false,
): Promise<Announced | null> {
  const now = tools.clock.now()
  const waiting = await tools.unitOfWork(async ({ push, settings }) => {
    if ((await settings.get<boolean>(PUSH_ENABLED)) !== true) return null
    const found: { device: PushSubscription; unread: number; latest: Instant }[] = []
    for (const device of await push.due(now, AT_ONCE)) {
      const { unread, latest } = await push.news(device.personId, device.toldUntil, now)
      if (latest !== null && unread > 0) found.push({ device, unread, latest })
    }
    return found
  })
  if (waiting === null) return null
  const announced: Announced = { sent: 0, gone: 0, later: 0 }
  const line = async () => {
    for (let next = waiting.shift(); next && !stopping(); next = waiting.shift()) {
      const { device, unread, latest } = next
      const result = await tools.pusher.send(device, JSON.stringify({ count: unread, url: '/thong-bao' }))
      announced[result] += 1
      await tools.unitOfWork(async ({ push }) => {
        const failures = device.failures + 1
        if (result === 'sent') await push.settle(device.id, { toldUntil: latest, nextTryAt: now, failures: 0 })
        else if (result === 'gone' || failures > MOST_FAILURES) await push.remove(device.id)
        else
          await push.settle(device.id, {
            toldUntil: device.toldUntil,
            nextTryAt: addMinutes(now, Math.min(2 ** failures, 360)),
            failures,
          })
      })
    }
  }
  await Promise.all(Array.from({ length: SIDE_BY_SIDE }, line))
  return announced
}
