import { z } from 'zod'
import { isSafeAddress } from '#app/domain/reminder/address.ts'
import type { Day } from '#app/domain/shared/day.ts'
import { type Refusal, refuse } from '#app/domain/shared/refusal.ts'
import { tidy } from '#app/domain/shared/vietnamese-text.ts'
import { POST_KIND_NAMES } from '#app/domain/unit/office.ts'
import type { SetupLink, Stores } from '../ports.ts'
import { type Credential, credentialOf, savePassword } from './credential.ts'
import { judgePassword, normalPassword } from './password-policy.ts'
import type { AuthTools } from './ports.ts'

const passwordTwice = {
  password: z.string().min(1, 'Nhập mật khẩu.').max(1000),
  repeated: z.string().max(1000),
}
const sameTwice = (input: { password: string; repeated: string }) =>
  normalPassword(input.password) === normalPassword(input.repeated)
const REPEATED = { path: ['repeated'], message: 'Hai lần nhập mật khẩu không giống nhau.' }

/** For a person who is already known. */
export const setPasswordInput = z.object(passwordTwice).refine(sameTwice, REPEATED)

/** For the first administrator. */
export const firstAdministratorInput = z
  .object({
    officeName: z.string().transform(tidy).pipe(z.string().min(3, 'Nhập tên cơ quan.').max(200)),
    name: z.string().transform(tidy).pipe(z.string().min(2, 'Nhập họ và tên.').max(100)),
    email: z.email('Địa chỉ thư chưa đúng.').max(200).refine(isSafeAddress, 'Địa chỉ thư chưa đúng.'),
    ...passwordTwice,
  })
  .refine(sameTwice, REPEATED)

export type SetPasswordInput = z.infer<typeof setPasswordInput>
export type FirstAdministratorInput = z.infer<typeof firstAdministratorInput>

const GONE = refuse('link-gone', 'Liên kết này đã được dùng hoặc đã hết hạn. Hãy xin một liên kết mới.')

/** Whom the link is for; null where it is not good (any more). */
export async function readSetupLink(
  { clock, tokens, unitOfWork }: AuthTools,
  token: string,
): Promise<{ person: Credential | null } | null> {
  return unitOfWork(async stores => {
    const link = await stores.sessions.findSetupLink(tokens.hash(token), clock.now())
    return link && (await whom(stores, link, clock.today()))
  })
}

async function whom(stores: Stores, link: SetupLink, today: Day): Promise<{ person: Credential | null } | null> {
  if (link.personId === null) return (await stores.people.count()) === 0 ? { person: null } : null
  const person = await credentialOf(stores, { personId: link.personId, postId: link.postId }, today)
  return person && { person }
}

/** Sets the password of the person and ends whatever sessions there were. */
export async function setPasswordByLink(
  tools: AuthTools,
  token: string,
  input: SetPasswordInput,
  client: string | null = null,
): Promise<Done | Refusal> {
  const { clock, ids, passwords, tokens, unitOfWork } = tools
  const read = await readSetupLink(tools, token)
  if (!read?.person) return GONE
  const weak = judgePassword(input.password, read.person)
  if (weak) return weak
  const passwordHash = await passwords.hash(normalPassword(input.password))

  return unitOfWork(async stores => {
    const now = clock.now()
    const link = await stores.sessions.takeSetupLink(tokens.hash(token), now)
    const person = link && (await whom(stores, link, clock.today()))?.person
    if (!person) return GONE
    if (!(await savePassword(stores, person, passwordHash))) return GONE
    const { personId, postId } = person
    if (postId === null) await stores.sessions.revokeOthers(personId, null, now)
    else await stores.sessions.revokeOfPost(postId, now)
    const event = {
      subjectKind: postId === null ? ('person' as const) : ('post' as const),
      subjectId: postId ?? personId,
      at: now,
      actorId: personId,
      // never a name: it would be sealed for good
      actorTitle: 'Người được cấp liên kết',
      origin: originOf(client),
      data: { kind: 'password-set-by-link' },
    }
    await stores.events.append(event, ids.next())
    return { kind: 'done' as const, personId, login: person.logins[0] ?? '' }
  })
}

/** Makes the office, its first unit and the person who administers it. */
export async function becomeFirstAdministrator(
  tools: AuthTools,
  token: string,
  input: FirstAdministratorInput,
  client: string | null = null,
): Promise<Done | Refusal> {
  const { clock, ids, passwords, tokens, unitOfWork } = tools
  const read = await readSetupLink(tools, token)
  if (!read || read.person) return GONE
  const weak = judgePassword(input.password, { name: input.name, logins: [input.email] })
  if (weak) return weak
  const passwordHash = await passwords.hash(normalPassword(input.password))

  return unitOfWork(async stores => {
    const [now, today] = [clock.now(), clock.today()]
    const link = await stores.sessions.takeSetupLink(tokens.hash(token), now)
    if (!link || link.personId !== null || (await stores.people.count()) > 0) return GONE
    const [personId, unitId, postId] = [ids.next(), ids.next(), ids.next()]
    const validity = { validFrom: today, validTo: null }
    const { name, email, officeName } = input
    await stores.settings.set('office.name', officeName)
    await stores.office.saveUnit(
      {
        ...validity,
        id: unitId,
        name: officeName,
        kind: 'leadership',
        parentId: null,
        sort: 0,
        aliases: [],
        version: 1,
      },
      null,
    )
    await stores.people.insert({ id: personId, name, email, account: null, active: true, passwordHash }, now)
    await stores.office.savePost(
      {
        ...validity,
        id: postId,
        kind: 'admin',
        title: POST_KIND_NAMES.admin,
        unitId,
        personId,
        deputies: [],
        version: 1,
      },
      null,
    )
    const data = { kind: 'first-administrator', name, email, officeName }
    const event = {
      subjectKind: 'person' as const,
      subjectId: personId,
      at: now,
      actorId: personId,
      actorTitle: POST_KIND_NAMES.admin,
      origin: originOf(client),
      data,
    }
    await stores.events.append(event, ids.next())
    return { kind: 'done' as const, personId, login: email }
  })
}

const originOf = (client: string | null): string => (client ? `web: ${client}`.slice(0, 80) : 'web')

export type Done = { kind: 'done'; personId: string; login: string }
