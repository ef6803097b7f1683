/**
 * Rule: what stands around the conclusions – recipients, signature, "thông báo để các đơn vị biết", web page furniture –
 * is no work.
 */
import { findPhrase, phraseAt, phrases } from './phrases.ts'
import type { Token } from './tokens.ts'

/** From here on nothing is read. */
const END = phrases(
  'nơi nhận | nơi gửi | kính gửi để | bình luận | please enter | lượt xem | tin bài | tin, ảnh | tin ảnh | bài, ảnh | bài và ảnh | ảnh | bản in | xem theo ngày | xem tin theo | tin liên quan | các tin khác | tin khác | quay lại | TL. | KT. | TM. | TUQ. | T/L | K/T | T/M | Q. CHỦ TỊCH | người ghi biên bản | thư ký | chủ trì cuộc họp ký | (đã ký) | xác thực chữ ký | nguồn : | tác giả | chia sẻ | gửi bình luận | tags | từ khóa',
)
const CLOSING = phrases(
  'trên đây là | thừa lệnh | thông báo để | thông báo đến các | truyền đạt ý kiến | truyền đạt kết luận | xin thông báo | thông báo ý kiến kết luận | biết, thực hiện | biết và thực hiện | biết, triển khai thực hiện | biết, tổ chức thực hiện | thông báo tới | trân trọng | cuộc họp kết thúc | hội nghị kết thúc | biên bản được lập | biên bản này được | biên bản kết thúc | để các cơ quan, đơn vị biết | căn cứ thực hiện | làm căn cứ thực hiện | thông báo cho các',
)
/** "thông báo để …" is only a closing formula near the end of an unlabelled paragraph. */
const CLOSING_REACH = 60

export const endsDocument = (tokens: readonly Token[], i: number, end: number): boolean => {
  if (isSigned(tokens, i, end)) return true
  const hit = phraseAt(tokens, i, end, END)
  if (!hit) return false
  const first = tokens[i]!
  if (hit.wording === 'ảnh' || hit.wording === 'thư ký' || hit.wording === 'tác giả')
    return tokens[hit.to]?.key === ':' || hit.to >= end
  if (/^(TL|KT|TM|TUQ|Q)\.|^[TK]\//.test(hit.wording)) return first.upper
  return true
}

const SIGNED = phrases('(đã ký) | (ký tên) | (đã ký tên) | (ký, đóng dấu) | (ký) | (đã ký, đóng dấu)')
const SIGNER = 12
/** "GIÁM ĐỐC (đã ký)": a post in capitals and the mark of a signature. */
function isSigned(tokens: readonly Token[], from: number, end: number): boolean {
  const to = Math.min(end, from + SIGNER)
  for (let i = from; i < to; i++) {
    if (phraseAt(tokens, i, end, SIGNED)) return true
    if (tokens[i]!.kind === 'word' && !tokens[i]!.upper) return false
  }
  return false
}

export const isClosing = (tokens: readonly Token[], from: number, to: number): boolean =>
  findPhrase(tokens, from, Math.min(to, from + CLOSING_REACH), CLOSING) !== null

const ATTENDANCE = phrases(
  'dự họp có | tham dự có | thành phần tham dự | tham dự họp có | tham dự hội nghị | cùng dự | thành phần dự họp | thành phần | tham dự | dự họp | cùng tham dự | vắng mặt | vắng',
)
export const isAttendance = (tokens: readonly Token[], from: number, to: number): boolean =>
  phraseAt(tokens, from, to, ATTENDANCE) !== null

const ASSESSMENT_TITLE = phrases(
  'ý kiến các | ý kiến của | ý kiến đại biểu | ý kiến thành viên | hiện trạng | thực trạng | đánh giá chung | đánh giá | kết quả | kết quả thực hiện | tình hình | nhận định | ưu điểm | tồn tại | hạn chế | thành phần | nội dung cuộc họp | ý kiến thảo luận | ý kiến phát biểu | diễn biến | nguyên nhân | kết quả đạt được | về kết quả | về tình hình | những kết quả | mặt được | mặt chưa được | thời gian, địa điểm | về đánh giá | đánh giá kết quả | phần đánh giá | báo cáo tình hình',
  'trao đổi | thảo luận | phát biểu | các ý kiến | tóm tắt ý kiến | tổng hợp ý kiến | nội dung báo cáo | nội dung trao đổi | nội dung thảo luận | phần báo cáo | phần thảo luận | phần trao đổi | báo cáo của | diễn biến cuộc họp | khó khăn | khó khăn, vướng mắc | thuận lợi | bối cảnh | số liệu | việc đã làm | đã làm được | đã hoàn thành | điểm lại | nhìn lại | kiểm điểm | ghi nhận | tham dự | đại biểu | căn cứ | cơ sở pháp lý',
)
/** "Các đơn vị báo cáo", "Phần thứ nhất: phát biểu", "Nhà thầu và tư vấn kiến nghị". */
const SPOKEN = phrases(
  'phát biểu | thảo luận | trao đổi | kiến nghị | báo cáo tình hình | phản ánh | nêu ý kiến | ý kiến các đại biểu | ý kiến tham gia | báo cáo kết quả',
)
const WORK_TITLE = phrases(
  'nhiệm vụ | phân công | kết luận | chủ trì | chỉ đạo | tổ chức thực hiện | giải pháp | triển khai | thời gian tới | giao việc | việc phải làm | việc cần làm | yêu cầu | quyết định | thống nhất | xử lý',
)
const CONCLUDES = phrases(
  'kết luận | quyết định : | chỉ đạo : | ý kiến chỉ đạo | thống nhất : | nội dung thống nhất | chốt : | giao việc : | phân công : | quyết nghị | chốt lại',
)

/** A heading of a section that only looks back. */
export const looksBack = (tokens: readonly Token[], from: number, to: number): boolean => {
  if (findPhrase(tokens, from, to, WORK_TITLE) !== null) return false
  if (phraseAt(tokens, from, to, ASSESSMENT_TITLE) !== null) return true
  const spoken = findPhrase(tokens, from, to, SPOKEN)
  return spoken !== null && (spoken.to >= to || tokens[spoken.to]!.kind === 'mark')
}

/** The title of what the chair gives as work. */
export const isWorkTitle = (tokens: readonly Token[], from: number, to: number): boolean =>
  findPhrase(tokens, from, to, WORK_TITLE) !== null

/** A title that announces the conclusion: "Phần thứ hai: kết luận", "Hiệu trưởng quyết định:". */
export const concludesIn = (tokens: readonly Token[], from: number, to: number): boolean =>
  findPhrase(tokens, from, to, CONCLUDES) !== null
