import Papa from 'papaparse'
import readWorkbook from 'read-excel-file/node'
import { openZip, ZipError } from './zip.ts'

/** A table as it stands in a file: every cell as text, days as dd/MM/yyyy. `line` is the number people see. */
export type TableRow = { line: number; cells: string[] }
export type TableSheet = { name: string; rows: TableRow[] }
export type TableFile = { kind: 'table'; sheets: TableSheet[] } | { kind: 'unreadable'; message: string }

export const TABLE_MAX_ROWS = 3000

const NOT_READABLE = 'Không đọc được tệp này. Hãy lưu lại dưới dạng .xlsx hoặc .csv (UTF-8) rồi thử lại.'

export async function readTableFile(name: string, bytes: Uint8Array): Promise<TableFile> {
  const isWorkbook = bytes[0] === 0x50 && bytes[1] === 0x4b
  try {
    const sheets = isWorkbook ? await workbookOf(bytes) : [csvOf(name, bytes)]
    const rows = sheets.reduce((n, s) => n + s.rows.length, 0)
    if (rows > TABLE_MAX_ROWS)
      return {
        kind: 'unreadable',
        message: `Tệp có ${rows} dòng; mỗi lần nhập được nhiều nhất ${TABLE_MAX_ROWS} dòng.`,
      }
    return { kind: 'table', sheets }
  } catch (error) {
    if (error instanceof ZipError && error.fault === 'encrypted')
      return { kind: 'unreadable', message: 'Tệp có mật khẩu. Hãy bỏ mật khẩu rồi thử lại.' }
    return { kind: 'unreadable', message: NOT_READABLE }
  }
}

async function workbookOf(bytes: Uint8Array): Promise<TableSheet[]> {
  // every part is inflated once with our own limits before a library that trusts the file sees it
  const zip = openZip(bytes)
  for (const part of zip.names) zip.read(part)
  const sheets = await readWorkbook(Buffer.from(bytes))
  return sheets.map(({ sheet, data }) => ({ name: sheet, rows: rowsOf(data.map(row => row.map(cellText))) }))
}

function csvOf(name: string, bytes: Uint8Array): TableSheet {
  // Excel writes a comma, a semicolon or a tab, by the language it runs in; the text is UTF-8 or it is refused
  const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  if (text.includes('\0')) throw new Error('not a text')
  const body = text.replace(/^\uFEFF/, '')
  const guessed = Papa.parse<string[]>(body, { delimitersToGuess: [...DELIMITERS] })
  // two columns and an empty line at the end are too little to guess by: then the first line decides
  const unsure = guessed.errors.some(e => e.code === 'UndetectableDelimiter')
  const { data } = unsure ? Papa.parse<string[]>(body, { delimiter: delimiterOf(body) }) : guessed
  return { name, rows: rowsOf(data.map(row => row.map(cellText))) }
}

const DELIMITERS = [',', ';', '\t'] as const

function delimiterOf(text: string): string {
  const first = text.split(/\r?\n/).find(line => line.trim() !== '') ?? ''
  const count = (d: string) => first.split(d).length
  return [...DELIMITERS].sort((a, b) => count(b) - count(a))[0]!
}

const rowsOf = (table: readonly (readonly string[])[]): TableRow[] =>
  table.map((cells, i) => ({ line: i + 1, cells: [...cells] })).filter(r => r.cells.some(c => c !== ''))

function cellText(value: unknown): string {
  if (value === null || value === undefined) return ''
  // a day of Excel is midnight UTC of that day
  if (value instanceof Date) {
    const two = (n: number) => String(n).padStart(2, '0')
    return `${two(value.getUTCDate())}/${two(value.getUTCMonth() + 1)}/${value.getUTCFullYear()}`
  }
  return String(value).normalize('NFC').replaceAll('\0', '').trim().slice(0, 4000)
}
