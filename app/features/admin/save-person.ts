import { z } from 'zod'
import type { Actor } from '#app/domain/access/actor.ts'
import { can } from '#app/domain/access/can.ts'
import { refuse } from '#app/domain/shared/refusal.ts'
import { tidy } from '#app/domain/shared/vietnamese-text.ts'
import { AppError } from '../app-error.ts'
import { optionalIdInput, tickInput } from '../inputs.ts'
import type { Tools } from '../ports.ts'
import { type AdminOutcome, STALE } from './admin-outcome.ts'
import { recordChange } from './record-change.ts'

const emptyToNull = (v: unknown) => (typeof v === 'string' && v.trim() !== '' ? v.trim() : null)

export const savePersonInput = z.object({
  personId: optionalIdInput,
  seenVersion: z.coerce.number().int().positive().optional(),
  name: z
    .string({ error: 'Cần ghi họ tên.' })
    .transform(tidy)
    .pipe(z.string().min(2, 'Cần ghi họ tên.').max(100, 'Tên quá dài.')),
  email: z.preprocess(emptyToNull, z.email('Địa chỉ thư chưa đúng.').max(200).nullable()),
  account: z.preprocess(
    emptyToNull,
    z
      .string()
      .regex(/^[\p{L}\p{N}._-]{3,40}$/u, 'Tên tài khoản gồm 3–40 chữ, số, dấu chấm, gạch.')
      .nullable(),
  ),
  active: tickInput,
})
export type SavePersonInput = z.output<typeof savePersonInput>

/** Adds or changes a person. Without a password: they set their own through a one-time link. Deactivating signs them out. */
export async function savePerson(tools: Tools, actor: Actor, input: SavePersonInput): Promise<AdminOutcome> {
  if (!can(actor, 'admin.people')) throw new AppError('forbidden')
  const now = tools.clock.now()
  if (input.email === null && input.account === null)
    return refuse('no-login', 'Cần ghi thư điện tử hoặc tên tài khoản để đăng nhập.', 'email')
  return tools.unitOfWork(async stores => {
    const { name, email, account, active } = input
    const taken = refuse('login-taken', 'Thư điện tử hoặc tên tài khoản đã thuộc về người khác.', 'email')
    if (input.personId === null) {
      const id = tools.ids.next()
      if (
        (await stores.people.insert({ id, name, email, account, active: true, passwordHash: null }, now)) ===
        'login-taken'
      )
        return taken
      await recordChange(tools, stores, actor, 'person', id, { kind: 'person-added', name, email, account })
      return { kind: 'saved', id }
    }
    const before = await stores.people.get(input.personId)
    if (!before) throw new AppError('not-found')
    if (before.version !== input.seenVersion) return STALE
    if (!active && before.id === actor.personId)
      return refuse('self', 'Không thể tự khoá tài khoản của mình.', 'active')
    const saved = await stores.people.save({ ...before, name, email, account, active })
    if (saved === 'login-taken') return taken
    if (saved === 'stale') return STALE
    if (before.active && !active) await stores.sessions.revokeOthers(before.id, null, now)
    const { passwordHash: _secret, ...shown } = before
    await recordChange(tools, stores, actor, 'person', before.id, {
      kind: 'person-changed',
      before: shown,
      after: { name, email, account, active },
    })
    return { kind: 'saved', id: before.id }
  })
}
