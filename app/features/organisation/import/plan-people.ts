import { mayMailTo } from '#app/domain/reminder/address.ts'
import type { Day } from '#app/domain/shared/day.ts'
import { fold, tidy } from '#app/domain/shared/vietnamese-text.ts'
import {
  isValidOn,
  type Office,
  POST_KIND_NAMES,
  POST_KINDS,
  type Post,
  type PostKind,
  type Unit,
} from '#app/domain/unit/office.ts'
import { LOGIN_TAKEN, NO_LOGIN, personFields } from '../../admin/person-fields.ts'
import { foreignAddress } from '../../admin/refuse-address.ts'
import { readDay } from '../../inputs.ts'
import type { PersonColumn, Table } from './columns.ts'
import type { PlannedRow } from './plan-units.ts'

/** Who is there, by what they sign in with. */
export type KnownPerson = { id: string; name: string; email: string | null; account: string | null }
export type NewPerson = { id: string; name: string; email: string | null; account: string | null }
export type PlannedPeople = { rows: PlannedRow[]; added: NewPerson[]; posts: Post[] }

const ROLES = new Map(
  POST_KINDS.flatMap(
    k =>
      [
        [fold(POST_KIND_NAMES[k]), k],
        [fold(k), k],
      ] as const,
  ),
)
/** What people write besides the names of the roles. */
const ALSO: Record<string, PostKind> = {
  'thu truong': 'unit-head',
  'truong phong': 'unit-head',
  'pho thu truong': 'unit-deputy',
  'pho truong phong': 'unit-deputy',
  'chuyen vien': 'officer',
  'quan tri he thong': 'admin',
  'van thu': 'secretary',
}

/** `units`: those of the office and those that the same file adds. */
export function planPeople(
  office: Office,
  units: readonly Unit[],
  known: readonly KnownPerson[],
  table: Table<PersonColumn>,
  today: Day,
  next: () => string,
  /** Recipient domains; empty: any. */
  domains: readonly string[] = [],
): PlannedPeople {
  const planned: PlannedPeople = { rows: [], added: [], posts: [] }
  const byLogin = new Map(known.flatMap(p => logins(p).map(l => [l, p] as const)))
  const unitNamed = (text: string) =>
    units.find(
      u =>
        isValidOn(u, today) &&
        [u.name, ...u.aliases.filter(a => isValidOn(a, today)).map(a => a.alias)].some(n => fold(n) === fold(text)),
    )
  for (const r of table.rows) {
    const row: PlannedRow = { line: r.line, label: tidy(r.get('name')), outcome: 'error', told: '', errors: [] }
    planned.rows.push(row)
    const wrong = (column: string, message: string) => row.errors.push({ column, message })
    const read = <K extends 'name' | 'email' | 'account'>(key: K, column: string) => {
      const result = personFields[key].safeParse(r.get(key))
      if (!result.success) wrong(column, result.error.issues[0]?.message ?? 'Không đúng.')
      return result.success ? result.data : null
    }
    const name = read('name', 'Họ và tên')
    const email = read('email', 'Thư điện tử')
    if (email !== null && !mayMailTo(email, domains)) wrong('Thư điện tử', foreignAddress(domains))
    const account = read('account', 'Tài khoản')
    if (row.errors.length === 0 && email === null && account === null) wrong('Thư điện tử', NO_LOGIN)
    const roleText = r.get('role')
    const role = roleText === '' ? null : (ROLES.get(fold(roleText)) ?? ALSO[fold(roleText)])
    if (role === undefined)
      wrong('Vai trò', `Không có vai trò “${roleText}”. Các vai trò: ${Object.values(POST_KIND_NAMES).join('; ')}.`)
    const unitText = tidy(r.get('unit'))
    const unit = unitText === '' ? undefined : unitNamed(unitText)
    if (unitText !== '' && !unit) wrong('Đơn vị', `Không có đơn vị “${unitText}” trong tệp hay trong hệ thống.`)
    if (role && unitText === '') wrong('Đơn vị', 'Có vai trò thì phải có đơn vị.')
    if (role === null && (unitText !== '' || r.get('title') !== ''))
      wrong('Vai trò', 'Có chức vụ, đơn vị thì phải có vai trò.')
    const from = r.get('from') === '' ? today : readDay(r.get('from'))
    if (from === null) wrong('Từ ngày', `“${r.get('from')}” không phải một ngày; ghi dạng 05/06/2026.`)
    const title = tidy(r.get('title'))
    if (title.length > 150) wrong('Chức vụ', 'Chức vụ quá dài.')
    if (row.errors.length > 0 || name === null) continue

    const owners = [...new Set(logins({ email, account }).flatMap(l => byLogin.get(l) ?? []))]
    const person = owners[0]
    if (owners.length > 1 || (person && fold(person.name) !== fold(name))) {
      wrong(email !== null ? 'Thư điện tử' : 'Tài khoản', `${LOGIN_TAKEN} (${owners.map(o => o.name).join(', ')})`)
      continue
    }
    const who = person ?? { id: next(), name, email, account }
    if (!person) {
      planned.added.push(who)
      for (const l of logins(who)) byLogin.set(l, who)
    }
    const holds =
      role &&
      unit &&
      [...office.posts, ...planned.posts].some(
        p =>
          p.personId === who.id &&
          p.kind === role &&
          p.unitId === unit.id &&
          (p.validTo === null || p.validTo >= today),
      )
    if (role && unit && !holds)
      planned.posts.push({
        id: next(),
        kind: role,
        title: title || POST_KIND_NAMES[role],
        unitId: unit.id,
        personId: who.id,
        validFrom: from!,
        validTo: null,
        deputies: [],
        version: 1,
      })
    const post = role && unit && !holds ? `${title || POST_KIND_NAMES[role]} (${unit.name})` : null
    row.outcome = !person ? 'added' : post ? 'extended' : 'same'
    row.told = !person
      ? `thêm mới${post ? `, ${post}` : ''}`
      : post
        ? `đã có, thêm chức vụ ${post}`
        : 'đã có, không thay đổi'
  }
  return planned
}

const logins = (p: { email: string | null; account: string | null }): string[] =>
  [p.email, p.account].flatMap(l => (l === null ? [] : [l.normalize('NFC').toLowerCase()]))
