/**
 * Rule: a unit is the subject where its clause begins – at the item's beginning, after a hard mark, after an opener
 * ("riêng", "ngoài ra"), after an adverbial with its comma ("Trước ngày 25/7, Phòng X …") or a time ("Hàng tháng các …").
 */
import { OPENERS, REQUEST } from './owner-cues.ts'
import { phraseBefore } from './phrases.ts'
import { isAbbreviation } from './ranges.ts'
import { is } from './time-types.ts'
import { keyOf, type Token } from './tokens.ts'

const words = (list: string): Set<string> => new Set(list.split(' ').map(keyOf))

/** First words of an adverbial that opens an item before its subject. */
const ADVERBIAL = words(
  'để về đối trong trước nhằm trên căn theo từ đến chậm hàng hằng định ngoài riêng đầu cuối sau khi nếu ngay vào tại ở liên nhân giữa mỗi tiếp qua với bên đồng tháng quý tuần ngày hết quá muộn cùng song thời mục nội công lĩnh việc phần năm kể cứ nửa sáng chiều lúc do khắc trường thứ riêng tối trễ sớm lâu mùng mồng khoảng chưa sang hôm trưa đêm hạn là vì bởi nhờ mặc dù tuy dưới bằng thông tùy phối kết cụ thực cũng',
)
/** Only with its second word: "Công tác …", but "Công an quận"; "Trường hợp …", but "Trường Tiểu học". */
const TWO_WORDS = new Map(
  Object.entries({ công: 'tác', trường: 'hợp', liên: 'quan', đồng: 'thời', nội: 'dung' }).map(([a, b]) => [
    keyOf(a),
    keyOf(b),
  ]),
)
function isAdverbial(tokens: readonly Token[], k: number): boolean {
  const { key } = tokens[k]!
  const second = TWO_WORDS.get(key)
  return ADVERBIAL.has(key) && (second === undefined || tokens[k + 1]?.key === second)
}
const NOT_TIME = words(
  'để về đối nhằm trên căn theo khi nếu tại ở liên nhân qua với bên công lĩnh việc nội do khắc trường là vì bởi nhờ mặc dù tuy dưới bằng thông tùy phối kết cụ thực cũng',
)
const TIME_WORDS = words(
  'này tới sau tháng tuần quý năm ngày nay mai kỳ lần giờ việc nữa trưa sáng chiều tối hai ba tư năm sáu bảy nhật',
)
const TIME_OPENS = words('trong trước từ đến ngay đầu cuối chậm hàng hằng')
const HARD = new Set(['.', ';', ':'])

/** Is the full stop at `k` the end of a sentence and not "P. Nội vụ" or "TP."? */
const endsSentence = (tokens: readonly Token[], k: number): boolean =>
  tokens[k]!.key !== '.' || (tokens[k + 1]?.gap !== false && !isAbbreviation(tokens[k - 1]))

const endsInTime = (token: Token): boolean => token.kind === 'number' || TIME_WORDS.has(token.key) || token.upper

/** "15 ngày nữa, Phòng X …", "17 giờ ngày mai Công an …". */
const countsTime = (tokens: readonly Token[], i: number): boolean =>
  tokens[i]!.kind === 'number' && UNITS_OF_TIME.has(tokens[i + 1]?.key ?? '')
const UNITS_OF_TIME = words('ngày tuần tháng quý giờ h g')

const REACH = 200

export function sentenceStart(tokens: readonly Token[], at: number, from: number): number {
  for (let k = at - 1; k > from && k > at - REACH; k--)
    if (HARD.has(tokens[k]!.key) && endsSentence(tokens, k)) return k + 1
  return from
}

/** "chỉ đạo trong năm 2008, UBND quận …": a request, a time and a comma. */
export function afterTimedRequest(tokens: readonly Token[], comma: number, floor: number): boolean {
  for (let k = comma - 1; k > floor && k > comma - 9; k--) {
    if (TIME_OPENS.has(tokens[k]!.key) && phraseBefore(tokens, k, floor, REQUEST)) return true
  }
  return false
}

/** Does the sentence that holds `at` open with an adverbial ("Riêng vụ việc tại …")? */
export const opensAdverbially = (tokens: readonly Token[], at: number, from: number): boolean =>
  isAdverbial(tokens, sentenceStart(tokens, at, from))

export function clauseBegins(
  tokens: readonly Token[],
  from: number,
  at: number,
  floor: number,
  before: { from: number; to: number; body: boolean } | null,
  owned: boolean,
): boolean {
  let k = at
  for (;;) {
    if (k <= from) return true
    const opener = phraseBefore(tokens, k, Math.max(floor, from), OPENERS)
    if (!opener) break
    k = opener.from
  }
  const previous = tokens[k - 1]!
  if (HARD.has(previous.key) && endsSentence(tokens, k - 1)) return true
  if (previous.key === '"' || previous.key === '-') return k - 1 <= from || HARD.has(tokens[k - 2]?.key ?? '')
  if (before !== null && before.to === k && before.body) return true
  const sentence = sentenceStart(tokens, k, from)
  // "… Sau đó, Sở B …": another sentence, opened by an adverbial.
  const anew = before !== null && sentence >= before.to
  if (before !== null && owned && !anew) return previous.key === ',' && k < at
  if (sentence >= k) return true
  const first = tokens[sentence]!
  if (previous.key === ',')
    return (
      ((isAdverbial(tokens, sentence) || countsTime(tokens, sentence)) &&
        (before === null || before.from > sentence || anew || !owned)) ||
      afterTimedRequest(tokens, k - 1, floor)
    )
  // "Hàng tháng các đơn vị …" without a comma: nothing but the time stands before.
  return (
    (before === null || anew) &&
    (isAdverbial(tokens, sentence) || countsTime(tokens, sentence)) &&
    !NOT_TIME.has(first.key) &&
    k - sentence <= 9 &&
    endsInTime(tokens[k - 1]!) &&
    !is(tokens, k - 1, k, 'của')
  )
}
