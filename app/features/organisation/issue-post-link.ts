import type { Actor } from '#app/domain/access/actor.ts'
import { can } from '#app/domain/access/can.ts'
import { type Refusal, refuse } from '#app/domain/shared/refusal.ts'
import { holderOn, isValidOn } from '#app/domain/unit/office.ts'
import type { PersonLink } from '../admin/issue-person-link.ts'
import { recordChange } from '../admin/record-change.ts'
import { AppError } from '../app-error.ts'
import { issueSetupLink } from '../auth/issue-setup-link.ts'
import type { AuthTools } from '../auth/ports.ts'

/** A one-time link for whoever fills the post today to set the password of its account. */
export async function issuePostLink(tools: AuthTools, actor: Actor, postId: string): Promise<PersonLink | Refusal> {
  if (!can(actor, 'admin.people')) throw new AppError('forbidden')
  const today = tools.clock.today()
  const found = await tools.unitOfWork(async stores => {
    const office = await stores.office.load()
    const post = office.posts.find(p => p.id === postId)
    const account = await stores.postAccounts.get(postId)
    if (!post || !account) throw new AppError('not-found')
    const holder = isValidOn(post, today) ? holderOn(office, post, today) : null
    if (!holder) return refuse('vacant', 'Chức vụ đang khuyết: chưa có ai để đặt mật khẩu.')
    if (!account.active) return refuse('locked', 'Tài khoản này đang bị khoá. Hãy mở khoá trước khi tạo liên kết.')
    await recordChange(tools, stores, actor, 'post', postId, { kind: 'setup-link-issued' })
    return { personId: holder.id }
  })
  if ('kind' in found) return found
  return { kind: 'issued', ...(await issueSetupLink(tools, found.personId, postId)) }
}
