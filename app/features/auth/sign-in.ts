import { z } from 'zod'
import { type Instant, msOf } from '#app/domain/shared/instant.ts'
import { type Refusal, refuse } from '#app/domain/shared/refusal.ts'
import { credentialByLogin, credentialOf } from './credential.ts'
import { normalPassword } from './password-policy.ts'
import type { AuthTools } from './ports.ts'
import { expiryOf, sessionPolicy } from './session-policy.ts'
import { attemptsOf, countAttempt, forgiveAttempt } from './throttle.ts'

export const signInInput = z.object({
  login: z.string().trim().min(1, 'Nhập địa chỉ thư hoặc tên đăng nhập.').max(200),
  password: z.string().min(1, 'Nhập mật khẩu.').max(1000),
})
export type SignInInput = z.infer<typeof signInInput>

/** Where the request comes from. */
export type Origin = {
  address: string
  client: string /** The session this browser had, if any. */
  oldToken?: string | null
}

export type SignedIn = { kind: 'signed-in'; token: string; personId: string }

/** One answer for a wrong name, a wrong password and a closed account: it must not tell which. */
const WRONG = refuse('wrong', 'Tên đăng nhập hoặc mật khẩu không đúng.')

export async function signIn(tools: AuthTools, input: SignInInput, origin: Origin): Promise<SignedIn | Refusal> {
  const { clock, ids, passwords, tokens, unitOfWork } = tools
  const login = input.login.normalize('NFC').toLowerCase()
  const attempts = attemptsOf(tokens.hash(login), origin.address)

  const seen = await unitOfWork(async stores => ({
    blockedUntil: await countAttempt(stores.sessions, attempts, clock.now()),
    credential: await credentialByLogin(stores, login, clock.today()),
  }))
  if (seen.blockedUntil) return tooMany(seen.blockedUntil, clock.now())
  const hash = seen.credential?.passwordHash ?? null
  const right = await passwords.verify(hash, normalPassword(input.password))
  if (!right || !seen.credential) return WRONG

  const { personId, postId } = seen.credential
  const token = tokens.make()
  return unitOfWork(async stores => {
    const { sessions, settings } = stores
    const credential = await credentialOf(stores, { personId, postId }, clock.today())
    if (credential?.passwordHash !== hash) return WRONG // changed while we were computing
    await forgiveAttempt(sessions, attempts)
    const now = clock.now()
    const old = origin.oldToken ? await sessions.findByTokenHash(tokens.hash(origin.oldToken)) : null
    if (old) await sessions.revoke(old.id, now)
    await sessions.insert({
      id: ids.next(),
      tokenHash: tokens.hash(token),
      personId,
      createdAt: now,
      seenAt: now,
      expiresAt: expiryOf(now, await sessionPolicy(settings)),
      revokedAt: null,
      client: origin.client,
      postId,
    })
    return { kind: 'signed-in' as const, token, personId }
  })
}

function tooMany(until: Instant, now: Instant): Refusal {
  const seconds = Math.max(1, Math.ceil((msOf(until) - msOf(now)) / 1000))
  const wait = seconds < 60 ? `${seconds} giây` : `${Math.ceil(seconds / 60)} phút`
  return refuse('too-many', `Đã thử quá nhiều lần. Hãy thử lại sau ${wait}.`)
}
