/**
 * Rule: what a length of time is counted from – a date, the notice ("kể từ ngày ký Thông báo này"), the meeting ("sau cuộc họp
 * này", "kể từ hôm nay"). From anything else ("kể từ ngày nhận đủ hồ sơ") no day can be told.
 */
import type { Day } from '../shared/day.ts'
import { everyWay, phraseAt, phrases } from './phrases.ts'
import { dateAt } from './time-dates.ts'
import { after, afterAny, is, type TimeContext } from './time-types.ts'
import type { Token } from './tokens.ts'

const FROM = ['kể từ', 'tính từ', 'tính kể từ', 'tính bắt đầu từ', 'bắt đầu từ', 'từ', 'sau khi', 'sau', 'kể sau']
const MOMENT = ['ngày', 'khi', 'thời điểm', 'lúc', 'hôm', 'sau', 'buổi', 'cuộc', 'phiên']
const MEETINGS =
  'họp | cuộc họp | phiên họp | buổi họp | hội nghị | giao ban | cuộc giao ban | phiên giao ban | hội nghị giao ban | buổi làm việc | cuộc làm việc | làm việc | đối thoại | buổi đối thoại | hội nghị đối thoại | cuộc đối thoại | tọa đàm | buổi tọa đàm | tiếp công dân'
const NOW = phrases(
  'hôm nay | nay | bây giờ | này | bế mạc | kết luận | có kết luận | kết luận này',
  everyWay(' | kết thúc | diễn ra | tổ chức | bế mạc | tan', MEETINGS).join(' | '),
)
const NOTICE_VERBS = phrases(
  'ký ban hành | ký | ban hành | ra | phát hành | nhận được | nhận | có | thông báo | công bố | ban hành kèm | có hiệu lực',
)
const NOTICES = phrases(
  everyWay(
    'thông báo | kết luận | thông báo kết luận | văn bản này | văn bản kết luận | biên bản | chỉ đạo này | công văn này | ý kiến | ý kiến kết luận',
    ' | này | kết luận | kết luận này',
  ).join(' | '),
)

export type Anchor = { base: Day | null; to: number }

/** "kể từ …" at `i`: what it counts from. */
export function anchorAt(tokens: readonly Token[], i: number, end: number, context: TimeContext): Anchor | null {
  const start = is(tokens, i, end, ',', '(') ? i + 1 : i
  const said = afterAny(tokens, start, end, ...FROM)
  if (said < 0) return null
  // "trong 03 ngày tới, sau đó lập hồ sơ"
  if (is(tokens, said - 1, end, 'sau') && is(tokens, said, end, 'đó')) return null
  const date = dateAt(tokens, said, end, context)
  // "trong 3 ngày (từ 15/8 đến 17/8)" says the same twice.
  if (date?.kind === 'date' && is(tokens, date.to, end, 'đến', 'tới', '-')) return null
  if (date?.kind === 'date') return { base: date.day, to: date.to }
  const at = Math.max(said, afterAny(tokens, said, end, ...MOMENT))
  const dated = dateAt(tokens, at, end, context)
  if (dated?.kind === 'date') return { base: dated.day, to: dated.to }
  const told = phraseAt(tokens, at, end, NOW) ?? phraseAt(tokens, said, end, NOW)
  const now = told && !isOfOthers(tokens, told.to, end) ? told : null
  const notice = noticeAt(tokens, at, end, context)
  if (notice && (notice.base !== null || !now)) return notice
  if (now) return { base: context.meeting, to: is(tokens, now.to, end, 'này') ? now.to + 1 : now.to }
  const bare = !is(tokens, start, end, 'kể', 'tính')
  return bare && !is(tokens, start, end, 'sau') ? null : { base: null, to: at }
}

/** "sau khi có kết luận thanh tra", "thông báo của Sở Y": another paper. */
const isOfOthers = (tokens: readonly Token[], at: number, end: number): boolean =>
  is(tokens, at, end, 'thanh', 'kiểm', 'giám', 'điều', 'của', 'cuối', 'trúng', 'nộp')

function noticeAt(tokens: readonly Token[], at: number, end: number, context: TimeContext): Anchor | null {
  const base = context.issue ?? context.meeting
  const verb = phraseAt(tokens, at, end, NOTICE_VERBS)
  if (!verb) return null
  const noun = phraseAt(tokens, verb.to, end, NOTICES)
  if (noun) return { base: isOfOthers(tokens, noun.to, end) ? null : base, to: noun.to }
  const received = is(tokens, at, end, 'nhận', 'có')
  const closes = verb.to >= end || tokens[verb.to]!.kind === 'mark' || is(tokens, verb.to, end, 'này', 'để')
  if (!received && closes) return { base, to: is(tokens, verb.to, end, 'này') ? verb.to + 1 : verb.to }
  return { base: null, to: verb.to }
}

const REACH = 16
/** Words that may stand between an anchor and the length that is counted from it. */
const BETWEEN = phrases(
  ', | thì | trong | trong vòng | trong thời hạn | chậm nhất | chậm nhất là | chậm nhất trong | phải | ít nhất | tối đa | tối thiểu | không quá | sau',
)

/** "Kể từ ngày ký Thông báo này, trong vòng 10 ngày", "sau cuộc họp này 15 ngày": the anchor stands before. */
export function anchorBefore(
  tokens: readonly Token[],
  i: number,
  context: TimeContext,
): (Anchor & { from: number }) | null {
  const at = beforeFiller(tokens, i)
  for (let k = at - 2; k >= 0 && k >= at - REACH; k--) {
    if (is(tokens, k, at, '.', ';', ':')) return null
    if (!is(tokens, k, at, 'kể', 'tính', 'sau')) continue
    const anchor = anchorAt(tokens, k, at, context)
    if (anchor && anchor.to === at) return { ...anchor, from: k }
  }
  return null
}

/** "trước ngày 20/9 ba ngày": counted back from a date; "trước đó 2 ngày", "trước kỳ họp 10 ngày": from what has no day. */
export function countedBack(
  tokens: readonly Token[],
  i: number,
  to: number,
  end: number,
  context: TimeContext,
): (Anchor & { from: number }) | null {
  if (is(tokens, to, end, 'trước')) {
    const date = dateAt(tokens, to + 1, end, context)
    if (date?.kind === 'date') return { base: date.day, from: i, to: date.to }
    const open = is(tokens, to + 1, end, 'ngày', 'khi', 'kỳ', 'giờ', 'lễ', 'hội', 'đại', 'cuộc', 'phiên', 'đợt', 'thời')
    return open ? { base: null, from: i, to: to + 2 } : null
  }
  const at = beforeFiller(tokens, i)
  for (let k = at - 2; k >= 0 && k >= at - 10; k--) {
    if (tokens[k + 1]!.kind === 'mark' && !'/-.'.includes(tokens[k + 1]!.key)) return null
    if (!is(tokens, k, at, 'trước')) continue
    const date = dateAt(tokens, k + 1, at, context)
    return date?.kind === 'date' && date.to === at ? { base: date.day, from: k, to } : { base: null, from: k, to }
  }
  return null
}

function beforeFiller(tokens: readonly Token[], i: number): number {
  let at = i
  for (let n = 0; n < 3 && at > 0; n++) {
    const two = at > 1 ? phraseAt(tokens, at - 2, at, BETWEEN) : null
    const one = phraseAt(tokens, at - 1, at, BETWEEN)
    if (two?.to === at) at -= 2
    else if (one?.to === at && !(is(tokens, at - 1, at, 'trước') || after(tokens, at - 1, at, 'sau') > 0)) at -= 1
    else break
  }
  return at
}
