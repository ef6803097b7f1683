import { z } from 'zod'
import type { Actor } from '#app/domain/access/actor.ts'
import { tidy } from '#app/domain/shared/vietnamese-text.ts'
import type { SettingsStore, Tools } from '../ports.ts'
import { NOTICE_SYMBOL, OFFICE_NAME, OFFICE_PLACE } from '../settings.ts'
import { type AdminOutcome, saved } from './admin-outcome.ts'
import { changeOffice, requestKeyInput, staleMark } from './change-office.ts'
import { recordChange } from './record-change.ts'

/** "TB-UBND": what stands after the number of a notice. */
export const DEFAULT_NOTICE_SYMBOL = 'TB-UBND'

export const saveOfficeSettingsInput = z.object({
  requestKey: requestKeyInput,
  /** `settingsMark` of what was shown. */
  seenVersion: z.string().max(1000).optional(),
  name: z
    .string({ error: 'Cần ghi tên cơ quan.' })
    .transform(tidy)
    .pipe(z.string().min(3, 'Cần ghi tên cơ quan.').max(200, 'Tên quá dài.')),
  place: z.string().transform(tidy).pipe(z.string().max(100, 'Địa danh quá dài.')).default(''),
  symbol: z
    .string({ error: 'Cần ghi ký hiệu, ví dụ “TB-UBND”.' })
    .transform(tidy)
    .pipe(
      z
        .string()
        .regex(/^[\p{L}\p{N}]+([-./&][\p{L}\p{N}]+)*$/u, 'Ký hiệu gồm chữ, số và dấu gạch nối, ví dụ “TB-UBND”.')
        .max(40, 'Ký hiệu quá dài.'),
    ),
})
export type SaveOfficeSettingsInput = z.output<typeof saveOfficeSettingsInput>

export type OfficeSettings = { name: string; place: string; symbol: string }

export const readOfficeSettings = async (settings: SettingsStore): Promise<OfficeSettings> => ({
  name: (await settings.get<string>(OFFICE_NAME)) ?? '',
  place: (await settings.get<string>(OFFICE_PLACE)) ?? '',
  symbol: (await settings.get<string>(NOTICE_SYMBOL)) ?? DEFAULT_NOTICE_SYMBOL,
})

export const settingsMark = (s: OfficeSettings): string => [s.name, s.place, s.symbol].join('|')

/** What the heads of documents and pages say. Issued notices keep what they were issued with. */
export const saveOfficeSettings = (
  tools: Tools,
  actor: Actor,
  { requestKey, seenVersion, ...after }: SaveOfficeSettingsInput,
): Promise<AdminOutcome> =>
  changeOffice(tools, actor, 'admin.settings', requestKey, async stores => {
    const before = await readOfficeSettings(stores.settings)
    if (seenVersion !== undefined && seenVersion !== settingsMark(before))
      return staleMark(stores, 'settings', 'office', settingsMark(before))
    await stores.settings.set(OFFICE_NAME, after.name)
    // empty: the place follows from the office's name
    await stores.settings.set(OFFICE_PLACE, after.place === '' ? null : after.place)
    await stores.settings.set(NOTICE_SYMBOL, after.symbol)
    await recordChange(tools, stores, actor, 'settings', 'office', { kind: 'settings-changed', before, after })
    return saved('office')
  })
