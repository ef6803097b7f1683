/**
 * Rule: a time expression is a deadline where a word before it makes it one ("trước", "chậm nhất", "trong", "hết", "thời
 * hạn:") and nothing says that it dates a document, names a plan, a street or a feast, or tells how long something lasts.
 */
import { daysBetween } from '../shared/day.ts'
import { FEAST, type Trigger } from './due-triggers.ts'
import { phraseAt, phraseBefore, phrases, product } from './phrases.ts'
import { type Atom, type DateAtom, is, type TimeContext } from './time-types.ts'
import { keyOf, type Token } from './tokens.ts'

const set = (words: string): Set<string> => new Set(words.split(' ').map(keyOf))

/** Words that make "đến ngày D" the day of a count and not of a task. */
const DATA = phrases(
  'tính | tính từ | số liệu | phát sinh | người sinh | trẻ sinh | công dân sinh | thanh niên sinh | nam sinh | đủ tuổi | đã ký | đã nhận | được cấp | giai đoạn | nhiệm kỳ | thời kỳ | lũy kế | luỹ kế | giá trị | kỳ báo cáo | tồn | tồn đọng',
)
const DOCUMENTS = phrases(
  'công văn | quyết định | nghị quyết | thông báo | tờ trình | báo cáo | chỉ thị | công điện | văn bản | nghị định | thông tư | luật | kết luận | hướng dẫn | biên bản | giấy mời | kế hoạch | chương trình | hợp đồng | thông báo kết luận | đơn | phiếu chuyển | ban hành | ký',
)
const EVENTS = set('lễ cử giảng mạc thi giỗ hội nghị họp niệm mừng thành khánh phóng')
export const CLAUSE_END = new Set(['.', ';', ':', ','])

/** Does one of the phrases stand in the few words before, within the clause? */
export function standsBefore(
  tokens: readonly Token[],
  at: number,
  floor: number,
  list: ReturnType<typeof phrases>,
  reach: number,
  commas = false,
): boolean {
  for (let k = at; k > floor && k > at - reach; k--) {
    if (phraseBefore(tokens, k, floor, list)) return true
    const token = tokens[k - 1]!
    if (CLAUSE_END.has(token.key) && (token.key !== ',' || !commas)) return false
  }
  return false
}

/** "số 77/TTr-STTTT ngày 12/7/2019", "Công điện ngày …", "biên bản họp ngày …". */
function datesDocument(tokens: readonly Token[], at: number, floor: number): boolean {
  for (let k = at - 1; k >= floor && k > at - 18; k--) {
    const token = tokens[k]!
    if (token.key === ';' || (token.key === '.' && token.gap === false && tokens[k + 1]?.gap)) return false
    if (is(tokens, k, at, 'số') && tokens[k + 1]?.kind === 'number') return true
  }
  return phraseBefore(tokens, at, floor, DOCUMENTS) !== null
}

/** "hôm nay", "ngay trong ngày", "chiều nay" – not the date that the head of the notice repeats. */
const isToday = (tokens: readonly Token[], atom: DateAtom, end: number): boolean =>
  is(tokens, atom.from, end, 'hôm', 'ngay', 'nội', 'trong') || is(tokens, atom.to - 1, end, 'nay')

/** "Luật Đất đai có hiệu lực từ ngày 01/8/2024" dates the law; "quy chế mới có hiệu lực từ …" is work to be ready. */
function isLaw(tokens: readonly Token[], at: number, floor: number): boolean {
  if (!phraseBefore(tokens, at, floor, IN_FORCE)) return false
  return standsBefore(tokens, at, floor, LAWS, 20, true)
}

/** Does the past day's trigger limit work: "chậm nhất ngày 01/7/2018" – and not what a paper, a count or a birth is dated by? */
export function limitsWork(
  tokens: readonly Token[],
  trigger: Trigger,
  to: number,
  floor: number,
  end: number,
): boolean {
  const closes = to >= end || tokens[to]!.kind === 'mark' || is(tokens, to, end, 'phải', 'để', 'báo')
  const limits = trigger.words.some(w => /trước|đến|tới|hết|trong|quá/.test(w)) && !trigger.start
  if (!(trigger.firm || (limits && closes)) || datesDocument(tokens, trigger.from, floor)) return false
  return !phraseBefore(tokens, trigger.from, floor, DATA) && !phraseBefore(tokens, trigger.from, floor, DATED)
}
const DATED = phrases(
  'sinh | ra đời | mất | có hiệu lực | thành lập | đã có | hiện | được giao | được cấp | thụ lý | nộp | tiếp nhận | nợ | khởi công | về | vào | quá hạn | hết hạn | thu | đạt | giải ngân | thực hiện | hoạt động | xảy ra | công tác | tham gia | ở | cư trú',
)

/** "ký ngày mai", "ban hành trong hôm nay": no paper bears such a date. */
const isRelative = (tokens: readonly Token[], atom: DateAtom): boolean =>
  is(tokens, atom.to - 1, atom.to, 'mai', 'kia', 'mốt') ||
  (is(tokens, atom.from, atom.to, 'trong', 'ngay', 'nội') && is(tokens, atom.to - 1, atom.to, 'nay', 'ngày'))

/** Without a year a day or period so far ahead is the last one, not the next. */
export const FAR = 270

const isDash = (token: Token): boolean => token.key === '-' && token.gap
const PART_OF_DAY = new Set(['sáng', 'trưa', 'chiều', 'tối', 'buổi sáng', 'buổi chiều'])
/** Without a preposition these may tell how much is finished. */
const SHARES = new Set(['xong', 'làm xong', 'hoàn thành', 'hoàn tất', 'đạt'])
const FINISHES = phrases('xong | làm xong | hoàn thành | hoàn tất | phải xong | chốt xong')
const SENDS = phrases('gửi | nộp | trình')
/** "trình dự thảo sáng thứ Năm": no paper is dated by a part of a day. */
const saysPartOfDay = (trigger: Trigger): boolean => trigger.words.some(w => PART_OF_DAY.has(w))
const PACED = phrases('thủ tục | hồ sơ | trả kết quả | tiếp nhận và trả | phản ánh')
const IN_FORCE = phrases('có hiệu lực | hiệu lực | có hiệu lực thi hành | hiệu lực thi hành | thi hành')
const LAWS = phrases('luật | bộ luật | nghị định | thông tư | nghị quyết | pháp lệnh | quyết định số')

/** "hạn cuối cho cả 07 trường hợp là 28 tháng 2", "thời gian cho việc này là 10 ngày": the noun says that it is a limit. */
export function afterLimitNoun(tokens: readonly Token[], at: number, floor: number): boolean {
  if (!is(tokens, at - 1, at, 'là', ':')) return false
  for (let k = at - 2; k >= floor && k > at - 15; k--) {
    if (is(tokens, k, at, '.', ';')) return false
    if (!phraseAt(tokens, k, at, LIMIT_NOUNS)) continue
    if (is(tokens, k, at, 'hạn') && is(tokens, k - 1, at, 'quá', 'đúng', 'trễ', 'giới', 'có', 'kỳ')) return false
    return phraseAt(tokens, k, at, PACES) === null
  }
  return false
}

const LIMIT_NOUNS = phrases(
  'hạn | thời hạn | thời gian | thời điểm | tiến độ | mốc | lộ trình | ngày hoàn thành | ngày bàn giao',
)
const PACES = phrases(
  'thời gian qua | thời gian vừa | thời gian giải quyết | thời gian xử lý | thời hạn giải quyết | thời hạn xử lý | thời hạn sử dụng | thời gian chờ | thời gian họp | thời gian làm việc | thời gian mở cửa',
  product(
    'thời gian/thời hạn',
    'đăng tải/niêm yết/lấy ý kiến/công khai/cách ly/bảo hành/nghỉ/thử việc/tập huấn/đào tạo/vay/thuê/hợp đồng/lưu giữ',
  ),
)

/** An occasion named just before: "kỳ họp HĐND tỉnh cuối năm". */
export const namesOccasion = (tokens: readonly Token[], at: number, floor: number): boolean =>
  standsBefore(tokens, at, floor, OCCASIONS, 8)
const OCCASIONS = phrases('kỳ họp | phiên họp | cuộc họp | hội nghị | đại hội | tổng kết | sơ kết')

/** "trước ngày học sinh tựu trường 24/8", "trước lễ khai giảng (05/9)": an event between "trước" and its day. */
function beforeEvent(tokens: readonly Token[], at: number, floor: number): boolean {
  for (let k = at - 1; k >= floor && k > at - 9; k--) {
    if (is(tokens, k, at, 'trước') && is(tokens, k + 1, at, 'ngày', 'khi', 'lễ', 'dịp', 'kỳ', 'hội', 'đợt', 'giờ'))
      return true
    if (tokens[k]!.kind === 'mark' && !(tokens[k]!.key === '(' && k === at - 1)) return false
  }
  return false
}

/** "cán bộ nghỉ hưu trong năm 2026", "thời điểm ngày 01/4": what the time is told of happens by itself. */
const HAPPENS = phrases(
  'hết hạn | đến hạn | tới hạn | thời điểm | hết hiệu lực | đáo hạn | mãn hạn | nghỉ hưu | nghỉ chế độ | thôi việc | nghỉ việc | đến tuổi nghỉ hưu | hết nhiệm kỳ | xảy ra | phát hiện | dự kiến về | dự kiến xét xử',
)
/** "thời hạn bảo hành công trình kết thúc ngày …", "hộ được miễn thuế đến hết năm": a term of the thing that is spoken of. */
const TERMS = phrases(
  'bảo hành | hạn dùng | hạn sử dụng | so với kế hoạch | so với hợp đồng | chậm so với | hết thời hạn | đủ dùng',
  product('sau', 'kỳ/đợt/phiên/cuộc/hội nghị/lễ'),
)
/** Terms that run up to a day: "có giấy phép khai thác đến ngày 30/9" – but "cây đã có giấy phép, đốn ngay trong tuần tới". */
const TERMS_UNTIL = phrases('được miễn | miễn thuế | có giấy phép | còn hạn | thời hạn bổ nhiệm | giai đoạn')
/** Is it the time of a thing, a paper or a happening, and not of the work? */
export function tellsOfThing(tokens: readonly Token[], trigger: Trigger, at: number, floor: number): boolean {
  const { from } = trigger
  if (phraseBefore(tokens, from, floor, HAPPENS) || phraseBefore(tokens, at, floor, HAPPENS)) return true
  // "hiệp định đã gia hạn đến ngày 30/6/2023"
  if (is(tokens, from - 1, from, 'đã') && from > floor) return true
  // "các cụ 90 tuổi trong năm 2026"
  if (is(tokens, from - 1, from, 'tuổi') && tokens[from - 2]?.kind === 'number') return true
  // "hợp đồng có thời hạn đến 31/12"
  const limit = trigger.words[0]?.includes('hạn') && from > floor
  if (limit && is(tokens, from - 1, from, 'có', 'còn', 'hết')) return true
  if (fallsDue(tokens, from, at, floor) || standsBefore(tokens, from, floor, TERMS, 7)) return true
  return trigger.words.some(w => /đến|tới|hết/.test(w)) && standsBefore(tokens, from, floor, TERMS_UNTIL, 7)
}

/** "các khoản đến hạn trong quý II", "quá hạn 60 ngày": the words before the time were taken for a limit. */
function fallsDue(tokens: readonly Token[], from: number, at: number, floor: number): boolean {
  if (from <= floor || tokens[from - 1]!.kind === 'mark') return false
  for (let k = from; k < at; k++)
    if (is(tokens, k, at, 'hết', 'đến', 'tới') && is(tokens, k + 1, at, 'hạn')) return true
  // but "giải quyết hồ sơ quá hạn trước ngày 31/12"
  return is(tokens, at - 2, at, 'quá') && is(tokens, at - 1, at, 'hạn')
}

/** "công nhân", "bệnh nhân" */
const PEOPLE = ['công', 'bệnh', 'nạn', 'doanh', 'hôn', 'tội', 'quân', 'cá', 'nghệ']

/** "không để dồn hồ sơ vào cuối năm": when it must not be. */
const HEAPS = phrases('dồn | dồn ứ | dồn việc | tập trung dồn')
export const heapsUp = (tokens: readonly Token[], at: number, floor: number): boolean =>
  standsBefore(tokens, at, floor, HEAPS, 9)

export function isDeadlineDate(
  tokens: readonly Token[],
  atom: DateAtom,
  trigger: Trigger,
  floor: number,
  end: number,
  context: TimeContext,
): boolean {
  if (atom.day < context.meeting) return false
  // a range just over has been; without a year its next end is almost a year ahead
  if (atom.range && !atom.year && daysBetween(context.meeting, atom.day) > FAR) return false
  if (tellsOfThing(tokens, trigger, atom.from, floor)) return false
  const data = trigger.real && !trigger.firm ? phraseBefore(tokens, trigger.from, floor, DATA) : null
  // "số liệu đến ngày 30/6" – but "chốt số liệu trước ngày 05/9"
  if (data && !(data.wording === 'số liệu' && trigger.before)) return false
  if (is(tokens, atom.to, end, 'của') && !is(tokens, atom.to + 1, end, 'tháng', 'tuần', 'năm')) return false
  // "sau ngày 30/4 hộ nào chưa chấp hành": what comes after a day is not due on it.
  if (trigger.words.includes('sau') && !trigger.words.some(w => w.includes('nhất') || w.includes('không'))) return false
  // "giải quyết thủ tục ngay trong ngày" promises a pace.
  if (is(tokens, atom.from, end, 'ngay', 'nội') && standsBefore(tokens, atom.from, floor, PACED, 9)) return false
  if (trigger.start && isLaw(tokens, trigger.from, floor)) return false
  // "xử lý xong 3/4 kiến nghị": a share of what follows
  if (
    !atom.year &&
    !atom.named &&
    trigger.words.length > 0 &&
    trigger.words.every(w => SHARES.has(w)) &&
    tokens[atom.to]?.kind === 'word' &&
    atom.to < end
  )
    return is(tokens, atom.to, end, 'phải', 'để', 'và')
  if (trigger.real || trigger.words.includes('quá') || beforeEvent(tokens, trigger.from, floor)) return true
  // "vụ cháy ngày 20/11" said on 25/11 has been: without a limit a day almost a year ahead is the last one, not the next.
  if (!atom.year && daysBetween(context.meeting, atom.day) > FAR) return false
  if (atom.day === context.meeting && !trigger.real && !isToday(tokens, atom, end)) return false
  if (!isRelative(tokens, atom) && !saysPartOfDay(trigger) && datesDocument(tokens, trigger.from, floor)) return false
  const before = tokens[trigger.from - 1]
  // "…, khánh thành ngày 15/12" is work; "lễ khánh thành ngày 15/12" an occasion
  const opened = is(tokens, trigger.from - 2, end, 'khánh') && is(tokens, trigger.from - 3, end, ',', ';', 'và', '.')
  if (before && trigger.from > floor && EVENTS.has(before.key) && !opened) return false
  // "thăm hỏi gia đình chính sách nhân ngày 27/7"
  if (is(tokens, trigger.from - 1, end, 'nhân') && !is(tokens, trigger.from - 2, end, ...PEOPLE)) return false
  // "…, khai giảng ngày 02 tháng 3" is work too
  const begins = is(tokens, trigger.from - 1, end, ',', ';') && trigger.words[0]?.startsWith('khai')
  if (begins) return true
  if (trigger.words.some(w => w.includes('dịp') || FEAST.test(w))) return false
  // "15/8" alone needs a word before it; "ngày 15/8", "thứ Sáu (15/8)" and a whole date in brackets or at the end do not.
  if (atom.named || saysPartOfDay(trigger)) return true
  const closing = atom.to >= end || is(tokens, atom.to, end, '.', ';', ')', '/')
  // "…, 29/12 phải kết thúc"
  if (is(tokens, atom.to, end, 'phải') && (trigger.from <= floor || CLAUSE_END.has(before!.key))) return true
  if (!closing) return false
  if (trigger.from <= floor) return atom.year
  // "…, gửi Sở Tài chính, 20/01." closes an item with its day; "(5/14)" is a share.
  const apart = CLAUSE_END.has(before!.key) || isDash(before!)
  if (atom.year) return apart || before!.key === '('
  // "xong dự toán 20/6.": what is to be finished tells its day at the end of the clause.
  if (standsBefore(tokens, trigger.from, floor, FINISHES, 9)) return true
  // "Văn bản gửi Chủ tịch UBND huyện 12/6."
  if (atom.to >= end - 1 && standsBefore(tokens, trigger.from, floor, SENDS, 9)) return true
  return apart && atom.to >= end - 1 && tokens[trigger.from - 2]?.kind === 'word'
}

/** "phát động “mỗi tuần dành 30 phút diệt lăng quăng”": the name of something. */
function isQuoted(tokens: readonly Token[], atom: Atom, floor: number, end: number): boolean {
  const quote = (k: number) => is(tokens, k, end, '"', '“', '”')
  for (let k = atom.from - 1; k >= floor && k > atom.from - 4; k--)
    if (quote(k)) {
      for (let n = atom.to; n < end && n < atom.to + 15; n++) if (quote(n)) return true
      return false
    }
  return false
}

/** "mỗi chiều thứ Bảy trước đây đều có ra quân" */
function saysBefore(tokens: readonly Token[], to: number, end: number): boolean {
  for (let k = to; k < Math.min(end, to + 4); k++)
    if (is(tokens, k, end, 'trước') && is(tokens, k + 1, end, 'đây')) return true
  return false
}

/** "kế hoạch hàng năm", "công việc hằng ngày": the recurrence belongs to the noun. */
const HABITS = phrases(
  'kế hoạch | nhiệm vụ | công việc | dự toán | chương trình | sinh hoạt | đời sống | chỉ tiêu | nhu cầu | hoạt động | chế độ | chế độ họp | chế độ báo cáo | phát triển kinh tế - xã hội | theo | lộ trình',
)

/** "số liệu của từng tháng", "phân bổ theo từng quý". */
const PARTITIONS = phrases(
  'của | theo | cho | trong | với | đến | tại | số liệu | chỉ tiêu | kế hoạch | chi tiết | phân bổ | vào',
)

export function isOwnRecurrence(tokens: readonly Token[], atom: Atom, floor: number, end: number): boolean {
  if (isQuoted(tokens, atom, floor, end) || saysBefore(tokens, atom.to, end)) return false
  if (is(tokens, atom.from, end, 'từng') && atom.from > floor && tokens[atom.from - 1]!.kind !== 'mark')
    return tokens[atom.to]?.kind === 'word' && phraseBefore(tokens, atom.from, floor, PARTITIONS) === null
  const habit = phraseBefore(tokens, atom.from, floor, HABITS)
  // "Phòng Tài chính - Kế hoạch mỗi quý một lần": a name
  if (habit === null || (tokens[habit.from]!.capital && habit.from > floor)) return true
  // "sinh hoạt 2 tuần một lần"
  return is(tokens, atom.to - 1, end, 'lần', 'đợt', 'kỳ', 'phiên')
}
