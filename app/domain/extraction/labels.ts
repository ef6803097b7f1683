/**
 * Rule: what a printed label looks like. A core – a number ("1", "1.2", "IV", "a", "I.1", "2.b"), a noun with its number
 * ("Điều 3", "Nhiệm vụ thứ hai"), a spoken ordinal ("Thứ nhất", "Hai là"), something in brackets ("(1)") or a bullet – and
 * a closer: "." ")" "/" ":" "-" or two of them. The label as printed keeps its bracket and loses every other closer.
 */
import { romanValue } from './numbers.ts'

export type LabelKind =
  | 'part'
  | 'article'
  | 'roman'
  | 'upper'
  | 'number'
  | 'ordinal'
  | 'small-roman'
  | 'letter'
  | 'bracket'
  | 'bullet'

export type Label = {
  kind: LabelKind
  /** As printed, without the trailing full stop, slash, dash or colon. */
  text: string
  /** 1 for "1", "a", "I", "Một là"; the parts of "2.1"; empty for bullets. */
  numbers: number[]
  /** What sets it apart from labels of the same kind: its closer, its depth, its bullet. */
  form: string
  /** Where the item's own words begin in the line. */
  length: number
}

const DASH = '[-\u2010-\u2015\u2212]'
/** After the closer: a space and more words, a capital right behind it, or nothing at all. */
const REST = '(?=$|\\s|["“(]?\\p{Lu})'
const re = (source: string, flags = 'u'): RegExp => new RegExp(`^${source}`, flags)

/** Parts, chapters, sections stand outside whatever else is numbered; "Phần thứ hai: …" is a title and no label. */
const PARTS = 'Phần|Chương|Mục'
const NOUNS =
  'Điều|Khoản|Nhiệm vụ|Việc|Công việc|Đầu việc|Nội dung|Vấn đề|Yêu cầu|Kết luận|Chỉ đạo|Nhóm việc|Nhóm nhiệm vụ|Nhóm|Bước|Hạng mục|Ý|Câu|Giải pháp|Kiến nghị'
const COUNT = '(?:mười\\s)?(?:một|nhất|hai|ba|bốn|tư|năm|lăm|sáu|bảy|bẩy|tám|chín|mười)'
const NAMED = re(
  `(${PARTS}|${NOUNS})\\s(?:số\\s)?(\\d{1,2}|[IVX]{1,5}|thứ\\s${COUNT})(?:\\s{0,3}(?:[.:)/]|${DASH}){1,2}${REST}|$)`,
  'iu',
)
const ORDINAL = re(
  `((?:Thứ\\s${COUNT}|${COUNT}\\slà))(?:\\s{0,2}(?:[.:,;)/]|${DASH})|(?=\\s\\p{Lu})|(?<=\\slà)(?=\\s))`,
  'iu',
)
const BRACKET = re(
  `(\\((?:\\d{1,2}|\\p{Lu}|[a-zđ]|[ivx]{1,4}|[IVX]{1,4})\\)|\\[\\d{1,2}\\])(?:[.:]|${DASH})?(?=$|\\s|\\p{L})`,
)
const CIRCLED = re(`([\u2460-\u2473\u2776-\u277f\u2780-\u2793])[.:)]?`)
const PIECE = '(?:\\d{1,2}|[IVX]{1,5}|[A-HĐ]|[a-zđ]|[ivx]{2,4})'
const CHAIN = re(`(${PIECE}(?:\\.(?:\\d{1,2}|[a-zđ]))*)\\s{0,2}(\\.\\)|\\.\\/|[./]${DASH}|[.)/:]|${DASH})${REST}`)
/** "1.1 Rà soát": so deep a number needs no closer; and a tab is one. */
const OPEN_CHAIN = re(
  '((?:\\d{1,2}|[IVX]{1,5}|[A-HĐ])(?:\\.(?:\\d{1,2}|[a-zđ])){1,3})(?![\\d/.-])(?=\\s{1,8}[^\\d\\s])',
)
const TABBED = re('(\\d{1,2}|[IVX]{1,5}|[a-zđ])(?=\\t+\\p{Lu})')
const BULLET = re(
  `([-\u2010-\u2015\u2212+*•●○▪■□◦·‣⁃➢➤✓✔☑☐♦❖◆◇→⇒»›>★☆▶►▸§\uf000-\uf0ff]|\\p{Extended_Pictographic}\ufe0f?)(?!(?:[-+*=_>.]|${DASH}))(?=\\s{0,8}\\S)`,
)
const LETTER_O = /^(o)(?=\s{1,8}\p{Lu})/u

const ORDINALS = ['nhất một', 'hai', 'ba', 'tư bốn', 'năm lăm', 'sáu', 'bảy bẩy', 'tám', 'chín', 'mười']

/** "Thứ nhất", "Hai là", "mười một". */
function spoken(text: string): number {
  const words = text
    .toLowerCase()
    .split(/\s+/)
    .filter(w => w !== 'thứ' && w !== 'là')
  const value = (word: string) => ORDINALS.findIndex(o => o.split(' ').includes(word)) + 1
  return words.length > 1 ? 10 + value(words[1]!) : value(words[0] ?? '')
}

/** Letters are counted a, b, c, d, đ, e, g … as in laws, f, j, w and z where they are used. */
const LETTERS = 'abcdđefghijklmnopqrstuvwxyz'
const letterNumber = (c: string): number => LETTERS.indexOf(c.toLowerCase()) + 1

const pieceValue = (core: string): number =>
  /^\d/.test(core)
    ? Number(core)
    : core.length > 1 || /[IVX]/.test(core)
      ? (romanValue(core) ?? letterNumber(core))
      : letterNumber(core)

/** Past the blanks between a label and its words. */
function lengthWith(line: string, size: number): number {
  let to = size
  while (to < line.length && (line[to] === ' ' || line[to] === '\t') && to < size + 8) to += 1
  return to
}

/** A figure, a dash or a slash behind these is a range, a date or an hour: "2 - 3 tổ", "1/ 9", "8: 30". */
const BEFORE_FIGURE = new RegExp(`^(?:[/:]|${DASH})\\s*\\d`, 'u')

/** The label at the beginning of a trimmed line. */
export function labelOf(line: string): Label | null {
  const make = (kind: LabelKind, text: string, numbers: number[], form: string, size: number): Label => ({
    kind,
    text,
    numbers,
    form,
    length: lengthWith(line, size),
  })
  let m = NAMED.exec(line)
  if (m && startsHigh(line) && !/^Phần\sthứ/iu.test(line)) {
    const value = /^\d/.test(m[2]!) ? Number(m[2]) : (romanValue(m[2]!) ?? spoken(m[2]!))
    const kind = re(`(?:${PARTS})$`, 'iu').test(m[1]!) ? 'part' : 'article'
    return make(kind, `${m[1]} ${m[2]}`, [value], m[1]!.toLowerCase(), m[0].length)
  }
  m = BRACKET.exec(line)
  if (m) {
    const core = m[1]!.slice(1, -1)
    const form = /\d/.test(core) ? '1' : /^[IVX]+$/.test(core) ? 'I' : /^[ivx]+$/.test(core) ? 'i' : 'a'
    return make('bracket', m[1]!, [pieceValue(core) || (romanValue(core) ?? 0)], form, m[0].length)
  }
  m = CIRCLED.exec(line)
  if (m) return make('bracket', m[1]!, [m[1]!.charCodeAt(0) % 10 || 10], 'circled', m[0].length)
  m = ORDINAL.exec(line)
  if (m && startsHigh(line) && !isWeekday(line, m[1]!))
    return make('ordinal', m[1]!, [spoken(m[1]!)], /là$/i.test(m[1]!) ? 'là' : 'thứ', m[0].length)
  m = CHAIN.exec(line)
  if (m && !BEFORE_FIGURE.test(line.slice(m[1]!.length).trimStart())) return chain(line, m[1]!, m[2]!, m[0].length)
  m = OPEN_CHAIN.exec(line) ?? TABBED.exec(line)
  if (m) return chain(line, m[1]!, '', m[0].length)
  m = BULLET.exec(line) ?? LETTER_O.exec(line)
  if (m) return make('bullet', m[1]!, [], re(`${DASH}$`).test(m[1]!) ? '-' : m[1]!, m[0].length)
  return null
}

const startsHigh = (line: string): boolean => line[0] !== line[0]!.toLowerCase()

/** "Thứ Hai, 12/10", "Thứ Sáu tuần này" are days; "Thứ hai, …" and "THỨ HAI: …" are labels. */
const isWeekday = (line: string, label: string): boolean =>
  (/^Thứ \p{Lu}\p{Ll}/u.test(label) && !/^Thứ Nhất/.test(label)) ||
  /^(?:[\s,.:;-]*(?:\d{1,2}\s?[/-]\s?\d|ngày)|\s+(?:tuần|hàng|hằng|tới|này|sau|đến))/iu.test(line.slice(label.length))

function chain(line: string, core: string, closer: string, size: number): Label | null {
  const pieces = core.split('.')
  const first = pieces[0]!
  const kind: LabelKind = /^\d/.test(first)
    ? 'number'
    : /^[IVX]/.test(first)
      ? 'roman'
      : /^[A-HĐ]/.test(first)
        ? 'upper'
        : first.length > 1
          ? 'small-roman'
          : 'letter'
  if ((kind === 'roman' || kind === 'small-roman') && romanValue(first) === null) return null
  // "A: …", "a - b", "Đ/C Chủ tịch" are no labels.
  const glued = size < line.length && !/\s/.test(line[size]!)
  const apart = /\s/.test(line[core.length] ?? '')
  if (kind === 'letter' && (closer === ':' || (apart && re(`${DASH}$`).test(closer)))) return null
  if (kind === 'upper' && (closer === ':' || (glued && closer !== ')'))) return null
  const numbers = pieces.map((p, i) => (i === 0 && kind === 'letter' ? letterNumber(p) : pieceValue(p)))
  const bracket = closer.includes(')')
  return {
    kind,
    text: bracket ? core + closer : core,
    numbers,
    form: pieces.length > 1 ? String(pieces.length) : closer,
    length: lengthWith(line, size),
  }
}

/** What a lone letter may be instead: "C", "D", "I", "V", "X" and "i", "v", "x" count in two ways. */
export function otherReading(label: Label): Label | null {
  const core = label.text[0]!
  if (label.text.replace(/[).]/g, '').length !== 1) return null
  if (label.kind === 'roman') return { ...label, kind: 'upper', numbers: [letterNumber(core)] }
  const roman = romanValue(core)
  if (label.kind === 'letter' && roman !== null) return { ...label, kind: 'small-roman', numbers: [roman] }
  return null
}
