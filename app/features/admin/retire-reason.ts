import { z } from 'zod'
import type { Actor } from '#app/domain/access/actor.ts'
import { refuse } from '#app/domain/shared/refusal.ts'
import { REASON_EVENTS, type ReasonKind, withReason } from '#app/domain/task/reasons.ts'
import { AppError } from '../app-error.ts'
import type { Stores, Tools } from '../ports.ts'
import { readReasonCodes } from '../tasks/reason-codes.ts'
import { type AdminOutcome, saved } from './admin-outcome.ts'
import { changeOffice, requestKeyInput } from './change-office.ts'
import { changeList, findReason, kindInput, knownCodeInput, sameWords } from './reason-list.ts'

export const retireReasonInput = z.object({
  requestKey: requestKeyInput,
  reasonKind: kindInput,
  reasonCode: knownCodeInput,
  /** Not offered any more, offered again, or gone because nobody ever chose it. */
  fate: z.enum(['ended', 'offered', 'removed'], 'Chọn lại việc cần làm.'),
})
export type RetireReasonInput = z.output<typeof retireReasonInput>

export const retireReason = (tools: Tools, actor: Actor, input: RetireReasonInput): Promise<AdminOutcome> =>
  changeOffice(tools, actor, 'admin.settings', input.requestKey, async stores => {
    const { reasonKind: kind, fate } = input
    const codes = await readReasonCodes(stores)
    const reason = findReason(codes, kind, input.reasonCode)
    if (!reason) throw new AppError('not-found')
    const { code, label } = reason
    if (fate === 'removed') {
      if (await isUsed(stores, kind, code))
        return refuse('in-use', 'Lý do này đã có trong lịch sử nên không xoá được; có thể ngừng dùng.')
    } else {
      if (Boolean(reason.ended) === (fate === 'ended')) return saved(code)
      if (fate === 'offered' && sameWords(codes, kind, label, code))
        return refuse('label-taken', 'Danh mục đã có một lý do khác ghi như vậy.')
    }
    const list =
      fate === 'removed'
        ? codes[kind].filter(c => c.code !== code)
        : withReason(codes[kind], { code, label, ...(fate === 'ended' && { ended: true }) })
    await changeList(tools, stores, actor, kind, list, {
      kind: ({ ended: 'reason-ended', offered: 'reason-restored', removed: 'reason-removed' } as const)[fate],
      before: { reasonCode: code, label },
      after: fate === 'removed' ? null : { reasonCode: code, label },
      note: `${code}: ${label}`,
    })
    return saved(code)
  })

export const isUsed = (stores: Pick<Stores, 'events'>, kind: ReasonKind, code: string): Promise<boolean> =>
  stores.events.hasReason(REASON_EVENTS[kind], code)
