/** Rule: "phòng này", "hai đơn vị nói trên" stand for the last units of that kind that were named. */
import { numberAt } from './numbers.ts'
import { keyOf, type Token } from './tokens.ts'
import { isWeakNoun, nounAt } from './unit-groups.ts'
import { nameWords, type UnitWord } from './unit-keys.ts'
import { isGroup, isRole, type Lexicon } from './unit-lexicon.ts'

const AGAIN = new Set(['này', 'nói', 'trên', 'đó', 'kia'].map(keyOf))
const SAID = keyOf('nói')
/** "tổ này", "bộ phận này" are rarely units of the catalogue; "ban này", "đơn vị này" are. */
const NOT_AGAIN = new Set([
  'thành viên',
  'bộ phận',
  'tổ',
  'doanh nghiệp',
  'nhà thầu',
  'chủ đầu tư',
  'địa phương',
  'tổ chức',
])
/** So many units a reader still has in mind. */
const MEMORY = 200

export class UnitMemory {
  /** Units and where they were named, the latest last. */
  private readonly named = new Map<number, number>()
  private readonly names = new Map<string, readonly string[]>()
  private readonly lexicon: Lexicon

  constructor(lexicon: Lexicon) {
    this.lexicon = lexicon
  }

  remember(units: readonly number[], at: number): void {
    for (const u of units) {
      this.named.delete(u)
      this.named.set(u, at)
    }
    for (const oldest of this.named.keys()) {
      if (this.named.size <= MEMORY) break
      this.named.delete(oldest)
    }
  }

  units(): Iterable<number> {
    return this.named.keys()
  }

  lastPlace(unit: number): number | undefined {
    return this.named.get(unit)
  }

  /** The units that an expression at `i` refers back to, and where it ends. */
  saidBefore(words: readonly UnitWord[], tokens: readonly Token[], i: number): { units: number[]; to: number } | null {
    const one = this.oneSaidBefore(words, i)
    if (one) return one
    const count = words[i + 1] ? numberAt(tokens, words[i]!.from, tokens.length, 2) : null
    if (!count || count.value < 2 || count.to !== words[i]!.to) return null
    const noun = nounAt(words, i + 1)
    if (!noun || !AGAIN.has(words[noun.to]?.key ?? '')) return null
    const units = [...this.named]
      .filter(([u]) => !isGroup(this.lexicon.entries[u]!) && (isWeakNoun(noun.noun) || this.isNamedBy(u, noun.noun)))
      .toSorted((a, b) => b[1] - a[1])
      .slice(0, count.value)
      .map(([u]) => u)
      .reverse()
    return units.length < count.value ? null : { units, to: afterAgain(words, noun.to) }
  }

  private oneSaidBefore(words: readonly UnitWord[], i: number): { units: number[]; to: number } | null {
    if (words[i]!.capital || /^\d/.test(words[i - 1]?.key ?? '')) return null
    const noun = nounAt(words, i)
    if (!noun || !AGAIN.has(words[noun.to]?.key ?? '') || NOT_AGAIN.has(noun.noun)) return null
    let unit: number | null = null
    for (const u of this.named.keys()) {
      const entry = this.lexicon.entries[u]!
      if (isGroup(entry) || isRole(entry)) continue
      if (isWeakNoun(noun.noun) ? entry.kind !== 'body' : this.isNamedBy(u, noun.noun)) unit = u
    }
    return unit === null ? null : { units: [unit], to: afterAgain(words, noun.to) }
  }

  /** Does the unit's name begin with this noun, "UBND" aside? */
  private isNamedBy(unit: number, noun: string): boolean {
    const own = this.keysOf(this.lexicon.entries[unit]!.name)
    const at = own[0] === 'ubnd' ? 1 : 0
    return this.keysOf(noun).every((key, n) => own[at + n] === key)
  }

  private keysOf(name: string): readonly string[] {
    const known = this.names.get(name)
    if (known) return known
    const keys = nameWords(name).map(w => w.key)
    this.names.set(name, keys)
    return keys
  }
}

const afterAgain = (words: readonly UnitWord[], at: number): number =>
  words[at]!.key === SAID && words[at + 1] ? at + 2 : at + 1
