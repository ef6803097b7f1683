import type { ConclusionNoticeView, NoticeItem } from '#app/documents/conclusion-notice.ts'
import { day } from '#app/domain/shared/day.ts'

const TEXT =
  'Giao Phòng Kinh tế, Hạ tầng và Đô thị chủ trì, phối hợp với Trung tâm Phục vụ hành chính công rà soát toàn bộ hồ sơ quá hạn, báo cáo kết quả về Văn phòng trước ngày 15/6/2026.'

/** A notice with `count` directives over up to three levels, as an office would write it. Names are invented. */
export function noticeView(over: Partial<ConclusionNoticeView> = {}): ConclusionNoticeView {
  return {
    issuingBody: 'Ủy ban nhân dân phường Bình Hòa Trung',
    number: 5,
    symbol: 'TB-UBND',
    place: 'Bình Hòa Trung',
    day: day('2026-06-05'),
    draft: false,
    subject: [
      'Kết luận của Chủ tịch Ủy ban nhân dân phường Nguyễn Văn Mẫu',
      'tại cuộc họp giao ban công tác cải cách hành chính tháng 5 năm 2026',
    ],
    opening: [
      'Ngày 02 tháng 6 năm 2026, tại trụ sở Ủy ban nhân dân phường, Chủ tịch Ủy ban nhân dân phường chủ trì cuộc họp giao ban công tác cải cách hành chính. Tham dự có các Phó Chủ tịch, trưởng các phòng, Giám đốc Trung tâm Phục vụ hành chính công.',
      'Sau khi nghe Văn phòng báo cáo và ý kiến của các thành viên dự họp, Chủ tịch Ủy ban nhân dân phường kết luận như sau:',
    ],
    items: [{ level: 1, label: '1.', content: TEXT }],
    closing: 'Văn phòng Hội đồng nhân dân và Ủy ban nhân dân phường thông báo để các đơn vị biết, tổ chức thực hiện.',
    signature: { lines: ['TL. CHỦ TỊCH', 'CHÁNH VĂN PHÒNG'], name: 'Trần Thị Ví Dụ' },
    recipients: [
      'Thường trực Đảng ủy (để báo cáo);',
      '- Chủ tịch và các Phó Chủ tịch UBND phường',
      'Các phòng, đơn vị',
      'Lưu: VT, VP',
    ],
    ...over,
  }
}

export function threeLevels(groups: number): NoticeItem[] {
  const items: NoticeItem[] = []
  for (let g = 1; g <= groups; g++) {
    items.push({ level: 1, label: `${g}.`, content: `Về công tác thứ ${g}`, bold: true })
    for (let n = 1; n <= 2; n++) {
      items.push({ level: 2, label: `${g}.${n}`, content: TEXT })
      items.push({ level: 3, label: 'a)', content: TEXT })
      items.push({
        level: 3,
        label: 'đ)',
        content: [{ text: 'Thời hạn: ' }, { text: 'trước ngày 30/6/2026', bold: true }],
      })
    }
  }
  return items
}

export const manyItems = (count: number): NoticeItem[] =>
  Array.from({ length: count }, (_, i) => ({ level: 1, label: `${i + 1}.`, content: TEXT }))

export const manyRecipients = (count: number): string[] => [
  ...Array.from({ length: count - 1 }, (_, i) => `Ủy ban nhân dân phường Mẫu Số ${i + 1}`),
  'Lưu: VT, TH.',
]
