/** Where a text was changed, as one stretch, so that places in it (spans, evidence) can follow an edit. */
export type TextChange = {
  /** Everything before is as it was. */
  from: number
  /** The stretch [from, oldTo) became [from, newTo). */
  oldTo: number
  newTo: number
}
export type Span = { start: number; end: number }

export function changeBetween(before: string, after: string): TextChange {
  const shortest = Math.min(before.length, after.length)
  let from = 0
  while (from < shortest && before.charCodeAt(from) === after.charCodeAt(from)) from += 1
  let tail = 0
  while (
    tail < shortest - from &&
    before.charCodeAt(before.length - 1 - tail) === after.charCodeAt(after.length - 1 - tail)
  )
    tail += 1
  const change = { from, oldTo: before.length - tail, newTo: after.length - tail }
  if (change.oldTo === from) return settled(after, change, 'newTo')
  return change.newTo === from ? settled(before, change, 'oldTo') : change
}

/**
 * Words put in between like words could have been put in a little earlier ("2. Phòng |Kinh tế …↵3. Phòng |Tư pháp"):
 * of the places that come to the same, where a line begins or ends, else the earliest.
 */
function settled(text: string, change: TextChange, end: 'oldTo' | 'newTo'): TextChange {
  const length = change[end] - change.from
  if (length === 0) return change
  let from = change.from
  for (;;) {
    if (text[from] === '\n' || from === 0 || text[from - 1] === '\n') break
    if (text[from - 1] !== text[from + length - 1]) break
    from -= 1
  }
  const by = change.from - from
  return { from, oldTo: change.oldTo - by, newTo: change.newTo - by }
}

/** The span after the change; null where nothing of it is left. What is typed at its edge stays outside. */
export function moveSpan(span: Span, c: TextChange): Span | null {
  const shift = c.newTo - c.oldTo
  if (span.end <= c.from) return span
  if (span.start >= c.oldTo) return { start: span.start + shift, end: span.end + shift }
  // the change lies inside: the span grows or shrinks with it
  const start = span.start <= c.from ? span.start : c.newTo
  const end = span.end >= c.oldTo ? span.end + shift : c.from
  return end - start > 0 ? { start, end } : null
}

export const overlap = (a: Span, b: Span): number => Math.max(0, Math.min(a.end, b.end) - Math.max(a.start, b.start))

/** 1 for the same stretch, 0 for two that do not touch. */
export const likeness = (a: Span, b: Span): number => {
  const common = overlap(a, b)
  return common === 0 ? 0 : common / (Math.max(a.end, b.end) - Math.min(a.start, b.start))
}
