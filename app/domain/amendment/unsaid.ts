import { changedParts } from './directive-changes.ts'
import { type Pairing, wordsOf } from './pairing.ts'

/** Where the printed text does not say what was changed beside it. */
export type Unsaid = { number: string; what: string }

/** The paper is what the units read: a day or a unit that only the form says, or an item that only the form dropped. */
export function unsaidIn(
  { pairs, dropped }: Pairing,
  text: string,
  numbers: Record<'earlier' | 'later', ReadonlyMap<string, string>>,
): Unsaid[] {
  const left = dropped
    .filter(d => text.includes(wordsOf(d)) && !pairs.some(p => wordsOf(p.later) === wordsOf(d)))
    .map(d => ({ number: numbers.earlier.get(d.id)!, what: 'đã bỏ nhưng lời văn vẫn còn trong văn bản' }))
  const changed = pairs.flatMap(({ later: l, earlier: e }) => {
    if (e?.span && !l.span) return [{ number: numbers.later.get(l.id)!, what: 'đã xoá lời văn nhưng mục vẫn còn' }]
    if (!e || wordsOf(l) !== wordsOf(e)) return []
    const parts = changedParts(e, l)
    const what = [
      parts.due && 'thời hạn',
      parts.lead && 'đơn vị chủ trì',
      parts.coordinate && 'đơn vị phối hợp',
      parts.reportTo && 'nơi nhận báo cáo',
    ].filter(w => w !== false)
    return what.length > 0
      ? [{ number: numbers.later.get(l.id)!, what: `đổi ${what.join(', ')} nhưng lời văn giữ nguyên` }]
      : []
  })
  return [...changed, ...left]
}
