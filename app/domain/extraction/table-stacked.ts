/**
 * Rule: a table that was pasted cell by cell, each on a line of its own: the heads from "TT" on, then for each row its
 * number and as many lines as there are heads. A row that has fewer (its empty cells were lost) tells its cells itself.
 */
import { fold } from '../shared/vietnamese-text.ts'
import { type Cell, type Column, columnOf, type Row, type Table } from './table-layout.ts'

const FIRST_HEAD = /^(stt|tt|so tt|so thu tu)$/
const LONGEST_HEAD = 60
const MOST_COLUMNS = 9
const FEWEST_COLUMNS = 3
/** A table with a single row may be a list of something else. */
const FEWEST_ROWS = 2

export function stackedTablesOf(text: string): Table[] {
  // a bar or a tab cuts cells within the line: see table-layout.ts
  const lines = linesOf(text)
  const tables: Table[] = []
  for (let i = 0; i < lines.length; i++) {
    if (!FIRST_HEAD.test(fold(lines[i]!.text))) continue
    const heads = headsFrom(lines, i)
    if (!heads) continue
    const { rows, next } = rowsFrom(text, lines, i + heads.length, heads)
    if (rows.length < FEWEST_ROWS) continue
    tables.push({ rows, columns: heads, start: lines[i]!.start, end: rows.at(-1)!.end })
    i = next - 1
  }
  return tables
}

function linesOf(text: string): Cell[] {
  const lines: Cell[] = []
  for (const m of text.matchAll(/[^\n]+/g)) {
    const trimmed = m[0].trim()
    if (trimmed === '') continue
    const start = m.index + (m[0].length - m[0].trimStart().length)
    lines.push({ start, end: start + trimmed.length, text: trimmed })
  }
  return lines
}

function headsFrom(lines: readonly Cell[], at: number): Column[] | null {
  const heads: Column[] = []
  for (let k = at; k < Math.min(lines.length, at + MOST_COLUMNS + 1); k++) {
    const { text } = lines[k]!
    if (isNumber(text, 1)) {
      const known = heads.filter(c => c !== 'other').length
      return heads.length >= FEWEST_COLUMNS && known >= FEWEST_COLUMNS && heads.includes('task') ? heads : null
    }
    if (text.length > LONGEST_HEAD || /[|\t]/.test(text)) return null
    heads.push(columnOf(text))
  }
  return null
}

const isNumber = (text: string, n: number): boolean => new RegExp(`^0?${n}[.)]?$`).test(text)

function rowsFrom(
  text: string,
  lines: readonly Cell[],
  from: number,
  heads: readonly Column[],
): { rows: Row[]; next: number } {
  const rows: Row[] = []
  let at = from
  for (let n = 1; at < lines.length && isNumber(lines[at]!.text, n); n++) {
    const limit = Math.min(lines.length, at + heads.length)
    let next = at + 1
    while (next < limit && !isNumber(lines[next]!.text, n + 1) && !isApart(text, lines, next, at)) next += 1
    if (next === at + 1) break
    rows.push(rowOf(lines.slice(at, next), heads))
    at = next
  }
  return { rows, next: at }
}

/** An empty line ends the table where the row could end as well. */
const isApart = (text: string, lines: readonly Cell[], k: number, row: number): boolean =>
  k > row + 1 && /\n\s*\n/.test(text.slice(lines[k - 1]!.end, lines[k]!.start))

/** Empty cells in front of the day were lost: what is left is told apart by what it looks like. */
function rowOf(cells: readonly Cell[], heads: readonly Column[]): Row {
  const all = [...cells]
  const missing = heads.length - all.length
  if (missing > 0) {
    const due = heads.indexOf('due')
    const last = all.at(-1)!
    const ends = due === heads.length - 1 && all.length > 2 && LOOKS_LIKE_TIME.test(fold(last.text))
    const empty = { start: last.start, end: last.start, text: '' }
    all.splice(ends ? all.length - 1 : all.length, 0, ...Array.from({ length: missing }, () => empty))
  }
  return { start: cells[0]!.start, end: cells.at(-1)!.end, cells: all }
}

const LOOKS_LIKE_TIME =
  /\d{1,2}\s?[/.]\s?\d|^(truoc|trong|hang|hàng|thang|quy|tuan|ngay|cuoi|dau|het|thuong xuyen|khong)\b|ngay lam viec/
