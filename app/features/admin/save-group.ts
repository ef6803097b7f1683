import { z } from 'zod'
import type { Actor } from '#app/domain/access/actor.ts'
import { can } from '#app/domain/access/can.ts'
import { refuse } from '#app/domain/shared/refusal.ts'
import { tidy } from '#app/domain/shared/vietnamese-text.ts'
import type { UnitGroup } from '#app/domain/unit/office.ts'
import { AppError } from '../app-error.ts'
import { listInput, optionalIdInput } from '../inputs.ts'
import type { Tools } from '../ports.ts'
import { type AdminOutcome, STALE } from './admin-outcome.ts'
import { recordChange } from './record-change.ts'

export const saveGroupInput = z.object({
  groupId: optionalIdInput,
  seenVersion: z.coerce.number().int().positive().optional(),
  name: z.string({ error: 'Cần ghi tên nhóm.' }).transform(tidy).pipe(z.string().min(2, 'Cần ghi tên nhóm.').max(200)),
  aliases: z.string().max(4000).default(''),
  unitIds: listInput,
})
export type SaveGroupInput = z.output<typeof saveGroupInput>

/** "Các phòng, ban", "UBND các phường": who belongs is dated, so a notice of last year keeps its units. */
export async function saveGroup(tools: Tools, actor: Actor, input: SaveGroupInput): Promise<AdminOutcome> {
  if (!can(actor, 'admin.units')) throw new AppError('forbidden')
  const today = tools.clock.today()
  return tools.unitOfWork(async stores => {
    const office = await stores.office.load()
    const before = input.groupId === null ? null : (office.groups.find(g => g.id === input.groupId) ?? null)
    if (input.groupId !== null && !before) throw new AppError('not-found')
    if (before && before.version !== input.seenVersion) return STALE
    if (input.unitIds.some(id => !office.units.some(u => u.id === id)))
      return refuse('no-unit', 'Có đơn vị không tồn tại.', 'unitIds')
    const past = before?.members ?? []
    const group: UnitGroup = {
      id: before?.id ?? tools.ids.next(),
      name: input.name,
      aliases: [...new Set(input.aliases.split(/[\n;]/).map(tidy).filter(Boolean))],
      members: [
        // a unit taken out stays a member of the days before
        ...past.map(m => (input.unitIds.includes(m.unitId) || m.validTo !== null ? m : { ...m, validTo: today })),
        ...input.unitIds
          .filter(id => !past.some(m => m.unitId === id && m.validTo === null))
          .map(unitId => ({ unitId, validFrom: today, validTo: null })),
      ],
      version: before?.version ?? 1,
    }
    if ((await stores.office.saveGroup(group, before?.version ?? null)) === 'stale') return STALE
    await recordChange(tools, stores, actor, 'group', group.id, {
      kind: before ? 'group-changed' : 'group-added',
      before,
      after: group,
    })
    return { kind: 'saved', id: group.id }
  })
}
