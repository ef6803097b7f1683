import { z } from 'zod'
import type { Actor } from '#app/domain/access/actor.ts'
import { ownersOf } from '#app/domain/directive/words-to-learn.ts'
import { refuse } from '#app/domain/shared/refusal.ts'
import { fold, tidy } from '#app/domain/shared/vietnamese-text.ts'
import { clashOf } from '#app/domain/unit/clash.ts'
import { isValidOn, type Unit } from '#app/domain/unit/office.ts'
import { AppError } from '../app-error.ts'
import { dayInput, idInput } from '../inputs.ts'
import type { Tools } from '../ports.ts'
import { type AdminOutcome, saved } from './admin-outcome.ts'
import { changeOffice, requestKeyInput } from './change-office.ts'
import { recordChange } from './record-change.ts'

export const rememberAliasInput = z.object({
  unitId: z.string({ error: 'Cần chọn đơn vị.' }).pipe(idInput),
  words: z
    .string({ error: 'Cần ghi cách gọi.' })
    .transform(tidy)
    .pipe(z.string().min(2, 'Cách gọi quá ngắn.').max(80, 'Cách gọi quá dài (nhiều nhất 80 chữ).')),
  /** The day of the text that calls it so: the name counts from then on. */
  on: dayInput,
  requestKey: requestKeyInput,
})
export type RememberAliasInput = z.output<typeof rememberAliasInput>

/** "Ghi nhớ": from the day of that text the unit answers to these words too. Words of somebody else are not taken away. */
export const rememberAlias = (tools: Tools, actor: Actor, input: RememberAliasInput): Promise<AdminOutcome> =>
  changeOffice(tools, actor, 'unit.remember-alias', input.requestKey, async stores => {
    const office = await stores.office.load()
    const unit = office.units.find(u => u.id === input.unitId)
    if (!unit) throw new AppError('not-found')
    const today = tools.clock.today()
    const validFrom = input.on < today ? input.on : today
    if (!isValidOn(unit, validFrom)) return refuse('not-then', `Ngày ấy chưa có hoặc không còn ${unit.name}.`, 'unitId')
    const key = fold(input.words)
    if (key.length < 2) return refuse('no-words', 'Cách gọi phải có chữ.', 'words')
    const others = ownersOf(input.words, office, validFrom).filter(name => name !== unit.name)
    if (others.length > 0)
      return refuse(
        'alias-taken',
        `“${input.words}” đang là tên gọi của “${others[0]}” nên không ghi nhớ được.`,
        'words',
      )
    const same = unit.aliases.find(a => fold(a.alias) === key)
    if (fold(unit.name) === key || (same && isValidOn(same, validFrom))) return saved(unit.id)
    const kept: Unit['aliases'][number] =
      same && validFrom < same.validFrom ? { ...same, validFrom } : { alias: input.words, validFrom, validTo: null }
    const after: Unit = { ...unit, aliases: [...unit.aliases.filter(a => a !== same), kept] }
    const clash = clashOf(office, after)
    if (clash) return { ...clash, field: 'words' }
    if ((await stores.office.saveUnit(after, unit.version)) === 'stale') throw new AppError('stale')
    await recordChange(tools, stores, actor, 'unit', unit.id, { kind: 'alias-remembered', before: unit, after })
    return saved(unit.id)
  })
