/**
 * Rule: how else an office writes a unit's name – acronym of its parts ("Phòng TN&MT", "Sở NN và PTNT"), abbreviated
 * head ("P.", "TT", "Q."), without its own level ("Công an" for "Công an quận"), a ward without "UBND".
 */

import { keyOf, tokenize } from './tokens.ts'
import { nameWords, type UnitWord } from './unit-keys.ts'
import { PLACE_LEVELS, placeOf } from './unit-levels.ts'
import { otherNames } from './unit-organisations.ts'

export type Variant = {
  keys: string[]
  /** 0: as configured; higher: derived and less certain. */
  rank: number
  /** Only where the text writes it with a capital. */
  capital: boolean
  /** The level word that was left out: another level after it means another unit. */
  withoutArea?: boolean
}

const k = (word: string): string => nameWords(word)[0]!.key

const BO = keyOf('bộ')
const UBND = 'ubnd'

/** Heads of unit names in canonical words, with their abbreviations. */
const HEADS: [string, string[]][] = [
  ['Phòng', ['P']],
  ['Sở', ['S']],
  ['Ban', []],
  ['Vụ', []],
  ['Cục', []],
  ['Chi cục', ['CC']],
  ['Bộ', []],
  ['Viện', []],
  ['Trung tâm', ['TT', 'TTr', 'Tr.tâm']],
  ['Trạm', ['T']],
  ['Hội', []],
  ['Đoàn', []],
  ['Tổ', []],
  ['Đội', []],
  ['Hạt', []],
  ['Đài', []],
  ['BQL', []],
  ['Công ty', []],
  ['Văn phòng', []],
  ['Công chức', []],
  ['Bộ phận', ['BP']],
  ['Tổng cục', ['TC']],
  ['Tổng công ty', []],
  ['Bệnh viện', ['BV']],
  ['Trường', []],
  ['Khoa', []],
  ['Ngân hàng', ['NH']],
  ['Hợp tác xã', []],
  ['Chi nhánh', ['CN']],
  ['Đảng ủy', []],
  ['Ủy ban', []],
  ['Quỹ', []],
  ['Liên minh', []],
  ['Hiệp hội', []],
]
const HEAD_KEYS = HEADS.map(([head, short]) => ({
  head: nameWords(head).map(w => w.key),
  short: short.map(s => nameWords(s).map(w => w.key)),
})).toSorted((a, b) => b.head.length - a.head.length)

/** The head of a name and the words after it; null where it begins with none. */
export function headOf(words: readonly UnitWord[]): { head: string[]; short: string[][]; size: number } | null {
  for (const { head, short } of HEAD_KEYS) {
    if (head.every((key, i) => words[i]?.key === key) && words.length > head.length)
      return { head, short, size: head.length }
  }
  return null
}

const PLACE_SHORT: Record<string, string> = { phường: 'p', quận: 'q', huyện: 'h', xã: 'x' }

const initial = (word: UnitWord, text: string): string =>
  word.to - word.from > 1 || word.upper ? '' : text[0]!.toLowerCase()

/** The initials of the words of one part; acronyms are kept ("Phục vụ HCC" → "pvhcc"). */
function initials(words: readonly UnitWord[], letters: readonly string[]): string {
  return keyOf(words.map((w, i) => letters[i] || w.key).join(''))
}

/** "Cung ứng" → "cư", but also "cu": capitals are often typed without their hooks. */
const plain = (acronym: string): string =>
  acronym
    .normalize('NFD')
    .replaceAll(/\p{Mn}/gu, '')
    .normalize('NFC')

/** `words` are the name's own. */
export function variantsOf(text: string, words: readonly UnitWord[], base: number): Variant[] {
  if (words.length === 0) return []
  const keys = words.map(w => w.key)
  const out: Variant[] = [{ keys, rank: base, capital: false }]
  const add = (variant: string[], rank: number, capital = true, withoutArea = false) =>
    out.push({ keys: variant, rank: base + rank, capital, ...(withoutArea && { withoutArea }) })

  const place = placeOf(words)
  if (place) {
    add([...place.level, ...place.name], 1, false)
    if (!place.governed) return out
    add([UBND, ...place.level, ...place.name], 1, false)
    const short =
      place.level.length === 1 ? Object.entries(PLACE_SHORT).find(([w]) => k(w) === place.level[0])?.[1] : undefined
    if (short) {
      add([short, ...place.name], 1)
      add([UBND, short, ...place.name], 1)
      if (place.name.length === 1) add([short + place.name[0]!], 1)
    }
    return out
  }
  for (const other of otherNames(keys)) add(other.keys, other.withoutArea ? 2 : 1, true, other.withoutArea)
  const head = headOf(words)
  const last = keys.at(-1)!
  const named = words.length > 2 || (words.length === 2 && words[0]!.upper && keys[0]!.length >= 3 && keys[0] !== UBND)
  const hasArea = named && (PLACE_LEVELS.has(last) || last === BO)
  if (hasArea) add(keys.slice(0, -1), 2, true, true)
  if (!head) return out
  const tail = words.slice(head.size, hasArea ? -1 : undefined)
  const area = hasArea ? [last] : []
  for (const short of head.short) add([...short, ...keys.slice(head.size)], 1)
  const first = firstPart(text, tail)
  if (first) add([...head.head, first], SHORTENED)
  for (const acronym of withPlain(acronymsOf(text, words, tail))) {
    for (const h of [head.head, ...head.short]) {
      add([...h, ...acronym, ...area], 1)
      if (hasArea) add([...h, ...acronym], 2, true, true)
    }
    if (acronym.length === 1) for (const h of head.short) add([h.join('') + acronym[0]!, ...area], 1)
  }
  return out
}

const withPlain = (acronyms: readonly string[][]): string[][] =>
  acronyms.flatMap(a => (a.length === 1 && plain(a[0]!) !== a[0] ? [a, [plain(a[0]!)]] : [a]))

/** Less certain than any name in full. */
const SHORTENED = 6
const MAX_PARTS = 4
/** Up to so many parts each may be shortened by itself; beyond that all or none are. */
const FREE_PARTS = 3

type Part = { words: UnitWord[]; letters: string[] }

/** "Nông nghiệp | Phát triển nông thôn": the parts of a name between its joiners, with the initial of each word. */
function partsOf(text: string, tail: readonly UnitWord[]): { parts: Part[]; letters: string[] } {
  const clean = text.normalize('NFC').replaceAll(/[\u2010-\u2015\u2212]/g, '-')
  const tokens = tokenize(clean)
  const letters = tail.map(w => (tokens[w.from] ? initial(w, tokens[w.from]!.text) : ''))
  const parts: Part[] = []
  for (const [i, w] of tail.entries()) {
    const before = tail[i - 1]
    if (!before || before.to < w.from) parts.push({ words: [], letters: [] })
    parts.at(-1)!.words.push(w)
    parts.at(-1)!.letters.push(letters[i]!)
  }
  return { parts, letters }
}

/** "Phòng NN" for "Phòng Nông nghiệp và Phát triển nông thôn". */
function firstPart(text: string, tail: readonly UnitWord[]): string | null {
  const { parts } = partsOf(text, tail)
  return parts.length > 1 && parts[0]!.words.length > 1 ? initials(parts[0]!.words, parts[0]!.letters) : null
}

/** Every way of shortening the parts of "Lao động - Thương binh và Xã hội": LĐTBXH, LĐ TBXH, LĐ Thương binh XH … */
function acronymsOf(text: string, words: readonly UnitWord[], tail: readonly UnitWord[]): string[][] {
  const { parts, letters } = partsOf(text, tail)
  if (words.length === 0 || tail.length < 2 || parts.length > MAX_PARTS) return []
  const out: string[][] = [[initials(tail, letters)]]
  // "QL KCB" for "Quản lý Khám, chữa bệnh".
  if (tail[0]!.to - tail[0]!.from > 1 && tail.length > 2)
    out.push([tail[0]!.key, initials(tail.slice(1), letters.slice(1))])
  if (parts.length < 2) return out
  const all = 2 ** parts.length - 1
  for (let mask = parts.length > FREE_PARTS ? all : 1; mask <= all; mask++) {
    out.push(
      parts.flatMap((p, i) =>
        mask & (1 << i) && p.words.length > 1 ? [initials(p.words, p.letters)] : p.words.map(w => w.key),
      ),
    )
  }
  // Neighbouring acronyms may be written as one: "LĐ TBXH", "LĐTB XH".
  const short = parts.map(p => initials(p.words, p.letters))
  for (let cut = 1; cut < short.length; cut++) out.push([short.slice(0, cut).join(''), short.slice(cut).join('')])
  return out
}
