/**
 * Rule: a paragraph may be wrapped over several lines; a blank line, a label or a finished sentence on a short line
 * ends it.
 */
import { inlineItems } from './inline-lists.ts'
import { type Label, labelOf } from './labels.ts'

export type Paragraph = {
  label: Label | null
  /** Clean offsets of the whole paragraph with its label. */
  start: number
  /** Clean offset of the first character after the label. */
  body: number
  /** Clean offset after the last character, trimmed. */
  end: number
  blankBefore: boolean
  /** Columns before the first character. */
  indent: number
}

type Line = { start: number; end: number; text: string; indent: number }

function linesOf(text: string): Line[] {
  const lines: Line[] = []
  let from = 0
  while (from <= text.length) {
    const nl = text.indexOf('\n', from)
    const to = nl < 0 ? text.length : nl
    let a = from
    let b = to
    while (a < b && (text[a] === ' ' || text[a] === '\t')) a += 1
    while (b > a && (text[b - 1] === ' ' || text[b - 1] === '\t')) b -= 1
    lines.push({ start: a, end: b, text: text.slice(a, b), indent: a - from })
    if (nl < 0) break
    from = nl + 1
  }
  return lines
}

const SENTENCE_END = /[.;:!?…]["')\]]*$/
const STARTS_LOW = /^[\p{Ll}\d(,;%]/u
const WRAP_MIN = 50
const WRAP_MAX = 130

/** The width at which the text was wrapped, or 0. Most lines of a wrapped text end within a narrow band. */
function wrapWidth(lines: readonly Line[]): number {
  let longest = 0
  let unfinished = 0
  let filled = 0
  for (const [i, line] of lines.entries()) {
    const length = line.indent + line.text.length
    if (length > longest) longest = length
    if (line.text === '' || lines[i + 1] === undefined || lines[i + 1]!.text === '') continue
    filled += 1
    if (!SENTENCE_END.test(line.text)) unfinished += 1
  }
  return longest >= WRAP_MIN && longest <= WRAP_MAX && unfinished * 4 >= filled ? longest : 0
}

/** A number that opens a wrapped line ("2012.", "05 hàng tháng") is no label unless it goes on or opens a numbering. */
function isLabel(label: Label, rest: string, goesOn: boolean): boolean {
  if (label.kind === 'bullet') return true
  return !goesOn || /^[\p{Lu}"“(\d]/u.test(rest)
}

export function paragraphsOf(text: string): Paragraph[] {
  const lines = linesOf(text)
  const width = wrapWidth(lines)
  const paragraphs: Paragraph[] = []
  let blank = true
  let previous: Line | null = null
  for (const line of lines) {
    if (line.text === '') {
      blank = true
      continue
    }
    const full = previous !== null && width > 0 && previous.indent + previous.text.length >= width * 0.8
    const goesOn = !blank && full && !SENTENCE_END.test(previous!.text)
    const found = labelOf(line.text)
    const label = found && isLabel(found, line.text.slice(found.length), goesOn) ? found : null
    const last = paragraphs.at(-1)
    if (!label && last && previous && !blank && joins(previous, line, width)) last.end = line.end
    else if (!label && last?.label && last.body >= last.end) {
      // "1." alone on its line: the words follow below.
      last.body = line.start
      last.end = line.end
    } else {
      paragraphs.push({
        label,
        start: line.start,
        body: line.start + (label?.length ?? 0),
        end: line.end,
        blankBefore: blank,
        indent: line.indent,
      })
    }
    blank = false
    previous = line
  }
  return paragraphs.flatMap(p => withItems(text, p))
}

/** A paragraph that holds a list within its line: what introduces it, and its items. */
function withItems(text: string, paragraph: Paragraph): Paragraph[] {
  const items = inlineItems(text, paragraph.body, paragraph.end, paragraph.label)
  if (items.length === 0) return [paragraph]
  let end = items[0]!.start
  while (end > paragraph.body && /\s/.test(text[end - 1]!)) end -= 1
  const parts = items.map(item => ({ ...paragraph, ...item, blankBefore: false }))
  return end > paragraph.body ? [{ ...paragraph, end }, ...parts] : parts
}

/** "chuyển hồ sơ cho" at the end of a line: no sentence stops there. */
const LEADS_ON = /\s(?:cho|với|và|của|về|đến|tới|do|tại|trong|ở|bởi|từ|trước|cùng|các|những)$/u

function joins(previous: Line, line: Line, width: number): boolean {
  if (previous.text.includes('\t') || line.text.includes('\t') || line.text.includes('|')) return false
  if (/^[-=_*.\s]+$/.test(previous.text) || /^[-=_*.\s]+$/.test(line.text)) return false
  const full = width > 0 && previous.indent + previous.text.length >= width * 0.8
  if (SENTENCE_END.test(previous.text)) return full && !/[:;]$/.test(previous.text)
  if (/,$/.test(previous.text) || LEADS_ON.test(previous.text)) return true
  if (STARTS_LOW.test(line.text)) return true
  return full && !isCaps(previous.text)
}

const isCaps = (text: string): boolean => text === text.toUpperCase()
