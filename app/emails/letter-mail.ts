/**
 * The mails people get: what a letter (domain/reminder/digest.ts) says, in the plain and polite tone of an office, as
 * short as a phone wants it.
 */
import type { Letter, LetterItem, LetterTone } from '#app/domain/reminder/digest.ts'
import { formatDay, weekdayName } from '#app/domain/shared/day.ts'
import { type MailItem, type MailTone, renderMail } from './layout.ts'
import { subjectOf } from './letter-subject.ts'

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
    meta: [i.facts.join(' · '), ...i.quotes.map(q => `“${q}”`)].join(' – '),
    badge: { tone: TONES[i.badge.tone], text: i.flash ? `HOẢ TỐC · ${i.badge.text}` : i.badge.text },
    href: i.linkId
      ? `${siteUrl}/t/${encodeURIComponent(i.linkId)}`
      : `${siteUrl}/nhiem-vu/${encodeURIComponent(i.taskId)}`,
  })
  const sections = letter.sections.map(s => ({ title: s.title, items: s.items.map(item) }))
  const { portfolio } = letter
  if (portfolio) sections.push({ title: portfolioTitle(portfolio), items: portfolio.shown.map(item) })
  const { heading, intro } = WORDS[letter.kind](letter)
  return {
    subject: subjectOf(letter),
    ...renderMail({
      heading,
      intro: `Kính gửi ông/bà ${letter.personName},\n${intro}`,
      sections,
      outro: outroOf(letter),
      actionHref: `${siteUrl}/`,
      actionText: 'Mở danh sách việc',
      reason: REASON[letter.kind],
    }),
  }
}

type Words = { heading: string; intro: string }

const WORDS: Record<Letter['kind'], (letter: Letter) => Words> = {
  digest: l => ({
    heading: `Việc cần chú ý – ${weekdayName(l.on)}, ${formatDay(l.on)}`,
    intro:
      l.sections.length > 0
        ? 'Phần mềm xin nhắc các việc sau, việc gấp nhất ở trên.'
        : 'Tình hình các việc quá hạn trong phạm vi phụ trách:',
  }),
  assigned: l =>
    l.sections.every(s => s.items.every(i => i.coordinating))
      ? {
          heading: 'Nhiệm vụ phối hợp',
          intro:
            'Theo kết luận đã ban hành, đơn vị được giao phối hợp các việc sau. Đề nghị chủ động phối hợp với đơn vị chủ trì.',
        }
      : {
          heading: countItems(l) === 1 ? 'Nhiệm vụ mới' : `${countItems(l)} nhiệm vụ mới`,
          intro:
            'Theo kết luận đã ban hành, đơn vị được giao các việc sau. Đề nghị mở từng việc để tiếp nhận; nếu không đúng chức năng, đề nghị trả lại kèm lý do.',
        },
  urge: l => ({
    heading: countItems(l) === 1 ? 'Đôn đốc thực hiện nhiệm vụ' : `Đôn đốc thực hiện ${countItems(l)} nhiệm vụ`,
    intro: 'Lãnh đạo, Văn phòng đôn đốc các việc sau. Đề nghị khẩn trương thực hiện và cập nhật kết quả.',
  }),
  decided: () => ({ heading: 'Có quyết định mới về nhiệm vụ khẩn', intro: 'Đề nghị ông/bà xem và thực hiện ngay.' }),
  flash: l => ({
    heading: countItems(l) === 1 ? 'Việc hoả tốc' : `${countItems(l)} việc hoả tốc`,
    intro: 'Các việc hoả tốc sau cần được xử lý ngay.',
  }),
}

const countItems = (l: Letter): number => l.sections.reduce((n, s) => n + s.items.length, 0)

const portfolioTitle = (p: NonNullable<Letter['portfolio']>): string => {
  const worst = p.byUnit.slice(0, 3).map(u => `${u.unitName}: ${u.overdue}`)
  return `Phạm vi phụ trách: ${p.overdue} việc quá hạn (${worst.join('; ')}${p.byUnit.length > 3 ? '; …' : ''})`
}

function outroOf({ portfolio }: Letter): string {
  if (!portfolio) return ''
  const rest = portfolio.overdue - portfolio.shown.length
  return rest > 0 && portfolio.shown.length > 0
    ? `Danh sách đầy đủ ${portfolio.overdue} việc quá hạn có trong phần mềm.`
    : ''
}

const AUTOMATIC = 'Thư tự động của phần mềm Giao việc – Nhắc việc, không cần trả lời.'
const REASON: Record<Letter['kind'], string> = {
  digest: `Ông/bà nhận thư này vì được giao, phụ trách hoặc theo dõi các việc trên. Mỗi buổi sáng làm việc nhiều nhất một thư; việc đã báo cáo không bị nhắc lại.\n${AUTOMATIC}`,
  assigned: `Ông/bà nhận thư này vì đứng đầu đơn vị chủ trì hoặc phối hợp.\n${AUTOMATIC}`,
  urge: `Ông/bà nhận thư này vì đứng đầu đơn vị hoặc trực tiếp thực hiện nhiệm vụ.\n${AUTOMATIC}`,
  decided: `Ông/bà nhận thư này vì đứng đầu đơn vị hoặc trực tiếp thực hiện nhiệm vụ.\n${AUTOMATIC}`,
  flash: `Ông/bà nhận thư này vì được giao, phụ trách hoặc theo dõi việc hoả tốc.\n${AUTOMATIC}`,
}
