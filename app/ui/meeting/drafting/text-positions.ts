import type { Node } from '@tiptap/pm/model'

/** Where each paragraph starts in the plain text (paragraphs are joined by one line feed, a hard break is one). */
export type TextMap = { text: string; starts: number[] }

// nodes never change: a keystroke makes one new paragraph, and only that is read
const lines = new WeakMap<Node, string>()
const maps = new WeakMap<Node, TextMap>()

export function lineOf(paragraph: Node): string {
  const known = lines.get(paragraph)
  if (known !== undefined) return known
  let line = ''
  paragraph.forEach(child => {
    line += child.isText ? (child.text ?? '') : '\n'
  })
  lines.set(paragraph, line)
  return line
}

export function textMapOf(doc: Node): TextMap {
  const known = maps.get(doc)
  if (known) return known
  const starts: number[] = []
  const all: string[] = []
  let offset = 0
  doc.forEach(paragraph => {
    const line = lineOf(paragraph)
    starts.push(offset)
    all.push(line)
    offset += line.length + 1
  })
  const map = { text: all.join('\n'), starts }
  maps.set(doc, map)
  return map
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
