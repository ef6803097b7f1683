import { citationAtStart } from '#app/domain/directive/citation.ts'
import { day, daysBetween, formatDayShort } from '#app/domain/shared/day.ts'
import { Tag } from '../base/tag.tsx'
import type { Tone } from '../base/tone.ts'
import type { TaskLineView } from './task-view.ts'

/** Days ahead at which a due day begins to be near. */
const SOON_DAYS = 7

type Said = { tone: Tone; text: string }
type Stood = Pick<TaskLineView, 'state' | 'standing' | 'daysLate' | 'due'>

/** How a task stands, in the two or three words that matter today. */
export function standingWords({ state, standing, daysLate, due }: Stood, today: string): Said {
  if (standing === 'withdrawn') return { tone: 'none', text: 'đã thu hồi' }
  if (standing === 'done-late') return { tone: 'soon', text: `hoàn thành, trễ ${daysLate} ngày` }
  if (standing === 'done-on-time') return { tone: 'ok', text: 'hoàn thành đúng hạn' }
  if (standing === 'done-no-due') return { tone: 'ok', text: 'hoàn thành' }
  if (state === 'reported')
    return daysLate > 0
      ? { tone: 'late', text: `đã báo cáo, trễ ${daysLate} ngày` }
      : { tone: 'wait', text: 'đã báo cáo, chờ xác nhận' }
  if (state === 'suspended') return { tone: 'none', text: 'tạm dừng' }
  if (standing === 'overdue') return { tone: 'late', text: `trễ ${daysLate} ngày` }
  if (due === null) return { tone: 'none', text: 'không thời hạn' }
  const left = daysBetween(day(today), day(due))
  if (left === 0) return { tone: 'soon', text: 'hạn hôm nay' }
  return { tone: left <= SOON_DAYS ? 'soon' : 'none', text: `còn ${left} ngày` }
}

/** The standing, and beside it what is waiting for somebody. */
export function TaskTags({ line, today, quiet }: { line: TaskLineView; today: string; quiet?: boolean }) {
  const { tone, text } = standingWords(line, today)
  return (
    <>
      {line.urgency !== 'normal' && <Tag tone="late">{line.urgency === 'flash' ? 'hoả tốc' : 'khẩn'}</Tag>}
      <Tag tone={tone}>{text}</Tag>
      {line.state === 'assigned' && !quiet && <Tag tone="wait">chưa tiếp nhận</Tag>}
      {line.state === 'send-back-asked' && <Tag tone="wait">đề nghị trả lại</Tag>}
      {line.state === 'redo' && <Tag tone="soon">yêu cầu làm lại</Tag>}
      {line.extensionAsked && (
        <Tag tone="soon">xin gia hạn đến {formatDayShort(day(line.extensionAsked.wantedDue))}</Tag>
      )}
      {line.explanationWaits && <Tag tone="soon">cần giải trình</Tag>}
    </>
  )
}

/** "Mục 1.2, giao ban tháng 4 → Tổ CCHC": where it comes from and where the result goes. */
export function sourceWords(line: Pick<TaskLineView, 'path' | 'meetingTitle' | 'reportToName' | 'kind'>): string {
  // a part has the number of the task it is a part of
  if (line.kind === 'part')
    return `Việc con của ${lowerFirst(citationAtStart(line.path))}, ${lowerFirst(line.meetingTitle)}`
  const from = line.path === '' ? line.meetingTitle : `${citationAtStart(line.path)}, ${lowerFirst(line.meetingTitle)}`
  return line.reportToName ? `${from} → ${line.reportToName}` : from
}

/** Within a sentence a meeting's title begins small, unless its first word is written in capitals. */
export const lowerFirst = (text: string): string =>
  /^\p{Lu}\p{Ll}/u.test(text) ? text.charAt(0).toLocaleLowerCase('vi') + text.slice(1) : text
