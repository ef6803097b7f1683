import { z } from 'zod'
import type { Actor } from '#app/domain/access/actor.ts'
import { addDays, minDay } from '#app/domain/shared/day.ts'
import { refuse } from '#app/domain/shared/refusal.ts'
import { fold, tidy } from '#app/domain/shared/vietnamese-text.ts'
import { isValidOn, type UnitGroup } from '#app/domain/unit/office.ts'
import { AppError } from '../app-error.ts'
import { listInput, optionalIdInput } from '../inputs.ts'
import type { Tools } from '../ports.ts'
import { type AdminOutcome, saved } from './admin-outcome.ts'
import { changeOffice, requestKeyInput, seenVersionInput, staleSince } from './change-office.ts'
import { recordChange } from './record-change.ts'
import { aliasLines } from './save-unit.ts'

export const saveGroupInput = z.object({
  groupId: optionalIdInput,
  requestKey: requestKeyInput,
  seenVersion: seenVersionInput,
  name: z.string({ error: 'Cần ghi tên nhóm.' }).transform(tidy).pipe(z.string().min(2, 'Cần ghi tên nhóm.').max(200)),
  aliases: z.string().max(4000, 'Danh sách quá dài.').default(''),
  unitIds: listInput,
})
export type SaveGroupInput = z.output<typeof saveGroupInput>

/** "Các phòng, ban", "UBND các phường": who belongs is dated, so a notice of last year keeps its units. */
export const saveGroup = (tools: Tools, actor: Actor, input: SaveGroupInput): Promise<AdminOutcome> =>
  changeOffice(tools, actor, 'admin.units', input.requestKey, async stores => {
    const today = tools.clock.today()
    const office = await stores.office.load()
    const before = input.groupId === null ? null : (office.groups.find(g => g.id === input.groupId) ?? null)
    if (input.groupId !== null && !before) throw new AppError('not-found')
    if (before && before.version !== input.seenVersion) return staleSince(stores, 'group', before, input.seenVersion)
    if (input.unitIds.some(id => !office.units.some(u => u.id === id)))
      return refuse('no-unit', 'Có đơn vị không tồn tại.', 'unitIds')
    if (office.groups.some(g => g.id !== before?.id && fold(g.name) === fold(input.name)))
      return refuse('name-taken', 'Đã có nhóm mang tên này.', 'name')
    const past = before?.members ?? []
    const isMember = (unitId: string) => past.some(m => m.unitId === unitId && isValidOn(m, today))
    // a new group names what has been so; a unit that joins it later joins it that day
    const beginningOf = (unitId: string) => minDay(today, office.units.find(u => u.id === unitId)?.validFrom ?? today)
    const group: UnitGroup = {
      id: before?.id ?? tools.ids.next(),
      name: input.name,
      aliases: aliasLines(input.aliases),
      members: [
        // a unit taken out stays a member of the days before; one that came in today was a slip
        ...past.flatMap(m => {
          if (!isValidOn(m, today) || input.unitIds.includes(m.unitId)) return [m]
          return m.validFrom < today ? [{ ...m, validTo: addDays(today, -1) }] : []
        }),
        ...input.unitIds
          .filter((id, i, all) => all.indexOf(id) === i && !isMember(id))
          .map(unitId => ({ unitId, validFrom: before ? today : beginningOf(unitId), validTo: null })),
      ],
      version: before?.version ?? 1,
    }
    if ((await stores.office.saveGroup(group, before?.version ?? null)) === 'stale')
      return staleSince(stores, 'group', before ?? group, input.seenVersion)
    await recordChange(tools, stores, actor, 'group', group.id, {
      kind: before ? 'group-changed' : 'group-added',
      before,
      after: group,
    })
    return saved(group.id)
  })
