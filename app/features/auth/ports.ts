import type { Tools } from '../ports.ts'

/** What signing in asks of the world, besides what every use case does. */
export type Passwords = {
  /** Slow on purpose: never inside a transaction. */
  hash(password: string): Promise<string>
  /** `hash` null: nobody of that name; takes as long as a wrong password, so that the answer tells nothing. */
  verify(hash: string | null, password: string): Promise<boolean>
}

/** Secrets that we hand out once and keep only as a hash. */
export type Tokens = {
  /** 256 random bits, as text that fits into an address. */
  make(): string
  hash(token: string): string
}

export type AuthTools = Tools & { passwords: Passwords; tokens: Tokens }
