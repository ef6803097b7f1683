import { z } from 'zod'
import type { Actor } from '#app/domain/access/actor.ts'
import type { Tools } from '../ports.ts'
import { MAIL_PAUSED } from '../settings.ts'
import { type AdminOutcome, saved } from './admin-outcome.ts'
import { changeOffice, requestKeyInput } from './change-office.ts'
import { recordChange } from './record-change.ts'

export const switchMailInput = z.object({
  requestKey: requestKeyInput,
  to: z.enum(['paused', 'running'], { error: 'Chọn tạm dừng hoặc gửi lại.' }),
})

/** Pauses or resumes all mail, on record: a restored copy mails nothing until told. */
export const switchMail = (
  tools: Tools,
  actor: Actor,
  { requestKey, to }: z.output<typeof switchMailInput>,
): Promise<AdminOutcome> =>
  changeOffice(tools, actor, 'admin.settings', requestKey, async stores => {
    const was = (await stores.settings.get<boolean>(MAIL_PAUSED)) === true
    const paused = to === 'paused'
    if (was !== paused) {
      await stores.settings.set(MAIL_PAUSED, paused)
      await recordChange(tools, stores, actor, 'settings', 'mail', { kind: paused ? 'mail-paused' : 'mail-resumed' })
    }
    return saved('mail')
  })
