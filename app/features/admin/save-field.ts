import { z } from 'zod'
import type { Actor } from '#app/domain/access/actor.ts'
import { refuse } from '#app/domain/shared/refusal.ts'
import { fold, tidy } from '#app/domain/shared/vietnamese-text.ts'
import type { Field } from '#app/domain/unit/office.ts'
import { AppError } from '../app-error.ts'
import { optionalIdInput } from '../inputs.ts'
import type { Tools } from '../ports.ts'
import { type AdminOutcome, saved } from './admin-outcome.ts'
import { changeOffice, requestKeyInput, staleMark } from './change-office.ts'
import { recordChange } from './record-change.ts'

export const saveFieldInput = z.object({
  fieldId: optionalIdInput,
  requestKey: requestKeyInput,
  /** The name that was shown. */
  seenVersion: z.string().max(200).optional(),
  name: z
    .string({ error: 'Cần ghi tên lĩnh vực.' })
    .transform(tidy)
    .pipe(z.string().min(2, 'Cần ghi tên lĩnh vực.').max(100, 'Tên quá dài.')),
})
export type SaveFieldInput = z.output<typeof saveFieldInput>

/** Lĩnh vực: what directives are about, and what vice-chairs divide among themselves. A field in use is renamed, never removed. */
export const saveField = (tools: Tools, actor: Actor, input: SaveFieldInput): Promise<AdminOutcome> =>
  changeOffice(tools, actor, 'admin.settings', input.requestKey, async stores => {
    const { fields } = await stores.office.load()
    const at = fields.findIndex(f => f.id === input.fieldId)
    const before = fields[at] ?? null
    if (input.fieldId !== null && !before) throw new AppError('not-found')
    if (before && input.seenVersion !== undefined && input.seenVersion !== before.name)
      return staleMark(stores, 'settings', `field.${before.id}`, before.name)
    if (fields.some(f => f.id !== before?.id && fold(f.name) === fold(input.name)))
      return refuse('name-taken', 'Đã có lĩnh vực mang tên này.', 'name')
    const after: Field = { id: before?.id ?? tools.ids.next(), name: input.name }
    await stores.office.saveField(after, (before ? at : fields.length) + 1)
    await recordChange(tools, stores, actor, 'settings', `field.${after.id}`, {
      kind: before ? 'field-changed' : 'field-added',
      before,
      after,
    })
    return saved(after.id)
  })
