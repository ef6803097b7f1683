import { z } from 'zod'
import type { Actor } from '#app/domain/access/actor.ts'
import { can } from '#app/domain/access/can.ts'
import { refuse } from '#app/domain/shared/refusal.ts'
import { tidy } from '#app/domain/shared/vietnamese-text.ts'
import { POST_KINDS, type Post } from '#app/domain/unit/office.ts'
import { AppError } from '../app-error.ts'
import { dayInput, idInput, optionalDayInput, optionalIdInput } from '../inputs.ts'
import type { Tools } from '../ports.ts'
import { type AdminOutcome, STALE } from './admin-outcome.ts'
import { recordChange } from './record-change.ts'

export const savePostInput = z.object({
  postId: optionalIdInput,
  seenVersion: z.coerce.number().int().positive().optional(),
  kind: z.enum(POST_KINDS, { error: 'Cần chọn vai trò.' }),
  title: z.string({ error: 'Cần ghi chức vụ.' }).transform(tidy).pipe(z.string().min(2, 'Cần ghi chức vụ.').max(150)),
  unitId: idInput,
  /** Empty while the post is vacant. */
  personId: optionalIdInput,
  validFrom: dayInput,
  validTo: optionalDayInput,
  /** Who acts for the holder, and for which days. */
  deputyId: optionalIdInput,
  deputyFrom: optionalDayInput,
  deputyTo: optionalDayInput,
})
export type SavePostInput = z.output<typeof savePostInput>

/** A post in a unit for a period. Rights and reminders follow the post, never the person. */
export async function savePost(tools: Tools, actor: Actor, input: SavePostInput): Promise<AdminOutcome> {
  if (!can(actor, 'admin.people')) throw new AppError('forbidden')
  return tools.unitOfWork(async stores => {
    const office = await stores.office.load()
    const before = input.postId === null ? null : (office.posts.find(p => p.id === input.postId) ?? null)
    if (input.postId !== null && !before) throw new AppError('not-found')
    if (before && before.version !== input.seenVersion) return STALE
    if (!office.units.some(u => u.id === input.unitId)) return refuse('no-unit', 'Đơn vị không tồn tại.', 'unitId')
    if (input.personId !== null && !office.people.some(p => p.id === input.personId))
      return refuse('no-person', 'Người này không tồn tại.', 'personId')
    if (input.validTo !== null && input.validTo < input.validFrom)
      return refuse('dates', 'Ngày kết thúc phải sau ngày bắt đầu.', 'validTo')
    if (input.deputyId !== null && input.deputyFrom === null)
      return refuse('deputy', 'Cần ghi ngày bắt đầu uỷ quyền.', 'deputyFrom')
    const post: Post = {
      id: before?.id ?? tools.ids.next(),
      kind: input.kind,
      title: input.title,
      unitId: input.unitId,
      personId: input.personId,
      validFrom: input.validFrom,
      validTo: input.validTo,
      deputies: [
        ...(before?.deputies ?? []).filter(d => d.personId !== input.deputyId || d.validFrom !== input.deputyFrom),
        ...(input.deputyId !== null && input.deputyFrom !== null
          ? [{ personId: input.deputyId, validFrom: input.deputyFrom, validTo: input.deputyTo }]
          : []),
      ],
      version: before?.version ?? 1,
    }
    if ((await stores.office.savePost(post, before?.version ?? null)) === 'stale') return STALE
    await recordChange(tools, stores, actor, 'post', post.id, {
      kind: before ? 'post-changed' : 'post-added',
      before,
      after: post,
    })
    return { kind: 'saved', id: post.id }
  })
}
