/** Rule: the words that make a time a deadline – "trước", "chậm nhất", "trong vòng", "hết", "thời hạn:" – read backwards from it. */
import { everyWay, phraseBefore, phrases } from './phrases.ts'
import { is } from './time-types.ts'
import type { Token } from './tokens.ts'

/** Nouns that say nothing without a word behind them. */
const BARE_NOUNS = new Set([
  'ngày',
  'lịch',
  'thời điểm',
  'ngày báo cáo',
  'ngày công bố',
  'lịch báo cáo',
  'thời gian trong',
])

/** "chậm nhất là", "muộn lắm", "trễ nhất vào". */
const LATEST = everyWay(
  'chậm | muộn | trễ | lâu | xa | sớm | tối',
  'nhất | lắm',
  ' | là | vào | đến | tới | trong | trước | sau | cũng phải | là vào | là trong | là đến | là trước | phải | đến hết | cho đến | không quá',
)
/** "không quá", "không được muộn hơn", "không để kéo dài quá", "không trễ quá". */
const NOT_LATER = everyWay(
  'không | chớ | đừng | không thể',
  ' | được | để | được để | nên',
  'quá | vượt quá | sau | muộn hơn | chậm hơn | trễ hơn | muộn quá | chậm quá | trễ quá | lâu hơn | kéo dài quá | dài quá | để quá | lùi quá | dài hơn | kéo dài hơn',
)
/** What must not be reached: "không để sang tuần sau", "trước khi bước vào quý IV". */
const NOT_INTO = [
  ...everyWay(
    'không',
    ' | được | để | được để | thể',
    'sang | qua | kéo sang | lùi sang | kéo dài sang | dây dưa sang | chuyển sang | để sang | trễ sang | tồn sang',
  ),
  ...everyWay('trước khi | trước lúc', 'sang | bước sang | bước vào | vào | qua | chuyển sang | bắt đầu | bước qua'),
]
const LIMIT_OF = everyWay(
  'hạn | thời hạn | thời gian | kỳ hạn | mốc | tiến độ | thời điểm | deadline | ngày | lịch | mốc thời gian | hạn định',
  ' | hoàn thành | hoàn tất | thực hiện | kết thúc | nộp | gửi | báo cáo | trình | xử lý | trả lời | bàn giao | nghiệm thu | chót | cuối | cuối cùng | chậm nhất | phải xong | xong | công bố | khánh thành | ra mắt',
  ' | : | là | đến | tới | vào | trước | trong | là : | tối đa',
).filter(w => !BARE_NOUNS.has(w))
const PREPOSITIONS = [
  'trước',
  'trước ngày',
  'trước lúc',
  'trước thời điểm',
  'xong trước',
  'kịp',
  'kịp trước',
  ...everyWay('trước khi | khi', 'hết | kết thúc'),
  ...everyWay(
    ' | cho | lùi | gia hạn | từ nay | từ nay cho | nay | kể từ nay | kéo dài | dời | giãn | lùi hạn | chậm',
    'đến | tới',
    ' | hết | trước | khi hết | cuối',
  ),
  'hết',
  ...everyWay(
    ' | ngay | nội | gọn | chỉ | liền | luôn',
    'trong',
    ' | vòng | khoảng | thời gian | thời hạn | phạm vi | hai | các | cả hai | 02 | 2 | tuần | suốt',
  ),
  'vòng',
  'khoảng',
  'nội',
  ...everyWay('tối đa', ' | là | trong | không quá'),
  ...everyWay('vào', ' | lúc | khoảng | dịp'),
  'lúc',
  'sang',
  ...everyWay(' | kể | bắt đầu | áp dụng | ngay | thực hiện | tính', 'từ'),
  'ngay',
]
const COMPLETES = everyWay(
  'hoàn thành | hoàn tất | hoàn thiện | xong | làm xong | kết thúc | chốt | dứt điểm | ấn định | hẹn | cùng lắm | hoàn thành ngay | khóa sổ | chốt sổ | phấn đấu | dự kiến | quyết tâm | cố gắng | bảo đảm đến | đảm bảo đến',
  ' | là | : | trong | ngày',
)
const TRIGGERS = phrases(
  'muộn là | quá',
  [...LATEST, ...NOT_LATER, ...NOT_INTO, ...LIMIT_OF, ...PREPOSITIONS, ...COMPLETES].join(' | '),
  'kỳ nghỉ lễ | kỳ nghỉ | nghỉ lễ | quốc khánh | lễ quốc khánh | dịp lễ quốc khánh | dịp quốc khánh | ngày quốc khánh | ngày bầu cử | ngày khai giảng | lễ khai giảng | khai giảng | ngày lễ quốc khánh | lễ khai giảng ngày | ngày hội | ngày khai mạc',
  'đợt đầu | đợt 1 | đợt 2 | đợt sau | đợt cuối | lần đầu | lần 1 | lần 2',
  'sau | ngày | khoảng ngày | sáng | chiều | tối | trưa | cuối giờ chiều | đầu giờ sáng | đầu giờ chiều | cuối giờ sáng | cuối giờ | đầu giờ | cuối buổi chiều | buổi sáng | buổi chiều | cuối ngày | hết ngày | cuối giờ làm việc | hết giờ làm việc | hết giờ làm | hết giờ | hết ngày làm việc | ngày làm việc | lễ | dịp | dịp lễ | ngày lễ',
)
/** Of the triggers, those that say nothing without another one. */
const FILLERS = new Set([
  'ngày',
  'sáng',
  'chiều',
  'tối',
  'trưa',
  'khoảng',
  'sau',
  'lễ',
  'dịp',
  'dịp lễ',
  'ngày lễ',
  'buổi sáng',
  'buổi chiều',
  'vòng',
  'kỳ nghỉ lễ',
  'kỳ nghỉ',
  'nghỉ lễ',
  'nội',
  'quá',
])
const INTO = new Set(NOT_INTO)
const STARTS = new Set(everyWay(' | kể | bắt đầu | áp dụng | ngay | thực hiện | tính', 'từ'))

export const FEAST = /lễ|quốc khánh|bầu cử|khai giảng|ngày hội|khai mạc/

export type Trigger = {
  from: number
  words: string[]
  real: boolean
  start: boolean
  firm: boolean
  /** The time itself is too late: "trước tháng 8", "không để sang tháng 8". */
  before: boolean
}

/** "không để việc này kéo sang tháng 8", "không để sang năm": the refusal stands a little before. */
function refusesToReach(tokens: readonly Token[], from: number, at: number, floor: number): boolean {
  if (!is(tokens, at, at + 1, 'sang') && !is(tokens, at - 1, at, 'sang', 'qua')) return false
  for (let k = from - 1; k >= floor && k > from - 7; k--) {
    if (tokens[k]!.kind === 'mark') return false
    if (is(tokens, k, from, 'không', 'đừng', 'chớ', 'tránh') && !is(tokens, k + 1, from, 'chỉ')) return true
  }
  return false
}

export function triggerBefore(tokens: readonly Token[], at: number, floor: number): Trigger {
  const words: string[] = []
  let from = at
  for (let n = 0; n < 5; n++) {
    const open = n === 0 && (is(tokens, from - 1, from, '(') || is(tokens, from - 1, from, '"')) ? from - 1 : from
    const hit = phraseBefore(tokens, open, floor, TRIGGERS)
    if (!hit) break
    words.unshift(hit.wording)
    from = hit.from
  }
  const refused = refusesToReach(tokens, from, at, floor)
  const real =
    refused || words.some(w => !FILLERS.has(w) && !FEAST.test(w)) || (words.includes('sau') && words.length > 1)
  const firm = words.some(w => /nhất|lắm|xong|hoàn|hạn|không|kết thúc|tối đa|chốt/.test(w))
  const before = refused || words.some(w => INTO.has(w) || (/^(xong |kịp )?trước/.test(w) && !/hết|kết thúc/.test(w)))
  return {
    from,
    words,
    real,
    firm,
    before,
    start: words.some(w => STARTS.has(w)) && !words.some(w => /đến|tới|trước|nhất/.test(w)),
  }
}
