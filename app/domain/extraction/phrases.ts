/**
 * Rule: the fixed words of the grammar ("chậm nhất là", "phối hợp với") are kept in tries, so that looking for
 * any of them at a place costs as many steps as the longest one has words.
 */
import { keysOf, type Token } from './tokens.ts'

type Node = { next: Map<string, Node>; value: string | undefined }

const newNode = (): Node => ({ next: new Map(), value: undefined })

export type Phrases = { readonly forward: Node; readonly backward: Node }

/** "a | b | c" lists; the value of each phrase is its own wording. */
export function phrases(...lists: string[]): Phrases {
  const set: Phrases = { forward: newNode(), backward: newNode() }
  for (const list of lists) {
    for (const phrase of list.split('|')) {
      const wording = phrase.trim()
      const keys = keysOf(wording)
      if (keys.length === 0) continue
      insert(set.forward, keys, wording)
      insert(set.backward, keys.toReversed(), wording)
    }
  }
  return set
}

/** Every way of taking one wording from each list: everyWay('đơn vị/', 'chủ trì/thực hiện', ':/là'); an empty one leaves its place out. */
export const everyWay = (...lists: string[]): string[] =>
  lists
    .map(list => list.split(/[/|]/).map(wording => wording.trim()))
    .reduce((all, next) => all.flatMap(a => next.map(b => `${a} ${b}`.trim())), [''])

/** The same as one list of phrases. */
export const product = (...lists: string[]): string => everyWay(...lists).join(' | ')

function insert(root: Node, keys: readonly string[], value: string): void {
  let node = root
  for (const key of keys) {
    let next = node.next.get(key)
    if (!next) {
      next = newNode()
      node.next.set(key, next)
    }
    node = next
  }
  node.value = value
}

export type PhraseHit = { from: number; to: number; wording: string }

/** The longest phrase that starts at `i` and ends by `end`. */
export function phraseAt(tokens: readonly Token[], i: number, end: number, set: Phrases): PhraseHit | null {
  let node = set.forward
  let hit: PhraseHit | null = null
  for (let k = i; k < end; k++) {
    const next = node.next.get(tokens[k]!.key)
    if (!next) break
    node = next
    if (node.value !== undefined) hit = { from: i, to: k + 1, wording: node.value }
  }
  return hit
}

/** The longest phrase that ends just before `i` and starts at or after `start`. */
export function phraseBefore(tokens: readonly Token[], i: number, start: number, set: Phrases): PhraseHit | null {
  let node = set.backward
  let hit: PhraseHit | null = null
  for (let k = i - 1; k >= start; k--) {
    const next = node.next.get(tokens[k]!.key)
    if (!next) break
    node = next
    if (node.value !== undefined) hit = { from: k, to: i, wording: node.value }
  }
  return hit
}

/** The first place in [from, to) where one of the phrases stands. */
export function findPhrase(tokens: readonly Token[], from: number, to: number, set: Phrases): PhraseHit | null {
  for (let i = from; i < to; i++) {
    const hit = phraseAt(tokens, i, to, set)
    if (hit) return hit
  }
  return null
}
