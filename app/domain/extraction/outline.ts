/**
 * Rule: labels nest by kind and form – the first seen is the outer one, a list that counts on goes on, one that begins anew
 * under a heading lies within it – and a path is the printed labels from the outside in: "II/1/a)", "3/-#2". "1.2" and "I.1"
 * stand for their own outer number, which is left out.
 */
import { type Label, type LabelKind, otherReading } from './labels.ts'
import { type Paragraph, paragraphsOf } from './lines.ts'

export type Block = {
  label: Label | null
  path: string
  /** The item that this one stands under. */
  parent: Block | null
  children: Block[]
  /** Clean offsets: where the printed label stands, and the words without it. */
  labelStart: number
  start: number
  end: number
  blankBefore: boolean
}

type Level = { label: Label; block: Block; indent: number; counts: Map<string, number> }

/** The natural order from the outside in; labels of one rank lie as they come. */
const RANK: Record<LabelKind, number> = {
  part: 0,
  article: 1,
  roman: 2,
  upper: 2,
  number: 3,
  ordinal: 3,
  bracket: 4,
  letter: 4,
  'small-roman': 5,
  bullet: 6,
}
/** These always stand outside what is counted more finely. */
const OUTERMOST = 2

/** No office numbers deeper; a text that goes on opening lists stays on this level. */
const DEEPEST = 10

const sameForm = (a: Label, b: Label): boolean => a.kind === b.kind && a.form === b.form
const last = (label: Label): number => label.numbers.at(-1) ?? 0
const isFirst = (label: Label): boolean => label.numbers.length === 1 && label.numbers[0] === 1
const isDeep = (label: Label): boolean => label.numbers.length > 1
const follows = (label: Label, before: Label): boolean =>
  label.numbers.length === before.numbers.length &&
  label.numbers.every((n, i) => (i < label.numbers.length - 1 ? n === before.numbers[i] : n === last(before) + 1))

/** `ends` tells that a paragraph and what follows no longer belong to the document. */
export function outlineOf(text: string, ends: (start: number, end: number) => boolean = () => false): Block[] {
  return new Outline(text, ends).blocks
}

class Outline {
  readonly blocks: Block[] = []
  private readonly stack: Level[] = []
  private readonly topCounts = new Map<string, number>()
  private readonly text: string

  constructor(text: string, ends: (start: number, end: number) => boolean) {
    this.text = text
    let labelled = false
    for (const [i, paragraph] of paragraphsOf(text).entries()) {
      if (!paragraph.label && (labelled || i > 2) && ends(paragraph.body, paragraph.end)) break
      labelled ||= paragraph.label !== null
      if (paragraph.label) this.open(paragraph, this.settle(paragraph.label))
      else this.plain(paragraph)
    }
  }

  /** A title without a label ends the item that it stands behind. */
  private plain(paragraph: Paragraph): void {
    if (isTitle(this.text, paragraph))
      while (this.stack.length > 0 && this.isFinished(this.stack.at(-1)!)) this.stack.pop()
    this.blocks.push(blockOf(paragraph, null, '', this.stack.at(-1)?.block ?? null))
  }

  private open(paragraph: Paragraph, label: Label): void {
    this.close(label, paragraph.indent)
    const parent = this.stack.at(-1) ?? null
    const name = nameOf(label, parent?.counts ?? this.topCounts)
    const above = parent ? pathAbove(parent.block, label) : ''
    const block = blockOf(paragraph, label, above ? `${above}/${name}` : name, parent?.block ?? null)
    parent?.block.children.push(block)
    this.blocks.push(block)
    this.stack.push({ label, block, indent: paragraph.indent, counts: new Map() })
  }

  /** A lone letter that is also a Roman numeral is read by what stands before it: "H." then "I.", "IV." then "V.". */
  private settle(label: Label): Label {
    const other = otherReading(label)
    if (!other) return label
    const goesOn = (l: Label) => this.stack.some(s => s.label.kind === l.kind && isNear(l, s.label))
    if (goesOn(label) && !isFirst(other)) return label
    if (goesOn(other)) return other
    return isFirst(other) && !goesOn(label) ? other : label
  }

  /** Leaves the levels that the new label ends. */
  private close(label: Label, indent: number): void {
    if (this.stack.length >= DEEPEST) this.stack.length = DEEPEST - 1
    const beside = this.beside(label)
    if (beside !== null) this.stack.length = beside
    else if (label.numbers.length > 1) this.closeDeep(label)
    else this.leaveFor(label, indent)
  }

  /** The level that the label goes on with, or the top of the stack where it begins a list of its own; null: a new kind. */
  private beside(label: Label): number | null {
    const { stack } = this
    const at = (found: number): number | null => (found >= 0 ? found : null)
    if (label.kind !== 'bullet') {
      const next = stack.findLastIndex(l => sameForm(l.label, label) && follows(label, l.label))
      if (next >= 0) return next
      // "1. Việc thứ nhất:" holds a list of its own that begins with "1." again.
      const inner = stack.at(-1)
      if (isFirst(label) && inner && sameForm(inner.label, label) && this.isHeading(inner)) return stack.length
    }
    const same = stack.findLastIndex(l => sameForm(l.label, label))
    if (same >= 0 || label.kind === 'bullet') return at(same)
    if (label.numbers.length > 1) return null
    // "2)" after "1/": the closer is a slip, the count goes on.
    const slip = isFirst(label) ? -1 : stack.findLastIndex(l => l.label.kind === label.kind && !isDeep(l.label))
    return at(slip >= 0 ? slip : stack.findIndex(l => l.label.kind === label.kind && isDeep(l.label)))
  }

  /** "2.1": below "2", or beside any other such number. */
  private closeDeep(label: Label): void {
    const { stack } = this
    const depth = label.numbers.length
    const own = stack.findLastIndex(l => l.label.kind === label.kind && isPrefix(l.label, label))
    const beside = stack.findIndex(l => l.label.kind === label.kind && l.label.numbers.length >= depth)
    const above = stack.findLastIndex(l => l.label.kind === label.kind && l.label.numbers.length < depth)
    if (own >= 0) stack.length = own + 1
    else if (beside >= 0) stack.length = beside
    else if (above >= 0) stack.length = above + 1
    else this.leaveFor(label, 0)
  }

  /** A kind not met so far lies within what stands open, unless that is counted more finely or is indented deeper. */
  private leaveFor(label: Label, indent: number): void {
    const { stack } = this
    const rank = RANK[label.kind]
    if (rank <= OUTERMOST) {
      const finer = stack.findIndex(l => RANK[l.label.kind] > rank)
      if (finer >= 0) stack.length = finer
      return
    }
    while (stack.length > 0) {
      const inner = stack.at(-1)!
      const finer = RANK[inner.label.kind] > rank && this.isFinished(inner)
      const outdented = inner.indent >= indent + 2 && RANK[inner.label.kind] >= rank
      if (!finer && !outdented) return
      stack.pop()
    }
  }

  private isHeading(level: Level): boolean {
    return this.text[level.block.end - 1] === ':'
  }

  /** An item with words of its own, nothing below it and no colon that opens a list. */
  private isFinished({ label, block }: Level): boolean {
    const ending = this.text[block.end - 1] ?? ''
    if (block.children.length > 0 || ending === ':') return false
    if (/[.;,!?]/.test(ending)) return true
    // "- Sở Nội vụ" after other such lines is one of a list; alone it may be the title of what follows.
    return label.kind === 'bullet' && !block.path.endsWith('#1')
  }
}

const blockOf = (p: Paragraph, label: Label | null, path: string, parent: Block | null): Block => ({
  label,
  path,
  parent,
  children: [],
  labelStart: p.start,
  start: p.body,
  end: p.end,
  blankBefore: p.blankBefore,
})

/** Letters may leave one out (d, e without đ; e, g without f). */
const isNear = (label: Label, before: Label): boolean =>
  last(label) > last(before) && last(label) <= last(before) + (label.kind === 'letter' ? 2 : 1)

const TITLE_LENGTH = 90
/** A short line that is no sentence: "Phần thứ hai: kết luận", "KẾT LUẬN". */
const isTitle = (text: string, p: Paragraph): boolean =>
  p.end - p.body <= TITLE_LENGTH &&
  !/[.;,:!?]$/.test(text.slice(p.end - 1, p.end)) &&
  /^\p{Lu}/u.test(text.slice(p.body, p.end))

/** Is the label's beginning the whole of the other one: "1.2" of "1", "I.1" of "I"? */
const isPrefix = (outer: Label, label: Label): boolean =>
  outer.numbers.length < label.numbers.length && outer.numbers.every((n, i) => n === label.numbers[i])

function nameOf(label: Label, counts: Map<string, number>): string {
  if (label.kind !== 'bullet') return label.text
  const n = (counts.get(label.text) ?? 0) + 1
  counts.set(label.text, n)
  return `${label.text}#${n}`
}

/** "1.2" under "1.": the path of what stands outside its own numbers. */
function pathAbove(parent: Block, label: Label): string {
  let block: Block | null = parent
  while (
    block?.label &&
    label.numbers.length > 1 &&
    block.label.kind === label.kind &&
    block.label.numbers.length < label.numbers.length
  )
    block = block.parent
  return block?.path ?? ''
}
