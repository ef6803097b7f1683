/**
 * A directive is a node of its own in the conclusion: the paragraph in which it begins carries its number and its
 * address. The words are left exactly as they were pasted; only the kind of the paragraph changes.
 */
import type { RichBlock, RichDoc, RichNumber } from '../shared/rich-text.ts'
import { addressesOf, numberOf } from './citation.ts'
import type { DraftDirective } from './draft.ts'

/** The numbers that begin in each line of the text, by the number of the line. */
export function numbersByLine(
  starts: readonly number[],
  directives: readonly Pick<DraftDirective, 'id' | 'path' | 'part' | 'span'>[],
): Map<number, RichNumber[]> {
  const addresses = addressesOf(directives)
  const lines = new Map<number, RichNumber[]>()
  directives.forEach((d, i) => {
    if (!d.span) return
    const line = lineAt(starts, d.span.start)
    if (line < 0) return
    const items = lines.get(line) ?? []
    lines.set(line, items)
    items.push({ id: d.id, number: numberOf(d, i), address: addresses[i]! })
  })
  return lines
}

/** The document with its directives marked anew; marks of an earlier time are gone. */
export function withDirectiveNodes(doc: RichDoc, directives: readonly DraftDirective[]): RichDoc {
  const starts: number[] = []
  let offset = 0
  for (const block of doc.content) {
    starts.push(offset)
    offset += (block.content ?? []).reduce((n, x) => n + (x.type === 'text' ? x.text.length : 1), 0) + 1
  }
  const numbers = numbersByLine(starts, directives)
  return {
    type: 'doc',
    content: doc.content.map<RichBlock>((block, i) => {
      const items = numbers.get(i)
      const content = block.content ? { content: block.content } : {}
      return items ? { type: 'directive', attrs: { items }, ...content } : { type: 'paragraph', ...content }
    }),
  }
}

function lineAt(starts: readonly number[], offset: number): number {
  let low = 0
  let high = starts.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if (starts[middle]! <= offset) low = middle
    else high = middle - 1
  }
  return starts.length === 0 ? -1 : low
}
