/**
 * Rule: whose meeting it was. The body is the letterhead's last line that names an office ("UBND TỈNH X", "BỆNH VIỆN Y"), or the
 * place of the chair's level that the text names first ("tỉnh X"); the chair is the first post that the head names.
 */
import { everyWay, type PhraseHit, phraseAt, phrases } from './phrases.ts'
import { is } from './time-types.ts'
import { keyOf, type Token } from './tokens.ts'

const POSTS = phrases(
  everyWay(
    ' | phó ',
    'chủ tịch | giám đốc | bí thư | thủ tướng | chủ nhiệm | tổng giám đốc | cục trưởng | tổng cục trưởng | trưởng ban | viện trưởng | hiệu trưởng | chánh văn phòng | trưởng phòng | chi cục trưởng',
    ' | thường trực',
  ).join(' | '),
  'bộ trưởng | thứ trưởng | thứ trưởng thường trực | tổ trưởng | trưởng đoàn',
)
const COUNCILS = phrases('UBND | ủy ban nhân dân | HĐND | hội đồng nhân dân')
const LEVELS = phrases('quận | huyện | tỉnh | thành phố | TP | phường | xã | thị xã | thị trấn | đặc khu | khu phố')
const OFFICES = phrases(
  'UBND | ủy ban nhân dân | HĐND | hội đồng nhân dân | sở | bộ | trường | bệnh viện | trung tâm | ban quản lý | ban | đảng ủy | huyện ủy | thành ủy | tỉnh ủy | quận ủy | thị ủy | cục | chi cục | viện | công ty | tổng công ty | tổng cục | kho bạc | văn phòng',
)
/** Behind a post without a council: "Giám đốc Bệnh viện", "Trưởng ban". */
const HOUSES = phrases(
  'sở | bệnh viện | trung tâm | ban quản lý dự án | ban quản lý | ban | công ty | trường | cục | chi cục | viện | đảng ủy | huyện ủy | tỉnh ủy | thành ủy',
)
const TITLES = phrases(
  'thông báo | biên bản | kết luận | trích biên bản | số | cộng hòa | độc lập | phụ lục | bảng | danh mục | ý kiến | chương trình | sổ tay | v/v | phân công | nhiệm vụ | việc giao',
)
const ENDS_NAME = new Set(
  'về tại ngày trong sau giao họp tháng năm và cộng đảng việc thông kỳ kết ở do của theo với là đã có yêu chủ phụ trách lần quý phiên độc'
    .split(' ')
    .map(keyOf),
)
const NAME_WORDS = 4
const HEAD_LINES = 6
/** Short names stay in capitals. */
const KEPT = new Set(['UBND', 'HĐND', 'THPT', 'THCS', 'QLDA', 'NN', 'PTNT', 'TP', 'KHCN'])

const spelled = (token: Token): string =>
  token.text.length > 1 && token.text === token.text.toUpperCase() && !KEPT.has(token.text)
    ? token.text[0]! + token.text.slice(1).toLowerCase()
    : token.text

/** A wide gap parts the letterhead from the motto beside it. */
const isApart = (tokens: readonly Token[], i: number): boolean =>
  i > 0 && (tokens[i]!.line || tokens[i]!.start - tokens[i - 1]!.end > 2)

/** The place behind a level: "Trung Giang"; up to a word that goes on with something else. */
function nameEnd(tokens: readonly Token[], i: number, end: number): number {
  let to = i
  while (
    to < end &&
    to < i + NAME_WORDS &&
    (tokens[to]!.capital || tokens[to]!.kind === 'number') &&
    !(to > i && isApart(tokens, to)) &&
    !tokens[to]!.line &&
    !ENDS_NAME.has(tokens[to]!.key) &&
    !phraseAt(tokens, to, end, LEVELS)
  )
    to += 1
  return to
}

const nameOf = (tokens: readonly Token[], from: number, to: number): string =>
  tokens.slice(from, to).map(spelled).join(' ')

type Place = { level: string; name: string; to: number }

function placeAt(tokens: readonly Token[], i: number, end: number): Place | null {
  const level = phraseAt(tokens, i, end, LEVELS)
  if (!level) return null
  const to = nameEnd(tokens, level.to, end)
  return to > level.to ? { level: level.wording, name: nameOf(tokens, level.to, to), to } : null
}

export type Chair = { post: string; level: string | null; at: number }

/** "Phó Chủ tịch Thường trực UBND tỉnh", "Giám đốc Bệnh viện", "Hiệu trưởng". */
function chairAt(tokens: readonly Token[], i: number, end: number): Chair | null {
  const post = tokens[i]!.capital ? phraseAt(tokens, i, end, POSTS) : null
  if (!post || is(tokens, i - 1, end, 'phó')) return null
  const words = sentence(post.wording)
  const council = phraseAt(tokens, post.to, end, COUNCILS)
  const house = council ? null : phraseAt(tokens, post.to, end, HOUSES)
  if (council) {
    const level = phraseAt(tokens, council.to, end, LEVELS)
    const name = council.wording.startsWith('H') || council.wording.startsWith('hội') ? 'HĐND' : 'UBND'
    return { post: `${words} ${name}${level ? ` ${level.wording}` : ''}`, level: level?.wording ?? null, at: i }
  }
  if (house && tokens[post.to]!.capital) return { post: `${words} ${sentence(house.wording)}`, level: null, at: i }
  return { post: words, level: null, at: i }
}

const PARTS = new Set(['thường', 'trực'])
/** "phó chủ tịch thường trực" → "Phó Chủ tịch Thường trực". */
const sentence = (wording: string): string =>
  wording
    .replace(/^phó (\p{L})/u, (_, c: string) => `phó ${c.toUpperCase()}`)
    .split(' ')
    .map((w, i) => (i === 0 || w === 'thường' ? w[0]!.toUpperCase() + w.slice(1) : PARTS.has(w) ? w : w))
    .join(' ')

const PRESIDES = phrases(
  'chủ tọa : | chủ trì : | chủ tọa cuộc họp : | chủ trì cuộc họp : | người chủ trì : | chủ trì hội nghị :',
)

/** `items`: where the numbered items begin; behind it only "Chủ tọa: …" names the chair. */
export function chairIn(tokens: readonly Token[], items: number, reach: number): Chair | null {
  for (let i = 0; i < reach; i++) {
    const presides = tokens[i]!.line ? phraseAt(tokens, i, reach, PRESIDES) : null
    const named = presides && presides.to < reach ? chairAt(tokens, presides.to, reach) : null
    if (named) return named
  }
  return chairInHead(tokens, items)
}

function chairInHead(tokens: readonly Token[], end: number): Chair | null {
  let bare: Chair | null = null
  for (let i = 0; i < end; i++) {
    const chair = chairAt(tokens, i, end)
    if (!chair || isSigned(tokens, i)) continue
    if (
      chair.post.includes(' UBND') ||
      chair.post.includes(' HĐND') ||
      (chair.level === null && HAS_HOUSE.test(chair.post))
    )
      return chair
    bare ??= chair
  }
  return bare
}

const HAS_HOUSE = /Giám đốc .|trưởng/i
/** "TL. CHỦ TỊCH", "KT. GIÁM ĐỐC": a signature. */
const isSigned = (tokens: readonly Token[], i: number): boolean =>
  is(tokens, i - 1, i, '.') && is(tokens, i - 2, i, 'TL', 'KT', 'TM', 'TUQ')

export function bodyIn(tokens: readonly Token[], end: number, chair: Chair | null): string | null {
  const letterhead = letterheadIn(tokens, end)
  if (letterhead) return letterhead
  let first: string | null = null
  for (let i = 0; i < end; i++) {
    const council = phraseAt(tokens, i, end, COUNCILS)
    const place = placeAt(tokens, council ? council.to : i, end)
    // In a line of capitals the name has no end.
    if (!place || (tokens[i]!.upper && tokens[i]!.text !== 'UBND' && tokens[i]!.text !== 'HĐND')) continue
    const body = `UBND ${place.level} ${place.name}`
    if (chair?.level === place.level) return body
    if (council) first ??= body
  }
  return chair?.level ? null : first
}

function letterheadIn(tokens: readonly Token[], end: number): string | null {
  let found: string | null = null
  let lines = 0
  for (let i = 0; i < end && lines < HEAD_LINES; i++) {
    if (!(i === 0 || isApart(tokens, i))) continue
    if (tokens[i]!.line) lines += 1
    const office = phraseAt(tokens, i, end, OFFICES)
    if (!office || !tokens[i]!.capital) {
      if (phraseAt(tokens, i, end, TITLES)?.wording.match(/^(thông|biên|kết|trích)/)) break
      continue
    }
    const name = officeName(tokens, i, office, end)
    if (name) found = name
  }
  return found
}

/** The office that a line of the letterhead names; null where the line is a sentence or the office's own secretariat. */
function officeName(tokens: readonly Token[], i: number, office: PhraseHit, end: number): string | null {
  let to = office.to
  while (to < end && !isApart(tokens, to) && (tokens[to]!.kind !== 'mark' || is(tokens, to, end, '&', '-'))) to += 1
  if (to < end && !tokens[to]!.line && is(tokens, to, end, '.', ',', ':', ';')) return null
  if (to - i > 14 || tokens.slice(i, to).some(t => ENDS_LINE.has(t.key))) return null
  if (phraseAt(tokens, i, to, COUNCILS)?.to === to) return placeBelow(tokens, to, end)
  for (let k = i; k < to; k++) {
    const council = phraseAt(tokens, k, to, COUNCILS)
    const level = council ? phraseAt(tokens, council.to, to, LEVELS) : null
    if (council && level && council.wording !== 'HĐND') return placeOf(tokens, council.to, to)
  }
  return is(tokens, i, end, 'văn') || to - i < 2 ? null : properName(tokens, i, to)
}
const placeOf = (tokens: readonly Token[], i: number, end: number): string | null => {
  const place = placeAt(tokens, i, end)
  return place && `UBND ${place.level} ${place.name}`
}

/** "ỦY BAN NHÂN DÂN" and below it "TỈNH TRUNG GIANG", perhaps with the motto between. */
function placeBelow(tokens: readonly Token[], at: number, end: number): string | null {
  for (let k = at; k < Math.min(end, at + 14); k++) {
    const place = tokens[k]!.line ? placeAt(tokens, k, end) : null
    if (place) return `UBND ${place.level} ${place.name}`
  }
  return null
}

const ENDS_LINE = new Set('đã yêu nghe báo'.split(' ').map(keyOf))

/** "BỆNH VIỆN ĐA KHOA KHU VỰC HÒA AN" → "Bệnh viện đa khoa khu vực Hòa An": names in capitals are common words up to the place. */
function properName(tokens: readonly Token[], from: number, to: number): string {
  const capitals = tokens.slice(from, to).every(t => t.text === t.text.toUpperCase())
  if (!capitals)
    return tokens
      .slice(from, to)
      .map(t => t.text)
      .join(' ')
  let out = ''
  let proper = false
  for (let k = from; k < to; k++) {
    const level = phraseAt(tokens, k, to, LEVELS)
    const { text, gap } = tokens[k]!
    const word = KEPT.has(text) ? text : text.toLowerCase()
    out += `${k > from && gap ? ' ' : ''}${k === from || (proper && !level) ? word[0]!.toUpperCase() + word.slice(1) : word}`
    if (level || is(tokens, k, to, 'vực')) proper = true
  }
  return out
}
