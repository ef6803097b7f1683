/** The line that is read on a locked phone: how many, how bad, which day. */
import type { Letter, LetterTone } from '#app/domain/reminder/digest.ts'
import { formatDay, weekdayName } from '#app/domain/shared/day.ts'

/** Longer ones are cut by every mail program. */
const LONGEST = 120
const MOST_PARTS = 3

const COUNTED: readonly [LetterTone, string][] = [
  ['late', 'việc quá hạn'],
  ['soon', 'việc sắp đến hạn'],
  ['ask', 'việc chờ xử lý'],
  ['news', 'việc có thông tin mới'],
  ['unaccepted', 'việc chưa tiếp nhận'],
  ['slow', 'việc lâu chưa cập nhật'],
]

export function subjectOf(letter: Letter): string {
  const tag = letter.flash > 0 ? '[HOẢ TỐC]' : letter.kind === 'urge' ? '[Đôn đốc]' : '[Giao việc]'
  return cut(`${tag} ${SAYS[letter.kind](letter)}`)
}

const assignedWords = (l: Letter): [one: string, many: string] =>
  l.sections.every(s => s.items.every(i => i.coordinating))
    ? ['Phối hợp thực hiện', 'nhiệm vụ cần phối hợp']
    : ['Nhiệm vụ mới', 'nhiệm vụ mới']

const SAYS: Record<Letter['kind'], (l: Letter) => string> = {
  digest: l => `${countsOf(l)} – ${weekdayName(l.on)}, ${formatDay(l.on)}`,
  assigned: l => {
    const [one, many] = assignedWords(l)
    return single(l) ? `${one}: ${single(l)}` : `${countItems(l)} ${many} – ${l.sections[0]?.title ?? ''}`
  },
  urge: l => single(l) ?? `${countItems(l)} nhiệm vụ cần khẩn trương thực hiện`,
  decided: l =>
    `${l.sections[0]?.items[0]?.badge.text ?? 'Quyết định mới'}: ${single(l) ?? `${countItems(l)} nhiệm vụ`}`,
  flash: l => `${countsOf(l)} – ${weekdayName(l.on)}, ${formatDay(l.on)}`,
}

function countsOf({ counts, portfolio }: Letter): string {
  const parts = COUNTED.filter(([tone]) => counts[tone] > 0).map(([tone, words]) => `${counts[tone]} ${words}`)
  if (parts.length === 0 && portfolio) return `${portfolio.overdue} việc quá hạn trong phạm vi phụ trách`
  return parts.slice(0, MOST_PARTS).join(', ')
}

const countItems = (l: Letter): number => l.sections.reduce((n, s) => n + s.items.length, 0)
const single = (l: Letter): string | null => (countItems(l) === 1 ? (l.sections[0]?.items[0]?.title ?? null) : null)

const cut = (text: string): string => {
  const clean = text.replace(/\s+/g, ' ').trim()
  return clean.length > LONGEST ? `${clean.slice(0, LONGEST - 1).trimEnd()}…` : clean
}
