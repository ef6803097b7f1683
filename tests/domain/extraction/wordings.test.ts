import { describe, expect, it } from 'vitest'
import { itemOf } from './helpers.ts'

/** Items in as many wordings as came to mind, answered before the grammar had seen them. */
const NAMES: Record<string, string> = {
  NV: 'Phòng Nội vụ',
  TP: 'Phòng Tư pháp',
  TC: 'Phòng Tài chính - Kế hoạch',
  TN: 'Phòng Tài nguyên và Môi trường',
  LD: 'Phòng Lao động - Thương binh và Xã hội',
  VP: 'Văn phòng HĐND và UBND quận',
  IT: 'Trung tâm Ứng dụng công nghệ thông tin',
  CA: 'Công an quận',
  CCT: 'Chi cục Thuế',
  PB: 'Các phòng, ban',
  PH: 'UBND các phường',
  DV: 'Các cơ quan, đơn vị',
  UB: 'UBND quận Bến Nước',
  CT: 'Chủ tịch UBND quận',
  '3': 'UBND phường 3',
  '8': 'UBND phường 8',
  '14': 'UBND phường 14',
  TM: 'UBND phường Tân Mai',
  HL: 'UBND phường Hoàng Liệt',
  VH: 'UBND phường Vĩnh Hưng',
}

/** text | lead | coordinate | who receives it | due | recurrence, by the day of the meeting. */
const ITEMS: Record<string, string> = {
  '2026-03-10': `
Phòng Nội vụ trình dự thảo kết luận sáng thứ Năm tuần này (12/3). | NV | | | 2026-03-12
Phòng Nội vụ làm tờ trình gửi UBND quận, 20/3. | NV | | UB | 2026-03-20
Phòng Tư pháp xong dự toán 20/3. | TP | | | 2026-03-20
Phòng Tư pháp xử lý xong 3/4 kiến nghị. | TP
Phòng Tư pháp diễn tập một lần trong quý II này. | TP | | | 2026-06-30
Phòng Tư pháp báo cáo UBND quận chiều thứ Sáu các tuần. | TP | | UB | 2026-03-13 | weekly
Phòng Tư pháp báo cáo UBND quận sáng thứ Hai mọi tuần. | TP | | UB | 2026-03-16 | weekly
Phòng Nội vụ thông tuyến quốc lộ 14H trong 48 giờ. | NV | | | 2026-03-12
Phòng Nội vụ gom hồ sơ về một nơi, khởi động từ 18-3. | NV | | | 2026-03-18
Phòng Nội vụ phân luồng xe vào các dịp cuối tuần, ngày lễ. | NV
UBND các phường lập tổ vận động do Phó Chủ tịch UBND làm tổ trưởng, năm ngày nữa phải có quyết định. | PH | | | 2026-03-15
Phòng Nội vụ cắm mốc ranh giới, phía quận do Phòng Tư pháp phối hợp. | NV | TP
Phòng Nội vụ soạn văn bản, trước khi ký thống nhất với Phòng Tư pháp. | NV | TP
Phòng Nội vụ chuyển hồ sơ vụ xây dựng trái phép sang Công an quận. | NV | | CA
Phòng Nội vụ soạn xong đề cương trong hai tuần nữa. | NV |  |  | 2026-03-24 |
Phòng Tư pháp báo cáo UBND quận kết quả muộn nhất là hết giờ làm việc thứ Năm tuần này. | TP |  | UB | 2026-03-12 |
Chi cục Thuế chốt nợ đến 30/4, sang đầu tháng 5 công khai danh sách. | CCT |  |  | 2026-04-30 |
Trong 10 ngày đầu tháng 4, Công an quận hoàn tất việc rà soát nhà trọ. | CA |  |  | 2026-04-10 |
Giao Văn phòng theo dõi, cứ hai tuần tổng hợp một lần gửi Chủ tịch UBND quận. | VP |  | CT |  | biweekly
Đề nghị Phòng Tài chính - Kế hoạch làm việc với Chi cục Thuế để thống nhất số liệu, kết thúc trước 20 tháng này. | TC | CCT |  | 2026-03-20 |
Phòng Tài nguyên và Môi trường lập bản đồ ngập; hạn nộp 17h00 ngày 27/3. | TN |  |  | 2026-03-27 |
Trung tâm CNTT nâng cấp phần mềm, chạy thử từ 01/4/2026, vận hành chính thức chậm nhất 15/4/2026. | IT |  |  | 2026-04-15 |
UBND phường Tân Mai và UBND phường Hoàng Liệt khẩn trương xử lý bãi rác, trong tuần tới phải xong. | TM,HL |  |  | 2026-03-20 |
Rà soát hồ sơ người có công (Phòng LĐTBXH; xong trước 31/3). | LD |  |  | 2026-03-31 |
Giao Phòng Nội vụ, Phòng Tư pháp cùng rà soát biên chế, thông qua Văn phòng trình UBND quận trong tháng 4. | NV,TP |  | VP | 2026-04-30 |
`,
  '2026-12-22': `
Phòng Nội vụ gửi báo cáo tổng kết trước 05/01. | NV |  |  | 2027-01-05 |
Phòng Tư pháp hoàn thành việc niêm yết trong tháng sau. | TP |  |  | 2027-01-31 |
Chi cục Thuế lập kế hoạch thu quý tới, xong trong tuần cuối của năm. | CCT |  |  | 2026-12-31 |
Công an quận mở đợt cao điểm từ nay đến hết Tết Nguyên đán. | CA |  |  |  |
Phòng TC-KH quyết toán kinh phí trước rằm tháng Giêng. | TC |  |  |  |
Trước ngày 31/12, các phường chốt sổ; đến 15/01 năm sau nộp báo cáo về Phòng TC-KH. | PH |  | TC | 2026-12-31 |
Hoàn thành trong quý I năm tới việc số hóa hộ tịch (giao Phòng Tư pháp). | TP |  |  | 2027-03-31 |
Phòng Nội vụ xây dựng kế hoạch năm 2027. | NV |  |  |  |
Văn phòng chuẩn bị hội nghị tổng kết năm 2026, tổ chức trong nửa đầu tháng 1/2027. | VP |  |  | 2027-01-15 |
`,
  '2026-05-05': `
Thứ Hai hằng tuần, các phòng, ban gửi lịch công tác về Văn phòng. | PB |  | VP | 2026-05-11 | weekly
Phòng Nội vụ báo cáo số liệu mỗi quý một lần, vào ngày 20 tháng cuối quý. | NV |  |  | 2026-06-20 | quarterly
Các phường nộp báo cáo tháng trước ngày 25 hằng tháng. | PH |  |  | 2026-05-25 | monthly
Công an quận báo cáo tình hình hằng ngày trước 16h. | CA |  |  | 2026-05-05 | daily
Chi cục Thuế định kỳ 3 tháng báo cáo nợ đọng với UBND quận. | CCT |  | UB |  | quarterly
Phòng Tư pháp sơ kết mỗi năm hai lần. | TP |  |  |  | yearly
Mùng 5 hằng tháng Trung tâm CNTT sao lưu dữ liệu. | IT |  |  | 2026-05-05 | monthly
Phòng TN&MT lấy mẫu nước vào ngày 1 và ngày 15 mỗi tháng. | TN |  |  | 2026-05-15 | semimonthly
Văn phòng kiểm tra đột xuất ít nhất mỗi tuần 1 lần. | VP |  |  |  | weekly
Nửa năm một lần Phòng Nội vụ đánh giá lại. | NV |  |  |  | half-yearly
Đề nghị Công an quận có mặt lúc 7 giờ sáng mai tại hiện trường. | CA |  |  | 2026-05-06 |
Phòng TN&MT cùng Phòng Tư pháp và UBND phường 8 xác minh nguồn gốc thửa đất, 5 ngày sau trả lời dân. | TN | TP,8 |  | 2026-05-10 |
Giao UBND phường 3/Công an quận xử lý dứt điểm trước 20-5. | 3,CA |  |  | 2026-05-20 |
Phòng Tài chính - Kế hoạch (phối hợp Chi cục Thuế) rà soát nguồn thu, báo cáo tại phiên họp UBND quận tháng 6. | TC | CCT |  |  |
Phòng Nội vụ trả lời đơn chậm nhất 10 ngày kể từ ngày 04/5/2026. | NV |  |  | 2026-05-14 |
Sau 15 ngày nữa Phòng Tư pháp phải có báo cáo. | TP |  |  | 2026-05-20 |
Phòng Nội vụ: trong vòng 48 giờ phải trả lời. | NV |  |  | 2026-05-07 |
Trung tâm CNTT khắc phục sự cố trong 24h tới. | IT |  |  | 2026-05-06 |
Mỗi phòng, ban cử một cán bộ dự tập huấn trong hai ngày 12 và 13/5. | PB |  |  | 2026-05-13 |
Chi cục Thuế đôn đốc thu nợ từ nay tới cuối quý II. | CCT |  |  | 2026-06-30 |
Đến 31.5.2026 Phòng Tư pháp phải xong. | TP |  |  | 2026-05-31 |
Yêu cầu Trưởng phòng Nội vụ kiểm điểm, có báo cáo giải trình gửi Chủ tịch UBND quận trong ngày mai. | NV |  | CT | 2026-05-06 |
Thời hạn 07 ngày, Phòng TN&MT lập biên bản. | TN |  |  | 2026-05-12 |
Phòng Nội vụ tham mưu UBND quận ban hành quy chế, kịp trình kỳ họp HĐND giữa năm. | NV |  |  |  |
Gia hạn cho UBND phường 8 đến hết tháng 5 để hoàn thành. | 8 |  |  | 2026-05-31 |
Phòng Tư pháp bắt đầu tiếp dân từ thứ Hai tuần sau. | TP |  |  | 2026-05-11 |
Văn phòng rút kinh nghiệm việc gửi giấy mời họp ngày 05/5 quá sát giờ. | VP |  |  |  |
Công an quận xử lý nghiêm xe chở quá tải trên đường 30/4. | CA |  |  |  |
Phòng TN&MT thu hồi quyết định số 15/QĐ-UBND ngày 12/3/2026. | TN |  |  |  |
Phòng Nội vụ đẩy tiến độ, rút ngắn thời gian giải quyết còn 3 ngày. | NV |  |  |  |
Trung tâm CNTT bảo hành phần mềm 12 tháng. | IT |  |  |  |
Phòng Tư pháp báo cáo kết quả 4 tháng đầu năm. | TP |  |  |  |
`,
  '2026-07-08': `
Phòng Nội vụ trong tháng 7 này phải xong đề án. | NV |  |  | 2026-07-31 |
Chậm nhất cuối tuần này, Phòng Tư pháp gửi dự thảo cho các phòng, ban góp ý. | TP | PB |  | 2026-07-10 |
Phòng TN&MT hoàn thiện hồ sơ trước khi hết tháng. | TN |  |  | 2026-07-31 |
Đến giữa tháng 8, Chi cục Thuế phải thu đạt 60%. | CCT |  |  | 2026-08-15 |
Công an quận ra quân 10 ngày, tính từ 15/7. | CA |  |  | 2026-07-25 |
Trung tâm CNTT bàn giao phần mềm cho Phòng Nội vụ, ngày bàn giao: 20/7/2026. | IT |  | NV | 2026-07-20 |
Trong thời gian một tháng rưỡi, Phòng TN&MT đo đạc xong khu đất. | TN |  |  | 2026-08-23 |
Phòng Tư pháp tập hợp vướng mắc từ các phường, báo cáo trong ngày 10/7. | TP |  |  | 2026-07-10 |
Hạn cho Phòng Nội vụ là thứ Ba, 14/7. | NV |  |  | 2026-07-14 |
Phòng TC-KH thanh toán xong cho nhà thầu không muộn hơn ngày 31 tháng Bảy. | TC |  |  | 2026-07-31 |
UBND phường 14 vận động dân từ nay cho đến ngày 15/8. | 14 |  |  | 2026-08-15 |
Các phường: phường 3, phường 8 và phường Tân Mai dọn vệ sinh sáng thứ Bảy hằng tuần. | 3,8,TM |  |  | 2026-07-11 | weekly
Phòng LĐTB&XH chi trả trợ cấp từ ngày 5 đến ngày 10 hằng tháng. | LD |  |  | 2026-07-10 | monthly
Chi cục Thuế nộp báo cáo trước ngày làm việc cuối cùng của tháng. | CCT |  |  | 2026-07-31 |
Phòng Nội vụ và Phòng Tư pháp, mỗi đơn vị cử 02 người tham gia tổ công tác trước 12/7. | NV,TP |  |  | 2026-07-12 |
Giao đồng chí Trưởng phòng Tư pháp chịu trách nhiệm chính, Trưởng Công an quận phối hợp. | TP | CA |  |  |
Phòng TN&MT tranh thủ ý kiến Phòng Tư pháp, hoàn chỉnh quyết định trong 5 - 7 ngày làm việc. | TN | TP |  | 2026-07-17 |
Đối với khu đất 2B: Phòng TN&MT khẩn trương lập phương án; thời gian: hết quý này. | TN |  |  | 2026-09-30 |
Trước hết, Văn phòng rà soát lại danh mục, sau đó gửi các phòng, ban; thời gian xong: 31/7. | VP |  | PB | 2026-07-31 |
Trung tâm CNTT cập nhật dữ liệu theo thời gian thực. | IT |  |  |  |
Phòng Nội vụ tổ chức lớp bồi dưỡng 05 ngày cho cán bộ phường. | NV |  |  |  |
Phòng TC-KH tổng hợp nhu cầu vốn giai đoạn 2026-2030. | TC |  |  |  |
Chi cục Thuế rà soát hộ kinh doanh phát sinh từ ngày 01/7/2026. | CCT |  |  |  |
Phòng Tư pháp thực hiện chế độ báo cáo 6 tháng, 1 năm theo quy định. | TP |  |  |  |
Các phường nghiêm túc thực hiện Chỉ thị 15 ngày 02/6/2026 của UBND quận. | PH |  |  |  |
Phòng Nội vụ lấy phiếu tín nhiệm theo hướng dẫn ngày 30/6. | NV |  |  |  |
Văn phòng in tài liệu phục vụ kỳ họp ngày 25/7. | VP |  |  |  |
Phòng TN&MT xử lý 15 hồ sơ trễ hạn của tháng 6. | TN |  |  |  |
Công an quận tăng cường tuần tra ban đêm từ 22 giờ đến 4 giờ sáng. | CA |  |  |  |
Phòng Tư pháp giải quyết thủ tục khai sinh ngay trong ngày. | TP |  |  |  |
Phòng Nội vụ báo cáo Thường trực UBND quận tại cuộc họp giao ban tuần tới. | NV |  | UB |  |
Cuối mỗi tuần Văn phòng điểm lại việc chậm. | VP |  |  |  | weekly
Phòng TC-KH cứ cuối quý đối chiếu với Kho bạc. | TC |  |  |  | quarterly
Ngày 10 của tháng đầu quý sau, các phòng, ban gửi báo cáo về Phòng Nội vụ. | PB |  | NV | 2026-10-10 | quarterly
Đầu giờ sáng thứ Hai hàng tuần Công an quận báo cáo nhanh. | CA |  |  | 2026-07-13 | weekly
Thứ Ba và thứ Năm hằng tuần Phòng Tư pháp tiếp dân. | TP |  |  | 2026-07-09 | weekly
Phòng Nội vụ báo cáo 2 lần/tháng. | NV |  |  |  | monthly
Phòng Nội vụ chậm nhất ngày 10/01 hằng năm gửi kế hoạch. | NV |  |  | 2027-01-10 | yearly
UBND các phường 3, 14 báo cáo qua Văn phòng trước 11 giờ 30 ngày 9/7. | 3,14 |  | VP | 2026-07-09 |
Trung tâm CNTT khẩn trương, trong sáng nay khôi phục mạng. | IT |  |  | 2026-07-08 |
Tối 10/7 UBND phường 8 họp dân. | 8 |  |  | 2026-07-10 |
Trễ nhất tháng sau Phòng Tư pháp phải ban hành. | TP |  |  | 2026-08-31 |
Phòng Tư pháp hoàn thành trong năm nay. | TP |  |  | 2026-12-31 |
Phòng Tư pháp hoàn thành trong vòng 1/2 tháng. | TP |  |  | 2026-07-23 |
Phòng Tư pháp thống kê xong trước năm 2027. | TP |  |  | 2026-12-31 |
Phòng Tư pháp thống kê xong trước quý IV. | TP |  |  | 2026-09-30 |
Phòng Tư pháp thống kê xong sau 3 ngày làm việc kể từ khi nhận được Thông báo này. | TP |  |  | 2026-07-13 |
Phòng Tư pháp thống kê xong vào 15 tháng sau. | TP |  |  | 2026-08-15 |
Phòng Tư pháp thống kê xong khoảng trung tuần tháng tới. | TP |  |  | 2026-08-20 |
Phòng Tư pháp thống kê xong trong hạ tuần tháng 7. | TP |  |  | 2026-07-31 |
Phòng Tư pháp thống kê xong trong 2 quý cuối năm. | TP |  |  | 2026-12-31 |
Phòng Tư pháp thống kê xong trong quý III và quý IV. | TP |  |  | 2026-12-31 |
Phòng Tư pháp thống kê xong trong tuần từ 13 đến 17/7. | TP |  |  | 2026-07-17 |
Phòng Tư pháp thống kê xong (hạn: 17g, 15/7/26). | TP |  |  | 2026-07-15 |
Phòng Tư pháp thống kê xong trước\\n15 tháng 7\\nnăm 2026. | TP |  |  | 2026-07-15 |
Phòng Tư pháp thống kê xong truớc ngày 15/ 7/ 2026. | TP |  |  | 2026-07-15 |
Phòng  Tư  pháp thống kê xong trước ngày 15 /7 /2026. | TP |  |  | 2026-07-15 |
Phòng Tư pháp thống kê, hạn 15.7. | TP |  |  | 2026-07-15 |
Phòng Tư pháp thống kê nội trong tuần. | TP |  |  | 2026-07-10 |
Phòng Tư pháp thống kê xong trước tết Dương lịch. | TP |  |  |  |
Phòng Tư pháp thống kê xong trước ngày 10/3 âm lịch. | TP |  |  |  |
`,
  '2024-11-25': `
Sáng thứ Hai tuần sau Phòng Nội vụ trình bày lại đề án. | NV |  |  | 2024-12-02 |
Phòng Tư pháp hoàn thành việc thẩm tra, thời điểm hoàn thành không để quá 15/12. | TP |  |  | 2024-12-15 |
Phòng TC-KH chuẩn bị đủ nguồn chi Tết cho cán bộ, xong trước 23 tháng Chạp. | TC |  |  |  |
Giao Phòng Tài chính - Kế hoạch tham mưu phân bổ dự toán năm 2025, trình UBND quận trong tháng 12/2024. | TC |  | UB | 2024-12-31 |
Các phường tổ chức hội nghị tổng kết xong trong khoảng từ 10/12 đến 20/12. | PH |  |  | 2024-12-20 |
Yêu cầu Phòng TN&MT, Phòng Tư pháp, Công an quận và UBND phường 14 mỗi cơ quan cử một đầu mối, gửi tên về Văn phòng ngay trong chiều mai. | TN,TP,CA,14 |  | VP | 2024-11-26 |
Phòng LĐTB&XH nắm số người về quê, 3 ngày báo cáo một lần. | LD |  |  |  |
Phòng Nội vụ chịu trách nhiệm trước Chủ tịch UBND quận về tiến độ. | NV |  |  |  |
Việc bố trí phòng họp do Văn phòng lo, báo lại Chủ tịch UBND quận trước 28/11. | VP |  | CT | 2024-11-28 |
Phòng Tư pháp giúp UBND quận soạn văn bản gửi Sở Tư pháp trước ngày 5/12. | TP |  |  | 2024-12-05 |
Giao Phòng Nội vụ làm tổ trưởng, Phòng Tư pháp và Phòng TC-KH là thành viên, kiểm tra công vụ trong tháng 12. | NV | TP,TC |  | 2024-12-31 |
Phòng TN&MT hoàn tất hồ sơ khu B trước 10/12, khu C trước 20/12, khu D trước 30/12. | TN |  |  | 2024-12-10 |
Công an quận, cùng với phường 3 và phường 8, giải tỏa chợ cóc trước Noel. | CA | 3,8 |  |  |
UBND phường Vĩnh Hưng khẩn trương hoàn thành (chậm nhất trong tháng 11). | VH |  |  | 2024-11-30 |
Phòng Nội vụ soạn quyết định nghỉ Tết, ban hành trước ngày 20. | NV |  |  | 2024-12-20 |
Trưởng phòng Tư pháp, Trưởng phòng Nội vụ: kiểm điểm nghiêm túc; nộp bản kiểm điểm về Văn phòng HĐND và UBND trước giờ họp giao ban tới. | TP,NV |  | VP |  |
Từ tháng 12/2024, các phòng, ban họp không giấy. | PB |  |  | 2024-12-31 |
Kể từ 01/01/2025 Trung tâm CNTT ngừng cấp bản giấy. | IT |  |  | 2025-01-01 |
Phòng Tư pháp rà soát 12 văn bản ban hành trước ngày 01/7/2024. | TP |  |  |  |
Phòng Nội vụ xét khen thưởng theo thành tích đến ngày 20/11/2024. | NV |  |  |  |
Công an quận điều tra vụ cháy ngày 20/11, báo cáo kết quả trong tuần này. | CA |  |  | 2024-11-29 |
Phòng TC-KH kiểm tra việc mua sắm của 3 năm gần đây. | TC |  |  |  |
Phòng Nội vụ trả lời dứt điểm đơn của công dân (đơn đề ngày 12/11). | NV |  |  |  |
Phòng TN&MT: giải quyết 30 hồ sơ/tháng. | TN |  |  |  |
Phòng Tư pháp duy trì trực 24/7. | TP |  |  |  |
Phòng Nội vụ tổ chức thi tuyển đợt 2 năm 2024. | NV |  |  |  |
Chi cục Thuế phấn đấu hết năm thu vượt 5%. | CCT |  |  | 2024-12-31 |
Chậm nhất sau Tết 10 ngày, Phòng Nội vụ nộp báo cáo. | NV |  |  |  |
Trung tâm CNTT phải khắc phục xong ngay hôm nay. | IT |  |  | 2024-11-25 |
Phòng TC-KH cấp phát xong trong mùng 5/12. | TC |  |  | 2024-12-05 |
Phòng Tư pháp báo cáo trong tuần đầu tháng 12. | TP |  |  | 2024-12-06 |
Phòng Tư pháp báo cáo trong tuần 2 tháng 12. | TP |  |  | 2024-12-13 |
Phòng Tư pháp báo cáo ngày thứ 5 của tuần. | TP |  |  | 2024-11-28 |
Phòng Tư pháp báo cáo trước 30 Tết. | TP |  |  |  |
Các phường, các phòng chuyên môn báo cáo Văn phòng qua hộp thư công vụ trước 17h thứ Năm hằng tuần. | PH,PB |  | VP | 2024-11-28 | weekly
Phòng Nội vụ nghiên cứu, đề xuất tại cuộc họp lần sau. | NV |  |  |  |
Phòng Nội vụ xin ý kiến bằng văn bản của Phòng Tư pháp trước khi trình. | NV | TP |  |  |
Phòng Tư pháp có ý kiến với Chi cục Thuế về hồ sơ 14, trả lời trong 48h. | TP | CCT |  | 2024-11-27 |
`,
  '2019-02-18': `
Trong tháng Ba tới, Phòng Nội vụ phải hoàn thành việc luân chuyển. | NV |  |  | 2019-03-31 |
Phòng Tư pháp được giao chủ trì cuộc đối thoại, thời gian chậm nhất là ngày mùng 8 tháng 3. | TP |  |  | 2019-03-08 |
Đề nghị các phường đôn đốc thu quỹ, đến 28/2 đạt 30%, đến 31/3 đạt 70%. | PH |  |  | 2019-02-28 |
Lãnh đạo Phòng TC-KH trực tiếp chỉ đạo việc kiểm kê, hoàn thành trước 0h ngày 01/3. | TC |  |  | 2019-03-01 |
Giao Trung tâm CNTT trong tháng 2 đưa phần mềm mới vào dùng thử tại phường 3, 8, tháng 4 nhân rộng toàn quận. | IT |  |  | 2019-02-28 |
Công an quận rà soát các cơ sở cầm đồ; hàng tuần, vào chiều thứ Sáu, báo cáo Chủ tịch UBND quận. | CA |  | CT | 2019-02-22 | weekly
Phòng TN&MT lập kế hoạch quan trắc 6 tháng cuối năm, trình trước 30/5. | TN |  |  | 2019-05-30 |
Văn phòng tổng hợp ý kiến cử tri trước kỳ họp 10 ngày. | VP |  |  |  |
Phòng Nội vụ thẩm định hồ sơ khen thưởng trong thời hạn 3 ngày làm việc kể từ ngày nhận đủ hồ sơ. | NV |  |  |  |
Hạn chót để các phòng, ban nộp bản tự chấm điểm cho Phòng Nội vụ là 16h30 ngày 22/2. | PB |  | NV | 2019-02-22 |
Chi cục Thuế cùng UBND phường Vĩnh Hưng làm việc với hộ kinh doanh chợ 19/5, có kết quả trong tuần sau. | CCT | VH |  | 2019-03-01 |
UBND phường Tân Mai tiếp thu ý kiến của Phòng Tư pháp, sửa quy ước khu phố xong trước 1.3.2019. | TM |  |  | 2019-03-01 |
Phòng Nội vụ báo cáo số liệu 2 tháng đầu năm. | NV |  |  |  |
Phòng Nội vụ xếp lịch tiếp dân quý II. | NV |  |  |  |
Từng phường ký cam kết xong trong ngày 20/2. | PH |  |  | 2019-02-20 |
Phòng TC-KH hằng năm vào dịp cuối năm công khai tài chính. | TC |  |  |  | yearly
Các đơn vị nộp kế hoạch trễ nhất 3 ngày kể từ hôm nay. | DV |  |  | 2019-02-21 |
Giao Công an quận và Phòng TN&MT: trong 01 tuần lễ kiểm tra xong 12 bến bãi, lập danh sách gửi Phòng Tư pháp. | CA,TN |  | TP | 2019-02-25 |
Phòng Nội vụ hoàn chỉnh, chậm nhất đến cuối giờ chiều ngày 21 tháng 02 phải gửi cho Văn phòng để in. | NV |  | VP | 2019-02-21 |
Trung tâm CNTT khắc phục lỗi phần mềm phát sinh ngày 15/2 xong trong hôm nay. | IT |  |  | 2019-02-18 |
Phòng Tư pháp kiểm tra 8 phường, mỗi phường một buổi, kết thúc đợt kiểm tra ngày 15/3. | TP |  |  | 2019-03-15 |
Phòng Tài nguyên và Môi trường, trong phạm vi trách nhiệm của mình, xử lý dứt điểm kiến nghị trước khi bước sang quý II. | TN |  |  | 2019-03-31 |
Phòng Nội vụ mời Phòng Tư pháp, Công an quận dự họp thẩm định vào 8 giờ ngày 25/2. | NV | TP,CA |  | 2019-02-25 |
Báo cáo của các phường gửi Phòng Nội vụ trước ngày 10 tháng đầu mỗi quý. | PH |  | NV | 2019-04-10 | quarterly
`,
}

const full = (codes: string): string[] =>
  codes
    .split(',')
    .filter(Boolean)
    .map(code => NAMES[code]!)
    .toSorted()

describe.each(Object.entries(ITEMS))('said on %s', (meeting, items) => {
  it.each(items.trim().split('\n'))('%s', line => {
    const [text, lead = '', coordinate = '', reportTo = '', due = '', recurrence = ''] = line
      .split('|')
      .map(x => x.trim())
    const found = itemOf(text!.replaceAll('\\n', '\n'), meeting)
    expect(found).toHaveLength(1)
    expect({
      lead: found[0]!.lead.toSorted(),
      coordinate: found[0]!.coordinate.toSorted(),
      reportTo: found[0]!.reportTo,
      due: found[0]!.due,
      recurrence: found[0]!.recurrence,
    }).toEqual({
      lead: full(lead),
      coordinate: full(coordinate),
      reportTo: full(reportTo)[0] ?? null,
      due: due || null,
      recurrence: recurrence || null,
    })
  })
})
