import { z } from 'zod'
import type { Actor } from '#app/domain/access/actor.ts'
import { refuse } from '#app/domain/shared/refusal.ts'
import { fold, tidy } from '#app/domain/shared/vietnamese-text.ts'
import { kindsIn, levelsIn } from '#app/domain/unit/kinds.ts'
import { type AdminOutcome, saved } from '../admin/admin-outcome.ts'
import { changeOffice, requestKeyInput } from '../admin/change-office.ts'
import { recordChange } from '../admin/record-change.ts'
import { AppError } from '../app-error.ts'
import { optionalIdInput } from '../inputs.ts'
import type { Tools } from '../ports.ts'

export const saveKindInput = z.object({
  kindId: optionalIdInput,
  requestKey: requestKeyInput,
  name: z.string({ error: 'Cần ghi tên loại.' }).transform(tidy).pipe(z.string().min(2, 'Cần ghi tên loại.').max(100)),
  levelId: optionalIdInput,
  sort: z.coerce.number({ error: 'Thứ tự là một số.' }).int('Thứ tự là một số nguyên.').min(0).max(100_000).default(0),
})
export type SaveKindInput = z.output<typeof saveKindInput>

/** Loại đơn vị: data, with the level it is of. */
export const saveKind = (tools: Tools, actor: Actor, input: SaveKindInput): Promise<AdminOutcome> =>
  changeOffice(tools, actor, 'admin.units', input.requestKey, async stores => {
    const office = await stores.office.load()
    const before = kindsIn(office).find(k => k.id === input.kindId) ?? null
    if (input.kindId !== null && !before) throw new AppError('not-found')
    if (kindsIn(office).some(k => k.id !== before?.id && fold(k.name) === fold(input.name)))
      return refuse('name-taken', 'Đã có loại mang tên này.', 'name')
    if (input.levelId !== null && !levelsIn(office).some(l => l.id === input.levelId))
      return refuse('no-level', 'Cấp này không tồn tại.', 'levelId')
    const after = { id: before?.id ?? tools.ids.next(), name: input.name, levelId: input.levelId, sort: input.sort }
    await stores.office.saveKind(after)
    await recordChange(tools, stores, actor, 'settings', 'unit-kinds', {
      kind: 'kind-saved',
      before: nameOf(before),
      after: nameOf(after),
    })
    return saved(after.id)
  })

/** `kind` means something else in the history: only the name is told. */
const nameOf = (row: { name: string; sort: number } | null) => row && { name: row.name, sort: row.sort }
