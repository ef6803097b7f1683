import type { Standing } from '#app/domain/task/standing.ts'
import type { TaskKind, TaskState, Urgency } from '#app/domain/task/task.ts'

/** One line of a list as the pages show it: a `TaskLine` fits as it comes. Days and instants are plain text here. */
export type TaskLineView = {
  id: string
  kind: TaskKind
  path: string
  title: string
  unitId: string
  unitName: string
  officerName: string | null
  meetingId: string
  meetingTitle: string
  state: TaskState
  standing: Standing
  due: string | null
  originalDue: string | null
  daysLate: number
  progress: number
  urgency: Urgency
  starred: boolean
  updatedAt: string
  reportToName: string | null
  extensionAsked: { wantedDue: string; reason: string; late: boolean } | null
  explanationWaits: boolean
  sendBackReason: string | null
  lastNote: string | null
  extensions: number
  version: number
}
