/**
 * The mails people get: what a letter (domain/reminder/digest.ts) says, in the plain and polite tone of an office, as
 * short as a phone wants it. The sentences are those of the office (domain/reminder/wording).
 */
import type { Letter, LetterItem, LetterTone } from '#app/domain/reminder/digest.ts'
import { type MailItem, type MailTone, renderMail } from './layout.ts'
import { countsOf, subjectOf } from './letter-subject.ts'
import { countItems, isCoordinating, lettersValues } from './letter-values.ts'

const TONES: Record<LetterTone, MailTone> = {
  late: 'late',
  soon: 'soon',
  ask: 'wait',
  news: 'ok',
  unaccepted: 'wait',
  slow: 'none',
}

export function letterMail(letter: Letter, siteUrl: string): { subject: string; text: string; html: string } {
  const item = (i: LetterItem): MailItem => ({
    title: i.title,
    meta: [i.facts.join(' · '), i.sentence, ...i.quotes.map(q => `“${q}”`)].filter(m => m !== '').join(' – '),
    badge: { tone: TONES[i.badge.tone], text: i.flash ? `HOẢ TỐC · ${i.badge.text}` : i.badge.text },
    href: i.directiveId
      ? `${siteUrl}/nhiem-vu?chi_dao=${encodeURIComponent(i.directiveId)}`
      : i.linkId
        ? `${siteUrl}/t/${encodeURIComponent(i.linkId)}`
        : `${siteUrl}/nhiem-vu/${encodeURIComponent(i.taskId)}`,
  })
  const { portfolio, words } = letter
  const values = { ...lettersValues(letter), 'tóm tắt': countsOf(letter) }
  const sections = letter.sections.map(s => ({ title: s.title, items: s.items.map(item) }))
  if (portfolio && portfolio.shown.length > 0)
    sections.push({ title: portfolioTitle(letter, portfolio), items: portfolio.shown.map(item) })
  const acts = letter.sections.some(s => s.items.some(i => i.acts))
  const message = letter.kind === 'assigned' && isCoordinating(letter) ? 'coordinating' : letter.kind
  const many = message !== 'digest' && message !== 'decided' && countItems(letter) > 1
  const intro =
    letter.kind === 'digest' && letter.sections.length === 0
      ? words.say('leader', 'intro', values)
      : words.say(
          message,
          message === 'digest' && countItems(letter) === 1 && !portfolio ? 'introOne' : 'intro',
          values,
        )
  const reason = [words.say(message, 'why', values), words.say('common', 'closing', values)]
  if (acts) reason.push(words.say('common', 'keep', values))
  return {
    subject: subjectOf(letter),
    ...renderMail({
      heading: words.say(message, many ? 'headingMany' : 'heading', values),
      preview: previewOf(letter),
      intro: [
        words.say('common', 'greeting', values),
        [intro, acts ? words.say('common', 'act', values) : ''].filter(w => w !== '').join(' '),
      ].join('\n'),
      sections,
      outro: outroOf(letter),
      actionHref: `${siteUrl}/`,
      actionText: 'Mở danh sách việc',
      reason: reason.join('\n'),
    }),
  }
}

/** What a phone shows under the subject, before the mail is opened: the worst of it. */
const previewOf = ({ sections, portfolio }: Letter): string =>
  [...sections.flatMap(s => s.items), ...(portfolio?.shown ?? [])]
    .slice(0, 3)
    .map(i => `${i.badge.text}: ${i.title}`)
    .join(' · ')

type Portfolio = NonNullable<Letter['portfolio']>

function portfolioTitle({ words }: Letter, p: Portfolio): string {
  const worst = p.byUnit.slice(0, 3).map(u => `${u.unitName}: ${u.overdue}`)
  const units = `${worst.join('; ')}${p.byUnit.length > 3 ? '; …' : ''}`
  return words.say('leader', 'section', { 'số việc': String(p.overdue), 'đơn vị nhiều nhất': units })
}

function outroOf({ portfolio, words }: Letter): string {
  if (!portfolio || portfolio.hidden === 0) return ''
  return words.say('leader', 'rest', { 'số việc': String(portfolio.overdue) })
}
