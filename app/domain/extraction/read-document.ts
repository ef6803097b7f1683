/**
 * Rule: the document in order. Headings hand down owner and deadline, leaves are items, paragraphs without a label are
 * prose once the conclusion has begun; recipients and signatures end it.
 */

import { attributesOf, takeInFields } from './attributes.ts'
import type { Draft } from './draft.ts'
import { concludesIn, endsDocument, isAttendance, isClosing, looksBack } from './furniture.ts'
import { headingInheritance, type Inheritance, itemDrafts, type Source } from './items.ts'
import { type Block, outlineOf } from './outline.ts'
import { concludes, type ProseState, proseDrafts } from './prose.ts'
import { mentionsIn, tokenAt } from './ranges.ts'
import { isCapitals, pastBlocks, titleEnd } from './sections.ts'
import { demandsIn } from './speech.ts'
import { readTables } from './table.ts'
import { is } from './time-types.ts'

const NOTHING: Inheritance = { lead: [], due: null }

class DocumentReader {
  private readonly drafts: Draft[] = []
  private readonly handed = new Map<Block, Inheritance>()
  private readonly past: Set<Block>
  private readonly done = new Set<Block>()
  private heading: { inheritance: Inheritance; parent: Block | null } | null = null
  private readonly prose: ProseState = { open: false, lead: [], frame: null, count: 0 }
  private listed = false
  private readonly source: Source
  private readonly blocks: readonly Block[]

  constructor(text: string, source: Source) {
    this.source = source
    const { tokens } = source
    const outline = outlineOf(text, (start, end) => endsDocument(tokens, tokenAt(tokens, start), tokenAt(tokens, end)))
    this.blocks = takeInFields(source, outline, b => this.range(b))
    this.past = pastBlocks(tokens, this.blocks, b => this.range(b))
  }

  read(): Draft[] {
    const leaves = this.blocks.filter(
      (b, i) => b.label && b.children.length === 0 && !this.isTitle(i, ...this.range(b)),
    ).length
    for (const [i, block] of this.blocks.entries()) {
      const [from, to] = this.range(block)
      if (from >= to) continue
      if (this.done.has(block)) continue
      if (block.label) this.labelled(block, i, from, to)
      else this.unlabelled(block, i, from, to, leaves >= 2)
    }
    return this.drafts
  }

  private range(block: Block): [number, number] {
    const { tokens } = this.source
    return [tokenAt(tokens, block.start), tokenAt(tokens, block.end)]
  }

  private inherited(block: Block): Inheritance {
    const above = block.parent ? (this.handed.get(block.parent) ?? NOTHING) : NOTHING
    if (this.heading && this.heading.parent === block.parent) {
      const { inheritance } = this.heading
      return { lead: inheritance.lead.length > 0 ? inheritance.lead : above.lead, due: inheritance.due ?? above.due }
    }
    return above
  }

  private labelled(block: Block, i: number, from: number, to: number): void {
    const { tokens } = this.source
    if (this.past.has(block)) return
    if (block.children.length > 0) {
      const attributes = attributesOf(this.source, block, b => this.range(b))
      if (attributes) {
        for (const child of block.children) this.done.add(child)
        this.add(itemDrafts(this.source, from, attributes.to, block.path, block.label!.text, this.inherited(block)))
        return
      }
      this.handed.set(block, headingInheritance(this.source, from, to, this.inherited(block)))
      this.heading = null
      return
    }
    if (this.isTitle(i, from, to)) {
      this.heading = {
        inheritance: headingInheritance(this.source, from, to, this.inherited(block)),
        parent: block.parent,
      }
      return
    }
    if (isAttendance(tokens, from, to)) return
    const drafts = itemDrafts(this.source, from, to, block.path, block.label!.text, this.inherited(block))
    this.add(drafts)
  }

  /** "I. KẾT QUẢ" above plain paragraphs: a heading, though nothing labelled stands below it. */
  private isTitle(i: number, from: number, to: number): boolean {
    const { tokens } = this.source
    const next = this.blocks[i + 1]
    if (is(tokens, to - 1, to, ':')) return true
    if (next === undefined || next.label || to - from > 14 || tokens[to - 1]!.kind === 'mark') return false
    const capitals = isCapitals(tokens, from, to)
    return (
      capitals ||
      looksBack(tokens, from, to) ||
      (to - from <= 8 && mentionsIn(this.source.mentions, from, to).length === 0)
    )
  }

  /** A line that opens a list: it ends with a colon or is a title without work of its own. */
  private heads(from: number, to: number): boolean {
    const { tokens } = this.source
    if (is(tokens, to - 1, to, ':')) return true
    return (
      titleEnd(tokens, from, to) === to &&
      !demandsIn(tokens, from, to) &&
      (looksBack(tokens, from, to) || concludesIn(tokens, from, to))
    )
  }

  private add(drafts: readonly Draft[]): void {
    if (drafts.length > 0) this.listed = true
    this.drafts.push(...drafts)
  }

  private unlabelled(_block: Block, i: number, from: number, to: number, list: boolean): void {
    const { tokens } = this.source
    const next = this.blocks[i + 1]
    if (next?.label && this.heads(from, to)) {
      this.prose.open = true
      this.heading = {
        inheritance: headingInheritance(this.source, from, to, NOTHING),
        parent: next.parent,
      }
      return
    }
    if (isCapitals(tokens, from, to)) return
    if (isClosing(tokens, from, to) || (isAttendance(tokens, from, to) && !concludes(this.source, from, to))) return
    if (this.listed) this.prose.open = true
    this.drafts.push(
      ...proseDrafts(this.source, from, to, this.prose, list && !this.listed ? 'strict' : list ? 'loose' : 'plain'),
    )
  }
}

/** Tables are read first and left out of the outline; everything comes back in the order of the text. */
export function readDocument(text: string, source: Source): Draft[] {
  const { drafts, covered } = readTables(text, source)
  const kept: string[] = []
  let at = 0
  for (const { start, end } of covered) {
    kept.push(text.slice(at, start), ' '.repeat(end - start))
    at = end
  }
  const plain = kept.join('') + text.slice(at)
  return [...drafts, ...new DocumentReader(plain, source).read()].sort((a, b) => a.from - b.from)
}
