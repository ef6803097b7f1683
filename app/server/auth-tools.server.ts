import type { AuthTools } from '#app/features/auth/ports.ts'
import { tools } from './compose.server.ts'
import { argon2Passwords } from './passwords.server.ts'
import { randomTokens } from './tokens.server.ts'

export const authTools = (): AuthTools => ({ ...tools(), passwords: argon2Passwords, tokens: randomTokens })
