import { parseArgs } from 'node:util'
import { isRefusal } from '#app/domain/shared/refusal.ts'
import { addUser, addUserInput } from '#app/features/auth/add-user.ts'
import { issueSetupLink } from '#app/features/auth/issue-setup-link.ts'
import { authTools } from '#app/server/auth-tools.server.ts'
import { closeOurDatabase, openOurDatabase } from '#app/server/database.server.ts'
import { siteUrl } from '#app/server/env.server.ts'

export const USAGE = 'user add --email E --name N --role R [--unit U]'

/** Adds a person and prints the one-time link with which they set their own password: nobody else ever knows it. */
export async function run(args: string[]): Promise<number> {
  const input = read(args)
  if (typeof input === 'string') {
    process.stderr.write(`${input}\nusage: ${USAGE}\n`)
    return 2
  }
  await openOurDatabase()
  try {
    const outcome = await addUser(authTools(), input)
    if (isRefusal(outcome)) {
      process.stderr.write(`${outcome.message}\n`)
      return 1
    }
    const { token } = await issueSetupLink(authTools(), outcome.personId)
    process.stderr.write(`Gửi liên kết dùng một lần này (trong 48 giờ) cho ${input.name}:\n`)
    process.stdout.write(`${siteUrl()}/thiet-lap/${token}\n`)
    return 0
  } finally {
    await closeOurDatabase()
  }
}

/** The input, or what is wrong with it. */
function read([verb, ...args]: string[]) {
  if (verb !== 'add') return 'thiếu "add"'
  const text = { type: 'string' } as const
  try {
    const { values } = parseArgs({ args, options: { email: text, name: text, role: text, unit: text } })
    const result = addUserInput.safeParse(values)
    if (result.success) return result.data
    return result.error.issues.map(issue => `--${issue.path.join('.')}: ${issue.message}`).join('\n')
  } catch (error) {
    return (error as Error).message
  }
}
