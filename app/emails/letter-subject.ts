/** The line that is read on a locked phone: how many, how bad, which day. */
import type { Letter, LetterTone } from '#app/domain/reminder/digest.ts'
import { isCoordinating, lettersValues, singleItem } from './letter-values.ts'

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

/** What is in front of every subject is no wording: rules of mail programs go by it. */
export function subjectOf(letter: Letter): string {
  const tag = letter.flash > 0 ? '[HOẢ TỐC]' : letter.kind === 'urge' ? '[Đôn đốc]' : '[Giao việc]'
  return cut(`${tag} ${said(letter)}`)
}

function said(l: Letter): string {
  const values = { ...lettersValues(l), 'tóm tắt': countsOf(l) }
  const message = l.kind === 'assigned' && isCoordinating(l) ? 'coordinating' : l.kind
  if (l.kind === 'digest' || l.kind === 'flash') return l.words.say(message, 'subject', values)
  const single = singleItem(l)
  return l.words.say(message, single ? 'subject' : 'subjectMany', values)
}

export function countsOf({ counts, portfolio }: Pick<Letter, 'counts' | 'portfolio'>): string {
  // with the week's overview the subject counts what that counts
  const late = portfolio ? Math.max(counts.late, portfolio.overdue) : counts.late
  const of = { ...counts, late }
  const parts = COUNTED.filter(([tone]) => of[tone] > 0).map(([tone, words]) => `${of[tone]} ${words}`)
  if (Object.values(counts).every(n => n === 0) && portfolio)
    return `${portfolio.overdue} việc quá hạn trong phạm vi phụ trách`
  return parts.slice(0, MOST_PARTS).join(', ')
}

const cut = (text: string): string => {
  const clean = text.replace(/\s+/g, ' ').trim()
  return clean.length > LONGEST ? `${clean.slice(0, LONGEST - 1).trimEnd()}…` : clean
}
