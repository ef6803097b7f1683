/** Rule: a name is followed word by word through the trie, the longest first; one joiner may stand between two words. */
import { keyOf } from './tokens.ts'
import type { UnitWord } from './unit-keys.ts'
import type { Node } from './unit-lexicon.ts'

export type Hit = { to: number; node: Node; rank: number }

/** One joiner may stand between two words of a name: "Tài chính - Kế hoạch", "Văn hóa, Thể thao và Du lịch". */
function step(words: readonly UnitWord[], k: number, node: Node): { node: Node; to: number; comma: boolean } | null {
  const word = words[k]
  if (!word) return null
  const direct = node.next.get(word.key)
  if (direct) return { node: direct, to: k + 1, comma: false }
  const joiner =
    word.key === '-' ||
    word.key === '&' ||
    word.key === ',' ||
    word.key === AND ||
    (word.key === '.' && words[k - 1]?.upper)
  const next = joiner ? words[k + 1] : undefined
  const after = next && node.next.get(next.key)
  if (after) return { node: after, to: k + 2, comma: word.key === ',' || word.key === AND }
  // "văn hóa , thể thao , và": two joiners do not occur in names.
  return null
}
export const AND = keyOf('và')

export function walk(words: readonly UnitWord[], i: number, root: Node): Hit[] {
  const hits: Hit[] = []
  let node = root
  let k = i
  while (k < words.length) {
    const s =
      k === i
        ? node.next.get(words[k]!.key)
          ? { node: node.next.get(words[k]!.key)!, to: k + 1 }
          : null
        : step(words, k, node)
    if (!s) break
    node = s.node
    k = s.to
    if (node.meanings) hits.push({ to: k, node, rank: node.rank })
  }
  return hits.reverse()
}
