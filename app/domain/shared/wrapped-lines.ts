/**
 * Text copied from a PDF or a mail has a line break at the end of every printed line. The lines of a paragraph are
 * joined again – only where the text looks so as a whole, and never over a number, a bullet or a heading.
 */
const LEAST_LINES = 5
/** A printed line is at least so long. */
const LEAST_WIDTH = 45
const ENDS = /[.;:!?…"”)]\s*$/
const BEGINS =
  /^\s*(?:(?:\d{1,3}(?:\.\d{1,3})*[.)]?|[IVXLC]{1,6}[.)]|\p{L}[.)])\s|[-–—+*•●▪◦·]\s?|(?:Nơi nhận|Kính gửi|Số|Điều|Phần|Chương|Mục)\b)/u
const LOWER = /^\s*\p{Ll}/u

export function joinWrappedLines(text: string): string {
  const lines = text.split('\n').map(line => line.replace(/[ \t]+$/, ''))
  const width = widthOf(lines)
  if (width === null) return text
  const joined: string[] = []
  lines.forEach((line, i) => {
    const before = lines[i - 1]
    if (before !== undefined && goesOn(before, line, width)) joined[joined.length - 1] += ` ${line.trim()}`
    else joined.push(line)
  })
  return joined.join('\n')
}

/** How long a full line is, where the text is wrapped at all: then most lines end within a sentence. */
function widthOf(lines: readonly string[]): number | null {
  const filled = lines.filter(line => line.trim().length >= LEAST_WIDTH)
  if (filled.length < LEAST_LINES) return null
  const lengths = filled.map(line => line.length).sort((a, b) => a - b)
  const width = lengths[Math.floor(lengths.length * 0.9)]!
  // paragraphs on one line each are of any length; printed lines are nearly all of one
  const full = filled.filter(line => line.length > width * 0.8 && line.length < width * 1.25)
  const open = full.filter(line => !ENDS.test(line))
  return width <= 160 && full.length >= filled.length * 0.6 && open.length >= full.length * 0.4 ? width : null
}

function goesOn(before: string, line: string, width: number): boolean {
  if (before.trim() === '' || line.trim() === '' || BEGINS.test(line) || line.includes('\t') || before.includes('\t'))
    return false
  if (isHeading(line) || isHeading(before)) return false
  const full = before.length > width * 0.7
  if (LOWER.test(line)) return full || !ENDS.test(before)
  return full && !ENDS.test(before)
}

const isHeading = (line: string): boolean =>
  line.trim().length > 3 && line === line.toLocaleUpperCase('vi') && /\p{L}/u.test(line)
