/** One line of the record of reminders, in words: the same on screen, on paper and in the workbook. */
import { citationAtStart } from '#app/domain/directive/citation.ts'
import { stepWords } from '#app/domain/reminder/step-words.ts'
import { formatInstant } from '#app/domain/shared/instant.ts'
import type { EvidenceLine } from '../reads.ts'

export type EvidenceTone = 'ok' | 'wait' | 'late' | 'none'
export type EvidenceRow = {
  id: string
  taskId: string
  task: string
  where: string
  step: string
  at: string
  to: string
  email: string
  result: { tone: EvidenceTone; text: string; detail: string | null }
  messageId: string | null
  mailId: string | null
  opened: string | null
  accepted: string | null
}

export const evidenceRow = (l: EvidenceLine): EvidenceRow => ({
  id: l.id,
  taskId: l.taskId,
  task: l.title,
  where: [citationAtStart(l.path), l.unitName].filter(Boolean).join(' · '),
  step: stepWords(l.step, l.occurrence),
  at: formatInstant(l.sentAt ?? l.at),
  to: l.inPlace ? `${l.personName} (nhận thay)` : l.personName,
  email: l.email ?? '',
  result: resultOf(l),
  messageId: l.messageId,
  mailId: l.mailId,
  opened: l.openedAt && formatInstant(l.openedAt),
  accepted: l.acceptedAt && formatInstant(l.acceptedAt),
})

function resultOf(l: EvidenceLine): EvidenceRow['result'] {
  switch (l.state) {
    case 'sent':
      return {
        tone: 'ok',
        text: 'máy chủ thư đã nhận',
        detail: l.ambiguous > 0 ? `có thể đã gửi lặp: ${l.ambiguous} lần không rõ kết quả` : null,
      }
    case 'told':
      return { tone: 'ok', text: 'báo trong phần mềm', detail: null }
    case 'kept':
      return { tone: 'none', text: 'không gửi, lưu tại đây', detail: l.reason }
    case 'skipped':
      return { tone: 'none', text: 'không gửi', detail: l.reason }
    case 'failed':
      return { tone: 'late', text: 'không gửi được', detail: l.reason ?? l.error }
    default:
      return { tone: 'wait', text: 'đang chờ gửi', detail: l.error }
  }
}

export type EvidenceSummary = {
  told: number
  kept: number
  skipped: number
  failed: number
  waiting: number
  opened: number
}

export function summaryOf(lines: readonly EvidenceLine[]): EvidenceSummary {
  const n = (...states: string[]) => lines.filter(l => states.includes(l.state)).length
  return {
    told: n('sent', 'told'),
    kept: n('kept'),
    skipped: n('skipped'),
    failed: n('failed'),
    waiting: n('waiting', 'claimed'),
    opened: lines.filter(l => l.openedAt !== null).length,
  }
}

export const summaryWords = (s: EvidenceSummary): string =>
  [
    `${s.told} lần đã báo`,
    s.opened > 0 && `${s.opened} lần có mở liên kết`,
    s.failed > 0 && `${s.failed} lần không gửi được`,
    s.kept > 0 && `${s.kept} lần lưu tại đây vì chưa có máy chủ thư hoặc địa chỉ`,
    s.skipped > 0 && `${s.skipped} bước không gửi vì không còn đúng`,
    s.waiting > 0 && `${s.waiting} lần đang chờ`,
  ]
    .filter(Boolean)
    .join('; ')
