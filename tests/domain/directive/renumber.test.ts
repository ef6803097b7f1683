import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { labelAfter, type Relabel, renumber } from '#app/domain/directive/renumber.ts'

/** The lines after the new labels are written in. */
function renumbered(before: string[], after: string[]): string[] {
  const lines = [...after]
  for (const { line, from, to, text } of renumber(before, after))
    lines[line] = lines[line]!.slice(0, from) + text + lines[line]!.slice(to)
  return lines
}
const lines = (text: string) => text.split('|')
const check = (before: string, after: string, expected: string) =>
  expect(renumbered(lines(before), lines(after)).join('|')).toBe(expected)

describe('numbers after an edit', () => {
  it.each([
    ['an item put in', '1. a|2. b|3. c', '1. a|2. neu|2. b|3. c', '1. a|2. neu|3. b|4. c'],
    ['one put in before the first', '1. a|2. b', '1. neu|1. a|2. b', '1. neu|2. a|3. b'],
    ['one taken out', '1. a|2. b|3. c|4. d', '1. a|3. c|4. d', '1. a|2. c|3. d'],
    ['the first taken out', '1. a|2. b|3. c', '2. b|3. c', '1. b|2. c'],
    [
      'what stands under it moves with it',
      '1. a|2. b|2.1 x|2.2 y',
      '1. a|2. neu|2. b|2.1 x|2.2 y',
      '1. a|2. neu|3. b|3.1 x|3.2 y',
    ],
    [
      'an item of the second level',
      '1. a|1.1 x|1.2 y|2. b',
      '1. a|1.1 x|1.2 neu|1.2 y|2. b',
      '1. a|1.1 x|1.2 neu|1.3 y|2. b',
    ],
    ['signs are kept', 'Mở đầu|1) a|2) b', 'Mở đầu|1) a|2) neu|2) b', 'Mở đầu|1) a|2) neu|3) b'],
    [
      'lists that begin anew are not touched',
      '1. a|2. b|Phần hai|1. c|2. d',
      '1. a|2. neu|2. b|Phần hai|1. c|2. d',
      '1. a|2. neu|3. b|Phần hai|1. c|2. d',
    ],
    [
      'letters count as in laws',
      'a) x|b) y|c) z|d) u|đ) v',
      'a) x|b) y|b) neu|c) z|d) u|đ) v',
      'a) x|b) y|c) neu|d) z|đ) u|e) v',
    ],
    ['or as in Latin, where f is used', 'd) x|e) y|f) z', 'd) x|f) z', 'd) x|e) z'],
    [
      'letters of one item only',
      '1. A|a) x|b) y|2. B|a) z',
      '1. A|a) x|a) neu|b) y|2. B|a) z',
      '1. A|a) x|b) neu|c) y|2. B|a) z',
    ],
    ['Roman ones, across what stands under them', 'I. A|1. x|II. B|1. y|III. C', 'I. A|1. x|III. C', 'I. A|1. x|II. C'],
    ['a fourth part put in', 'II. A|III. B|IV. C', 'II. A|II. neu|III. B|IV. C', 'II. A|III. neu|IV. B|V. C'],
    ['an item with its letters taken out', '1. A|2. B|a) x|b) y|3. C', '1. A|3. C', '1. A|2. C'],
    ['a whole list that is not numbered from one', '3. a|4. b', '3. a|4. neu|4. b', '3. a|4. neu|5. b'],
  ])('%s', (_what, before, after, expected) => check(before, after, expected))

  it.each([
    ['a gap that was pasted', '1. a|2. b|4. c', '1. a|1. neu|2. b|4. c'],
    ['a label changed by hand', '1. a|2. b|3. c', '1. a|5. b|3. c'],
    ['words typed', '1. a|2. b', '1. a và b|2. b'],
    ['a text pasted with its own numbers', '1. a|2. b', '1. a|1. x|2. y|3. z|2. b'],
    ['a bare number at the beginning of a line', '1. a|14 hồ sơ|2. b', '1. a|14 hồ sơ|15 hồ sơ|2. b'],
    ['children left behind by their item', '1. a|1.1 x|1.2 y', '1.1 x|1.2 y'],
    ['an empty text', '', '1. a|2. b'],
    ['letters behind the last one', 'y) a|z) b', 'y) a|y) neu|z) b'],
    ['what only looks Roman', 'I. a|IIX. b|II. c', 'I. a|IIX. b|IIX. neu|II. c'],
  ])('%s is left alone', (_what, before, after) => check(before, after, after))

  it('is right, and right again', () => {
    const list = fc.array(fc.stringMatching(/^[a-z]{1,5}$/), { minLength: 1, maxLength: 12 })
    fc.assert(
      fc.property(list, fc.nat(), fc.boolean(), (words, n, put) => {
        const before = words.map((w, i) => `${i + 1}. ${w}`)
        const at = n % before.length
        const after = put ? before.toSpliced(at, 0, `${at + 1}. mới`) : before.toSpliced(at, 1)
        const result = renumbered(before, after)
        expect(result.map(x => x.split('. ')[0])).toEqual(result.map((_, i) => String(i + 1)))
        expect(renumber(after, result)).toEqual([])
      }),
    )
  })

  it('never leaves the line, whatever is typed', () => {
    const text = fc.array(
      fc.oneof(fc.string(), fc.stringMatching(/^(\d{1,3}(\.\d{1,2})?|[a-f]|[IVX]{1,3})[.)]? ?[a-z]{0,3}$/)),
      {
        maxLength: 10,
      },
    )
    fc.assert(
      fc.property(text, text, (before, after) => {
        for (const x of renumber(before, after) as Relabel[]) {
          expect(x.from).toBeGreaterThanOrEqual(0)
          expect(x.to).toBeLessThanOrEqual(after[x.line]!.length)
        }
      }),
    )
  })
})

it.each([
  ['1. a', '2. '],
  ['1.2 a', '1.3 '],
  ['3) a', '4) '],
  ['9.9. a', '9.10. '],
  ['1. Tổ trưởng Tổ A:', '1.1 '],
  ['b) a', 'c) '],
  ['  d. a', '  đ. '],
  ['y) a', null],
  ['II. Đô thị', null],
  ['- a', null],
  ['14 hồ sơ', null],
])('after “%s” comes “%s”', (line, expected) => {
  expect(labelAfter(line)).toBe(expected)
})
