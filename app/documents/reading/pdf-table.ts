/**
 * A table of an official document begins with "TT" or "STT". Its columns are told by the gaps of that head and by where
 * the words below it never stand; a number in the first column begins a row.
 */
import { fold } from '#app/domain/shared/vietnamese-text.ts'
import { type Row, textOf, type Word } from './pdf-layout.ts'

type Table = { lines: string[]; to: number }

const COLUMN_GAP = 0.55
/** Rows below the head that are asked where no word stands. */
const SAMPLE = 60

export function tableAt(rows: readonly Row[], from: number): Table | null {
  const head = rows[from]!
  if (!/^s?tt$/.test(fold(head.words[0]!.text)) && !/^s?tt /.test(fold(textOf(head.words)))) return null
  const cells = apart(head.words)
  if (cells.length < 3 || !/^s?tt$/.test(fold(textOf(cells[0]!)))) return null
  const edges = edgesBetween(cells, rows.slice(from + 1, from + 1 + SAMPLE))

  const table: string[][][] = []
  let to = from
  let previous = head
  for (; to < rows.length; to++) {
    const row = rows[to]!
    if (to > from && (crosses(row, edges) || isFar(previous, row))) break
    const found = edges.map((_, i) => row.words.filter(w => columnOf(w, edges) === i)).map(textOf)
    // the head again on the next page
    if (to > from && /^s?tt$/.test(fold(found[0]!))) continue
    const opens = table.length < 2 ? /\d/.test(found[0]!) : found[0] !== ''
    if (table.length === 0 || opens) table.push(found.map(text => [text]))
    else for (const [i, text] of found.entries()) table.at(-1)![i]!.push(text)
    previous = row
  }
  if (table.length < 2) return null
  const lines = table.map(row => row.map(texts => texts.filter(t => t !== '').join(' ')).join(' | '))
  return { lines, to }
}

/** Runs of words with a column's gap between them. */
function apart(words: readonly Word[]): Word[][] {
  const cells: Word[][] = []
  let end = Number.NEGATIVE_INFINITY
  for (const word of words) {
    if (cells.length === 0 || word.x - end > word.size * COLUMN_GAP) cells.push([word])
    else cells.at(-1)!.push(word)
    end = word.x + word.width
  }
  return cells
}

/** Where each column begins: between two heads, at the place that most rows leave free. */
function edgesBetween(cells: readonly Word[][], below: readonly Row[]): number[] {
  const edges = [Number.NEGATIVE_INFINITY]
  for (let i = 1; i < cells.length; i++) {
    const left = cells[i - 1]!.at(-1)!
    const from = left.x + left.width
    const to = cells[i]![0]!.x
    let best = (from + to) / 2
    let least = Number.POSITIVE_INFINITY
    for (let x = from; x <= to; x += 1) {
      const covered = below.filter(r => r.words.some(w => w.x < x && w.x + w.width > x)).length
      // the last of the free places: a column's words begin at its left edge
      if (covered <= least) [best, least] = [x, covered]
    }
    edges.push(best)
  }
  return edges
}

function columnOf(word: Word, edges: readonly number[]): number {
  const x = word.x + Math.min(word.width, word.size) * 0.5
  return edges.findLastIndex(edge => x >= edge)
}

/** Words that stand well over the edge of a column: the table is at its end. */
const crosses = (row: Row, edges: readonly number[]): boolean =>
  edges.some(edge => row.words.some(w => w.x < edge - w.size * 1.5 && w.x + w.width > edge + w.size * 1.5))

const isFar = (before: Row, row: Row): boolean => row.page === before.page && row.y - before.y > row.size * 4.5
