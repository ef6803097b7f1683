import { describe, expect, it } from 'vitest'
import { dueOf } from './helpers.ts'

describe('days', () => {
  it.each([
    ['trước ngày 25/8/2020', '2020-08-25'],
    ['chậm nhất là ngày 15 tháng 9 năm 2020', '2020-09-15'],
    ['xong trước 20/8', '2020-08-20'],
    ['trước ngày 31/01 năm sau', '2021-01-31'],
    ['trước 10/3', '2021-03-10'],
    ['trong các ngày 18, 19/8/2020', '2020-08-19'],
    ['từ ngày 20 đến 25/8', '2020-08-25'],
    ['thời hạn: 15/8 - 31/8/2020', '2020-08-31'],
    ['hạn 30.9.2020', '2020-09-30'],
    ['trước ngày 10 tháng sau', '2020-09-10'],
    ['vào thứ Sáu tuần này', '2020-08-14'],
    ['chậm nhất thứ Hai tuần tới (17/8)', '2020-08-17'],
    ['trong ngày mai', '2020-08-13'],
    ['trước dịp lễ Quốc khánh 02/9', '2020-09-02'],
    ['vận hành chính thức từ ngày 01/10/2020', '2020-10-01'],
  ])('%s', (text, due) => expect(dueOf(text)).toMatchObject({ due, precision: 'day' }))

  it('keeps the hour', () => {
    expect(dueOf('trước 17h30 ngày 20/8').time).toBe('17:30')
    expect(dueOf('chậm nhất 9 giờ sáng thứ Hai tuần tới')).toMatchObject({ due: '2020-08-17', time: '09:00' })
  })
})

describe('periods', () => {
  it.each([
    ['trong tháng 9/2020', '2020-09-30', 'month'],
    ['đầu tháng 9', '2020-09-05', 'month'],
    ['giữa tháng 9', '2020-09-15', 'month'],
    ['trung tuần tháng 9', '2020-09-20', 'month'],
    ['trước tháng 10', '2020-09-30', 'month'],
    ['trong quý IV', '2020-12-31', 'quarter'],
    ['hoàn thành trong quý I', '2021-03-31', 'quarter'],
    ['trong 6 tháng cuối năm', '2020-12-31', 'half-year'],
    ['từ nay đến hết năm', '2020-12-31', 'year'],
    ['trong tuần sau', '2020-08-21', 'week'],
    ['đầu tuần sau', '2020-08-17', 'week'],
    ['trong quý này', '2020-09-30', 'quarter'],
    ['tuần thứ hai của tháng 9', '2020-09-11', 'week'],
  ])('%s', (text, due, precision) => expect(dueOf(`Hoàn thành ${text}`)).toMatchObject({ due, precision }))

  it('takes the day and not the period that holds it', () => {
    expect(dueOf('Đầu tháng 9 báo cáo, chậm nhất ngày 05/9/2020').due).toBe('2020-09-05')
  })
  it('takes the first of several and keeps the others', () => {
    expect(dueOf('hoàn thành dự thảo trong tháng 9, trình bản chính thức trước ngày 30/11')).toMatchObject({
      due: '2020-09-30',
      others: ['2020-11-30'],
    })
  })
})

describe('durations', () => {
  it.each([
    ['trong vòng 10 ngày làm việc', '2020-08-26'],
    ['trong 2 tuần tới', '2020-08-26'],
    ['trong vòng nửa tháng', '2020-08-27'],
    ['trong thời hạn 15 ngày, kể từ ngày họp', '2020-08-27'],
    ['chậm nhất sau 08 ngày làm việc', '2020-08-24'],
    ['trong vòng một tháng kể từ ngày 15/8/2020', '2020-09-15'],
  ])('%s', (text, due) => expect(dueOf(text).due).toBe(due))

  it('counts from the notice where it has a date', () => {
    expect(dueOf('trong 10 ngày kể từ ngày ký Thông báo này', '2020-08-12', '2020-08-14').due).toBe('2020-08-24')
  })
  it('does not guess from an unknown beginning', () => {
    expect(dueOf('trong 5 ngày kể từ ngày nhận đủ hồ sơ')).toMatchObject({ due: null, precision: 'event' })
  })
})

describe('recurrences', () => {
  it.each([
    ['ngày 25 hằng tháng', 'monthly', '2020-08-25'],
    ['trước ngày 05 của tháng sau', 'monthly', '2020-09-05'],
    ['chiều thứ Năm hàng tuần', 'weekly', '2020-08-13'],
    ['trước ngày 15 tháng cuối quý', 'quarterly', '2020-09-15'],
    ['mỗi tháng một lần vào ngày 10', 'monthly', '2020-09-10'],
    ['trước 15 giờ hằng ngày', 'daily', '2020-08-12'],
    ['hàng quý', 'quarterly', null],
    ['02 tuần/lần', 'biweekly', null],
    ['định kỳ 6 tháng', 'half-yearly', null],
    ['nửa tháng một lần', 'semimonthly', null],
    ['2 lần/tháng', 'monthly', null],
  ])('%s', (text, recurrence, due) => expect(dueOf(`báo cáo ${text}`)).toMatchObject({ recurrence, due }))
})

describe('no calendar day', () => {
  it.each([
    'trước mùa mưa bão',
    'trước Tết Nguyên đán',
    'trước ngày 23 tháng Chạp',
    'vào mùng 6 Tết',
    'khẩn trương thực hiện',
    'trước ngày 10/3 âm lịch',
  ])('%s', text => expect(dueOf(text).due).toBeNull())
  it('waits for the next meeting', () => expect(dueOf('báo cáo tại kỳ giao ban sau').precision).toBe('next-meeting'))
})

describe('dates that are no deadlines', () => {
  it.each([
    'theo Thông báo số 55/TB-UBND ngày 20/8 của UBND tỉnh',
    'triển khai kế hoạch năm 2021',
    'rà soát quy hoạch giai đoạn 2021-2025, tầm nhìn đến năm 2030',
    'thực hiện Đề án phát triển đô thị đến năm 2025',
    'rút ngắn thời gian xuống còn 07 ngày làm việc',
    'dự trữ đủ 15 ngày thuốc',
    'sửa mặt đường 30/4 và chợ 19/5',
    'kỷ niệm 75 năm Quốc khánh 2/9',
    'giải quyết hồ sơ tồn từ năm 2018 đến nay',
    'cấp phát cho 9/12 phường',
    'tập huấn 03 ngày cho cán bộ',
    'thống kê người sinh trước ngày 01/01/1945',
    'niêm yết công khai trong 15 ngày',
    'gửi tài liệu trước 3 ngày',
    'triển khai Luật Giá có hiệu lực từ ngày 01/7/2021',
    'phát huy kết quả đạt được trong 6 tháng đầu năm',
    'sau ngày 30/8 hộ nào chưa chấp hành thì lập biên bản',
  ])('%s', text => expect(dueOf(text).due).toBeNull())
})

/** What is said | the day | what recurs; all said on Wednesday, 8/7/2026. */
const SAID = `
Rà soát xong, báo cáo Chủ tịch trong vòng một tuần. | 2026-07-15
Không để việc này kéo sang tháng 8. | 2026-07-31
Không được để kéo dài sang quý IV. | 2026-09-30
Phải xong trước khi bước sang tháng 9. | 2026-08-31
Xử lý dứt điểm, không để qua tuần sau. | 2026-07-10
Không để sang năm. | 2026-12-31
Sang tuần phải có tờ trình. | 2026-07-17
Sang tháng phải nghiệm thu. | 2026-08-31
Sang tháng 9 thì nghiệm thu. | 2026-09-30
Sang đầu tháng 8 công bố kết quả. | 2026-08-05
Trong tháng đầu tiên của quý IV hoàn thành. | 2026-10-31
Tháng cuối năm phải quyết toán xong. | 2026-12-31
Trước ngày 10 tháng đầu quý IV gửi báo cáo. | 2026-10-10
Vào thứ Hai đầu tiên của tháng 8 tổ chức họp. | 2026-08-03
Vào thứ Sáu cuối cùng của tháng 7 phải xong. | 2026-07-31
Thứ Hai đầu tiên của tháng họp giao ban. | 2026-08-03 | monthly
Thứ Tư tuần thứ hai của tháng 8 kiểm tra. | 2026-08-12
Thứ Sáu tuần cuối hằng tháng gửi báo cáo. | 2026-07-31 | monthly
Ngày làm việc đầu tiên của tháng 8 phải nộp. | 2026-08-03
Ngày làm việc cuối cùng của tuần này phải nộp. | 2026-07-10
Nộp vào ngày cuối cùng của mỗi tháng. | 2026-07-31 | monthly
Nộp vào ngày cuối cùng hằng tháng. | 2026-07-31 | monthly
Nộp báo cáo vào ngày cuối tháng, tháng nào cũng làm. | 2026-07-31 | monthly
Tuần nào cũng báo cáo. |  | weekly
Quý nào báo cáo quý đó. |  | quarterly
Cứ chiều thứ Năm gửi số liệu. | 2026-07-09 | weekly
Mỗi sáng thứ Hai giao ban. | 2026-07-13 | weekly
Các ngày thứ Ba, thứ Năm tiếp dân. | 2026-07-09 | weekly
Mỗi tuần hai buổi trực. |  | weekly
Tuần 3 buổi ra quân. |  | weekly
Tháng hai kỳ báo cáo. |  | monthly
Hai tháng một lần họp.
Ba tháng một lần họp. |  | quarterly
Cách tuần họp một lần. |  | biweekly
Hai tuần một đợt kiểm tra. |  | biweekly
Báo cáo 15 ngày/lần. |  | semimonthly
Báo cáo 1 tháng/2 lần. |  | monthly
Báo cáo một tháng hai lần. |  | monthly
Báo cáo 2 lần trong tháng. |  | monthly
Báo cáo đều đặn hằng tuần. |  | weekly
Báo cáo định kỳ theo quý. |  | quarterly
Báo cáo định kỳ ngày 15 hằng tháng. | 2026-07-15 | monthly
Báo cáo vào ngày 15 các tháng. | 2026-07-15 | monthly
Cuối các quý gửi báo cáo. |  | quarterly
Mỗi ngày làm việc cập nhật số liệu một lần. |  | daily
Mỗi tối phát thanh một bản tin. |  | daily
Ngày hai lần phát thanh. |  | daily
Mỗi năm họp 2 lần. |  | yearly
Nửa năm một lần đánh giá. |  | half-yearly
Mỗi quý báo cáo một lần, chậm nhất ngày 5 tháng đầu quý sau. | 2026-10-05 | quarterly
Trước ngày 20 của tháng cuối mỗi quý nộp báo cáo. | 2026-09-20 | quarterly
Trước ngày 05 của tháng liền kề gửi báo cáo. | 2026-08-05 | monthly
Kể từ ngày ký Thông báo này, trong vòng 10 ngày phải có báo cáo. | 2026-07-18
Kể từ hôm nay, sau 5 ngày phải xong. | 2026-07-13
Sau cuộc họp này 15 ngày báo cáo kết quả. | 2026-07-23
Sau khi họp 3 ngày gửi biên bản. | 2026-07-11
Gửi tài liệu trước ngày 20/7 ba ngày. | 2026-07-17
Gửi tài liệu 5 ngày trước ngày 20/7. | 2026-07-15
Gửi tài liệu trước kỳ họp 10 ngày.
Gửi tài liệu trước giờ khai mạc ít nhất một ngày.
Gửi tài liệu ít nhất 3 ngày trước khi họp.
Trong 10 ngày kể từ ngày nhận được đơn phải trả lời.
Trong 10 ngày kể từ ngày nhận được Thông báo này phải trả lời. | 2026-07-18
Trong vòng 5 ngày sau khi có kết luận thanh tra thì xử lý.
Trong vòng 5 ngày sau khi kết thúc hội nghị này phải gửi. | 2026-07-13
Thời gian cho việc này là 10 ngày, tính từ ngày đối thoại. | 2026-07-18
Hạn cho các đơn vị là 20/7. | 2026-07-20
Thời điểm phải nộp quyết toán cho UBND tỉnh là 31 tháng 8. | 2026-08-31
Mốc bàn giao mặt bằng: 30/9. | 2026-09-30
Tập huấn 3 ngày 14, 15, 16/7. | 2026-07-16
Tập huấn hai ngày 14 và 15/7. | 2026-07-15
Tổ chức từ 14 đến 16/7. | 2026-07-16
Tổ chức trong các ngày 14, 15 và 16 tháng 7. | 2026-07-16
Đi kiểm tra từ thứ Hai đến thứ Tư tuần sau. | 2026-07-15
Từ tháng 8 đến tháng 10 hoàn thành. | 2026-10-31
Thời gian: 8/2026 - 10/2026. | 2026-10-31
Thời gian: tháng 8 - tháng 10/2026. | 2026-10-31
Thời gian: quý III - quý IV/2026. | 2026-12-31
Thời gian: T8/2026. | 2026-08-31
Hạn: T9. | 2026-09-30
Hạn: Q4/2026. | 2026-12-31
Hạn: QIII/2026. | 2026-09-30
Chiều T6 tuần này nộp. | 2026-07-10
T5 (9/7) nộp. | 2026-07-09
CN tuần này ra quân. | 2026-07-12
Dán lại sơ đồ, mai xong. | 2026-07-09
Xong trong mai. | 2026-07-09
Trình ký ngày mai. | 2026-07-09
Ban hành trong ngày hôm nay. | 2026-07-08
Cho 10 ngày là phải xong. | 2026-07-18
Nội nhật ngày 09/7 phải có báo cáo. | 2026-07-09
Chậm nhất cuối giờ chiều thứ Tư tuần sau. | 2026-07-15
Đến hết giờ hành chính ngày 17/7 khóa sổ. | 2026-07-17
Khoá sổ ngày 24-07-2026. | 2026-07-24
Thời hạn 30 ngày. | 2026-08-07
Kỳ hạn trong tuần tới. | 2026-07-17
Trong tháng Giêng dương lịch hoàn thành. | 2027-01-31
Trước tháng Giêng hoàn thành.
Trong tháng đầu tiên của năm mới gửi hồ sơ. | 2027-01-31
Trong nửa đầu năm 2027 hoàn thành. | 2027-06-30
Trong 9 tháng năm 2026.
Giải ngân tối thiểu 40% trong nửa cuối năm. | 2026-12-31
Muộn lắm cũng phải xong trong tháng này. | 2026-07-31
Không trễ quá ngày 20/7. | 2026-07-20
Không muộn quá 20/7. | 2026-07-20
Không được kéo dài quá tháng 9. | 2026-09-30
Làm xong lúc nào báo cáo lúc đó.
Xong trc giờ trưa nay. | 2026-07-08
Trước 24h ngày 12/7. | 2026-07-12
Trước lúc 0 giờ ngày 15/7. | 2026-07-15
Tới giữa tháng 8 kết thúc. | 2026-08-15
Trong suốt quý III. | 2026-09-30
Hai ngày nữa phải xong. | 2026-07-10
Một tuần nữa báo cáo lại. | 2026-07-15
Nửa tháng nữa kiểm tra lại. | 2026-07-23
Tuần sau nữa họp lại. | 2026-07-24
Tháng sau nữa họp lại. | 2026-09-30
Rà soát văn bản số 15/2026/QĐ-UBND.
Thực hiện Nghị quyết số 08/2026.
Triển khai Chương trình giai đoạn 2026-2030.
Sơ kết 6 tháng đầu năm, xong trước 15/7. | 2026-07-15
Báo cáo kết quả quý II trước ngày 10/7. | 2026-07-10
Đánh giá tình hình tháng 6.
Xây dựng kế hoạch quý IV.
Lập dự toán năm 2027 trong tháng 8. | 2026-08-31
Kiểm tra hồ sơ phát sinh từ tháng 3 đến tháng 6.
Trực 24/24 giờ.
Giải quyết trong 3 ngày làm việc đối với mỗi hồ sơ.
Rút ngắn thời gian từ 15 ngày xuống 10 ngày.
Xử lý hồ sơ quá hạn trên 30 ngày.
Bảo hành 12 tháng.
Cấm đường từ 22 giờ đến 5 giờ sáng.
Sửa đường 3 tháng 2.
Cải tạo công viên 23/9.
Kỷ niệm 80 năm Cách mạng tháng Tám.
Tổ chức lễ kỷ niệm 02/9.
Trang trí đường phố chào mừng 02/9, xong trước 25/8. | 2026-08-25
Đơn đề ngày 12/6 của ông A.
Làm rõ vụ việc ngày 5/7.
Thu thập số liệu đến hết ngày 30/6.
Số liệu tính đến 30/6/2026, báo cáo trong tuần. | 2026-07-10
Trợ cấp tháng 7 chi trả trước ngày 10. | 2026-07-10
Họp vào ngày 15 hằng tháng. | 2026-07-15 | monthly
Tăng 5% so với cùng kỳ năm 2025.
Đạt 60% kế hoạch năm.
Phấn đấu đến cuối năm đạt 95%. | 2026-12-31
Phấn đấu đến năm 2030 đạt 95%. | 2030-12-31
Cấp nước 2 ngày một lần cho dân.
Tuyển sinh năm học 2026-2027.
Chuẩn bị khai giảng năm học mới.
Xong trước khai giảng năm học mới.
Từ nay đến khai giảng (05/9) phải sửa xong. | 2026-09-05
Trước thềm Đại hội phải xong.
Xong trước Quốc khánh 2/9. | 2026-09-02
Hoàn thành trước ngày bầu cử 15/9. | 2026-09-15
Hoàn thành trong nhiệm kỳ.
Hoàn thành trước giờ làm việc sáng thứ Hai. | 2026-07-13
Đúng 8 giờ sáng 10/7 có mặt. | 2026-07-10
Lúc 14h chiều nay họp lại. | 2026-07-08
Họp lại vào 14 giờ thứ Tư tuần sau. | 2026-07-15
Hai tuần sau báo cáo lại. | 2026-07-22
Một tháng sau kiểm tra lại. | 2026-08-08
15 ngày sau cuộc họp này báo cáo. | 2026-07-23
Ba ngày tới phải xong. | 2026-07-11
Trong những ngày tới khẩn trương làm.
Thời gian tới tăng cường kiểm tra.
Trong thời gian sớm nhất báo cáo.
Sớm nhất có thể.
Càng sớm càng tốt, chậm nhất 15/7. | 2026-07-15
Ngay sau cuộc họp phải triển khai.
Ngay trong tuần này và tuần sau. | 2026-07-10
Từ tuần sau bắt đầu trực. | 2026-07-17
Kể từ tháng 8 áp dụng biểu mẫu mới. | 2026-08-31
Bắt đầu từ ngày 01/8 áp dụng. | 2026-08-01
Áp dụng từ quý IV. | 2026-12-31
Chạy thử từ 15/7, vận hành chính thức từ 01/8. | 2026-07-15
Thi công từ 15/7 đến hết tháng 9. | 2026-09-30
Cho lùi thời hạn đến 31/7. | 2026-07-31
Lùi sang tháng 8. | 2026-08-31
Dời sang ngày 20/7. | 2026-07-20
Không quá 10 ngày phải có kết quả. | 2026-07-18
Chậm nhất 5 giờ chiều mai. | 2026-07-09
Hạn chót 24h00 ngày 31/7. | 2026-07-31
Trước 17:00, 15/07/2026. | 2026-07-15
Hạn: 15-07-2026. | 2026-07-15
Hạn: 2026-07-15. | 2026-07-15
Hạn hoàn thành 15 / 7. | 2026-07-15
Xong trước 15/07/26. | 2026-07-15
Xong trước ngày rằm tháng 7.
Trước 23 tháng Chạp.
Trước mùa mưa bão năm nay.
Kịp phục vụ kỳ họp HĐND tháng 12.
Trình kỳ họp cuối năm.
Báo cáo tại phiên họp thường kỳ tháng 8.
Báo cáo tại giao ban tuần sau.
Đưa vào chương trình kỳ họp gần nhất.
Cập nhật hằng ngày trước 17 giờ. | 2026-07-08 | daily
Báo cáo nhanh vào 16h hằng ngày. | 2026-07-08 | daily
Thứ Hai và thứ Năm hàng tuần báo cáo. | 2026-07-09 | weekly
Báo cáo tháng gửi trước ngày 20; báo cáo quý gửi trước ngày 20 tháng cuối quý. | 2026-09-20 | quarterly
Ngày 5 và 20 hằng tháng. | 2026-07-20 | semimonthly
Trước ngày 15/12 hằng năm. | 2026-12-15 | yearly
6 tháng, 1 năm báo cáo.
Định kỳ 6 tháng (trước ngày 15/6 và 15/12). | 2026-12-15 | half-yearly
Báo cáo hằng quý trước ngày 25 tháng cuối quý. | 2026-09-25 | quarterly
`

describe('said on 8/7/2026', () => {
  it.each(SAID.trim().split('\n'))('%s', line => {
    const [text, due = '', recurrence = ''] = line.split('|').map(part => part.trim())
    expect(dueOf(text!, '2026-07-08')).toMatchObject({ due: due || null, recurrence: recurrence || null })
  })
})

/** Every limit before every time: the rules must compose. Said on 8/7/2026. */
describe('limits before times', () => {
  const DAYS: [string, string][] = [
    ['15/8', '2026-08-15'],
    ['ngày 15 tháng 8', '2026-08-15'],
    ['15.8.2026', '2026-08-15'],
    ['mồng 5/8', '2026-08-05'],
    ['ngày 30 tháng này', '2026-07-30'],
    ['thứ Sáu tuần này', '2026-07-10'],
    ['T6 tuần sau', '2026-07-17'],
    ['thứ Hai, 13/7', '2026-07-13'],
    ['10h ngày mai', '2026-07-09'],
    ['20/01 năm sau', '2027-01-20'],
  ]
  const PERIODS: [string, string][] = [
    ['tháng 8', '2026-08-31'],
    ['8/2026', '2026-08-31'],
    ['tháng sau', '2026-08-31'],
    ['quý III', '2026-09-30'],
    ['quý IV năm 2026', '2026-12-31'],
    ['năm nay', '2026-12-31'],
    ['tuần tới', '2026-07-17'],
    ['6 tháng cuối năm', '2026-12-31'],
    ['tuần đầu tháng 8', '2026-08-07'],
    ['tháng đầu quý IV', '2026-10-31'],
    ['quý đầu năm sau', '2027-03-31'],
    ['10 ngày đầu tháng 8', '2026-08-10'],
  ]
  const LENGTHS: [string, string][] = [
    ['10 ngày', '2026-07-18'],
    ['05 ngày làm việc', '2026-07-15'],
    ['hai tuần', '2026-07-22'],
    ['nửa tháng', '2026-07-23'],
    ['một tháng rưỡi', '2026-08-23'],
    ['72 giờ', '2026-07-11'],
    ['10 ngày, kể từ ngày 15/7/2026', '2026-07-25'],
  ]
  const cross = (limits: string[], times: [string, string][]): [string, string][] =>
    limits.flatMap(limit => times.map(([time, due]): [string, string] => [`${limit} ${time}`, due]))
  const BEFORE_DAYS =
    'trước|chậm nhất|muộn nhất là|xong trước|đến hết|hạn|hạn chót là|thời hạn:|không quá|không được muộn hơn|trễ nhất vào|từ nay đến|kịp trước|thời gian hoàn thành:|lâu nhất là|gia hạn đến|kết thúc trước'
  const BEFORE_PERIODS =
    'trong|ngay trong|nội trong|đến hết|xong trong|hoàn thành trong|từ nay đến hết|thời hạn:|thời gian thực hiện:|muộn nhất là|dự kiến trong|trước khi kết thúc'
  const BEFORE_LENGTHS =
    'trong|trong vòng|trong thời hạn|chậm nhất sau|thời hạn|tối đa|không quá|sau|nội trong|thời gian thực hiện:|kỳ hạn'
  it.each([
    ...cross(BEFORE_DAYS.split('|'), DAYS),
    ...cross(BEFORE_PERIODS.split('|'), PERIODS),
    ...cross(BEFORE_LENGTHS.split('|'), LENGTHS),
  ])('%s → %s', (words, due) => {
    for (const work of ['Rà soát danh mục hồ sơ ', 'Xử lý dứt điểm 15 vụ tồn đọng, ', 'Trả lời đơn của dân ('])
      expect(dueOf(`${work}${words}${work.endsWith('(') ? ').' : '.'}`, '2026-07-08').due).toBe(due)
  })
})
