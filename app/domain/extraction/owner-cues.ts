/**
 * Rule: the words beside a unit charge it with the work – "giao", "đề nghị", "mong", "chủ trì:", "… chịu trách nhiệm".
 */
import { type PhraseHit, phraseAt, phraseBefore, phrases, product } from './phrases.ts'
import { actsAt, assesses, verbAt } from './speech.ts'
import { is } from './time-types.ts'
import { keyOf, type Token } from './tokens.ts'

export const ASSIGN = phrases(
  product('/tiếp tục/thống nhất/đồng ý/nhất trí/quyết định', 'giao', '/thêm/lại/tiếp/trực tiếp/cụ thể', '/cho'),
  product('giao', 'nhiệm vụ/trách nhiệm/việc/việc này/đầu mối', '/cho'),
  product(
    'đồng ý/nhất trí/thống nhất/chấp thuận/chấp nhận/cơ bản đồng ý/cho phép',
    '/chủ trương/về chủ trương',
    'cho/để',
  ),
  product('phân công/ủy quyền/ủy nhiệm/chỉ định/phân công nhiệm vụ', '/cho'),
  product('hạn/hạn chót/hạn cuối/thời hạn/thời gian', 'cho/để/đối với'),
  product('gia hạn/gia hạn thêm/giãn hạn', '/cho'),
  product('được', 'giao/phân công/giao trách nhiệm', 'cho'),
  'cử | cho phép | giao cho',
)
export const REQUEST = phrases(
  product('/rất/cũng/thiết tha/chỉ/tha thiết', 'mong/mong muốn/muốn/hy vọng/kỳ vọng/nhờ/mong rằng/hy vọng rằng'),
  product(
    'đề nghị/yêu cầu/lưu ý/nhắc/nhắc nhở/nhấn mạnh/đôn đốc/quán triệt/kiến nghị/khuyến nghị/gợi ý/dặn/thúc giục',
    '/với/đối với/rằng',
  ),
  'chỉ đạo | mời | kêu gọi | đề xuất để',
)
export const OPENERS = phrases(
  product(
    'trong khi đó/theo đó/tiếp đó/sau đó/cùng với đó/song song đó/song song với đó/trên cơ sở đó/từ đó/qua đó/nhờ đó/do đó/do vậy/vì vậy/vì thế/bởi vậy/cũng theo đó/bên cạnh đó/ngoài ra/đồng thời/trước mắt/mặt khác/trong đó/tiếp theo/trước hết/riêng/cũng như/ngược lại/về phần mình/tương tự',
    '/,',
  ),
  product('/riêng/còn', 'đối với/về phía/phía/với'),
  product('/thuộc', 'trách nhiệm/nhiệm vụ', '/của'),
  'còn | thủ trưởng | các đồng chí | đồng chí',
)
const LEAD_LABEL = phrases(
  product(
    '/đơn vị/cơ quan/bộ phận/người/các đơn vị/phòng/nơi',
    'chủ trì/thực hiện/chịu trách nhiệm/phụ trách/được giao/đầu mối/chủ trì thực hiện/chịu trách nhiệm chính/được phân công/tham mưu/chủ trì tham mưu/xử lý',
    ':/là/là :',
  ),
  product(
    '/chủ thể/đơn vị',
    'trách nhiệm/trách nhiệm chính/trách nhiệm thực hiện/phân công/giao/phân công thực hiện',
    ':',
  ),
  product('trách nhiệm/trách nhiệm này/trách nhiệm chính/việc này/nhiệm vụ này/phần việc này', 'thuộc/thuộc về/là của'),
  product('thuộc', 'trách nhiệm/nhiệm vụ/thẩm quyền/phần việc', '/của'),
  product(
    'là',
    'việc/trách nhiệm/nhiệm vụ/phần/phần việc/công việc/nhiệm vụ chính',
    '/thường xuyên/chung/chính/hằng ngày/riêng',
    'của',
  ),
  'đơn vị chủ trì | cơ quan chủ trì | đơn vị đầu mối',
)

/** Words that make a request part of the work itself: "có văn bản đề nghị Sở Y", "để đề nghị". */
const INSIDE_WORK = new Set('bản trình văn cáo có thư đơn để sơ dung ý theo được bị tờ hợp'.split(' ').map(keyOf))

export const leadLabelBefore = (tokens: readonly Token[], at: number, floor: number): PhraseHit | null =>
  phraseBefore(tokens, at, floor, LEAD_LABEL)

export function assignBefore(tokens: readonly Token[], at: number, floor: number): PhraseHit | null {
  const hit = phraseBefore(tokens, at, floor, ASSIGN)
  if (!hit) return null
  if (is(tokens, hit.from - 1, hit.to, 'bàn', 'được', 'đã', 'từng', 'chuyển', 'vừa', 'trình')) return null
  return hit
}

export function requestBefore(tokens: readonly Token[], at: number, floor: number): PhraseHit | null {
  const hit = phraseBefore(tokens, at, floor, REQUEST)
  if (!hit || (hit.from > floor && INSIDE_WORK.has(tokens[hit.from - 1]!.key))) return null
  return hit
}

const TAKES_LEAD = phrases(
  product(
    'là/làm/giữ vai trò/đóng vai trò/với vai trò là',
    '/cơ quan/đơn vị',
    'chủ trì/đầu mối/thường trực/đầu tàu/chịu trách nhiệm chính',
  ),
  product('là/làm', 'tổ trưởng/trưởng đoàn/trưởng ban/nòng cốt/chủ công'),
  'chủ trì | chịu trách nhiệm chính',
)
const DOES = phrases(
  'chủ trì | thực hiện | đảm nhận | chịu trách nhiệm | phụ trách | làm | triển khai | tổ chức thực hiện | tham mưu | xây dựng | đề xuất | soạn thảo | chuẩn bị | làm chủ đầu tư | đảm nhiệm | lo | lo liệu | đảm trách | đảm đương | giải quyết | xử lý | bố trí | cân đối | theo dõi',
)
const CHAIRS = phrases(
  'kết luận | yêu cầu | chỉ đạo | giao | ghi nhận | đánh giá | biểu dương | phê bình | thống nhất | đề nghị | nhấn mạnh | chủ trì | đã | phát biểu | có ý kiến | hoan nghênh | lưu ý | cơ bản | nhất trí | đồng ý | phân công | cho rằng | khẳng định | quyết định | họp | giao ban | tổ chức hội nghị | tổ chức giao ban | tổ chức họp | tổ chức cuộc họp | tổ chức phiên họp | thông báo | cũng | nhắc',
  'chỉ rõ | chỉ ra | mong | mong muốn | rất mong | hy vọng | kỳ vọng | tin tưởng | nêu | nêu rõ | đồng tình | chốt | chia sẻ | gợi ý | đặt vấn đề | giải thích | cảm ơn | ủng hộ | dặn | dự | tới dự | đến dự | tham dự | có mặt | trực tiếp dự | nói | cho hay | giao việc | chốt việc | chúc | muốn | nhắc nhở | quán triệt | chấp thuận | cho phép | tán thành | kêu gọi | cho biết | bày tỏ | tiếp thu',
)

const CHARGED = phrases(
  product('được/đã được/bị/cũng được/sẽ được', 'giao/phân công/yêu cầu/chỉ định'),
  product('thì/cũng/đều/vẫn/lại/trước mắt', 'phải/có trách nhiệm'),
  'có trách nhiệm | chịu trách nhiệm | phải | có nhiệm vụ | chủ trì | có nghĩa vụ | nhận trách nhiệm | nhận nhiệm vụ',
)
const MUST = new Set(['sẽ', 'phải', 'cần', 'đều', 'vẫn', 'tiếp'].map(keyOf))
const DONE = new Set(['đã', 'vừa', 'mới', 'chưa', 'đang', 'khi', 'sau'].map(keyOf))
const AGENT = new Set(['do', 'được', 'về', 'để'].map(keyOf))
/** "tổ công tác do Phó Chủ tịch làm tổ trưởng": who heads a body is not told to do anything. */
const HOLDS = phrases(
  product(
    'làm/là/giữ chức/đảm nhiệm/giữ vai trò/kiêm/trực tiếp làm',
    'tổ trưởng/trưởng ban/trưởng đoàn/đội trưởng/chủ nhiệm/chủ tịch/nhóm trưởng/tổ phó/phó ban/ủy viên/thành viên/chủ tịch hội đồng/chỉ huy trưởng/chủ tài khoản/trưởng tiểu ban',
  ),
)
export const headsBody = (tokens: readonly Token[], at: number, to: number, end: number): boolean =>
  is(tokens, at - 1, at, 'do') && phraseAt(tokens, to, end, HOLDS) !== null

/**
 * "Việc kiểm kê do U làm", "phương án phải được U trình", "Trách nhiệm … thuộc về U": U is the one who acts where the
 * sentence is about the work; "rà soát danh sách do U cung cấp" only tells which list.
 */
export function isAgent(tokens: readonly Token[], at: number, to: number, sentence: number, end: number): boolean {
  const cue = tokens[at - 1]
  if (!cue || at - 1 <= sentence || !AGENT.has(cue.key)) return false
  if (is(tokens, at - 1, at, 'về')) return is(tokens, at - 2, at, 'thuộc') && aboutWork(tokens, sentence, end)
  if (is(tokens, at - 1, at, 'để') && !aboutWork(tokens, sentence, end)) return false
  if (!hasPredicate(tokens, to, end) || DONE.has(tokens[at - 2]!.key)) return false
  if (MUST.has(tokens[at - 2]!.key) || aboutWork(tokens, sentence, end)) return true
  return verbAt(tokens, sentence, at) === null && assesses(tokens, sentence, at) === null
}
const DEPICTS = phrases(
  'việc | nhiệm vụ | phần việc | công việc | công tác | phần | nội dung | khâu | đề án | dự án | kinh phí | nguồn kinh phí | kế hoạch | trách nhiệm | thẩm quyền',
)
const aboutWork = (tokens: readonly Token[], at: number, end: number): boolean =>
  phraseAt(tokens, at, end, DEPICTS) !== null
/** "U được giao …", "U phải …": said of a unit, it gives U the work wherever it stands in the sentence. */
export const isChargedAfter = (tokens: readonly Token[], at: number, end: number): boolean =>
  phraseAt(tokens, at, end, CHARGED) !== null
/** Does what a subject does follow? */
export const hasPredicate = (tokens: readonly Token[], at: number, end: number): boolean =>
  isChargedAfter(tokens, at, end) || verbAt(tokens, at, end) !== null || actsAt(tokens, at, end)
export const takesLead = (tokens: readonly Token[], at: number, end: number): boolean =>
  phraseAt(tokens, is(tokens, at, end, ',') ? at + 1 : at, end, TAKES_LEAD) !== null
export const doesWork = (tokens: readonly Token[], at: number, end: number): boolean =>
  phraseAt(tokens, at, end, DOES) !== null
const HOW = phrases('trực tiếp | cũng | đã | luôn | đồng thời | một lần nữa | rất')
export const speaksAsChair = (tokens: readonly Token[], at: number, end: number): boolean =>
  phraseAt(tokens, phraseAt(tokens, at, end, HOW)?.to ?? at, end, CHAIRS) !== null ||
  phraseAt(tokens, at, end, CHAIRS) !== null
