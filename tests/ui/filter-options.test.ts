import { expect, it } from 'vitest'
import { filterOptions, indexOptions } from '#app/ui/base/filter-options.ts'

const units = indexOptions([
  { value: 'vp', label: 'Văn phòng HĐND-UBND' },
  { value: 'nv', label: 'Phòng Nội vụ' },
  { value: 'tckh', label: 'Phòng Tài chính – Kế hoạch' },
  { value: 'qldt', label: 'Phòng Quản lý đô thị', aliases: ['QLĐT'] },
  { value: 'p2', label: 'UBND phường 2' },
  { value: 'p10', label: 'UBND phường 10' },
])
const found = (typed: string) => filterOptions(units, typed).map(o => o.value)

it('finds by the start of a word, without accents', () => {
  expect(found('noi')).toEqual(['nv'])
  expect(found('đô')).toEqual(['qldt'])
})
it('finds by initials and by alias', () => {
  expect(found('tckh')[0]).toBe('tckh')
  expect(found('qld')[0]).toBe('qldt')
})
it('finds several words in any order', () => expect(found('2 phuong')).toEqual(['p2']))
it('keeps the given order among equals, and everything for nothing typed', () => {
  expect(found('phuong')).toEqual(['p2', 'p10'])
  expect(found('')).toHaveLength(6)
})
it('answers nothing where nothing fits', () => expect(found('sở y tế')).toEqual([]))
it('never lists more than it is asked for', () => expect(filterOptions(units, 'ph', 2)).toHaveLength(2))
