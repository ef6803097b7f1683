/**
 * Five meetings that retell situations known from public reports – their shape and their numbers – in our own words,
 * at our own place and time.
 */
import {
  addDays,
  type Day,
  dateOf,
  endOfMonth,
  formatDay,
  formatDayOfficial,
  monthOf,
  yearOf,
} from '#app/domain/shared/day.ts'
import { OFFICES_GROUP, WARDS_GROUP } from '../place.ts'
import { type Meant, type Written, written } from './written.ts'

const EVERYBODY = [OFFICES_GROUP.id, WARDS_GROUP.id]
const CHAIR = 'Chủ tịch UBND thành phố'

const cchc = (lead: readonly string[], rest: Partial<Meant> = {}): Meant => ({ lead, field: 'cchc', ...rest })
const noDay = { due: null, precision: 'none' } as const
const until = (due: Day, precision: Meant['precision'] = 'day') => ({ due, precision }) as const

const monthBefore = (d: Day): string => (monthOf(d) === 1 ? `12/${yearOf(d) - 1}` : `${monthOf(d) - 1}/${yearOf(d)}`)
const partOfMonth = (d: Day): string => (dateOf(d) <= 10 ? 'Đầu' : dateOf(d) <= 20 ? 'Giữa' : 'Cuối')

/** The monthly briefing with owners as headings; one item is owed by 21 units and collected by one. */
export function monthlyBriefing(day: Day, reportsDue: Day): Written {
  const year = yearOf(day)
  const firstHalf = monthOf(day) <= 6
  const review = firstHalf ? 'sơ kết 06 tháng đầu năm' : `tổng kết năm ${year}`
  return written(
    `${capital(formatDayOfficial(day))}, Phó Chủ tịch UBND thành phố chủ trì giao ban công tác cải cách hành chính tháng ${monthBefore(day)} với các phòng ban, đơn vị liên quan và 10 phường. Dự họp có lãnh đạo Văn phòng HĐND và UBND thành phố, Tổ Cải cách hành chính, các phòng Nội vụ, Tư pháp, Tài chính – Kế hoạch, Kinh tế, Quản lý đô thị, Tài nguyên và Môi trường, Văn hóa – Xã hội, hai trung tâm, Chi cục Thuế thành phố và lãnh đạo UBND 10 phường.
Nghe các đơn vị báo cáo, Phó Chủ tịch UBND thành phố kết luận, chỉ đạo:
1. Tổ trưởng Tổ Cải cách hành chính:
1.1 ⟦Bám sát mục tiêu và chủ đề cải cách hành chính năm ${year} của thành phố, lập 01 danh mục đối chiếu kết quả của từng mục để chuẩn bị ${review}.⟧
1.2 ⟦${partOfMonth(reportsDue)} tháng ${monthOf(reportsDue)}/${yearOf(reportsDue)}, đề nghị các phòng ban, Ủy ban nhân dân 10 phường đối chiếu các việc được phân công, báo cáo kết quả và kiến nghị (nếu có), gửi về Tổ Cải cách hành chính chậm nhất ngày ${formatDay(reportsDue)}.⟧
1.3 ⟦Lên kế hoạch kiểm tra hoạt động một cửa tại 10 phường, kiểm tra cách trả lời hồ sơ nhà đất giải quyết chậm và việc giảm họp ở một số đơn vị cơ sở.⟧
1.4 ⟦Xem lại các góp ý tại cuộc họp để điều chỉnh, tiếp tục thực hiện từ nay đến hết năm ${year}, lấy đó làm căn cứ đánh giá nhiệm vụ cải cách hành chính của các phòng ban, đơn vị liên quan và 10 phường.⟧
2. ⟦Trưởng phòng Tài chính – Kế hoạch: phối hợp Trung tâm Ứng dụng công nghệ thông tin, Phòng Nội vụ đề xuất chế độ cho người làm công nghệ thông tin và người phụ trách các khâu ở bộ phận một cửa, lấy từ nguồn khoán của từng đơn vị.⟧
3. ⟦Trung tâm Ứng dụng công nghệ thông tin: lập kế hoạch kiểm tra việc ứng dụng công nghệ thông tin tại 10 phường, lưu ý các phần mềm đã triển khai có thật sự được dùng hay không và chất lượng các dịch vụ công qua mạng.⟧`,
    [
      cchc(['to-cchc']),
      cchc(EVERYBODY, {
        title: 'Báo cáo kết quả thực hiện các việc được phân công và kiến nghị',
        coordinate: [],
        reportTo: { unit: 'to-cchc' },
        ...until(reportsDue),
        tally: true,
      }),
      cchc(['to-cchc'], noDay),
      cchc(['to-cchc'], until(endOfMonth(year, 12), 'year')),
      cchc(['tai-chinh'], {
        title: 'Đề xuất chế độ cho người làm công nghệ thông tin và bộ phận một cửa',
        coordinate: ['cong-nghe', 'noi-vu'],
        ...noDay,
      }),
      {
        ...cchc(['cong-nghe'], noDay),
        title: 'Lập kế hoạch kiểm tra việc ứng dụng công nghệ thông tin tại 10 phường',
        field: 'chuyen-doi-so',
      },
    ],
  )
}

/** The mid-year session: praise, one sore point, and exhortations to everybody without a day. */
export function midYearSession(day: Day): Written {
  const year = yearOf(day)
  const july = endOfMonth(year, 7)
  return written(
    `${capital(formatDayOfficial(day))}, Ủy ban nhân dân thành phố họp phiên chuyên đề về cải cách hành chính. Chủ tịch UBND thành phố chủ trì; dự họp có các Ủy viên Ủy ban và Chủ tịch UBND 10 phường.
Sáu tháng qua, việc giải quyết thủ tục đã đi vào nền nếp: thời gian xử lý giảm ít nhất 30% so với quy định, người dân theo dõi được hồ sơ trên phần mềm một cửa điện tử, kỷ cương ở các đơn vị khá lên. Chỗ còn yếu là trụ sở và máy móc của Trung tâm Phục vụ hành chính công chưa hoàn thiện, nên việc theo dõi tiếp nhận, giải quyết và trả kết quả còn chậm.
Kết luận phiên họp, Chủ tịch UBND thành phố yêu cầu các phòng ban, Ủy ban nhân dân 10 phường tập trung một số việc trong 6 tháng cuối năm ${year}:
- ⟦Chỉ đạo sát việc cải cách hành chính tại cơ quan, đơn vị mình; kết quả đến đâu là trách nhiệm của người đứng đầu đến đó.⟧
- ⟦Trung tâm Phục vụ hành chính công nâng chất lượng tiếp nhận và trả kết quả, làm mẫu cho bộ phận một cửa của các phường.⟧
- ⟦Văn phòng HĐND và UBND thành phố hoàn thành việc xây dựng, lắp đặt trang thiết bị, đưa trụ sở mới của Trung tâm Phục vụ hành chính công vào hoạt động từ tháng 7/${year}.⟧
- ⟦Phòng Nội vụ tham mưu triển khai có hiệu quả việc sắp xếp bộ máy tinh gọn theo các nghị quyết đã có.⟧
- ⟦Phòng Nội vụ chấn chỉnh lề lối làm việc và thái độ phục vụ của công chức, gắn kết quả cải cách hành chính với đánh giá từng người.⟧`,
    [
      cchc(EVERYBODY, {
        title: 'Chỉ đạo sát việc cải cách hành chính tại cơ quan, đơn vị',
        coordinate: [],
        ...noDay,
      }),
      cchc(['hanh-chinh-cong'], { coordinate: [], ...noDay }),
      cchc(['van-phong'], {
        title: 'Đưa trụ sở mới của Trung tâm Phục vụ hành chính công vào hoạt động',
        coordinate: [],
        ...until(july, 'month'),
        starred: true,
      }),
      { ...cchc(['noi-vu'], { coordinate: [], ...noDay }), field: 'noi-vu' },
      { ...cchc(['noi-vu'], { coordinate: [], ...noDay }), field: 'noi-vu' },
    ],
  )
}

/** A briefing held in a ward: a tally, praise and criticism, a ladder of days, and a collector for the next time. */
export function briefingInAWard(day: Day): Written {
  const [posted, process, sifted] = [addDays(day, 5), addDays(day, 10), addDays(day, 20)]
  const yearEnd = endOfMonth(yearOf(day), 12)
  return written(
    `${capital(formatDayOfficial(day))}, UBND thành phố tổ chức giao ban công tác cải cách hành chính ngay tại trụ sở UBND phường Ngọc Lựu, theo đề xuất của Phòng Nội vụ. Chủ tịch UBND thành phố dự và chỉ đạo; Phó Chủ tịch UBND thành phố chủ trì, kết luận.
Hội nghị nhìn lại tháng ${monthBefore(day)} và bàn nhiệm vụ 2 tháng cuối năm ${yearOf(day)}. Kết quả nhìn chung khá: bộ phận tiếp nhận và trả kết quả ở thành phố và phường đã được kiện toàn. Về rà soát thủ tục, đã có 7/14 đầu mối cấp phòng cơ bản xong, 4/11 đầu mối còn lại đang làm, cấp phường mới có 3/14 đầu mối gửi báo cáo; các phường khác đang thống nhất danh mục với phòng chuyên môn.
Các đại biểu đã đi xem bộ phận một cửa của phường Ngọc Lựu. Chủ tịch UBND thành phố hoan nghênh cách giao ban tại cơ sở, khen kết quả bước đầu, đồng thời phê bình nghiêm khắc những đơn vị để việc rà soát, niêm yết thủ tục chậm tiến độ.
Kết luận hội nghị, Phó Chủ tịch UBND thành phố yêu cầu:
⟦Các phòng ban, Ủy ban nhân dân 10 phường rà soát và niêm yết thủ tục hành chính xong trước ngày ${formatDay(posted)}.⟧
⟦Các phòng ban xây dựng xong quy trình giải quyết nội bộ trước ngày ${formatDay(process)}.⟧
⟦Các phòng ban tập hợp những thủ tục cần bổ sung hoặc bỏ bớt, gửi Phòng Nội vụ trước ngày ${formatDay(sifted)} để UBND thành phố báo cáo cấp trên.⟧
⟦Trung tâm Phục vụ hành chính công gắn quy trình với tiêu chuẩn ISO, xong trước ngày ${formatDay(yearEnd)}.⟧
⟦Giao Phòng Nội vụ phối hợp với các phòng ban và Ủy ban nhân dân 10 phường hoàn thành các nội dung trên, tổng hợp kết quả để giao ban kỳ sau.⟧`,
    [
      cchc(EVERYBODY, { coordinate: [], ...until(posted) }),
      cchc([OFFICES_GROUP.id], { coordinate: [], ...until(process) }),
      cchc([OFFICES_GROUP.id], { coordinate: [], reportTo: { unit: 'noi-vu' }, ...until(sifted) }),
      cchc(['hanh-chinh-cong'], { coordinate: [], ...until(yearEnd) }),
      cchc(['noi-vu'], {
        title: 'Tổng hợp kết quả rà soát thủ tục để giao ban kỳ sau',
        due: null,
        precision: 'next-meeting',
      }),
    ],
  )
}

/** The steering committee gives work to offices: long sentences, one day among them, numbers of things to review. */
export function steeringCommittee(day: Day): Written {
  const year = yearOf(day)
  const soon = addDays(day, 9)
  return written(
    `${capital(formatDayOfficial(day))}, tại cuộc họp Ban Chỉ đạo cải cách hành chính thành phố, Chủ tịch UBND thành phố giao các đơn vị một số việc từ nay đến cuối năm:
1. Phòng Nội vụ:
1.1 ⟦Đánh giá hiệu quả 85 đầu việc mà Ủy ban nhân dân và Chủ tịch UBND thành phố đã ủy quyền cho thủ trưởng các đơn vị.⟧
1.2 ⟦Rà soát những việc Chủ tịch UBND thành phố có thể ủy quyền tiếp cho Chủ tịch UBND các phường.⟧
1.3 ⟦Trình phương án sắp xếp khu phố, bảo đảm hoàn thành trong năm ${year}.⟧
1.4 ⟦Đề xuất cách đánh giá thu nhập tăng thêm gắn với tỷ lệ hài lòng của người dân, doanh nghiệp, bảo đảm thống nhất và công bằng.⟧
2. ⟦Phòng Tài chính – Kế hoạch đề xuất thu nhập tăng thêm cho người làm hợp đồng trước ngày ${formatDay(soon)}.⟧
3. ⟦Văn phòng HĐND và UBND thành phố, Trung tâm Ứng dụng công nghệ thông tin báo cáo Chủ tịch UBND thành phố kết quả khảo sát sự hài lòng về giải quyết thủ tục hành chính.⟧
4. Trung tâm Ứng dụng công nghệ thông tin:
4.1 ⟦Rà soát tính năng của ứng dụng “Tùng Khê trực tuyến” và tổng đài tiếp nhận phản ánh, nhất là phần khảo sát và phần tra cứu thủ tục.⟧
4.2 ⟦Soạn quy chế sử dụng hệ thống “Phòng họp không giấy” và ứng dụng giao việc – nhắc việc.⟧
4.3 ⟦Trình phương án nâng cấp đồng bộ đường truyền, máy chủ của các đơn vị.⟧
4.4 ⟦Thống kê thủ tục đang nhận hồ sơ trực tuyến ở từng cấp để xác định chỉ tiêu và phấn đấu thực hiện từ nay đến cuối năm ${year}.⟧
UBND thành phố sẽ kiểm tra đột xuất trách nhiệm người đứng đầu các đơn vị trong việc thực hiện các nội dung trên.`,
    [
      cchc(['noi-vu'], { title: 'Đánh giá hiệu quả 85 đầu việc đã ủy quyền', coordinate: [], ...noDay }),
      cchc(['noi-vu'], {
        title: 'Rà soát việc có thể ủy quyền cho Chủ tịch UBND các phường',
        coordinate: [],
        ...noDay,
      }),
      { ...cchc(['noi-vu'], { coordinate: [], ...until(endOfMonth(year, 12), 'year') }), field: 'noi-vu' },
      {
        ...cchc(['noi-vu'], { coordinate: [], ...noDay }),
        title: 'Đề xuất cách đánh giá thu nhập tăng thêm gắn với sự hài lòng',
        field: 'noi-vu',
      },
      { ...cchc(['tai-chinh'], { coordinate: [], ...until(soon) }), field: 'tai-chinh', starred: true },
      cchc(['van-phong', 'cong-nghe'], {
        title: 'Báo cáo kết quả khảo sát sự hài lòng về giải quyết thủ tục',
        coordinate: [],
        reportTo: { post: CHAIR },
        ...noDay,
      }),
      {
        ...cchc(['cong-nghe'], { coordinate: [], ...noDay }),
        title: 'Rà soát ứng dụng “Tùng Khê trực tuyến” và tổng đài tiếp nhận phản ánh',
        field: 'chuyen-doi-so',
      },
      {
        ...cchc(['cong-nghe'], { coordinate: [], ...noDay }),
        title: 'Soạn quy chế “Phòng họp không giấy” và ứng dụng giao việc – nhắc việc',
        field: 'chuyen-doi-so',
      },
      {
        ...cchc(['cong-nghe'], { coordinate: [], ...noDay }),
        title: 'Trình phương án nâng cấp đường truyền, máy chủ',
        field: 'chuyen-doi-so',
      },
      {
        ...cchc(['cong-nghe'], { coordinate: [], ...until(endOfMonth(year, 12), 'year') }),
        field: 'chuyen-doi-so',
      },
    ],
  )
}

/** The year-end conference: three subjects, many figures, aims for the new year, few days. */
export function yearEndConference(day: Day): Written {
  const year = yearOf(day)
  const quarter = endOfMonth(year, 3)
  return written(
    `${capital(formatDayOfficial(day))}, UBND thành phố tổ chức hội nghị tổng kết năm ${year - 1} về cải cách hành chính, ứng dụng công nghệ thông tin và phòng, chống tham nhũng, đồng thời triển khai nhiệm vụ năm ${year}. Chủ tịch UBND thành phố chủ trì; dự hội nghị có các phòng ban và đại diện 10 phường.
* Kết quả năm ${year - 1}:
Về cải cách hành chính, tổng số hồ sơ tăng gần 20%, hồ sơ đúng hạn tăng gần 2% so với năm trước; việc liên thông giữa Phòng Kinh tế, Chi cục Thuế thành phố và 10 phường đã chạy ổn định.
Về công nghệ thông tin, trang thông tin điện tử có trên 130.000 lượt truy cập, bình quân hơn 900 lượt mỗi ngày; 02 ứng dụng liên thông được đưa vào dùng, 02 lĩnh vực nhận hồ sơ một cửa trên phần mềm mới.
Về tiết kiệm, chống lãng phí, các đơn vị tiết giảm được 757 triệu đồng chi phí mua sắm, có hai đơn vị tiết giảm trên 300.000.000 đồng.
* Nhiệm vụ năm ${year}, Chủ tịch UBND thành phố yêu cầu:
I. Về cải cách hành chính
1. ⟦Văn phòng HĐND và UBND thành phố rà soát các quy định quản lý nội bộ: chế độ hội họp, trách nhiệm thủ trưởng, quy trình ban hành văn bản, quy chế tiếp khách.⟧
2. ⟦Trung tâm Phục vụ hành chính công niêm yết công khai quy trình, thành phần hồ sơ của từng thủ tục, hoàn thành trong quý I/${year}.⟧
3. ⟦Phòng Kinh tế phối hợp với Chi cục Thuế thành phố mở rộng liên thông đăng ký kinh doanh và mã số thuế.⟧
4. ⟦Tổ Cải cách hành chính đề xuất cách để người dân, doanh nghiệp tham gia giám sát, phản biện; lấy ý kiến phải thật, tổng hợp phải đủ.⟧
5. ⟦Trung tâm Phục vụ hành chính công công bố tỷ lệ hồ sơ trễ hẹn của từng đơn vị vào ngày 05 hằng tháng.⟧
II. Về ứng dụng công nghệ thông tin
1. ⟦Trung tâm Ứng dụng công nghệ thông tin nâng cấp hệ thống lưu trữ để cập nhật dữ liệu hộ tịch và nhà đất, tăng cường bảo mật mạng.⟧
2. ⟦Phòng Tư pháp chủ trì, phối hợp với Ủy ban nhân dân 10 phường số hóa sổ hộ tịch, xong trước ngày 30/6/${year}.⟧
3. ⟦Phòng Tài nguyên và Môi trường số hóa hồ sơ nhà đất tồn từ các năm trước.⟧
III. Về phòng, chống tham nhũng, thực hành tiết kiệm
1. ⟦Phòng Tài chính – Kế hoạch, Phòng Nội vụ tiếp tục tham mưu theo hướng phòng ngừa là chính, tổ chức tự kiểm tra các khoản chi thường xuyên từ ngân sách.⟧
2. ⟦Ủy ban nhân dân 10 phường kiểm tra các khoản thu trong dân, báo cáo kết quả về Phòng Tài chính – Kế hoạch chậm nhất ngày 25/3/${year}.⟧`,
    [
      cchc(['van-phong'], { title: 'Rà soát các quy định quản lý nội bộ', coordinate: [], ...noDay }),
      cchc(['hanh-chinh-cong'], {
        title: 'Niêm yết công khai quy trình, thành phần hồ sơ của từng thủ tục',
        coordinate: [],
        ...until(quarter, 'quarter'),
      }),
      { ...cchc(['kinh-te'], { coordinate: ['thue'], ...noDay }), field: 'kinh-te' },
      cchc(['to-cchc'], {
        title: 'Đề xuất cách để người dân, doanh nghiệp tham gia giám sát',
        coordinate: [],
        ...noDay,
      }),
      cchc(['hanh-chinh-cong'], {
        title: 'Công bố tỷ lệ hồ sơ trễ hẹn của từng đơn vị',
        coordinate: [],
        recurrence: 'monthly',
      }),
      { ...cchc(['cong-nghe'], { coordinate: [], ...noDay }), field: 'chuyen-doi-so' },
      {
        ...cchc(['tu-phap'], { coordinate: [WARDS_GROUP.id], ...until(endOfMonth(year, 6)) }),
        field: 'chuyen-doi-so',
      },
      { ...cchc(['moi-truong'], { coordinate: [], ...noDay }), field: 'chuyen-doi-so' },
      { ...cchc(['tai-chinh', 'noi-vu'], { coordinate: [], ...noDay }), field: 'tai-chinh' },
      {
        ...cchc([WARDS_GROUP.id], {
          coordinate: [],
          reportTo: { unit: 'tai-chinh' },
          ...until(`${year}-03-25` as Day),
        }),
        field: 'tai-chinh',
      },
    ],
  )
}

/** Called in a hurry two days ago: hoả tốc, days counted in hours, not yet taken on everywhere. */
export function heavyRain(day: Day, due: readonly [Day, Day, Day]): Written {
  const urban = (lead: readonly string[], rest: Partial<Meant> = {}): Meant => ({ lead, field: 'do-thi', ...rest })
  const [first, second, third] = due
  return written(
    `${capital(formatDayOfficial(day))}, Phó Chủ tịch UBND thành phố chủ trì họp khẩn triển khai ứng phó đợt mưa lớn. Dự báo mưa to kéo dài nhiều ngày, triều đang lên; ba điểm trên đường Bờ Kè và đường Bến Đò Say đã ngập.
Phó Chủ tịch UBND thành phố kết luận:
1. ⟦Phòng Quản lý đô thị thực hiện hỏa tốc việc nạo vét miệng thu nước trên đường Bờ Kè, đường Bến Đò Say, xong trước ngày ${formatDay(first)}.⟧
2. ⟦Yêu cầu khẩn: UBND phường Rạch Nhài, UBND phường Bến Sậy, UBND phường Gò Sim rà soát nhà ven kênh có nguy cơ sạt lở, lập phương án di dời từng hộ, báo cáo Chủ tịch UBND thành phố trước ngày ${formatDay(second)}.⟧
3. ⟦Phòng Tài nguyên và Môi trường phối hợp với Phòng Quản lý đô thị kiểm tra trạm bơm, bố trí người trực đêm, hoàn thành trước ngày ${formatDay(second)}.⟧
4. ⟦Phòng Văn hóa – Xã hội chuẩn bị điểm tạm cư và lương thực cho 03 phường trũng, xong trước ngày ${formatDay(third)}.⟧
5. ⟦Văn phòng HĐND và UBND thành phố tổng hợp tình hình thiệt hại, đề xuất hỗ trợ.⟧`,
    [
      urban(['do-thi'], { coordinate: [], ...until(first), starred: true }),
      urban(['phuong-rach-nhai', 'phuong-ben-say', 'phuong-go-sim'], {
        title: 'Rà soát nhà ven kênh có nguy cơ sạt lở, lập phương án di dời',
        coordinate: [],
        reportTo: { post: CHAIR },
        ...until(second),
      }),
      urban(['moi-truong'], { coordinate: ['do-thi'], ...until(second) }),
      { ...urban(['van-hoa'], { coordinate: [], ...until(third) }), field: 'van-hoa' },
      { ...urban(['van-phong'], { coordinate: [], ...noDay }), field: 'tai-chinh' },
    ],
  )
}

const capital = (text: string): string => text.charAt(0).toLocaleUpperCase('vi') + text.slice(1)
