/**
 * Rule: units are compared by a stream of canonical words. "Ủy ban nhân dân" and "UBND", "Thành phố" and "TP.",
 * "Ban Quản lý" and "BQL" are one word each; "TN&MT" and "VH-TT" are one acronym.
 */
import { isBare, keyOf, keysOf, type Token, tokenize } from './tokens.ts'

export type UnitWord = {
  key: string
  /** Token indices. */
  from: number
  to: number
  word: boolean
  capital: boolean
  /** All capitals: an acronym. */
  upper: boolean
  /** Written without any accent. */
  bare: boolean
  line: boolean
}

/** Left: how it is written; right: the canonical word. Acronyms with fewer letters than two are left to the variants. */
const SAME: [string, string][] = [
  ['ủy ban nhân dân', 'ubnd'],
  ['hội đồng nhân dân', 'hđnd'],
  ['thành phố', 'tp'],
  ['văn phòng', 'vp'],
  ['ban quản lý', 'bql'],
  ['ban QL', 'bql'],
  ['ban quản lý dự án', 'bqlda'],
  ['ban QLDA', 'bqlda'],
  ['BQL dự án', 'bqlda'],
  ['BQL DA', 'bqlda'],
  ['ban QL dự án', 'bqlda'],
  ['ban chỉ huy quân sự', 'bchqs'],
  ['bộ chỉ huy quân sự', 'bchqs'],
  ['BCH quân sự', 'bchqs'],
  ['ủy ban mặt trận tổ quốc', 'ubmttq'],
  ['ủy ban MTTQ', 'ubmttq'],
  ['UB MTTQ', 'ubmttq'],
  ['ủy ban mặt trận', 'ubmttq'],
  ['bộ CHQS', 'bchqs'],
  ['ban CHQS', 'bchqs'],
  ['thanh niên cộng sản', 'tncs'],

  ['quản lý dự án', 'qlda'],
  ['quản lý', 'ql'],
  ['dự án', 'da'],
  ['cải cách hành chính', 'cchc'],
  ['cải cách hành chánh', 'cchc'],
  ['công nghệ thông tin', 'cntt'],
  ['mặt trận tổ quốc', 'mttq'],
  ['bảo hiểm xã hội', 'bhxh'],
  ['chính sách xã hội', 'csxh'],
  ['liên hiệp phụ nữ', 'lhpn'],
  ['giải phóng mặt bằng', 'gpmb'],
  ['đầu tư xây dựng', 'đtxd'],
  ['chuyển đổi số', 'cđs'],
  ['dịch vụ công', 'dvc'],
  ['hành chính công', 'hcc'],
  ['ban chỉ huy', 'bch'],
  ['ban chỉ đạo', 'bcđ'],
  ['bộ chỉ huy', 'bch'],
  ['công ty', 'cti'],
  ['cty', 'cti'],
  ['liên đoàn lao động', 'lđlđ'],
  ['phát triển nông thôn', 'ptnt'],
  ['phòng cháy chữa cháy', 'pccc'],
  ['công an', 'ca'],
  ['quân sự', 'qs'],
  ['bồi thường', 'bt'],
  ['nhà nước', 'nn'],
  ['hợp tác xã', 'htx'],
  ['tiếp nhận và trả kết quả', 'tntkq'],
  ['TN&TKQ', 'tntkq'],
]

type Node = { next: Map<string, Node>; value?: string }
const root: Node = { next: new Map() }
for (const [from, to] of SAME) {
  let node = root
  for (const key of keysOf(from)) {
    let next = node.next.get(key)
    if (!next) {
      next = { next: new Map() }
      node.next.set(key, next)
    }
    node = next
  }
  node.value = to
}

/** Acronyms that are words of their own and are not glued to a neighbour ("HĐND-UBND" is two). */
const WHOLE = new Set(['ubnd', 'hđnd', 'mttq', 'vp', 'bql', 'tp', 'bch'])

/** "TN&MT", "LĐ-TB&XH": the end of an acronym glued by & or a dash without spaces, or -1. */
function gluedEnd(tokens: readonly Token[], i: number, end: number): number {
  const fits = (t: Token | undefined) => t?.upper && t.text.length <= 6 && !WHOLE.has(t.key)
  if (!fits(tokens[i])) return -1
  let k = i + 1
  while (
    k + 1 < end &&
    (tokens[k]!.key === '&' || tokens[k]!.key === '-') &&
    !tokens[k]!.gap &&
    fits(tokens[k + 1]) &&
    !tokens[k + 1]!.gap
  )
    k += 2
  return k > i + 1 ? k : -1
}

export function unitWords(tokens: readonly Token[], from = 0, end = tokens.length): UnitWord[] {
  const out: UnitWord[] = []
  for (let i = from; i < end; ) {
    const first = tokens[i]!
    const glued = gluedEnd(tokens, i, end)
    let key = first.key
    let to = i + 1
    if (glued > 0) {
      to = glued
      key = ''
      for (let k = i; k < glued; k += 2) key += tokens[k]!.text
      key = keyOf(key)
    } else {
      let node = root
      for (let k = i; k < end; k++) {
        const next = node.next.get(tokens[k]!.key)
        if (!next) break
        node = next
        if (node.value !== undefined) {
          key = node.value
          to = k + 1
        }
      }
    }
    if (first.kind === 'number') key = first.text.replace(/^0+(?=\d)/, '')
    let bare = true
    for (let k = i; k < to && bare; k++) bare = isBare(tokens[k]!)
    out.push({
      key,
      from: i,
      to,
      word: first.kind !== 'mark',
      capital: first.capital,
      upper: first.upper,
      bare,
      line: first.line,
    })
    i = to
  }
  return out
}

const SKIPPED = new Set(['-', '&', ',', '.', '/', '(', ')', ':', '"', keyOf('và')])
export const isJoiner = (key: string): boolean => key === '-' || key === '&' || key === ',' || key === AND
export const AND = keyOf('và')

/** The canonical words of a name, without "và" and marks. */
export const nameWords = (name: string): UnitWord[] =>
  unitWords(tokenize(name.normalize('NFC').replaceAll(/[\u2010-\u2015\u2212]/g, '-')).slice(0, 40)).filter(
    w => !SKIPPED.has(w.key),
  )

/** One canonical word for a fixed word of the grammar. */
export const canonical = (word: string): string => nameWords(word)[0]?.key ?? ''
