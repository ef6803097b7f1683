/**
 * Rule: words are compared by key – lower case, tone mark at the end (hoà = hòa), y = i after a consonant (kỳ = kì) –
 * so that old and new spelling meet while accents still tell "phường" from "phương".
 */
import type { Reading } from './reading.ts'

export type TokenKind = 'word' | 'number' | 'mark'

export type Token = {
  kind: TokenKind
  text: string
  key: string
  /** Offsets into the clean text of the reading. */
  start: number
  end: number
  /** White space stands before it. */
  gap: boolean
  /** A line end stands before it. */
  line: boolean
  /** Its first letter is a capital. */
  capital: boolean
  /** All letters are capitals and there are at least two, or it is a single capital. */
  upper: boolean
}

const TONES: Record<string, string> = { '\u0300': '1', '\u0301': '2', '\u0303': '3', '\u0309': '4', '\u0323': '5' }
const ASCII = /^[a-z0-9]*$/

/** One word's key. "Hoà" and "Hòa" → "hoa1"; "kỳ" and "kì" → "ki1"; "quý" and "quí" → "qui2". */
function wordKey(word: string): string {
  let bare = word.toLowerCase()
  let tone = ''
  if (!ASCII.test(bare)) {
    let rest = ''
    for (const c of bare.normalize('NFD')) {
      const t = TONES[c]
      if (t) tone = t
      else rest += c
    }
    bare = rest.normalize('NFC')
  }
  if (bare.length > 1 && bare.endsWith('y')) {
    const before = bare[bare.length - 2]!
    if (!'aeouâăêôơư'.includes(before) || bare.startsWith('qu')) bare = `${bare.slice(0, -1)}i`
  }
  return bare + tone
}

const cache = new Map<string, string>()
const CACHE_LIMIT = 20_000

export function keyOf(word: string): string {
  const known = cache.get(word)
  if (known !== undefined) return known
  const key = wordKey(word)
  if (cache.size >= CACHE_LIMIT) cache.clear()
  cache.set(word, key)
  return key
}

/** No tone and no other Vietnamese mark: a word typed without accents. */
export const isBare = (token: Token): boolean => token.kind !== 'word' || /^[\x20-\x7e]*$/.test(token.text)

const LETTER = /[\p{L}\p{M}]/u
const DIGIT = /\d/

const isUpper = (text: string): boolean => text === text.toUpperCase() && text !== text.toLowerCase()

/** Keeps "VNeID" whole and parts "củaTrung": a lower-case letter, a capital and a lower-case letter at `k - 1`. */
function isGlued(text: string, k: number): boolean {
  const [a, b, c] = [text[k - 1]!, text[k]!, text[k + 1] ?? '']
  return a !== a.toUpperCase() && b !== b.toLowerCase() && c !== c.toUpperCase()
}

export function tokenize(text: string): Token[] {
  const tokens: Token[] = []
  let gap = true
  let line = true
  const push = (kind: TokenKind, start: number, end: number) => {
    const piece = text.slice(start, end)
    const word = kind === 'word'
    tokens.push({
      kind,
      text: piece,
      key: word ? keyOf(piece) : kind === 'mark' ? mark(piece) : piece,
      start,
      end,
      gap,
      line,
      capital: word && piece[0] !== piece[0]!.toLowerCase(),
      upper: word && isUpper(piece),
    })
    gap = false
    line = false
  }
  let i = 0
  while (i < text.length) {
    const c = text[i]!
    if (c === '\n') {
      gap = line = true
      i += 1
    } else if (c === ' ' || c === '\t') {
      gap = true
      i += 1
    } else if (DIGIT.test(c)) {
      let j = i + 1
      while (j < text.length && DIGIT.test(text[j]!)) j += 1
      push('number', i, j)
      i = j
    } else if (LETTER.test(c)) {
      let j = i + 1
      while (j < text.length && LETTER.test(text[j]!) && !(j >= i + 2 && isGlued(text, j))) j += 1
      push('word', i, j)
      i = j
    } else {
      const size = c >= '\ud800' && c <= '\udbff' && i + 1 < text.length ? 2 : 1
      push('mark', i, i + size)
      i += size
    }
  }
  return tokens
}

const QUOTES = new Set(['"', '\u201c', '\u201d', '\u2018', '\u2019', "'", '\u00ab', '\u00bb'])
/** Hyphens and dashes of every width say the same; the text keeps the one that is printed. */
const DASHES = new Set(['\u2010', '\u2011', '\u2012', '\u2013', '\u2014', '\u2015', '\u2212'])
const mark = (c: string): string => (QUOTES.has(c) ? '"' : DASHES.has(c) ? '-' : c)

/** The keys of a fixed phrase of the grammar. */
export const keysOf = (phrase: string): string[] => tokenize(phrase.normalize('NFC')).map(t => t.key)

export type Doc = { reading: Reading; tokens: readonly Token[] }
