/**
 * Rule: "tại kỳ giao ban sau", "phiên họp tới" follow the next meeting of the series; "trước mùa mưa bão", "trước Tết" are
 * occasions. Neither has a calendar day.
 */
import { findPhrase, phraseAt, phrases } from './phrases.ts'
import { after, type OccasionAtom, type Parser } from './time-types.ts'

const MEETING = phrases(
  'kỳ giao ban | cuộc giao ban | buổi giao ban | phiên giao ban | hội nghị giao ban | lần giao ban | họp giao ban | cuộc họp giao ban | giao ban',
  'kỳ họp | cuộc họp | buổi họp | phiên họp | lần họp | họp | hội nghị | phiên thường kỳ | phiên | kỳ | lần',
)
const NEXT = phrases(
  'sau | tới | kế tiếp | tiếp theo | kỳ sau | lần sau | lần tới | kỳ tới | kỳ tiếp theo | lần tiếp theo | gần nhất | sắp tới | liền kề | tháng sau | tuần sau | tháng tới | tuần tới | quý sau | quý tới | kế | tiếp',
)
const REACH = 9

export const nextMeetingAt: Parser = (tokens, i, end): OccasionAtom | null => {
  const meeting = phraseAt(tokens, i, end, MEETING)
  if (!meeting) return null
  const reach = meeting.wording === 'kỳ' || meeting.wording === 'lần' || meeting.wording === 'họp' ? 0 : REACH
  for (let k = meeting.to; k < end && k <= meeting.to + reach; k++) {
    if (tokens[k]!.kind === 'mark' && tokens[k]!.key !== '-') return null
    const next = phraseAt(tokens, k, end, NEXT)
    // "họp sau khi …" is no next meeting.
    if (next && after(tokens, next.to - 1, end, 'sau khi') < 0 && after(tokens, next.to - 1, end, 'sau ngày') < 0)
      return { kind: 'next-meeting', from: i, to: next.to }
    if (tokens[k]!.kind === 'number') return null
  }
  return null
}

const BEFORE = phrases(
  'trước | trước ngày | xong trước | trước khi | trước thời điểm | sau khi | ngay sau khi | đến khi | cho đến khi | trong',
)
const EVENTS = phrases(
  'mùa | tết | kỳ họp | khai giảng | ngày khai giảng | lễ | dịp | đại hội | bầu cử | ngày bầu cử | vụ | năm học | lũ | kỳ nghỉ | rằm | ngày rằm | hội nghị | phiên họp | cuộc họp | ngày hội | ngày lễ | kỳ thi | mưa bão | khi',
)
const STOP = phrases('. | ; | , | : | để | nhằm')

export const eventAt: Parser = (tokens, i, end): OccasionAtom | null => {
  const before = phraseAt(tokens, i, end, BEFORE)
  if (!before) return null
  const waits = before.wording.endsWith('khi')
  const event = waits ? null : phraseAt(tokens, before.to, end, EVENTS)
  if (!event && !waits) return null
  const stop = findPhrase(tokens, before.to, Math.min(end, before.to + 10), STOP)
  const to = Math.min(end, stop?.from ?? before.to + 10)
  return to > before.to ? { kind: 'event', from: i, to } : null
}
