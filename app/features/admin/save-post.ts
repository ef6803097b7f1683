import { z } from 'zod'
import type { Actor } from '#app/domain/access/actor.ts'
import type { Day } from '#app/domain/shared/day.ts'
import { refuse } from '#app/domain/shared/refusal.ts'
import { tidy } from '#app/domain/shared/vietnamese-text.ts'
import { isValidOn, POST_KINDS, type Post } from '#app/domain/unit/office.ts'
import { AppError } from '../app-error.ts'
import { dayInput, idInput, optionalDayInput, optionalIdInput } from '../inputs.ts'
import { tasksLeftBy } from '../organisation/hand-over-post.ts'
import type { Tools } from '../ports.ts'
import { type AdminOutcome, saved } from './admin-outcome.ts'
import { changeOffice, requestKeyInput, seenVersionInput, staleSince } from './change-office.ts'
import { keepsAnAdmin } from './lasting-admin.ts'
import { recordChange } from './record-change.ts'

export const savePostInput = z.object({
  postId: optionalIdInput,
  requestKey: requestKeyInput,
  seenVersion: seenVersionInput,
  kind: z.enum(POST_KINDS, { error: 'Cần chọn vai trò.' }),
  title: z
    .string({ error: 'Cần ghi chức vụ.' })
    .transform(tidy)
    .pipe(z.string().min(2, 'Cần ghi chức vụ.').max(150, 'Chức vụ quá dài.')),
  unitId: idInput,
  /** Empty while the post is vacant. */
  personId: optionalIdInput,
  validFrom: dayInput,
  validTo: optionalDayInput,
})
export type SavePostInput = z.output<typeof savePostInput>

/** A post in a unit for a period. Rights and reminders follow the post, never the person. */
export const savePost = (tools: Tools, actor: Actor, input: SavePostInput): Promise<AdminOutcome> =>
  changeOffice(tools, actor, 'admin.people', input.requestKey, async stores => {
    const office = await stores.office.load()
    const before = input.postId === null ? null : (office.posts.find(p => p.id === input.postId) ?? null)
    if (input.postId !== null && !before) throw new AppError('not-found')
    if (before && before.version !== input.seenVersion) return staleSince(stores, 'post', before, input.seenVersion)
    if (!office.units.some(u => u.id === input.unitId)) return refuse('no-unit', 'Đơn vị không tồn tại.', 'unitId')
    if (input.personId !== null && !office.people.some(p => p.id === input.personId))
      return refuse('no-person', 'Người này không tồn tại.', 'personId')
    if (input.validTo !== null && input.validTo < input.validFrom)
      return refuse('dates', 'Ngày kết thúc phải sau ngày bắt đầu.', 'validTo')
    const { kind, title, unitId, personId, validFrom, validTo } = input
    const post: Post = {
      id: before?.id ?? tools.ids.next(),
      kind,
      title,
      unitId,
      personId,
      validFrom,
      validTo,
      deputies: before?.deputies ?? [],
      ...(before?.previousPostId ? { previousPostId: before.previousPostId } : {}),
      version: before?.version ?? 1,
    }
    const left =
      before && leaves(before, post, tools.clock.today())
        ? await tasksLeftBy(stores, office, before, tools.clock.today())
        : []
    if (left.length > 0)
      return refuse(
        'open-tasks',
        `Người giữ chức vụ còn ${left.length} nhiệm vụ đang mở. Hãy dùng “Bàn giao” để chọn người nhận từng việc.`,
      )
    const posts = office.posts.map(p => (p.id === post.id ? post : p))
    const alone = keepsAnAdmin(office, { ...office, posts }, tools.clock.today())
    if (alone) return alone
    if ((await stores.office.savePost(post, before?.version ?? null)) === 'stale')
      return staleSince(stores, 'post', before ?? post, input.seenVersion)
    await recordChange(tools, stores, actor, 'post', post.id, {
      kind: before ? 'post-changed' : 'post-added',
      before,
      after: post,
    })
    return saved(post.id)
  })

/** Somebody else holds it now, in another unit, or it is over. */
const leaves = (before: Post, after: Post, today: Day): boolean =>
  before.personId !== null &&
  (before.personId !== after.personId || before.unitId !== after.unitId || !isValidOn(after, today))
