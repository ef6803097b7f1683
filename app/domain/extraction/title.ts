/**
 * Rule: a directive's short name is its work – without who does it, until when and for whom: it begins with the verb, ends
 * where a clause ends, and where that is too far at the edge of a word group, with "…".
 */
import { day } from '../shared/day.ts'
import { readDue } from './due.ts'
import { phraseAt, phrases } from './phrases.ts'
import { readText } from './reading.ts'
import { verbAt } from './speech.ts'
import { is, type TimeContext } from './time-types.ts'
import { bareUnitEnd, GROUP_EDGE, isDangling, isInsideName, KEEPS_ON } from './title-words.ts'
import { type Token, tokenize } from './tokens.ts'

export type Span = { from: number; to: number }

export type TitleSource = {
  /** The clean text that the tokens were read from. */
  text: string
  tokens: readonly Token[]
  from: number
  to: number
  /** Every unit of the range. */
  units: readonly Span[]
  /** "phối hợp với Sở Y", with the words that say so. */
  helpers: readonly Span[]
  /** "gửi kết quả về Sở Y". */
  reports: readonly Span[]
  /** Deadlines and recurrences with their trigger words. */
  times: readonly Span[]
}

/** So many words where a clause ends by then; so many at most before a name is broken off. */
const WHOLE = 18
const BROKEN = 14
const COMFORTABLE = 9
/** A clause of fewer words is no name yet. */
const LEAST = 4
const LOOKED_AT = 90

const OPENING = phrases(
  'giao | giao cho | giao nhiệm vụ cho | giao trách nhiệm cho | đề nghị | yêu cầu | phân công | phân công cho | chỉ đạo | lưu ý | nhắc | đôn đốc các | chủ trì | làm đầu mối | là đầu mối | đồng chí | các đồng chí | đ/c | thủ trưởng | riêng | riêng đối với | đối với | đồng thời | ngoài ra | bên cạnh đó | trước mắt | trong đó | cụ thể | trách nhiệm của | nhiệm vụ của',
  'được giao | được phân công | được yêu cầu | có trách nhiệm | chịu trách nhiệm | chịu trách nhiệm chính | có nhiệm vụ | phải | cần | sẽ | khẩn trương | nghiêm túc | tiếp tục | chủ động | thống nhất giao | thì | và | là | cùng | cho | , | : | ; | - | . | " | / | + | & | trước hết | trước tiên | tập trung | nhất là | từ nay | ngay | việc',
  'là cơ quan thường trực , | là đơn vị thường trực , | là cơ quan chủ trì , | là đơn vị chủ trì , | cơ quan chủ trì | đơn vị chủ trì | thực hiện nghiêm | sớm | kịp thời | tích cực | xong',
)
const TOPIC = phrases('về | đối với | liên quan đến | công tác | việc | nội dung')
/** A clause may end before these. */
const CLAUSE = phrases(
  'để | nhằm | theo đúng | theo quy định | theo chỉ đạo | theo kế hoạch | theo đề nghị | theo tinh thần | nhất là | kể cả | theo hướng dẫn | trên cơ sở | bảo đảm | đảm bảo | trong đó | đồng thời | gắn với việc | không để | tránh | làm cơ sở | làm căn cứ | phục vụ | tạo điều kiện | báo cáo kết quả | gửi kết quả | phấn đấu | tham mưu trình | hoàn thành trước | hoàn thành trong | hoàn thành chậm | xong trước | ; cụ thể | cụ thể là | do đó | vì vậy | sau đó | rồi',
)
/** The unit stands behind one of these: "gửi báo cáo … về Sở Y". */
const TO_UNIT = ['về', 'cho', 'tới', 'đến', 'lên', 'sang', 'qua']

export function titleFrom(source: TitleSource): string {
  let start = startOf(source)
  // Nothing but owners and openings: then "xin ý kiến Sở Y", "phối hợp với Công an" is the work.
  if (wordsIn(source.tokens, start, source.to) < 2) start = startOf({ ...source, helpers: [] })
  if (wordsIn(source.tokens, start, source.to) < 2) start = source.from
  const kept = keptTokens(source, start)
  const cut = cutOf(source, kept)
  return render(source, kept.slice(0, cut.size), cut.broken)
}

/** The name of a text that stands alone, cut by hand: no office is known, so units are told by their look. */
export function titleOfText(text: string): string {
  const reading = readText(text)
  const tokens = tokenize(reading.text)
  const to = Math.min(tokens.length, LOOKED_AT)
  const times = MEETINGS.flatMap(context => readDue(tokens, 0, to, context).spans)
  return titleFrom({
    text: reading.text,
    tokens,
    from: 0,
    to: tokens.length,
    units: [],
    helpers: [],
    reports: [],
    times,
  })
}

/** No day is known: so early that every date of a text lies ahead, in either half of the year so that no month is far. */
const MEETINGS: TimeContext[] = [day('1950-01-02'), day('1950-07-03')].map(meeting => ({
  meeting,
  issue: null,
  evening: false,
  isWorkingDay: () => true,
}))

const spanAt = (spans: readonly Span[], at: number): Span | undefined => spans.find(s => s.from <= at && s.to > at)

/** Past the topic, who is charged, the request and a time that stands before the work. */
function startOf(s: TitleSource): number {
  const { tokens, to } = s
  let at = s.from
  const head = headEnd(s)
  if (head > 0) at = head
  for (let moved = true; moved && at < to && at < s.from + LOOKED_AT; ) {
    const span = spanAt(s.times, at) ?? timeBegunAt(s, at) ?? spanAt(s.helpers, at) ?? spanAt(s.units, at)
    const opening = span ? null : phraseAt(tokens, at, to, OPENING)
    const next = span ? span.to : opening ? opening.to : bareUnitEnd(tokens, at, to, at > s.from)
    if (next <= at && is(tokens, at, to, '(') && at > s.from) {
      // "Hạt Kiểm lâm (cơ quan thường trực) rà soát …"
      const close = tokens.slice(at, Math.min(to, at + 12)).findIndex(t => t.key === ')')
      if (close > 0) {
        at += close + 1
        continue
      }
    }
    moved = next > at && !(opening && KEEPS_ON(tokens, at, next, to))
    if (moved) at = next
  }
  return at
}

/** "Cuối mỗi tuần …", "Thứ Ba và thứ Năm hằng tuần …": the time begins a little before the words that were read as one. */
function timeBegunAt(s: TitleSource, at: number): Span | undefined {
  if (!is(s.tokens, at, s.to, ...TIME_OPENS)) return undefined
  const time = s.times.find(t => t.from > at && t.from - at <= 5)
  if (!time) return undefined
  for (let k = at; k < time.from; k++) if (verbAt(s.tokens, k, s.to) || spanAt(s.units, k)) return undefined
  return time
}
const TIME_OPENS = [
  'cuối',
  'đầu',
  'giữa',
  'thứ',
  'ngày',
  'sáng',
  'chiều',
  'tối',
  'vào',
  'từ',
  'trong',
  'trước',
  'chậm',
  'ngay',
]

/** The end of "Về kinh phí:", "Trưởng Chi cục Thuế thành phố:", or 0. */
function headEnd(s: TitleSource): number {
  const { tokens, from, to } = s
  for (let k = from + 1; k < Math.min(to, from + 24); k++) {
    if (is(tokens, k, to, '.', ';')) return 0
    if (!is(tokens, k, to, ':') || k + 1 >= to) continue
    const owner = s.units.some(u => u.to >= k - 1 && u.from < k) || is(tokens, k - 1, to, ')')
    let works = false
    for (let n = from; n < k && !works; n++) works = !tokens[n]!.capital && verbAt(tokens, n, k) !== null
    const topical = phraseAt(tokens, from, k, TOPIC) !== null || owner || !works
    const time = spanAt(s.times, k + 1)
    return topical && wordsIn(tokens, time?.to ?? k + 1, to) >= 2 ? k + 1 : 0
  }
  return 0
}

const wordsIn = (tokens: readonly Token[], from: number, to: number): number => {
  let n = 0
  for (let k = from; k < to && n < 3; k++) if (tokens[k]!.kind !== 'mark') n += 1
  return n
}

/** The tokens of the name: times are left out, and "về Sở Y" behind "gửi …". */
function keptTokens(s: TitleSource, start: number): number[] {
  const { tokens } = s
  const out: number[] = []
  for (let k = start; k < s.to && k < start + LOOKED_AT; ) {
    if (k > start && isCellEnd(s, k)) break
    const time = spanAt(s.times, k)
    if (time && time.from >= start) {
      k = time.to
      // Behind "chốt nợ, sang tháng 5 …" other work begins.
      if (out.length >= LEAST && (tokens[time.from - 1]!.kind === 'mark' || tokens[time.from - 2]?.kind === 'mark'))
        break
      if (out.length >= LEAST && (k >= s.to || tokens[k]!.kind === 'mark')) break
      continue
    }
    const report = spanAt(s.reports, k)
    if (
      report &&
      report.from >= start &&
      out.length > LEAST &&
      is(tokens, k, s.to, ...TO_UNIT) &&
      spanAt(s.units, k + 1)
    ) {
      k = report.to
      continue
    }
    out.push(k)
    k += 1
  }
  return out
}

/** A row of a table is its cells; the work is the first of them. */
const isCellEnd = (s: TitleSource, k: number): boolean =>
  s.tokens[k]!.key === '|' || s.text.slice(s.tokens[k - 1]!.end, s.tokens[k]!.start).includes('\t')

type Cut = { size: number; broken: boolean }

function cutOf(s: TitleSource, kept: readonly number[]): Cut {
  const { tokens, to } = s
  let words = 0
  let edge = -1
  let comma = -1
  let open = 0
  for (const [n, k] of kept.entries()) {
    const token = tokens[k]!
    const inside = isInsideName(tokens, k) || (spanAt(s.units, k)?.from ?? k) < k
    if (words >= LEAST && !inside && open === 0 && endsClause(s, k)) return { size: n, broken: false }
    if (token.key === '(') {
      if (words >= LEAST) return { size: n, broken: false }
      open += 1
    }
    if (token.key === ')') open = Math.max(0, open - 1)
    if (words >= LEAST && !inside && open === 0) {
      if (token.key === ',' && (comma < 0 || words <= COMFORTABLE)) comma = n
      if (words > LEAST && (words <= BROKEN || edge < 0) && phraseAt(tokens, k, to, GROUP_EDGE)) edge = n
    }
    if (token.kind !== 'mark' && (token.gap || n === 0)) words += 1
    if (words > WHOLE) {
      if (comma > 0) return { size: comma, broken: false }
      return { size: edge > 0 ? edge : hardEdge(s, kept, n), broken: true }
    }
  }
  return { size: kept.length, broken: (kept.at(-1) ?? to) - (kept[0] ?? to) >= LOOKED_AT - 1 }
}

/** Without any connecting word: the last place that parts no name and no figure from its unit. */
function hardEdge(s: TitleSource, kept: readonly number[], past: number): number {
  const { tokens } = s
  for (let n = Math.min(past, BROKEN); n > LEAST; n--) {
    const k = kept[n]!
    if (!isInsideName(tokens, k) && tokens[k]!.gap && tokens[k - 1]?.kind === 'word' && !tokens[k]!.capital) return n
  }
  return Math.min(past, BROKEN)
}

function endsClause(s: TitleSource, k: number): boolean {
  const { tokens, to } = s
  const token = tokens[k]!
  if (token.key === ';' || token.key === ':' || token.key === '?' || token.key === '!') return true
  if (token.key === '.') return k + 1 >= to || (tokens[k + 1]!.gap && !(tokens[k - 1]?.upper && !tokens[k]!.gap))
  if (token.key === '-' || token.key === ',') {
    if (!tokens[k + 1]?.gap) return false
    if (token.key === '-') return token.gap && spanAt(s.units, k + 1) !== undefined
    const at = is(tokens, k + 1, to, 'và', 'đồng', 'rồi', 'sau') ? k + 2 : k + 1
    return (
      at >= to ||
      verbAt(tokens, at, to) !== null ||
      phraseAt(tokens, at, to, CLAUSE) !== null ||
      spanAt(s.times, at) !== undefined ||
      spanAt(s.helpers, at) !== undefined ||
      spanAt(s.reports, at) !== undefined
    )
  }
  if (phraseAt(tokens, k, to, CLAUSE)) return true
  return s.reports.some(r => r.from === k) || s.helpers.some(h => h.from === k)
}

function render(s: TitleSource, kept: readonly number[], broken: boolean): string {
  const { tokens } = s
  const list = [...kept]
  while (list.length > 1 && isDangling(tokens, list, broken)) list.pop()
  let text = ''
  for (const [n, k] of list.entries()) {
    const { start, end, gap } = tokens[k]!
    const apart = n > 0 && (gap || list[n - 1] !== k - 1) && !/[,.;:)]/.test(tokens[k]!.key)
    text += (apart ? ' ' : '') + s.text.slice(start, end)
  }
  text = text.replace(/\s*\(\s*\)/g, '')
  const unclosed = text.split('(').length > text.split(')').length
  const whole = unclosed ? text.slice(0, text.lastIndexOf('(')).trim() || text : text
  const upper = whole.charAt(0).toLocaleUpperCase('vi') + whole.slice(1)
  return broken ? `${upper}…` : upper
}
