/**
 * Rule: "các phòng, ban", "10 phường", "các sở, ngành, địa phương" name groups by their nouns; the catalogue's groups
 * are found by the nouns that their names and aliases hold.
 */

import { keyOf, keysOf, tokenize } from './tokens.ts'
import type { CatalogueEntry } from './types.ts'
import { AND, nameWords, type UnitWord, unitWords } from './unit-keys.ts'

/** Nouns of units in canonical words. Weak ones name no group where a strong one stands beside them. */
const STRONG =
  'phòng|sở|xã|phường|thị trấn|quận|huyện|thị xã|thành phố|thôn|bản|buôn|ấp|khu phố|tổ dân phố|trường|trường học|vụ|cục|bộ|địa phương|chi cục|khu dân cư|khóm|khối phố|tỉnh|bệnh viện|trạm y tế|doanh nghiệp|nhà thầu|chủ đầu tư'
const WEAK = 'ban|ngành|đơn vị|cơ quan|đoàn thể|bộ phận|tổ chức|hội|viện|trung tâm|tổ|ban ngành|hội đoàn thể|thành viên'

type NounNode = { next: Map<string, NounNode>; noun: string | null }
const nounRoot: NounNode = { next: new Map(), noun: null }
const weakNouns = new Set<string>()

for (const [list, weak] of [
  [STRONG, false],
  [WEAK, true],
] as const) {
  for (const noun of list.split('|')) {
    let node = nounRoot
    for (const w of unitWords(tokenize(noun))) {
      let next = node.next.get(w.key)
      if (!next) {
        next = { next: new Map(), noun: null }
        node.next.set(w.key, next)
      }
      node = next
    }
    node.noun = noun
    if (weak) weakNouns.add(noun)
  }
}

/** "phòng học", "xã hội", "tổ chức", "trường hợp" … are other words that begin like a unit noun. */
const NOT_A_NOUN: Record<string, Set<string>> = Object.fromEntries(
  Object.entries({
    phòng: 'học|họp|chống|ngừa|tiếp|làm|ốc|dịch|khám|thờ|cháy|thủ|trọ|hộ|bệnh|bị|vệ|khách|máy|đọc|thi|ngủ',
    xã: 'hội',
    trường: 'hợp|kỳ|lớp',
    sở: 'hữu|dĩ|thích',
    ban: 'hành|đầu|công|thưởng|chỉ|quản|giám|bố|phát|phép',
    bộ: 'phận|máy|tiêu|sách|chỉ|mặt|môn|đội|luật|danh|thủ|số|hồ',
    ngành: 'nghề|hàng|học',
    vụ: 'việc|án|xuân|mùa|đông|hè|vi|tai|khiếu|cháy|đình',
    bản: 'đồ|vẽ|tin|sao|thân|quyền|án|chính|cam|kê|đăng|ghi|tự|hợp',
    hội: 'nghị|trường|thi|thảo|đồng|chợ|viên|họp|ý|tụ|diễn|đàm|chẩn',
    đoàn: 'kết|viên|tụ',
    đội: 'ngũ|hình|tuyển',
    khoa: 'học|trương',
    cục: 'bộ|diện',
    tổ: 'chức|hợp|quốc|tiên',
    viện: 'trợ|phí|dẫn',
    huyện: 'ủy|đoàn',
    quận: 'ủy|đoàn',
    tỉnh: 'ủy|đoàn|lộ',
    ấp: 'ủ',
  }).map(([noun, after]) => [noun, new Set(after.split('|').map(keyOf))]),
)

/** "phòng chống", "ban hành", "hội nghị": a head and the word behind it that make another word. */
export const isOtherWord = (head: string, next: string): boolean => OTHER_WORDS.get(head)?.has(next) ?? false
const OTHER_WORDS = new Map(Object.entries(NOT_A_NOUN).map(([noun, after]) => [keyOf(noun), after]))

export function nounAt(words: readonly UnitWord[], i: number): { noun: string; to: number } | null {
  let node = nounRoot
  let hit: { noun: string; to: number } | null = null
  for (let k = i; k < words.length; k++) {
    const next = node.next.get(words[k]!.key)
    if (!next) break
    node = next
    if (node.noun) hit = { noun: node.noun, to: k + 1 }
  }
  const after = hit && words[hit.to]
  return hit && after && NOT_A_NOUN[hit.noun]?.has(after.key) ? null : hit
}

export type GroupNouns = {
  /** Per group: its place in the catalogue, the nouns of its name, those of its aliases, and whether places belong to it. */
  list: { unit: number; own: Set<string>; all: Set<string>; places: boolean }[]
}

const PLACES = new Set(['xã', 'phường', 'thị trấn', 'quận', 'huyện', 'thị xã', 'thành phố', 'tỉnh'])

const nounsOf = (text: string): string[] => {
  const words = nameWords(text)
  const nouns: string[] = []
  let end = -1
  for (let i = 0; i < words.length; ) {
    const hit = nounAt(words, i)
    // "các sở, ban, ngành tỉnh": the level at the end only says whose they are.
    if (hit && !(words[i]!.from === end && PLACES.has(hit.noun))) nouns.push(hit.noun)
    if (hit) end = words[hit.to - 1]!.to
    i = hit ? hit.to : i + 1
  }
  return nouns
}

export function buildGroupNouns(entries: readonly CatalogueEntry[]): GroupNouns {
  const list: GroupNouns['list'] = []
  for (const [unit, e] of entries.entries()) {
    if (e.kind !== 'group') continue
    const own = new Set(nounsOf(e.name))
    const all = new Set([...own, ...(e.aliases ?? []).flatMap(nounsOf)])
    list.push({
      unit,
      own,
      all,
      places: [...own].some(n => PLACES.has(n)) && /ubnd|ủy ban/iu.test(e.name.normalize('NFC')),
    })
  }
  return { list }
}

const LOCALITY = 'địa phương'

/** The groups that the nouns of one expression stand for, in the order of the nouns. */
export function groupsFor(groups: GroupNouns, nouns: readonly string[]): number[] {
  const left = new Set(nouns)
  const found: number[] = []
  if (left.has(LOCALITY)) {
    const place = groups.list.find(g => g.places)
    if (place && left.size > 1 && ![...left].every(n => n === LOCALITY || weakNouns.has(n))) left.delete(LOCALITY)
    else if (place && left.size === 1) return [place.unit]
  }
  const withPlaces = nouns.includes(LOCALITY) && !left.has(LOCALITY)
  while (left.size > 0) {
    let best: { unit: number; score: number; covered: string[] } | null = null
    for (const g of groups.list) {
      const covered = [...left].filter(n => g.all.has(n))
      if (covered.length === 0 || found.includes(g.unit)) continue
      // "các phòng, ban, đơn vị" is not "Các cơ quan, đơn vị" too; "…, đoàn thể" is "Các đoàn thể".
      const whole = g.own.size > 0 && [...g.own].every(n => left.has(n))
      if (found.length > 0 && !whole && covered.every(n => weakNouns.has(n))) continue
      const strong = covered.filter(n => !weakNouns.has(n)).length
      const inName = covered.filter(n => g.own.has(n)).length
      const foreign = [...g.own].filter(n => !weakNouns.has(n) && !covered.includes(n)).length
      const score = strong * 100 + covered.length * 20 + inName * 10 - foreign * 3 - g.own.size
      if (!best || score > best.score) best = { unit: g.unit, score, covered }
    }
    if (!best) break
    found.push(best.unit)
    for (const n of best.covered) left.delete(n)
  }
  const place = withPlaces ? groups.list.find(g => g.places) : undefined
  if (place && !found.includes(place.unit)) found.push(place.unit)
  return found
}

export const isPlaceNoun = (noun: string): boolean =>
  PLACES.has(noun) || noun === LOCALITY || ['thôn', 'bản', 'buôn', 'ấp', 'khu phố', 'tổ dân phố', 'khóm'].includes(noun)
/** "Các phường tổ chức hội nghị": without a joiner it is the verb. */
export const isAlsoVerb = (noun: string): boolean => noun === 'tổ chức'
export const isWeakNoun = (noun: string): boolean => weakNouns.has(noun)
export const OPENERS = new Set(['các', 'những', 'toàn', 'mỗi', 'từng'].map(keyOf))
export { AND }
export const QUALIFIERS = [
  'chuyên môn',
  'có liên quan',
  'liên quan',
  'trực thuộc',
  'khác',
  'còn lại',
  'trên địa bàn',
].map(q => keysOf(q))
