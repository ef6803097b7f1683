/** Reads a text beside the page, so that typing never waits for it. */
import { type DraftDirective, draftsFrom } from '#app/domain/directive/draft.ts'
import type { Day } from '#app/domain/shared/day.ts'
import type { Office } from '#app/domain/unit/office.ts'
import { type DraftingData, newDraftId, workingDayOf } from './drafting-data.ts'

export type WorkerOrder =
  | { kind: 'start'; office: Office; meetingDay: Day; overrides: DraftingData['overrides'] }
  | { kind: 'read'; text: string }
export type WorkerReply = { text: string; found: DraftDirective[] }

let given: Extract<WorkerOrder, { kind: 'start' }> | null = null

globalThis.onmessage = ({ data }: MessageEvent<WorkerOrder>) => {
  if (data.kind === 'start') given = data
  else if (given) {
    const { office, meetingDay, overrides } = given
    const { directives } = draftsFrom(data.text, office, meetingDay, workingDayOf(overrides), newDraftId)
    const reply: WorkerReply = { text: data.text, found: directives }
    globalThis.postMessage(reply)
  }
}
