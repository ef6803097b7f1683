/** Rule: where a name may break off – before a connecting word, never inside a proper name or between a figure and its unit. */
import { phraseAt, phrases } from './phrases.ts'
import { verbAt } from './speech.ts'
import { is } from './time-types.ts'
import { keyOf, type Token } from './tokens.ts'

const words = (list: string): Set<string> => new Set(list.split(' ').map(keyOf))

/** A word group begins with these: the name may end before them. */
export const GROUP_EDGE = phrases(
  'của | tại | cho | và | trong | theo | về | với | đối với | cùng | từ | đến | tới | bằng | để | do | trên | giữa | vào | ở | gồm | bao gồm | như | mà | khi | nếu | nhất là | phục vụ | trước | sau | liên quan | có liên quan | thuộc | qua | thông qua | gắn với | hoặc | sang | nhằm | so với | dưới | kèm | kèm theo',
)

/** What a name does not end on. */
const DANGLING = words(
  'tại của và để với các những cho về theo trong trên đến tới từ ở do bằng nhằm hoặc cùng như là mà khi vào trước sau giữa qua dưới mọi mỗi từng một có được bị đã đang sẽ cần phải số xong gửi nộp lên sang ít chậm muộn cả nếu ngay vòng hạn hết đối đồng kèm thuộc nhưng cũng thì lắm đừng rằng nhân',
)
/** "đồng" closes "hợp đồng", "số" closes "chuyển đổi số", "bằng" closes "mặt bằng". */
const PART_OF = new Map([
  [keyOf('số'), words('đổi tỷ tỉ chỉ dân tham hộ đa mã')],
  [keyOf('đồng'), words('hợp hội cộng tương triệu tỷ tỉ nghìn ngàn nội cánh')],
  [keyOf('hạn'), words('thời giới kỳ quá trễ đúng trung dài ngắn hết vô hữu')],
  [keyOf('thuộc'), words('trực phụ')],
  [keyOf('bị'), words('chuẩn thiết trang')],
  [keyOf('theo'), words('kèm tiếp')],
  [keyOf('đối'), words('tuyệt cân')],
  [keyOf('hết'), words('trước')],
  [keyOf('trên'), words('nêu nói như kể cấp bên')],
  [keyOf('bằng'), words('mặt công thăng văn')],
  [keyOf('tới'), words('quý tháng tuần năm kỳ gian họp')],
  [keyOf('nhân'), words('nhân công cá bệnh nạn tư pháp hôn nguyên quân thương nông doanh tác hạt chứng thân ban')],
  [keyOf('dưới'), words('bên cấp')],
  [keyOf('giữa'), words('ở')],
  [keyOf('sau'), words('phía hậu tháng tuần quý năm')],
  [keyOf('các'), words('quy')],
])

/** Is the last token of the list one that a name does not end on? */
export function isDangling(tokens: readonly Token[], list: readonly number[], broken: boolean): boolean {
  const at = list.at(-1)!
  const token = tokens[at]!
  if (token.kind === 'mark') return !(token.key === '%' || token.key === ')' || token.key === '"')
  const before = list.length > 1 ? tokens[list.at(-2)!] : undefined
  // "dưới 30" with its unit cut off; "tháng 12", "số 5", "phường 8" are whole.
  if (token.kind === 'number') return broken && tokens[at + 1]?.kind === 'word' && !names(before)
  // "kiểm tra đột xuất ít nhất (mỗi tuần một lần)".
  if (token.key === MOST && before && LEAST_MOST.has(before.key)) return true
  if (!DANGLING.has(token.key)) return false
  return !(before && (PART_OF.get(token.key)?.has(before.key) ?? false))
}

const MOST = keyOf('nhất')
const LEAST_MOST = words('ít chậm muộn trễ sớm')
const NAMES_A_NUMBER = words(
  'số tháng quý năm phường xã quận tổ đợt kỳ khóa điều mục mức cấp lần giai đoạn ngày thứ hạng loại vòng',
)
const names = (before: Token | undefined): boolean =>
  before !== undefined && (NAMES_A_NUMBER.has(before.key) || before.kind === 'mark')

/** Does a cut before `k` part a proper name, a figure or an acronym? */
export function isInsideName(tokens: readonly Token[], k: number): boolean {
  const token = tokens[k]!
  const before = tokens[k - 1]
  if (!before) return false
  if (!token.gap && !(token.kind === 'mark' && CLOSING.has(token.key))) return true
  if (before.kind === 'mark' && !before.gap && !CLOSING.has(before.key)) return true
  return token.kind === 'word' && token.capital && before.kind === 'word' && (before.capital || LEVEL.has(before.key))
}
const CLOSING = new Set([',', ';', '.', ':', '!', '?', ')', '%'])
const LEVEL = words('phường xã quận huyện tỉnh phố trấn thôn ấp bản đường')

const UNIT_HEADS = phrases(
  'phòng | sở | ban | ubnd | ủy ban nhân dân | hđnd | văn phòng | trung tâm | chi cục | cục | vụ | viện | công an | ban quản lý | bql | hội | đoàn | đội | tổ | thanh tra | bộ phận | trạm | trưởng | phó | giám đốc | phó giám đốc | chủ tịch | phó chủ tịch | chánh văn phòng | chánh thanh tra | bí thư | hiệu trưởng | kho bạc | ngân hàng | bảo hiểm xã hội | mặt trận | ủy ban mặt trận | công ty | ông | bà | các đoàn thể | các ngành | các tổ chức | các phòng | các sở | các ban | các đơn vị | các cơ quan | các phường | các xã | các địa phương | các trường | thủ trưởng các | thủ trưởng | lãnh đạo | công chức | cán bộ',
)
const NO_UNIT = phrases(
  'hội nghị | hội thi | hội thảo | hội trường | hội đồng | hội chợ | tổ chức | ban hành | phòng học | phòng họp | phòng chống | phòng, chống | phòng ngừa | phòng dịch | đoàn kết | cục bộ | vụ việc | viện phí | trạm biến áp | đội hình | tổ dân phố | tổ hợp',
)
/** Verbs of daily work that are too common to tell a sentence's sense, but do end a unit's name. */
const MORE_VERBS = phrases(
  'lấy | soạn | sao lưu | ra quân | bảo hành | xét | thăm | thăm hỏi | ngừng | xin | viết | bầu | tìm | ghi | tính | đón | kẻ | sơn | lắp | bỏ | đẩy | chấm | điểm lại | trực | trình bày | nhận | lên | tiếp dân | thông qua',
)
const HELPED = phrases('phối hợp với | phối hợp cùng | phối hợp cùng với | cùng với')
const REACH = 24

/**
 * The end of a unit that no catalogue knows: from its noun to the verb of the work. `-1` where none begins at `i`.
 * After a request a lower-case noun will do, at the beginning only a capital one.
 */
export function bareUnitEnd(tokens: readonly Token[], i: number, end: number, asked: boolean): number {
  const helped = phraseAt(tokens, i, end, HELPED)
  const from = helped ? helped.to : i
  const unit = phraseAt(tokens, from, end, UNIT_HEADS)
  if (!unit || phraseAt(tokens, from, end, NO_UNIT) || !(tokens[from]!.capital || asked || helped)) return -1
  // "Tổ chức hội thi", "Ban hành quy chế", "Thanh tra việc thu phí": the verb looks like a unit.
  const verb = verbAt(tokens, from, end)
  const follows = tokens[unit.to]
  if (verb && verb.to >= unit.to && !(verb.to === unit.to && (follows?.capital || LEVEL.has(follows?.key ?? ''))))
    return -1
  for (let k = unit.to; k < Math.min(end, from + REACH); k++) {
    const token = tokens[k]!
    if (token.key === '.' || token.key === ';') return -1
    if (token.key === ':') return k + 1
    if (token.key === '(') {
      while (k + 1 < end && tokens[k]!.key !== ')' && k < from + REACH) k += 1
      continue
    }
    if (token.capital || token.kind !== 'word') continue
    if (
      verbAt(tokens, k, end) ||
      phraseAt(tokens, k, end, MORE_VERBS) ||
      is(tokens, k, end, 'chủ', 'có', 'được', 'phải', 'cần', 'sẽ')
    )
      return k
  }
  return -1
}

const NOT_OPENING = words('gia kết')

/** "cần Thơ", "giao thông", "việc làm", "phải thu", "chỉ đạo điểm": the word that looks like an opening is the work itself. */
export const KEEPS_ON = (tokens: readonly Token[], at: number, next: number, end: number): boolean => {
  if (NOT_OPENING.has(tokens[next]?.key ?? '')) return true
  if (
    is(tokens, at, end, 'giao') &&
    !tokens[next]?.capital &&
    is(tokens, next, end, 'ban', 'thông', 'dịch', 'lưu', 'chỉ', 'đất', 'rừng')
  )
    return true
  if (is(tokens, next, end, 'về', 'trước') && is(tokens, next - 1, end, 'nhiệm')) return true
  if (is(tokens, at, end, 'phân') && is(tokens, next, end, 'nhiệm', 'lịch', 'cán', 'lại', 'rõ')) return true
  return (
    is(tokens, at, end, 'chủ', 'đề', 'yêu', 'chỉ', 'lưu', 'nhắc') &&
    next < end &&
    is(tokens, next, end, 'cuộc', 'họp', 'hội', 'các', 'việc') &&
    tokens[at]!.key === keyOf('chủ') &&
    !is(tokens, next, end, ',')
  )
}
