/**
 * How wide a line set in bold Times New Roman is. The decree measures its rules against the text above them ("as long
 * as the line", "1/3 to 1/2 of the line"), and a .docx has no way to say that: the length has to be computed.
 */

/** Widths in 1/1000 em. A letter with marks is as wide as its base letter, ơ and ư slightly wider. */
const WIDTHS: Record<string, number> = {}
const set = (width: number, letters: string): void => {
  for (const c of letters) WIDTHS[c] = width
}
set(250, ' .,')
set(278, "/ijl'")
set(333, '()-:;ft')
set(389, 'Is')
set(444, 'cerz')
set(500, 'J0123456789agovxy–_?')
set(556, 'Sbdđhknpqu"')
set(611, 'FP')
set(667, 'BELTZ')
set(722, 'ACDĐNRUVXYw')
set(778, 'GHKOQ')
set(833, 'm')
set(944, 'M')
set(1000, 'W—')

const HORN = /\u031B/g
const MARKS = /\p{Mn}+/gu

/** Width in twips (1/20 pt) at `size` points. */
export function boldWidth(text: string, size: number): number {
  const decomposed = text.normalize('NFD')
  let em = (decomposed.match(HORN)?.length ?? 0) * 60
  for (const c of decomposed.replace(MARKS, '')) em += WIDTHS[c] ?? 667
  return Math.round((em / 1000) * size * 20)
}

/** The lines that a word processor makes of the text in a column of `width` twips. */
export function wrap(text: string, size: number, width: number): string[] {
  const lines: string[] = []
  let line = ''
  for (const word of text.split(' ')) {
    const longer = line === '' ? word : `${line} ${word}`
    if (line !== '' && boldWidth(longer, size) > width) {
      lines.push(line)
      line = word
    } else line = longer
  }
  return line === '' ? lines : [...lines, line]
}

/** Width of the longest of the lines. */
export const longest = (lines: readonly string[], size: number): number =>
  lines.reduce((most, line) => Math.max(most, boldWidth(line, size)), 0)
