import writeXlsxFile, { type Cell, type Sheet } from 'write-excel-file/node'
import { type Day, day, daysBetween } from '#app/domain/shared/day.ts'
import { wrap } from './official/text-width.ts'
import { clean, escapeXml, repack } from './package.ts'

/**
 * - `text`: stays text whatever it begins with (=, +, -, @, 00123).
 * - `number`: a number with separators as the reader's Excel writes them; `rate`: 0.687 shown as 68,7 %.
 * - `day`: a `Day`, written as a real date that sorts and filters, shown dd/MM/yyyy.
 */
export type ColumnType = 'text' | 'number' | 'rate' | 'day'

export type ColumnView = {
  header: string
  type: ColumnType
  /** In characters; by default what suits the type. */
  width?: number
  align?: 'left' | 'center' | 'right'
}

/** A text in a number or day column (say "–" or "không thời hạn") is written as text. */
export type CellValue = string | number | null | undefined

export type SheetView = {
  name: string
  title: string
  /** Lines under the title: period, filter, moment the figures were taken. */
  notes?: readonly string[]
  columns: readonly ColumnView[]
  rows: readonly (readonly CellValue[])[]
  /** A last row in bold. */
  total?: readonly CellValue[]
  landscape?: boolean
}

const WIDTH: Record<ColumnType, number> = { text: 32, number: 12, rate: 12, day: 13 }
const FORMAT: Record<ColumnType, string | undefined> = {
  text: undefined,
  number: '#,##0',
  rate: '0.0%',
  day: 'dd/mm/yyyy',
}
/** What a cell of Excel can hold. */
const MAX_TEXT = 32_767

/** Days as Excel counts them. From 01/03/1900 on: before, Excel has a day that never was. */
const EXCEL_FIRST = day('1900-03-01')
const serial = (d: Day): number => daysBetween(EXCEL_FIRST, d) + 61
const isDay = (value: string): value is Day => /^\d{4}-\d{2}-\d{2}$/.test(value) && value >= EXCEL_FIRST

export async function renderWorkbook(sheets: readonly SheetView[]): Promise<Uint8Array> {
  const names = new Map<string, string>()
  const views = sheets.length > 0 ? sheets : [{ name: '', title: '', columns: [], rows: [] }]
  const bytes = await writeXlsxFile(
    views.map(view => toSheet(view, uniqueName(view.name, names))),
    { fontFamily: 'Times New Roman', fontSize: FONT_SIZE },
  ).toBuffer()
  const rewrite: Record<string, (xml: string) => string> = {
    'xl/workbook.xml': xml => xml.replace(/<definedNames\s*\/>/, () => printTitles(views, [...names.values()])),
  }
  views.forEach((view, i) => {
    rewrite[`xl/worksheets/sheet${i + 1}.xml`] = xml => forUse(xml, view)
  })
  return repack(new Uint8Array(bytes), rewrite)
}

/** The row of the column headers: below the title, the notes and an empty row. */
const headerRow = (view: SheetView): number => 3 + (view.notes?.length ?? 0)

function toSheet(view: SheetView, name: string): Sheet<never> {
  const head: Cell[][] = [
    [{ ...text(view.title), fontWeight: 'bold', fontSize: 14, columnSpan: Math.max(1, view.columns.length) }],
    ...(view.notes ?? []).map((note): Cell[] => [
      { ...text(note), fontStyle: 'italic', columnSpan: Math.max(1, view.columns.length) },
    ]),
    [],
    view.columns.map(column => ({
      ...text(column.header),
      fontWeight: 'bold',
      align: 'center',
      alignVertical: 'center',
      wrap: true,
      backgroundColor: '#e8effa',
      ...BORDER,
    })),
  ]
  const widths = view.columns.map(column => column.width ?? WIDTH[column.type])
  const row = (values: readonly CellValue[], bold: boolean): Cell[] => {
    const lines = values.map((value, i) => (typeof value === 'string' ? lineCount(value, widths[i] ?? 0) : 1))
    const most = Math.max(1, ...lines)
    return view.columns.map((column, i) => ({
      ...cell(values[i], column.type),
      ...(column.align ? { align: column.align } : {}),
      ...(most > 1 ? { height: Math.min(most * LINE + 2, MAX_HEIGHT) } : {}),
      alignVertical: 'top',
      ...(bold ? { fontWeight: 'bold' as const } : {}),
      ...BORDER,
    }))
  }
  return {
    sheet: name,
    data: [...head, ...view.rows.map(r => row(r, false)), ...(view.total ? [row(view.total, true)] : [])],
    columns: widths.map(width => ({ width })),
    stickyRowsCount: head.length,
    ...(view.landscape ? { orientation: 'landscape' as const } : {}),
  }
}

const BORDER = { borderStyle: 'thin', borderColor: '#b7bfca' } as const

const FONT_SIZE = 12
/** Points. Not every program makes a row as high as its wrapped text when it opens the file: the height is written. */
const LINE = 15.75
const MAX_HEIGHT = 409

/** A column is measured in digits, which are half an em wide; the widths are those of bold letters, a tenth too wide. */
const lineCount = (value: string, width: number): number =>
  value.split('\n').reduce((n, line) => n + Math.max(1, wrap(line, FONT_SIZE, width * FONT_SIZE * 11).length), 0)

/** `type: String` makes it a shared string: Excel never evaluates those, whatever they begin with. */
const text = (value: string) => {
  const whole = clean(value)
  return { type: String, value: whole.length > MAX_TEXT ? `${whole.slice(0, MAX_TEXT - 1)}…` : whole }
}

function cell(value: CellValue, type: ColumnType) {
  if (value === null || value === undefined || value === '') return { value: undefined }
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) return { ...text('–'), align: 'right' as const }
    const format = type === 'rate' ? FORMAT.rate : Number.isInteger(value) ? FORMAT.number : '#,##0.0#'
    return { type: Number, value, format }
  }
  if (type === 'day' && isDay(value))
    return { type: Number, value: serial(value), format: FORMAT.day, align: 'center' as const }
  return { ...text(value), wrap: true, ...(type === 'text' ? {} : { align: 'center' as const }) }
}

/** A name that Excel takes: no []/\:*?, no quote at the ends, 31 characters, no two alike. */
function uniqueName(wanted: string, taken: Map<string, string>): string {
  const base =
    clean(wanted)
      .replace(/[[\]/\\:*?]+/g, ' ')
      .replace(/\s+/g, ' ')
      .replace(/^[\s']+|[\s']+$/g, '')
      .slice(0, 31)
      .trim() || 'Trang tính'
  let name = base
  for (let n = 2; taken.has(name.toLowerCase()); n++) name = `${base.slice(0, 31 - String(n).length - 1)} ${n}`
  taken.set(name.toLowerCase(), name)
  return name
}

/** On screen the header filters; on paper A4, as wide as the page, the header again on every page. */
function forUse(xml: string, view: SheetView): string {
  const header = headerRow(view)
  const filter =
    view.columns.length > 0 && view.rows.length > 0
      ? `<autoFilter ref="A${header}:${letters(view.columns.length)}${header + view.rows.length}"/>`
      : ''
  const orientation = view.landscape ? 'landscape' : 'portrait'
  const paper = `<pageMargins left="0.6" right="0.4" top="0.6" bottom="0.6" header="0.3" footer="0.3"/><pageSetup paperSize="9" orientation="${orientation}" fitToWidth="1" fitToHeight="0"/>`
  const bare = xml
    .replace(/<pageMargins[^>]*\/>/, '')
    .replace(/<pageSetup[^>]*\/>/, '')
    .replace('</sheetData>', `</sheetData>${filter}`)
    .replace(
      /<pane [^>]*\/>/,
      `<pane ySplit="${header}" topLeftCell="A${header + 1}" activePane="bottomLeft" state="frozen"/>`,
    )
  const last = bare.includes('</mergeCells>') ? '</mergeCells>' : filter || '</sheetData>'
  return bare
    .replace(last, `${last}${paper}`)
    .replace(/<worksheet[^>]*>/, open => `${open}<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>`)
}

function printTitles(views: readonly SheetView[], names: readonly string[]): string {
  const all = views.map((view, i) => {
    const row = headerRow(view)
    const sheet = escapeXml(`'${(names[i] ?? '').replaceAll("'", "''")}'`)
    return `<definedName name="_xlnm.Print_Titles" localSheetId="${i}">${sheet}!$${row}:$${row}</definedName>`
  })
  return `<definedNames>${all.join('')}</definedNames>`
}

/** 1 → A, 27 → AA. */
const letters = (n: number): string =>
  n <= 0 ? '' : letters(Math.floor((n - 1) / 26)) + String.fromCharCode(65 + ((n - 1) % 26))
