import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type OpenDirective, OverlapIndex } from '#app/domain/directive/overlap.ts'

const open = (id: string, unitIds: string[], text: string, title = ''): OpenDirective => ({ id, unitIds, title, text })
const OPEN = [
  open('1', ['nv'], 'Giao Phòng Nội vụ rà soát thủ tục hành chính tại bộ phận một cửa, báo cáo trước ngày 15/4/2026.'),
  open('2', ['nv'], 'Giao Phòng Nội vụ tham mưu kế hoạch tinh giản biên chế năm 2026, trình UBND quận trước 30/4.'),
  open('3', ['nv'], 'Phòng Nội vụ tổ chức tập huấn chữ ký số cho cán bộ, công chức các phường trong quý II.'),
  open(
    '4',
    ['tc'],
    'Giao Phòng Tài chính - Kế hoạch rà soát thủ tục thanh toán vốn đầu tư công, báo cáo trước ngày 15/4/2026.',
  ),
  open(
    '5',
    ['p1', 'p2', 'p3'],
    'UBND các phường ra quân dẹp vỉa hè, lòng đường tuyến Trần Phú; báo cáo kết quả về Phòng Quản lý đô thị.',
  ),
  open('6', ['nv'], 'Giao Phòng Nội vụ báo cáo kết quả thực hiện quy chế dân chủ ở cơ sở 6 tháng đầu năm.'),
]
const index = new OverlapIndex(OPEN)
const found = (unitIds: string[], text: string) =>
  index.resembling({ title: '', text, unitIds }).map(r => r.directiveId)

describe('a directive that resembles an open one', () => {
  it.each([
    ['Phòng Nội vụ tiếp tục rà soát các thủ tục hành chính ở bộ phận một cửa, xong trước 20/5/2026.', ['nv'], '1'],
    ['Giao Phòng Nội vụ hoàn thiện kế hoạch tinh giản biên chế, trình UBND quận trong tháng 5.', ['nv'], '2'],
    ['Yêu cầu UBND phường tiếp tục dẹp vỉa hè, lòng đường tuyến Trần Phú.', ['p2'], '5'],
    ['ra soat thu tuc hanh chinh tai bo phan mot cua', ['nv'], '1'],
  ])('%s', (text, units, id) => expect(found(units, text)[0]).toBe(id))

  it.each([
    ['another unit', 'rà soát thủ tục hành chính tại bộ phận một cửa', ['tc']],
    [
      'the same formulas about something else',
      'Giao Phòng Nội vụ báo cáo kết quả rà soát đất công trước ngày 15/5/2026.',
      ['nv'],
    ],
    ['a word in common', 'Giao Phòng Nội vụ tổ chức lễ khai giảng năm học mới.', ['nv']],
    ['no words', '', ['nv']],
    ['no unit', 'rà soát thủ tục hành chính tại bộ phận một cửa', []],
  ])('not: %s', (_, text, units) => expect(found(units, text)).toEqual([]))

  it('a market is not a preposition', () => {
    const built = new OverlapIndex([open('x', ['u'], 'sửa chợ, quỹ đường')])
    expect(built.resembling({ title: '', text: 'Khẩn trương sửa chợ, quỹ đường', unitIds: ['u'] })).toHaveLength(1)
    expect(built.resembling({ title: '', text: 'giao cho các đơn vị báo cáo', unitIds: ['u'] })).toEqual([])
  })

  it('says which units owe both', () => {
    const text = 'UBND các phường dẹp vỉa hè, lòng đường tuyến Trần Phú'
    expect(index.resembling({ title: '', text, unitIds: ['p3', 'p1', 'p9'] })[0]?.unitIds).toEqual(['p1', 'p3'])
  })

  it('a text is likest to itself, whatever else is open; scores lie between 0 and 1', () => {
    const word = fc.constantFrom(
      ...'đất nước đường cầu trường trạm rác cây chợ nhà hồ sơ quỹ thuế phí lúa cá'.split(' '),
    )
    const text = fc.array(word, { minLength: 4, maxLength: 30 }).map(w => w.join(' '))
    fc.assert(
      fc.property(fc.array(text, { minLength: 1, maxLength: 12 }), texts => {
        const all = texts.map((t, i) => open(`d${i}`, ['u'], t))
        const built = new OverlapIndex(all)
        for (const d of all) {
          const results = built.resembling({ title: '', text: d.text, unitIds: ['u'] })
          expect(results[0]!.score).toBeGreaterThan(0.999)
          for (const r of results) expect(r.score >= 0 && r.score <= 1).toBe(true)
        }
      }),
    )
  })

  it('a draft is compared with the work of its own units only', () => {
    const many = Array.from({ length: 20_000 }, (_, i) =>
      open(`d${i}`, [`u${i % 200}`], `việc số ${i} về hồ sơ ${i % 977} khu ${i % 31}`),
    )
    const big = new OverlapIndex([...many, open('x', ['u7'], 'xây dựng cầu Bãi Cháy')])
    expect(big.resembling({ title: '', text: 'tiếp tục xây dựng cầu Bãi Cháy', unitIds: ['u7'] })[0]?.directiveId).toBe(
      'x',
    )
    expect(big.resembling({ title: '', text: 'tiếp tục xây dựng cầu Bãi Cháy', unitIds: ['u8'] })).toEqual([])
  })
})
