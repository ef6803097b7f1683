import { z } from 'zod'
import type { Actor } from '#app/domain/access/actor.ts'
import { can } from '#app/domain/access/can.ts'
import { type Refusal, refuse } from '#app/domain/shared/refusal.ts'
import type { Office, UnitGroup } from '#app/domain/unit/office.ts'
import { type AdminOutcome, saved } from '../../admin/admin-outcome.ts'
import { changeOffice, requestKeyInput } from '../../admin/change-office.ts'
import { recordChange } from '../../admin/record-change.ts'
import { AppError } from '../../app-error.ts'
import type { Stores, Tools } from '../../ports.ts'
import { readMailDomains } from '../../reminders/reminder-settings.ts'
import { type ImportSheet, peopleIn, unitsIn } from './columns.ts'
import { type PlannedPeople, planPeople } from './plan-people.ts'
import { type PlannedRow, type PlannedUnits, planUnits } from './plan-units.ts'

const sheetsInput = z.array(
  z.object({
    name: z.string().max(200),
    rows: z.array(z.object({ line: z.number().int(), cells: z.array(z.string().max(4000)).max(60) })).max(3000),
  }),
)

export const importOfficeInput = z.object({
  requestKey: requestKeyInput,
  /** The file as it was read and shown: it is judged again when it is confirmed. */
  sheets: z.string().transform((text, ctx) => {
    const result = sheetsInput.safeParse(jsonIn(text))
    if (result.success) return result.data
    ctx.addIssue({ code: 'custom', message: 'Hãy chọn lại tệp.' })
    return z.NEVER
  }),
})
export type ImportOfficeInput = z.output<typeof importOfficeInput>

export type ImportPreview = {
  units: PlannedRow[]
  people: PlannedRow[]
  added: number
  extended: number
  wrong: number
}
type Plan = { units: PlannedUnits | null; people: PlannedPeople | null; office: Office }

/** What an import would do, row by row; nothing is done. */
export const previewImport = (
  tools: Tools,
  actor: Actor,
  sheets: readonly ImportSheet[],
): Promise<ImportPreview | Refusal> => {
  if (!can(actor, 'admin.units') || !can(actor, 'admin.people')) throw new AppError('forbidden')
  return tools.unitOfWork(async stores => {
    const plan = await planImport(tools, stores, sheets)
    return 'kind' in plan ? plan : told(plan)
  })
}

/** Units, then people with their posts: all of them or none, and twice is once. */
export const importOffice = (tools: Tools, actor: Actor, input: ImportOfficeInput): Promise<AdminOutcome> => {
  if (!can(actor, 'admin.people')) throw new AppError('forbidden')
  return changeOffice(tools, actor, 'admin.units', input.requestKey, async stores => {
    const plan = await planImport(tools, stores, input.sheets)
    if ('kind' in plan) return plan
    const { wrong, added, extended } = told(plan)
    if (wrong > 0) return refuse('rows', `Còn ${wrong} dòng có lỗi; chưa nhập gì. Hãy sửa tệp rồi chọn lại.`)
    if (added + extended === 0) return saved('0')
    if (plan.units) await saveUnits(tools, stores, actor, plan.units)
    if (plan.people) await savePeople(tools, stores, actor, plan.people)
    return saved(String(added + extended))
  })
}

async function planImport(tools: Tools, stores: Stores, sheets: readonly ImportSheet[]): Promise<Plan | Refusal> {
  const office = await stores.office.load()
  const today = tools.clock.today()
  const plan: Plan = { units: null, people: null, office }
  const unread: ImportSheet[] = []
  for (const sheet of sheets) {
    const people = peopleIn(sheet)
    const units = people ? null : unitsIn(sheet)
    if (units && plan.units === null) plan.units = planUnits(office, units, today, tools.ids.next)
    else if (!people) unread.push(sheet)
  }
  const known = [...office.units.filter(u => !plan.units?.extended.some(e => e.before.id === u.id))]
  const units = [...known, ...(plan.units?.extended.map(e => e.after) ?? []), ...(plan.units?.added ?? [])]
  for (const sheet of sheets) {
    const people = peopleIn(sheet)
    if (people && plan.people === null)
      plan.people = planPeople(
        office,
        units,
        await stores.people.logins(),
        people,
        today,
        tools.ids.next,
        await readMailDomains(stores.settings, tools.mailDomains),
      )
  }
  if (plan.units === null && plan.people === null)
    return refuse(
      'no-table',
      unread.length === 0
        ? 'Tệp không có dòng nào.'
        : 'Không thấy dòng tiêu đề. Cần có cột “Tên đơn vị”, hoặc “Họ và tên” cùng “Thư điện tử” hay “Vai trò”: hãy dùng tệp mẫu.',
    )
  return plan
}

function told({ units, people }: Plan): ImportPreview {
  const rows = [...(units?.rows ?? []), ...(people?.rows ?? [])]
  const count = (outcome: PlannedRow['outcome']) => rows.filter(r => r.outcome === outcome).length
  return {
    units: units?.rows ?? [],
    people: people?.rows ?? [],
    added: count('added'),
    extended: count('extended'),
    wrong: rows.filter(r => r.errors.length > 0).length,
  }
}

async function saveUnits(tools: Tools, stores: Stores, actor: Actor, plan: PlannedUnits): Promise<void> {
  const today = tools.clock.today()
  for (const unit of plan.added) {
    await stores.office.saveUnit(unit, null)
    await recordChange(tools, stores, actor, 'unit', unit.id, { kind: 'unit-added', before: null, after: unit })
  }
  for (const { before, after } of plan.extended) {
    if ((await stores.office.saveUnit(after, before.version)) === 'stale') throw new AppError('stale')
    await recordChange(tools, stores, actor, 'unit', after.id, { kind: 'unit-changed', before, after })
  }
  const { groups, units } = await stores.office.load()
  for (const before of groups) {
    const joining = plan.memberships.filter(m => m.groupId === before.id)
    if (joining.length === 0) continue
    const since = (unitId: string) => {
      const from = units.find(u => u.id === unitId)?.validFrom ?? today
      return plan.added.some(u => u.id === unitId) ? from : today
    }
    const after: UnitGroup = {
      ...before,
      members: [
        ...before.members,
        ...joining.map(m => ({ unitId: m.unitId, validFrom: since(m.unitId), validTo: null })),
      ],
    }
    if ((await stores.office.saveGroup(after, before.version)) === 'stale') throw new AppError('stale')
    await recordChange(tools, stores, actor, 'group', after.id, { kind: 'group-changed', before, after })
  }
}

async function savePeople(tools: Tools, stores: Stores, actor: Actor, plan: PlannedPeople): Promise<void> {
  for (const { id, name, email, account } of plan.added) {
    const person = { id, name, email, account, active: true, passwordHash: null }
    if ((await stores.people.insert(person, tools.clock.now())) === 'login-taken') throw new AppError('stale')
    await recordChange(tools, stores, actor, 'person', id, { kind: 'person-added', name, email, account })
  }
  for (const post of plan.posts) {
    await stores.office.savePost(post, null)
    await recordChange(tools, stores, actor, 'post', post.id, { kind: 'post-added', before: null, after: post })
  }
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
