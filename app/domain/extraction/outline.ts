/**
 * Rule: labels nest by kind – the first kind seen is the outer one – and a path is the printed labels from the
 * outside in: "II/1/a)", "3/-#2". "1.2" stands for its own outer number, which is left out.
 */
import { type Label, settleLetter } from './labels.ts'
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

type Level = { kind: string; block: Block; counts: Map<string, number> }

const levelKey = (label: Label): string => {
  if (label.kind === 'bullet') return `bullet ${label.text}`
  if (label.kind === 'number') return `number ${Math.min(label.numbers.length, 4)}`
  // "(1)" holds "(a)", which holds "(i)".
  if (label.kind === 'bracket')
    return /\d/.test(label.text) ? 'bracket 1' : /^\([ivx]+\)$/.test(label.text) ? 'bracket i' : 'bracket a'
  return label.kind
}

/** `ends` tells that a paragraph and what follows no longer belong to the document. */
export function outlineOf(text: string, ends: (start: number, end: number) => boolean = () => false): Block[] {
  const blocks: Block[] = []
  const stack: Level[] = []
  const topCounts = new Map<string, number>()
  const paragraphs = paragraphsOf(text)
  let labelled = false
  for (const [i, paragraph] of paragraphs.entries()) {
    if ((labelled || i > 2) && ends(paragraph.body, paragraph.end)) break
    labelled ||= paragraph.label !== null
    if (!paragraph.label) {
      blocks.push(blockOf(paragraph, null, '', stack.at(-1)?.block ?? null))
      continue
    }
    const upper = stack.findLast(l => l.kind === 'upper')?.block.label?.numbers[0] ?? null
    const label = settleLetter(paragraph.label, upper)
    const kind = levelKey(label)
    close(stack, label, kind)
    if (label.kind !== 'bullet' && !stack.some(l => l.kind === kind)) leavePlainBullets(stack, text)
    const parent = stack.at(-1) ?? null
    const counts = parent?.counts ?? topCounts
    const name = nameOf(label, counts)
    const above =
      parent && overtakes(label, parent.block) ? parentPath(parent.block, label) : (parent?.block.path ?? '')
    const block = blockOf(paragraph, label, above ? `${above}/${name}` : name, parent?.block ?? null)
    parent?.block.children.push(block)
    blocks.push(block)
    stack.push({ kind, block, counts: new Map() })
  }
  return blocks
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

/** Leaves the levels that the new label ends. */
function close(stack: Level[], label: Label, kind: string): void {
  const at = stack.findLastIndex(l => l.kind === kind)
  if (at >= 0) {
    stack.length = at
    return
  }
  // "2.1" after "1" without 2: the outer number was left out or stands higher up.
  if (label.kind === 'number') {
    const deeper = stack.findIndex(
      l => l.kind.startsWith('number') && l.block.label!.numbers.length > label.numbers.length,
    )
    if (deeper >= 0) stack.length = deeper
    else {
      const own = stack.findLastIndex(l => l.kind.startsWith('number'))
      if (own >= 0) stack.length = own + 1
    }
  }
  if (label.kind === 'roman' || label.kind === 'article' || label.kind === 'upper') {
    // "I." after a list "1. 2. 3." opens a new part unless it counts within an outer level of its own.
    const outer = stack.findIndex(l => OUTER[l.kind] !== undefined && OUTER[l.kind]! < OUTER[label.kind]!)
    stack.length = outer + 1
  }
}

/** A number below "- Sở Nội vụ;" is not inside that bullet; below "* Phòng Tư pháp:" it is. */
function leavePlainBullets(stack: Level[], text: string): void {
  while (stack.at(-1)?.block.label?.kind === 'bullet' && text[stack.at(-1)!.block.end - 1] !== ':') stack.pop()
}

const OUTER: Record<string, number> = { article: 0, upper: 1, roman: 2 }

function nameOf(label: Label, counts: Map<string, number>): string {
  if (label.kind !== 'bullet') return label.text
  const n = (counts.get(label.text) ?? 0) + 1
  counts.set(label.text, n)
  return `${label.text}#${n}`
}

const overtakes = (label: Label, parent: Block): boolean =>
  label.kind === 'number' && label.numbers.length > 1 && parent.label?.kind === 'number'

/** "1.2" under "1.": the path of what stands outside the plain numbers. */
function parentPath(parent: Block, label: Label): string {
  let block: Block | null = parent
  while (block && overtakes(label, block)) block = block.parent
  return block?.path ?? ''
}
