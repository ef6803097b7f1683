import { z } from 'zod'
import type { Actor } from '#app/domain/access/actor.ts'
import { refuse } from '#app/domain/shared/refusal.ts'
import { type AdminOutcome, saved } from '../admin/admin-outcome.ts'
import { changeOffice, requestKeyInput } from '../admin/change-office.ts'
import { recordChange } from '../admin/record-change.ts'
import { optionalIdInput } from '../inputs.ts'
import type { Tools } from '../ports.ts'
import { PASSED_ON } from './pass-upward.ts'

/** At once at most; pressed again for more. */
export const MOST_RETRIED = 500

export const retryMailsInput = z.object({
  requestKey: requestKeyInput,
  /** One of them; none: all that failed. */
  mailId: optionalIdInput,
  reason: z
    .string({ error: 'Cần ghi lý do.' })
    .trim()
    .min(3, 'Cần ghi lý do, ví dụ: đã sửa địa chỉ thư.')
    .max(500, 'Lý do quá dài.'),
})
export type RetryMailsInput = z.output<typeof retryMailsInput>

/**
 * Mails that could not be sent, once more: each is looked at again as always, goes to the address the person has now,
 * and what is no longer true is left out. Whoever was told in the person's place is not told again.
 */
export const retryMails = (tools: Tools, actor: Actor, input: RetryMailsInput): Promise<AdminOutcome> =>
  changeOffice(tools, actor, 'outbox.retry', input.requestKey, async stores => {
    const wanted = input.mailId === null ? await stores.mails.failed(MOST_RETRIED) : [input.mailId]
    const retried = await stores.mails.retry(wanted, tools.clock.now())
    if (retried.length === 0) return refuse('none', 'Không còn thư nào không gửi được.')
    await stores.outbox.reclaimFailed(retried, PASSED_ON)
    await recordChange(tools, stores, actor, 'settings', 'mail', {
      kind: 'mails-retried',
      mails: retried.length,
      mailIds: retried,
      reason: input.reason,
    })
    return saved(String(retried.length))
  })
