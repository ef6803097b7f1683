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
  const acts = letter.sections.some(s => s.items.some(i => i.acts))
  return {
    subject: subjectOf(letter),
    ...renderMail({
      heading,
      preview: previewOf(letter),
      intro: `Kính gửi ông/bà ${letter.personName}.\n${intro}${acts ? ` ${ACT_NOW}` : ''}`,
      sections,
      outro: outroOf(letter),
      actionHref: `${siteUrl}/`,
      actionText: 'Mở danh sách việc',
      reason: acts ? `${REASON[letter.kind]}\n${KEEP}` : REASON[letter.kind],
    }),
  }
}

/** Only in the mail itself: what is copied out of it leads through the sign-in page. */
export const ACT_NOW = 'Bấm vào việc để tiếp nhận, cập nhật, báo cáo hoặc xin gia hạn ngay, không cần đăng nhập.'
const KEEP = 'Xin đừng chuyển tiếp thư này: ai mở liên kết trong thư cũng làm được thay ông/bà đối với các việc trên.'

/** What a phone shows under the subject, before the mail is opened: the worst of it. */
const previewOf = ({ sections, portfolio }: Letter): string =>
  [...sections.flatMap(s => s.items), ...(portfolio?.shown ?? [])]
    .slice(0, 3)
    .map(i => `${i.badge.text}: ${i.title}`)
    .join(' · ')

type Words = { heading: string; intro: string }

const WORDS: Record<Letter['kind'], (letter: Letter) => Words> = {
  digest: l => ({
    heading: `Việc cần chú ý – ${weekdayName(l.on)}, ${formatDay(l.on)}`,
    intro: l.sections.length > 0 ? 'Việc gấp nhất ở trên.' : 'Tình hình các việc quá hạn trong phạm vi phụ trách:',
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
            'Theo kết luận đã ban hành, đơn vị được giao các việc sau. Đề nghị tiếp nhận; nếu không đúng chức năng, đăng nhập để trả lại kèm lý do.',
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
