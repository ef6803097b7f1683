/**
 * Rule: one head serves several names. "UBND các huyện: An Bình, Bình Minh", "phường 3, 8, 14", "các phòng Nội vụ và
 * Tư pháp"; "các phòng ban", "8 phường", "sở, ngành, địa phương" are groups.
 */

import { keyOf, keysOf } from './tokens.ts'
import { groupsFor, isAlsoVerb, isPlaceNoun, isWeakNoun, nounAt, OPENERS, QUALIFIERS } from './unit-groups.ts'
import { AND, nameWords, type UnitWord } from './unit-keys.ts'
import { levelAt } from './unit-levels.ts'
import { ANY_LEVEL, type Lexicon, type Node } from './unit-lexicon.ts'

type Found = { units: number[]; to: number }

const COUNTS = new Set(['hai', 'ba', 'bốn', 'năm', 'sáu', 'bảy', 'tám', 'chín', 'mười', 'cả', 'mọi'].map(keyOf))
const CAP = keyOf('cấp')
const WHOLE = keyOf('toàn')
const LEADS_LIST = new Set([':', keyOf('gồm'), keyOf('là'), '(', '-'])
const isCount = (w: UnitWord | undefined): boolean => w !== undefined && (/^\d{1,3}$/.test(w.key) || COUNTS.has(w.key))
const isSeparator = (w: UnitWord | undefined): boolean =>
  w !== undefined && (w.key === ',' || w.key === AND || w.key === ';' || w.key === '-' || w.key === '&')

/** The longest name of a trie at `i`. */
function longest(words: readonly UnitWord[], i: number, root: Node): Found | null {
  let node = root
  let hit: Found | null = null
  let k = i
  while (k < words.length) {
    let next = node.next.get(words[k]!.key)
    let to = k + 1
    if (
      !next &&
      k > i &&
      (words[k]!.key === '-' || words[k]!.key === AND || words[k]!.key === '&' || words[k]!.key === ',') &&
      words[k + 1]
    ) {
      next = node.next.get(words[k + 1]!.key)
      to = k + 2
    }
    if (!next) break
    node = next
    k = to
    if (node.meanings) hit = { units: [node.meanings[0]!.unit], to: k }
  }
  return hit
}

const isNumber = (w: UnitWord | undefined): boolean => w !== undefined && /^\d+$/.test(w.key)

/** A name of the list: capitalised, or a number that is no date and counts nothing ("phường 3, 15/8"). */
function nameAt(words: readonly UnitWord[], i: number, root: Node): Found | null {
  const word = words[i]
  if (!word || (!word.capital && !isNumber(word))) return null
  const found = longest(words, i, root)
  if (!found) return null
  const after = words[found.to]
  if (
    isNumber(word) &&
    after &&
    (after.key === '/' || after.key === '%' || (after.key === '.' && isNumber(words[found.to + 1])))
  )
    return null
  return found
}

/** "Các phường: phường 3, phường 8": behind the colon each may say its level again. */
function namesFrom(words: readonly UnitWord[], i: number, root: Node, levelled = false): Found | null {
  const named = (k: number) => nameAt(words, levelled ? (levelAt(words, k)?.to ?? k) : k, root)
  const first = named(i)
  if (!first) return null
  const units = [...first.units]
  let to = first.to
  for (;;) {
    const next = nextName(words, to, named)
    if (!next) break
    units.push(...next.units)
    to = next.to
  }
  return { units, to }
}

function nextName(words: readonly UnitWord[], i: number, named: (at: number) => Found | null): Found | null {
  if (!isSeparator(words[i])) return null
  return named(words[i]!.key === ',' && words[i + 1]?.key === AND ? i + 2 : i + 1)
}

/** "hai doanh nghiệp Hưng Phú, Sao Mai" are companies by name. */
const FIRMS = ['doanh nghiệp', 'nhà thầu', 'chủ đầu tư', 'nhà đầu tư'].map(name => nameWords(name).map(w => w.key))
const COMPANY = nameWords('công ty')[0]!.key

function headAt(words: readonly UnitWord[], i: number, lexicon: Lexicon): { root: Node; to: number } | null {
  const level = levelAt(words, i)
  if (level) {
    const root = lexicon.places.get(level.level)
    if (root) return { root, to: level.to }
  }
  const firm = FIRMS.find(keys => keys.every((key, n) => words[i + n]?.key === key))
  const companies = firm && lexicon.offices.get(COMPANY)
  if (companies) return { root: companies, to: i + firm.length }
  for (let size = LONGEST_HEAD; size > 0; size--) {
    const key = keyAt(words, i, size)
    const root = lexicon.local.get(key) ?? (size <= 2 ? lexicon.offices.get(key) : undefined)
    if (root) return { root, to: i + size }
  }
  return null
}

const LONGEST_HEAD = 6
const keyAt = (words: readonly UnitWord[], i: number, size: number): string =>
  words
    .slice(i, i + size)
    .map(w => w.key)
    .join(' ')

/** "Đảng ủy các xã A, B", "Trạm Y tế hai phường A và B": the office before the places. */
function localListAt(words: readonly UnitWord[], i: number, lexicon: Lexicon): Found | null {
  if (!lexicon.localFirst.has(words[i]!.key)) return null
  for (let size = LONGEST_HEAD - 1; size > 0; size--) {
    const head = keyAt(words, i, size)
    if (!lexicon.local.has(head)) continue
    let k = i + size
    if (words[k] && OPENERS.has(words[k]!.key)) k += 1
    if (isCount(words[k])) k += 1
    const level = k > i + size ? levelAt(words, k) : null
    const root = level && lexicon.local.get(`${head} ${level.level}`)
    if (!root) continue
    const at = LEADS_LIST.has(words[level.to]?.key ?? '') ? level.to + 1 : level.to
    const names = namesFrom(words, at, root)
    if (names) return closeBracket(words, level.to, names)
  }
  return null
}

/** "UBND các phường A, B và C", "hai quận Lê Lợi, Kiến Quốc", "các phòng: Nội vụ, Tư pháp". */
export function listAt(words: readonly UnitWord[], i: number, lexicon: Lexicon): Found | null {
  let k = i
  if (words[k]?.key === 'ubnd') k += 1
  const opened = words[k] !== undefined && (OPENERS.has(words[k]!.key) || isCount(words[k]))
  if (opened) k += 1
  if (opened && isCount(words[k])) k += 1
  if (!opened) return localListAt(words, i, lexicon)
  const head = headAt(words, k, lexicon)
  if (!head) return null
  const at = words[head.to] && LEADS_LIST.has(words[head.to]!.key) ? head.to + 1 : head.to
  const names = namesFrom(words, at, head.root, at > head.to)
  // "19/8 Phòng Nội vụ": a figure before one name counts nothing.
  if (names && names.units.length < 2 && !OPENERS.has(words[i]!.key) && words[i]!.key !== 'ubnd') return null
  return names && closeBracket(words, head.to, names)
}

const closeBracket = (words: readonly UnitWord[], open: number, names: Found): Found =>
  words[open]?.key === '(' && words[names.to]?.key === ')' ? { ...names, to: names.to + 1 } : names

/** After "phường Tân Mai": ", Hoàng Liệt và Vĩnh Hưng"; after "Phòng Kinh tế": ", Tư pháp". */
export function moreOfSame(words: readonly UnitWord[], i: number, to: number, lexicon: Lexicon): Found | null {
  const start = words[i]?.key === 'ubnd' ? i + 1 : i
  const head = headAt(words, start, lexicon)
  if (!head || head.to >= to || !isSeparator(words[to]) || words[to]!.key === ';') return null
  const named = (at: number) => nameAt(words, at, head.root)
  const rest = nextName(words, to, named)
  if (!rest) return null
  const units = [...rest.units]
  let end = rest.to
  for (;;) {
    const next = nextName(words, end, named)
    if (!next || words[end]!.key === ';') break
    units.push(...next.units)
    end = next.to
  }
  return { units, to: end }
}

/** "các cơ quan chuyên môn" are the departments. */
const SPECIAL = keysOf('chuyên môn')
/** "các đơn vị thi công", "các cơ quan báo chí" are not the office's own. */
const FOREIGN =
  'thi công|tư vấn|tín dụng|báo chí|thông tấn|truyền thông|viễn thông|vũ trang|quốc tế|trung ương|xây lắp|vận tải|tài trợ|kinh doanh|sản xuất|ngoại giao|tố tụng'
    .split('|')
    .map(keysOf)

/** "các sở, ban, ngành", "UBND 10 phường", "UBND cấp xã", "8/8 xã", "sở, ngành, quận, huyện". */
export function groupExpressionAt(words: readonly UnitWord[], i: number, lexicon: Lexicon): Found | null {
  let k = i
  const body = words[k]?.key === 'ubnd'
  if (body) k += 1
  let opened = false
  while (
    words[k] &&
    k < i + 6 &&
    (OPENERS.has(words[k]!.key) ||
      isCount(words[k]) ||
      words[k]!.key === CAP ||
      (words[k]!.key === '/' && isCount(words[k + 1])))
  ) {
    opened = true
    k += 1
  }
  const first = nounAt(words, k)
  if (!first || (!body && opened && isNamed(words, first.to) && !OPENERS.has(words[k - 1]?.key ?? ''))) return null
  // "toàn tỉnh" is the area and not who works in it.
  if (words[k - 1]?.key === WHOLE && isPlaceNoun(first.noun)) return null
  // A few wards are not all of them; "các" and "UBND" speak of the whole group.
  const counted = isCount(words[k - 1]) && !OPENERS.has(words[k - 2]?.key ?? '')
  if (counted && !isPlaceNoun(first.noun)) return null
  const nouns = [first.noun]
  let to = first.to
  for (;;) {
    const sep = words[to]
    const joined = sep && (sep.key === ',' || sep.key === '-' || sep.key === AND || sep.key === '&')
    const next = nounAt(words, joined ? to + 1 : to)
    if (
      !next ||
      (!joined && (!isWeakNoun(next.noun) || isAlsoVerb(next.noun))) ||
      words[joined ? to + 1 : to]!.line === undefined
    )
      break
    if (words[joined ? to + 1 : to]!.capital && !words[k]!.capital) break
    // "các quận, quận Lê Lợi": the second names one of them.
    if (nouns.includes(next.noun) || isNamed(words, next.to)) break
    nouns.push(next.noun)
    to = next.to
  }
  if (!opened && (nouns.length < 2 || !isPlaceNoun(nouns[0]!)) && !(body && nouns.length > 1)) return null
  if (!opened && !body) return null
  if (body && !nouns.some(isPlaceNoun)) return null
  if (nouns.length === 1 && FOREIGN.some(keys => keys.every((key, n) => words[to + n]?.key === key))) return null
  const special = isWeakNoun(nouns[0]!) && nouns.length === 1 && SPECIAL.every((key, n) => words[to + n]?.key === key)
  const units = groupsFor(lexicon.groups, special && nouns[0] === 'cơ quan' ? ['sở', 'phòng'] : nouns)
  if (units.length === 0) return null
  return { units, to: afterQualifiers(words, to) }
}

/** A proper name or a number after the noun: "quận Lê Lợi", "phường 3". */
const isNamed = (words: readonly UnitWord[], i: number): boolean => {
  const word = words[i]
  return word !== undefined && !word.line && ((word.capital && !word.upper) || isNumber(word))
}

function afterQualifiers(words: readonly UnitWord[], i: number): number {
  for (let to = i; ; ) {
    const q = QUALIFIERS.find(keys => keys.every((key, n) => words[to + n]?.key === key))
    if (!q) return to
    to += q.length
  }
}

/** "Các địa phương có dịch (Mai Châu, Phù Lãng)", "05 xã, phường: A, B, C": the members are named behind. */
export function membersBehind(words: readonly UnitWord[], to: number, lexicon: Lexicon): Found | null {
  const root = lexicon.places.get(ANY_LEVEL)
  if (!root) return null
  if (words[to] && LEADS_LIST.has(words[to]!.key) && words[to]!.key !== '(') {
    const at = words[to + 1]?.key === ':' ? to + 2 : to + 1
    const names = namesFrom(words, at, root, true)
    return names && names.units.length > 1 ? names : null
  }
  for (let k = to; k < Math.min(to + 8, words.length); k++) {
    const word = words[k]!
    if (word.line || (!word.word && word.key !== '(')) return null
    if (word.key !== '(') continue
    const names = namesFrom(words, k + 1, root, true)
    return names && words[names.to]?.key === ')' ? { ...names, to: names.to + 1 } : null
  }
  return null
}
