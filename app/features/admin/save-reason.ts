import { z } from 'zod'
import type { Actor } from '#app/domain/access/actor.ts'
import { refuse } from '#app/domain/shared/refusal.ts'
import { nextCode, type ReasonCode, withReason } from '#app/domain/task/reasons.ts'
import { AppError } from '../app-error.ts'
import type { Tools } from '../ports.ts'
import { readReasonCodes } from '../tasks/reason-codes.ts'
import { type AdminOutcome, saved } from './admin-outcome.ts'
import { changeOffice, requestKeyInput, staleMark } from './change-office.ts'
import {
  changeList,
  findReason,
  isTaken,
  kindInput,
  knownCodeInput,
  labelInput,
  reasonsSubject,
  sameWords,
} from './reason-list.ts'

/** Empty: the next free one of the list. */
const newCodeInput = z
  .string()
  .trim()
  .toUpperCase()
  .pipe(z.string().regex(/^([A-Z0-9]{2,10})?$/, 'Mã gồm 2 đến 10 chữ in hoa không dấu hoặc chữ số, ví dụ “TL5”.'))
  .default('')

export const addReasonInput = z.object({
  requestKey: requestKeyInput,
  reasonKind: kindInput,
  code: newCodeInput,
  label: labelInput,
})
export type AddReasonInput = z.output<typeof addReasonInput>

export const addReason = (tools: Tools, actor: Actor, input: AddReasonInput): Promise<AdminOutcome> =>
  changeOffice(tools, actor, 'admin.settings', input.requestKey, async stores => {
    const kind = input.reasonKind
    const codes = await readReasonCodes(stores)
    if (isTaken(codes, input.code)) return refuse('code-taken', 'Mã này đã dùng cho một lý do khác.', 'code')
    if (sameWords(codes, kind, input.label, null))
      return refuse('label-taken', 'Danh mục đã có lý do ghi như vậy.', 'label')
    const after: ReasonCode = { code: input.code || nextCode(codes, kind), label: input.label }
    await changeList(tools, stores, actor, kind, withReason(codes[kind], after), {
      kind: 'reason-added',
      before: null,
      after: { reasonCode: after.code, label: after.label },
    })
    return saved(after.code)
  })

export const renameReasonInput = z.object({
  requestKey: requestKeyInput,
  reasonKind: kindInput,
  reasonCode: knownCodeInput,
  /** The words that were shown. */
  seenVersion: z.string().max(200).optional(),
  label: labelInput,
})
export type RenameReasonInput = z.output<typeof renameReasonInput>

/** Other words for the same reason: old histories show them too. */
export const renameReason = (tools: Tools, actor: Actor, input: RenameReasonInput): Promise<AdminOutcome> =>
  changeOffice(tools, actor, 'admin.settings', input.requestKey, async stores => {
    const kind = input.reasonKind
    const codes = await readReasonCodes(stores)
    const before = findReason(codes, kind, input.reasonCode)
    if (!before) throw new AppError('not-found')
    if (input.seenVersion !== undefined && input.seenVersion !== before.label)
      return staleMark(stores, 'settings', reasonsSubject(kind), before.label)
    if (!before.ended && sameWords(codes, kind, input.label, before.code))
      return refuse('label-taken', 'Danh mục đã có lý do ghi như vậy.', 'label')
    await changeList(tools, stores, actor, kind, withReason(codes[kind], { ...before, label: input.label }), {
      kind: 'reason-renamed',
      before: { label: before.label },
      after: { label: input.label },
      reason: before.code,
    })
    return saved(before.code)
  })
