import { z } from 'zod'
import type { Actor } from '#app/domain/access/actor.ts'
import { refuse } from '#app/domain/shared/refusal.ts'
import { isValidOn } from '#app/domain/unit/office.ts'
import { AppError } from '../app-error.ts'
import { idInput, textInput, tickInput } from '../inputs.ts'
import type { Tools } from '../ports.ts'
import { type AdminOutcome, saved } from './admin-outcome.ts'
import { changeOffice, requestKeyInput } from './change-office.ts'
import { recordChange } from './record-change.ts'

export const pseudonymisePersonInput = z.object({
  personId: idInput,
  requestKey: requestKeyInput,
  reason: textInput,
  /** It cannot be taken back. */
  sure: tickInput,
})
export type PseudonymisePersonInput = z.output<typeof pseudonymisePersonInput>

/** "Người đã nghỉ 3F2A9C": the same person everywhere, and nobody. */
export const pseudonymOf = (personId: string): string =>
  `Người đã nghỉ ${personId
    .replace(/[^0-9a-z]/gi, '')
    .slice(-6)
    .toUpperCase()}`

/**
 * Ẩn danh: who left is named nowhere any more. Histories are sealed and hold only the person's number; the names beside
 * them are blotted out, so every chain stays as it was. Words that colleagues typed into a text are not searched.
 */
export const pseudonymisePerson = (tools: Tools, actor: Actor, input: PseudonymisePersonInput): Promise<AdminOutcome> =>
  changeOffice(tools, actor, 'admin.people', input.requestKey, async stores => {
    const person = await stores.people.get(input.personId)
    if (!person) throw new AppError('not-found')
    if (!input.sure) return refuse('not-sure', 'Việc này không hoàn lại được; hãy đánh dấu xác nhận.', 'sure')
    if (person.active) return refuse('active', 'Người này đang hoạt động; hãy khoá tài khoản trước.')
    const today = tools.clock.today()
    const { posts } = await stores.office.load()
    const held = posts.find(p => p.personId === person.id && isValidOn(p, today))
    if (held) return refuse('has-post', `Người này còn giữ chức vụ “${held.title}”; hãy bàn giao trước.`)
    const pseudonym = pseudonymOf(person.id)
    if (person.name === pseudonym) return refuse('done', 'Người này đã được ẩn danh.')
    await stores.sessions.revokeOthers(person.id, null, tools.clock.now())
    await stores.people.pseudonymise(person.id, pseudonym)
    await recordChange(tools, stores, actor, 'person', person.id, {
      kind: 'person-pseudonymised',
      reason: input.reason,
    })
    return saved(person.id)
  })
