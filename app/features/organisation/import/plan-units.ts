import type { Day } from '#app/domain/shared/day.ts'
import { isRefusal } from '#app/domain/shared/refusal.ts'
import { fold, tidy } from '#app/domain/shared/vietnamese-text.ts'
import { clashOf } from '#app/domain/unit/clash.ts'
import { kindsIn } from '#app/domain/unit/kinds.ts'
import { isValidOn, type Office, type Unit } from '#app/domain/unit/office.ts'
import { readDay } from '../../inputs.ts'
import type { Table, UnitColumn } from './columns.ts'

export type RowError = { column: string; message: string }
/** added: new · extended: known, gets something it lacks · same: nothing to do */
export type RowOutcome = 'added' | 'extended' | 'same' | 'error'
export type PlannedRow = { line: number; label: string; outcome: RowOutcome; told: string; errors: RowError[] }
export type PlannedUnits = {
  rows: PlannedRow[]
  /** The office with everything of the file in it; parents before their children. */
  added: Unit[]
  extended: { before: Unit; after: Unit }[]
  memberships: { groupId: string; unitId: string }[]
}

type Draft = { line: number; name: string; parent: string; groups: string[]; unit: Unit; before: Unit | null }

export function planUnits(office: Office, table: Table<UnitColumn>, today: Day, next: () => string): PlannedUnits {
  const kinds = new Map(
    kindsIn(office).flatMap(
      k =>
        [
          [fold(k.name), k.id],
          [fold(k.id), k.id],
        ] as const,
    ),
  )
  const rows: PlannedRow[] = []
  const drafts: (Draft & { row: PlannedRow })[] = []
  const named = new Map<string, number>()
  const usualParent = office.units.find(u => u.kind === 'leadership' && isValidOn(u, today))?.id ?? null
  const inFile = new Set(table.rows.map(r => fold(tidy(r.get('name')))))
  let sort = Math.max(0, ...office.units.map(u => u.sort))

  for (const r of table.rows) {
    const name = tidy(r.get('name'))
    const row: PlannedRow = { line: r.line, label: name, outcome: 'error', told: '', errors: [] }
    rows.push(row)
    const wrong = (column: string, message: string) => row.errors.push({ column, message })
    if (name.length < 2 || name.length > 200) wrong('Tên đơn vị', 'Tên phải có từ 2 đến 200 chữ.')
    const twice = named.get(fold(name))
    if (twice !== undefined) wrong('Tên đơn vị', `Trùng tên với dòng ${twice}.`)
    named.set(fold(name), r.line)
    const kindText = r.get('kind')
    const kind = kindText === '' ? 'office' : kinds.get(fold(kindText))
    if (kind === undefined)
      wrong(
        'Loại',
        `Không có loại “${kindText}”. Các loại: ${kindsIn(office)
          .map(k => k.name)
          .join('; ')}.`,
      )
    const from = dayIn(r.get('from'), today)
    if (from === null) wrong('Từ ngày', `“${r.get('from')}” không phải một ngày; ghi dạng 05/06/2026.`)
    const to = r.get('to') === '' ? undefined : dayIn(r.get('to'), today)
    if (to === null) wrong('Đến ngày', `“${r.get('to')}” không phải một ngày; ghi dạng 05/06/2026.`)
    if (from && to && to < from) wrong('Đến ngày', 'Ngày kết thúc phải sau ngày bắt đầu.')
    const groups = parts(r.get('groups'))
    for (const g of groups)
      if (!office.groups.some(x => fold(x.name) === fold(g))) wrong('Nhóm', `Chưa có nhóm “${g}”. Hãy thêm nhóm trước.`)
    const before = office.units.find(u => fold(u.name) === fold(name) && isValidOn(u, today)) ?? null
    const parent = tidy(r.get('parent'))
    if (!before && parent !== '' && !inFile.has(fold(parent)) && !unitCalled(office, parent, today))
      wrong('Trực thuộc', `Không có đơn vị “${parent}” trong tệp hay trong hệ thống.`)
    if (row.errors.length > 0) continue
    sort += 10
    const fresh = parts(r.get('aliases')).map(alias => ({ alias, validFrom: before ? today : from!, validTo: null }))
    const unit: Unit = before
      ? {
          ...before,
          aliases: [
            ...before.aliases,
            ...fresh.filter(a => !before.aliases.some(b => isValidOn(b, today) && fold(b.alias) === fold(a.alias))),
          ],
        }
      : {
          id: next(),
          name,
          kind: kind!,
          parentId: usualParent,
          sort,
          validFrom: from!,
          validTo: to ?? null,
          aliases: fresh,
          version: 1,
        }
    drafts.push({ line: r.line, name, parent, groups, unit, before, row })
  }
  placeUnderParents(office, drafts, today)
  return sorted(office, drafts, rows, today)
}

const unitCalled = (office: Office, text: string, on: Day): Unit | undefined =>
  office.units.find(
    u =>
      isValidOn(u, on) &&
      [u.name, ...u.aliases.filter(a => isValidOn(a, on)).map(a => a.alias)].some(n => fold(n) === fold(text)),
  )

/** A parent is another line of the file or a unit that is there. */
function placeUnderParents(office: Office, drafts: (Draft & { row: PlannedRow })[], today: Day): void {
  const inFile = new Map(drafts.map(d => [fold(d.name), d]))
  for (const d of drafts) {
    if (d.before || d.parent === '') continue
    const parent = inFile.get(fold(d.parent))?.unit ?? unitCalled(office, d.parent, today)
    if (parent) d.unit = { ...d.unit, parentId: parent.id }
    else d.row.errors.push({ column: 'Trực thuộc', message: `Dòng của “${d.parent}” có lỗi.` })
  }
  const byId = new Map(drafts.map(d => [d.unit.id, d]))
  for (const d of drafts) {
    const seen = new Set([d.unit.id])
    for (let up = d.unit.parentId; up !== null; up = byId.get(up)?.unit.parentId ?? null) {
      if (seen.has(up)) {
        d.row.errors.push({ column: 'Trực thuộc', message: 'Các đơn vị trực thuộc lẫn nhau thành vòng.' })
        break
      }
      seen.add(up)
    }
  }
}

function sorted(office: Office, drafts: (Draft & { row: PlannedRow })[], rows: PlannedRow[], today: Day): PlannedUnits {
  const planned: PlannedUnits = { rows, added: [], extended: [], memberships: [] }
  let later: Office = { ...office, units: [...office.units] }
  for (const d of drafts) {
    if (d.row.errors.length > 0) continue
    const clash = clashOf(later, d.unit)
    if (clash && isRefusal(clash)) {
      d.row.errors.push({ column: clash.field === 'name' ? 'Tên đơn vị' : 'Tên gọi khác', message: clash.message })
      continue
    }
    later = { ...later, units: [...later.units.filter(u => u.id !== d.unit.id), d.unit] }
    const joins = d.groups.flatMap(g => {
      const group = office.groups.find(x => fold(x.name) === fold(g))!
      return group.members.some(m => m.unitId === d.unit.id && isValidOn(m, today)) ? [] : [group]
    })
    planned.memberships.push(...joins.map(g => ({ groupId: g.id, unitId: d.unit.id })))
    const more = d.unit.aliases.length - (d.before?.aliases.length ?? 0)
    const gains = [
      more > 0 && `${more} tên gọi`,
      joins.length > 0 && `vào nhóm ${joins.map(g => g.name).join(', ')}`,
    ].filter(Boolean)
    if (!d.before) {
      planned.added.push(d.unit)
      d.row.outcome = 'added'
      d.row.told = 'thêm mới'
    } else if (gains.length > 0) {
      if (more > 0) planned.extended.push({ before: d.before, after: d.unit })
      d.row.outcome = 'extended'
      d.row.told = `đã có, thêm ${gains.join(', ')}`
    } else {
      d.row.outcome = 'same'
      d.row.told = 'đã có, không thay đổi'
    }
  }
  planned.added = parentsFirst(planned.added)
  return planned
}

function parentsFirst(units: readonly Unit[]): Unit[] {
  const left = new Map(units.map(u => [u.id, u]))
  const ordered: Unit[] = []
  const put = (u: Unit) => {
    if (!left.delete(u.id)) return
    const parent = u.parentId === null ? undefined : left.get(u.parentId)
    if (parent) put(parent)
    ordered.push(u)
  }
  for (const u of units) put(u)
  return ordered
}

const parts = (text: string): string[] => [...new Set(text.split(/[;\n]/).map(tidy).filter(Boolean))]
const dayIn = (text: string, today: Day): Day | null => (text === '' ? today : readDay(text))
