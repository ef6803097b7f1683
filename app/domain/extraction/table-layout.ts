/**
 * Rule: a table is a run of lines cut into cells by tabs or bars; its head names the columns, and where it has none the
 * cells tell themselves – a number, the work, units, a date.
 */
import { fold } from '../shared/vietnamese-text.ts'

export type Column = 'label' | 'task' | 'lead' | 'coordinate' | 'due' | 'report' | 'product' | 'other'
export type Cell = { start: number; end: number; text: string }
export type Row = { start: number; end: number; cells: Cell[] }
export type Table = { rows: Row[]; columns: Column[] | null; start: number; end: number }

const MIN_CELLS = 3
const RULE_LINE = /^[\s|:+=\u2010-\u2015_─━│┼├┤┬┴-]*$/

function cellsOf(text: string, start: number, end: number): Cell[] {
  const line = text.slice(start, end)
  const separator = line.includes('|') ? '|' : '\t'
  const cells: Cell[] = []
  let from = 0
  const push = (to: number) => {
    const raw = line.slice(from, to)
    const lead = raw.length - raw.trimStart().length
    const trimmed = raw.trim()
    cells.push({ start: start + from + lead, end: start + from + lead + trimmed.length, text: trimmed })
    from = to + 1
  }
  for (let k = 0; k < line.length; k++) if (line[k] === separator) push(k)
  push(line.length)
  // "| a | b |" has empty cells outside its bars.
  if (separator === '|' && cells[0]?.text === '' && line.trimStart().startsWith('|')) cells.shift()
  if (separator === '|' && cells.at(-1)?.text === '' && line.trimEnd().endsWith('|')) cells.pop()
  return cells
}

const HEADS: [Column, RegExp][] = [
  ['label', /^(stt|tt|so tt|so thu tu|no)$/],
  ['coordinate', /phoi hop|ai giup|^cung|tham gia|ho tro/],
  [
    'lead',
    /chu tri|thuc hien$|^ai (lam|thuc hien|chiu)|(nguoi|noi) lam|don vi|co quan|trach nhiem|phan cong|phu trach|dau moi|nguoi thuc hien|bo phan/,
  ],
  [
    'due',
    /xong|khi nao|bao gio|moc |^ngay |thoi han|thoi gian|^han|hoan thanh|tien do|ngay hoan thanh|thoi diem|deadline|ky han/,
  ],
  ['report', /noi nhan|bao cao cho|noi bao cao/],
  ['product', /san pham|ket qua|ghi chu|kinh phi/],
  ['task', /noi dung|nhiem vu|cong viec|dau viec|viec|ten/],
]

/** Which column a head names. */
export function columnOf(head: string): Column {
  const folded = fold(head)
  if (/^(noi dung|nhiem vu|cong viec|dau viec|ten )/.test(folded)) return 'task'
  return HEADS.find(([, pattern]) => pattern.test(folded))?.[0] ?? 'other'
}

function headOf(row: Row): Column[] | null {
  const columns = row.cells.map(c => columnOf(c.text))
  const known = columns.filter(c => c !== 'other').length
  const short = row.cells.every(c => c.text.length <= 60)
  return short && known >= 2 && columns.includes('task') && !/^\d/.test(row.cells[0]!.text) ? columns : null
}

export function tablesOf(text: string): Table[] {
  const tables: Table[] = []
  let current: Row[] = []
  const close = () => {
    if (current.length >= 2) {
      const at = current.findIndex(r => headOf(r) !== null)
      const columns = at >= 0 ? headOf(current[at]!) : null
      const rows = columns ? current.slice(at + 1) : current
      if (columns || rows.filter(r => /^\d{1,3}[.)]?$/.test(r.cells[0]!.text)).length * 2 > rows.length) {
        tables.push({ rows, columns, start: current[0]!.start, end: current.at(-1)!.end })
      }
    }
    current = []
  }
  let from = 0
  while (from <= text.length) {
    const nl = text.indexOf('\n', from)
    const to = nl < 0 ? text.length : nl
    const line = text.slice(from, to)
    const cells = line.includes('|') || line.includes('\t') ? cellsOf(text, from, to) : []
    const above = current.at(-1)
    if (above && goesOn(text, current, cells, from, to)) extend(text, above, cells, from, to)
    else if (cells.length >= MIN_CELLS && !RULE_LINE.test(line)) current.push({ start: from, end: to, cells })
    else if (current.length > 0 && cells.length > 0 && isNumber(cells[0]!.text))
      current.push({ start: from, end: to, cells })
    else if (!(RULE_LINE.test(line) && current.length > 0 && line.trim() !== '')) close()
    if (nl < 0) break
    from = nl + 1
  }
  close()
  return tables
}

/** What the first cell of a row holds: a number, or the letter or Roman numeral of a section. */
const isNumber = (text: string): boolean => /^(?:\d{1,3}(?:\.\d{1,2})*|[IVX]{1,5}|[A-HĐa-hđ])[.)]?$/.test(text)

/** A line end within a cell: the row has not all its cells yet, or its last one runs on before the next number. */
function goesOn(text: string, rows: readonly Row[], cells: readonly Cell[], from: number, to: number): boolean {
  const row = rows.at(-1)!
  const width = rows[0]!.cells.length
  if (rows.length < 2 || from === to || text[row.start] === '|' || text.slice(from, to).trim() === '') return false
  if (isNumber((cells[0]?.text ?? '').trim()) || RULE_LINE.test(text.slice(from, to))) return false
  const joined = row.cells.length + Math.max(cells.length, 1) - 1
  return joined <= width && isNumber(row.cells[0]!.text) && (row.cells.length < width || cells.length === 0)
    ? row.cells.length < width || isNextNumbered(text, to)
    : false
}

/** Does a row with a number follow, so that what stands between belongs to the table? */
function isNextNumbered(text: string, at: number): boolean {
  const line = text
    .slice(at + 1, at + 200)
    .split('\n')
    .find(l => l.trim() !== '')
  return line !== undefined && isNumber(line.split(/[\t|]/)[0]!.trim()) && /[\t|]/.test(line)
}

/** The line's first cell goes on with the last one of the row. */
function extend(text: string, row: Row, cells: readonly Cell[], from: number, to: number): void {
  const last = row.cells.at(-1)!
  const [first, ...rest] = cells.length > 0 ? cells : [{ start: from, end: to, text: text.slice(from, to).trim() }]
  const end = first!.text === '' ? last.end : first!.end
  const start = last.text === '' ? first!.start : last.start
  row.cells[row.cells.length - 1] = { start, end: Math.max(start, end), text: text.slice(start, Math.max(start, end)) }
  row.cells.push(...rest)
  row.end = to
}
