/** Rule: where a unit stands tells whether it can be the subject – alone at the end, behind a comma with a verb, in brackets. */
import { hasPredicate, OPENERS, speaksAsChair, takesLead } from './owner-cues.ts'
import { assists } from './owner-help.ts'
import type { OwnerPart } from './owner-parts.ts'
import type { Run } from './owner-runs.ts'
import { phraseAt, phraseBefore, phrases } from './phrases.ts'
import { verbAt } from './speech.ts'
import { is } from './time-types.ts'
import type { Token } from './tokens.ts'

/** "Vụ việc tại xã A giao Công an xử lý": the first only tells where. */
export const isPlace = (tokens: readonly Token[], run: Run, end: number): boolean =>
  is(tokens, run.from - 1, end, 'tại', 'ở', 'của', 'trên', 'thuộc', 'về')

/** After a comma or a connecting word, not after a noun or a preposition that binds it ("việc của Phòng X"). */
export function isSubject(tokens: readonly Token[], run: Run, floor: number): boolean {
  const previous = tokens[run.from - 1]
  return (
    previous === undefined ||
    previous.kind === 'mark' ||
    is(tokens, run.from - 1, run.from, 'đó', 'thì', 'nên', 'và', 'rằng', 'là') ||
    phraseBefore(tokens, run.from, floor, OPENERS) !== null
  )
}

/** "(Phòng Nội vụ)", "– Phòng Nội vụ.", "-> Phòng Nội vụ" at the end of the item. */
function isTail(tokens: readonly Token[], run: Run, end: number): boolean {
  if (!is(tokens, run.from - 1, end, '(', '-', '[', '>')) return false
  let k = run.to
  while (k < end && tokens[k]!.kind === 'mark') k += 1
  // "(Phòng Nội vụ; xong trước 31/3)", "– Phòng Nội vụ (xong 31/3)".
  const goesOn = is(tokens, run.from - 1, end, '(') && is(tokens, run.to, end, ';', ',', '-')
  return k >= end || goesOn || is(tokens, run.to, end, ')', '-', ']', '(')
}

/** "… (Phòng A)", "(Phòng A chuẩn bị nội dung, …)", "Về bộ máy - Phòng A: …". */
export function isAlone(tokens: readonly Token[], run: Run, end: number): boolean {
  if (isTail(tokens, run, end)) return true
  if (is(tokens, run.from - 1, end, '(')) return hasPredicate(tokens, run.to, end)
  return is(tokens, run.to, end, ':') && tokens[run.from - 1]!.kind === 'mark'
}

/** "…, Công an xã xác minh": after a comma another unit with work of its own. */
export const opensOwnWork = (tokens: readonly Token[], run: Run, before: Run | null, end: number): boolean =>
  before !== null &&
  !run.body &&
  is(tokens, run.from - 1, end, ',') &&
  run.from - before.to > 2 &&
  hasPredicate(tokens, run.to, end) &&
  assists(tokens, run.to, end) === null &&
  !goesOnHelping(tokens, run, before.to)

/** "phối hợp với Liên minh HTX, Hạt Kiểm lâm kiểm tra": the list of helpers goes on behind one that is not known. */
export function goesOnHelping(tokens: readonly Token[], run: Run, floor: number): boolean {
  let from = run.from - 1
  while (from > floor && tokens[from - 1]!.kind !== 'mark') from -= 1
  for (let k = from; k < run.from - 1; k++) {
    const cue = phraseAt(tokens, k, run.from, WITH)
    if (!cue) continue
    for (let n = cue.to; n < run.from - 1; n++) if (!tokens[n]!.capital && verbAt(tokens, n, run.from)) return false
    return cue.to < run.from - 1
  }
  return false
}
const WITH = phrases('phối hợp với | phối hợp cùng | phối hợp | cùng với | cùng')

/** "(Công an tỉnh chủ trì; các xã, phường)": nothing is said of the rest, so it helps. */
export const isRemainder = (tokens: readonly Token[], run: Run, before: Run, end: number): boolean =>
  run.from - before.to === 3 &&
  takesLead(tokens, before.to, end) &&
  is(tokens, run.from - 1, end, ',', ';') &&
  (run.to >= end || is(tokens, run.to, end, ')', '.'))

/** Where nobody is charged in so many words: the first unit that opens a clause and does something. */
export function lastResort(
  tokens: readonly Token[],
  runs: readonly Run[],
  part: OwnerPart,
  end: number,
): Run | undefined {
  const placed = new Set([...part.marks.coordinate, ...part.marks.reportTo].map(m => m.to))
  const opens = (r: Run) =>
    r.from === part.from ||
    is(tokens, r.from - 1, end, ',', 'thì', ';', '.', ':', ')', 'này', 'đó') ||
    phraseBefore(tokens, r.from, part.from, OPENERS) !== null ||
    // "Để Phòng X lo việc này".
    (r.from - 1 === part.from && is(tokens, part.from, end, 'để'))
  return runs.find(
    r =>
      r.from >= part.from &&
      !placed.has(r.to) &&
      opens(r) &&
      hasPredicate(tokens, r.to, end) &&
      (part.lead.length === 0 || assists(tokens, r.to, end) === null) &&
      !(r.body && speaksAsChair(tokens, r.to, end)),
  )
}
