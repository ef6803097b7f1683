/**
 * What leaders ask of units, in the demo's own words. `{…}` are filled when a meeting is written, so that the same
 * kind of work comes back in another ward, street or procedure, as it does in life.
 */
import type { FieldId } from '../place.ts'

export type Action = {
  unit: string
  field: FieldId
  text: string
  /** Units that coordinate, when the meeting names any. */
  with: readonly string[]
}

const of =
  (unit: string, field: FieldId, ...withUnits: string[]) =>
  (...texts: string[]): Action[] =>
    texts.map(text => ({ unit, field, text, with: withUnits }))

export const ACTIONS: readonly Action[] = [
  ...of('van-phong', 'cchc', 'to-cchc')(
    'dự thảo quy định giảm họp, mỗi đơn vị không quá {it} cuộc họp chuyên môn trong một tuần',
    'soát lại danh sách văn bản đến quá {n} ngày chưa có ý kiến xử lý và chỉ rõ nơi đang giữ',
    'xây dựng mẫu thông báo kết luận thống nhất, nêu đủ người làm, việc làm, thời hạn và sản phẩm',
    'lập bảng theo dõi các nhiệm vụ lãnh đạo giao trực tiếp tại cơ sở để không bỏ sót',
  ),
  ...of('van-phong', 'noi-vu', 'noi-vu')(
    'chuẩn bị tài liệu và kịch bản điều hành kỳ họp thường lệ của Hội đồng nhân dân',
    'rà soát lịch tiếp công dân của lãnh đạo, bố trí lại phòng tiếp công dân tại trụ sở đường {duong}',
    'đôn đốc {n} đơn thư còn tồn, phân loại đơn thuộc thẩm quyền của các phường',
    'kiểm tra việc lưu trữ hồ sơ công việc của chuyên viên, bàn giao lưu trữ cơ quan theo đợt',
  ),

  ...of('to-cchc', 'cchc', 'noi-vu')(
    'xây dựng bảng chấm điểm cải cách hành chính riêng cho khối phòng và khối phường',
    'kiểm tra việc niêm yết thủ tục tại bộ phận một cửa của {it} phường, chụp ảnh hiện trạng kèm biên bản',
    'tổ chức lấy ý kiến hài lòng của {n}0 người dân sau khi nhận kết quả về {thutuc}',
    'soạn sổ tay hướng dẫn trả lời công dân khi hồ sơ về {thutuc} bị trễ hẹn',
    'tổng hợp các sáng kiến rút ngắn thời gian giải quyết, chọn {it} sáng kiến để nhân rộng',
    'đề xuất hình thức xử lý đối với đơn vị có tỷ lệ hồ sơ trễ hẹn trên {it}% trong hai tháng liền',
  ),

  ...of('noi-vu', 'noi-vu', 'tai-chinh')(
    'rà soát biên chế của {it} phường có khối lượng công việc tăng, đề xuất điều chỉnh',
    'trình kế hoạch bồi dưỡng kỹ năng giao tiếp cho công chức tiếp nhận hồ sơ',
    'kiểm tra đột xuất giờ giấc làm việc tại {it} đơn vị, thông báo kết quả công khai',
    'hoàn chỉnh đề án vị trí việc làm của khối đơn vị sự nghiệp',
    'đề xuất luân chuyển công chức giữ vị trí tiếp nhận hồ sơ quá {it} năm',
  ),
  ...of('noi-vu', 'cchc', 'to-cchc')(
    'hướng dẫn các đơn vị tự đánh giá mức độ hoàn thành nhiệm vụ theo quý',
    'rà soát quy chế làm việc của {it} đơn vị mới sắp xếp, chỉ ra chỗ chồng chéo',
    'dự thảo quy định về trách nhiệm người đứng đầu khi để hồ sơ về {thutuc} trễ hẹn kéo dài',
  ),

  ...of('tai-chinh', 'tai-chinh', 'kinh-te', 'do-thi')(
    'rà soát {n} dự án giải ngân dưới {nn}%, đề xuất điều chuyển vốn',
    'thẩm định dự toán sửa chữa trụ sở UBND phường {phuong}',
    'đối chiếu công nợ tạm ứng kéo dài của các đơn vị sử dụng ngân sách',
    'đề xuất nguồn kinh phí nâng cấp bộ phận một cửa tại phường {phuong}',
    'xây dựng phương án tiết kiệm {it}% chi thường xuyên, không cắt chi cho con người',
    'hướng dẫn các phường lập dự toán thu, chi theo mẫu mới',
    'kiểm tra việc quản lý, sử dụng tài sản công tại {it} đơn vị',
  ),
  ...of(
    'tai-chinh',
    'cchc',
    'cong-nghe',
    'noi-vu',
  )(
    'đề xuất chế độ hỗ trợ cho công chức trực tiếp tiếp nhận hồ sơ tại một cửa',
    'bố trí kinh phí mua {n} máy quét phục vụ số hóa hồ sơ',
  ),

  ...of('kinh-te', 'kinh-te', 'thue')(
    'lập danh sách hộ kinh doanh quanh chợ {phuong} chưa đăng ký, vận động đăng ký qua mạng',
    'khảo sát nhu cầu vay vốn của {n} cơ sở sản xuất nhỏ trên đường {duong}',
    'xây dựng phương án sắp xếp điểm kinh doanh ban đêm tại khu vực bờ kè phường {phuong}',
    'kiểm tra an toàn thực phẩm tại {n} bếp ăn tập thể',
    'tham mưu tổ chức gặp gỡ doanh nghiệp quý này, gom trước kiến nghị theo từng nhóm việc',
    'rà soát quy hoạch mạng lưới chợ, xác định rõ chợ nào giữ, chợ nào chuyển công năng',
    'theo dõi giá mặt hàng thiết yếu, có phương án bình ổn khi thị trường biến động',
  ),

  ...of('do-thi', 'do-thi', 'moi-truong')(
    'kiểm tra {n} công trình xây dựng chưa phép trên địa bàn phường {phuong}, lập hồ sơ xử lý từng trường hợp',
    'hoàn thành vá mặt đường và nạo vét hố ga trên đường {duong}',
    'trình phương án phân luồng xe tải qua đường {duong} trong giờ cao điểm',
    'rà soát các biển quảng cáo lấn chiếm vỉa hè đường {duong}, yêu cầu chủ hộ tự tháo dỡ',
    'lập kế hoạch thay {n} trụ đèn chiếu sáng đã hư hỏng',
    'giải trình việc trả lại nhiều lần {n} hồ sơ cấp phép sửa chữa nhà',
    'rà soát hồ sơ cấp phép xây dựng tồn đọng, phân loại rõ hồ sơ thiếu và hồ sơ chậm do cơ quan',
    'đề xuất vị trí lắp camera giám sát điểm ngập tại phường {phuong}',
    'hoàn chỉnh thiết kế mẫu vỉa hè, ưu tiên lối đi cho người khuyết tật',
  ),

  ...of('moi-truong', 'do-thi', 'do-thi')(
    'xử lý dứt điểm điểm tập kết rác tự phát tại đầu đường {duong}',
    'rà soát {n} hồ sơ cấp giấy chứng nhận còn vướng nguồn gốc đất, đề xuất hướng giải quyết từng hồ sơ',
    'công khai bảng giá đất điều chỉnh tại trụ sở các phường',
    'kiểm tra nguồn thải của {n} cơ sở rửa xe, sơ chế hải sản ven kênh',
    'cắm mốc hành lang bảo vệ kênh đoạn qua phường {phuong}',
    'lập danh mục khu đất công xen kẹt bỏ trống, đề xuất làm sân chơi cho trẻ em',
    'rút ngắn thời gian thẩm tra hồ sơ chuyển mục đích sử dụng đất xuống còn {n} ngày',
  ),

  ...of('van-hoa', 'van-hoa', 'tai-chinh')(
    'chuẩn bị nội dung ngày hội đọc sách cho học sinh các trường trên địa bàn',
    'rà soát hộ nghèo, hộ cận nghèo phát sinh tại phường {phuong}',
    'kiểm tra hoạt động của {n} cơ sở lưu trú, điểm truy cập mạng công cộng',
    'trình kế hoạch tuyển sinh đầu cấp, không để trẻ trong độ tuổi thiếu chỗ học',
    'tổng hợp danh sách người cao tuổi sống một mình để có kế hoạch chăm sóc',
    'đề xuất cải tạo nhà văn hóa phường {phuong} thành điểm sinh hoạt chung',
    'xây dựng chuyên mục hỏi đáp về {thutuc} trên trang thông tin điện tử',
    'tham mưu kế hoạch phòng, chống dịch bệnh theo mùa, dự trù đủ vật tư cho các phường',
  ),

  ...of('tu-phap', 'noi-vu', 'hanh-chinh-cong')(
    'rà soát {n} văn bản quy phạm đã hết hiệu lực, trình bãi bỏ',
    'tập huấn cho công chức hộ tịch các phường về {thutuc}',
    'đề xuất thí điểm trả kết quả hộ tịch tại nhà cho người già yếu ở phường {phuong}',
    'kiểm tra việc chứng thực bản sao tại {it} phường, chấn chỉnh việc yêu cầu thêm giấy tờ',
    'tham mưu xử lý {n} quyết định xử phạt chưa được chấp hành',
    'biên soạn tờ gấp tuyên truyền quy định mới về cư trú và hộ tịch',
  ),

  ...of('cong-nghe', 'chuyen-doi-so', 'hanh-chinh-cong')(
    'khắc phục tình trạng phần mềm một cửa báo sai ngày hẹn trả, có biên bản xác nhận của đơn vị sử dụng',
    'kiểm tra đường truyền tại {it} phường thường xuyên mất kết nối',
    'xây dựng kế hoạch sao lưu dữ liệu và diễn tập khôi phục',
    'tích hợp bản đồ số các điểm giải quyết thủ tục vào trang thông tin điện tử',
    'mở {it} lớp hướng dẫn ký số cho lãnh đạo và văn thư các đơn vị',
    'rà soát tài khoản thư công vụ của người đã nghỉ việc, khóa tài khoản không còn sử dụng',
    'báo cáo hiệu quả sử dụng {n} màn hình tra cứu đặt tại các phường',
    'kết nối dữ liệu {thutuc} với kho dữ liệu dùng chung',
  ),

  ...of('hanh-chinh-cong', 'cchc', 'cong-nghe')(
    'bố trí thêm {it} quầy hỗ trợ người dân nộp hồ sơ trực tuyến vào buổi sáng thứ Hai',
    'phân tích nguyên nhân {n} hồ sơ {thutuc} phải bổ sung quá một lần',
    'công khai số điện thoại người phụ trách từng quầy, có lịch trực rõ ràng',
    'thí điểm hẹn giờ nộp hồ sơ đối với {thutuc}',
    'đánh giá việc trả kết quả qua bưu chính, nêu rõ tỷ lệ thất lạc và chậm trễ',
    'chuẩn hóa phiếu xin lỗi khi trễ hẹn, ghi rõ lý do và ngày hẹn lại',
    'lập danh sách {n} thủ tục đủ điều kiện thực hiện toàn trình qua mạng',
  ),

  ...of('thue', 'tai-chinh', 'tai-chinh', 'kinh-te')(
    'rà soát nợ thuế của {n} hộ kinh doanh lớn, phân loại nợ có khả năng thu',
    'phối hợp cung cấp dữ liệu nộp thuế trước bạ nhà đất qua mạng, chấm dứt việc người dân đi lại hai nơi',
    'cử người trực hướng dẫn kê khai thuế cho hộ kinh doanh tại một cửa phường {phuong}',
    'báo cáo nguyên nhân hụt thu ở {it} khoản thu lớn và giải pháp bù đắp',
  ),
]

/** Work for every ward, or for every unit: what a group is asked for. */
export const WARD_ACTIONS: readonly Omit<Action, 'unit' | 'with'>[] = [
  { field: 'cchc', text: 'thống kê hồ sơ trễ hẹn, nêu lý do của từng hồ sơ' },
  { field: 'cchc', text: 'rà soát, thay mới bảng niêm yết thủ tục về {thutuc}' },
  { field: 'do-thi', text: 'ra quân dọn vệ sinh các tuyến hẻm, tháo gỡ quảng cáo dán trái phép' },
  { field: 'van-hoa', text: 'lập danh sách người có công, gia đình khó khăn cần thăm hỏi' },
  { field: 'kinh-te', text: 'rà soát hộ kinh doanh thực tế đang hoạt động, đối chiếu với danh sách quản lý' },
  { field: 'chuyen-doi-so', text: 'tổ chức {it} buổi hướng dẫn người dân nộp hồ sơ trực tuyến tại khu phố' },
  { field: 'do-thi', text: 'kiểm tra các điểm ngập, báo ngay vị trí cần nạo vét' },
]
export const EVERYBODY_ACTIONS: readonly Omit<Action, 'unit' | 'with'>[] = [
  { field: 'cchc', text: 'tự chấm điểm cải cách hành chính theo bảng điểm đã ban hành' },
  { field: 'cchc', text: 'rà soát các việc lãnh đạo giao còn tồn, nêu rõ nguyên nhân chậm' },
]

export const PROCEDURES = [
  'đăng ký khai sinh',
  'đăng ký kinh doanh hộ cá thể',
  'cấp phép sửa chữa nhà ở',
  'chứng thực bản sao',
  'chuyển mục đích sử dụng đất',
  'xác nhận tình trạng hôn nhân',
  'trợ cấp bảo trợ xã hội',
  'cấp đổi giấy chứng nhận quyền sử dụng đất',
] as const

export const STREETS = [
  'Bờ Kè',
  'Cây Sung',
  'Hàng Lựu',
  'Lò Gốm Cũ',
  'Giếng Ngọc',
  'Bến Đò Say',
  'Vườn Quế',
  'Cổng Làng',
] as const
