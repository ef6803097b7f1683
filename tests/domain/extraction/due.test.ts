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
