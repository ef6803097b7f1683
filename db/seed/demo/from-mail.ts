/** A part of the units answers from the mail, on a phone, without signing in: the history and the record of reminders show it. */
import type { Actor } from '#app/domain/access/actor.ts'
import { actorByMailLink } from '#app/domain/access/mail-link.ts'
import type { StoredTask } from '#app/features/ports.ts'
import type { Random } from '../random.ts'
import type { World } from './world.ts'

const SHARE = 0.35

/** The same person with what the link in their mail allows, where they have one and use it this time. */
export async function fromMail(world: World, actor: Actor, task: StoredTask, random: Random): Promise<Actor> {
  if (!random.fork(`mail/${world.now}`).chance(SHARE)) return actor
  const link = await world.tools.unitOfWork(async ({ mailLinks }) => {
    const own = (await mailLinks.good([actor.personId], world.now)).find(l => l.taskId === task.id)
    if (own) await mailLinks.opened(own.id, world.now)
    return own
  })
  return link ? { ...actorByMailLink(actor, task.id), origin: 'thư: Chrome trên Android' } : actor
}
