import type { Actor } from '#app/domain/access/actor.ts'
import { can } from '#app/domain/access/can.ts'
import type { Instant } from '#app/domain/shared/instant.ts'
import { type Refusal, refuse } from '#app/domain/shared/refusal.ts'
import { AppError } from '../app-error.ts'
import { issueSetupLink } from '../auth/issue-setup-link.ts'
import type { AuthTools } from '../auth/ports.ts'
import { recordChange } from './record-change.ts'

export type PersonLink = { kind: 'issued'; token: string; expiresAt: Instant }

/** A one-time link for somebody to set their own password. That it was made is on record, the link itself nowhere. */
export async function issuePersonLink(tools: AuthTools, actor: Actor, personId: string): Promise<PersonLink | Refusal> {
  if (!can(actor, 'admin.people')) throw new AppError('forbidden')
  const refused = await tools.unitOfWork(async stores => {
    const person = await stores.people.get(personId)
    if (!person) throw new AppError('not-found')
    if (!person.active) return refuse('locked', 'Tài khoản này đang bị khoá. Hãy mở khoá trước khi tạo liên kết.')
    await recordChange(tools, stores, actor, 'person', personId, { kind: 'setup-link-issued' })
    return null
  })
  return refused ?? { kind: 'issued', ...(await issueSetupLink(tools, personId)) }
}
