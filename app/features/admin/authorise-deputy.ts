import { z } from 'zod'
import type { Actor } from '#app/domain/access/actor.ts'
import { refuse } from '#app/domain/shared/refusal.ts'
import type { Post } from '#app/domain/unit/office.ts'
import { AppError } from '../app-error.ts'
import { dayInput, idInput, optionalDayInput } from '../inputs.ts'
import type { Tools } from '../ports.ts'
import { type AdminOutcome, saved } from './admin-outcome.ts'
import { changeOffice, requestKeyInput, seenVersionInput, staleSince } from './change-office.ts'
import { recordChange } from './record-change.ts'

export const authoriseDeputyInput = z.object({
  postId: idInput,
  requestKey: requestKeyInput,
  seenVersion: seenVersionInput,
  deputyId: idInput,
  deputyFrom: dayInput,
  deputyTo: optionalDayInput,
})
export type AuthoriseDeputyInput = z.output<typeof authoriseDeputyInput>

/** Uỷ quyền: somebody acts for the post on these days, with its rights and its mails. */
export const authoriseDeputy = (tools: Tools, actor: Actor, input: AuthoriseDeputyInput): Promise<AdminOutcome> =>
  changeOffice(tools, actor, 'admin.people', input.requestKey, async stores => {
    const office = await stores.office.load()
    const before = office.posts.find(p => p.id === input.postId)
    if (!before) throw new AppError('not-found')
    if (before.version !== input.seenVersion) return staleSince(stores, 'post', before, input.seenVersion)
    const { deputyId: personId, deputyFrom: validFrom, deputyTo: validTo } = input
    const person = office.people.find(p => p.id === personId)
    if (!person?.active) return refuse('no-person', 'Người này không tồn tại hoặc đã bị khoá.', 'deputyId')
    if (personId === before.personId)
      return refuse('same-person', 'Người giữ chức vụ không cần uỷ quyền cho chính mình.', 'deputyId')
    if (validTo !== null && validTo < validFrom)
      return refuse('dates', 'Ngày kết thúc phải sau ngày bắt đầu.', 'deputyTo')
    const overlapping = before.deputies.find(
      d => (d.validTo === null || validFrom <= d.validTo) && (validTo === null || d.validFrom <= validTo),
    )
    if (overlapping)
      return refuse(
        'overlap',
        'Những ngày này đã uỷ quyền cho người khác. Hãy kết thúc uỷ quyền ấy trước.',
        'deputyFrom',
      )
    const after: Post = { ...before, deputies: [...before.deputies, { personId, validFrom, validTo }] }
    if ((await stores.office.savePost(after, before.version)) === 'stale')
      return staleSince(stores, 'post', before, input.seenVersion)
    await recordChange(tools, stores, actor, 'post', before.id, { kind: 'deputy-authorised', before, after })
    return saved(before.id)
  })
