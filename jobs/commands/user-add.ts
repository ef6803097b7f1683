import { parseArgs } from 'node:util'
import { actorOn } from '#app/domain/access/actor.ts'
import { can } from '#app/domain/access/can.ts'
import { isRefusal } from '#app/domain/shared/refusal.ts'
import { pseudonymisePerson, pseudonymOf } from '#app/features/admin/pseudonymise-person.ts'
import { addUser, addUserInput } from '#app/features/auth/add-user.ts'
import { issueSetupLink } from '#app/features/auth/issue-setup-link.ts'
import { authTools } from '#app/server/auth-tools.server.ts'
import { tools } from '#app/server/compose.server.ts'
import { closeOurDatabase, openOurDatabase } from '#app/server/database.server.ts'
import { siteUrl } from '#app/server/env.server.ts'

export const USAGE =
  'user add --email E --name N --role R [--unit U]  |  user pseudonymise --id PERSON --by ADMIN_LOGIN --reason R'

/** Adds a person and prints the one-time link with which they set their own password: nobody else ever knows it. */
export async function run(args: string[]): Promise<number> {
  if (args[0] === 'pseudonymise') return pseudonymise(args.slice(1))
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

/** Blots out a leaver, in the name of an administrator: it is on record who did. */
async function pseudonymise(args: string[]): Promise<number> {
  const text = { type: 'string' } as const
  const { values } = parseArgs({ args, options: { id: text, by: text, reason: text } })
  if (!values.id || !values.by || !values.reason) {
    process.stderr.write(`usage: ${USAGE}\n`)
    return 2
  }
  await openOurDatabase()
  try {
    const { unitOfWork, clock, ids } = tools()
    const office = await unitOfWork(s => s.office.load())
    const admin = await unitOfWork(s => s.people.findByLogin(values.by!))
    const actor = admin && actorOn(office, admin.id, clock.today())
    if (!actor || !can(actor, 'admin.people')) {
      process.stderr.write('Không có quản trị viên này.\n')
      return 1
    }
    const input = { personId: values.id, reason: values.reason, requestKey: ids.next(), sure: true }
    const outcome = await pseudonymisePerson(tools(), { ...actor, origin: 'cli: user pseudonymise' }, input)
    if (isRefusal(outcome)) process.stderr.write(`${outcome.message}\n`)
    else process.stdout.write(`${pseudonymOf(values.id)}\n`)
    return isRefusal(outcome) ? 1 : 0
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
