import { type Algorithm, hash, verify } from '@node-rs/argon2'
import type { Passwords } from '#app/features/auth/ports.ts'

/** OWASP's first choice for argon2id: 19 MiB, two passes, one lane. Runs in a thread of its own. */
const OPTIONS = { algorithm: 2 satisfies Algorithm.Argon2id, memoryCost: 19 * 1024, timeCost: 2, parallelism: 1 }

let decoy: Promise<string> | undefined

export const argon2Passwords: Passwords = {
  hash: password => hash(password, OPTIONS),
  async verify(stored, password) {
    if (stored !== null) return verify(stored, password)
    decoy ??= hash('nobody has this password', OPTIONS)
    await verify(await decoy, password)
    return false
  },
}
