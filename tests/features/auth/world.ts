import type { Day } from '#app/domain/shared/day.ts'
import { addMinutes, dayOfInstant, type Instant, instant } from '#app/domain/shared/instant.ts'
import type { AuthTools } from '#app/features/auth/ports.ts'
import { argon2Passwords } from '#app/server/passwords.server.ts'
import { randomTokens } from '#app/server/tokens.server.ts'
import type { OpenDatabase } from '#db/open.ts'
import { storesOn, unitOfWorkOn } from '#db/unit-of-work.ts'

/** Real stores, real argon2, a clock that a test moves. */
export function authWorld({ db }: OpenDatabase) {
  let now: Instant = instant('2026-03-10T08:00:00+07:00')
  let serial = 0
  const clock = { now: () => now, today: (): Day => dayOfInstant(now) }
  const ids = {
    next: () => {
      serial += 1
      return `id-${String(serial).padStart(6, '0')}`
    },
  }
  const tools: AuthTools = {
    clock,
    ids,
    unitOfWork: unitOfWorkOn(db),
    passwords: argon2Passwords,
    tokens: randomTokens,
  }
  return {
    tools,
    stores: storesOn(db),
    advance: (minutes: number) => {
      now = addMinutes(now, minutes)
    },
    async person(id: string, email: string, password: string | null, active = true) {
      const passwordHash = password === null ? null : await argon2Passwords.hash(password)
      const account = email.split('@')[0]!
      await tools.unitOfWork(({ people }) =>
        people.insert({ id, name: `Người ${id}`, email, account, active, passwordHash }, now),
      )
    },
  }
}

export const HERE = { address: '10.0.0.7', client: 'Chrome trên Windows' }
