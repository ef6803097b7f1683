/** A row of the ladder as a sentence: what the administrator edits, what the preview and the history say. */
import { weekdayNameOf } from '../shared/day.ts'
import { TASK_STATE_NAMES, type TaskState } from '../task/task.ts'
import { RECIPIENT_NAMES, type Recipient } from './escalation.ts'
import { type Anchor, type ReminderRule, TASK_CLASS_NAMES } from './rule.ts'

/** What a row counts from, as it stands after "sau khi" or "trước". */
export const ANCHOR_NAMES: Record<Anchor, string> = {
  assigned: 'giao việc',
  due: 'hạn',
  reported: 'đơn vị báo cáo',
  'extension-asked': 'đơn vị xin gia hạn',
  'send-back-asked': 'đơn vị đề nghị trả lại',
  updated: 'lần cập nhật cuối',
  milestone: 'mốc',
  coordination: 'hạn trả lời phối hợp',
  explanation: 'hạn giải trình',
  explained: 'đơn vị giải trình',
  question: 'có câu hỏi',
  'first-word': 'xác nhận lần một',
  review: 'ngày xem lại',
}

/** Something somebody did, rather than a day. */
const isDeed = (anchor: Anchor): boolean =>
  !['due', 'milestone', 'updated', 'coordination', 'explanation', 'review'].includes(anchor)

const lower = (text: string): string => text.charAt(0).toLocaleLowerCase('vi') + text.slice(1)
const listed = (words: readonly string[]): string =>
  words.length < 2 ? (words[0] ?? '') : `${words.slice(0, -1).join(', ')} và ${words.at(-1)}`

export const sayRecipients = (recipients: readonly Recipient[]): string =>
  listed(
    recipients.map(r =>
      r === 'chair' ? 'Chủ tịch' : r === 'leader' ? RECIPIENT_NAMES.leader : lower(RECIPIENT_NAMES[r]),
    ),
  )

export const sayClasses = (rule: Pick<ReminderRule, 'classes'>): string =>
  rule.classes.length === 0 ? 'Mọi nhiệm vụ' : rule.classes.map(c => TASK_CLASS_NAMES[c]).join(', ')

const unitOf = (rule: Pick<ReminderRule, 'days'>) => (rule.days === 'working' ? 'ngày làm việc' : 'ngày lịch')

/** "trước hạn 7, 3, 1 ngày làm việc và đúng ngày" */
export function sayWhen(rule: ReminderRule): string {
  const unit = unitOf(rule)
  const anchor = ANCHOR_NAMES[rule.anchor]
  const before = rule.offsets.filter(o => o < 0).map(o => -o)
  const onDay = rule.offsets.includes(0)
  const after = rule.offsets.filter(o => o > 0)
  const parts = [
    before.length > 0 ? `trước ${anchor} ${before.join(', ')} ${unit}` : '',
    onDay
      ? before.length > 0
        ? 'đúng ngày'
        : anchor.startsWith('ngày')
          ? `đúng ${anchor}`
          : `đúng ngày ${anchor}`
      : '',
    after.length > 0 ? `${after.join(', ')} ${unit} sau ${isDeed(rule.anchor) ? 'khi ' : ''}${anchor}` : '',
  ].filter(p => p !== '')
  const cap = rule.cap === null ? '' : `, nhiều nhất ${rule.cap} lần`
  const again =
    rule.repeatEvery === null
      ? cap
      : `; sau đó cứ ${rule.repeatEvery} ${unit} nhắc lại một lần${rule.weekly ? ', gom vào lượt đầu tuần' : ''}${cap || ' cho đến khi việc chuyển trạng thái'}`
  return `${listed(parts)}${again}`
}

/** "Nhắc thủ trưởng đơn vị chủ trì sau hạn 1 ngày làm việc; …" */
export function sayRule(rule: ReminderRule): string {
  if (!rule.enabled) return 'Không nhắc.'
  const later = rule.laterRecipients.length > 0 ? ` Từ lần thứ hai nhắc ${sayRecipients(rule.laterRecipients)}.` : ''
  const at = rule.at === null ? '' : ` Thư riêng lúc ${rule.at}.`
  return `Nhắc ${sayRecipients(rule.recipients)} ${sayWhen(rule)}.${later}${at}${saySilence(rule.silentIn)}`
}

/** The two steps of the ladder that are no rows: what is told with the act itself, and the overview of a week. */
export const sayFixed = ({ leaderDay }: { leaderDay: number }) =>
  [
    {
      step: 'assigned',
      says: 'Báo thủ trưởng đơn vị chủ trì và các đơn vị phối hợp ngay khi ban hành; trong giờ yên lặng thì chờ đến hết giờ, trừ hoả tốc.',
    },
    {
      step: 'leader-digest',
      says:
        leaderDay === 0
          ? 'Không gửi.'
          : `Gửi Chủ tịch và từng Phó Chủ tịch, trong thư của lượt ${weekdayNameOf(leaderDay)}, các việc quá hạn thuộc phạm vi phụ trách, lâu nhất ở trên; không có việc thì không gửi. Lượt ấy nghỉ thì vào ngày làm việc kế tiếp.`,
    },
  ] as const

const saySilence = (states: readonly TaskState[]): string =>
  states.length === 0 ? '' : ` Không nhắc khi việc ${listed(states.map(s => `“${TASK_STATE_NAMES[s]}”`))}.`
