import { z } from 'zod'
import type { Actor } from '#app/domain/access/actor.ts'
import { addDays } from '#app/domain/shared/day.ts'
import { isRefusal, refuse } from '#app/domain/shared/refusal.ts'
import { unitOf } from '#app/domain/unit/office.ts'
import type { Reorganisation } from '#app/domain/unit/reorganisation.ts'
import { type AdminOutcome, saved } from '../admin/admin-outcome.ts'
import { changeOffice, requestKeyInput } from '../admin/change-office.ts'
import { recordChange } from '../admin/record-change.ts'
import type { OfficeChange, Tools } from '../ports.ts'
import { carryOut } from './carry-out.ts'
import { type ChangeInput, choicesInput, reorganisationOf } from './change-input.ts'
import { workOut } from './work-out.ts'

/** Further back, figures that were reported with the old order would be read with the new one. */
const LATEST_DAYS_BACK = 60

export const confirmInput = choicesInput.extend({
  requestKey: requestKeyInput,
  /** The mark of the preview that was shown. */
  seenVersion: z.string().max(40).optional(),
})
export type ConfirmInput = z.output<typeof confirmInput>

/** Merge, split, rename, move or abolish: at once where the day has come, else on record until it comes. */
export const changeOrganisation = (
  tools: Tools,
  actor: Actor,
  input: ChangeInput,
  confirm: ConfirmInput,
): Promise<AdminOutcome> =>
  changeOffice(tools, actor, 'admin.units', confirm.requestKey, async stores => {
    const today = tools.clock.today()
    const office = await stores.office.load()
    const change = reorganisationOf(input, confirm, unitOf(office, input.unitId))
    if (change.day < addDays(today, -LATEST_DAYS_BACK))
      return refuse('too-late', `Chỉ ghi lùi được nhiều nhất ${LATEST_DAYS_BACK} ngày.`, 'day')
    const changeId = tools.ids.next()
    const planned = await stores.changes.due(today)
    if (planned.length > 0)
      return refuse('due-first', 'Có thay đổi đã đến ngày đang chờ thực hiện. Hãy thử lại sau ít phút.')
    const worked = await workOut(stores, change, { changeId, next: tools.ids.next })
    if (isRefusal(worked)) return worked
    if (confirm.seenVersion !== undefined && confirm.seenVersion !== worked.mark)
      return { kind: 'stale', seenVersion: worked.mark, since: [] }
    const row: OfficeChange = {
      id: changeId,
      kind: change.kind,
      day: change.day,
      state: 'planned',
      title: worked.title,
      body: change,
      result: null,
      createdAt: tools.clock.now(),
      createdBy: actor.personId,
      doneAt: null,
      version: 1,
    }
    await stores.changes.insert(row)
    if (change.day > today) {
      const data = { kind: 'change-planned', changeId, title: worked.title, day: change.day, reason: change.document }
      for (const id of unitsOf(change)) await recordChange(tools, stores, actor, 'unit', id, data)
      return saved(changeId)
    }
    const result = await carryOut(tools, stores, actor, change, changeId, worked)
    await stores.changes.save({ ...row, state: 'done', result, doneAt: tools.clock.now() }, 1)
    return saved(changeId)
  })

export const unitsOf = (change: Reorganisation): string[] =>
  change.kind === 'rename' || change.kind === 'move'
    ? [change.unitId]
    : [...change.from, ...change.heirs.filter(h => !h.includes(':'))]
