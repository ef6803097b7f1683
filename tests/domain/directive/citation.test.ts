import { expect, it } from 'vitest'
import { citationAtStart, citationOf, shortNumberOf } from '#app/domain/directive/citation.ts'

it.each([
  ['1.2', 'mục 1.2'],
  ['3.', 'mục 3'],
  ['II/1/a)', 'mục II.1.a'],
  ['3/-#2', 'mục 3, gạch đầu dòng 2'],
  ['-#4', 'gạch đầu dòng 4'],
  ['+#1', 'dấu cộng 1'],
  ['p1', 'ý 1'],
  ['Một là', 'mục Một là'],
  ['', ''],
])('%s is cited as "%s"', (path, words) => expect(citationOf(path)).toBe(words))

it('begins a line with a capital', () => expect(citationAtStart('-#4')).toBe('Gạch đầu dòng 4'))

it.each([
  ['II/1/a)', 'II.1.a'],
  ['3/-#2', '3 – 2'],
  ['-#4', '– 4'],
  ['1.2.', '1.2'],
])('%s fits a narrow column as "%s"', (path, short) => expect(shortNumberOf(path)).toBe(short))
