/**
 * Rule: one trie holds every way of writing every unit; a shortened name ("Văn phòng", "Trung tâm CNTT") counts
 * where it can only be one unit – or else the one named last. Built once per catalogue.
 */
import type { CatalogueEntry } from './types.ts'
import { buildGroupNouns, type GroupNouns } from './unit-groups.ts'
import { AND, nameWords, type UnitWord } from './unit-keys.ts'
import { levelAt, PLACE_LEVELS, placeOf } from './unit-levels.ts'
import { headOf, type Variant, variantsOf } from './unit-variants.ts'

export type Meaning = { unit: number; rank: number; capital: boolean; withoutArea: boolean }
export type Node = {
  next: Map<string, Node>
  meanings: Meaning[] | null
  /** The rank of its surest meaning. */
  rank: number
  /** Where hundreds of units share a wording ("Trường Tiểu học"): by unit, made when first asked for. */
  byUnit?: Map<number, Meaning>
}

export type Lexicon = {
  entries: readonly CatalogueEntry[]
  root: Node
  /** Level words joined → names of that level's places. */
  places: Map<string, Node>
  /** Head words joined → the words after the head ("phòng" → "nội vụ"). */
  offices: Map<string, Node>
  /** Offices of places, by what stands before the place, with and without its level ("trạm y tế xã" → "bàu sen"). */
  local: Map<string, Node>
  /** Their first words. */
  localFirst: Set<string>
  groups: GroupNouns
  /** What a unit is about, without head and level: "thuế" → Chi cục Thuế. */
  subjects: Map<string, number[]>
}

/** Places by name, whatever their level. */
export const ANY_LEVEL = '*'
export const newNode = (): Node => ({ next: new Map(), meanings: null, rank: Number.POSITIVE_INFINITY })

const FEW = 16

/** What a wording can mean: where it is one of very many, the surest and those among the units named of late. */
export function meaningsOf(node: Node, named: Iterable<number>): Meaning[] {
  const all = node.meanings ?? []
  if (all.length <= FEW) return all
  node.byUnit ??= new Map(all.map(m => [m.unit, m]))
  const some = new Set(all.filter(m => m.rank === node.rank).slice(0, FEW))
  for (const unit of named) {
    const meaning = node.byUnit.get(unit)
    if (meaning) some.add(meaning)
  }
  return [...some]
}

export function insert(root: Node, keys: readonly string[], meaning: Meaning): void {
  let node = root
  for (const key of keys) {
    let next = node.next.get(key)
    if (!next) {
      next = newNode()
      node.next.set(key, next)
    }
    node = next
  }
  node.meanings ??= []
  node.rank = Math.min(node.rank, meaning.rank)
  // Units come in one after the other: what this one has said before stands last.
  const known = node.meanings.at(-1)
  if (known?.unit !== meaning.unit) node.meanings.push(meaning)
  else if (meaning.rank < known.rank) Object.assign(known, meaning)
}

export const isGroup = (e: CatalogueEntry): boolean => e.kind === 'group'
export const isRole = (e: CatalogueEntry): boolean => e.kind === 'role'

const SHORTENED = 5
/** Who lists more aliases than this has said how the unit is written: no further forms are made of them. */
const SPELT_OUT = 6

const syllables = (words: readonly UnitWord[]): number =>
  words.reduce((n, w) => n + (w.to - w.from > 1 ? w.to - w.from : w.upper && w.key.length > 2 ? 2 : 1), 0)

/** "Ban Quản lý dự án" for the one with a long name, "Trung tâm CNTT" for "Trung tâm Ứng dụng CNTT". */
function shortenings(words: readonly UnitWord[]): Variant[] {
  const out: Variant[] = []
  const keys = words.map(w => w.key)
  for (let n = 1; n < words.length; n++) {
    if (syllables(words.slice(0, n)) >= 2)
      out.push({
        keys: keys.slice(0, n),
        rank: SHORTENED,
        capital: true,
        withoutArea: n === words.length - 1 && PLACE_LEVELS.has(keys[n]!),
      })
  }
  const head = headOf(words)
  if (head) {
    for (let from = head.size + 1; from < words.length; from++) {
      if (syllables(words.slice(from)) >= 2)
        out.push({ keys: [...head.head, ...keys.slice(from)], rank: SHORTENED + 1, capital: true })
    }
  }
  return out
}

const lexicons = new WeakMap<readonly CatalogueEntry[], Lexicon>()
/** A catalogue that was read anew – from a request, from the database – says the same: the last few are known by content. */
const byContent = new Map<string, Lexicon>()
const REMEMBERED = 4

export function lexiconOf(entries: readonly CatalogueEntry[]): Lexicon {
  const known = lexicons.get(entries)
  if (known) return known
  const content = JSON.stringify(entries.map(e => [e.name, e.aliases ?? [], e.kind, e.group]))
  const lexicon = byContent.get(content) ?? build(entries)
  byContent.delete(content)
  byContent.set(content, lexicon)
  for (const oldest of byContent.keys()) if (byContent.size > REMEMBERED) byContent.delete(oldest)
  lexicons.set(entries, lexicon)
  return lexicon
}

function build(entries: readonly CatalogueEntry[]): Lexicon {
  const lexicon: Lexicon = {
    entries,
    root: newNode(),
    places: new Map(),
    offices: new Map(),
    local: new Map(),
    localFirst: new Set(),
    groups: buildGroupNouns(entries),
    subjects: new Map(),
  }
  const seats = seatsOf(entries)
  for (const [unit, entry] of entries.entries()) {
    const aliases = entry.aliases ?? []
    for (const [n, text] of [entry.name, ...aliases].entries()) {
      const group = isGroup(entry)
      const words = nameWords(text)
      const variants: Variant[] =
        group || (n > 0 && aliases.length > SPELT_OUT)
          ? [{ keys: words.map(w => w.key), rank: 0, capital: false }]
          : variantsOf(text, words, 0)
      for (const v of variants) if (v.keys.length > 0) insert(lexicon.root, v.keys, meaningOf(unit, v))
      if (!group) indexParts(lexicon, unit, words, variants)
      if (!group) addWithoutSeat(lexicon, unit, words, seats)
    }
    if (!isGroup(entry) && !isRole(entry)) addShortenings(lexicon, unit, entry.name)
  }
  return lexicon
}

const meaningOf = (unit: number, v: Variant): Meaning => ({
  unit,
  rank: v.rank,
  capital: v.capital,
  withoutArea: v.withoutArea ?? false,
})

/** The own names of the bodies: "UBND tỉnh Trà Khúc" → "trà khúc". */
const seatsOf = (entries: readonly CatalogueEntry[]): { level: string[]; name: string[] }[] =>
  entries.flatMap(e => (e.kind === 'body' ? (placeOf(nameWords(e.name)) ?? []) : []))

/** "Điện lực Trà Khúc" in Trà Khúc is "Điện lực" or "Điện lực tỉnh". */
function addWithoutSeat(
  lexicon: Lexicon,
  unit: number,
  words: readonly UnitWord[],
  seats: readonly { level: string[]; name: string[] }[],
): void {
  if (placeOf(words)) return
  for (const seat of seats) {
    const size = words.length - seat.name.length
    if (size < 1 || !seat.name.every((key, n) => words[size + n]!.key === key)) continue
    const rest = words.slice(0, size)
    if (syllables(rest) >= 2)
      insert(
        lexicon.root,
        rest.map(w => w.key),
        { unit, rank: 2, capital: true, withoutArea: true },
      )
  }
}

function addShortenings(lexicon: Lexicon, unit: number, name: string): void {
  const words = nameWords(name)
  if (placeOf(words)) return
  for (const v of shortenings(words)) insert(lexicon.root, v.keys, meaningOf(unit, v))
}

function under(map: Map<string, Node>, key: string): Node {
  let node = map.get(key)
  if (!node) {
    node = newNode()
    map.set(key, node)
  }
  return node
}

/** "Đảng ủy xã Mường Sang": "đảng ủy", "đảng ủy xã" → "mường sang". */
function indexLocal(lexicon: Lexicon, unit: number, words: readonly UnitWord[]): void {
  for (let i = 1; i < words.length - 1; i++) {
    const level = levelAt(words, i)
    if (!level || level.to >= words.length) continue
    const head = words.slice(0, i).map(w => w.key)
    const name = words.slice(level.to).map(w => w.key)
    const meaning = { unit, rank: 0, capital: true, withoutArea: false }
    lexicon.localFirst.add(head[0]!)
    insert(under(lexicon.local, head.join(' ')), name, meaning)
    insert(under(lexicon.local, [...head, level.level].join(' ')), name, meaning)
    return
  }
}

function indexParts(lexicon: Lexicon, unit: number, words: readonly UnitWord[], variants: readonly Variant[]): void {
  const place = placeOf(words)
  if (place)
    for (const level of [place.level.join(' '), ANY_LEVEL])
      insert(under(lexicon.places, level), place.name, { unit, rank: 0, capital: true, withoutArea: false })
  else indexLocal(lexicon, unit, words)
  const head = headOf(words)
  if (head) {
    const own = head.head.join(' ')
    for (const v of variants) {
      if (v.rank > 1 || v.keys.length <= head.size || !head.head.every((key, i) => v.keys[i] === key)) continue
      insert(under(lexicon.offices, own), v.keys.slice(head.size), meaningOf(unit, { ...v, capital: true }))
    }
  }
  const tail = words.slice(head?.size ?? 0)
  const last = tail.at(-1)
  const subject = tail.length > 1 && PLACE_LEVELS.has(last!.key) ? tail.slice(0, -1) : tail
  const joint = subject.findIndex((w, i) => i > 0 && w.from > subject[i - 1]!.to)
  addSubject(lexicon, unit, subject)
  // "ngành giáo dục" for "Giáo dục và Đào tạo".
  if (joint > 1) addSubject(lexicon, unit, subject.slice(0, joint))
}

function addSubject(lexicon: Lexicon, unit: number, words: readonly UnitWord[]): void {
  const subject = words
    .map(w => w.key)
    .filter(key => key !== AND)
    .join(' ')
  if (subject === '') return
  const list = lexicon.subjects.get(subject)
  if (!list) lexicon.subjects.set(subject, [unit])
  else if (list.at(-1) !== unit) list.push(unit)
}
