import type { Actor } from '#app/domain/access/actor.ts'
import { unitOf } from '#app/domain/unit/office.ts'
import { isAlive, sessionPolicy } from '#app/features/auth/session-policy.ts'
import type { Session } from '#app/features/ports.ts'
import { PUSH_ENABLED } from '#app/features/settings.ts'
import { storesOn } from '#db/unit-of-work.ts'
import { systemClock } from './clock.server.ts'
import { database } from './database.server.ts'
import { pushPublicKey } from './web-push.server.ts'

/** One's own account: nothing of it is a secret, and token hashes stay where they are. */
export async function accountPage(actor: Actor, current: Session) {
  const { office, people, postAccounts, sessions, settings, mailLinks, push } = storesOn(database().db)
  const now = systemClock.now()
  const [account, snapshot, policy] = [
    await people.get(actor.personId),
    await office.load(),
    await sessionPolicy(settings),
  ]
  const active = (await sessions.listActive(actor.personId, now)).filter(session => isAlive(session, policy, now))
  return {
    today: systemClock.today(),
    name: actor.name,
    logins: (current.postId
      ? [(await postAccounts.get(current.postId))?.account]
      : [account?.email, account?.account]
    ).filter(login => typeof login === 'string'),
    posts: actor.posts.map(post => ({
      id: post.id,
      title: post.title,
      unit: unitOf(snapshot, post.unitId)?.name ?? '',
      deputising: post.personId !== actor.personId,
    })),
    push:
      (await settings.get<boolean>(PUSH_ENABLED)) === true
        ? {
            publicKey: pushPublicKey(),
            devices: (await push.of(actor.personId)).map(({ id, client, createdAt }) => ({ id, client, createdAt })),
          }
        : null,
    mailLinks: new Set((await mailLinks.good([actor.personId], now)).map(l => l.taskId)).size,
    sessions: active.map(({ id, client, createdAt, seenAt }) => ({
      id,
      client,
      createdAt,
      seenAt,
      current: id === current.id,
    })),
  }
}
