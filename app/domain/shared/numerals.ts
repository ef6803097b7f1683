/** How items of a list are counted other than by numbers. */

/** As in Nghị định 30/2020/NĐ-CP and in laws: đ counts, f, j, w and z do not. */
export const LETTERS = 'abcdđeghiklmnopqrstuvxy'

const ROMAN_SIGNS = [
  ['L', 50],
  ['XL', 40],
  ['X', 10],
  ['IX', 9],
  ['V', 5],
  ['IV', 4],
  ['I', 1],
] as const

/** Up to 89. */
export function romanOf(n: number): string {
  let [left, text] = [n, '']
  for (const [sign, value] of ROMAN_SIGNS)
    while (left >= value) {
      text += sign
      left -= value
    }
  return text
}

/** 0 for what is no Roman number ("IIX"). */
export function valueOfRoman(text: string): number {
  let [rest, value] = [text, 0]
  for (const [sign, worth] of ROMAN_SIGNS)
    while (rest.startsWith(sign)) {
      rest = rest.slice(sign.length)
      value += worth
    }
  return rest === '' && romanOf(value) === text ? value : 0
}
