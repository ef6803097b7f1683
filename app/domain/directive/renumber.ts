/**
 * Numbering of a draft stays right by itself: where an edit breaks a run of numbers that was whole (an item put in,
 * taken out or moved), the labels after it are counted on. A run that was not whole before – pasted with a gap, or
 * numbered on purpose – is left as it is, and so is a label that somebody changes by hand.
 */
import { LETTERS, romanOf, valueOfRoman } from '../shared/numerals.ts'

/** Numbers ("1.2", "3)"), letters ("a)", after the alphabet of laws or, where f or j is used, the Latin one), Roman ones ("II."). */
type Kind = 'number' | 'letter' | 'latin letter' | 'roman'
/** `from` and `to` are the places of the label in its line, without its sign; `path` of "1.2" is [1, 2], of "b)" [2]. */
type Label = { line: number; path: number[]; from: number; to: number }
export type Relabel = { line: number; from: number; to: number; text: string }

const DECIMAL = /^([ \t]*)((?:\d{1,3}\.)*)(\d{1,3})([.)]?)(?=[ \t]|$)/
const LETTER = /^([ \t]*)([a-zđ])[.)](?=[ \t]|$)/
const ROMAN = /^([ \t]*)([IVX]{1,6})[.)](?=[ \t]|$)/

const LATIN_LETTERS = 'abcdefghijklmnopqrstuvwxyz'

export const labelOf = (line: string): string | null => {
  const m = DECIMAL.exec(line)
  if (m) return m[2] !== '' || m[4] !== '' ? m[0] : null
  return (LETTER.exec(line) ?? ROMAN.exec(line))?.[0] ?? null
}

function labelIn(text: string, line: number, kind: Kind): Label | null {
  if (kind === 'number') {
    const m = DECIMAL.exec(text)
    // a bare number that opens a line ("14 hồ sơ") is no label
    if (!m || (m[2] === '' && m[4] === '')) return null
    const outer = m[2]!.split('.').filter(Boolean).map(Number)
    const from = m[1]!.length
    return { line, path: [...outer, Number(m[3])], from, to: from + m[2]!.length + m[3]!.length }
  }
  const m = (kind === 'roman' ? ROMAN : LETTER).exec(text)
  if (!m) return null
  const place = kind === 'roman' ? valueOfRoman(m[2]!) : alphabetOf(kind).indexOf(m[2]!) + 1
  const from = m[1]!.length
  return place < 1 ? null : { line, path: [place], from, to: from + m[2]!.length }
}

const alphabetOf = (kind: Kind): string => (kind === 'latin letter' ? LATIN_LETTERS : LETTERS)

/** A list by letters ends where a number or a Roman one comes between: `path` is empty there. */
const ends = (text: string, kind: Kind): boolean => /letter/.test(kind) && labelOf(text) !== null && !LETTER.test(text)

const labelsIn = (lines: readonly string[], kind: Kind): (Label | null)[] =>
  lines.map((text, line) => labelIn(text, line, kind) ?? (ends(text, kind) ? { line, path: [], from: 0, to: 0 } : null))

/** The labels of `after` that must change. */
export function renumber(before: readonly string[], after: readonly string[]): Relabel[] {
  const of = (kind: Kind) => renumberOf(kind, before, after)
  const letters = of('letter')
  return [...of('number'), ...(letters.length > 0 ? letters : of('latin letter')), ...of('roman')]
}

function renumberOf(kind: Kind, before: readonly string[], after: readonly string[]): Relabel[] {
  const { head, tail } = unchangedEnds(before, after)
  const old = labelsIn(before, kind)
  const now = labelsIn(after, kind)
  const labels = (list: readonly (Label | null)[]) => list.filter(x => x !== null && x.path.length > 0) as Label[]
  const gone = labels(old.slice(head, old.length - tail))
  const come = labels(now.slice(head, now.length - tail))
  // a text that was pasted with its own numbers keeps them; the same number of labels is an edit within them
  if (gone.length === come.length || come.length > gone.length + 1) return []
  const depth = Math.min(...[...gone, ...come].map(x => x.path.length))
  const was = runAround(old, head, depth)
  if (was.length === 0 || !isWhole(was)) return []
  const shift = after.length - before.length
  const stay = new Set(
    was.flatMap(x => (x.line < head ? x.line : x.line >= before.length - tail ? x.line + shift : [])),
  )
  const run = labels(now).filter(x => stay.has(x.line) || (come.includes(x) && x.path.length === depth))
  if (run.some(x => outerOf(x) !== outerOf(was[0]!))) return []
  const first = was[0]!.path.at(-1)!
  // behind the last letter of the alphabet the list is left to its author
  if (printed(kind, [first + run.length - 1]) === '') return []
  return relabel(kind, now, new Map(run.map((x, i) => [x.line, first + i])), depth)
}

const outerOf = (x: Label): string => x.path.slice(0, -1).join('.')
const lastOf = (x: Label): number => x.path.at(-1)!

const isWhole = (run: readonly Label[]): boolean =>
  run.every((x, i) => i === 0 || lastOf(x) === lastOf(run[i - 1]!) + 1)

/** The brothers around a place: labels of that depth, up to where the numbering goes up or begins anew. */
function runAround(labels: readonly (Label | null)[], place: number, depth: number): Label[] {
  const run: Label[] = []
  for (let i = place - 1; i >= 0; i -= 1) {
    const x = labels[i]
    if (!x || x.path.length > depth) continue
    if (x.path.length < depth || (run[0] && lastOf(x) >= lastOf(run[0]))) break
    run.unshift(x)
  }
  for (let i = place; i < labels.length; i += 1) {
    const x = labels[i]
    if (!x || x.path.length > depth) continue
    const last = run.at(-1)
    if (x.path.length < depth || (last && lastOf(x) <= lastOf(last))) break
    run.push(x)
  }
  return run
}

/** New last numbers for a run, and the new beginnings of what stands under each. */
function relabel(
  kind: Kind,
  labels: readonly (Label | null)[],
  next: ReadonlyMap<number, number>,
  depth: number,
): Relabel[] {
  const changes: Relabel[] = []
  const change = (x: Label, path: readonly number[]) =>
    changes.push({ line: x.line, from: x.from, to: x.to, text: printed(kind, path) })
  let under: { from: number; to: number } | null = null
  for (const x of labels) {
    if (!x) continue
    const number = next.get(x.line)
    if (number !== undefined) {
      under = { from: x.path.at(-1)!, to: number }
      if (under.from !== under.to) change(x, [...x.path.slice(0, -1), number])
    } else if (x.path.length < depth) under = null
    else if (under && x.path.length > depth && x.path[depth - 1] === under.from && under.from !== under.to)
      change(x, x.path.with(depth - 1, under.to))
    else if (x.path.length === depth) under = null
  }
  return changes
}

/** Empty behind the last letter of the alphabet. */
function printed(kind: Kind, path: readonly number[]): string {
  if (kind === 'number') return path.join('.')
  return kind === 'roman' ? romanOf(path[0]!) : alphabetOf(kind).charAt(path[0]! - 1)
}

function unchangedEnds(before: readonly string[], after: readonly string[]): { head: number; tail: number } {
  const shortest = Math.min(before.length, after.length)
  let head = 0
  while (head < shortest && before[head] === after[head]) head += 1
  let tail = 0
  while (tail < shortest - head && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail += 1
  return { head, tail }
}

/**
 * What a new item behind this one is called: "1.2 …" → "1.3 ", "3) …" → "4) ", "c) …" → "d) ", and under one that opens a
 * list ("1. Tổ trưởng Tổ A:") "1.1 "; null where the line has no such number. A Roman one heads a part: what comes behind
 * it is its text.
 */
export function labelAfter(line: string): string | null {
  const letter = LETTER.exec(line)
  if (letter) {
    const next = LETTERS[LETTERS.indexOf(letter[2]!) + 1]
    return next && LETTERS.includes(letter[2]!) ? `${letter[1]}${next}${letter[0].at(-1)} ` : null
  }
  const m = DECIMAL.exec(line)
  if (!m || (m[2] === '' && m[4] === '')) return null
  const opens = /:\s*$/.test(line) && m[4] !== ')'
  return opens ? `${m[1]}${m[2]}${m[3]}.1 ` : `${m[1]}${m[2]}${Number(m[3]) + 1}${m[4]} `
}
