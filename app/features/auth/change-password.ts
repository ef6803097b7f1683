import { z } from 'zod'
import { type Refusal, refuse } from '#app/domain/shared/refusal.ts'
import { AppError } from '../app-error.ts'
import { credentialOf, savePassword } from './credential.ts'
import { judgePassword, normalPassword } from './password-policy.ts'
import type { AuthTools } from './ports.ts'
import { attemptsOf, countAttempt, forgiveAttempt } from './throttle.ts'

export const changePasswordInput = z
  .object({
    current: z.string().min(1, 'Nhập mật khẩu hiện tại.').max(1000),
    password: z.string().min(1, 'Nhập mật khẩu mới.').max(1000),
    repeated: z.string().max(1000),
  })
  .refine(input => normalPassword(input.password) === normalPassword(input.repeated), {
    path: ['repeated'],
    message: 'Hai lần nhập mật khẩu mới không giống nhau.',
  })
export type ChangePasswordInput = z.infer<typeof changePasswordInput>

/** Whoever holds `sessionId` stays signed in; every other session of the person ends. */
export async function changePassword(
  { clock, ids, passwords, tokens, unitOfWork }: AuthTools,
  who: { personId: string; postId?: string | null; sessionId: string; title: string; address: string; origin?: string },
  input: ChangePasswordInput,
): Promise<{ kind: 'changed'; sessionsEnded: number } | Refusal> {
  // Someone at an unlocked screen may guess here too.
  const attempts = attemptsOf(tokens.hash(`change:${who.personId}`), who.address)
  const whose = { personId: who.personId, postId: who.postId ?? null }
  const seen = await unitOfWork(async stores => ({
    blockedUntil: await countAttempt(stores.sessions, attempts, clock.now()),
    credential: await credentialOf(stores, whose, clock.today()),
  }))
  if (!seen.credential) throw new AppError('not-found')
  if (seen.blockedUntil) return refuse('too-many', 'Đã thử quá nhiều lần. Hãy thử lại sau ít phút.')
  const { name, logins, passwordHash } = seen.credential
  if (!(await passwords.verify(passwordHash, normalPassword(input.current)))) {
    return refuse('wrong', 'Mật khẩu hiện tại không đúng.', 'current')
  }
  const weak = judgePassword(input.password, { name, logins })
  if (weak) return weak
  const newHash = await passwords.hash(normalPassword(input.password))

  const { credential } = seen
  return unitOfWork(async stores => {
    const { sessions, events } = stores
    const now = clock.now()
    if (!(await savePassword(stores, credential, newHash))) throw new AppError('stale')
    await forgiveAttempt(sessions, attempts)
    const sessionsEnded = await sessions.revokeOthers(who.personId, who.sessionId, now)
    const data = { kind: 'password-changed', sessionsEnded }
    await events.append(
      {
        ...(whose.postId === null
          ? { subjectKind: 'person', subjectId: who.personId }
          : { subjectKind: 'post', subjectId: whose.postId }),
        at: now,
        actorId: who.personId,
        actorTitle: who.title,
        origin: who.origin ?? 'web',
        data,
      },
      ids.next(),
    )
    return { kind: 'changed' as const, sessionsEnded }
  })
}
