import type { Node } from '@tiptap/pm/model'

/** Where each paragraph starts in the plain text (paragraphs are joined by one line feed, a hard break is one). */
export type TextMap = { text: string; starts: number[] }

export function textMapOf(doc: Node): TextMap {
  const starts: number[] = []
  const lines: string[] = []
  let offset = 0
  doc.forEach(paragraph => {
    let line = ''
    paragraph.forEach(child => {
      line += child.isText ? (child.text ?? '') : '\n'
    })
    starts.push(offset)
    lines.push(line)
    offset += line.length + 1
  })
  return { text: lines.join('\n'), starts }
}

/** The paragraph that holds a place in the plain text. */
export function paragraphAt(map: TextMap, offset: number): number {
  let low = 0
  let high = map.starts.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if (map.starts[middle]! <= offset) low = middle
    else high = middle - 1
  }
  return low
}

/** Between two paragraphs ProseMirror counts two places where the plain text has one line feed. */
export const positionOf = (map: TextMap, offset: number): number => offset + 1 + paragraphAt(map, offset)

export function offsetOf(map: TextMap, position: number): number {
  let low = 0
  let high = map.starts.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if (map.starts[middle]! + 1 + middle <= position) low = middle
    else high = middle - 1
  }
  const limit = (map.starts[low + 1] ?? map.text.length + 1) - 1
  return Math.min(limit, Math.max(map.starts[low] ?? 0, position - 1 - low))
}
