/**
 * Rule: what a printed label looks like – "II.", "1.2", "a)", "1/-", "-", "Một là", "Điều 3." – and where its item begins.
 */
import { romanValue } from './numbers.ts'

export type LabelKind = 'article' | 'roman' | 'upper' | 'number' | 'ordinal' | 'letter' | 'bracket' | 'bullet'

export type Label = {
  kind: LabelKind
  /** As printed, without the trailing full stop or slash. */
  text: string
  /** 1 for "1", "a", "I", "Một là"; the parts of "2.1"; empty for bullets. */
  numbers: number[]
  /** Where the item's own words begin in the line. */
  length: number
}

const ARTICLE = /^(Điều|Mục|Phần|Nhiệm vụ|Việc) (\d{1,2}|[IVX]{1,5})\s{0,3}[.:)-]\s{0,4}/iu
const ROMAN = /^([IVX]{1,5})\s{0,2}(?:\.-|\/-|\/(?=\s)|[.)-])\s{0,4}(?=\S)/
const UPPER = /^([A-HĐ])\s{0,2}(?:\.-|\/-|[.)])\s{0,4}(?=\S)/
const DOTTED = /^(\d{1,2}(?:\.\d{1,2}){1,3})(?![\d/-])(\.?\)|\.-|\/-|[./:])?\s{1,8}(?=[^\d\s])/
const NUMBER = /^(\d{1,2})\s?(\)|\.\/|\.-|\/-|-|[./:])(?:\s{1,8}(?=\S)|(?=\p{Lu}))/u
const LETTER = /^([a-zđ])\s?(\)|[./])(?:\s{1,8}(?=\S)|(?=\p{Lu}))/u
const BRACKET = /^(\((?:\d{1,2}|[a-zđ]|[ivx]{1,4})\)|\[\d{1,2}\])\s{0,8}(?=\S)/u
const ORDINAL =
  /^((?:Thứ (?:nhất|hai|ba|tư|năm|sáu|bảy|tám|chín|mười))|(?:(?:Một|Hai|Ba|Bốn|Năm|Sáu|Bảy|Tám|Chín|Mười) là))\s{0,2}[,:.]?\s{0,4}(?=\S)/iu
const BULLET = /^([-+*•●○▪■□◦·‣⁃➢➤✓✔♦❖◆→»])(?![-+*=_])\s{0,8}(?=\S)/u
const LETTER_O = /^(o)\s{2,8}(?=\p{Lu})/u

const ORDINALS = ['nhất một', 'hai', 'ba', 'tư bốn', 'năm', 'sáu', 'bảy', 'tám', 'chín', 'mười']

function ordinalNumber(text: string): number {
  const words = text.toLowerCase().split(' ')
  return ORDINALS.findIndex(o => o.split(' ').some(w => words.includes(w))) + 1
}

const LETTERS = 'aăâbcdđeêghiklmnoôơpqrstuưvxy'

/** Letters are counted a, b, c, d, đ, e … as in laws; only neighbours matter. */
const letterNumber = (c: string): number => LETTERS.indexOf(c.toLowerCase()) + 1

/** The label at the beginning of a trimmed line. `sequence` tells whether a lone "C." or "I." can go on what stands before. */
export function labelOf(line: string): Label | null {
  let m = ARTICLE.exec(line)
  if (m) {
    const n = romanValue(m[2]!) ?? Number(m[2])
    return { kind: 'article', text: `${m[1]} ${m[2]}`, numbers: [n], length: m[0].length }
  }
  m = ROMAN.exec(line)
  if (m) {
    const value = romanValue(m[1]!)
    if (value) return { kind: 'roman', text: printed(m[1]!, m[0]), numbers: [value], length: m[0].length }
  }
  m = UPPER.exec(line)
  if (m) return { kind: 'upper', text: printed(m[1]!, m[0]), numbers: [letterNumber(m[1]!)], length: m[0].length }
  m = DOTTED.exec(line)
  if (m)
    return { kind: 'number', text: printed(m[1]!, m[0]), numbers: m[1]!.split('.').map(Number), length: m[0].length }
  m = NUMBER.exec(line)
  if (m) return { kind: 'number', text: printed(m[1]!, m[0]), numbers: [Number(m[1])], length: m[0].length }
  m = LETTER.exec(line)
  if (m) return { kind: 'letter', text: printed(m[1]!, m[0]), numbers: [letterNumber(m[1]!)], length: m[0].length }
  m = BRACKET.exec(line)
  if (m)
    return {
      kind: 'bracket',
      text: m[1]!,
      numbers: [Number.parseInt(m[1]!.slice(1), 10) || letterNumber(m[1]![1]!)],
      length: m[0].length,
    }
  m = ORDINAL.exec(line)
  // "Thứ Sáu, 12/10/2018" is a day.
  if (m && !/^(?:\d|ngày|tuần|hàng|hằng)/iu.test(line.slice(m[0].length)))
    return { kind: 'ordinal', text: m[1]!, numbers: [ordinalNumber(m[1]!)], length: m[0].length }
  m = BULLET.exec(line) ?? LETTER_O.exec(line)
  if (m) return { kind: 'bullet', text: m[1]!, numbers: [], length: m[0].length }
  return null
}

/** A closing bracket belongs to the printed label; full stop, slash and dash do not. */
const printed = (core: string, whole: string): string =>
  whole.slice(core.length).trimStart().startsWith(')') ? `${core})` : core

const UPPER_OF_ROMAN: Record<string, number> = { C: 3, D: 4, I: 0, V: 0, X: 0 }

/** A lone letter that is also a Roman numeral is read by what stands before it: "B." then "C.", "IV." then "V.". */
export function settleLetter(label: Label, upperBefore: number | null): Label {
  if (label.kind !== 'roman' || label.text.length !== 1 || upperBefore === null) return label
  const asLetter = UPPER_OF_ROMAN[label.text] || letterNumber(label.text)
  return asLetter === upperBefore + 1 ? { ...label, kind: 'upper', numbers: [asLetter] } : label
}
