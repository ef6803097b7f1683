import { z } from 'zod'
import type { Actor } from '#app/domain/access/actor.ts'
import { refuse } from '#app/domain/shared/refusal.ts'
import { tidy } from '#app/domain/shared/vietnamese-text.ts'
import { clashOf } from '#app/domain/unit/clash.ts'
import type { Office, Unit } from '#app/domain/unit/office.ts'
import { dayInput, optionalIdInput } from '../inputs.ts'
import type { Tools } from '../ports.ts'
import { type AdminOutcome, saved } from './admin-outcome.ts'
import { changeOffice, requestKeyInput } from './change-office.ts'
import { recordChange } from './record-change.ts'

const MOST = 400

export const addUnitsInput = z.object({
  requestKey: requestKeyInput,
  /** One unit a line: "Phòng Nội vụ; P.NV; PNV" – the name, then other names. */
  lines: z.string({ error: 'Cần ghi các đơn vị.' }).max(60_000, 'Danh sách quá dài.'),
  kind: z.string().trim().min(1, 'Cần chọn loại đơn vị.').max(40),
  parentId: optionalIdInput,
  validFrom: dayInput,
})
export type AddUnitsInput = z.output<typeof addUnitsInput>

/** Many units of one kind at once: all of them, or none and the line that is in the way. */
export const addUnits = (tools: Tools, actor: Actor, input: AddUnitsInput): Promise<AdminOutcome> =>
  changeOffice(tools, actor, 'admin.units', input.requestKey, async stores => {
    const loaded = await stores.office.load()
    const { kind, parentId, validFrom } = input
    if (parentId !== null && !loaded.units.some(u => u.id === parentId))
      return refuse('no-unit', 'Đơn vị cấp trên không tồn tại.', 'parentId')
    const lines = input.lines.split('\n').map(tidy).filter(Boolean)
    if (lines.length === 0) return refuse('empty', 'Ghi mỗi dòng một đơn vị.', 'lines')
    if (lines.length > MOST) return refuse('too-many', `Mỗi lần thêm được nhiều nhất ${MOST} đơn vị.`, 'lines')
    let office: Office = loaded
    let sort = Math.max(0, ...office.units.map(u => u.sort))
    for (const [i, line] of lines.entries()) {
      const [name = '', ...aliases] = line.split(';').map(tidy).filter(Boolean)
      if (name.length < 2 || name.length > 200)
        return refuse('name', `Dòng ${i + 1}: tên đơn vị phải có từ 2 đến 200 chữ.`, 'lines')
      sort += 10
      const unit: Unit = {
        id: tools.ids.next(),
        name,
        kind,
        parentId,
        sort,
        validFrom,
        validTo: null,
        aliases: [...new Set(aliases)].map(alias => ({ alias, validFrom, validTo: null })),
        version: 1,
      }
      const clash = clashOf(office, unit)
      if (clash) return refuse(clash.code, `Dòng ${i + 1} (${name}): ${clash.message}`, 'lines')
      await stores.office.saveUnit(unit, null)
      await recordChange(tools, stores, actor, 'unit', unit.id, { kind: 'unit-added', before: null, after: unit })
      office = { ...office, units: [...office.units, unit] }
    }
    return saved(String(lines.length))
  })
