import { actorOn, holds, unitsWhere } from '#app/domain/access/actor.ts'
import { addMinutes, msOf } from '#app/domain/shared/instant.ts'
import { isValidOn, unitOf } from '#app/domain/unit/office.ts'
import type { CalendarScope, CalendarTask, Reads } from '../reads.ts'
import type { FeedTools } from './manage-feed.ts'

const DAY_MINUTES = 24 * 60
/** Completed and cancelled ones stay for so long, so that every calendar hears of it. */
const KEPT_DAYS = 60
/** Calendars ask every hour; that one was read is worth a note a day. */
const NOTED_AFTER_MS = 12 * 3_600_000

export type Feed = { name: string; tasks: CalendarTask[] }

/** Null: no such address (any more), or nobody there to have it. */
export async function readFeed(
  tools: FeedTools,
  reads: Pick<Reads, 'calendarTasks'>,
  token: string,
): Promise<Feed | null> {
  if (!/^[\w-]{20,100}$/.test(token)) return null
  const now = tools.clock.now()
  const today = tools.clock.today()
  const found = await tools.unitOfWork(async stores => {
    const feed = await stores.calendarFeeds.findByTokenHash(tools.tokens.hash(token))
    if (!feed || feed.revokedAt !== null) return null
    const office = await stores.office.load()
    const scope = scopeOf()
    if (scope && (feed.readAt === null || msOf(now) - msOf(feed.readAt) > NOTED_AFTER_MS))
      await stores.calendarFeeds.markRead(feed.id, now)
    return scope

    function scopeOf(): (CalendarScope & { name: string }) | null {
      if (feed!.unitId !== null) {
        const unit = unitOf(office, feed!.unitId)
        return unit && isValidOn(unit, today)
          ? { name: `Nhiệm vụ – ${unit.name}`, unitIds: [unit.id], personId: null, directing: false }
          : null
      }
      const actor = feed!.personId === null ? null : actorOn(office, feed!.personId, today)
      return (
        actor && {
          name: `Nhiệm vụ – ${actor.name}`,
          unitIds: unitsWhere(actor, 'unit-head', 'unit-deputy'),
          personId: actor.personId,
          directing: holds(actor, 'chair', 'vice-chair'),
        }
      )
    }
  })
  if (!found) return null
  const { name, ...scope } = found
  return { name, tasks: await reads.calendarTasks(scope, addMinutes(now, -KEPT_DAYS * DAY_MINUTES)) }
}
