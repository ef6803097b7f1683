import { z } from 'zod'
import { isSafeAddress } from '#app/domain/reminder/address.ts'
import type { Day } from '#app/domain/shared/day.ts'
import { type Refusal, refuse } from '#app/domain/shared/refusal.ts'
import { fold, tidy } from '#app/domain/shared/vietnamese-text.ts'
import {
  isValidOn,
  type Office,
  POST_KIND_NAMES,
  POST_KINDS,
  type PostKind,
  type Unit,
} from '#app/domain/unit/office.ts'
import { refuseAddress } from '../admin/refuse-address.ts'
import type { AuthTools } from './ports.ts'

/** `vice-chair` or "Phó Chủ tịch", however it is written. */
const role = z.string('thiếu vai trò').transform((text, context): PostKind => {
  const kind = POST_KINDS.find(kind => kind === text.trim() || fold(POST_KIND_NAMES[kind]) === fold(text))
  if (kind) return kind
  const known = POST_KINDS.map(kind => `${kind} (${POST_KIND_NAMES[kind]})`).join(', ')
  context.addIssue({ code: 'custom', message: `không có vai trò "${text}"; các vai trò: ${known}` })
  return z.NEVER
})

export const addUserInput = z.object({
  email: z.email('địa chỉ thư chưa đúng').max(200).refine(isSafeAddress, 'địa chỉ thư chưa đúng'),
  name: z.string('thiếu họ tên').transform(tidy).pipe(z.string().min(2, 'thiếu họ tên').max(100)),
  role,
  unit: z.string().transform(tidy).optional(),
})
export type AddUserInput = z.infer<typeof addUserInput>

/** A person with one post and no password: a setup link is issued for them afterwards. */
export async function addUser(
  tools: AuthTools,
  input: AddUserInput,
): Promise<{ kind: 'added'; personId: string } | Refusal> {
  const { clock, ids, unitOfWork } = tools
  return unitOfWork(async stores => {
    const { office, people, events } = stores
    const foreign = await refuseAddress(tools, stores, input.email)
    if (foreign) return foreign
    const [now, today] = [clock.now(), clock.today()]
    const snapshot = await office.load()
    const validity = { validFrom: today, validTo: null }
    let unit = findUnit(snapshot, input, today)
    if (unit === 'none yet') {
      const name = input.unit ?? (snapshot.name || 'Cơ quan')
      unit = { ...validity, id: ids.next(), name, kind: 'leadership', parentId: null, sort: 0, aliases: [], version: 1 }
      await office.saveUnit(unit, null)
    }
    if (unit === null) return noUnit(snapshot, input, today)

    const personId = ids.next()
    const { name, email } = input
    const inserted = await people.insert(
      { id: personId, name, email, account: null, active: true, passwordHash: null },
      now,
    )
    if (inserted === 'login-taken')
      return refuse('login-taken', `Địa chỉ ${email} đã thuộc về một người khác.`, 'email')
    const title = POST_KIND_NAMES[input.role]
    await office.savePost(
      { ...validity, id: ids.next(), kind: input.role, title, unitId: unit.id, personId, deputies: [], version: 1 },
      null,
    )
    const data = { kind: 'person-added', name, email, role: input.role, unitId: unit.id }
    await events.append(
      {
        subjectKind: 'person',
        subjectId: personId,
        at: now,
        actorId: null,
        actorTitle: 'Dòng lệnh',
        origin: 'cli: user add',
        data,
      },
      ids.next(),
    )
    return { kind: 'added' as const, personId }
  })
}

/** The named unit; without a name the one the leadership sits in. */
function findUnit(office: Office, { unit, role }: AddUserInput, today: Day): Unit | 'none yet' | null {
  const units = office.units.filter(u => isValidOn(u, today))
  if (units.length === 0) return 'none yet'
  if (unit === undefined) {
    const belongsToOneUnit = role === 'unit-head' || role === 'unit-deputy' || role === 'officer'
    return belongsToOneUnit
      ? null
      : (units.find(u => u.kind === 'leadership') ?? units.find(u => u.parentId === null) ?? null)
  }
  const key = fold(unit)
  return units.find(u => u.id === unit || fold(u.name) === key || u.aliases.some(a => fold(a.alias) === key)) ?? null
}

function noUnit(office: Office, { unit }: AddUserInput, today: Day): Refusal {
  if (unit === undefined) return refuse('unit', 'Vai trò này cần --unit TÊN_ĐƠN_VỊ.', 'unit')
  const names = office.units.filter(u => isValidOn(u, today)).map(u => u.name)
  return refuse('unit', `Không có đơn vị "${unit}". Các đơn vị: ${names.join('; ')}`, 'unit')
}
