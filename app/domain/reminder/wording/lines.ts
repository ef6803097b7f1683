/** What a line of a mail says of its task in two or three words: one entry for everything a step may have to say. */

export type LineDef = {
  id: string
  usual: string
  when: string
  /** Fields of its own, besides the unit and the day. */
  own?: readonly string[]
  must?: readonly string[]
}

const LATE = ['số ngày trễ']
const LEFT = ['số ngày còn', 'ngày hạn', 'thứ']

export const LINE_LIST = [
  { id: 'overdue', usual: 'Quá hạn {số ngày trễ} ngày', when: 'Việc quá hạn.', own: LATE, must: LATE },
  { id: 'due-today', usual: 'Đến hạn hôm nay', when: 'Đúng ngày hạn.', own: LEFT },
  { id: 'due-rest', usual: 'Đến hạn {thứ}, {ngày hạn}', when: 'Hạn rơi vào ngày nghỉ sắp tới.', own: LEFT },
  {
    id: 'due-soon',
    usual: 'Còn {số ngày còn} ngày làm việc',
    when: 'Sắp đến hạn.',
    own: LEFT,
    must: ['số ngày còn'],
  },
  { id: 'milestone-late', usual: 'Trễ mốc {ngày hạn}', when: 'Mốc của việc đã qua.', own: ['ngày hạn'] },
  { id: 'milestone-soon', usual: 'Đến mốc {ngày hạn}', when: 'Mốc của việc sắp đến.', own: ['ngày hạn'] },
  { id: 'not-accepted', usual: 'Chưa tiếp nhận', when: 'Đơn vị chưa tiếp nhận.' },
  { id: 'stale', usual: 'Lâu chưa cập nhật', when: 'Nhiều ngày không có cập nhật.' },
  { id: 'assigned', usual: 'Việc mới', when: 'Vừa được giao chủ trì.' },
  { id: 'coordinating', usual: 'Phối hợp', when: 'Vừa được giao phối hợp.' },
  { id: 'handed-on', usual: 'Được giao thực hiện', when: 'Thủ trưởng giao cho cán bộ.' },
  { id: 'taken-over', usual: 'Nhận bàn giao', when: 'Bàn giao, sáp nhập.' },
  { id: 'urge', usual: 'Đôn đốc', when: 'Được đôn đốc, việc chưa đến gần hạn.' },
  { id: 'redo', usual: 'Yêu cầu làm lại', when: 'Báo cáo bị trả lại.' },
  { id: 'extended', usual: 'Đã gia hạn', when: 'Đề nghị gia hạn được chấp nhận.' },
  { id: 'not-extended', usual: 'Không đồng ý gia hạn', when: 'Đề nghị gia hạn bị từ chối.' },
  { id: 'send-back-refused', usual: 'Không đồng ý trả lại', when: 'Đề nghị trả lại bị từ chối.' },
  { id: 'given-elsewhere', usual: 'Đã giao đơn vị khác', when: 'Đề nghị trả lại được chấp nhận.' },
  { id: 'amended', usual: 'Có thay đổi', when: 'Thông báo sau đính chính hoặc thay thế đã sửa việc này.' },
  { id: 'withdrawn', usual: 'Đã thu hồi', when: 'Thông báo sau không còn giao việc này.' },
  { id: 'report-waiting', usual: 'Báo cáo chờ xác nhận', when: 'Báo cáo chờ Văn phòng xác nhận.' },
  { id: 'extension', usual: 'Xin gia hạn, chờ quyết định', when: 'Đề nghị gia hạn chờ quyết định.' },
  {
    id: 'extension-late',
    usual: 'Chờ quyết định gia hạn (quá hạn {số ngày trễ} ngày)',
    when: 'Đề nghị gia hạn chờ quyết định, việc đã quá hạn.',
    own: LATE,
  },
  { id: 'send-back-waiting', usual: 'Chờ xử lý trả lại', when: 'Đề nghị trả lại chờ Văn phòng xử lý.' },
  { id: 'part-reported', usual: 'Việc con chờ xác nhận', when: 'Việc con đã báo cáo, chờ người giao xác nhận.' },
  { id: 'second-word', usual: 'Chờ xác nhận lần hai (★)', when: 'Việc đánh dấu sao chờ người thứ hai.' },
  { id: 'question', usual: 'Có câu hỏi cho ông/bà', when: 'Người nhận được hỏi.' },
  { id: 'question-open', usual: 'Câu hỏi chưa được trả lời', when: 'Người nhận đã hỏi, chưa được trả lời.' },
  { id: 'coordination-asked', usual: 'Xin ý kiến phối hợp', when: 'Đơn vị vừa được xin ý kiến.' },
  {
    id: 'coordination-soon',
    usual: 'Hạn trả lời phối hợp: {ngày hạn}',
    when: 'Sắp đến hạn trả lời phối hợp.',
    own: ['ngày hạn'],
  },
  {
    id: 'coordination-late',
    usual: 'Ý kiến phối hợp trễ {số ngày trễ} ngày',
    when: 'Đơn vị chưa trả lời phối hợp.',
    own: LATE,
    must: LATE,
  },
  { id: 'waits-opinion', usual: 'Chờ ý kiến phối hợp', when: 'Đơn vị chủ trì còn chờ đơn vị phối hợp.' },
  { id: 'explanation', usual: 'Yêu cầu giải trình', when: 'Được yêu cầu giải trình.' },
  {
    id: 'explanation-late',
    usual: 'Chưa giải trình, quá {số ngày trễ} ngày',
    when: 'Quá hạn giải trình.',
    own: LATE,
    must: LATE,
  },
  { id: 'explanation-waiting', usual: 'Giải trình chờ kết luận', when: 'Đơn vị đã giải trình, chờ lãnh đạo.' },
  { id: 'review', usual: 'Đến ngày xem lại', when: 'Việc không thời hạn đến ngày xem lại.' },
  { id: 'other', usual: 'Theo dõi', when: 'Các trường hợp còn lại.' },
] as const satisfies readonly LineDef[]
export const LINES: readonly LineDef[] = LINE_LIST

export type LineId = (typeof LINE_LIST)[number]['id']
