/** Rule: the hour of a deadline. */
import { type Atom, is, type Parser } from './time-types.ts'

/** "quốc lộ 14H", "đường số 5h". */
const ROADS = ['lộ', 'đường', 'tuyến', 'ql', 'tl', 'đt', 'số', 'lô']

/** "17h", "17h30", "17 giờ 30 phút", "17:00", "16h00'", "3 giờ chiều". */
export const hourAt: Parser = (tokens, i, end): Atom | null => {
  const first = tokens[i]
  if (first?.kind !== 'number' || first.text.length > 2 || Number(first.text) > 24) return null
  if (is(tokens, i - 1, end, ...ROADS)) return null
  let to = i + 1
  let minutes = 0
  if (is(tokens, to, end, 'h', 'giờ', 'g')) {
    to += 1
    const m = tokens[to]
    if (
      to < end &&
      m?.kind === 'number' &&
      m.text.length <= 2 &&
      Number(m.text) < 60 &&
      !is(tokens, to + 1, end, '/', 'tháng')
    ) {
      minutes = Number(m.text)
      to += 1
      if (is(tokens, to, end, 'phút', 'p', '"')) to += 1
    }
  } else if (
    is(tokens, to, end, ':') &&
    tokens[to + 1]?.kind === 'number' &&
    tokens[to + 1]!.text.length === 2 &&
    !tokens[to + 1]!.gap &&
    to + 1 < end
  ) {
    minutes = Number(tokens[to + 1]!.text)
    to += 2
  } else return null
  let hour = Number(first.text)
  // In "10h sáng mai" the morning belongs to the day.
  const relative = is(tokens, to + 1, end, 'mai', 'nay')
  if (is(tokens, to, end, 'chiều', 'tối') && hour < 12) {
    hour += 12
    if (!relative) to += 1
  } else if (!relative && is(tokens, to, end, 'sáng', 'trưa', 'chiều')) to += 1
  if (minutes > 59) return null
  return { kind: 'hour', from: i, to, time: `${String(hour).padStart(2, '0')}:${String(minutes).padStart(2, '0')}` }
}
