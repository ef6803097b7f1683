/**
 * A small generator that gives the same numbers for the same seed on every machine (sfc32, seeded through
 * splitmix32): what is generated can be generated again. Never for secrets.
 */
export type Random = {
  /** 0 ≤ x < 1 */
  next(): number
  /** from ≤ n ≤ to */
  int(from: number, to: number): number
  chance(probability: number): boolean
  pick<T>(from: readonly T[]): T
  /** `n` different ones, in their own order. */
  some<T>(from: readonly T[], n: number): T[]
  shuffled<T>(list: readonly T[]): T[]
  /** A generator of its own: what it gives does not depend on how much was drawn from this one before. */
  fork(name: string): Random
}

export function randomFrom(seed: number | string): Random {
  const start = typeof seed === 'number' ? seed >>> 0 : hashOf(seed)
  const mix = splitmix(start)
  let [a, b, c, d] = [mix(), mix(), mix(), 1]
  const next = () => {
    const t = (((a + b) | 0) + d) | 0
    d = (d + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = (c << 21) | (c >>> 11)
    c = (c + t) | 0
    return (t >>> 0) / 4_294_967_296
  }
  for (let i = 0; i < 12; i += 1) next()
  const int = (from: number, to: number) => from + Math.floor(next() * (to - from + 1))
  const shuffled = <T>(list: readonly T[]): T[] => {
    const copy = [...list]
    for (let i = copy.length - 1; i > 0; i -= 1) {
      const j = int(0, i)
      const [x, y] = [copy[i]!, copy[j]!]
      copy[i] = y
      copy[j] = x
    }
    return copy
  }
  return {
    next,
    int,
    chance: probability => next() < probability,
    pick: from => {
      if (from.length === 0) throw new RangeError('nothing to pick from')
      return from[int(0, from.length - 1)]!
    },
    some: (from, n) => {
      const chosen = new Set(shuffled(from.map((_, i) => i)).slice(0, n))
      return from.filter((_, i) => chosen.has(i))
    },
    shuffled,
    fork: name => randomFrom(`${start}/${name}`),
  }
}

function splitmix(seed: number): () => number {
  let state = seed | 0
  return () => {
    state = (state + 0x9e3779b9) | 0
    let t = state ^ (state >>> 16)
    t = Math.imul(t, 0x21f0aaad)
    t ^= t >>> 15
    t = Math.imul(t, 0x735a2d97)
    return t ^ (t >>> 15)
  }
}

/** FNV-1a, 32 bits. */
function hashOf(text: string): number {
  let h = 0x811c9dc5
  for (let i = 0; i < text.length; i += 1) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193)
  return h >>> 0
}
