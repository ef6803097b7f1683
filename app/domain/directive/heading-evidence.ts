/** Where no words of an item name its unit, the heading above does: these are the words, for her to see. */
import type { Evidence } from '../extraction/types.ts'

const LINES_BACK = 40

export function headingEvidence(text: string, start: number, names: readonly string[]): Evidence[] {
  const wanted = names.map(plain).filter(name => name.length > 2)
  let end = text.lastIndexOf('\n', start - 1)
  for (let n = 0; n < LINES_BACK && end > 0 && wanted.length > 0; n += 1) {
    const from = text.lastIndexOf('\n', end - 1) + 1
    const line = text.slice(from, end)
    const read = plain(line)
    // letters keep their places only where none was dropped
    const at =
      read.length === line.length ? wanted.map(name => ({ name, at: read.indexOf(name) })).find(x => x.at >= 0) : null
    if (at) {
      const place = { start: from + at.at, end: from + at.at + at.name.length }
      const rule = `đề mục ‘${line.trim().replace(/\s+/g, ' ').slice(0, 80)}’ → ${names[0]}`
      return [{ ...place, rule }]
    }
    end = from - 1
  }
  return []
}

/** Letter by letter, so that places stay: lower case, one dash, one space. */
const plain = (text: string): string =>
  text
    .toLocaleLowerCase('vi')
    .replace(/[–—−]/g, '-')
    .replace(/[\u00a0\t]/g, ' ')
