/**
 * Rule: in running prose each clause with its own owner or its own deadline is a directive; a clause without either
 * goes on with the one before it.
 */
import { afterTimedRequest } from './clause-start.ts'
import type { Draft } from './draft.ts'
import { type DueReading, readDue } from './due.ts'
import { afterTopic, type Source } from './items.ts'
import { assignBefore, hasPredicate, requestBefore, speaksAsChair } from './owner-cues.ts'
import { readOwners } from './owner-grammar.ts'
import type { OwnerPart } from './owner-parts.ts'
import { findPhrase, phraseAt, phraseBefore, phrases, product } from './phrases.ts'
import { mentionFrom, mentionsIn, mentionUntil, sentencesOf } from './ranges.ts'
import { assesses, demandsIn, isStatus, saysSo, verbAt } from './speech.ts'
import { is } from './time-types.ts'
import type { Token } from './tokens.ts'

/** Before a list only what is expressly charged counts; after its first item a unit as subject is enough. */
export type Mood = 'strict' | 'plain' | 'loose'

export type ProseState = {
  /** The conclusion has begun. */
  open: boolean
  /** Whoever was charged last: sentences without a subject go to them. */
  lead: number[]
  /** Who was charged with a list of works ("nhiệm vụ …, trong đó"): later sentences without a subject are theirs. */
  frame: number[] | null
  count: number
}

const CONCLUDES = phrases(
  'kết luận | được giao | được phân công | ý kiến chỉ đạo | đã chỉ đạo | giao nhiệm vụ | đã phân công | chỉ đạo : | theo phân công | bị yêu cầu | được yêu cầu | nhận nhiệm vụ',
  product('giao/chốt/phân/chia/ấn/đặt hàng/giao từng', 'việc/đầu việc/phần việc/trách nhiệm'),
)
const REQUESTS = phrases('yêu cầu | đề nghị | giao | phân công | chỉ đạo | nhấn mạnh | lưu ý | giao cho')
const LISTS = phrases('như : | như sau : | sau : | sau đây : | gồm : | là : | cụ thể : | một số nhiệm vụ')
const FRAMES = phrases('trong đó | như : | như sau | sau : | sau đây | nhiệm vụ')
const LINKS = phrases(
  'đồng thời | và | ngoài ra | bên cạnh đó | song song đó | cùng với đó | , | ; | - | " | trong đó | tiếp tục là',
)
/** A second deadline after these is a milestone of the same work. */
const SAME_WORK = phrases(
  'trình | báo cáo | gửi | nộp | hoàn thành | hoàn tất | xong | chậm nhất | muộn nhất | đến | trong | trước | riêng | phấn đấu | bảo đảm | đảm bảo | kết thúc | và | để | đưa vào | thực hiện | dự kiến | công bố kết quả | nghiệm thu',
)

/** Does the sentence begin the conclusion: "kết luận", "được giao", or a request that somebody makes of a unit? */
export function concludes(source: Source, from: number, to: number): boolean {
  const { tokens, mentions } = source
  if (findPhrase(tokens, from, to, CONCLUDES)) return true
  for (const m of mentionsIn(mentions, from, to))
    if (is(tokens, m.from - 1, to, ',') && afterTimedRequest(tokens, m.from - 1, from)) return true
  for (let i = from; i < to; i++) {
    const hit = phraseAt(tokens, i, to, REQUESTS)
    if (!hit || is(tokens, i - 1, i, 'từng')) continue
    const asked = mentionFrom(mentions, hit.to)
    const reach = asked && is(tokens, asked.from - 1, to, 'là', 'gồm') ? FARTHER : NEAR
    if (asked && asked.from <= hit.to + reach && asked.to <= to) return true
    const asks = mentionUntil(mentions, i)
    if (asks && (asks.body || asks.role) && asks.to >= i - 2 && asks.from >= from) return true
    if (is(tokens, hit.to, to, ':') || is(tokens, i - 1, i, 'chí')) return true
  }
  return false
}

/** So far a unit may stand behind who asks: "giao cho Sở Y"; "yêu cầu chủ đầu tư là Ban X". */
const NEAR = 2
const FARTHER = 5

export function proseDrafts(source: Source, from: number, to: number, state: ProseState, mood: Mood): Draft[] {
  const out: Draft[] = []
  for (const sentence of sentencesOf(source.tokens, from, to))
    readSentence(source, sentence.from, sentence.to, state, mood, out)
  return out
}

function readSentence(source: Source, from: number, to: number, state: ProseState, mood: Mood, out: Draft[]): void {
  const { tokens } = source
  if (isQuoted(source, from, to)) return
  if (!state.open) {
    if (!concludes(source, from, to)) return
    state.open = true
  }
  const before = out.length
  for (const segment of segmentsOf(tokens, from, to)) {
    const continued = out.length > before ? out.at(-1)! : null
    readSegment(source, segment.from, segment.to, state, mood, continued, out)
  }
}

/** Behind the speaker of a quotation no more than that: "nhấn mạnh", "nói như vậy tại cuộc họp". */
const SAID = 5
/** "“… các ngành không được chủ quan”, Phó Chủ tịch nhấn mạnh": words of a speech, and who said them. */
function isQuoted({ tokens, mentions }: Source, from: number, to: number): boolean {
  if (!is(tokens, from, to, '"')) return false
  for (let k = to - 1; k > from; k--) {
    if (tokens[k]!.key !== '"') continue
    const who = mentionFrom(mentions, k)
    return (
      who !== undefined &&
      who !== null &&
      who.from <= k + 2 &&
      (who.body || who.role) &&
      to - who.to <= SAID &&
      speaksAsChair(tokens, who.to, to)
    )
  }
  return false
}

function segmentsOf(tokens: readonly Token[], from: number, to: number): { from: number; to: number }[] {
  const out: { from: number; to: number }[] = []
  let start = from
  const list = findPhrase(tokens, from, to, LISTS)
  for (let k = from; k < to; k++) {
    const cut = tokens[k]!.key === ';' || (list !== null && k === list.to - 1 && tokens[k]!.key === ':')
    if (!cut) continue
    out.push({ from: start, to: k })
    start = k + 1
  }
  out.push({ from: start, to })
  return out.filter(s => s.to > s.from)
}

function readSegment(
  source: Source,
  from: number,
  to: number,
  state: ProseState,
  mood: Mood,
  continued: Draft | null,
  out: Draft[],
): void {
  const { tokens, mentions, context } = source
  let at = from
  for (let hit = phraseAt(tokens, at, to, LINKS); hit && at < to; hit = phraseAt(tokens, at, to, LINKS)) at = hit.to
  if (at >= to) return
  const parts = readOwners(tokens, at, to, mentionsIn(mentions, at, to), continued?.owners.lead ?? state.lead, true)
  const owned = parts.filter(p => p.own && isCharged(source, p, mood))
  if (owned.length > 0 && introducesLines(tokens, from, to)) {
    state.lead = owned.at(-1)!.lead
    return
  }
  if (owned.length > 0) {
    const frames = findPhrase(tokens, from, to, FRAMES) !== null
    for (const part of owned) {
      const start =
        part === parts[0] ? startWithTime(source, at, startOf(tokens, part, from)) : startOf(tokens, part, from)
      state.lead = part.lead
      if (isRequested(tokens, part)) state.frame = frames ? part.lead : null
      pushSplit(source, start, part.to, part, state, out)
    }
    return
  }
  if (parts.some(p => p.own)) return
  const due = readDue(tokens, at, to, context)
  const dated = due.due !== null || due.recurrence !== null
  if (continued) {
    if (dated) pushSplit(source, at, to, { ...parts[0]!, from: at, to, lead: continued.owners.lead }, state, out)
    else extend(continued, parts[0]!, to)
    return
  }
  // A sentence without a subject goes on with whoever was charged before.
  const lead = state.frame ?? state.lead
  const body = afterTopic(tokens, at, to)
  const works = verbAt(tokens, body, to) !== null || (body > at && demandsIn(tokens, body, Math.min(to, body + 6)))
  if (mood !== 'strict' && lead.length > 0 && works && !assesses(tokens, body, to) && tokens[at]!.capital) {
    pushSplit(source, at, to, { ...parts[0]!, from: at, to, lead }, state, out)
  }
}

/** "… yêu cầu các đơn vị tập trung thực hiện các nhiệm vụ sau:" and then the items, each a line of its own. */
const introducesLines = (tokens: readonly Token[], from: number, to: number): boolean =>
  tokens[to]?.key === ':' && tokens[to + 1]?.line === true && phraseBefore(tokens, to, from, FOLLOWING) !== null
const FOLLOWING = phrases(
  product('nhiệm vụ/nội dung/công việc/việc/giải pháp/nhiệm vụ trọng tâm/công tác', 'sau/sau đây/như sau'),
)

function extend(draft: Draft, part: OwnerPart, to: number): void {
  draft.to = to
  for (const u of part.coordinate)
    if (!draft.owners.coordinate.includes(u) && !draft.owners.lead.includes(u)) draft.owners.coordinate.push(u)
  draft.owners.reportTo ??= part.reportTo
}

/** A unit that is told something, not one that is spoken about. */
function isCharged(source: Source, part: OwnerPart, mood: Mood): boolean {
  const { tokens } = source
  const mark = part.marks.lead[0]
  if (!mark) return false
  if (isStatus(tokens, mark.to, part.to) || isByline(tokens, part, mark)) return false
  if (saysOnlyThat(tokens, part, mark)) return false
  if (isRequested(tokens, part)) return true
  if (mood === 'strict') return false
  // Among numbered items a paragraph that begins with a unit is an item that lost its number.
  if (mood === 'loose') return true
  if (part.about !== undefined) return true
  const verb = mark.to + (is(tokens, mark.to, part.to, ',', ':', 'thì') ? 1 : 0)
  if (phraseAt(tokens, verb, part.to, REWARDS)) return false
  const dated = readDue(tokens, mark.to, part.to, source.context).due !== null
  return dated || part.coordinate.length > 0 || (hasPredicate(tokens, verb, part.to) && !saysSo(tokens, verb, part.to))
}

/** "Thu Hiền (Đài TT-TH)": who wrote the report. */
function isByline(tokens: readonly Token[], part: OwnerPart, mark: { from: number; to: number }): boolean {
  if (!is(tokens, mark.from - 1, part.to, '(') || !is(tokens, mark.to, part.to, ')') || mark.to + 2 < part.to)
    return false
  for (let k = part.from; k < mark.from - 1; k++) if (!tokens[k]!.capital) return false
  return true
}

/** "… và giao việc cho từng đơn vị.": that work is given, not which. */
function saysOnlyThat(tokens: readonly Token[], part: OwnerPart, mark: { from: number; to: number }): boolean {
  const assign = assignBefore(tokens, mark.from, part.from)
  if (!assign) return false
  for (let k = mark.to; k < part.to; k++) if (tokens[k]!.kind !== 'mark') return false
  return phraseAt(tokens, assign.from, mark.from, GIVES_WORK) !== null
}
const GIVES_WORK = phrases(
  product('giao/phân/chia/giao từng', 'việc/nhiệm vụ/đầu việc/phần việc', '/cụ thể', 'cho/tới/đến'),
)

/** "UBND thành phố khen thưởng 6 tập thể": told of the body itself. */
const REWARDS = phrases(
  product(
    'đã/sẽ/cũng/',
    'khen thưởng/tặng giấy khen/tặng bằng khen/trao tặng/trao bằng khen/biểu dương/tuyên dương/trao quà/tặng quà/trao thưởng/thăm/chúc mừng',
  ),
)

const isRequested = (tokens: readonly Token[], part: OwnerPart): boolean => {
  const mark = part.marks.lead[0]
  return (
    mark !== undefined &&
    (assignBefore(tokens, mark.from, part.from) !== null || requestBefore(tokens, mark.from, part.from) !== null)
  )
}

/** "Trước ngày 20/8, Phòng X …": a deadline before the owner belongs to the span. */
function startWithTime(source: Source, at: number, start: number): number {
  if (start - at < 2) return start
  const due = readDue(source.tokens, at, start, source.context)
  return due.due?.due || due.recurrence ? (due.due ?? due.recurrence)!.from : start
}

/** The span begins at the owner, or at "giao" just before it. */
function startOf(tokens: readonly Token[], part: OwnerPart, floor: number): number {
  const mark = part.marks.lead[0]!
  return part.about ?? assignBefore(tokens, mark.from, floor)?.from ?? mark.from
}

/** "… xong trước 10/11, xây dựng quy trình … xong trước 25/11" is two. */
function pushSplit(source: Source, from: number, to: number, part: OwnerPart, state: ProseState, out: Draft[]): void {
  const { tokens, mentions, context } = source
  const whole = readDue(tokens, from, to, context)
  const cuts = cutsOf(tokens, whole, to)
  if (cuts.length === 0) {
    push(source, from, to, part, whole, state, out)
    return
  }
  let start = from
  for (const cut of [...cuts, to]) {
    const [own] = readOwners(tokens, start, cut, mentionsIn(mentions, start, cut), part.lead, true)
    const owners =
      start === from
        ? { ...own!, lead: part.lead, own: part.own, marks: { ...own!.marks, lead: part.marks.lead } }
        : own!
    push(source, start, cut, owners, readDue(tokens, start, cut, context), state, out)
    start = cut + 1
  }
}

/** The commas (or "và") after a deadline behind which other work with a deadline of its own begins. */
function cutsOf(tokens: readonly Token[], due: DueReading, to: number): number[] {
  const dated = due.candidates.filter(c => c.due !== null)
  const recurs = due.recurrence
  // "… chậm nhất ngày 05/5 và hằng tháng cập nhật …"
  const before = recurs && dated.find(c => c.to === recurs.from - 1)
  if (before && is(tokens, before.to, to, 'và', 'rồi', ',') && verbAt(tokens, recurs.to, to)) return [before.to]
  return dated
    .slice(0, -1)
    .map(c => c.to)
    .filter(
      k =>
        is(tokens, k, to, ',', 'và', 'rồi') &&
        !phraseAt(tokens, k + 1, to, SAME_WORK) &&
        verbAt(tokens, k + 1, to) !== null,
    )
}

function push(
  source: Source,
  from: number,
  to: number,
  owners: OwnerPart,
  due: DueReading,
  state: ProseState,
  out: Draft[],
): void {
  const { tokens } = source
  let end = to
  while (end > from && is(tokens, end - 1, to, ',', ';')) end -= 1
  if (is(tokens, end - 1, to, '.') && !is(tokens, end - 2, to, '.', '/')) end -= 1
  if (end <= from) return
  state.count += 1
  out.push({
    path: `p${state.count}`,
    label: '',
    from,
    to: end,
    owners,
    due,
    leadInherited: !owners.own,
    dueInherited: false,
  })
}
