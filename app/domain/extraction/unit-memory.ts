/**
 * Rule: "phòng này", "hai đơn vị nói trên", "cả hai thôn" stand for the last units of that kind that were named, and
 * so does the bare noun that opens a sentence ("Trạm báo cáo …").
 */
import { numberAt } from './numbers.ts'
import { phraseAt, phrases } from './phrases.ts'
import { verbAt } from './speech.ts'
import { keyOf, type Token } from './tokens.ts'
import { isOtherWord, isPlaceNoun, isWeakNoun, nounAt } from './unit-groups.ts'
import { nameWords, type UnitWord } from './unit-keys.ts'
import { levelAt } from './unit-levels.ts'
import { isGroup, isRole, type Lexicon } from './unit-lexicon.ts'

const AGAIN = phrases(
  'này | đó | ấy | kia | trên | nói trên | nêu trên | kể trên | đã nêu | vừa nêu | vừa nói | đã nói | trên đây | đã nêu trên | nêu ở trên | đã nói ở trên | nói ở trên | vừa kể | sau này',
)
/** "các xã trên địa bàn", "trên toàn tỉnh" do not point back. */
const NOT_BACK = new Set(['địa', 'toàn', 'cả', 'cơ', 'mạng', 'tuyến', 'các', 'lĩnh', 'phạm', 'hệ', 'trang'].map(keyOf))
const ABOVE = keyOf('trên')
const ALL = keyOf('cả')
const EVERY = new Set(['các', 'những'].map(keyOf))
/** "tổ này", "bộ phận này" are rarely units of the catalogue; "ban này", "đơn vị này" are. */
const NOT_AGAIN = new Set(['thành viên', 'bộ phận', 'tổ', 'tổ chức'])
const LOCALITY = 'địa phương'
const MODALS = phrases(
  'phải | cần | sẽ | cũng | được | có trách nhiệm | có nhiệm vụ | chịu trách nhiệm | chủ trì | khẩn trương | nghiêm túc',
)
/** So many units a reader still has in mind. */
const MEMORY = 200
/** Units named in one breath stand no farther apart than this. */
const BREATH = 14

type Found = { units: number[]; to: number }

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

  /** The units that an expression at `i` refers back to, and where it ends; behind a `post` "hai xã" alone does. */
  saidBefore(words: readonly UnitWord[], tokens: readonly Token[], i: number, post = false): Found | null {
    if (this.named.size === 0) return null
    return this.one(words, tokens, i) ?? this.several(words, tokens, i, post) ?? this.bareHead(words, tokens, i)
  }

  /** "phòng này", "Công ty nói trên", "đơn vị này". */
  private one(words: readonly UnitWord[], tokens: readonly Token[], i: number): Found | null {
    if (words[i]!.capital ? !opensSentence(words, i) : !standsAlone(words, i)) return null
    const noun = this.nounAt(words, tokens, i)
    if (!noun || EVERY.has(words[i - 1]?.key ?? '')) return null
    const unit = this.latest(noun, 1)[0]
    return unit === undefined ? null : { units: [unit], to: noun.end }
  }

  /** "hai đơn vị trên", "cả ba thôn", "các phòng nói trên". */
  private several(words: readonly UnitWord[], tokens: readonly Token[], i: number, post: boolean): Found | null {
    const all = words[i]!.key === ALL
    const at = all ? i + 1 : i
    const count = words[at] ? numberAt(tokens, words[at]!.from, tokens.length, 2) : null
    if (count && count.value >= 2 && count.to === words[at]!.to) {
      const noun = this.nounAt(words, tokens, at + 1, all || post || (words[i]!.capital && opensSentence(words, i)))
      if (!noun) return null
      const units = this.latest(noun, count.value)
      return units.length < count.value ? null : { units, to: noun.end }
    }
    if (!EVERY.has(words[i]!.key)) return null
    const noun = this.nounAt(words, tokens, i + 1)
    const units = noun ? this.inOneBreath(noun) : []
    return units.length < 2 ? null : { units, to: noun!.end }
  }

  /** "Trạm báo cáo …", "Phòng cũng phải …": the sentence's subject is the last one of that head. */
  private bareHead(words: readonly UnitWord[], tokens: readonly Token[], i: number): Found | null {
    const [word, next] = [words[i]!, words[i + 1]]
    if (!word.capital || word.upper || !next?.word || next.capital || next.line || !opensSentence(words, i)) return null
    if (isOtherWord(word.key, next.key)) return null
    if (!phraseAt(tokens, next.from, tokens.length, MODALS) && !verbAt(tokens, next.from, tokens.length)) return null
    for (const [u] of [...this.named].toSorted((a, b) => b[1] - a[1])) {
      const keys = this.keysOf(this.lexicon.entries[u]!.name)
      if (keys[0] === word.key && keys.length > 1 && this.lexicon.entries[u]!.kind !== 'body' && !this.isPlural(u))
        return { units: [u], to: i + 1 }
    }
    return null
  }

  /** "UBND phường" where one ward is spoken of. */
  bareBody(
    words: readonly UnitWord[],
    i: number,
  ): (Found & { role: false; group: false; body: false; rank: number }) | null {
    if (words[i]!.key !== 'ubnd') return null
    const level = levelAt(words, i + 1)
    const next = level && words[level.to]
    if (!level || (next?.word && (next.capital || /^\d/.test(next.key)))) return null
    const unit = this.latest({ keys: level.level.split(' '), weak: false, place: true }, 1)[0]
    if (unit === undefined || this.lexicon.entries[unit]!.kind === 'body') return null
    return { units: [unit], to: level.to, role: false, group: false, body: false, rank: 6 }
  }

  /** The noun at `i` with "này", "nói trên" behind it. `bare`: without. */
  private nounAt(
    words: readonly UnitWord[],
    tokens: readonly Token[],
    i: number,
    bare = false,
  ): { size: number; keys: string[]; weak: boolean; place: boolean; end: number } | null {
    const known = nounAt(words, i)
    if (known && NOT_AGAIN.has(known.noun)) return null
    const size = known ? known.to - i : 1
    const after = words[i + size]
    if (!after) return null
    const place = known !== null && (known.noun === LOCALITY || isPlaceNoun(known.noun))
    const weak = known !== null && (known.noun === LOCALITY || isWeakNoun(known.noun))
    const noun = { size, keys: words.slice(i, i + size).map(w => w.key), weak, place }
    const again = phraseAt(tokens, after.from, tokens.length, AGAIN)
    if (again && !(tokens[again.to - 1]!.key === ABOVE && NOT_BACK.has(tokens[again.to]?.key ?? ''))) {
      let end = i + size
      while (end < words.length && words[end]!.from < again.to) end += 1
      return { ...noun, end }
    }
    const acts =
      phraseAt(tokens, after.from, tokens.length, MODALS) !== null || verbAt(tokens, after.from, tokens.length) !== null
    return bare && known && acts && !after.capital ? { ...noun, end: i + size } : null
  }

  private isPlural(unit: number): boolean {
    const entry = this.lexicon.entries[unit]!
    return isGroup(entry) || isRole(entry)
  }

  /** Units that the noun can mean, in the order in which they were named. */
  private candidates(noun: { keys: string[]; weak: boolean; place: boolean }): [number, number][] {
    const single = [...this.named].filter(([u]) => !this.isPlural(u)).toSorted((a, b) => a[1] - b[1])
    const byName = single.filter(([u]) => this.isNamedBy(u, noun.keys))
    if (byName.length > 0 || !noun.weak) return byName
    return single.filter(
      ([u]) =>
        this.lexicon.entries[u]!.kind !== 'body' &&
        (!noun.place || this.keysOf(this.lexicon.entries[u]!.name)[0] === 'ubnd'),
    )
  }

  private latest(noun: { keys: string[]; weak: boolean; place: boolean }, count: number): number[] {
    return this.candidates(noun)
      .slice(-count)
      .map(([u]) => u)
  }

  private inOneBreath(noun: { keys: string[]; weak: boolean; place: boolean }): number[] {
    const all = this.candidates(noun)
    let from = all.length - 1
    while (from > 0 && all[from]![1] - all[from - 1]![1] <= BREATH) from -= 1
    return all.slice(Math.max(from, 0)).map(([u]) => u)
  }

  /** Does the unit's name begin with this noun, "UBND" aside? */
  private isNamedBy(unit: number, noun: readonly string[]): boolean {
    const own = this.keysOf(this.lexicon.entries[unit]!.name)
    const at = own[0] === 'ubnd' ? 1 : 0
    return noun.every((key, n) => own[at + n] === key)
  }

  private keysOf(name: string): readonly string[] {
    const known = this.names.get(name)
    if (known) return known
    const keys = nameWords(name).map(w => w.key)
    this.names.set(name, keys)
    return keys
  }
}

/** Words that "phòng này" may follow; after others the noun is half of another word ("trên cơ sở đó", "văn bản này"). */
const BEFORE = new Set(
  'giao cho của do với về cùng và là thì để mà tại ở từ đến tới gửi cầu nghị đốc dẫn tra nhắc hợp đạo nhưng nếu khi cáo trình thuộc theo ý được sang vào qua mời giúp thêm cả'
    .split(' ')
    .map(keyOf),
)
const standsAlone = (words: readonly UnitWord[], i: number): boolean => {
  const before = words[i - 1]
  return before === undefined || !before.word || words[i]!.line || BEFORE.has(before.key)
}

const opensSentence = (words: readonly UnitWord[], i: number): boolean => {
  const before = words[i - 1]
  return before === undefined || words[i]!.line || (!before.word && before.key !== ',') || /^\d+$/.test(before.key)
}
