import { describe, expect, it } from 'vitest'
import { lexiconOf } from '#app/domain/extraction/unit-lexicon.ts'
import { findMentions } from '#app/domain/extraction/unit-mentions.ts'
import { CATALOGUE, tokensOf } from './helpers.ts'

const lexicon = lexiconOf(CATALOGUE)
const unitsIn = (text: string) =>
  findMentions(tokensOf(text), lexicon).map(m => m.units.map(u => CATALOGUE[u]!.name).join(' + '))

describe('units', () => {
  it.each([
    ['Trưởng phòng Tài chính kế hoạch', 'Phòng Tài chính - Kế hoạch'],
    ['P. TC-KH', 'Phòng Tài chính - Kế hoạch'],
    ['Phòng TN&MT', 'Phòng Tài nguyên và Môi trường'],
    ['Phòng LĐTB&XH', 'Phòng Lao động - Thương binh và Xã hội'],
    ['phòng Lao động, Thương binh và Xã hội', 'Phòng Lao động - Thương binh và Xã hội'],
    ['Trung tâm CNTT', 'Trung tâm Ứng dụng công nghệ thông tin'],
    ['Uỷ ban nhân dân phường Tân Mai', 'UBND phường Tân Mai'],
    ['Chủ tịch UBND phường 8', 'UBND phường 8'],
    ['Công an', 'Công an quận'],
    ['PHÒNG NỘI VỤ', 'Phòng Nội vụ'],
    ['Chi cục Thuế quận 1', 'Chi cục Thuế'],
    ['cơ quan thuế', 'Chi cục Thuế'],
    ['Phó Chủ tịch UBND quận', 'UBND quận Bến Nước'],
    ['Chủ tịch UBND quận', 'Chủ tịch UBND quận'],
  ])('%s', (text, unit) => expect(unitsIn(text)).toEqual([unit]))

  it('finds decomposed letters', () => expect(unitsIn('Phòng Nội vụ'.normalize('NFD'))).toEqual(['Phòng Nội vụ']))
  it('knows that another level is another unit', () => expect(unitsIn('Công an tỉnh')).toEqual([]))
  it('tells accents apart', () => expect(unitsIn('Phong Tư phap')).toEqual([]))
})

describe('lists under one head', () => {
  it.each([
    [
      'UBND các phường: Tân Mai, Hoàng Liệt và Vĩnh Hưng',
      'UBND phường Tân Mai + UBND phường Hoàng Liệt + UBND phường Vĩnh Hưng',
    ],
    ['phường 3, 8, 14', 'UBND phường 3 + UBND phường 8 + UBND phường 14'],
    ['các phòng: Nội vụ, Tư pháp', 'Phòng Nội vụ + Phòng Tư pháp'],
    ['các phường có dịch (Tân Mai, Vĩnh Hưng)', 'UBND phường Tân Mai + UBND phường Vĩnh Hưng'],
  ])('%s', (text, units) => expect(unitsIn(text)).toEqual([units]))
})

describe('groups', () => {
  it.each([
    ['các phòng, ban', 'Các phòng, ban'],
    ['Ủy ban nhân dân 10 phường', 'UBND các phường'],
    ['8/8 phường', 'UBND các phường'],
    ['các đơn vị liên quan', 'Các cơ quan, đơn vị'],
    ['các phòng, ban, địa phương', 'Các phòng, ban + UBND các phường'],
  ])('%s', (text, group) => expect(unitsIn(text)).toEqual([group]))
  it.each(['các phòng học', 'tổ chức họp', 'các trường hợp', 'xã hội'])('%s is none', text =>
    expect(unitsIn(text)).toEqual([]),
  )
})
