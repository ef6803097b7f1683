/**
 * Rule: a length or a period is a deadline where a limit stands before it, and no deadline where it tells how long something
 * lasts, which plan or report is meant, or what has been.
 */
import { daysBetween, yearOf } from '../shared/day.ts'
import { CLAUSE_END, FAR, heapsUp, standsBefore, tellsOfThing } from './due-context.ts'
import type { Trigger } from './due-triggers.ts'
import { everyWay, phraseAt, phraseBefore, phrases, product } from './phrases.ts'
import { verbAt } from './speech.ts'
import { after, afterAny, type DurationAtom, is, type PeriodAtom, type TimeContext } from './time-types.ts'
import { keyOf, type Token } from './tokens.ts'

const set = (words: string): Set<string> => new Set(words.split(' ').map(keyOf))

/** How long something takes or has taken: no limit word makes a deadline of it. */
const LASTING = phrases(
  'rút ngắn | giảm | còn | xuống | xuống còn | đủ | đủ dùng | tối thiểu | ít nhất | bình quân | trung bình | mỗi hồ sơ | quá hạn | chậm | trễ | trễ hạn | sớm hơn | thời gian giải quyết | thời gian xử lý | thời hạn giải quyết | lưu giữ | bảo hành | trên | hơn | gần | suốt | giải quyết thủ tục | trả kết quả | cắt giảm | tồn | qua | phải chờ | để dân chờ',
)
/** "trong 04 ngày thi", "trong 3 tháng cao điểm": a noun behind says which days they are. */
function tellsWhichDays(tokens: readonly Token[], to: number, end: number): boolean {
  const next = to < end ? tokens[to] : undefined
  if (next?.kind !== 'word' || next.capital || next.line) return false
  return !BEHIND_LENGTH.has(next.key) && verbAt(tokens, to, end) === null
}
const BEHIND_LENGTH = set(
  'để phải kể từ tính tới đến nữa sau và hoặc rồi là thì với cho về đối tại theo xong cả đồng có được không ở trên do bởi nếu khi kèm qua cùng gồm như mà nhưng trừ ngay này nay liên trở trước đầu cuối làm sẽ vừa mới',
)
const TERM_OF = phrases(
  'vay | cho vay | thuê | cho thuê | nghỉ | tạm trú | lưu trú | thử việc | bảo quản | lưu giữ | cách ly',
)
const CONTRACTS = phrases('hợp đồng | đề tài | gói thầu | hiệp định | đơn hàng')
const AS_RULED = phrases(product('theo quy định', 'giải quyết/xử lý/trả/là/phải giải quyết/được giải quyết'))
const EACH_ONE = phrases('mọi | mỗi | từng')
const LONGEST = 400
/** Work that lasts: "tập huấn trong 3 ngày" – but "hoàn thành việc tập huấn trong 3 ngày" is due. */
const GOES_ON = phrases(
  'niêm yết | kéo dài | diễn ra | cách ly | tập huấn | đào tạo | liên tục | nghỉ | treo | trưng bày | thu phí | thử nghiệm | vận hành thử | chạy thử',
)
const COMPLETION = phrases('hoàn thành | hoàn tất | làm xong | xong | kết thúc')
const PLANS = phrases(
  'đề án | chiến lược | quy hoạch | chương trình | kế hoạch | lộ trình | tầm nhìn | định hướng | mục tiêu',
)
const NAMING = set('đoạn kỳ')
/** These name a time only without a word between: "năm học 2019", but "vào 31 trường học trong quý IV". */
const SCHOOL = set('học khóa khoá')
const SPANS = phrases('giai đoạn | nhiệm kỳ | thời kỳ | số liệu | phát sinh | lũy kế | luỹ kế | tính')

export function isDeadlineDuration(
  tokens: readonly Token[],
  atom: DurationAtom,
  trigger: Trigger,
  floor: number,
  end: number,
  context: TimeContext,
): boolean {
  // "trẻ từ 24 đến 60 tháng tuổi", "07 ngày nghỉ Tết"
  if (is(tokens, atom.to, end, 'tuổi', 'nghỉ', 'thi', 'lễ', 'tết', 'hội', 'học', 'bầu', 'diễn')) return false
  const bare = atom.loose && !atom.after && trigger.words.every(w => w === 'trong' || w === 'ngay trong')
  if (bare && tellsWhichDays(tokens, atom.to, end)) return false
  // "mỗi thành viên vay không quá 24 tháng": the term of something
  if (standsBefore(tokens, trigger.from, floor, TERM_OF, 4)) return false
  if (atom.loose && tellsOfThing(tokens, trigger, atom.from, floor)) return false
  // "hồ sơ loại này theo quy định giải quyết trong 20 ngày"
  if (phraseBefore(tokens, trigger.from, floor, AS_RULED)) return false
  // "(thời gian xử lý tối đa 03 ngày làm việc)"
  if (trigger.words.some(w => /^thời gian (xử lý|giải quyết|thẩm định|trả)/.test(w))) return false
  // "mọi phiếu yêu cầu xử lý trong 24 giờ": a pace
  if (atom.hours && standsBefore(tokens, trigger.from, floor, EACH_ONE, 7)) return false
  // "hợp đồng số 12 ngày 05/5/2009, thời gian thực hiện 24 tháng": the paper's own
  if (atom.loose && standsBefore(tokens, trigger.from, floor, CONTRACTS, 25, true)) {
    if (trigger.words.some(w => w.startsWith('thời'))) return false
  }
  // nobody in a meeting gives work for more than a year by its length
  if (atom.loose && atom.due !== null && daysBetween(context.meeting, atom.due) > LONGEST) return false
  // "10 ngày tới", "5 ngày kể từ hôm nay", "cho 10 ngày là phải xong" say it themselves.
  const said = atom.after || phraseAt(tokens, atom.to, end, MUST_BE_DONE) !== null
  if (!trigger.real && !trigger.words.includes('sau') && !trigger.words.includes('vòng') && !said) return false
  // "trong 3 ngày đối với mỗi hồ sơ" promises a pace.
  if (phraseAt(tokens, atom.to, end, FOR_EACH)) return false
  // "gửi tài liệu trước 3 ngày" counts back from something else.
  if (trigger.words.at(-1) === 'trước') return false
  if (atom.loose && standsBefore(tokens, trigger.from, floor, LASTING, 5)) return false
  if (
    atom.loose &&
    !trigger.firm &&
    standsBefore(tokens, trigger.from, floor, GOES_ON, 5) &&
    !standsBefore(tokens, trigger.from, floor, COMPLETION, 9)
  )
    return false
  if (
    atom.loose &&
    afterAny(tokens, atom.to, end, 'liên tục', 'liền', 'qua', 'trước', 'gần nhất', 'gần đây', 'đầu', 'vừa') > 0
  )
    return false
  if (atom.loose && trigger.words.length === 1 && trigger.words[0] === 'sau') {
    return atom.to >= end || is(tokens, atom.to, end, ',', '.', ';', ')', 'phải', 'báo', 'sẽ', 'hoàn')
  }
  if (atom.loose && trigger.start) return false
  return true
}

const FOR_EACH = phrases(
  everyWay(
    'đối với | cho | với | / | trên | ',
    'mỗi hồ sơ | từng hồ sơ | một hồ sơ | hồ sơ | mỗi vụ | từng vụ | mỗi đơn | mỗi thủ tục',
  )
    .filter(w => w !== 'hồ sơ')
    .join(' | '),
)
const MUST_BE_DONE = phrases(
  everyWay(
    ' | là | thì | nữa | nữa là | nữa thì',
    'phải xong | phải hoàn thành | phải có | phải làm xong | xong | phải trả lời | phải báo cáo | hoàn thành',
  ).join(' | '),
)

export function isDeadlinePeriod(
  tokens: readonly Token[],
  atom: PeriodAtom,
  trigger: Trigger,
  floor: number,
  end: number,
  context: TimeContext,
): boolean {
  if (atom.last < context.meeting) return false
  // "kết quả trong 6 tháng đầu năm" said in August looks back, though the next first half is to come.
  if (!atom.year && yearOf(atom.last) > yearOf(context.meeting) && daysBetween(context.meeting, atom.last) > FAR)
    return false
  if (
    afterAny(tokens, atom.to, end, 'đến nay', 'tới nay', 'trở về trước', 'trở lại đây', 'đến thời điểm', 'trở về') > 0
  )
    return false
  const before = trigger.from > floor ? tokens[trigger.from - 1] : undefined
  if (before && (NAMING.has(before.key) || (SCHOOL.has(before.key) && trigger.words.length === 0))) return false
  if (!trigger.firm && phraseBefore(tokens, trigger.from, floor, SPANS)) return false
  if (tellsOfThing(tokens, trigger, atom.from, floor) || heapsUp(tokens, atom.from, floor)) return false
  if (phraseBefore(tokens, trigger.from, floor, COMPARED)) return false
  // "vào các dịp cuối tuần": whenever that is
  if (phraseBefore(tokens, atom.from, floor, WHENEVER)) return false
  // "tránh dồn hàng vào cuối tuần", "mở cửa cả cuối tuần": every one of them
  if (is(tokens, atom.to - 1, end, 'tuần') && standsBefore(tokens, atom.from, floor, HABITUAL, 9)) return false
  const own =
    is(tokens, atom.from, end, 'hết') && is(tokens, atom.from + 1, end, 'tháng', 'quý', 'năm', 'tuần', '6', '06')
  if (trigger.start && atom.precision === 'year') return false
  if (trigger.real || own)
    return !(
      atom.precision === 'year' &&
      atom.part === 'whole' &&
      trigger.words.includes('đến') &&
      standsBefore(tokens, trigger.from, floor, PLANS, 16, true)
    )
  if (atom.part !== 'whole') return isBarePart(tokens, atom, floor, end, before)
  // "tuần này", "tháng sau" point at a time and name nothing.
  if (
    is(tokens, atom.to - 1, end, 'này', 'sau', 'tới', 'nay', 'tiếp', 'theo', 'nữa') &&
    !phraseBefore(tokens, atom.from, floor, REPORTS) &&
    !(atom.precision === 'year' && before !== undefined && !CLAUSE_END.has(before.key) && before.key !== '(')
  )
    return !standsBefore(tokens, atom.from, floor, PLANNED, 5)
  const opens = before === undefined || CLAUSE_END.has(before.key) || before.key === '('
  if (atom.precision === 'half-year' && standsBefore(tokens, atom.from, floor, REVIEW, 12))
    return context.meeting >= atom.first
  const closes =
    atom.to >= end ||
    is(tokens, atom.to, end, '.', ';', ')', ',') ||
    afterAny(tokens, atom.to, end, 'phải', 'hoàn thành', 'xong', 'là xong') > 0 ||
    verbAt(tokens, atom.to, end) !== null
  return opens && closes && atom.precision !== 'year' && (before !== undefined || closes)
}

/** "lập kế hoạch thu quý tới": the time says what is planned, not when the plan is due. */
const PLANNED = phrases('kế hoạch | dự toán | lịch | chương trình | chỉ tiêu | phương hướng | nhiệm vụ | nhu cầu')
const REVIEW = phrases('sơ kết | phục vụ công tác kiểm tra, đánh giá')
const HABITUAL = phrases(
  'tránh | hạn chế | không | mở cửa | trực | phục vụ | kể cả | cả | ngoài giờ | thường | hay | phân luồng | điều tiết',
)
const WHENEVER = phrases(product('các/những/mọi/mỗi', 'dịp/ngày/đợt/buổi/kỳ/lúc/ngày nghỉ'))
const COMPARED = phrases('so với | cùng kỳ | tăng so với')
const REPORTS = phrases(
  'báo cáo | họp | giao ban | phiên | kỳ họp | kết quả | tổng kết | sơ kết | thi đua | xếp loại | hội nghị | quyết toán | kỳ',
)

function isBarePart(
  tokens: readonly Token[],
  atom: PeriodAtom,
  floor: number,
  end: number,
  before: Token | undefined,
): boolean {
  if (before && phraseBefore(tokens, atom.from, floor, REPORTS)) return false
  if (atom.precision === 'month' || atom.precision === 'week') return true
  const opens = before === undefined || CLAUSE_END.has(before.key) || before.key === '('
  return (
    opens &&
    (atom.to >= end ||
      is(tokens, atom.to, end, '.', ';', ',', ')', 'phải') ||
      after(tokens, atom.to, end, 'hoàn thành') > 0)
  )
}
