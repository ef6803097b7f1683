import { z } from 'zod'
import type { Actor } from '#app/domain/access/actor.ts'
import { refuse } from '#app/domain/shared/refusal.ts'
import { fold, tidy } from '#app/domain/shared/vietnamese-text.ts'
import { levelsIn } from '#app/domain/unit/kinds.ts'
import { type AdminOutcome, saved } from '../admin/admin-outcome.ts'
import { changeOffice, requestKeyInput } from '../admin/change-office.ts'
import { recordChange } from '../admin/record-change.ts'
import { AppError } from '../app-error.ts'
import { dayInput, optionalDayInput, optionalIdInput } from '../inputs.ts'
import type { Tools } from '../ports.ts'

export const saveLevelInput = z.object({
  levelId: optionalIdInput,
  requestKey: requestKeyInput,
  name: z.string({ error: 'Cần ghi tên cấp.' }).transform(tidy).pipe(z.string().min(2, 'Cần ghi tên cấp.').max(100)),
  rank: z.coerce.number({ error: 'Bậc là một số.' }).int('Bậc là một số nguyên.').min(1, 'Bậc cao nhất là 1.').max(20),
  validFrom: dayInput,
  validTo: optionalDayInput,
})
export type SaveLevelInput = z.output<typeof saveLevelInput>

/** Cấp hành chính: a district ended on 30/6/2025 and stays readable. */
export const saveLevel = (tools: Tools, actor: Actor, input: SaveLevelInput): Promise<AdminOutcome> =>
  changeOffice(tools, actor, 'admin.units', input.requestKey, async stores => {
    const office = await stores.office.load()
    const { levelId, name, rank, validFrom, validTo } = input
    const before = levelsIn(office).find(l => l.id === levelId) ?? null
    if (levelId !== null && !before) throw new AppError('not-found')
    if (levelsIn(office).some(l => l.id !== before?.id && fold(l.name) === fold(name)))
      return refuse('name-taken', 'Đã có cấp mang tên này.', 'name')
    if (validTo !== null && validTo < validFrom)
      return refuse('dates', 'Ngày kết thúc phải sau ngày bắt đầu.', 'validTo')
    const after = { id: before?.id ?? tools.ids.next(), name, rank, validFrom, validTo }
    await stores.office.saveLevel(after)
    await recordChange(tools, stores, actor, 'settings', 'unit-levels', { kind: 'level-saved', before, after })
    return saved(after.id)
  })
