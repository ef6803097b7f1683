/**
 * Rule: what the head of the text says about the meeting – its day ("Ngày 12/6/2008 … chủ trì"), the notice's day
 * ("Số: …, ngày …"), the chair's post and the body.
 */
import { type Day, yearOf } from '../shared/day.ts'
import { bodyIn, chairIn } from './meeting-body.ts'
import { findPhrase, phrases } from './phrases.ts'
import { dateAt } from './time-dates.ts'
import { hourAt } from './time-hours.ts'
import { is, type TimeContext } from './time-types.ts'
import { weekdayAt } from './time-weekdays.ts'
import { keyOf, type Token } from './tokens.ts'

export type Header = {
  date: Day | null
  issue: Day | null
  chair: string | null
  body: string | null
  evening: boolean
}

const REACH = 600
const MEETS = phrases(
  'họp | cuộc họp | phiên họp | hội nghị | giao ban | buổi làm việc | chủ trì | làm việc | buổi họp | tổ chức | đã chủ trì | kiểm tra',
)
/** `items`: the token where the first numbered item begins; behind it posts and places are those of the work. */
export function readHeader(tokens: readonly Token[], given: Day, items: number): Header {
  const end = Math.min(tokens.length, REACH)
  const context: TimeContext = { meeting: given, issue: null, evening: false, isWorkingDay: () => true }
  let issue: Day | null = null
  let date: Day | null = null
  let fallback: Day | null = null
  const head = Math.min(end, items)
  const chair = chairIn(tokens, head, Math.min(end, 200))
  const numbered = findPhrase(tokens, 0, Math.min(end, 80), phrases('số : | số'))
  for (let i = 0; i < head; i++) {
    const found = weekdayAt(tokens, i, end, context) ?? dateAt(tokens, i, end, context)
    if (found?.kind !== 'date') continue
    const day = found.year ? found.day : (sameYear(found.day, given) ?? found.day)
    if (
      issue === null &&
      numbered !== null &&
      numbered.from < i &&
      found.year &&
      i < 90 &&
      isPlaceLine(tokens, i, found.to) &&
      !findPhrase(tokens, Math.max(0, i - 8), i, MEETS)
    )
      issue = day
    else if (
      date === null &&
      meets(tokens, i, found.to, end) &&
      (found.year || found.named || is(tokens, i - 1, end, 'sáng', 'chiều', 'tối', 'nay'))
    )
      date = day
    else if (fallback === null && (day === given || given.slice(4) === found.day.slice(4))) fallback = given
    i = found.to - 1
  }
  return {
    date: date ?? fallback,
    issue: issue !== null && issue >= given ? issue : null,
    chair: chair?.post ?? null,
    body: bodyIn(tokens, head, chair),
    evening: is(tokens, 0, 1, 'tối') || eveningBefore(tokens, end) || lateHour(tokens, end),
  }
}

const sameYear = (day: Day, given: Day): Day | null => {
  const same = `${yearOf(given)}${day.slice(4)}` as Day
  return same <= day ? same : null
}

/** "Đông Sơn, ngày 01 tháng 8 năm 2019" ends its line. */
function isPlaceLine(tokens: readonly Token[], i: number, to: number): boolean {
  const ends = to >= tokens.length || tokens[to]!.line
  return ends && (i === 0 || tokens[i]!.line || is(tokens, i - 1, to, ',') || tokens[i]!.gap)
}

/** "cuộc họp ngày 22/3", "Ngày 12/6/2008, … chủ trì", "KẾT LUẬN GIAO BAN (05/8/2025)" – not the day a page was posted. */
function meets(tokens: readonly Token[], i: number, to: number, end: number): boolean {
  if (isPosted(tokens, i, to, end)) return false
  const before = findPhrase(tokens, Math.max(0, i - 12), i, MEETS)
  const far =
    before !== null && tokens.slice(before.to, i).some(t => t.key === '.' || t.key === ';' || t.kind === 'number')
  if (before && !far) return true
  const opens = i === 0 || tokens[i]!.line || is(tokens, i - 1, end, 'sáng', 'chiều', 'tối', ':', '(', 'nay')
  return opens && (before !== null || findPhrase(tokens, to, Math.min(end, to + 45), MEETS) !== null)
}

/** A day with an hour or alone behind "đăng", "cập nhật": when the page appeared. */
function isPosted(tokens: readonly Token[], i: number, to: number, end: number): boolean {
  // "Thứ Sáu, 28/08/2026" alone on its line is the page's own day.
  const alone = is(tokens, i, end, 'thứ', 'chủ') && tokens[i]!.line && tokens[to]?.line === true
  const posted = tokens.slice(Math.max(0, i - 4), i).some(t => t.key === POSTED || t.key === UPDATED)
  const hour =
    is(tokens, to + 1, end, ':') ||
    is(tokens, to, end, '|') ||
    (is(tokens, to, end, ',', '-') && is(tokens, to + 2, end, ':'))
  return posted || hour || alone
}

const POSTED = keyOf('đăng')
const UPDATED = keyOf('nhật')

const eveningBefore = (tokens: readonly Token[], end: number): boolean => {
  for (let i = 0; i + 1 < end; i++)
    if (is(tokens, i, end, 'tối') && (is(tokens, i + 1, end, 'ngày') || tokens[i + 1]!.kind === 'number')) return true
  return false
}

/** "lúc 19 giờ ngày 16/10", "19h30, ngày 16/10". */
function lateHour(tokens: readonly Token[], end: number): boolean {
  const context: TimeContext = { meeting: '2000-01-01' as Day, issue: null, evening: false, isWorkingDay: () => true }
  for (let i = 0; i < Math.min(end, 150); i++) {
    const hour = tokens[i]!.kind === 'number' ? hourAt(tokens, i, end, context) : null
    if (hour?.kind !== 'hour' || hour.time < '18:00') continue
    const at = is(tokens, hour.to, end, ',', '-', ';') ? hour.to + 1 : hour.to
    if (is(tokens, at, end, 'ngày') || tokens[i]!.line) return !is(tokens, i - 1, end, 'trước', 'đến', 'hạn')
  }
  return false
}
