/** Rule: small numbers are written in digits ("06"), in words ("sáu") or, for quarters and headings, in Roman letters. */
import { keyOf, type Token } from './tokens.ts'

const WORDS = new Map(
  (
    [
      ['một', 1],
      ['hai', 2],
      ['ba', 3],
      ['bốn', 4],
      ['tư', 4],
      ['năm', 5],
      ['lăm', 5],
      ['sáu', 6],
      ['bảy', 7],
      ['bẩy', 7],
      ['tám', 8],
      ['chín', 9],
      ['mười', 10],
      ['mươi', 10],
    ] as const
  ).map(([word, n]) => [keyOf(word), n]),
)

const TEN = keyOf('mười')
const TENS = keyOf('mươi')
const FIVE = keyOf('năm')

export type NumberHit = { value: number; to: number }

/** A number of at most `digits` digits, or in words up to 99 ("mười lăm", "ba mươi"). */
export function numberAt(tokens: readonly Token[], i: number, end: number, digits = 4): NumberHit | null {
  const token = i < end ? tokens[i] : undefined
  if (!token) return null
  if (token.kind === 'number') return token.text.length <= digits ? { value: Number(token.text), to: i + 1 } : null
  if (token.kind !== 'word') return null
  const first = WORDS.get(token.key)
  if (first === undefined || token.key === TENS) return null
  const next = i + 1 < end ? tokens[i + 1] : undefined
  const second = next?.kind === 'word' ? WORDS.get(next.key) : undefined
  if (token.key === TEN)
    return second !== undefined && second < 10 ? teen(tokens, i, end, second) : { value: 10, to: i + 1 }
  if (next?.key === TENS) {
    const third = i + 2 < end ? WORDS.get(tokens[i + 2]!.key) : undefined
    return third !== undefined && third < 10 && tokens[i + 2]!.key !== FIVE
      ? { value: first * 10 + third, to: i + 3 }
      : { value: first * 10, to: i + 2 }
  }
  return { value: first, to: i + 1 }
}

/** "mười năm" is ten years, "mười lăm" fifteen. */
function teen(tokens: readonly Token[], i: number, _end: number, second: number): NumberHit {
  return tokens[i + 1]!.key === FIVE ? { value: 10, to: i + 1 } : { value: 10 + second, to: i + 2 }
}

const ROMAN = /^(?:X{0,2})(?:IX|IV|V?I{0,3})$/

/** I … XXIX, or null. */
export function romanValue(text: string): number | null {
  const upper = text.toUpperCase()
  if (upper === '' || !ROMAN.test(upper)) return null
  const value: Record<string, number> = { I: 1, V: 5, X: 10 }
  let sum = 0
  for (let k = 0; k < upper.length; k++) {
    const v = value[upper[k]!]!
    sum += v < (value[upper[k + 1] ?? ''] ?? 0) ? -v : v
  }
  return sum
}
