/** What people write when they report, ask, decide: plain and short, as offices do. */
export const PROGRESS_NOTES = [
  'Đã phân công chuyên viên, đang thu thập số liệu.',
  'Đã có dự thảo, đang lấy ý kiến các đơn vị liên quan.',
  'Đã khảo sát thực tế, còn chờ số liệu của hai đơn vị.',
  'Đã làm việc với các phường, đang tổng hợp.',
  'Đã trình lãnh đạo xem xét, dự kiến hoàn chỉnh trong tuần.',
  'Hoàn thành phần rà soát, đang viết báo cáo.',
  'Đã gửi văn bản đề nghị phối hợp, chưa nhận đủ trả lời.',
  'Đã xử lý phần lớn nội dung, còn vướng về kinh phí.',
] as const

export const RESULTS = [
  'Đã hoàn thành, có báo cáo kèm theo.',
  'Đã thực hiện xong, gửi báo cáo kết quả kèm danh sách chi tiết.',
  'Đã hoàn thành theo đúng nội dung kết luận; kiến nghị tiếp tục theo dõi hằng quý.',
  'Đã hoàn thành; kết quả và những việc còn vướng nêu trong báo cáo.',
  'Đã thực hiện xong; những việc vượt thẩm quyền đã nêu trong phần kiến nghị.',
] as const
/** Of one unit among many that owe the same. */
export const GROUP_RESULTS = [
  'Đã thực hiện tại đơn vị, gửi báo cáo kết quả.',
  'Đã gửi báo cáo kết quả và kiến nghị của đơn vị.',
  'Đã hoàn thành phần việc của đơn vị, số liệu kèm theo báo cáo.',
  'Đã thực hiện xong, không phát sinh vướng mắc.',
] as const

export const SYNTHESIS_RESULTS = [
  'Đã tổng hợp báo cáo của các đơn vị, nêu rõ đơn vị chưa gửi và nguyên nhân.',
  'Đã tổng hợp kết quả chung, phục vụ kỳ giao ban.',
] as const

export const HAND_ON_NOTES = [
  'Chủ động phối hợp với các đơn vị, báo cáo trước hạn hai ngày.',
  'Dự thảo trình trước khi hết tuần.',
  null,
  null,
] as const

export const EXTENSION_REASONS = [
  'Chưa nhận đủ số liệu của các phường, cần thêm thời gian tổng hợp.',
  'Nội dung phải lấy ý kiến nhiều cơ quan, chưa có ý kiến trả lời.',
  'Khối lượng hồ sơ phát sinh nhiều hơn dự kiến, cán bộ phụ trách nghỉ ốm.',
  'Đang chờ hướng dẫn của cơ quan cấp trên về mẫu biểu.',
  'Phải điều chỉnh dự toán, chưa đủ thủ tục để hoàn thành.',
] as const
/** The office's own codes of these, one by one (domain/task/reasons.ts). */
export const EXTENSION_CODES = ['GH1', 'GH1', 'GH3', 'GH2', 'GH4'] as const
export const GRANT_WORDS = [
  'Đồng ý; không gia hạn lần nữa.',
  'Đồng ý, yêu cầu báo cáo tiến độ hằng tuần.',
  null,
] as const
export const REFUSAL_WORDS = [
  'Việc đã kéo dài, yêu cầu hoàn thành theo thời hạn đã giao.',
  'Lý do chưa thuyết phục; số liệu đã có ở các đơn vị.',
] as const
export const UNASKED_EXTENSION = 'Gia hạn theo tình hình thực tế; đơn vị phải hoàn thành dứt điểm.'

export const SEND_BACK_REASONS = [
  'Nội dung này thuộc chức năng của đơn vị khác theo quy chế làm việc.',
  'Đơn vị không quản lý dữ liệu này, đề nghị giao đơn vị chuyên môn.',
] as const
export const SEND_BACK_CODES = ['TL1', 'TL4'] as const
export const REASSIGN_WORDS = 'Giao lại theo đúng chức năng, nhiệm vụ.'
export const KEEP_WORDS = 'Việc thuộc trách nhiệm của đơn vị, đề nghị tiếp tục thực hiện.'

export const RETURN_REASONS = [
  'Báo cáo chưa nêu số liệu cụ thể, đề nghị bổ sung.',
  'Chưa có danh sách kèm theo như yêu cầu của kết luận.',
  'Báo cáo chưa nêu nguyên nhân và thời hạn khắc phục.',
] as const

export const RETURN_CODES = ['LL2', 'LL3', 'LL1'] as const

export const URGE_NOTES = [
  'Đề nghị khẩn trương hoàn thành, gửi báo cáo.',
  'Việc đã quá hạn, đề nghị báo cáo rõ nguyên nhân và ngày xong.',
  null,
] as const

export const EXPLANATION_ASKS = ['Giải trình rõ nguyên nhân chậm và trách nhiệm của từng người.', null] as const
export const EXPLANATIONS = [
  'Việc chậm do hồ sơ phải xác minh lại nguồn gốc tại phường; đơn vị đã bố trí thêm người và sẽ hoàn thành trong tháng.',
  'Đơn vị nhận thiếu sót trong theo dõi; cán bộ phụ trách chuyển công tác nhưng bàn giao chưa đầy đủ.',
  'Nội dung phụ thuộc ý kiến của cơ quan cấp trên, đơn vị đã hai lần gửi văn bản nhưng chưa có trả lời.',
] as const
export const JUDGEMENTS = {
  accepted: 'Nguyên nhân khách quan, không tính vào điểm của đơn vị.',
  not: 'Nguyên nhân chủ quan, yêu cầu rút kinh nghiệm.',
} as const

export const CRITICISMS = ['Để việc quá hạn kéo dài dù đã nhắc nhiều lần.'] as const
export const CLOSING_WORDS = 'Nội dung không còn phù hợp với tình hình thực tế, kết thúc theo dõi.'
export const WITHDRAWALS = [
  'Trùng nội dung với nhiệm vụ đã giao tại kỳ họp trước.',
  'Nội dung đã được đưa vào chương trình chung, không theo dõi riêng.',
] as const
export const WITHDRAWAL_CODES = ['TH1', 'TH2'] as const
export const SUSPENSIONS = [
  'Tạm dừng chờ hướng dẫn mới của cơ quan cấp trên.',
  'Tạm dừng chờ bố trí kinh phí trong dự toán bổ sung.',
] as const
export const RESUMPTION = 'Đã có hướng dẫn, tiếp tục thực hiện.'
export const SET_DUE_WORDS = 'Việc đã rõ nội dung, đặt thời hạn để theo dõi.'

export const COORDINATION_ANSWERS = [
  'Đã cung cấp số liệu thuộc phạm vi quản lý.',
  'Thống nhất với dự thảo, đề nghị bổ sung trách nhiệm của các phường.',
  'Đã cử cán bộ tham gia đoàn kiểm tra.',
] as const

export const DRAFT_RETURNS = [
  'Bổ sung thời hạn cho các nội dung đã rõ, rà lại đơn vị phối hợp.',
  'Gộp hai nội dung trùng nhau và nêu rõ nơi nhận báo cáo.',
] as const
