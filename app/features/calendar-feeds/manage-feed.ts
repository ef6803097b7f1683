import type { Actor } from '#app/domain/access/actor.ts'
import { can } from '#app/domain/access/can.ts'
import { recordChange } from '../admin/record-change.ts'
import { AppError } from '../app-error.ts'
import type { Tokens } from '../auth/ports.ts'
import type { FeedOwner, Tools } from '../ports.ts'

export type FeedTools = Tools & { tokens: Tokens }

/** One's own, or that of a unit one answers for. */
export const mayHaveFeed = (actor: Actor, owner: FeedOwner): boolean =>
  'personId' in owner
    ? owner.personId === actor.personId
    : can(actor, 'unit.feed', { kind: 'unit', unitId: owner.unitId })

/** A new address; the one before stops working. The token is answered once and kept nowhere. */
export async function makeFeed(tools: FeedTools, actor: Actor, owner: FeedOwner): Promise<string> {
  if (!mayHaveFeed(actor, owner)) throw new AppError('forbidden')
  const token = tools.tokens.make()
  await tools.unitOfWork(async stores => {
    const now = tools.clock.now()
    await stores.calendarFeeds.revokeOf(owner, now)
    await stores.calendarFeeds.insert({
      id: tools.ids.next(),
      tokenHash: tools.tokens.hash(token),
      personId: 'personId' in owner ? owner.personId : null,
      unitId: 'unitId' in owner ? owner.unitId : null,
      createdBy: actor.personId,
      createdAt: now,
      revokedAt: null,
      readAt: null,
    })
    await recordChange(tools, stores, actor, ...subjectOf(owner), { kind: 'feed-made' })
  })
  return token
}

export async function revokeFeed(tools: Tools, actor: Actor, owner: FeedOwner): Promise<void> {
  if (!mayHaveFeed(actor, owner)) throw new AppError('forbidden')
  await tools.unitOfWork(async stores => {
    const count = await stores.calendarFeeds.revokeOf(owner, tools.clock.now())
    if (count > 0) await recordChange(tools, stores, actor, ...subjectOf(owner), { kind: 'feed-revoked' })
  })
}

const subjectOf = (owner: FeedOwner): ['person' | 'unit', string] =>
  'personId' in owner ? ['person', owner.personId] : ['unit', owner.unitId]
