/** What the review page shows: plain data from its loader. */
export const DECISIONS = ['urge', 'extend', 'explain', 'reassign', 'close'] as const
export type Decision = (typeof DECISIONS)[number]

export const DECISION_NAMES: Record<Decision, string> = {
  urge: 'Đôn đốc',
  extend: 'Gia hạn',
  explain: 'Giải trình',
  reassign: 'Giao lại',
  close: 'Kết thúc',
}

export const DECISION_KEYS: Record<Decision, string> = {
  urge: 'u',
  extend: 'g',
  explain: 'e',
  reassign: 'r',
  close: 'c',
}

export type BoardLine = {
  id: string
  version: number
  path: string
  title: string
  meetingTitle: string
  /** `YYYY-MM-DD` */
  meetingDay: string
  due: string | null
  originalDue: string | null
  daysLate: number
  progress: number
  /** Times reminded and urged, together. */
  reminded: number
  extensions: number
  extensionAsked: { wantedDue: string; reason: string; late: boolean } | null
  explanationWaits: boolean
  sendBackReason: string | null
  lastReport: string | null
  waitsForUnits: string[]
  starred: boolean
  may: Decision[]
  /** What the viewer decided about it today. */
  decided: { text: string; at: string } | null
}

export type BoardGroup = { unitId: string; unitName: string; overdue: number; worst: number; lines: BoardLine[] }

export const DECISION_ACTION = '/ra-soat/quyet-dinh'

/** The answer to a decision sent by script: one entry a task. */
export type DecisionReply = {
  done: number
  message: string | null
  errors: Record<string, string>
  results: { taskId: string; kind: 'done' | 'repeated' | 'stale' | 'refused'; text: string; field?: string }[]
}
