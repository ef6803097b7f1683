import { json } from '@remix-run/node'
import { z } from 'zod'
import type { Actor } from '#app/domain/access/actor.ts'
import { formatInstant } from '#app/domain/shared/instant.ts'
import { makeFeed, revokeFeed } from '#app/features/calendar-feeds/manage-feed.ts'
import type { FeedOwner } from '#app/features/ports.ts'
import { storesOn } from '#db/unit-of-work.ts'
import { feedAddress, feedTools } from './calendar-feed.server.ts'
import { database } from './database.server.ts'
import { redirectSaying } from './flash.server.ts'
import { invalid, parseForm } from './forms.server.ts'
import { orPage } from './page.server.ts'

export async function feedView(owner: FeedOwner) {
  const feed = await storesOn(database().db).calendarFeeds.of(owner)
  return { since: feed && formatInstant(feed.createdAt), readAt: feed?.readAt ? formatInstant(feed.readAt) : null }
}

const feedInput = z.object({ do: z.enum(['make', 'revoke']) })

/** The answer alone carries the address: it is not stored, and a reload does not show it again. */
export async function feedAction(request: Request, actor: Actor, owner: FeedOwner, back: string) {
  const form = await parseForm(request, feedInput)
  if (!form.ok) return invalid(form)
  if (form.value.do === 'revoke') {
    await orPage(revokeFeed(feedTools(), actor, owner))
    return redirectSaying(back, 'Đã thu hồi địa chỉ lịch.')
  }
  const token = await orPage(makeFeed(feedTools(), actor, owner))
  return json({ address: feedAddress(token) }, { headers: { 'Cache-Control': 'no-store' } })
}
