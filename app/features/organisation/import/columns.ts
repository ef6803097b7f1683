/** The columns of an import, by what people write over them; the template shows the first name of each. */
import { fold } from '#app/domain/shared/vietnamese-text.ts'

export type ImportRow = { line: number; cells: string[] }
export type ImportSheet = { name: string; rows: ImportRow[] }

type Columns = Record<string, readonly string[]>

export const UNIT_COLUMNS = {
  name: ['Tên đơn vị', 'Đơn vị', 'Tên'],
  kind: ['Loại', 'Loại đơn vị'],
  parent: ['Trực thuộc', 'Đơn vị cấp trên', 'Cấp trên'],
  aliases: ['Tên gọi khác', 'Viết tắt', 'Tên viết tắt', 'Tên gọi khác, viết tắt'],
  groups: ['Nhóm', 'Nhóm đơn vị'],
  from: ['Từ ngày', 'Hoạt động từ ngày', 'Ngày thành lập'],
  to: ['Đến ngày', 'Đến hết ngày', 'Ngày kết thúc'],
} satisfies Columns
export type UnitColumn = keyof typeof UNIT_COLUMNS

export const PERSON_COLUMNS = {
  name: ['Họ và tên', 'Họ tên', 'Tên'],
  email: ['Thư điện tử', 'Email', 'E-mail', 'Địa chỉ thư'],
  account: ['Tài khoản', 'Tên đăng nhập'],
  role: ['Vai trò', 'Quyền'],
  title: ['Chức vụ', 'Chức danh'],
  unit: ['Đơn vị', 'Tên đơn vị', 'Phòng ban'],
  from: ['Từ ngày', 'Giữ chức vụ từ ngày'],
} satisfies Columns
export type PersonColumn = keyof typeof PERSON_COLUMNS

/** The header is one of the first lines: there may be a title above it. */
const HEADER_WITHIN = 12

export type Table<C extends string> = { rows: { line: number; get: (column: C) => string }[] }

/** Null where no line looks like these headings: `needed` must all be there. */
export function tableOf<C extends string>(
  sheet: ImportSheet,
  columns: Record<C, readonly string[]>,
  needed: readonly NoInfer<C>[],
): Table<C> | null {
  let best: { at: Map<C, number>; after: number } | null = null
  for (const [i, row] of sheet.rows.slice(0, HEADER_WITHIN).entries()) {
    const at = headingsIn(row, columns)
    // a title above may be one of the names as well: the line with the most headings is the one
    if (needed.every(n => at.has(n)) && at.size > (best?.at.size ?? 0)) best = { at, after: i + 1 }
  }
  if (best === null) return null
  const { at, after } = best
  return {
    rows: sheet.rows
      .slice(after)
      .map(r => ({ line: r.line, get: column => r.cells[at.get(column) ?? -1]?.trim() ?? '' })),
  }
}

function headingsIn<C extends string>(row: ImportRow, columns: Record<C, readonly string[]>): Map<C, number> {
  const at = new Map<C, number>()
  for (const [c, cell] of row.cells.entries()) {
    const heading = fold(cell.replace(/\*/g, '')).trim()
    const column = (Object.keys(columns) as C[]).find(
      k => !at.has(k) && columns[k].some(name => fold(name) === heading),
    )
    if (column) at.set(column, c)
  }
  return at
}

/** A sheet of people names roles or posts; anything else with a name of a unit is one of units. */
export const peopleIn = (sheet: ImportSheet): Table<PersonColumn> | null => {
  const table = tableOf(sheet, PERSON_COLUMNS, ['name'])
  return (
    table &&
    (tableOf(sheet, PERSON_COLUMNS, ['name', 'role']) ??
      tableOf(sheet, PERSON_COLUMNS, ['name', 'email']) ??
      tableOf(sheet, PERSON_COLUMNS, ['name', 'account']))
  )
}
export const unitsIn = (sheet: ImportSheet): Table<UnitColumn> | null => tableOf(sheet, UNIT_COLUMNS, ['name'])
