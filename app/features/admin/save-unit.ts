import { z } from 'zod'
import type { Actor } from '#app/domain/access/actor.ts'
import { addDays, type Day } from '#app/domain/shared/day.ts'
import { refuse } from '#app/domain/shared/refusal.ts'
import { tidy } from '#app/domain/shared/vietnamese-text.ts'
import { clashOf } from '#app/domain/unit/clash.ts'
import { isValidOn, type Office, type Unit } from '#app/domain/unit/office.ts'
import { AppError } from '../app-error.ts'
import { dayInput, optionalDayInput, optionalIdInput } from '../inputs.ts'
import type { Tools } from '../ports.ts'
import { type AdminOutcome, saved } from './admin-outcome.ts'
import { changeOffice, requestKeyInput, seenVersionInput, staleSince } from './change-office.ts'
import { recordChange } from './record-change.ts'

export const saveUnitInput = z.object({
  unitId: optionalIdInput,
  requestKey: requestKeyInput,
  seenVersion: seenVersionInput,
  name: z
    .string({ error: 'Cần ghi tên đơn vị.' })
    .transform(tidy)
    .pipe(z.string().min(2, 'Cần ghi tên đơn vị.').max(200, 'Tên quá dài.')),
  kind: z.string().trim().min(1, 'Cần chọn loại đơn vị.').max(40),
  parentId: optionalIdInput,
  sort: z.coerce.number({ error: 'Thứ tự là một số.' }).int('Thứ tự là một số nguyên.').min(0).max(100_000).default(0),
  validFrom: dayInput,
  validTo: optionalDayInput,
  /** One a line, as it is written in conclusions: "P.TCKH". */
  aliases: z.string().max(4000, 'Danh sách quá dài.').default(''),
})
export type SaveUnitInput = z.output<typeof saveUnitInput>

/** Adds or changes a unit. A name or alias that another unit already answers to would make the reading of texts a guess. */
export const saveUnit = (tools: Tools, actor: Actor, input: SaveUnitInput): Promise<AdminOutcome> =>
  changeOffice(tools, actor, 'admin.units', input.requestKey, async stores => {
    const office = await stores.office.load()
    const before = input.unitId === null ? null : (office.units.find(u => u.id === input.unitId) ?? null)
    if (input.unitId !== null && !before) throw new AppError('not-found')
    if (before && before.version !== input.seenVersion) return staleSince(stores, 'unit', before, input.seenVersion)
    if (input.validTo !== null && input.validTo < input.validFrom)
      return refuse('dates', 'Ngày kết thúc phải sau ngày bắt đầu.', 'validTo')
    if (input.parentId !== null && !office.units.some(u => u.id === input.parentId))
      return refuse('no-unit', 'Đơn vị cấp trên không tồn tại.', 'parentId')
    if (before && isUnder(office, input.parentId, before.id))
      return refuse('loop', 'Đơn vị cấp trên không thể là chính nó hoặc đơn vị trực thuộc.', 'parentId')
    const { name, kind, parentId, sort, validFrom, validTo } = input
    const today = tools.clock.today()
    const unit: Unit = {
      id: before?.id ?? tools.ids.next(),
      name,
      kind,
      parentId,
      sort,
      validFrom,
      validTo,
      aliases: aliasesAfter(before, aliasLines(input.aliases), before ? today : validFrom, today),
      ...(before?.past ? { past: before.past } : {}),
      version: before?.version ?? 1,
    }
    const clash = clashOf(office, unit)
    if (clash) return clash
    if (before && validTo !== null && validTo !== before.validTo) {
      const open = (await stores.tasks.openOfUnits([before.id])).filter(t => t.unitId === before.id).length
      if (open > 0)
        return refuse(
          'open-tasks',
          `Đơn vị còn ${open} nhiệm vụ đang mở. Hãy dùng “Sáp nhập” hoặc “Giải thể” để chọn nơi tiếp nhận.`,
          'validTo',
        )
    }
    if ((await stores.office.saveUnit(unit, before?.version ?? null)) === 'stale')
      return staleSince(stores, 'unit', before ?? unit, input.seenVersion)
    await recordChange(tools, stores, actor, 'unit', unit.id, {
      kind: before ? 'unit-changed' : 'unit-added',
      before,
      after: unit,
    })
    return saved(unit.id)
  })

/** One that is taken out ends yesterday, so that a text of last year is still read; one of today was a slip. */
function aliasesAfter(before: Unit | null, wanted: string[], since: Day, today: Day): Unit['aliases'] {
  const past = before?.aliases ?? []
  const lasts = past.filter(a => isValidOn(a, today))
  return [
    ...past.flatMap(a => {
      if (!isValidOn(a, today) || wanted.includes(a.alias)) return [a]
      return a.validFrom < today ? [{ ...a, validTo: addDays(today, -1) }] : []
    }),
    ...wanted
      .filter(alias => !lasts.some(a => a.alias === alias))
      .map(alias => ({ alias, validFrom: since, validTo: null })),
  ]
}

export const aliasLines = (text: string): string[] => [...new Set(text.split(/[\n;]/).map(tidy).filter(Boolean))]

function isUnder(office: Office, parentId: string | null, unitId: string): boolean {
  for (let id = parentId; id !== null; id = office.units.find(u => u.id === id)?.parentId ?? null)
    if (id === unitId) return true
  return false
}
