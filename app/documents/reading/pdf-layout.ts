/**
 * A PDF knows where words stand, not what they are. Here the places become lines, and the lines paragraphs, table rows
 * and the two columns of the head and of the signature.
 */
import { fold } from '#app/domain/shared/vietnamese-text.ts'
import { tableAt } from './pdf-table.ts'

/** Words that were drawn together; `y` grows downwards. */
export type Word = { text: string; x: number; y: number; width: number; size: number }
export type PageText = { words: Word[]; width: number; height: number }

/** What stands on one height, from left to right. */
export type Row = { page: number; y: number; size: number; words: Word[] }

export function pdfLines(pages: readonly PageText[]): string[] {
  const rows = pages.flatMap((page, i) => rowsOf(page.words, i))
  const body = withoutMargins(rows, pages)
  const out: string[] = []
  const margins = marginsOf(body)
  let previous: Line | null = null
  const put = (line: Line): void => {
    if (previous && goesOn(previous, line, margins)) {
      out[out.length - 1] = joined(out.at(-1)!, line.text)
    } else out.push(line.text)
    previous = line
  }
  const putAlone = (texts: readonly string[]): void => {
    out.push(...texts.filter(text => text !== ''))
    previous = null
  }
  for (let i = 0; i < body.length; ) {
    const row = body[i]!
    const head = row.page === 0 ? headAt(body, i) : null
    const table = head ? null : tableAt(body, i)
    const signature = head || table ? null : signatureAt(body, i, pages)
    const block = head ?? signature
    if (block) {
      putAlone([...block.left, ...block.right])
      i = block.to
    } else if (table) {
      putAlone(table.lines)
      i = table.to
    } else {
      put(lineOf(row))
      i += 1
    }
  }
  return out
}

function rowsOf(words: readonly Word[], page: number): Row[] {
  const rows: Row[] = []
  for (const word of [...words].sort((a, b) => a.y - b.y || a.x - b.x)) {
    const row = rows.at(-1)
    if (row && word.y - row.y < Math.max(row.size, word.size) * 0.45) {
      row.words.push(word)
      row.size = Math.max(row.size, word.size)
    } else rows.push({ page, y: word.y, size: word.size, words: [word] })
  }
  for (const row of rows) row.words.sort((a, b) => a.x - b.x)
  return rows
}

/** Words one behind the other; a gap too narrow for a space is a letter drawn by itself. */
export function textOf(words: readonly Word[]): string {
  let text = ''
  let end = Number.NEGATIVE_INFINITY
  for (const word of words) {
    const gap = word.x - end > word.size * 0.15
    if (gap && text !== '' && !text.endsWith(' ') && !word.text.startsWith(' ')) text += ' '
    text += word.text
    end = word.x + word.width
  }
  return text.replace(/\s+/g, ' ').trim()
}

const startOf = (row: Row): number => row.words[0]!.x
const endOf = (row: Row): number => Math.max(...row.words.map(w => w.x + w.width))

const PAGE_NUMBER =
  /^(?:[-–—]?\s*\d{1,3}\s*[-–—]?|trang\s+\d{1,3}(?:\s*(?:\/|trên)\s*\d{1,3})?|\d{1,3}\s*\/\s*\d{1,3})$/i

/** Page numbers, and lines that stand at the edge of every page. */
function withoutMargins(rows: readonly Row[], pages: readonly PageText[]): Row[] {
  const edge = (row: Row): boolean => {
    const { height } = pages[row.page]!
    return row.y < height * 0.09 || row.y > height * 0.92
  }
  const repeated = new Map<string, Set<number>>()
  for (const row of rows) {
    if (!edge(row)) continue
    const text = fold(textOf(row.words)).replace(/\d+/g, '#')
    repeated.set(text, (repeated.get(text) ?? new Set()).add(row.page))
  }
  return rows.filter(row => {
    if (!edge(row)) return true
    const text = textOf(row.words)
    if (PAGE_NUMBER.test(text)) return false
    return pages.length < 3 || (repeated.get(fold(text).replace(/\d+/g, '#'))?.size ?? 0) < pages.length - 1
  })
}

type Columns = { left: string[]; right: string[]; to: number }

/** The head of an official document: the body at the left, the country's name and motto (left out) at the right. */
function headAt(rows: readonly Row[], from: number): Columns | null {
  const isCountry = (row: Row): Word | undefined => {
    const at = row.words.findIndex((_, i) => /^cong hoa xa hoi chu nghia/.test(fold(textOf(row.words.slice(i)))))
    return row.words[at]
  }
  // the body's name may stand a little higher than the country's
  const country = isCountry(rows[from]!) ?? (rows[from + 1] && isCountry(rows[from + 1]!))
  if (!country) return null
  const edge = country.x - country.size * 0.3
  const left: string[] = []
  const right: string[] = []
  let to = from
  for (; to < rows.length && to < from + 12; to++) {
    const row = rows[to]!
    if (row.page !== rows[from]!.page) break
    const at = row.words.findIndex(w => w.x >= edge)
    const first = at < 0 ? row.words : row.words.slice(0, at)
    const last = at < 0 ? [] : row.words.slice(at)
    // the title below the head stands over both columns
    if (first.length > 0 && endOf({ ...row, words: [...first] }) > edge + country.size) break
    if (first.length > 0 && last.length === 0 && isTitle(first)) break
    if (first.length === 0 && last.length > 0 && isTitle(last)) break
    const motto = fold(textOf(last))
    left.push(textOf(first))
    if (!/^(cong hoa xa hoi chu nghia|viet nam$|doc lap\W+tu do)/.test(motto)) right.push(textOf(last))
    if (/ngay .* thang .* nam/.test(motto)) {
      to += 1
      break
    }
  }
  return { left: mended(left), right: mended(right), to }
}

const isTitle = (words: readonly Word[]): boolean =>
  /^(thong bao|bien ban|ket luan|quyet dinh|cong dien|ke hoach)\b/.test(fold(textOf(words)))

/** A name over several lines is one name. */
const mended = (lines: readonly string[]): string[] => lines.filter(line => line !== '' && !/^[-–—_*.\s]+$/.test(line))

/** "Nơi nhận" at the left, who signs at the right: one after the other. */
function signatureAt(rows: readonly Row[], from: number, pages: readonly PageText[]): Columns | null {
  const row = rows[from]!
  const middle = pages[row.page]!.width * 0.42
  const leftOf = (r: Row) => r.words.filter(w => w.x < middle)
  const rightOf = (r: Row) => r.words.filter(w => w.x >= middle)
  const near = rows.slice(from, from + 3).filter(r => r.page === row.page)
  const starts =
    /^noi nhan/.test(fold(textOf(leftOf(row)))) ||
    (leftOf(row).length === 0 &&
      /^(t\W?l|k\W?t|t\W?m|t\W?u\W?q|q)\b/.test(fold(textOf(rightOf(row)))) &&
      near.some(r => /^noi nhan/.test(fold(textOf(leftOf(r))))))
  if (!starts) return null
  const left: string[] = []
  const right: string[] = []
  let to = from
  for (; to < rows.length && rows[to]!.page === row.page; to++) {
    // an annex begins behind the signature
    if (to > from && /^phu luc/.test(fold(textOf(rows[to]!.words)))) break
    left.push(textOf(leftOf(rows[to]!)))
    right.push(textOf(rightOf(rows[to]!)))
  }
  // recipients last: from there on nothing is read
  return { left: mended(right), right: mended(left), to }
}

type Line = { text: string; page: number; y: number; x: number; end: number; size: number }
const lineOf = (row: Row): Line => ({
  text: textOf(row.words),
  page: row.page,
  y: row.y,
  x: startOf(row),
  end: endOf(row),
  size: row.size,
})

type Margins = { left: number; right: number; leading: number }

/** Where most full lines begin and end, and how far they stand apart. */
function marginsOf(rows: readonly Row[]): Margins {
  const wide = rows.filter(r => endOf(r) - startOf(r) > r.size * 12)
  const most = (values: readonly number[], step: number): number => {
    const counts = new Map<number, number>()
    for (const v of values) counts.set(Math.round(v / step), (counts.get(Math.round(v / step)) ?? 0) + 1)
    let best = 0
    let count = 0
    for (const [value, n] of counts) if (n > count) [best, count] = [value, n]
    return best * step
  }
  const steps = rows.flatMap((r, i) => (i > 0 && rows[i - 1]!.page === r.page ? [r.y - rows[i - 1]!.y] : []))
  const ends = wide.map(endOf).sort((a, b) => a - b)
  return {
    left: most(wide.map(startOf), 3),
    // nearly the longest: one line that hangs out does not count
    right: ends[Math.floor(ends.length * 0.9)] ?? 0,
    leading: most(steps, 0.5),
  }
}

/** "1.", "1.2", "a)", "-", "Điều 3": such a line begins a paragraph wherever it stands. */
const LABEL =
  /^(?:[-–—+•*▪]\s|\(?\d{1,2}(?:\.\d{1,2})*[.)/]\s|\d{1,2}(?:\.\d{1,2})+\s|[a-zđA-ZĐ][.)]\s|[IVXLC]{1,6}[.)]\s|(?:Điều|Phần|Mục)\s+[\dIVX])/u

/** The line before was full and this one continues it. */
function goesOn(before: Line, line: Line, m: Margins): boolean {
  const em = line.size
  const isFull = before.end > m.right - em * 3.5
  const ended = /[.;:!?…]["”')\]/]*$/.test(before.text)
  const startsLow = /^[\p{Ll}\d(,;%]/u.test(line.text)
  const centred = (l: Line) => l.x > m.left + em * 4 && l.end < m.right - em * 2
  if (LABEL.test(line.text) && (ended || line.x > m.left + em * 0.6 || !isFull)) return false
  if (centred(line)) return startsLow && !ended && (centred(before) || isFull)
  if (before.page === line.page) {
    const step = line.y - before.y
    if (step > Math.max(m.leading * 1.6, em * 2.2) || step < 0) return false
  } else if (ended) return false
  // an indented first line opens a paragraph, a hanging one is as deep as the line before
  const indented = line.x > m.left + em * 0.9 && line.x > before.x - em * 0.5
  if (indented && !(startsLow && isFull && !ended) && Math.abs(line.x - before.x) > 1.5) return false
  return isFull && (!indented || !ended)
}

function joined(before: string, next: string): string {
  return `${before}${/[-/]$/.test(before) && /^\p{Ll}/u.test(next) && !/\s[-/]$/.test(before) ? '' : ' '}${next}`
}
