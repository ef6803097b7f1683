import { z } from 'zod'
import { type Refusal, refuse } from '#app/domain/shared/refusal.ts'
import { AppError } from '../app-error.ts'
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
  who: { personId: string; sessionId: string; title: string; address: string },
  input: ChangePasswordInput,
): Promise<{ kind: 'changed'; sessionsEnded: number } | Refusal> {
  // Someone at an unlocked screen may guess here too.
  const attempts = attemptsOf(tokens.hash(`change:${who.personId}`), who.address)
  const seen = await unitOfWork(async ({ people, sessions }) => ({
    blockedUntil: await countAttempt(sessions, attempts, clock.now()),
    account: await people.get(who.personId),
  }))
  if (!seen.account) throw new AppError('not-found')
  if (seen.blockedUntil) return refuse('too-many', 'Đã thử quá nhiều lần. Hãy thử lại sau ít phút.')
  const { name, email, account, passwordHash } = seen.account
  if (!(await passwords.verify(passwordHash, normalPassword(input.current)))) {
    return refuse('wrong', 'Mật khẩu hiện tại không đúng.', 'current')
  }
  const weak = judgePassword(input.password, { name, logins: [email, account] })
  if (weak) return weak
  const newHash = await passwords.hash(normalPassword(input.password))

  return unitOfWork(async ({ people, sessions, events }) => {
    const now = clock.now()
    const person = await people.get(who.personId)
    if (!person || person.passwordHash !== passwordHash) throw new AppError('stale')
    if ((await people.save({ ...person, passwordHash: newHash })) !== 'saved') throw new AppError('stale')
    await forgiveAttempt(sessions, attempts)
    const sessionsEnded = await sessions.revokeOthers(who.personId, who.sessionId, now)
    const data = { kind: 'password-changed', sessionsEnded }
    await events.append(
      { subjectKind: 'person', subjectId: who.personId, at: now, actorId: who.personId, actorTitle: who.title, data },
      ids.next(),
    )
    return { kind: 'changed' as const, sessionsEnded }
  })
}
