/** How a change of the organisation is told in lists. */
import type { OfficeChange, OfficeChangeState } from '../ports.ts'

export const CHANGE_STATES: Record<OfficeChangeState, { label: string; tone: 'ok' | 'wait' | 'none' | 'late' }> = {
  planned: { label: 'chờ đến ngày', tone: 'wait' },
  done: { label: 'đã thực hiện', tone: 'ok' },
  cancelled: { label: 'đã bỏ', tone: 'none' },
  failed: { label: 'không thực hiện được', tone: 'late' },
}

const PARTS: [key: string, words: string][] = [
  ['tasks', 'nhiệm vụ'],
  ['coordinations', 'đề nghị phối hợp'],
  ['collecting', 'nơi nhận báo cáo'],
  ['posts', 'chức vụ'],
  ['groups', 'nhóm'],
  ['portfolios', 'phân công phụ trách'],
]

/** "9 nhiệm vụ, 4 chức vụ"; of a failed one, why. */
export function resultWords({ result }: Pick<OfficeChange, 'result'>): string {
  if (typeof result !== 'object' || result === null) return ''
  const told = result as Record<string, unknown>
  if (typeof told.reason === 'string') return told.reason
  return PARTS.flatMap(([key, words]) =>
    typeof told[key] === 'number' && told[key] > 0 ? [`${told[key]} ${words}`] : [],
  ).join(', ')
}
