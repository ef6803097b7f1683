/**
 * Rule: who receives the product. A verb of handing over or telling, a preposition and the receiver ("gửi … về U",
 * "bàn giao … cho U", "giải trình với U"), or the receiver as plain object ("trình U", "báo cáo kết quả … U").
 */
import { type PhraseHit, phraseAt, phraseBefore, phrases, product } from './phrases.ts'
import { verbAt } from './speech.ts'
import { after, is } from './time-types.ts'
import { keyOf, type Token } from './tokens.ts'

const HANDS_OVER =
  'gửi | nộp | chuyển | trình | sao gửi | bàn giao | chuyển giao | đưa | trao | trả | giao lại | giao nộp | giao trả | nộp lại | gửi lại | chuyển lại | trả lại | hoàn trả | trình ký | đệ trình | tham mưu trình | phát hành | cung cấp | chia sẻ'
const TELLS =
  'báo cáo | báo | báo lại | giải trình | phản ánh | thông tin | trả lời | phản hồi | hồi âm | cập nhật | tổng hợp | đăng ký | kê khai | tường trình | thỉnh thị | có tờ trình'
const DELIVER = phrases(HANDS_OVER, TELLS)
/** Verbs whose receiver may be their plain object. */
const DIRECT = new Set(
  'gửi|nộp|chuyển|trình|sao gửi|đệ trình|tham mưu trình|báo cáo|báo|báo lại|trình ký|gửi lại|thỉnh thị'.split('|'),
)
/** Prepositions before the receiver, and the only verbs that take them where not all do. */
const TO: Record<string, Set<string> | null> = {
  về: null,
  cho: null,
  tới: null,
  đến: null,
  lên: null,
  sang: null,
  qua: null,
  vào: new Set(['nộp', 'nộp lại', 'chuyển', 'gửi']),
  với: new Set(['báo cáo', 'giải trình', 'cập nhật', 'đăng ký', 'kê khai', 'phản ánh', 'tường trình', 'thỉnh thị']),
  trước: new Set(['báo cáo', 'giải trình', 'tường trình']),
}
/** Other verbs that give something to somebody: what stands behind them is no receiver of the product. */
const GIVES_ELSE = phrases(
  'cấp | cấp bổ sung | hỗ trợ | tạo điều kiện | bố trí | thanh toán | chi trả | hướng dẫn | tập huấn | giúp | dành | chi | trang bị | giải thích | tuyên truyền | tặng | đào tạo | phân bổ | thuận lợi | xây dựng | mở | cho phép | đề nghị | yêu cầu | quy định',
)
/** "văn bản hướng dẫn", "kinh phí hỗ trợ": there they only tell what it is. */
const NOUN = new Set(
  'vụ lượt đợt bản kế hoạch liệu văn phí cáo sách sơ trình án quả việc toán cầu nghị xuất định số tin danh mức vốn tiền kiến'
    .split(' ')
    .map(keyOf),
)
const COMPOUND = new Set('quy chương công tờ quá giải hành lộ vận di chi cảnh dự được họp đài'.split(' ').map(keyOf))
/** First word of the verb → what behind it makes another word ("chuyển đổi", "trao đổi", "đưa vào"). */
const OTHER_WORD = new Map(
  Object.entries({
    chuyển: 'đổi biến tiếp dịch sinh kinh tiền vốn',
    trao: 'đổi',
    đưa: 'vào ra nước điện dân người bà hàng học',
    trả: 'lời',
    giao: 'ban dịch lưu thông nhiệm',
    báo: 'chí đài',
    thông: 'báo',
    trình: 'độ tự',
    nộp: 'ngân',
  }).map(([word, next]) => [keyOf(word), new Set(next.split(' ').map(keyOf))]),
)
const HEARS = ['nghe', 'theo', 'qua']

/** "quy trình", "vận chuyển", "chuyển đổi", "theo báo cáo của" are no verbs of delivering. */
function isVerb(tokens: readonly Token[], hit: PhraseHit): boolean {
  const first = tokens[hit.from]!
  const single = hit.to - hit.from === 1
  const glued = COMPOUND.has(tokens[hit.from - 1]?.key ?? '') && !tokens[hit.from - 1]!.line && first.gap
  // "Phòng Văn hóa và Thông tin": part of a name.
  if (first.capital && !first.upper && !first.line && tokens[hit.from - 1]?.kind === 'word') return false
  if (single && glued) return false
  if (single && OTHER_WORD.get(first.key)?.has(tokens[hit.to]?.key ?? '')) return false
  return !(hit.wording === 'báo cáo' && is(tokens, hit.from - 1, hit.to, ...HEARS))
}

export type ReportCue = { from: number; through: boolean; verb: string; direct: boolean }

const REACH = 45

/** Looks back from `at` for the verb that governs what stands there. */
function governing(
  tokens: readonly Token[],
  at: number,
  floor: number,
  fits: (verb: string) => boolean,
): PhraseHit | null {
  for (let n = at; n > floor && n > at - REACH; n--) {
    const hit = phraseBefore(tokens, n, floor, DELIVER)
    if (hit && fits(hit.wording) && isVerb(tokens, hit)) return hit
    const else_ = phraseBefore(tokens, n, floor, GIVES_ELSE)
    const widens = else_?.wording === 'mở' && is(tokens, else_.to, at, 'rộng')
    if (else_ && !widens && !NOUN.has(tokens[else_.from - 1]?.key ?? '') && tokens[else_.from]!.gap) return null
    if (is(tokens, n - 1, at, ';', '.') && tokens[n]?.gap) return null
  }
  return null
}

/** "gửi kết quả về U", "báo cáo U", "trình U", "cung cấp số liệu cho U". `floor` is where the clause begins. */
export function reportBefore(tokens: readonly Token[], at: number, floor: number, superior: boolean): ReportCue | null {
  const through = after(tokens, at - 2, at, 'thông qua') === at ? 2 : is(tokens, at - 1, at, 'qua') ? 1 : 0
  const prep = through > 0 ? 'qua' : Object.keys(TO).find(p => is(tokens, at - 1, at, p))
  if (prep === 'về' && is(tokens, at - 2, at, 'thuộc')) return null
  if (!prep) return directObject(tokens, at, floor, superior)
  const only = TO[prep]
  const hit = governing(tokens, at - Math.max(through, 1), floor, verb => !only || only.has(verb))
  return hit && { from: hit.from, through: through > 0, verb: hit.wording, direct: false }
}

/** Words between the verb and its receiver that say what, how and how often, and may hold a comma. */
const FILLER = phrases(
  product('/,/và', 'đề xuất/kiến nghị/tham mưu/xin ý kiến/giải trình/tham mưu đề xuất/trình/đề nghị/xin chủ trương'),
  'kết quả | bằng văn bản | nhanh | kịp thời | định kỳ | ngay | trực tiếp | đầy đủ | cụ thể | lại | thường xuyên | hàng tháng | hằng tháng | hàng tuần | hằng tuần | hàng ngày | hằng ngày | hàng quý | hằng quý | lãnh đạo | thường trực | tiến độ | kết quả thực hiện | chính thức | bổ sung | hồ sơ | một bản | ý kiến | văn bản | bản điện tử | chi tiết | tình hình | thẩm định | và',
)
const MAX_FILLERS = 5
/** Before the receiver these bind it to something else: "dự thảo của U", "chỉ đạo tại U". */
const BINDS = new Set(
  'của do tại ở theo thuộc trong bởi từ trên với là các để cho giúp về cùng mà được bị ngoài giữa mưu xuất nghị thay'
    .split(' ')
    .map(keyOf),
)
/** "báo cáo tại phiên họp U": the unit belongs to a place or an occasion. */
const ELSEWHERE = new Set('tại ở thuộc do trên cuộc phiên kỳ họp bởi sở'.split(' ').map(keyOf))
/** "các nhiệm vụ U giao": the unit is the subject of a clause of its own. */
const OWN_CLAUSE = phrases(
  'giao | đã | yêu cầu | chỉ đạo | phân công | đang | chưa | quản lý | đặt | đề nghị | kết luận | thống nhất',
)
const LONG = 12
const SHORT = 5

function directObject(tokens: readonly Token[], at: number, floor: number, superior: boolean): ReportCue | null {
  let k = at
  for (let n = 0; n < MAX_FILLERS; n++) {
    const hit = phraseBefore(tokens, k, floor, DELIVER)
    if (hit && DIRECT.has(hit.wording) && isVerb(tokens, hit))
      return { from: hit.from, through: false, verb: hit.wording, direct: true }
    const filler = phraseBefore(tokens, k, floor, FILLER)
    if (!filler) break
    k = filler.from
  }
  return withObject(tokens, at, floor, superior)
}

/** "trình dự thảo nghị quyết U", "gửi danh sách hộ nghèo U": the thing stands between. */
function withObject(tokens: readonly Token[], at: number, floor: number, superior: boolean): ReportCue | null {
  if (BINDS.has(tokens[at - 1]?.key ?? '')) return null
  const reach = superior ? LONG : SHORT
  for (let n = at - 1; n > floor && n >= at - reach; n--) {
    const word = tokens[n]!
    if (ELSEWHERE.has(word.key)) return null
    if (word.kind === 'mark' && !['"', '/', '-', '&'].includes(word.key)) return null
    if (!superior && n < at && verbAt(tokens, n, at) && !NOUN.has(tokens[n - 1]!.key)) return null
    const hit = phraseBefore(tokens, n, floor, DELIVER)
    if (hit && DIRECT.has(hit.wording) && isVerb(tokens, hit))
      return { from: hit.from, through: false, verb: hit.wording, direct: true }
  }
  return null
}

/** Is the unit at [.., to) the subject of a clause that only tells which ("việc U giao")? */
export const hasOwnClause = (tokens: readonly Token[], to: number, end: number): boolean =>
  phraseAt(tokens, to, end, OWN_CLAUSE) !== null

const PROCESSES = phrases(
  'tổng hợp | theo dõi | xem xét | thẩm định | trình | báo cáo | tham mưu | xử lý | kiểm tra | xác nhận | phê duyệt | quyết định | đăng tải | phát hành | chỉ đạo | quản lý | lưu | lưu trữ | kiểm soát',
)
/** "gửi số liệu để Sở Nội vụ tổng hợp", "cho Sở Tài chính biết": where it goes, by what is done with it. */
export function forUse(tokens: readonly Token[], at: number, to: number, end: number, floor: number): number | null {
  if (is(tokens, at - 1, at, 'cho', 'để', 'báo') && is(tokens, to, end, 'biết')) return at - 1
  if (!is(tokens, at - 1, at, 'để') || !phraseAt(tokens, to, end, PROCESSES)) return null
  return governing(tokens, at - 1, floor, () => true)?.from ?? null
}

const RECEIVER = phrases(
  product(
    '/đầu mối/nơi/đơn vị/cơ quan',
    'nhận/nhận báo cáo/tiếp nhận/nhận sản phẩm/nhận kết quả/tiếp nhận báo cáo/nhận và tổng hợp',
    ':/là',
  ),
  product('gửi về/nộp về/báo cáo về/gửi/nơi gửi/nộp', ':'),
)
/** "nơi nhận: U", "đầu mối nhận báo cáo là U". */
export const receiverLabel = (tokens: readonly Token[], at: number, floor: number): PhraseHit | null =>
  phraseBefore(tokens, at, floor, RECEIVER)

const OPINES = phrases(
  product(
    '/để/cho/xin/lấy/nhằm/và',
    'góp ý/cho ý kiến/có ý kiến/tham gia ý kiến/đóng góp ý kiến/tham gia góp ý/ý kiến/thẩm định ý kiến/cùng góp ý/lấy ý kiến/cho ý kiến góp ý/tham gia',
  ),
)
/** "gửi Công an quận cho ý kiến", "gửi các phòng góp ý": asked for an opinion, not given the product. */
export const opines = (tokens: readonly Token[], to: number, end: number): boolean =>
  phraseAt(tokens, to, end, OPINES) !== null

const HANDED_IN = phrases('gửi | nộp | phải | cần | được gửi | được nộp | trình | chuyển')
/** "Báo cáo của các phường gửi Phòng X": whose paper it is hands it in. */
export const handsIn = (tokens: readonly Token[], at: number, to: number, end: number): boolean =>
  is(tokens, at - 1, at, 'của') && phraseAt(tokens, to, end, HANDED_IN) !== null

/** Does whoever is spoken of up to the end of the clause hand something over: "lập hồ sơ, gửi Sở C"? */
export function handsOverIn(tokens: readonly Token[], from: number, to: number): boolean {
  for (let k = from; k < to && !is(tokens, k, to, ';', '.'); k++)
    if (is(tokens, k, to, ',', 'và') && phraseAt(tokens, k + 1, to, HANDED_OVER)) return true
  return false
}
const HANDED_OVER = phrases('gửi | nộp | trình | báo cáo')

const PASSES_ON = phrases('trình | báo cáo | để trình | để báo cáo | gửi | để gửi | nộp')
export const goesThrough = (tokens: readonly Token[], at: number, to: number, end: number): boolean =>
  is(tokens, at - 1, at, 'qua') && phraseAt(tokens, to, end, PASSES_ON) !== null

const DECIDES = phrases(
  product(
    '/để/sẽ',
    'quyết định/phê duyệt/xem xét/ký/ký ban hành/cho ý kiến/chấp thuận/thông qua/duyệt/ban hành/cho chủ trương',
  ),
)
const SUBMITS = phrases('trình | báo cáo | gửi | đệ trình')
/** "trình phương án, Chủ tịch quyết định": who decides has been given it. */
export const decides = (
  tokens: readonly Token[],
  at: number,
  to: number,
  end: number,
  floor: number,
): number | null => {
  if (!is(tokens, at - 1, at, ',', 'để') || !phraseAt(tokens, to, end, DECIDES)) return null
  for (let n = at - 1; n > floor && n > at - REACH; n--) {
    const hit = phraseBefore(tokens, n, floor, SUBMITS)
    if (hit && isVerb(tokens, hit)) return hit.from
    if (is(tokens, n - 1, at, ';', '.', ',')) return null
  }
  return null
}
