/**
 * Rule: a list may stand within one line – "Kết luận: (1) Phòng A …; (2) Phòng B …" – where its line ends were lost. Labels in a
 * row, the first of its kind first, each behind a colon, a semicolon or a full stop, are items as if each had its own line.
 */
import { type Label, labelOf, otherReading } from './labels.ts'

export type InlineItem = { label: Label; start: number; body: number; end: number }

const DASH = '-\u2010-\u2015\u2212'
/** What may open an item inside a line. The words decide later whether they count in a row. */
const OPENING = new RegExp(
  `(?<=[:;.]\\s{1,3})(?=(?:\\(?(?:\\d{1,2}|[a-zđ]|[ivx]{1,4})\\)|\\d{1,2}[./](?!\\d)|[${DASH}+•●]|(?:thứ|một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười)\\s(?:là|nhất|hai|ba|tư|năm|sáu|bảy|tám|chín|mười)(?!\\p{L}))\\s?[,:]?\\s?[\\p{L}\\d"“])`,
  'giu',
)
/** Fewer words than this are no item: "các điểm a) và b) khoản 2". */
const LEAST_WORDS = 3

const isFirst = (label: Label): boolean =>
  label.kind !== 'bullet' && label.numbers.length === 1 && label.numbers[0] === 1

/** The items inside one paragraph, or none. `own` is the label it begins with. */
export function inlineItems(text: string, body: number, end: number, own: Label | null): InlineItem[] {
  const line = text.slice(body, end)
  const found: { label: Label; at: number }[] = []
  for (const m of line.matchAll(OPENING)) {
    const label = labelAt(line, m.index)
    if (label) found.push({ label, at: m.index })
  }
  if (found.length === 0) return []
  const row = rowOf(found, line, own)
  const items = row.map(({ label, at }, i) => ({
    label,
    start: body + at,
    body: body + at + label.length,
    end: trimmedEnd(text, body + (row[i + 1]?.at ?? line.length)),
  }))
  return items.every(item => wordsIn(text.slice(item.body, item.end)) >= LEAST_WORDS) ? items : []
}

/** Spoken ordinals inside a line begin small; a label reads the same. */
function labelAt(line: string, at: number): Label | null {
  const rest = line.slice(at, at + 60)
  const label = labelOf(rest) ?? labelOf(rest.charAt(0).toLocaleUpperCase('vi') + rest.slice(1))
  return label && label.kind === 'ordinal' ? { ...label, text: rest.slice(0, label.text.length) } : label
}

function rowOf(found: { label: Label; at: number }[], line: string, own: Label | null): { label: Label; at: number }[] {
  // The paragraph's own label may be the first of the row: "(1) A …; (2) B …".
  const continues = found[0]!
  if (
    own &&
    own.kind === continues.label.kind &&
    own.form === continues.label.form &&
    own.numbers[0]! + 1 === continues.label.numbers[0]
  )
    return follow(found, continues.label, continues.at)
  for (const [i, { label, at }] of found.entries()) {
    const opens = isFirst(label) ? label : null
    const second = opens ? null : otherReading(label)
    const first = opens ?? (second && isFirst(second) ? second : null)
    if (first) {
      const row = follow(found.slice(i), first, at)
      if (row.length >= 2) return row
    }
    if (label.kind === 'bullet' && line[at - 1] !== undefined && line.slice(0, at).trimEnd().endsWith(':')) {
      const row = found.slice(i).filter(f => f.label.kind === 'bullet' && f.label.form === label.form)
      if (row.length >= 2) return row
    }
  }
  return []
}

/** The labels that count on from the first. */
function follow(found: { label: Label; at: number }[], first: Label, from: number): { label: Label; at: number }[] {
  const row: { label: Label; at: number }[] = []
  let last = first.numbers[0]! - 1
  for (const { label, at } of found) {
    if (at < from) continue
    const same = [label, otherReading(label)].find(
      l => l !== null && l.kind === first.kind && l.form === first.form && isNext(l, last),
    )
    if (!same) continue
    row.push({ label: same, at })
    last = same.numbers[0]!
  }
  return row
}

/** Letters may leave one out (d, e without đ; e, g without f). */
const isNext = (label: Label, last: number): boolean =>
  label.numbers[0] === last + 1 ||
  (label.kind === 'letter' && last > 0 && label.numbers[0]! > last && label.numbers[0]! <= last + 2)

const wordsIn = (text: string): number => text.split(/\s+/).filter(w => /\p{L}/u.test(w)).length

function trimmedEnd(text: string, end: number): number {
  let to = end
  while (to > 0 && /\s/.test(text[to - 1]!)) to -= 1
  return to
}
