/**
 * Rule: the words beside a unit give it its role – "giao", "đề nghị" (lead), "phối hợp với", "cùng", "lấy ý kiến"
 * (coordinate), "gửi … về", "báo cáo", "trình" (receives the product).
 */
import { type PhraseHit, phraseAt, phraseBefore, phrases } from './phrases.ts'
import { after, is } from './time-types.ts'
import { keyOf, type Token } from './tokens.ts'

export const ASSIGN = phrases(
  'giao | giao cho | giao nhiệm vụ cho | tiếp tục giao | phân công | phân công cho | chỉ định | ủy quyền | ủy quyền cho | uỷ quyền cho | cử | hạn cho | hạn để | hạn chót để | hạn chót cho | hạn cuối để | hạn cuối cho | thời hạn để | gia hạn cho | gia hạn thêm cho | đồng ý cho | nhất trí cho | giao trách nhiệm cho | giao nhiệm vụ | giao việc cho | giao thêm cho | thống nhất giao | cho phép',
)
export const REQUEST = phrases(
  'đề nghị | yêu cầu | chỉ đạo | lưu ý | nhắc | nhắc nhở | nhấn mạnh | đôn đốc | kiến nghị | mời | yêu cầu các đồng chí | quán triệt',
)
export const OPENERS = phrases(
  'trong khi đó | theo đó | tiếp đó | cùng với đó | song song đó | cũng theo đó | bên cạnh đó , | ngoài ra , | theo đó , | đồng thời , | riêng , | riêng | riêng đối với | đối với | còn | ngoài ra | đồng thời | bên cạnh đó | trước mắt | cũng như | nhất là | thủ trưởng | các đồng chí | đồng chí | về phía | phía | trách nhiệm của | nhiệm vụ của | trách nhiệm | nhiệm vụ',
)

const COORDINATE = phrases(
  'phối hợp | phối hợp với | phối hợp cùng | phối hợp cùng với | phối hợp giữa | cùng | cùng với | với | kết hợp | kết hợp với | kết hợp cùng | phối hợp của | tham gia của | hỗ trợ của | giúp đỡ của | sự giám sát của | sự tham gia của | sự phối hợp của | sự hỗ trợ của | đồng hành của | vào cuộc của',
  'lấy ý kiến | lấy ý kiến của | lấy thêm ý kiến | lấy thêm ý kiến của | lấy ý kiến tham gia của | lấy ý kiến góp ý của | xin ý kiến | xin ý kiến của | tham khảo ý kiến | tham khảo ý kiến của | tham khảo thêm ý kiến | tranh thủ ý kiến | tranh thủ ý kiến của | tham vấn | tham vấn ý kiến | tham vấn ý kiến của | ý kiến tham gia của | ý kiến thẩm định của | ý kiến góp ý của | có ý kiến của | lấy ý kiến thẩm định của | xin ý kiến chuyên môn của',
  'cùng đi có | cùng dự có | cùng làm có | cùng tham gia có | thành phần có | có sự góp mặt của | có sự chứng kiến của | dưới sự chứng kiến của | liên hệ | liên hệ với | mời | mời thêm | huy động | phối hợp : | đơn vị phối hợp : | cơ quan phối hợp : | cơ quan, đơn vị phối hợp : | các đơn vị phối hợp : | đơn vị phối hợp | cơ quan phối hợp | đơn vị phối hợp là | phối hợp thực hiện :',
)
const LEAD_LABEL = phrases(
  'chủ trì : | đơn vị chủ trì : | cơ quan chủ trì : | đơn vị thực hiện : | cơ quan thực hiện : | thực hiện : | người thực hiện : | trách nhiệm : | đơn vị chịu trách nhiệm : | phân công : | giao : | đầu mối : | đơn vị đầu mối : | phụ trách : | đơn vị chủ trì | cơ quan chủ trì | đơn vị được giao : | đơn vị đầu mối | chủ trì thực hiện : | chủ trì là | đơn vị chủ trì là | cơ quan chủ trì là | bộ phận thực hiện : | đơn vị phụ trách : | trách nhiệm thực hiện :',
)
const NOT_WITH = phrases(
  'đối với | so với | gắn với | cùng với việc | phù hợp với | tương ứng với | khác với | trách nhiệm với | khớp với | tương xứng với | liên quan với | đề xuất với | kiến nghị với | tham mưu với',
)
const REPORTS_WITH = phrases('đăng ký | giải trình | báo cáo | cập nhật')
const PROPOSES_WITH = phrases('đề xuất | kiến nghị | tham mưu | đề nghị')

/** Words that make a request part of the work itself: "có văn bản đề nghị Sở Y", "để đề nghị". */
const INSIDE_WORK = new Set('bản trình văn cáo có thư đơn để sơ dung ý theo được bị tờ hợp'.split(' ').map(keyOf))

export const leadLabelBefore = (tokens: readonly Token[], at: number, floor: number): PhraseHit | null =>
  phraseBefore(tokens, at, floor, LEAD_LABEL)

export function assignBefore(tokens: readonly Token[], at: number, floor: number): PhraseHit | null {
  const hit = phraseBefore(tokens, at, floor, ASSIGN)
  if (!hit) return null
  if (is(tokens, hit.from - 1, hit.to, 'bàn', 'được', 'đã', 'chuyển', 'vừa', 'trình')) return null
  return hit
}

export function requestBefore(tokens: readonly Token[], at: number, floor: number): PhraseHit | null {
  const hit = phraseBefore(tokens, at, floor, REQUEST)
  if (!hit || (hit.from > floor && INSIDE_WORK.has(tokens[hit.from - 1]!.key))) return null
  return hit
}

export type WithCue = { hit: PhraseHit; role: 'coordinate' | 'reportTo' | null }

/** "phối hợp với", "cùng", "có sự tham gia của", "mời" … just before a unit. */
export function coordinateBefore(tokens: readonly Token[], at: number, floor: number): WithCue | null {
  const hit = phraseBefore(tokens, at, floor, COORDINATE) ?? opinionOf(tokens, at, floor)
  if (!hit) return null
  if (phraseBefore(tokens, at, floor, NOT_WITH)) return { hit, role: null }
  if (hit.wording === 'cùng' && is(tokens, hit.from - 1, at, 'cuối')) return null
  if (hit.wording === 'mời' && is(tokens, hit.from - 1, at, 'giấy', 'thư')) return null
  if (hit.wording === 'với') {
    if (verbBack(tokens, hit.from, floor, REPORTS_WITH, 12)) return { hit, role: 'reportTo' }
    if (verbBack(tokens, hit.from, floor, PROPOSES_WITH, 12)) return { hit, role: null }
  }
  return { hit, role: 'coordinate' }
}

/** "xin ý kiến thống nhất bằng văn bản của Sở Y": what stands between says how. */
function opinionOf(tokens: readonly Token[], at: number, floor: number): PhraseHit | null {
  if (!is(tokens, at - 1, at, 'của')) return null
  for (let k = at - 1; k > floor && k > at - 9; k--) {
    const hit = phraseBefore(tokens, k, floor, ASKS_OPINION)
    if (hit) return { from: hit.from, to: at, wording: hit.wording }
    if (tokens[k - 1]!.kind === 'mark') return null
  }
  return null
}
const ASKS_OPINION = phrases(
  'lấy ý kiến | xin ý kiến | tham khảo ý kiến | tranh thủ ý kiến | lấy thêm ý kiến | xin thêm ý kiến | có ý kiến',
)

function verbBack(
  tokens: readonly Token[],
  from: number,
  floor: number,
  verbs: ReturnType<typeof phrases>,
  reach: number,
): PhraseHit | null {
  for (let k = from; k > floor && k > from - reach; k--) {
    const hit = phraseBefore(tokens, k, floor, verbs)
    if (hit && isVerb(tokens, hit)) return hit
    if (is(tokens, k - 1, from, ',', ';', '.', ':')) return null
  }
  return null
}

const REPORT = phrases(
  'gửi | nộp | chuyển | trình | báo cáo | báo lại | báo | sao gửi | giải trình | tham mưu trình | trình ký | phản ánh | cung cấp | bàn giao | cập nhật | tổng hợp | phản hồi | thông tin | trả lời | đăng ký',
)
const DIRECT = new Set(['gửi', 'nộp', 'chuyển', 'trình', 'báo cáo', 'báo lại', 'sao gửi', 'tham mưu trình'])
const FILLER = phrases(
  'kết quả | bằng văn bản | nhanh | kịp thời | định kỳ | ngay | trực tiếp | đề xuất | xin ý kiến | đầy đủ | cụ thể | lại | thường xuyên | hàng tháng | hằng tháng | hàng tuần | hằng tuần | hàng ngày | hằng ngày | hàng quý | hằng quý | lãnh đạo | thường trực | , đề xuất | , kiến nghị | đề xuất | tiến độ | kết quả thực hiện | kết quả cho | giải trình | chính thức | bổ sung | xin chủ trương | , xin ý kiến | và đề xuất | và kiến nghị | , tham mưu | và tham mưu | , tham mưu đề xuất | hồ sơ | một bản | ý kiến | văn bản | , trình | bản điện tử | chi tiết | tình hình | thẩm định',
)
const TO: Record<string, Set<string>> = {
  về: new Set([
    'gửi',
    'nộp',
    'chuyển',
    'báo cáo',
    'sao gửi',
    'phản ánh',
    'tổng hợp',
    'cập nhật',
    'bàn giao',
    'phản hồi',
    'cung cấp',
    'thông tin',
    'đăng ký',
    'trả lời',
    'trình',
  ]),
  cho: new Set([
    'gửi',
    'nộp',
    'chuyển',
    'báo cáo',
    'báo lại',
    'báo',
    'cung cấp',
    'bàn giao',
    'trình',
    'sao gửi',
    'trả lời',
  ]),
  tới: new Set(['gửi', 'nộp', 'chuyển', 'báo cáo', 'sao gửi']),
  đến: new Set(['gửi', 'nộp', 'chuyển', 'báo cáo', 'sao gửi']),
  lên: new Set(['gửi', 'nộp', 'chuyển', 'báo cáo', 'trình']),
  sang: new Set(['gửi', 'chuyển', 'bàn giao']),
  qua: new Set(['gửi', 'nộp', 'báo cáo', 'chuyển', 'đăng ký']),
}
const COMPOUND = new Set('quy chương công tờ quá giải hành lộ vận di'.split(' ').map(keyOf))
const AFTER_CHUYEN = new Set('đổi biến giao tiếp dịch sinh'.split(' ').map(keyOf))

/** "quy trình", "vận chuyển", "chuyển đổi", "theo báo cáo của" are no verbs of reporting. */
function isVerb(tokens: readonly Token[], hit: PhraseHit): boolean {
  const first = tokens[hit.from]!
  if (
    hit.to - hit.from === 1 &&
    COMPOUND.has(tokens[hit.from - 1]?.key ?? '') &&
    tokens[hit.from - 1]!.line === false &&
    first.gap
  )
    return false
  if (hit.wording === 'chuyển' && AFTER_CHUYEN.has(tokens[hit.to]?.key ?? '')) return false
  return !(hit.wording === 'báo cáo' && is(tokens, hit.from - 1, hit.to, 'nghe', 'theo', 'qua'))
}

export type ReportCue = { from: number; through: boolean }

/** "gửi kết quả về U", "báo cáo U", "trình U", "cung cấp số liệu cho U". `floor` is where the clause begins. */
export function reportBefore(tokens: readonly Token[], at: number, floor: number): ReportCue | null {
  let k = at
  const through = after(tokens, k - 2, at, 'thông qua') === at ? 2 : is(tokens, k - 1, at, 'qua') ? 1 : 0
  let prep: string | null = null
  if (through > 0) {
    k -= through
    prep = 'qua'
  } else {
    for (const p of Object.keys(TO)) if (is(tokens, k - 1, at, p)) prep = p
    if (prep) k -= 1
  }
  if (prep) {
    const verbs = TO[prep]!
    for (let n = k; n > floor && n > k - 45; n--) {
      const hit = phraseBefore(tokens, n, floor, REPORT)
      if (hit && verbs.has(hit.wording) && isVerb(tokens, hit)) return { from: hit.from, through: through > 0 }
      if (is(tokens, n - 1, at, ';', '.') && tokens[n]?.gap) return null
    }
    return null
  }
  for (let n = 0; n < 4; n++) {
    const hit = phraseBefore(tokens, k, floor, REPORT)
    if (hit && DIRECT.has(hit.wording) && isVerb(tokens, hit)) return { from: hit.from, through: false }
    const filler = phraseBefore(tokens, k, floor, FILLER)
    if (!filler) return null
    k = filler.from
  }
  return null
}

const HANDED_IN = phrases('gửi | nộp | phải | cần | được gửi | được nộp | trình | chuyển')
/** "Báo cáo của các phường gửi Phòng X": whose paper it is hands it in. */
export const handsIn = (tokens: readonly Token[], at: number, to: number, end: number): boolean =>
  is(tokens, at - 1, at, 'của') && phraseAt(tokens, to, end, HANDED_IN) !== null

const PASSES_ON = phrases('trình | báo cáo | để trình | để báo cáo | gửi | để gửi | nộp')
export const goesThrough = (tokens: readonly Token[], at: number, to: number, end: number): boolean =>
  is(tokens, at - 1, at, 'qua') && phraseAt(tokens, to, end, PASSES_ON) !== null

const TAKES_LEAD = phrases(
  'chủ trì | là cơ quan chủ trì | là đơn vị chủ trì | làm đầu mối | là đầu mối | chịu trách nhiệm chính | là cơ quan đầu mối | làm cơ quan đầu mối | giữ vai trò chủ trì | làm tổ trưởng | là tổ trưởng | làm trưởng đoàn | là trưởng đoàn | làm trưởng ban',
)
const DOES = phrases(
  'chủ trì | thực hiện | đảm nhận | chịu trách nhiệm | phụ trách | làm | triển khai | tổ chức thực hiện | tham mưu | xây dựng | đề xuất | soạn thảo | chuẩn bị | làm chủ đầu tư | đảm nhiệm | lo | lo liệu | đảm trách | đảm đương | giải quyết | xử lý | bố trí | cân đối',
)
const ASSISTS = phrases(
  'phối hợp | có trách nhiệm phối hợp | chịu trách nhiệm phối hợp | cùng phối hợp | tham gia | cùng tham gia | chủ động phối hợp | phối hợp thực hiện | cử cán bộ tham gia | cử người tham gia | hỗ trợ | là đơn vị phối hợp | là cơ quan phối hợp | làm cơ quan phối hợp | là thành viên | làm thành viên | tham gia thành viên | làm tổ phó | là tổ phó | làm phó đoàn | là phó đoàn | tích cực phối hợp',
)
const CHAIRS = phrases(
  'kết luận | yêu cầu | chỉ đạo | giao | ghi nhận | đánh giá | biểu dương | phê bình | thống nhất | đề nghị | nhấn mạnh | chủ trì | đã | phát biểu | có ý kiến | hoan nghênh | lưu ý | cơ bản | nhất trí | đồng ý | phân công | cho rằng | khẳng định | quyết định | họp | tổ chức hội nghị | thông báo | cũng | nhắc',
)

const CHARGED = phrases(
  'được giao | được phân công | có trách nhiệm | chịu trách nhiệm | phải | có nhiệm vụ | được yêu cầu | chủ trì',
)
/** "U được giao …", "U phải …": said of a unit, it gives U the work wherever it stands in the sentence. */
export const isChargedAfter = (tokens: readonly Token[], at: number, end: number): boolean =>
  phraseAt(tokens, at, end, CHARGED) !== null
export const takesLead = (tokens: readonly Token[], at: number, end: number): boolean =>
  phraseAt(tokens, is(tokens, at, end, ',') ? at + 1 : at, end, TAKES_LEAD) !== null
export const doesWork = (tokens: readonly Token[], at: number, end: number): boolean =>
  phraseAt(tokens, at, end, DOES) !== null
export const assists = (tokens: readonly Token[], at: number, end: number): PhraseHit | null =>
  phraseAt(tokens, is(tokens, at, end, 'sẽ', 'cần', 'phải') ? at + 1 : at, end, ASSISTS)
export const speaksAsChair = (tokens: readonly Token[], at: number, end: number): boolean =>
  phraseAt(tokens, at, end, CHAIRS) !== null
