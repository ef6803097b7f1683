import { z } from 'zod'
import type { Actor } from '#app/domain/access/actor.ts'
import { refuse } from '#app/domain/shared/refusal.ts'
import { REASON_EVENTS, type ReasonCode, type ReasonKind, withReason } from '#app/domain/task/reasons.ts'
import { AppError } from '../app-error.ts'
import type { Stores, Tools } from '../ports.ts'
import { readReasonCodes } from '../tasks/reason-codes.ts'
import { type AdminOutcome, saved } from './admin-outcome.ts'
import { changeOffice, requestKeyInput } from './change-office.ts'
import { findReason, kindInput, knownCodeInput, reasonsSubject, sameWords, saveList } from './reason-list.ts'
import { recordChange } from './record-change.ts'

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
      await saveList(
        stores,
        kind,
        codes[kind].filter(c => c.code !== code),
      )
    } else {
      if (Boolean(reason.ended) === (fate === 'ended')) return saved(code)
      if (fate === 'offered' && sameWords(codes, kind, label, code))
        return refuse('label-taken', 'Danh mục đã có một lý do khác ghi như vậy.')
      const next: ReasonCode = fate === 'ended' ? { code, label, ended: true } : { code, label }
      await saveList(stores, kind, withReason(codes[kind], next))
    }
    await recordChange(tools, stores, actor, 'settings', reasonsSubject(kind), {
      kind: ({ ended: 'reason-ended', offered: 'reason-restored', removed: 'reason-removed' } as const)[fate],
      before: { reasonCode: code, label },
      after: fate === 'removed' ? null : { reasonCode: code, label },
      note: `${code}: ${label}`,
    })
    return saved(code)
  })

export const isUsed = (stores: Pick<Stores, 'events'>, kind: ReasonKind, code: string): Promise<boolean> =>
  stores.events.hasReason(REASON_EVENTS[kind], code)
