import { z } from 'zod'
import type { Actor } from '#app/domain/access/actor.ts'
import { refuse } from '#app/domain/shared/refusal.ts'
import { type AdminOutcome, saved } from '../admin/admin-outcome.ts'
import { changeOffice, requestKeyInput } from '../admin/change-office.ts'
import { recordChange } from '../admin/record-change.ts'
import { AppError } from '../app-error.ts'
import { idInput } from '../inputs.ts'
import type { Tools } from '../ports.ts'

export const cancelChangeInput = z.object({ changeId: idInput, requestKey: requestKeyInput })
export type CancelChangeInput = z.output<typeof cancelChangeInput>

/** Gives up what was planned; what was done stays done. */
export const cancelChange = (tools: Tools, actor: Actor, input: CancelChangeInput): Promise<AdminOutcome> =>
  changeOffice(tools, actor, 'admin.units', input.requestKey, async stores => {
    const row = await stores.changes.get(input.changeId)
    if (!row) throw new AppError('not-found')
    if (row.state !== 'planned' && row.state !== 'failed')
      return refuse('done', 'Thay đổi này đã thực hiện hoặc đã bỏ.')
    if ((await stores.changes.save({ ...row, state: 'cancelled', doneAt: tools.clock.now() }, row.version)) === 'stale')
      throw new AppError('stale')
    const body = row.body as { unitId?: string; from?: string[]; postId?: string }
    const data = { kind: 'change-cancelled', changeId: row.id, title: row.title, day: row.day }
    for (const id of body.from ?? (body.unitId ? [body.unitId] : []))
      await recordChange(tools, stores, actor, 'unit', id, data)
    if (body.postId) await recordChange(tools, stores, actor, 'post', body.postId, data)
    return saved(row.id)
  })
