/** Rule: what a chair says without giving work – praise, assessment, agreement – and the verbs that give work. */
import { type PhraseHit, phraseAt, phrases } from './phrases.ts'
import { is } from './time-types.ts'
import { keyOf, type Token } from './tokens.ts'

const ASSESSES = phrases(
  'ghi nhận | biểu dương | hoan nghênh | đánh giá cao | khen ngợi | phê bình | nghiêm khắc phê bình | thống nhất | cơ bản thống nhất | nhất trí | cơ bản nhất trí | đồng ý | cơ bản đồng ý | chấp thuận | tán thành | cảm ơn | chúc mừng | thông qua nội dung | cho phép | đánh giá cao sự | tuyên dương',
)
const STATES = phrases(
  'trong thời gian qua | thời gian qua | nhìn chung | tuy nhiên | tuy vậy | bên cạnh những kết quả | bên cạnh kết quả | bên cạnh đó, vẫn | tồn tại | nguyên nhân | qua kiểm tra | tình hình | kết quả | hiện nay | hiện tại | công tác | đến nay | tính đến | một số | việc thực hiện | hội nghị | cuộc họp | năm qua | tháng qua | tuần qua | những kết quả | các chỉ tiêu | đa số | hầu hết | còn | vẫn còn | toàn huyện | toàn tỉnh | toàn quận | toàn phường | toàn xã | toàn thành phố',
)
const STATUS = phrases(
  'đã | còn | chưa | vẫn | đang | có cách | cơ bản | đạt | vẫn còn | đã có | mới | có nhiều | có 1 | hoạt động ổn định | chậm',
)
const DEMANDS = phrases(
  'cần | phải | yêu cầu | đề nghị | giao | phân công | khẩn trương | tiếp tục | chấn chỉnh | có trách nhiệm | chịu trách nhiệm',
)

const VERBS = phrases(
  'báo cho | báo lại | báo về | báo ngay | tìm | tìm chỗ | lo | rà | có phương án | có kế hoạch | có giải pháp | có biện pháp | có văn bản | có báo cáo | vào cuộc | trở lại | đi | họp | gặp | làm | sửa | đo | dẹp | khám | phát | nối lại | mua | bán | thuê | tuyển chọn | rào | gỡ | rút | nhắc | bàn | chọn | tự | rà soát | xây dựng | tham mưu | chuẩn bị | hoàn thành | hoàn thiện | hoàn chỉnh | hoàn tất | tổ chức | triển khai | thực hiện | kiểm tra | báo cáo | gửi | trình | nộp | phối hợp | chủ trì | chủ động | tăng cường | đẩy mạnh | đẩy nhanh | tập trung | khẩn trương | tiếp tục | thường xuyên | nâng cao | nâng cấp',
  'công khai | niêm yết | cập nhật | ban hành | thẩm định | phê duyệt | bố trí | cấp | chi trả | giải quyết | xử lý | tháo gỡ | đôn đốc | theo dõi | giám sát | đánh giá | tổng hợp | thống kê | lập | soạn thảo | dự thảo | đề xuất | nghiên cứu | hướng dẫn | tập huấn | tuyên truyền | vận động | phổ biến | quán triệt | chấn chỉnh | khắc phục | củng cố | kiện toàn',
  'thành lập | sắp xếp | bàn giao | tiếp nhận | nghiệm thu | quyết toán | thanh toán | giải ngân | thu hồi | thu | chi | mua sắm | đầu tư | sửa chữa | lắp đặt | trang bị | vận hành | đưa | kết nối | số hóa | số hoá | nhập | chuyển | chuyển đổi | đăng tải | đăng ký | đăng | công bố | phát hành | thông báo | trả lời | giải trình | làm rõ | làm việc | xác minh | xác nhận | xác định | phân loại | phân công | phân bổ',
  'duy trì | bảo đảm | đảm bảo | quản lý | siết chặt | ngăn chặn | phòng ngừa | phòng dịch | chống | phòng chống | tuần tra | cưỡng chế | giải tỏa | tháo dỡ | thu gom | dọn | vệ sinh | trồng | chăm sóc | khảo sát | đo đạc | cắm | treo | mở | mời | cử | huy động | hỗ trợ | tạo điều kiện | giao | yêu cầu | đề nghị | cần | phải | nghiêm túc | kịp thời | quan tâm | chú trọng | ưu tiên | phấn đấu | gắn | lồng ghép | áp dụng | đổi mới | cải tiến | cắt giảm | rút ngắn | tinh giản | tiết kiệm | khai thác | phát triển | mở rộng | xóa | giảm | tăng | điều chỉnh | bổ sung | sửa đổi | thay | thay thế | nhân rộng | sơ kết | tổng kết | trao đổi | thống nhất | lấy ý kiến | ký | ký kết | tạm dừng | dừng | kiểm điểm | rút kinh nghiệm | không để | không | tránh | chấm dứt | thanh tra | kiểm kê | đối chiếu | truy thu | tham gia | phát động | lựa chọn | chỉ đạo | điều tra | phát hiện | nắm | nắm chắc | dự trữ | chốt | kê khai | hủy | tiêu hủy | phun | tiêm | cải tạo | di dời | phát quang | nạo vét | luyện tập | diễn tập | cảnh báo | trực | bám sát | nêu cao | phát huy | giữ | giữ vững | chấp hành | tuân thủ | bồi dưỡng | đào tạo | tuyển | tuyển dụng | luân chuyển | sao gửi | lưu trữ | in | cung cấp | truyền đạt | phản ánh | tạm ứng | quy hoạch | thiết kế | khởi công | thi công | nối | kéo | sớm | hằng tháng | hàng tháng | hằng tuần | hàng tuần | hàng quý | hằng quý | hàng ngày | hằng ngày | định kỳ | trước mắt | tự | cùng | soát | điều phối | điều tiết | gia hạn | nhắc nhở | xử phạt | lập biên bản | thẩm tra | kiến nghị | đối thoại | tiếp | gặp gỡ | nghiêm cấm | hạn chế | kiểm soát | chia | tách | nhập liệu | ứng dụng | sử dụng',
)

/** Behind a unit these do not begin what it does: they bind it, tell its state or go on with the list. */
const NO_ACTION = new Set(
  'của thuộc và hoặc hay với để về trong trên tại ở đã đang chưa vẫn còn là mà do bị này đó ấy khi nếu thì từ đến theo liên trực cấp các những cho bằng như khác cũ mới nhưng số gồm nói kể tới vào nơi'
    .split(' ')
    .map(keyOf),
)
/** Behind a unit: a word that can be its verb, whichever verb it is. */
export const actsAt = (tokens: readonly Token[], i: number, end: number): boolean => {
  const token = i < end ? tokens[i] : undefined
  return token?.kind === 'word' && !token.capital && !NO_ACTION.has(token.key) && !pointsBack(tokens, i, end)
}
const BACK = phrases('nêu trên | nêu tại | nêu ở | nói trên | kể trên | có liên quan | chuyên môn')
const pointsBack = (tokens: readonly Token[], i: number, end: number): boolean =>
  phraseAt(tokens, i, end, BACK) !== null

const SAYS = phrases(
  'cho biết | cho rằng | cho hay | nêu ý kiến | phát biểu | khẳng định | chia sẻ | trình bày | nhận định | cam kết | hứa | bày tỏ | nhất trí | đồng tình | thừa nhận | lý giải | nói | xin | kiến nghị | băn khoăn | phản ánh | cũng cho biết | cũng cho rằng',
)
/** A unit that speaks at the meeting is not told to do anything. */
export const saysSo = (tokens: readonly Token[], i: number, end: number): boolean =>
  phraseAt(tokens, i, end, SAYS) !== null

export const assesses = (tokens: readonly Token[], i: number, end: number): PhraseHit | null =>
  phraseAt(tokens, i, end, ASSESSES)
export const statesFacts = (tokens: readonly Token[], i: number, end: number): boolean =>
  phraseAt(tokens, i, end, STATES) !== null
export const isStatus = (tokens: readonly Token[], i: number, end: number): boolean => {
  const hit = phraseAt(tokens, i, end, STATUS)
  return hit !== null && !(hit.wording === 'chậm' && is(tokens, hit.to, end, 'nhất', 'lắm'))
}
export const verbAt = (tokens: readonly Token[], i: number, end: number): PhraseHit | null =>
  phraseAt(tokens, i, end, VERBS)

const SOMEONE = phrases(
  'công an | quân sự | kho bạc | điện lực | mặt trận | thanh tra | lực lượng | nhân viên | sở | phòng | ban | ngành | trung tâm | công ty | chi cục | cục | hội | đoàn | đội | tổ | trạm | viện | bệnh viện | trường | chủ đầu tư | nhà thầu | nhà đầu tư | doanh nghiệp | hợp tác xã | bộ phận | đồng chí | liên minh | hiệp hội | văn phòng | đơn vị thi công | đơn vị tư vấn | cán bộ | công chức | giáo viên | hộ kinh doanh | các chủ đầu tư | các nhà thầu | các doanh nghiệp | các hộ kinh doanh | các trường | các đội | các tổ | các ban | các hội | mỗi cán bộ | toàn thể cán bộ | các thành viên | thành viên | các cơ quan',
)
const NAME_LENGTH = 7
/** "Các chủ đầu tư đẩy nhanh …", "Chi nhánh X tổ chức …": somebody whom the catalogue does not know is told to act. */
export function someoneActs(tokens: readonly Token[], from: number, to: number): boolean {
  const who = tokens[from]?.capital ? phraseAt(tokens, from, to, SOMEONE) : null
  if (!who) return false
  for (let k = who.to; k < Math.min(to, who.to + NAME_LENGTH); k++) {
    if (phraseAt(tokens, k, to, STATUS) || (tokens[k]!.kind === 'mark' && tokens[k]!.key !== ',')) return false
    if (!tokens[k]!.capital && verbAt(tokens, k, to)) return true
  }
  return false
}

export function demandsIn(tokens: readonly Token[], from: number, to: number): boolean {
  for (let i = from; i < to; i++) {
    const hit = phraseAt(tokens, i, to, DEMANDS)
    if (!hit) continue
    if (hit.wording === 'giao' && is(tokens, i + 1, to, 'thông', 'ban', 'dịch', 'lưu')) continue
    // "kế hoạch Thủ tướng giao, …" has been given
    if (hit.wording === 'giao' && tokens[i + 1]?.kind === 'mark') continue
    // "chưa đạt yêu cầu", "đáp ứng yêu cầu" asks for nothing
    if (hit.wording === 'yêu cầu' && is(tokens, i - 1, to, 'đạt', 'ứng', 'theo', 'đúng', 'nhu')) continue
    return true
  }
  return false
}
