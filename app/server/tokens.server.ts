import { createHash, randomBytes } from 'node:crypto'
import type { Tokens } from '#app/features/auth/ports.ts'

/** A fast hash is enough for 256 random bits; it only keeps whoever reads the database from using what is there. */
export const randomTokens: Tokens = {
  make: () => randomBytes(32).toString('base64url'),
  hash: token => createHash('sha256').update(token).digest('base64url'),
}
