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
 * Which unconfirmed item is asked next: all that is unclear, then what should be looked at, then the certain, each in
 * the order of the text. What was passed over comes again at the end. Null where nothing else is open.
 */
export function nextToAsk(
  directives: readonly DraftDirective[],
  after: string | null,
  c: DoubtCircumstances,
): DraftDirective | null {
  const all = directives.map((d, i) => ({ d, i, rank: RANK[confidenceOf(doubtsOf({ ...d, confirmed: false }, c))] }))
  const from = all.find(x => x.d.id === after)
  const open = all.filter(x => !x.d.confirmed && x.d.id !== after).sort((a, b) => a.rank - b.rank || a.i - b.i)
  const later = from && open.find(x => x.rank > from.rank || (x.rank === from.rank && x.i > from.i))
  return (later ?? open[0])?.d ?? null
}

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
