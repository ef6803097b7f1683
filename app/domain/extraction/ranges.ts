/** Rule: the grammar works on ranges of tokens; offsets are only looked up at the edges. */
import type { Token } from './tokens.ts'
import type { Mention } from './unit-mentions.ts'

/** The first token that starts at or after a clean offset. */
export function tokenAt(tokens: readonly Token[], offset: number): number {
  let low = 0
  let high = tokens.length
  while (low < high) {
    const mid = (low + high) >> 1
    if (tokens[mid]!.start < offset) low = mid + 1
    else high = mid
  }
  return low
}

/** The place of the first mention that ends after `token`. */
function firstEndingAfter(mentions: readonly Mention[], token: number): number {
  let low = 0
  let high = mentions.length
  while (low < high) {
    const mid = (low + high) >> 1
    if (mentions[mid]!.to <= token) low = mid + 1
    else high = mid
  }
  return low
}

/** The first mention that starts at `token` or later. */
export function mentionFrom(mentions: readonly Mention[], token: number): Mention | undefined {
  const at = firstEndingAfter(mentions, token)
  return mentions[at] && mentions[at].from < token ? mentions[at + 1] : mentions[at]
}

/** The last mention that ends at `token` or before. */
export const mentionUntil = (mentions: readonly Mention[], token: number): Mention | undefined =>
  mentions[firstEndingAfter(mentions, token) - 1]

export function mentionsIn(mentions: readonly Mention[], from: number, to: number): Mention[] {
  const low = firstEndingAfter(mentions, from)
  const out: Mention[] = []
  for (let k = low; k < mentions.length && mentions[k]!.from < to; k++)
    if (mentions[k]!.from >= from && mentions[k]!.to <= to) out.push(mentions[k]!)
  return out
}

/** Sentences of a token range: a full stop, question or exclamation mark followed by a space and a capital or figure. */
const TITLES = new Set([
  'TP',
  'TX',
  'TT',
  'KP',
  'TS',
  'GS',
  'PGS',
  'BS',
  'KS',
  'CN',
  'CV',
  'PCT',
  'CT',
  'PGĐ',
  'GĐ',
  'UB',
  'VP',
  'QL',
])
/** "P. Nội vụ", "TP. Hạ Long" – but "máy ATM. UBND …" ends a sentence. */
export const isAbbreviation = (token: Token | undefined): boolean =>
  token?.upper === true && (token.text.length === 1 || TITLES.has(token.text))

export function sentencesOf(tokens: readonly Token[], from: number, to: number): { from: number; to: number }[] {
  const out: { from: number; to: number }[] = []
  let start = from
  for (let k = from; k < to; k++) {
    const t = tokens[k]!
    if (t.key !== '.' && t.key !== '!' && t.key !== '?') continue
    const next = tokens[k + 1]
    const abbreviation = t.key === '.' && !t.gap && isAbbreviation(tokens[k - 1])
    if (k + 1 < to && (!next!.gap || (next!.kind === 'word' && !next!.capital) || abbreviation)) continue
    out.push({ from: start, to: k + 1 })
    start = k + 1
  }
  if (start < to) out.push({ from: start, to })
  return out.filter(s => s.to > s.from)
}
