/**
 * Rule: read the text as a person does, and never lose where each letter stands.
 *
 * Pasted text comes decomposed (NFD), with no-break and zero-width spaces and CRLF. The grammar
 * reads one clean form; `at[i]` is the UTF-16 offset in the given text of the i-th unit of the clean form.
 */
export type Reading = {
  text: string
  /** `at.length === text.length + 1`; the last entry is the length of the given text. */
  at: Int32Array
}

const COMBINING = /\p{Mn}/u
const ZERO_WIDTH = new Set(['\u200b', '\u200c', '\u200d', '\u2060', '\ufeff', '\u00ad'])
const SPACES = new Set(['\u00a0', '\u1680', '\u202f', '\u205f', '\u3000', '\v', '\f'])
const LINE_ENDS = new Set(['\r', '\u0085', '\u2028', '\u2029'])

const isSpace = (c: string): boolean => SPACES.has(c) || (c >= '\u2000' && c <= '\u200a')

/** A base letter with more marks than this is noise; it is cut so that one cluster cannot grow without bound. */
const MAX_MARKS = 8

export function readText(given: string): Reading {
  const parts: string[] = []
  const at: number[] = []
  let i = 0
  const push = (clean: string, from: number) => {
    parts.push(clean)
    for (let k = 0; k < clean.length; k++) at.push(from)
  }
  while (i < given.length) {
    const from = i
    const c = String.fromCodePoint(given.codePointAt(i)!)
    i += c.length
    if (c === '\r' && given[i] === '\n') continue
    if (LINE_ENDS.has(c)) push('\n', from)
    else if (ZERO_WIDTH.has(c)) continue
    else if (isSpace(c)) push(' ', from)
    else {
      let cluster = c
      let marks = 0
      // The common case is plain Latin: look for marks only where the next unit can be one.
      while (i < given.length && given.charCodeAt(i) >= 0x300) {
        const mark = String.fromCodePoint(given.codePointAt(i)!)
        if (!COMBINING.test(mark)) break
        i += mark.length
        marks += 1
        if (marks <= MAX_MARKS) cluster += mark
      }
      push(marks === 0 && c < '\u0300' ? c : cluster.normalize('NFC'), from)
    }
  }
  const offsets = new Int32Array(at.length + 1)
  offsets.set(at)
  offsets[at.length] = given.length
  return { text: parts.join(''), at: offsets }
}

/** The given text's offset of the end of a clean stretch: just after its last cluster. */
export function endOffset(reading: Reading, end: number): number {
  if (end <= 0) return 0
  const last = reading.at[end - 1]!
  // The next unit that comes from a later place starts where this cluster ends – unless dropped signs stand between.
  let k = end
  while (k < reading.text.length && reading.at[k]! === last) k += 1
  return reading.at[k]!
}
