import { z } from 'zod'
import type { Actor } from '#app/domain/access/actor.ts'
import { can } from '#app/domain/access/can.ts'
import { AppError } from '../app-error.ts'
import { eventBy } from '../event-by.ts'
import type { Tools } from '../ports.ts'

export const revokeSessionInput = z.object({ sessionId: z.string().min(1).max(100) })

/** One of one's own. */
export async function revokeOwnSession({ clock, unitOfWork }: Tools, actor: Actor, sessionId: string): Promise<void> {
  await unitOfWork(async ({ sessions }) => {
    const now = clock.now()
    const own = (await sessions.listActive(actor.personId, now)).find(session => session.id === sessionId)
    if (!own) throw new AppError('not-found')
    await sessions.revoke(own.id, now)
  })
}

/** All of one's own but the one in use. */
export async function revokeOtherSessions(
  { clock, unitOfWork }: Tools,
  actor: Actor,
  sessionId: string,
): Promise<number> {
  return unitOfWork(({ sessions }) => sessions.revokeOthers(actor.personId, sessionId, clock.now()))
}

/** All of somebody's, by an administrator: a lost phone, someone who left. */
export async function revokeSessionsOf(
  { clock, ids, unitOfWork }: Tools,
  actor: Actor,
  personId: string,
): Promise<number> {
  if (!can(actor, 'admin.people')) throw new AppError('forbidden')
  return unitOfWork(async ({ people, sessions, events }) => {
    if (!(await people.get(personId))) throw new AppError('not-found')
    const now = clock.now()
    const count = await sessions.revokeOthers(personId, null, now)
    const data = { kind: 'sessions-revoked', count }
    await events.append(eventBy(actor, 'person', personId, now, data), ids.next())
    return count
  })
}
