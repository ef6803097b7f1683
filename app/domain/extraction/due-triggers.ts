/** Rule: the words that make a time a deadline – "trước", "chậm nhất", "trong vòng", "hết", "thời hạn:" – read backwards from it. */
import { phraseBefore, phrases } from './phrases.ts'
import { is } from './time-types.ts'
import type { Token } from './tokens.ts'

const TRIGGERS = phrases(
  'muộn lắm là | chậm lắm là | trễ lắm là | cùng lắm là | lâu lắm là | muộn lắm | ngay | trước khi sang | trước khi bước sang | trước khi bước vào | trước khi vào | trước khi hết | trước khi kết thúc | khi kết thúc | khi hết | kịp | kịp trước',
  'trước | trước ngày | trước lúc | trước thời điểm | xong trước | chậm nhất | chậm nhất là | chậm nhất vào | chậm nhất đến | chậm nhất trong | chậm nhất trước | chậm nhất sau | chậm nhất không quá | lâu nhất',
  'muộn nhất | muộn nhất là | muộn nhất vào | muộn nhất đến | muộn nhất trong | trễ nhất | trễ nhất là | trễ nhất vào | sớm nhất',
  'không quá | không muộn hơn | không chậm hơn | không trễ hơn | không để quá | không được quá | không vượt quá | không sau | không để sau | để quá | quá',
  'đến | tới | đến hết | đến trước | cho đến | cho tới | nay đến | nay đến hết | nay tới | từ nay đến | từ nay cho đến | lùi đến | gia hạn đến | hết',
  'trong | ngay trong | nội trong | gọn trong | trong vòng | trong khoảng | trong thời gian | trong thời hạn | vòng | khoảng | thời hạn là | tối đa | tối đa là | tối đa trong | tối đa không quá | nội',
  'vào | vào lúc | vào khoảng | vào dịp | lúc | từ | kể từ | bắt đầu từ | áp dụng từ | ngay từ',
  'thời hạn | thời hạn : | thời hạn hoàn thành | thời hạn hoàn thành : | thời hạn thực hiện | thời hạn thực hiện : | thời gian | thời gian : | thời gian hoàn thành | thời gian hoàn thành : | thời gian thực hiện | thời gian thực hiện : | thời hạn là | thời gian hoàn thành là',
  'hạn | hạn : | hạn là | hạn đến | hạn cuối | hạn cuối : | hạn cuối là | hạn cuối cùng | hạn cuối cùng : | hạn cuối cùng là | hạn chót | hạn chót : | hạn chót là | hạn hoàn thành | hạn hoàn thành : | hạn nộp | hạn nộp : | hạn gửi | hạn báo cáo | hạn báo cáo : | hạn xử lý : | hạn thực hiện : | deadline | deadline : | thời điểm hoàn thành : | mốc | mốc hoàn thành | mốc hoàn thành : | hạn trả lời : | tiến độ : | tiến độ hoàn thành : | tiến độ',
  'hoàn thành | hoàn thành : | hoàn tất | hoàn thiện | xong | làm xong | kết thúc | chốt | chốt là | dứt điểm | ấn định | ấn định là | hẹn | muộn là | hoàn thành ngay',
  'kỳ nghỉ lễ | kỳ nghỉ | nghỉ lễ | quốc khánh | lễ quốc khánh | dịp lễ quốc khánh | dịp quốc khánh | ngày quốc khánh | ngày bầu cử | ngày khai giảng | lễ khai giảng | khai giảng | ngày lễ quốc khánh | lễ khai giảng ngày | ngày hội | ngày khai mạc',
  'đợt đầu | đợt 1 | đợt 2 | đợt sau | đợt cuối | lần đầu | lần 1 | lần 2 | trong hai | trong các | trong cả hai | trong 02 | trong 2 | phấn đấu | phấn đấu trong | dự kiến | dự kiến trong | quyết tâm | cố gắng | bảo đảm đến | chốt ngày | kết thúc trước | trong tuần',
  'sau | ngày | khoảng ngày | sáng | chiều | tối | trưa | cuối giờ chiều | đầu giờ sáng | đầu giờ chiều | cuối giờ sáng | cuối giờ | đầu giờ | cuối buổi chiều | buổi sáng | buổi chiều | cuối ngày | hết ngày | cuối giờ làm việc | hết giờ làm việc | hết ngày làm việc | ngày làm việc | lễ | dịp | dịp lễ | ngày lễ',
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
const STARTS = new Set(['từ', 'kể từ', 'bắt đầu từ', 'áp dụng từ', 'ngay từ'])

export const FEAST = /lễ|quốc khánh|bầu cử|khai giảng|ngày hội|khai mạc/

export type Trigger = { from: number; words: string[]; real: boolean; start: boolean; firm: boolean }

export function triggerBefore(tokens: readonly Token[], at: number, floor: number): Trigger {
  const words: string[] = []
  let from = at
  for (let n = 0; n < 4; n++) {
    const open = n === 0 && (is(tokens, from - 1, from, '(') || is(tokens, from - 1, from, '"')) ? from - 1 : from
    const hit = phraseBefore(tokens, open, floor, TRIGGERS)
    if (!hit) break
    words.unshift(hit.wording)
    from = hit.from
  }
  const real = words.some(w => !FILLERS.has(w) && !FEAST.test(w)) || (words.includes('sau') && words.length > 1)
  const firm = words.some(w => /nhất|xong|hoàn|hạn|không|kết thúc/.test(w))
  return {
    from,
    words,
    real,
    firm,
    start: words.some(w => STARTS.has(w)) && !words.some(w => /đến|tới|trước|nhất/.test(w)),
  }
}
