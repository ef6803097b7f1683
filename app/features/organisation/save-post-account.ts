import { z } from 'zod'
import type { Actor } from '#app/domain/access/actor.ts'
import { refuse } from '#app/domain/shared/refusal.ts'
import { type AdminOutcome, saved } from '../admin/admin-outcome.ts'
import { changeOffice, requestKeyInput, seenVersionInput } from '../admin/change-office.ts'
import { LOGIN_TAKEN } from '../admin/person-fields.ts'
import { recordChange } from '../admin/record-change.ts'
import { AppError } from '../app-error.ts'
import { idInput, tickInput } from '../inputs.ts'
import type { Tools } from '../ports.ts'

export const savePostAccountInput = z.object({
  postId: idInput,
  requestKey: requestKeyInput,
  seenVersion: seenVersionInput,
  account: z
    .string({ error: 'Cần ghi tên đăng nhập.' })
    .trim()
    .toLowerCase()
    .regex(/^[a-z0-9][a-z0-9._-]{2,59}$/, 'Tên đăng nhập gồm 3–60 chữ không dấu, số, dấu chấm, gạch ngang.'),
  active: tickInput,
})
export type SavePostAccountInput = z.output<typeof savePostAccountInput>

/** Tài khoản chức vụ: one account of a post; its holder changes, and with the holder the password. */
export const savePostAccount = (tools: Tools, actor: Actor, input: SavePostAccountInput): Promise<AdminOutcome> =>
  changeOffice(tools, actor, 'admin.people', input.requestKey, async stores => {
    const { postId, account, active } = input
    const post = (await stores.office.load()).posts.find(p => p.id === postId)
    if (!post) throw new AppError('not-found')
    // an administrator's rights in a shared account would be nobody's
    if (post.kind === 'admin')
      return refuse('admin', 'Quản trị đăng nhập bằng tài khoản riêng của từng người.', 'account')
    const before = await stores.postAccounts.get(postId)
    if (before && before.version !== input.seenVersion)
      return {
        kind: 'stale',
        seenVersion: String(before.version),
        since: await stores.events.list('post', postId).then(e => e.slice(-1)),
      }
    const now = tools.clock.now()
    const outcome = before
      ? await stores.postAccounts.save({ ...before, account, active })
      : await stores.postAccounts.insert({ postId, account, active, passwordHash: null }, now)
    if (outcome === 'login-taken') return refuse('login-taken', LOGIN_TAKEN, 'account')
    if (outcome === 'stale') throw new AppError('stale')
    if (before?.active && !active) await stores.sessions.revokeOfPost(postId, now)
    await recordChange(tools, stores, actor, 'post', postId, {
      kind: before ? 'post-account-changed' : 'post-account-added',
      before: before && { account: before.account, active: before.active },
      after: { account, active },
    })
    return saved(postId)
  })
