import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { joinWrappedLines } from '#app/domain/shared/wrapped-lines.ts'

const PDF = `ỦY BAN NHÂN DÂN QUẬN TÂN LẬP
Ngày 12 tháng 6 năm 2008, Phó Chủ tịch Ủy ban nhân dân quận Tân Lập chủ trì
buổi giao ban công tác cải cách hành chính tháng 5/2008. Sau khi nghe các
đơn vị báo cáo, Phó Chủ tịch Ủy ban nhân dân quận kết luận, chỉ đạo như sau:
1. Đề nghị các phòng ban, Ủy ban nhân dân 8 phường tự chấm điểm theo bảng nêu
trên, gửi kết quả về Tổ Cải cách hành chính chậm nhất ngày 20/06/2008.
2. Trưởng Phòng Nội vụ phối hợp Phòng Tài chính – Kế hoạch rà soát phụ cấp của
cán bộ làm việc tại bộ phận tiếp nhận và trả kết quả, báo cáo trong tháng 7.
- Phòng Tư pháp cùng Ủy ban nhân dân 8 phường tiếp tục duy trì việc trả giấy
tờ hộ tịch tại nhà.
Nơi nhận:`

describe('lines that were wrapped', () => {
  it('are paragraphs again, numbers, bullets and headings on lines of their own', () => {
    expect(joinWrappedLines(PDF).split('\n')).toEqual([
      'ỦY BAN NHÂN DÂN QUẬN TÂN LẬP',
      expect.stringMatching(/^Ngày 12 .* chủ trì buổi giao ban .* nghe các đơn vị .* như sau:$/),
      expect.stringMatching(/^1\. .* nêu trên, gửi .*20\/06\/2008\.$/),
      expect.stringMatching(/^2\. .* phụ cấp của cán bộ .* tháng 7\.$/),
      '- Phòng Tư pháp cùng Ủy ban nhân dân 8 phường tiếp tục duy trì việc trả giấy tờ hộ tịch tại nhà.',
      'Nơi nhận:',
    ])
  })

  it.each([
    [
      'paragraphs of any length',
      '1. Phòng Nội vụ báo cáo.\n2. UBND các phường báo cáo kết quả thực hiện và kiến nghị (nếu có), gửi về Tổ Cải cách hành chính.\n3. Duy trì.',
    ],
    ['a few short lines', 'Phòng Nội vụ\nbáo cáo\nkết quả'],
    ['a table', PDF.replaceAll(' ', '\t')],
    ['nothing', ''],
  ])('%s stay as they are', (_what, text) => {
    expect(joinWrappedLines(text)).toBe(text)
  })

  it('loses no word', () => {
    const words = (text: string) => text.split(/\s+/).filter(Boolean)
    const line = fc.oneof(fc.string({ maxLength: 120 }), fc.stringMatching(/^[a-zà-ỹ ,.]{40,100}$/u))
    fc.assert(
      fc.property(fc.array(line, { maxLength: 30 }), lines => {
        const text = lines.join('\n')
        expect(words(joinWrappedLines(text))).toEqual(words(text))
      }),
    )
  })
})
