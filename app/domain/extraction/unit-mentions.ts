/**
 * Rule: units are found left to right, the longest reading first: a list under one head ("UBND các phường: A, B và C",
 * "phường 3, 8, 14", "các phòng: Nội vụ, Tư pháp"), a group by its nouns, a name or one of its variants.
 */

import { phraseBefore, phrases } from './phrases.ts'
import { verbAt } from './speech.ts'
import { keyOf, type Token } from './tokens.ts'
import { nameWords, type UnitWord, unitWords } from './unit-keys.ts'
import { levelAt, PLACE_LEVELS, THI } from './unit-levels.ts'
import { isGroup, isRole, type Lexicon, type Meaning, meaningsOf } from './unit-lexicon.ts'
import { groupExpressionAt, listAt, membersBehind, moreOfSame } from './unit-lists.ts'
import { UnitMemory } from './unit-memory.ts'
import { AND, type Hit, walk } from './unit-walk.ts'

export type Mention = {
  /** Places in the catalogue. */
  units: number[]
  /** Token indices, with the post before it ("Trưởng phòng …"). */
  from: number
  to: number
  role: boolean
  group: boolean
  body: boolean
  /** 0: as configured; 5 and more: a shortened name. */
  rank: number
}

/** Posts whose holder stands for the unit. */
const POSTS = phrases(
  'quyền giám đốc | phó giám đốc phụ trách | quyền trưởng | lãnh đạo và chuyên viên | lãnh đạo, chuyên viên | đoàn công tác của | tổ công tác của | tập thể cán bộ | chính quyền | cấp ủy, chính quyền | chính quyền và nhân dân | tập thể lãnh đạo | cả | ban thường trực | ban chấp hành | ban giám đốc | ban lãnh đạo | ban nhân dân | trạm trưởng | trưởng khoa | trưởng trung tâm | đội phó | chỉ huy phó | trưởng đoàn | trưởng đài | giám đốc và | trưởng và các phó | tất cả | tất | toàn bộ | toàn thể | trưởng | phó | phó trưởng | giám đốc | phó giám đốc | tổng giám đốc | chủ tịch | phó chủ tịch | thủ trưởng | lãnh đạo | người đứng đầu | chánh | phó chánh',
  'cục trưởng | chi cục trưởng | vụ trưởng | viện trưởng | hiệu trưởng | tổ trưởng | đội trưởng | trưởng ban | trưởng phòng | chỉ huy trưởng | trưởng trạm | hạt trưởng | thường trực',
  'thôn trưởng | ấp trưởng | đồng chí | đ/c | đ.c | ông | bà | các đồng chí | tập thể | chủ nhiệm | bí thư | đại diện | công chức | trưởng công an | thường trực ủy ban',
)
const JOINS_POSTS = phrases(', | và | các | , các | và các')
const MOST_POSTS = 4
const CHIEF = phrases(
  'chủ tịch | chủ tịch và | chủ tịch, phó | chủ tịch và phó | chủ tịch và các phó | chủ tịch, các phó | các phó | phó | thường trực | lãnh đạo | chủ tịch, phó chủ tịch | các phó chủ tịch | chủ tịch, các phó chủ tịch | chủ tịch và các phó chủ tịch | phó chủ tịch',
)
const INSPECT = keyOf('thanh')
const PHO = keyOf('phó')
/** "Thanh tra Sở Y tế" is not the Thanh tra of the province. */
const OF_ANOTHER = new Set(['sở', 'bộ', 'phòng', 'cục', 'ban'].map(keyOf))
const CAC = keyOf('các')
const CAP = keyOf('cấp')
const SUBJECT_NOUNS = [
  ['cơ', 'quan'],
  ['ngành', ''],
  ['lực', 'lượng'],
].map(([a, b]) => [keyOf(a!), b ? keyOf(b) : ''] as const)

class Finder {
  private readonly memory: UnitMemory
  private readonly lexicon: Lexicon
  private readonly words: readonly UnitWord[]
  private readonly tokens: readonly Token[]

  constructor(lexicon: Lexicon, tokens: readonly Token[]) {
    this.lexicon = lexicon
    this.tokens = tokens
    this.words = unitWords(tokens)
    this.memory = new UnitMemory(lexicon)
  }

  find(): Mention[] {
    const out: Mention[] = []
    let floor = 0
    for (let i = 0; i < this.words.length; ) {
      const word = this.words[i]!
      const hit = word.word || word.key !== '' ? this.at(i) : null
      if (!hit) {
        i += 1
        continue
      }
      const from = this.words[i]!.from
      const to = this.words[hit.to - 1]!.to
      const mention: Mention = { ...hit, from: hit.body ? this.withChief(from, floor) : this.withPost(from, floor), to }
      this.memory.remember(mention.units, i)
      out.push(mention)
      floor = to
      i = hit.to
    }
    return out
  }

  /** "Chủ tịch, Phó Chủ tịch UBND tỉnh" is one expression for the leadership. */
  private withChief(from: number, floor: number): number {
    return phraseBefore(this.tokens, from, floor, CHIEF)?.from ?? this.withPost(from, floor)
  }

  private withPost(from: number, floor: number): number {
    // "đồng chí Phó Giám đốc", "Giám đốc, các Phó Giám đốc", "Lãnh đạo và chuyên viên".
    let at = phraseBefore(this.tokens, from, floor, POSTS)?.from ?? from
    for (let n = 0; at < from && n < MOST_POSTS; n++) {
      const joined = phraseBefore(this.tokens, at, floor, JOINS_POSTS)?.from ?? at
      const post = phraseBefore(this.tokens, joined, floor, POSTS)
      if (!post) break
      at = post.from
    }
    return at
  }

  /** "88/TB-UBND", "512/TB-VPUBND": the number of a paper. */
  private inNumber(at: number): boolean {
    const { tokens } = this
    const glued = (k: number, key: string) => tokens[k]?.key === key && !tokens[k]!.gap && !tokens[k + 1]!.gap
    return at >= 3 && glued(at - 1, '-') && tokens[at - 2]!.upper && glued(at - 3, '/')
  }

  private at(i: number): (Omit<Mention, 'from' | 'to'> & { to: number }) | null {
    const { lexicon, words } = this
    if (this.inNumber(words[i]!.from)) return null
    const again = this.memory.saidBefore(words, this.tokens, i)
    const plain = this.nameAt(i)
    // "Phòng giao dịch Ngân hàng" is a name, though "Phòng giao …" could be the last one's deed
    if (again && (plain?.to ?? 0) <= again.to)
      return { units: again.units, to: again.to, role: false, group: false, body: false, rank: 0 }
    // "Chủ tịch UBND hai huyện này": the post of those named before
    const theirs =
      plain?.role && plain.to < words.length ? this.memory.saidBefore(words, this.tokens, plain.to, true) : null
    if (theirs) return { units: theirs.units, to: theirs.to, role: false, group: false, body: false, rank: 0 }
    const list = listAt(words, i, lexicon)
    if (list && (!plain || list.to > plain.to))
      return { units: list.units, to: list.to, role: false, group: false, body: false, rank: 0 }
    const group = groupExpressionAt(words, i, lexicon)
    const groupTo = group && (!plain || group.to > plain.to) ? group.to : plain?.group ? plain.to : -1
    const members = groupTo > 0 ? membersBehind(words, groupTo, lexicon) : null
    if (members) return { units: members.units, to: members.to, role: false, group: false, body: false, rank: 0 }
    if (group && (!plain || group.to > plain.to))
      return { units: group.units, to: group.to, role: false, group: true, body: false, rank: 0 }
    if (plain) {
      const leader = plain.role ? null : plain
      const more = leader && !plain.group ? moreOfSame(words, i, plain.to, lexicon) : null
      if (more) return { ...plain, units: [...plain.units, ...more.units], to: more.to }
      return { ...plain, to: this.withArea(plain) }
    }
    return this.memory.bareBody(words, i) ?? this.bySubject(i)
  }

  private nameAt(i: number): (Omit<Mention, 'from'> & { from?: never }) | null {
    const { words, lexicon } = this
    const hits = walk(words, i, lexicon.root)
    for (const [n, hit] of hits.entries()) {
      const meanings = meaningsOf(hit.node, this.memory.units()).filter(m => this.fits(m, i, hit.to))
      if (meanings.length === 0) continue
      if (this.overruns(hits, n)) continue
      const rank = Math.min(...meanings.map(m => m.rank))
      const best = meanings.filter(m => m.rank === rank)
      const unit = this.choose(
        best.map(m => m.unit),
        rank,
      )
      if (unit === null || (isGroup(lexicon.entries[unit]!) && this.namesOne(hit.to))) continue
      return this.describe(unit, i, hit.to, rank)
    }
    return null
  }

  /** "Trưởng thôn Đông Hải": the group's last word is the level of a place that is named. */
  private namesOne(to: number): boolean {
    for (let at = to - 1; at >= to - 3 && at >= 0; at--) {
      if (levelAt(this.words, at)?.to === to && (walk(this.words, at, this.lexicon.root)[0]?.to ?? 0) > to) return true
    }
    return false
  }

  private describe(unit: number, i: number, to: number, rank: number): Omit<Mention, 'from'> & { from?: never } {
    const entry = this.lexicon.entries[unit]!
    if (isRole(entry)) {
      // "Phó Chủ tịch UBND tỉnh", "Chủ tịch, Phó Chủ tịch UBND tỉnh": the leadership, that is the body.
      const before = this.words[i - 1]?.key
      const body = before === PHO ? this.bodyOf(i, to) : null
      if (body !== null) return { units: [body], to, role: false, group: false, body: true, rank }
      return { units: [unit], to, role: true, group: false, body: false, rank }
    }
    return { units: [unit], to, role: false, group: isGroup(entry), body: entry.kind === 'body', rank }
  }

  private bodyOf(i: number, to: number): number | null {
    for (let k = i + 1; k < to; k++) {
      const hit = walk(this.words, k, this.lexicon.root).find(h => h.to === to)
      const unit = meaningsOf(hit?.node ?? this.lexicon.root, this.memory.units()).find(
        m => this.lexicon.entries[m.unit]!.kind === 'body',
      )?.unit
      if (unit !== undefined) return unit
    }
    return null
  }

  /** A comma taken into "các phòng, ban" must not swallow the head of the next unit: "các phòng, Ban Quản lý dự án". */
  private overruns(hits: readonly Hit[], n: number): boolean {
    const hit = hits[n]!
    const shorter = hits[n + 1]
    if (!shorter || shorter.to + 2 > hit.to) return false
    const joiner = this.words[shorter.to]
    if (!joiner || (joiner.key !== ',' && joiner.key !== AND)) return false
    const rival = walk(this.words, shorter.to + 1, this.lexicon.root)[0]
    return rival !== undefined && rival.to > hit.to && rival.rank < 5
  }

  private fits(m: Meaning, i: number, to: number): boolean {
    const first = this.words[i]!
    const entry = this.lexicon.entries[m.unit]!
    if (m.capital && !first.capital && first.key !== 'ubnd') {
      // "phường Tân Mai": the level may be small where the name is not.
      let named = false
      for (let k = i + 1; k < to; k++) if (this.words[k]!.capital) named = true
      if (!named || m.rank >= 2) return false
    }
    const next = this.words[to]
    // "Thanh tra xe dù là việc của Sở A": there it is the verb.
    if (m.withoutArea && first.key === INSPECT && next?.word && !next.capital && !this.acts(next.from)) return false
    if (m.withoutArea && next?.capital && OF_ANOTHER.has(next.key)) return false
    if (
      m.withoutArea &&
      next &&
      (PLACE_LEVELS.has(next.key) || next.key === THI || next.key === CAC || next.key === CAP || /^\d+$/.test(next.key))
    ) {
      const own = entry.name.normalize('NFC').split(' ').at(-1)!
      return nameWords(own)[0]?.key === next.key
    }
    return true
  }

  private acts(at: number): boolean {
    return verbAt(this.tokens, at, this.tokens.length) !== null
  }

  private choose(units: readonly number[], rank: number): number | null {
    if (units.length === 1) return units[0]!
    const notRole = units.filter(u => !isRole(this.lexicon.entries[u]!))
    if (rank === 0) return notRole[0] ?? units[0]!
    let best: number | null = null
    let at = -1
    for (const u of units) {
      const named = this.memory.lastPlace(u)
      if (named !== undefined && named > at) {
        best = u
        at = named
      }
    }
    return best
  }

  /** "Phòng Nội vụ quận", "Chi cục Thuế quận 1": the level and the place after the name say nothing new. */
  private withArea(hit: { to: number; role: boolean; group: boolean }): number {
    const level = this.words[hit.to]
    if (!level || level.line || !PLACE_LEVELS.has(level.key)) return hit.to
    if (hit.group) return hit.to + 1
    let to = hit.to + 1
    let taken = 0
    while (taken < 3 && this.words[to]?.capital && !this.words[to]!.upper) {
      if (walk(this.words, to, this.lexicon.root).length > 0) break
      to += 1
      taken += 1
    }
    if (taken === 0 && /^\d+$/.test(this.words[to]?.key ?? '') && this.words[to + 1]?.key !== '/') to += 1
    return to
  }

  /** "cơ quan thuế", "lực lượng công an": the one unit whose name says so. */
  private bySubject(i: number): (Omit<Mention, 'from'> & { from?: never }) | null {
    const { words, lexicon } = this
    for (const [a, b] of SUBJECT_NOUNS) {
      if (words[i]!.key !== a || (b && words[i + 1]?.key !== b)) continue
      const from = i + (b ? 2 : 1)
      for (let to = Math.min(from + 4, words.length); to > from; to--) {
        const units = lexicon.subjects.get(
          words
            .slice(from, to)
            .map(w => w.key)
            .join(' '),
        )
        if (units?.length === 1) return { units: [units[0]!], to, role: false, group: false, body: false, rank: 6 }
      }
    }
    return null
  }
}

export const findMentions = (tokens: readonly Token[], lexicon: Lexicon): Mention[] =>
  new Finder(lexicon, tokens).find()
