/**
 * Rule: a document is cut into sections by its titles. What stands under a title that looks back ("Tình hình", "Ý kiến các đại
 * biểu") is no work, and neither is what was said before the first conclusion where a title announces one.
 */
import { concludesIn, isWorkTitle, looksBack } from './furniture.ts'
import type { Block } from './outline.ts'
import { is } from './time-types.ts'
import type { Token } from './tokens.ts'

type Range = (block: Block) => [number, number]

const TITLE_WORDS = 25
const SHORT = 14

/** Is everything in capitals? */
export const isCapitals = (tokens: readonly Token[], from: number, to: number): boolean =>
  to - from < 40 && tokens.slice(from, to).every(t => t.kind !== 'word' || t.text === t.text.toUpperCase())

/** Where the title ends that a block is or begins with: "A/ Trao đổi: …", "I. TÌNH HÌNH. …"; `from` where it has none. */
export function titleEnd(tokens: readonly Token[], from: number, to: number): number {
  if (to - from <= SHORT && tokens[to - 1]?.kind !== 'mark') return to
  for (let k = from; k < Math.min(to, from + TITLE_WORDS); k++) {
    if (is(tokens, k, to, ':')) return k + 1
    if (is(tokens, k, to, '.', ';') && (k + 1 >= to || tokens[k + 1]!.gap))
      return k > from && isCapitals(tokens, from, k) ? k + 1 : from
  }
  return from
}

/** The labelled blocks that only look back. */
export function pastBlocks(tokens: readonly Token[], blocks: readonly Block[], range: Range): Set<Block> {
  const past = new Set<Block>()
  const title = (b: Block): [number, number] => {
    const [from, to] = range(b)
    return [from, titleEnd(tokens, from, to)]
  }
  const back = (b: Block) => looksBack(tokens, ...title(b))
  let underPast = false
  let concluded = false
  for (const [i, block] of blocks.entries()) {
    if (!block.label) {
      const [from, to] = title(block)
      underPast = to === range(block)[1] && looksBack(tokens, from, to)
      if (!concluded && concludesIn(tokens, from, to)) {
        concluded = true
        for (const b of blocks.slice(0, i)) if (b.label && !b.parent && !isWorkTitle(tokens, ...title(b))) past.add(b)
      }
      continue
    }
    if (underPast || back(block)) past.add(block)
    if (!concluded && heads(block, blocks[i + 1]) && concludesIn(tokens, ...title(block))) {
      concluded = true
      const siblings = block.parent ? block.parent.children : blocks.filter(b => b.label && !b.parent)
      for (const b of siblings) {
        if (b === block) break
        if (b.label!.kind === block.label.kind && !isWorkTitle(tokens, ...title(b))) past.add(b)
      }
    }
  }
  for (const block of blocks) if (block.parent && past.has(block.parent)) past.add(block)
  return past
}

/** Is it a section rather than an item: something stands below it? */
const heads = (block: Block, next: Block | undefined): boolean =>
  block.children.length > 0 || (next !== undefined && next.label === null)
