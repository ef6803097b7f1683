/** What of a draft directive should be looked at before it is confirmed, and why – the doubtful first. */
import type { Confidence, DirectiveField } from '../extraction/types.ts'
import { type Day, dayOf, formatDay, weekdayName, yearOf } from '../shared/day.ts'
import { type DraftDirective, missingIn } from './draft.ts'

/** `field` is where the answer goes; a remark asks nothing. */
export type Doubt = { level: Exclude<Confidence, 'sure'> | 'remark'; field: DirectiveField | null; words: string }

export type DoubtCircumstances = { meetingDay: Day; isWorkingDay: (d: Day) => boolean }

const PERIODS: Partial<Record<DraftDirective['duePrecision'], string>> = {
  week: 'cả tuần',
  month: 'cả tháng',
  quarter: 'cả quý',
  'half-year': 'cả nửa năm',
  year: 'cả năm',
}

export function doubtsOf(d: DraftDirective, c: DoubtCircumstances): Doubt[] {
  const doubts: Doubt[] = []
  const add = (level: Doubt['level'], field: DirectiveField | null, words: string) =>
    doubts.push({ level, field, words })
  const hers = (field: DirectiveField) => d.confirmed || (d.touched?.includes(field) ?? false)

  if (d.unknownNames.length > 0)
    add('unclear', 'lead', `Chưa nhận ra ${d.unknownNames.map(n => `‘${n}’`).join(', ')}: là đơn vị nào?`)
  else if (d.lead.length === 0) add('unclear', 'lead', 'Chưa rõ đơn vị nào chủ trì.')
  else if (!hers('lead') && d.confidence.lead !== 'sure')
    add(d.confidence.lead, 'lead', 'Đơn vị chủ trì lấy theo đề mục phía trên; có đúng cho mục này?')

  const past = d.due === null ? pastDayIn(d.text, c.meetingDay) : null
  if (past)
    add(
      hers('due') ? 'remark' : 'unclear',
      'due',
      `Văn bản ghi ‘${past.words}’, trước ngày họp ${formatDay(c.meetingDay)}: không lấy làm thời hạn.`,
    )
  else if (d.due === null && d.duePrecision === 'event' && !hers('due'))
    add('unclear', 'due', `‘${d.dueText ?? 'thời hạn'}’ chưa có ngày: giữ nguyên chữ, hay đặt một ngày?`)
  else if (missingIn(d).includes('when') && !hers('due'))
    add('unclear', 'due', 'Chưa có thời hạn: đặt ngày, hay để trống?')
  else if (d.due !== null && !hers('due') && d.confidence.due !== 'sure') add(d.confidence.due, 'due', whyDue(d))
  if (d.due !== null && !c.isWorkingDay(d.due))
    add('remark', 'due', `${dayWords(d.due)} là ngày nghỉ; thư nhắc đi vào ngày làm việc trước đó.`)
  if (d.due !== null && d.due < c.meetingDay)
    add('remark', 'due', `Thời hạn ${formatDay(d.due)} trước ngày họp ${formatDay(c.meetingDay)}.`)

  if (d.recurrence !== null && !hers('recurrence') && d.confidence.recurrence !== 'sure')
    add(d.confidence.recurrence, 'recurrence', 'Việc định kỳ chưa có ngày đầu tiên.')
  if (missingIn(d).includes('what')) add('unclear', null, 'Việc phải làm ghi quá ngắn.')
  return doubts
}

/** chắc chắn / nên xem / chưa rõ, of the whole item. */
export function confidenceOf(doubts: readonly Doubt[]): Confidence {
  if (doubts.some(d => d.level === 'unclear')) return 'unclear'
  return doubts.some(d => d.level === 'check') ? 'check' : 'sure'
}

const RANK: Record<Confidence, number> = { unclear: 0, check: 1, sure: 2 }

/**
 * Which unconfirmed item is asked when one is done: what is unclear before what should be looked at before the
 * certain; among equals the one that follows in the text. Null where nothing is open.
 */
export function nextToAsk(
  directives: readonly DraftDirective[],
  done: string | null,
  c: DoubtCircumstances,
): DraftDirective | null {
  const from = directives.findIndex(d => d.id === done)
  const open = openItems(directives, c).filter(x => x.d.id !== done)
  const first = open.filter(x => x.rank === open[0]?.rank)
  return (first.find(x => x.i > from) ?? first[0])?.d ?? null
}

/** Which is looked at when one is passed over: the next in the order of asking; at its end the first again. */
export function nextAlong(
  directives: readonly DraftDirective[],
  after: string | null,
  c: DoubtCircumstances,
): DraftDirective | null {
  const open = openItems(directives, c)
  const at = open.findIndex(x => x.d.id === after)
  const next = open[(at + 1) % Math.max(1, open.length)]
  return next && next.d.id !== after ? next.d : null
}

const openItems = (directives: readonly DraftDirective[], c: DoubtCircumstances) =>
  directives
    .map((d, i) => ({ d, i, rank: RANK[confidenceOf(doubtsOf(d, c))] }))
    .filter(x => !x.d.confirmed)
    .sort((a, b) => a.rank - b.rank || a.i - b.i)

export type Asking = { unclear: number; check: number; sure: number; confirmed: number }

/** "còn 3 chưa rõ, 4 nên xem" */
export function countAsking(directives: readonly DraftDirective[], c: DoubtCircumstances): Asking {
  const count: Asking = { unclear: 0, check: 0, sure: 0, confirmed: 0 }
  for (const d of directives) count[d.confirmed ? 'confirmed' : confidenceOf(doubtsOf(d, c))] += 1
  return count
}

function whyDue(d: DraftDirective): string {
  const words = d.dueText ? `‘${d.dueText.replace(/\s+/g, ' ')}’` : 'Thời hạn'
  if (d.otherDues.length > 0) {
    const days = [d.due!, ...d.otherDues].map(formatDay).join(', ')
    return `Mục này có ${d.otherDues.length + 1} ngày (${days}): hạn là ${formatDay(d.due!)}, các ngày khác là mốc.`
  }
  const period = PERIODS[d.duePrecision]
  if (period) return `${words} là ${period}: lấy ngày cuối, ${dayWords(d.due!)}.`
  return `${words} → ${dayWords(d.due!)}: lấy theo đề mục hoặc câu chung; có đúng cho mục này?`
}

const dayWords = (d: Day): string => `${weekdayName(d)} ${formatDay(d)}`

/**
 * A day that is asked for and has passed: most often last year's date or a slip of the pen. The grammar gives it no
 * due day; she is told why.
 */
export function pastDayIn(text: string, meeting: Day): { words: string; day: Day } | null {
  for (const m of text.normalize('NFC').matchAll(ASKED_DAY)) {
    const [words, date, month, year] = [m[0], Number(m[2]), Number(m[3]), m[4]]
    const day = dayOf(year ? Number(year) : yearOf(meeting), month, date)
    if (day && day < meeting) return { words: words.replace(/\s+/g, ' ').trim(), day }
  }
  return null
}

const ASKED_DAY =
  /(trước(?:\s+khi\s+kết\s+thúc)?|chậm\s+nhất(?:\s+là|\s+đến|\s+vào)?|muộn\s+nhất(?:\s+là)?|hạn\s+chót(?:\s+là)?|thời\s+hạn:?|xong\s+trong|không\s+quá|đến\s+hết|hoàn\s+thành\s+(?:vào|trong|trước))\s+(?:ngày\s+)?(\d{1,2})(?:\s*[/.-]\s*|\s+tháng\s+)(\d{1,2})(?:(?:\s*[/.-]\s*|\s+năm\s+)(\d{4}))?(?![\d/])/giu
