import { expect, it } from 'vitest'
import { readVietnameseDate, weekdayShort } from '#app/ui/base/vietnamese-date.ts'

it.each([
  ['05/06/2008', '2008-06-05'],
  ['5/6/2008', '2008-06-05'],
  ['05-06-2008', '2008-06-05'],
  ['05.06.2008', '2008-06-05'],
  [' 05062008 ', '2008-06-05'],
  ['31/02/2008', null],
  ['2008-06-05', null],
  ['05/06', null],
  ['', null],
])('reads %s as %s', (typed, day) => expect(readVietnameseDate(typed)).toBe(day))

it('shortens weekdays', () => expect([1, 4, 7].map(weekdayShort)).toEqual(['T2', 'T5', 'CN']))
