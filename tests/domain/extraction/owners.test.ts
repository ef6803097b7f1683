import { describe, expect, it } from 'vitest'
import { itemOf } from './helpers.ts'

const owners = (text: string) =>
  itemOf(text).map(d => ({ lead: d.lead, coordinate: d.coordinate, reportTo: d.reportTo }))
const one = (lead: string[], coordinate: string[] = [], reportTo: string | null = null) => [
  { lead, coordinate, reportTo },
]

describe('lead and coordinate', () => {
  it.each([
    ['Giao Phòng Nội vụ chủ trì, phối hợp với Phòng Tư pháp rà soát.', one(['Phòng Nội vụ'], ['Phòng Tư pháp'])],
    ['Phòng Nội vụ và Phòng Tư pháp phối hợp rà soát.', one(['Phòng Nội vụ', 'Phòng Tư pháp'])],
    ['Phòng Nội vụ cùng các phường rà soát.', one(['Phòng Nội vụ'], ['UBND các phường'])],
    ['Giao Phòng Nội vụ chủ trì, Phòng Tư pháp phối hợp rà soát.', one(['Phòng Nội vụ'], ['Phòng Tư pháp'])],
    ['Phòng Nội vụ dự thảo quy chế, lấy ý kiến các phòng ban.', one(['Phòng Nội vụ'], ['Các phòng, ban'])],
    ['Rà soát danh mục (Phòng Nội vụ chủ trì, Phòng Tư pháp phối hợp).', one(['Phòng Nội vụ'], ['Phòng Tư pháp'])],
    ['Việc sửa chữa trụ sở giao Phòng Nội vụ thực hiện.', one(['Phòng Nội vụ'])],
    ['Về kinh phí: Phòng Tài chính - Kế hoạch cân đối.', one(['Phòng Tài chính - Kế hoạch'])],
    ['Trước ngày 25/8, các phường gửi báo cáo về Phòng Nội vụ.', one(['UBND các phường'], [], 'Phòng Nội vụ')],
    ['Phòng Nội vụ (chủ trì), Phòng Tư pháp (phối hợp): rà soát.', one(['Phòng Nội vụ'], ['Phòng Tư pháp'])],
  ])('%s', (text, expected) => expect(owners(text)).toEqual(expected))
})

describe('who receives the product', () => {
  it.each([
    ['Chi cục Thuế gửi kết quả về Phòng Nội vụ.', 'Phòng Nội vụ'],
    ['Chi cục Thuế báo cáo UBND quận.', 'UBND quận Bến Nước'],
    ['Chi cục Thuế báo cáo Chủ tịch UBND quận.', 'Chủ tịch UBND quận'],
    ['Chi cục Thuế báo cáo UBND quận (qua Phòng Nội vụ).', 'Phòng Nội vụ'],
    ['Chi cục Thuế tham mưu UBND quận phương án thu.', null],
    ['Chi cục Thuế hoàn thiện quy trình UBND quận đã duyệt.', null],
    ['Chi cục Thuế đăng ký danh mục với Phòng Tư pháp.', 'Phòng Tư pháp'],
  ])('%s', (text, reportTo) => expect(owners(text)[0]?.reportTo).toBe(reportTo))
})

describe('several owners in one item', () => {
  it('makes a part for each', () => {
    const found = itemOf(
      'Phòng Tài chính - Kế hoạch thẩm định kinh phí trước 21/8; Phòng Nội vụ chịu trách nhiệm về số lượng.',
    )
    expect(found.map(d => [d.part, d.lead[0], d.due])).toEqual([
      [1, 'Phòng Tài chính - Kế hoạch', '2020-08-21'],
      [2, 'Phòng Nội vụ', null],
    ])
  })
})
