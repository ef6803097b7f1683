import { describe, expect, it } from 'vitest'
import { titleOf } from '#app/domain/directive/draft.ts'
import { itemOf } from './helpers.ts'

const titleIn = (text: string) => itemOf(text)[0]?.title

describe('the name of a directive', () => {
  it.each([
    // without owner, request and deadline
    ['Giao Phòng Nội vụ rà soát biên chế trước ngày 20/8/2020.', 'Rà soát biên chế'],
    ['Đề nghị các phòng, ban tự chấm điểm theo bảng nêu trên.', 'Tự chấm điểm theo bảng nêu trên'],
    ['Trưởng Chi cục Thuế thành phố: báo cáo số hộ nợ thuế kéo dài.', 'Báo cáo số hộ nợ thuế kéo dài'],
    ['Trưởng Phòng Nội vụ: phối hợp Phòng Tư pháp rà soát phụ cấp của cán bộ.', 'Rà soát phụ cấp của cán bộ'],
    ['Phòng Nội vụ (cơ quan thường trực) tổng hợp số liệu toàn quận.', 'Tổng hợp số liệu toàn quận'],
    ['Phòng Tư pháp là cơ quan thường trực, hàng tháng tổng hợp đơn thư của dân.', 'Tổng hợp đơn thư của dân'],
    [
      'Phòng Nội vụ và Phòng Tư pháp, mỗi đơn vị cử 02 người tham gia đoàn kiểm tra.',
      'Cử 02 người tham gia đoàn kiểm tra',
    ],
    ['Về tổ chức bộ máy: Phòng Nội vụ xây dựng đề án sắp xếp lại các trạm.', 'Xây dựng đề án sắp xếp lại các trạm'],
    ['Cuối tháng 11/2020 Phòng Tư pháp tổ chức hội thi hòa giải viên giỏi.', 'Tổ chức hội thi hòa giải viên giỏi'],
    ['Trong 10 ngày đầu tháng 9, Công an quận hoàn tất việc rà soát nhà trọ.', 'Hoàn tất việc rà soát nhà trọ'],
    ['Đến giữa tháng 9, Chi cục Thuế phải thu đạt 60%.', 'Thu đạt 60%'],
    ['Sau 15 ngày nữa Phòng Tư pháp phải có báo cáo.', 'Có báo cáo'],
    ['Cuối mỗi tuần Phòng Nội vụ chấm điểm thi đua.', 'Chấm điểm thi đua'],
    ['Đầu giờ sáng thứ Hai hàng tuần Công an quận báo cáo nhanh.', 'Báo cáo nhanh'],
    ['Phòng Tư pháp công khai hàng tháng danh sách đơn vị trễ hẹn.', 'Công khai danh sách đơn vị trễ hẹn'],
    ['Hoàn thành trước ngày 15/9 việc niêm yết thủ tục hành chính.', 'Niêm yết thủ tục hành chính'],
    ['Trước hết, Phòng Nội vụ rà soát lại danh mục, sau đó gửi các phòng, ban.', 'Rà soát lại danh mục'],
    ['Rà soát hồ sơ người có công (Phòng Tư pháp; xong trước 31/8).', 'Rà soát hồ sơ người có công'],
    ['Nâng cấp máy chủ tại phường Tân Mai, đưa vào vận hành chậm nhất 15/9.', 'Nâng cấp máy chủ tại phường Tân Mai'],
    ['Phòng Tư pháp chịu trách nhiệm về hồ sơ cưỡng chế.', 'Chịu trách nhiệm về hồ sơ cưỡng chế'],
    ['Phòng Nội vụ thống kê số hồ sơ trễ hạn, gửi Phòng Tư pháp vào ngày 25 hàng tháng.', 'Thống kê số hồ sơ trễ hạn'],
    ['Các phường gửi báo cáo kết quả công tác về Phòng Nội vụ trước 15h thứ Sáu.', 'Gửi báo cáo kết quả công tác'],
    ['Các phường báo cáo nhanh về Phòng Nội vụ trước 15 giờ hàng ngày.', 'Báo cáo nhanh về Phòng Nội vụ'],
    [
      'Phường 3 báo cáo UBND quận phương án bố trí phòng tiếp dân.',
      'Báo cáo UBND quận phương án bố trí phòng tiếp dân',
    ],
    // it is the verb, though it looks like a unit or a request
    ['Tổ chức hội thi công chức một cửa giỏi trong tháng 9.', 'Tổ chức hội thi công chức một cửa giỏi'],
    ['Ban hành quy định sử dụng thư điện tử trong tháng 9/2020.', 'Ban hành quy định sử dụng thư điện tử'],
    ['Thanh tra việc thu phí tại các chợ.', 'Thanh tra việc thu phí tại các chợ'],
    ['Phòng Tài chính - Kế hoạch giao chỉ tiêu thu cho từng phường.', 'Giao chỉ tiêu thu cho từng phường'],
    ['Phòng Tư pháp phối hợp tổ chức ngày pháp luật.', 'Phối hợp tổ chức ngày pháp luật'],
    ['Các phường tổ chức hội nghị tổng kết xong trước 10/12.', 'Tổ chức hội nghị tổng kết'],
    // ends where a clause ends
    ['Rà soát 12 dự án giải ngân dưới 30%, đề xuất điều chuyển vốn.', 'Rà soát 12 dự án giải ngân dưới 30%'],
    ['Phòng Tư pháp kiểm tra điều kiện các trường, nhất là nhà vệ sinh, tường rào.', 'Kiểm tra điều kiện các trường'],
    ['Phòng Nội vụ cân đối kinh phí tự chủ để bảo đảm các nhiệm vụ.', 'Cân đối kinh phí tự chủ'],
    ['Bố trí đủ vốn chi trả đợt 3 trong tháng 9, không để chậm do thiếu tiền.', 'Bố trí đủ vốn chi trả đợt 3'],
    ['Giao Công an quận duy trì tuần tra; kịp thời báo cáo vụ việc.', 'Duy trì tuần tra'],
    ['Dự trữ lương thực tại chỗ đủ dùng tối thiểu 15 ngày.', 'Dự trữ lương thực tại chỗ đủ dùng tối thiểu 15 ngày'],
    // ends on no preposition, half figure or half name
    [
      'Vận động 05 hộ còn lại bàn giao mặt bằng, đến ngày 20/9 thì cưỡng chế.',
      'Vận động 05 hộ còn lại bàn giao mặt bằng',
    ],
    ['Xử lý 211 hồ sơ nói trên trước 15/9.', 'Xử lý 211 hồ sơ nói trên'],
    ['Tham mưu bổ sung vốn trung hạn, trình UBND quận.', 'Tham mưu bổ sung vốn trung hạn'],
    ['Phòng Nội vụ cứng hóa giao thông nội đồng trước 15/9.', 'Cứng hóa giao thông nội đồng'],
    ['Rà soát căn cước hết hạn, không quá ngày 28/9.', 'Rà soát căn cước hết hạn'],
    ['Phòng Nội vụ lập kế hoạch thu quý tới, xong trong tuần này.', 'Lập kế hoạch thu quý tới'],
    ['Kiểm tra đột xuất ít nhất mỗi tuần 1 lần.', 'Kiểm tra đột xuất'],
    ['Khẩn trương hoàn thành hồ sơ (chậm nhất trong tháng 8).', 'Hoàn thành hồ sơ'],
    ['Sơn lại vạch đường số 7 trước 15/9.', 'Sơn lại vạch đường số 7'],
    ['Xây dựng kế hoạch năm 2021.', 'Xây dựng kế hoạch năm 2021'],
    ['Đưa công viên khu phố 4 vào sử dụng trước 02/9.', 'Đưa công viên khu phố 4 vào sử dụng'],
    [
      'Phòng Tư pháp rà soát các bãi giữ xe chưa kê khai theo Thông báo số 88/TB-UBND ngày 12/4/2020.',
      'Rà soát các bãi giữ xe chưa kê khai theo Thông báo số 88/TB-UBND ngày 12/4/2020',
    ],
  ])('%s', (text, title) => expect(titleIn(text)).toBe(title))

  it('breaks a long one off between word groups', () => {
    const long = titleIn(
      'Phòng Tư pháp hướng dẫn lại cách cập nhật tình trạng hồ sơ trên phần mềm một cửa cho cán bộ của tám phường mới.',
    )
    expect(long).toBe('Hướng dẫn lại cách cập nhật tình trạng hồ sơ…')
  })

  it('keeps a name whole where it breaks off', () => {
    const long = titleIn(
      'Phòng Tư pháp khảo sát hiện trạng nhà đất công sản dôi dư tại trụ sở cũ Ủy ban nhân dân phường Bến Nước Trong Xanh Mát thuộc tuyến hai.',
    )
    expect(long).toMatch(/…$/)
    expect(long).not.toMatch(/(phường|Bến|Nước|tại|của)…$/)
  })
})

describe('the name of words cut by hand', () => {
  it.each([
    [
      'giao Sở Nội vụ chủ trì, phối hợp với Sở Tư pháp rà soát danh mục vị trí việc làm',
      'Rà soát danh mục vị trí việc làm',
    ],
    ['Yêu cầu đồng chí Giám đốc Sở Y tế báo cáo số giường bệnh trước ngày 15/8/2019.', 'Báo cáo số giường bệnh'],
    ['Phòng Kinh tế (phối hợp Chi cục Thuế) rà soát nguồn thu.', 'Rà soát nguồn thu'],
    ['hoàn thành việc niêm yết trong tháng 9', 'Hoàn thành việc niêm yết'],
    ['Chi cục Kiểm lâm: trực cháy rừng 24/24 giờ', 'Trực cháy rừng 24/24 giờ'],
    ['Kiểm tra thân đập Khe Sến, hạn 20/8', 'Kiểm tra thân đập Khe Sến'],
    ['làm tốt', 'Làm tốt'],
    ['', ''],
    ['Phòng Nội vụ', 'Phòng Nội vụ'],
  ])('%s', (text, title) => expect(titleOf(text)).toBe(title))
})
