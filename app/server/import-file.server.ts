import { readTableFile, type TableSheet } from '#app/documents/reading/table-file.ts'
import { renderWorkbook, type SheetView } from '#app/documents/workbook.ts'
import { type Day, formatDay } from '#app/domain/shared/day.ts'
import { kindsIn } from '#app/domain/unit/kinds.ts'
import { isValidOn, type Office, POST_KIND_NAMES, POST_KINDS } from '#app/domain/unit/office.ts'
import { PERSON_COLUMNS, UNIT_COLUMNS } from '#app/features/organisation/import/columns.ts'
import { unreadable } from './forms.server.ts'
import { readMultipart, TooLarge } from './multipart.server.ts'

const FILE_MAX = 5 * 1024 * 1024
const TEXT_MAX = 8 * 1024 * 1024

export type ImportForm = {
  fields: Record<string, string>
  /** Null: none was chosen, or it cannot be read – `error` says which. */
  sheets: TableSheet[] | null
  fileName: string | null
  error: string | null
}

/** The form of the import page: a file to look at, or the rows that were looked at. */
export async function readImportForm(request: Request): Promise<ImportForm> {
  try {
    const limits = { fileBytes: FILE_MAX, textBytes: TEXT_MAX, totalBytes: FILE_MAX + TEXT_MAX }
    const { text, files } = await readMultipart(request, limits)
    const fields = Object.fromEntries(text)
    const file = files[0]
    if (!file)
      return { fields, sheets: null, fileName: null, error: fields.sheets ? null : 'Chọn một tệp .xlsx hoặc .csv.' }
    if (file.tooLarge) return { fields, sheets: null, fileName: file.name, error: 'Tệp lớn quá 5 MB.' }
    const read = await readTableFile(file.name, file.bytes)
    return read.kind === 'table'
      ? { fields, sheets: read.sheets, fileName: file.name, error: null }
      : { fields, sheets: null, fileName: file.name, error: read.message }
  } catch (error) {
    if (error instanceof Response) throw error
    if (error instanceof TooLarge) throw new Response('Tệp lớn quá 5 MB.', { status: 413 })
    throw unreadable()
  }
}

/** The template: the office as it is, so that one sees how a line looks; a second sheet for people. */
export function importTemplate(office: Office, today: Day): Promise<Uint8Array> {
  const kinds = kindsIn(office)
  const nameOf = (id: string | null) => office.units.find(u => u.id === id)?.name ?? ''
  const text = (names: readonly string[], width: number) => ({ header: names[0] ?? '', type: 'text' as const, width })
  const unitSheet: SheetView = {
    name: 'Đơn vị',
    title: 'Đơn vị',
    notes: [
      'Mỗi dòng một đơn vị. Tên gọi khác, nhóm: ngăn cách bằng dấu chấm phẩy. Nhập lại tệp này không thêm gì hai lần.',
      `Loại: ${kinds.map(k => k.name).join('; ')}.`,
    ],
    columns: [
      text(UNIT_COLUMNS.name, 40),
      text(UNIT_COLUMNS.kind, 22),
      text(UNIT_COLUMNS.parent, 34),
      text(UNIT_COLUMNS.aliases, 34),
      text(UNIT_COLUMNS.groups, 20),
      text(UNIT_COLUMNS.from, 14),
      text(UNIT_COLUMNS.to, 14),
    ],
    rows: office.units
      .filter(u => isValidOn(u, today))
      .map(u => [
        u.name,
        kinds.find(k => k.id === u.kind)?.name ?? u.kind,
        nameOf(u.parentId),
        u.aliases
          .filter(a => isValidOn(a, today))
          .map(a => a.alias)
          .join('; '),
        office.groups
          .filter(g => g.members.some(m => m.unitId === u.id && isValidOn(m, today)))
          .map(g => g.name)
          .join('; '),
        formatDay(u.validFrom),
        u.validTo ? formatDay(u.validTo) : '',
      ]),
    landscape: true,
  }
  const peopleSheet: SheetView = {
    name: 'Người dùng',
    title: 'Người dùng và chức vụ',
    notes: [
      'Mỗi dòng một chức vụ; một người nhiều chức vụ thì ghi nhiều dòng với cùng thư điện tử. Không ghi mật khẩu ở đây.',
      `Vai trò: ${POST_KINDS.map(k => POST_KIND_NAMES[k]).join('; ')}.`,
    ],
    columns: [
      text(PERSON_COLUMNS.name, 26),
      text(PERSON_COLUMNS.email, 30),
      text(PERSON_COLUMNS.account, 18),
      text(PERSON_COLUMNS.role, 22),
      text(PERSON_COLUMNS.title, 30),
      text(PERSON_COLUMNS.unit, 34),
      text(PERSON_COLUMNS.from, 14),
    ],
    rows: [],
    landscape: true,
  }
  return renderWorkbook([unitSheet, peopleSheet])
}
